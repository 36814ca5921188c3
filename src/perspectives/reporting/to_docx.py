"""An outline to DOCX: real styles, repeated table heads, notes as comments."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from perspectives.reporting.outline import (
    Bars,
    Heading,
    Listing,
    Pairs,
    Panes,
    Paragraph,
    Quotation,
    Table,
    Tone,
)
from perspectives.reporting.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reporting.outline import Outline, Pair, Part

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every file, so that equal reports are equal byte for byte."""

AUTHOR = "Perspectives"


def docx_report(outline: Outline) -> bytes:
    """The bytes of a DOCX file of the whole report, without the linked panes."""
    import docx

    writer = _Writer(docx.Document())
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

    def __init__(self, document: Any) -> None:
        self.document = document

    def front(self, outline: Outline) -> None:
        about = self.document.core_properties
        about.title, about.author, about.comments = outline.title, AUTHOR, f"Run {outline.run}"
        about.created = about.modified = MADE
        about.language = outline.language
        self.document.add_heading(outline.title, 0)
        if outline.subtitle:
            self.document.add_paragraph(outline.subtitle, style="Subtitle")

    def part(self, part: Part) -> None:
        match part:
            case Heading():
                self.document.add_heading(part.text, part.level)
            case Paragraph():
                self._paragraph(part)
            case Listing():
                for item in part.items:
                    self.document.add_paragraph(item, style="List Bullet")
            case Quotation():
                self._quotation(self.document.add_paragraph(style="Quote"), part)
            case Bars():
                self._table(
                    part.caption,
                    ("Text", "Share"),
                    [(bar.label, bar.words) for bar in part.bars],
                )
            case Table():
                self._table(part.caption, part.columns, [[c.text for c in r] for r in part.rows])
            case Pairs():
                self._pairs(part)
            case Panes():
                self.document.add_paragraph("The linked panes are in the HTML report.")

    def _paragraph(self, part: Paragraph) -> None:
        row = self.document.add_paragraph()
        run = row.add_run("Note" if part.tone is Tone.NOTE else part.text)
        run.bold = part.tone is Tone.STRONG
        run.italic = part.tone in (Tone.QUIET, Tone.SILENT)
        if part.tone is Tone.NOTE:
            self.document.add_comment(run, text=part.text, author=AUTHOR)

    def _quotation(self, paragraph: Any, row: Quotation) -> None:
        paragraph.add_run(quoted(row.text))
        place = paragraph.add_run(f"  {row.sign} {row.place}")
        place.italic = True

    def _table(self, caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self.document.add_paragraph(caption, style="Caption")
        table = self._new_table(columns)
        for row in rows:
            cells = self._new_row(table)
            for cell, text in zip(cells, row, strict=True):
                cell.text = text

    def _pairs(self, part: Pairs) -> None:
        self.document.add_paragraph(part.caption, style="Caption")
        table = self._new_table(("Reference", "Relation", "Counterpart"))
        before = ""
        for pair in part.rows:
            cells = self._new_row(table)
            if pair.left.target != before:
                self._quotation(cells[0].paragraphs[0], pair.left)
            before = pair.left.target
            run = cells[1].paragraphs[0].add_run(_relation(pair))
            if pair.right is not None:
                self._quotation(cells[2].paragraphs[0], pair.right)
            else:
                cells[2].paragraphs[0].add_run(pair.word).italic = True
            if pair.note:
                self.document.add_comment(run, text=pair.note, author=AUTHOR)

    def _new_table(self, columns: Sequence[str]) -> Any:
        table = self.document.add_table(rows=1, cols=len(columns), style="Table Grid")
        for cell, name in zip(table.rows[0].cells, columns, strict=True):
            cell.paragraphs[0].add_run(name).bold = True
        _mark(table.rows[0], "w:tblHeader")
        return table

    def _new_row(self, table: Any) -> Any:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        return row.cells


def _mark(row: Any, name: str) -> None:
    """Set a row property that python-docx has no word for."""
    from docx.oxml.parser import OxmlElement  # pyright: ignore[reportUnknownVariableType]

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _relation(pair: Pair) -> str:
    score = f" {pair.score:.2f}" if pair.score is not None else ""
    review = "" if pair.right is None or pair.is_reviewed else ", not reviewed"
    return f"{pair.sign} {pair.word}{score}{review}"
