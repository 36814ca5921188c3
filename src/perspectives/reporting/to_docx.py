"""An outline to DOCX: real styles, repeated table heads, notes as comments, charts as pictures."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from perspectives.model.documents import CONTENT
from perspectives.reporting.absence import MOST_TEXTS, absent, too_many_texts
from perspectives.reporting.outline import (
    Bars,
    Cell,
    Heading,
    Lines,
    Listing,
    Pairs,
    Panes,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Tone,
    column_widths,
    parted,
)
from perspectives.reporting.pictures import is_available, png_of
from perspectives.reporting.wording import quoted
from perspectives.texts import _, number, speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reporting.outline import FullText, Group, Outline, Pair, Part

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every file, so that equal reports are equal byte for byte."""

AUTHOR = "Perspectives"

MOST_COLUMNS = 10
"""Columns of a table on an upright page: a topic and nine texts."""

TEXT_WIDTH_MM = 174
"""What the margins leave of an A4 page."""

PAIR_WIDTHS = (42, 16, 42)
"""Shares of the width of reference, relation and counterpart."""

LINE_COLOUR = "D8D4CB"
SANS, SERIF = "Noto Sans", "Noto Serif"


def docx_report(outline: Outline) -> bytes:
    """The bytes of a DOCX file of the whole report, the texts in full after the chapters."""
    import docx

    with speaking(outline.language):
        writer = _Writer(docx.Document(), outline.language)
        writer.front(outline)
        for part in outline.parts:
            writer.part(part)
    buffer = io.BytesIO()
    writer.document.save(buffer)
    return without_times(buffer.getvalue())


def without_times(package: bytes) -> bytes:
    """The same package with the time of its making taken out of the archive and its comments."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for row in old.infolist():
            data = old.read(row)
            if row.filename == "word/comments.xml":
                data = re.sub(rb' w:date="[^"]*"', b"", data)
            entry = zipfile.ZipInfo(row.filename, MADE.timetuple()[:6])
            new.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Writer:
    """Writes parts to one document; python-docx is untyped, so its objects are Any here."""

    def __init__(self, document: Any, language: str) -> None:
        self.document = document
        _set_styles(document, language)

    def front(self, outline: Outline) -> None:
        about = self.document.core_properties
        about.title, about.author, about.comments = outline.title, AUTHOR, f"Run {outline.run}"
        about.created = about.modified = MADE
        about.language = outline.language
        self.document.add_paragraph(outline.kind)
        self.document.add_heading(outline.title, 0)
        self.document.add_paragraph(outline.counts, style="Subtitle")
        parts = (AUTHOR, outline.made[:10], f"{_('run')} {outline.run}")
        footer = self.document.sections[0].footer.paragraphs[0]
        footer.text = " · ".join(part for part in parts if part)

    def part(self, part: Part) -> None:  # noqa: C901 (one case a kind of part)
        match part:
            case Heading():
                self.document.add_heading(part.title, part.level)
            case Paragraph():
                self._paragraph(part)
            case Listing():
                for item in part.items:
                    self.document.add_paragraph(item.plain, style="List Bullet")
            case Lines():
                for _line in range(part.count):
                    self.document.add_paragraph("_" * 70)
            case Quotation():
                self._quotation(self.document.add_paragraph(style="Quote"), part)
            case Bars():
                rows = tuple((Cell(bar.label), Cell(bar.words)) for bar in part.bars)
                self._table(Table("", part.caption, (_("Text"), _("Share")), rows))
            case Picture():
                self._picture(part)
            case Table() if part.is_for_sheets:
                return
            case Table():
                for row in parted(part, MOST_COLUMNS):
                    self._table(row)
            case Pairs():
                self._pairs(part)
            case Panes() if len(part.texts) > MOST_TEXTS:
                self._paragraph(Paragraph(too_many_texts(), Tone.QUIET))
            case Panes():
                for text in part.texts:
                    self._text(text)

    def _paragraph(self, part: Paragraph) -> None:
        row = self.document.add_paragraph()
        run = row.add_run(_("Note") if part.tone is Tone.NOTE else part.text)
        run.bold = part.tone is Tone.STRONG
        run.italic = part.tone in (Tone.QUIET, Tone.SILENT)
        if part.tone is Tone.NOTE:
            self.document.add_comment(run, text=part.text, author=AUTHOR)

    def _quotation(self, paragraph: Any, row: Quotation) -> None:
        run = paragraph.add_run(quoted(row.text))
        run.font.name = SERIF
        _set_language(run, row.language)
        place = paragraph.add_run(f"  {row.where}")
        place.italic = True

    def _picture(self, part: Picture) -> None:
        """The chart and its numbers; where no picture can be drawn, the numbers alone."""
        if is_available():
            from docx.shared import Mm

            self.document.add_paragraph(part.caption, style="Caption")
            width = Mm(min(TEXT_WIDTH_MM, part.width * TEXT_WIDTH_MM / 940))
            picture = self.document.add_picture(io.BytesIO(png_of(part.svg)), width=width)
            picture._inline.docPr.set("descr", part.alternative)
        for row in parted(part.table, MOST_COLUMNS):
            self._table(row)

    def _table(self, part: Table) -> None:
        self.document.add_paragraph(part.caption, style="Caption")
        table = self._new_table(part.columns, len(part.rows), column_widths(part))
        for at, row in enumerate(part.rows, 1):
            for column, (cell, said) in enumerate(zip(table[at], row, strict=True)):
                run = cell.paragraphs[0].add_run(said.plain)
                run.bold = column == 0 and part.has_row_heads
                run.italic = said.tone is Tone.SILENT

    def _pairs(self, part: Pairs) -> None:
        self.document.add_paragraph(part.caption, style="Caption")
        heads = (_("Reference"), _("Relation"), _("Counterpart"))
        rows = sum(max(1, _height(group)) for group in part.groups)
        table = self._new_table(heads, rows, PAIR_WIDTHS)
        at = 1
        for group in part.groups:
            self._group(table[at : at + max(1, _height(group))], group)
            at += max(1, _height(group))

    def _group(self, rows: Sequence[Sequence[Any]], group: Group) -> None:
        lead = rows[0][0].paragraphs[0]
        self._quotation(lead, group.left)
        if group.note:
            self.document.add_comment(lead.runs[0], text=group.note, author=AUTHOR)
        for cells, pair in zip(rows, group.pairs, strict=False):
            run = cells[1].paragraphs[0].add_run(_relation(pair))
            self._quotation(cells[2].paragraphs[0], pair.right)
            if pair.why:
                why = cells[2].add_paragraph().add_run(f"{_('Why:')} {pair.why}")
                why.italic = True
            if pair.note:
                self.document.add_comment(run, text=pair.note, author=AUTHOR)
        for cells, line in zip(rows[len(group.pairs) :], absent(group), strict=False):
            cells[2].paragraphs[0].add_run(line).italic = True

    def _text(self, text: FullText) -> None:
        self.document.add_heading(f"{text.sign}  {text.title}", 2)
        content = {role.value for role in CONTENT}
        place = 0
        for role, _level, _id, _start, _end, words, letters in text.parts:
            if role == "heading":
                self.document.add_heading(words, 3)
                continue
            place += role in content
            row = self.document.add_paragraph()
            if role in content:
                row.add_run(f"¶{place} {' '.join(letters)}  ").italic = True
            _set_language(row.add_run(words), text.language)

    def _new_table(
        self, columns: Sequence[str], rows: int, widths: Sequence[int]
    ) -> list[list[Any]]:
        """The cells of a new table by row, heads first; a row's cells are asked for once."""
        from docx.shared import Mm

        table = self.document.add_table(rows=rows + 1, cols=len(columns), style="Table Grid")
        table.autofit = False
        shares = [Mm(TEXT_WIDTH_MM * width / sum(widths)) for width in widths]
        for column, width in zip(table.columns, shares, strict=True):
            column._gridCol.w = width
        out: list[list[Any]] = []
        flat = table._cells
        for at, cell in enumerate(flat):
            cell.width = shares[at % len(columns)]
        for at, row in enumerate(table.rows):
            _mark(row, "w:cantSplit" if at else "w:tblHeader")
            out.append(flat[at * len(columns) : (at + 1) * len(columns)])
        for cell, name in zip(out[0], columns, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        return out


def _height(group: Group) -> int:
    return len(group.pairs) + len(absent(group))


def _relation(pair: Pair) -> str:
    review = "" if pair.is_reviewed else f", {_('not reviewed')}"
    return f"{pair.sign} {pair.word} {number(pair.score, 2)}{review}"


def _set_styles(document: Any, language: str) -> None:
    """Fonts, sizes, margins and language of the whole document."""
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(18)
    for name, size in (("Normal", 10), ("Quote", 10), ("Caption", 9), ("Subtitle", 10)):
        style = document.styles[name]
        style.font.name, style.font.size = SANS, Pt(size)
        style.font.italic = False
        style.paragraph_format.space_after = Pt(4)
    for name, size in (("Title", 22), ("Heading 1", 15), ("Heading 2", 11), ("Heading 3", 10)):
        style = document.styles[name]
        style.font.name, style.font.size = SANS, Pt(size)
        style.element.rPr.rFonts.attrib.clear()
        style.font.name = SANS
        style.font.color.rgb = None
    for name in ("Caption", "Subtitle"):
        style = document.styles[name]
        style.font.bold = False
        style.font.color.rgb = RGBColor(0x55, 0x5A, 0x63)
        for spacing in style.element.rPr.findall(qn("w:spacing")):
            style.element.rPr.remove(spacing)
        style.paragraph_format.keep_with_next = name == "Caption"
    for border in document.styles["Table Grid"].element.iter(qn("w:tblBorders")):
        for side in border:
            is_upright = side.tag in (qn("w:left"), qn("w:right"), qn("w:insideV"))
            side.set(qn("w:val"), "nil" if is_upright else "single")
            side.set(qn("w:color"), LINE_COLOUR)
    _language_of(document.styles["Normal"].element.get_or_add_rPr(), language)


def _set_language(run: Any, language: str) -> None:
    if language:
        _language_of(run._r.get_or_add_rPr(), language)


def _language_of(properties: Any, language: str) -> None:
    from docx.oxml import parser
    from docx.oxml.ns import qn

    library: Any = parser
    element = library.OxmlElement("w:lang")
    element.set(qn("w:val"), language)
    properties.append(element)


def _mark(row: Any, name: str) -> None:
    """Set a row property that python-docx has no word for."""
    from docx.oxml.parser import OxmlElement  # pyright: ignore[reportUnknownVariableType]

    row._tr.get_or_add_trPr().append(OxmlElement(name))
