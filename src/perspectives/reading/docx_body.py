"""The text of a Word document part (body or notes) as pieces, from the events of its XML.

Read as a reader of the printed page sees it: insertions stand, deletions and hidden text are gone,
the first choice of alternative content counts, text boxes follow the paragraph they hang on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.docx_styles import NO_LIST, Numbering, Styles, number_in
from perspectives.reading.pieces import Piece
from perspectives.reading.runs import Runs
from perspectives.reading.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HEADING_WORDS = 12
"""Words up to which a paragraph in bold alone is taken for a heading (as in Markdown)."""

LONGEST_HEADING = 40
"""Words up to which an outline level is believed: some templates give one to all of the text."""

_SKIPPED = frozenset(
    {
        "mc:Fallback",
        "w:rt",
        "w:rPrChange",
        "w:pPrChange",
        "w:tblGridChange",
        "w:tblPr",
        "w:trPr",
        "w:tcPr",
        "w:sectPr",
    }
)
"""Elements whose content is never text of the document, or describes an earlier state of it."""

_OFF = ("0", "false", "off")
_CLOSED = tuple(".,;:!?…")
_BREAKS = {"page": "\n\n", "column": "\n\n"}
_CONTENTS = "table of contents"


@dataclass(slots=True)
class _Paragraph:
    """A paragraph being read."""

    runs: Runs = field(default_factory=Runs)
    style: str = ""
    list_id: str = ""
    depth: int = -1
    outline: int = -1
    has_bold: bool = False
    has_plain: bool = False
    joins_next: bool = False
    is_drop_cap: bool = False
    boxes: list[Piece] = field(default_factory=list[Piece])


@dataclass(slots=True)
class _Run:
    """The properties of the run being read."""

    is_hidden: bool = False
    bold: bool | None = None


class Body:
    """Takes the events of a part and collects its pieces.

    `chunk` gives the pieces of an embedded file by its relation. After parsing, `pieces` holds the
    text, `notes` the notes' pieces by id, `references` the notes referred to as (kind, id), in
    order; the n-th has the mark "[n]".
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        chunk: Callable[[str], list[Piece]],
        *,
        with_deleted: bool = False,
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._chunk = chunk
        self._with_deleted = with_deleted
        self.pieces: list[Piece] = []
        self.notes: dict[str, list[Piece]] = {}
        self.references: list[tuple[str, str]] = []
        self.root = ""
        self.deletions = 0
        self.hidden = 0
        self._target = self.pieces
        self._paragraphs: list[_Paragraph] = []
        self._targets: list[list[Piece]] = []
        self._joined: Runs | None = None
        self._run = _Run()
        self._skip = 0
        self._deleted = 0
        self._in_properties = 0
        self._in_run_properties = 0
        self._is_text = False
        self._columns: list[int] = []
        self._is_first_cell = True
        self._is_contents = False
        self._is_placeholder = False
        self._blocks: list[bool] = []
        self._starts = {
            "w:p": self._start_paragraph,
            "w:r": self._start_run,
            "w:pStyle": self._style,
            "w:numId": self._list,
            "w:ilvl": self._depth,
            "w:outlineLvl": self._outline,
            "w:framePr": self._frame,
            "w:del": self._start_deletion,
            "w:moveFrom": self._start_deletion,
            "w:vanish": self._hide,
            "w:b": self._embolden,
            "w:tab": self._tab,
            "w:br": self._break,
            "w:cr": self._break,
            "w:sym": self._symbol,
            "w:tbl": self._start_table,
            "w:gridCol": self._column,
            "w:tr": self._start_row,
            "w:txbxContent": self._start_box,
            "w:footnoteReference": self._refer_to_footnote,
            "w:endnoteReference": self._refer_to_endnote,
            "w:footnote": self._start_note,
            "w:endnote": self._start_note,
            "w:docPartGallery": self._gallery,
            "w:altChunk": self._embed,
        }
        self._ends = {
            "w:p": self._end_paragraph,
            "w:tbl": self._end_table,
            "w:txbxContent": self._end_box,
            "w:footnote": self._end_note,
            "w:endnote": self._end_note,
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skip or name in _SKIPPED or (name == "w:sdtContent" and self._is_placeholder):
            self._skip += 1
            self._is_placeholder = False
            return
        self.root = self.root or name
        if name in ("w:t", "w:delText", "m:t"):
            self._is_text = True
        elif name == "w:pPr":
            self._in_properties += 1
        elif name == "w:rPr":
            self._in_run_properties += 1
        elif name == "w:noBreakHyphen":
            self._write("\u2011")
        elif name == "w:sdt":
            self._blocks.append(self._is_contents)
        elif name == "w:showingPlcHdr":
            self._is_placeholder = True
        elif act := self._starts.get(name):
            act(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skip:
            self._skip -= 1
        elif name in ("w:t", "w:delText", "m:t"):
            self._is_text = False
        elif name == "w:pPr":
            self._in_properties -= 1
        elif name == "w:rPr":
            self._in_run_properties -= 1
        elif name in ("w:del", "w:moveFrom"):
            self._deleted -= not self._in_run_properties
        elif name == "w:sdt":
            self._is_contents = self._blocks.pop()
        elif act := self._ends.get(name):
            act()

    def text(self, text: str) -> None:
        """Text stands here."""
        if self._is_text and not self._skip:
            self._write(text)

    def _write(self, text: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if self._run.is_hidden:
            self.hidden += 1
            return
        if self._deleted:
            self.deletions += 1
            if self._with_deleted:
                paragraph.runs.aside(text)
            return
        paragraph.runs.add(text)
        if not text.isspace():
            bold = self._run.bold
            if bold if bold is not None else self._styles.is_bold(paragraph.style):
                paragraph.has_bold = True
            else:
                paragraph.has_plain = True

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        self._paragraphs.append(_Paragraph())
        self._run = _Run()

    def _end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs.pop()
        if paragraph.is_drop_cap or (paragraph.joins_next and not self._with_deleted):
            # Its end was deleted, or it is one large letter: the next paragraph goes on with it.
            self._joined = self._joined or Runs()
            self._joined.take(paragraph.runs)
        else:
            if self._joined is not None:
                self._joined.take(paragraph.runs)
                paragraph.runs, self._joined = self._joined, None
            self._target += self._pieces_of(paragraph)
        self._target += paragraph.boxes

    def _pieces_of(self, paragraph: _Paragraph) -> list[Piece]:
        label = self._label(paragraph)
        if paragraph.runs.is_empty():
            return []
        if label:
            runs = Runs()
            runs.add(label + " ")
            runs.take(paragraph.runs)
            paragraph.runs = runs
        role, level, sure = self._role_of(paragraph)
        close = False
        if role is Role.CELL:
            close = not self._is_first_cell
            self._is_first_cell = False
        return list(paragraph.runs.pieces(role, level, sure=sure, close=close))

    def _list_of(self, paragraph: _Paragraph) -> tuple[str, int]:
        list_id, depth = self._styles.list_of(paragraph.style)
        if paragraph.list_id:
            list_id = paragraph.list_id
        if paragraph.depth >= 0:
            depth = paragraph.depth
        elif depth < 0:
            depth = self._numbering.depth_of(list_id, paragraph.style)
        return ("" if list_id == NO_LIST else list_id), max(0, depth)

    def _label(self, paragraph: _Paragraph) -> str:
        list_id, depth = self._list_of(paragraph)
        return self._numbering.label(list_id, depth) if list_id else ""

    def _role_of(self, paragraph: _Paragraph) -> tuple[Role, int, bool]:
        if self._is_contents:
            return Role.NAVIGATION, 0, True
        words = len(paragraph.runs.text().split())
        told = self._styles.role(paragraph.style)
        if 0 <= paragraph.outline <= 8 and words <= LONGEST_HEADING:
            return Role.HEADING, paragraph.outline + 1, True
        if told and not (told[0] is Role.HEADING and words > LONGEST_HEADING):
            return (*told, True)
        list_id, depth = self._list_of(paragraph)
        if list_id:
            return Role.ITEM, depth + 1, True
        if any(columns != 1 for columns in self._columns):
            return Role.CELL, 0, True
        text = paragraph.runs.text().strip()
        is_bold = paragraph.has_bold and not paragraph.has_plain
        if is_bold and words <= HEADING_WORDS and not text.endswith(_CLOSED):
            return Role.HEADING, 3, False
        return Role.PARAGRAPH, 0, False

    def _start_run(self, attributes: Mapping[str, str]) -> None:
        self._run = _Run()

    def _style(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = attributes.get("w:val", "")

    def _list(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].list_id = attributes.get("w:val", "")

    def _depth(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].depth = min(8, max(0, number_in(attributes.get("w:val"), 0)))

    def _outline(self, attributes: Mapping[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].outline = number_in(attributes.get("w:val"), -1)

    def _frame(self, attributes: Mapping[str, str]) -> None:
        """A drop cap is a paragraph of its own in a frame; its word goes on in the next."""
        if self._paragraphs and attributes.get("w:dropCap", "none") != "none":
            self._paragraphs[-1].is_drop_cap = True

    def _start_deletion(self, attributes: Mapping[str, str]) -> None:
        if not self._in_run_properties:
            self._deleted += 1
        elif self._in_properties and self._paragraphs:
            self._paragraphs[-1].joins_next = True

    def _hide(self, attributes: Mapping[str, str]) -> None:
        if not self._in_properties and attributes.get("w:val") not in _OFF:
            self._run.is_hidden = True

    def _embolden(self, attributes: Mapping[str, str]) -> None:
        if not self._in_properties:
            self._run.bold = attributes.get("w:val") not in _OFF

    def _tab(self, attributes: Mapping[str, str]) -> None:
        if not self._in_properties:
            self._write("\t")

    def _break(self, attributes: Mapping[str, str]) -> None:
        self._write(_BREAKS.get(attributes.get("w:type", ""), "\n"))

    def _symbol(self, attributes: Mapping[str, str]) -> None:
        self._write(symbol(attributes.get("w:font", ""), attributes.get("w:char", "")))

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self._columns.append(0)

    def _end_table(self) -> None:
        if self._columns:
            self._columns.pop()

    def _column(self, attributes: Mapping[str, str]) -> None:
        if self._columns:
            self._columns[-1] += 1

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._is_first_cell = True

    def _start_box(self, attributes: Mapping[str, str]) -> None:
        box = self._paragraphs[-1].boxes if self._paragraphs else self._target
        self._targets.append(self._target)
        self._target = box

    def _end_box(self) -> None:
        if self._targets:
            self._target = self._targets.pop()

    def _refer_to_footnote(self, attributes: Mapping[str, str]) -> None:
        self._refer("footnotes", attributes)

    def _refer_to_endnote(self, attributes: Mapping[str, str]) -> None:
        self._refer("endnotes", attributes)

    def _refer(self, kind: str, attributes: Mapping[str, str]) -> None:
        if self._paragraphs and not self._deleted and not self._run.is_hidden:
            self.references.append((kind, attributes.get("w:id", "")))
            self._paragraphs[-1].runs.aside(f"[{len(self.references)}]")

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        note: list[Piece] = []
        self._targets.append(self._target)
        self._target = note
        if attributes.get("w:type", "normal") == "normal":
            self.notes[attributes.get("w:id", "")] = note

    def _end_note(self) -> None:
        if self._targets:
            self._target = self._targets.pop()

    def _gallery(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("w:val", "").lower() == _CONTENTS:
            self._is_contents = True

    def _embed(self, attributes: Mapping[str, str]) -> None:
        self._target += self._chunk(attributes.get("r:id", ""))
