"""An outline's tables as a workbook (XLSX) and as CSV; no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from perspectives.reporting.absence import absent
from perspectives.reporting.outline import (
    Bars,
    Cell,
    Heading,
    Pairs,
    Panes,
    Quotation,
    Table,
    Tone,
)
from perspectives.texts import _, number, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reporting.outline import Group, Outline, Pair

LONGEST_NAME = 31
"""Characters a sheet's name may have in every office program."""

LONGEST_CELL = 32_767
"""Characters a cell may hold in every office program."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes an office program read a CSV cell as a formula (OWASP, CSV injection)."""

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every file, so that equal reports are equal byte for byte."""

MOST_ROWS = 1_048_576
"""Rows a sheet may have in every office program, its head included."""


def tables_of(outline: Outline) -> tuple[Table, ...]:
    """The tables of the outline, then shares, pairs, pins, passages and links as tables."""
    with speaking(outline.language):
        found = (_shares(outline), _pairs(outline), _quotations(outline), *_whole(outline))
        return (*outline.tables(), *(table for table in found if table.rows))


def _shares(outline: Outline) -> Table:
    rows: list[tuple[Cell, ...]] = []
    topic = ""
    for part in outline.parts:
        if isinstance(part, Heading) and part.level == 1:
            topic = part.title
        elif isinstance(part, Bars):
            rows += [(Cell(topic), Cell(bar.label), Cell(bar.words)) for bar in part.bars]
    columns = (_("Topic"), _("Text"), _("Share"))
    return Table("Topic shares", _("Share of each text on each topic."), columns, tuple(rows))


def _pairs(outline: Outline) -> Table:
    rows: list[tuple[Cell, ...]] = []
    topic = ""
    for part in outline.parts:
        if isinstance(part, Heading) and part.level == 1:
            topic = part.title
        elif isinstance(part, Pairs):
            for group in part.groups:
                rows += [_pair_row(topic, group, pair) for pair in group.pairs]
                rows += [_absent_row(topic, group, line) for line in absent(group)]
    columns = (
        _("Topic"),
        _("Reference"),
        _("Words"),
        _("Relation"),
        _("Score"),
        _("Reviewed"),
        _("Text"),
        _("Counterpart"),
        _("Words there"),
        _("Why"),
        _("Note"),
        _("Opens at"),
    )
    caption = _("Reference passages and their counterparts.")
    return Table("Pairs", caption, columns, tuple(rows))


def _pair_row(topic: str, group: Group, pair: Pair) -> tuple[Cell, ...]:
    return (
        Cell(topic),
        Cell(group.left.citation),
        Cell(group.left.text),
        Cell(f"{pair.sign} {pair.word}"),
        Cell(number(pair.score, 2), number=pair.score),
        Cell(_("yes") if pair.is_reviewed else _("not reviewed")),
        Cell(pair.right.sign),
        Cell(pair.right.citation),
        Cell(pair.right.text),
        Cell(pair.why),
        Cell(pair.note or group.note),
        Cell(pair.right.link),
    )


def _absent_row(topic: str, group: Group, line: str) -> tuple[Cell, ...]:
    left = (Cell(topic), Cell(group.left.citation), Cell(group.left.text), Cell(line))
    return (*left, *(Cell("") for _column in range(8)))


def _quotations(outline: Outline) -> Table:
    rows: list[tuple[Cell, ...]] = []
    chapter = ""
    for part in outline.parts:
        if isinstance(part, Heading):
            chapter = part.title
        elif isinstance(part, Quotation):
            cells = (chapter, part.citation, part.text, part.stance, part.link)
            rows.append(tuple(Cell(text) for text in cells))
    columns = (_("Chapter"), _("Place"), _("Words"), _("Stance"), _("Opens at"))
    return Table("Quotations", _("Passages quoted by themselves."), columns, tuple(rows))


def _whole(outline: Outline) -> Iterator[Table]:
    """Annex A: every passage and every link between the texts shown."""
    for part in outline.parts:
        if isinstance(part, Panes):
            passages = tuple(
                (
                    Cell(text.sign, Tone.STRONG),
                    Cell(role),
                    Cell(str(start), number=float(start)),
                    Cell(str(end), number=float(end)),
                    Cell(" ".join(letters)),
                    Cell(words),
                    Cell(identity),
                )
                for text in part.texts
                for role, _level, identity, start, end, words, letters in text.parts
            )
            columns = (_("Sign"), _("Role"), _("Start"), _("End"), _("Topics"), _("Words"), "id")
            yield Table("Passages", _("All passages by text."), columns, passages)
            links = tuple(
                (
                    Cell(left),
                    Cell(right),
                    Cell(f"{sign} {word}"),
                    Cell(" ".join(letters)),
                    Cell(_("yes") if is_reviewed else _("not reviewed")),
                )
                for left, right, sign, word, letters, is_reviewed in part.links
            )
            columns = (_("Here"), _("There"), _("Relation"), _("Topics"), _("Reviewed"))
            yield Table("Links", _("All links between passages."), columns, links)


def workbook(outline: Outline) -> bytes:
    """The bytes of an XLSX file: a sheet a table, heads frozen, filters on, texts as texts."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book: Any = xlsxwriter.Workbook(buffer, options)
    about = {"title": outline.title, "comments": f"Run {outline.run}", "created": MADE}
    book.set_properties(about)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    names: set[str] = set()
    for table in tables_of(outline):
        sheet = book.add_worksheet(sheet_name(table.name, names))
        for column, name in enumerate(table.columns):
            sheet.write_string(0, column, name, bold)
            sheet.set_column(column, column, _width(table, column))
        for line, row in enumerate(table.rows[: MOST_ROWS - 1], 1):
            for column, cell in enumerate(row):
                if cell.number is not None and _is_plain_number(cell.text):
                    sheet.write_number(line, column, cell.number, plain)
                else:
                    sheet.write_string(line, column, cell.plain[:LONGEST_CELL], plain)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)
    book.close()
    return buffer.getvalue()


def sheet_name(name: str, taken: set[str]) -> str:
    """`name` made fit for a sheet and unlike every one in `taken`, which it joins."""
    plain = re.sub(r"[\[\]:*?/\\']", " ", name).strip()[:LONGEST_NAME] or "Sheet"
    chosen, number = plain, 2
    while chosen.casefold() in taken:
        tail = f" {number}"
        chosen, number = plain[: LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(chosen.casefold())
    return chosen


def csv_table(table: Table) -> str:
    """One table as CSV text with CRLF; cells that look like formulas get an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([neutral(name) for name in table.columns])
    for row in table.rows:
        writer.writerow([neutral(cell.plain) for cell in row])
    return out.getvalue()


def csv_report(outline: Outline) -> str:
    """All tables in one CSV text, each under a line with its name, a blank line between."""
    return "\r\n".join(
        f"{neutral(table.name)}\r\n{csv_table(table)}" for table in tables_of(outline)
    )


def neutral(text: str) -> str:
    """`text` so that no office program runs it as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _width(table: Table, column: int) -> int:
    longest = max((len(row[column].plain) for row in table.rows), default=0)
    return max(8, min(60, max(longest, len(table.columns[column])) + 2))


def _is_plain_number(text: str) -> bool:
    return re.fullmatch(r"[\d.,]+", text) is not None
