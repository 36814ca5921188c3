"""The text of an OpenDocument body as pieces, from the events of its XML.

White space is what OpenDocument 1.3 (6.1.2) says: runs of it are one blank, text:s, text:tab and
text:line-break stand for what they are. Deleted text lies in text:tracked-changes and is left
there, or put where its mark stands when it is asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.docx_body import HEADING_WORDS
from perspectives.reading.docx_styles import number_in
from perspectives.reading.labels import Counts
from perspectives.reading.pieces import Piece
from perspectives.reading.runs import Runs, footnote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.reading.odt_styles import Styles

MOST_BLANKS = 1_000
"""What one text:s may stand for; a forged count of two thousand million would fill the memory."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_SKIPPED = frozenset(
    {
        "office:annotation",
        "office:forms",
        "office:scripts",
        "office:font-face-decls",
        "office:automatic-styles",
        "office:styles",
        "office:master-styles",
        "office:meta",
        "office:settings",
        "text:ruby-text",
        "text:note-citation",
        "text:hidden-text",
        "text:variable-decls",
        "text:sequence-decls",
        "text:user-field-decls",
        "text:index-title-template",
        "text:table-of-content-source",
        "svg:title",
        "svg:desc",
        "presentation:notes",
        "math:annotation",
        "table:shapes",
        "table:covered-table-cell",
        "office:binary-data",
    }
)
"""Elements whose content is no text of the document."""

_INDEXES = frozenset(
    f"text:{kind}"
    for kind in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
_CLOSED = tuple(".,;:!?…")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph or heading being read."""

    style: str = ""
    outline: int = 0
    runs: Runs = field(default_factory=Runs)
    ends_blank: bool = True
    has_bold: bool = False
    has_plain: bool = False
    boxes: list[Piece] = field(default_factory=list[Piece])


@dataclass(slots=True)
class _List:
    """An open list; `is_begun` says that its present item has shown its label."""

    style: str
    counts: Counts
    is_begun: bool = True
    restart: int | None = None


class Body:
    """Takes the events of `content.xml` and collects its pieces, notes last."""

    def __init__(self, styles: Styles, *, with_deleted: bool = False) -> None:
        self._styles = styles
        self._with_deleted = with_deleted
        self.pieces: list[Piece] = []
        self.notes: list[list[Piece]] = []
        self.deletions = 0
        self.hidden = 0
        self._target = self.pieces
        self._targets: list[list[Piece]] = []
        self._paragraphs: list[_Paragraph] = []
        self._spans: list[str] = []
        self._lists: list[_List] = []
        self._outer_lists: list[list[_List]] = []
        self._counts: dict[str, Counts] = {}
        self._outline = Counts()
        self._columns: list[int] = []
        self._is_first_cell = True
        self._indexes = 0
        self._skip = 0
        self._change = ""
        self._deleted: dict[str, list[str]] = {}
        self._deleting: list[str] | None = None
        self._page = 1
        self._has_pages = False
        self._starts = {
            "text:p": self._start_paragraph,
            "text:h": self._start_paragraph,
            "text:span": self._start_span,
            "text:s": self._blanks,
            "text:tab": self._tab,
            "text:line-break": self._break,
            "text:list": self._start_list,
            "text:list-item": self._start_item,
            "text:list-header": self._start_header,
            "text:note": self._start_note,
            "draw:text-box": self._start_box,
            "table:table": self._start_table,
            "table:table-column": self._column,
            "table:table-row": self._start_row,
            "text:changed-region": self._start_change,
            "text:deletion": self._start_deletion,
            "text:insertion": self._start_insertion,
            "text:change": self._place_deletion,
            "text:soft-page-break": self._turn_page,
        }
        self._ends = {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:span": self._end_span,
            "text:list": self._end_list,
            "text:note": self._end_target,
            "draw:text-box": self._end_box,
            "table:table": self._end_table,
            "text:deletion": self._end_deletion,
        }

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if self._skip or name in _SKIPPED:
            self._skip += 1
        elif name in _INDEXES:
            self._indexes += 1
        elif act := self._starts.get(name):
            act(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        if self._skip:
            self._skip -= 1
        elif name in _INDEXES:
            self._indexes -= 1
        elif act := self._ends.get(name):
            act()

    def text(self, text: str) -> None:
        """Text stands here."""
        if self._skip or not self._paragraphs:
            return
        text = _BLANKS.sub(" ", text)
        if self._paragraphs[-1].ends_blank:
            text = text.removeprefix(" ")
        if text:
            self._write(text)
            self._paragraphs[-1].ends_blank = text.endswith(" ")

    def _write(self, text: str) -> None:
        if not self._paragraphs:
            return
        paragraph = self._paragraphs[-1]
        if any(self._styles.is_hidden(style) for style in self._spans):
            self.hidden += 1
            return
        paragraph.runs.add(text)
        paragraph.ends_blank = False
        if not text.isspace():
            styles = [*self._spans, paragraph.style]
            if any(self._styles.is_bold(style) for style in styles):
                paragraph.has_bold = True
            else:
                paragraph.has_plain = True

    def _start_paragraph(self, attributes: Mapping[str, str]) -> None:
        outline = number_in(attributes.get("text:outline-level"), 0)
        if outline and attributes.get("text:is-list-header") != "true":
            self._count_heading(outline, attributes)
        style = attributes.get("text:style-name", "")
        self._paragraphs.append(_Paragraph(style, outline))

    def _count_heading(self, outline: int, attributes: Mapping[str, str]) -> None:
        if attributes.get("text:restart-numbering") == "true":
            restart = number_in(attributes.get("text:start-value"), 1)
        else:
            restart = None
        if not self._lists:
            levels = self._styles.levels("Outline")
            self._heading_label = self._outline.next(levels, min(outline, 10) - 1, restart=restart)

    _heading_label = ""

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if self._deleting is not None:
            self._deleting.append(paragraph.runs.text())
            return
        self._target += self._pieces_of(paragraph)
        self._target += paragraph.boxes

    def _pieces_of(self, paragraph: _Paragraph) -> list[Piece]:
        heading_label, self._heading_label = self._heading_label, ""
        if paragraph.runs.is_empty():
            return []
        role, level, sure = self._role_of(paragraph)
        label = heading_label if paragraph.outline and not self._lists else self._label()
        if label and role is not Role.NAVIGATION:
            runs = Runs()
            runs.add(label + " ")
            runs.take(paragraph.runs)
            paragraph.runs = runs
        close = False
        if role is Role.CELL:
            close = not self._is_first_cell
            self._is_first_cell = False
        page = self._page if self._has_pages else 0
        return list(paragraph.runs.pieces(role, level, page=page, sure=sure, close=close))

    def _label(self) -> str:
        """The label of the item that the paragraph opens; "" for its further paragraphs."""
        if not self._lists or self._lists[-1].is_begun:
            return ""
        row = self._lists[-1]
        row.is_begun = True
        restart, row.restart = row.restart, None
        levels = self._styles.levels(row.style)
        return row.counts.next(levels, min(len(self._lists), 10) - 1, restart=restart)

    def _role_of(self, paragraph: _Paragraph) -> tuple[Role, int, bool]:
        if self._indexes:
            return Role.NAVIGATION, 0, True
        told = self._styles.role(paragraph.style)
        if told and told[0] is Role.TITLE:
            return (*told, True)
        if paragraph.outline:
            return Role.HEADING, min(9, paragraph.outline), True
        words = len(paragraph.runs.text().split())
        if told and not (told[0] is Role.HEADING and words > 4 * HEADING_WORDS):
            return (*told, True)
        if self._lists:
            return Role.ITEM, len(self._lists), True
        if any(columns != 1 for columns in self._columns):
            return Role.CELL, 0, True
        is_bold = paragraph.has_bold and not paragraph.has_plain
        closed = paragraph.runs.text().rstrip().endswith(_CLOSED)
        if is_bold and words <= HEADING_WORDS and not closed:
            return Role.HEADING, 3, False
        return Role.PARAGRAPH, 0, False

    def _start_span(self, attributes: Mapping[str, str]) -> None:
        self._spans.append(attributes.get("text:style-name", ""))

    def _end_span(self) -> None:
        self._spans.pop()

    def _blanks(self, attributes: Mapping[str, str]) -> None:
        self._write(" " * min(MOST_BLANKS, max(1, number_in(attributes.get("text:c"), 1))))

    def _tab(self, attributes: Mapping[str, str]) -> None:
        self._write(" ")

    def _break(self, attributes: Mapping[str, str]) -> None:
        self._write("\n")

    def _start_list(self, attributes: Mapping[str, str]) -> None:
        style = attributes.get("text:style-name", "")
        if self._lists:
            outer = self._lists[-1]
            self._lists.append(_List(style or outer.style, outer.counts))
            return
        goes_on = attributes.get("text:continue-numbering") == "true"
        before = attributes.get("text:continue-list", "")
        key = attributes.get("xml:id", "")
        counts = self._counts.get(before) if before else None
        if counts is None:
            counts = self._counts.get(f"style {style}") if goes_on else None
        counts = counts or Counts()
        self._counts[f"style {style}"] = counts
        if key:
            self._counts[key] = counts
        self._lists.append(_List(style, counts))

    def _end_list(self) -> None:
        self._lists.pop()

    def _start_item(self, attributes: Mapping[str, str]) -> None:
        if self._lists:
            self._lists[-1].is_begun = False
            if start := attributes.get("text:start-value"):
                self._lists[-1].restart = number_in(start, 1)

    def _start_header(self, attributes: Mapping[str, str]) -> None:
        if self._lists:
            self._lists[-1].is_begun = True

    def _open(self, target: list[Piece]) -> None:
        """Read into `target`, outside of the lists around it, until `_end_target`."""
        self._targets.append(self._target)
        self._outer_lists.append(self._lists)
        self._target, self._lists = target, []

    def _end_target(self) -> None:
        self._target, self._lists = self._targets.pop(), self._outer_lists.pop()

    def _start_note(self, attributes: Mapping[str, str]) -> None:
        self.notes.append([])
        if self._paragraphs:
            self._paragraphs[-1].runs.aside(f"[{len(self.notes)}]")
            self._paragraphs[-1].ends_blank = False
        self._open(self.notes[-1])

    def _start_box(self, attributes: Mapping[str, str]) -> None:
        self._open(self._paragraphs[-1].boxes if self._paragraphs else self._target)

    def _end_box(self) -> None:
        self._end_target()

    def _start_table(self, attributes: Mapping[str, str]) -> None:
        self._columns.append(0)

    def _end_table(self) -> None:
        self._columns.pop()

    def _column(self, attributes: Mapping[str, str]) -> None:
        if self._columns:
            count = number_in(attributes.get("table:number-columns-repeated"), 1)
            self._columns[-1] += max(1, count)

    def _start_row(self, attributes: Mapping[str, str]) -> None:
        self._is_first_cell = True

    def _start_change(self, attributes: Mapping[str, str]) -> None:
        self._change = attributes.get("xml:id") or attributes.get("text:id", "")

    def _start_insertion(self, attributes: Mapping[str, str]) -> None:
        self._change = ""

    def _start_deletion(self, attributes: Mapping[str, str]) -> None:
        self.deletions += 1
        self._deleting = self._deleted[self._change] = []

    def _end_deletion(self) -> None:
        self._deleting = None

    def _place_deletion(self, attributes: Mapping[str, str]) -> None:
        deleted = self._deleted.get(attributes.get("text:change-id", ""), [])
        if not self._with_deleted or not deleted:
            return
        text = "\n".join(deleted)
        if self._paragraphs:
            self._paragraphs[-1].runs.aside(text)
        else:
            runs = Runs()
            runs.aside(text)
            self._target += runs.pieces()

    def _turn_page(self, attributes: Mapping[str, str]) -> None:
        self._page += 1
        self._has_pages = True


def notes_of(body: Body) -> list[Piece]:
    """The notes as pieces, in the order of their marks."""
    return [row for number, note in enumerate(body.notes, 1) for row in footnote(note, number)]
