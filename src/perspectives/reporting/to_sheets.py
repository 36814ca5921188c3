"""An outline's tables as a workbook (XLSX) and as CSV; no cell is ever a formula."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from perspectives.reporting.outline import Cell, Pairs, Table

if TYPE_CHECKING:
    from perspectives.reporting.outline import Outline

LONGEST_NAME = 31
"""Characters a sheet's name may have in every office program."""

LONGEST_CELL = 32_767
"""Characters a cell may hold in every office program."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes an office program read a CSV cell as a formula (OWASP, CSV injection)."""

MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""The time written into every file, so that equal reports are equal byte for byte."""

PAIR_COLUMNS = (
    "Reference place",
    "Reference words",
    "Relation",
    "Score",
    "Reviewed",
    "Text",
    "Place",
    "Words",
    "Why",
    "Note",
)


def tables_of(outline: Outline) -> tuple[Table, ...]:
    """The tables of the outline, and the pairs of all chapters as one more table."""
    rows: list[tuple[Cell, ...]] = []
    for part in outline.parts:
        if not isinstance(part, Pairs):
            continue
        for pair in part.rows:
            right = pair.right
            rows.append(
                (
                    Cell(pair.left.citation),
                    Cell(pair.left.text),
                    Cell(pair.word),
                    Cell("" if pair.score is None else f"{pair.score:.2f}", number=pair.score),
                    Cell("yes" if pair.is_reviewed else "no"),
                    Cell(right.sign if right else pair.sign.split()[0]),
                    Cell(right.citation if right else ""),
                    Cell(right.text if right else ""),
                    Cell(pair.why),
                    Cell(pair.note),
                )
            )
    pairs = Table("Pairs", "Reference passages and their counterparts.", PAIR_COLUMNS, tuple(rows))
    return (*outline.tables(), pairs) if rows else outline.tables()


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
        for line, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row):
                if cell.number is not None and _is_plain_number(cell.text):
                    sheet.write_number(line, column, cell.number, plain)
                else:
                    sheet.write_string(line, column, cell.text[:LONGEST_CELL], plain)
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
        writer.writerow([neutral(cell.text) for cell in row])
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
    longest = max((len(row[column].text) for row in table.rows), default=0)
    return max(8, min(60, max(longest, len(table.columns[column])) + 2))


def _is_plain_number(text: str) -> bool:
    return re.fullmatch(r"[\d,]+(\.\d+)?", text) is not None
