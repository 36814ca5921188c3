"""A codebook as CSV for a spreadsheet: one row a term, one a topic without terms, one a name.

Columns: topic, name, colour, definition, note, parent, language, kind, pattern, weight, case,
exact, near, within. A topic's own columns are filled in its first row and may be empty in the
others. `kind` is any or exclude for terms; person, place, body or document for a name, whose forms
then stand in `pattern`. Several `near` patterns and the forms of a name are parted by " | ". Rows
whose topic is empty and whose kind is name, question or proposition are about the codebook.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import CodebookError
from perspectives.model.topics import TermKind
from perspectives.reading.codebook_rows import KINDS, Lines, codebook_of
from perspectives.reading.codebook_text import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.topics import Codebook

COLUMNS: tuple[str, ...] = (
    "topic",
    "name",
    "colour",
    "definition",
    "note",
    "parent",
    "language",
    "kind",
    "pattern",
    "weight",
    "case",
    "exact",
    "near",
    "within",
)
_HEADS = ("name", "question", "proposition")
_BAR = " | "
_RISKY = tuple("=+-@\t\r'")
"""First characters that a spreadsheet may take for a formula; such cells get an apostrophe."""


def csv_of(codebook: Codebook) -> str:
    """`codebook` as CSV, ready to be read again and safe to open in a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows_of(codebook):
        writer.writerow({key: _guarded(value) for key, value in row.items()})
    return out.getvalue()


def codebook_of_csv(text: str, path: str) -> Codebook:
    """The codebook in the CSV `text`; `path` names it in errors. Raises CodebookError."""
    lines = _CsvLines(text, path)
    table: dict[str, Any] = {"topics": [], "names": []}
    topics: dict[str, dict[str, Any]] = {}
    for line, row in _read(text, lines):
        kind = row["kind"]
        if not row["topic"] and kind in _HEADS:
            table[kind] = row["name"]
        elif kind in KINDS:
            forms = [form for form in row["pattern"].split(_BAR) if form.strip()]
            lines.note("names", len(table["names"]), line, row)
            table["names"].append(
                {"id": row["topic"], "name": row["name"], "kind": kind, "forms": forms}
            )
        else:
            if row["topic"] not in topics:
                topics[row["topic"]] = {"id": row["topic"], "terms": {}, "exclude": {}}
                table["topics"].append(topics[row["topic"]])
            topic = topics[row["topic"]]
            lines.note("topics", table["topics"].index(topic), line, row)
            _add(topic, row, line, lines)
    return codebook_of(table, lines, path)


class _CsvLines(Lines):
    """Where the rows of a CSV file stand."""

    def __init__(self, text: str, path: str) -> None:
        super().__init__(text, path)
        self._rows: dict[tuple[str, int], list[tuple[int, str]]] = {}

    def note(self, table: str, place: int, line: int, row: dict[str, str]) -> None:
        self._rows.setdefault((table, place), []).append((line, " ".join(row.values())))

    def find(self, table: str, place: int, needle: str) -> int:
        rows = self._rows.get((table, place), [(1, "")])
        return next((line for line, cells in rows if needle and needle in cells), rows[0][0])

    def at(self, line: int, message: str, hint: str) -> CodebookError:
        return CodebookError(f"“{self.name}”, line {line}: {message}", hint)


def _read(text: str, lines: _CsvLines) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of each row that is not empty, by column, without guards."""
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count), strict=True)
    try:
        head = [cell.strip().lower() for cell in next(reader, list[str]())]
        if "topic" not in head or "pattern" not in head:
            raise lines.at(
                1,
                "the columns topic and pattern are missing.",
                f"Name the columns: {', '.join(COLUMNS)}.",
            )
        for cell in head:
            if cell not in COLUMNS:
                raise lines.at(
                    1,
                    f"“{cell}” is not a column of a codebook.",
                    f"Known are: {', '.join(COLUMNS)}.",
                )
        start = reader.line_num + 1
        for cells in reader:
            if len(cells) > len(head):
                raise lines.at(
                    start,
                    "the row has more cells than there are columns.",
                    "Put cells with commas in quotation marks.",
                )
            row = dict.fromkeys(COLUMNS, "") | {
                key: _bare(cell.strip()) for key, cell in zip(head, cells, strict=False)
            }
            if any(row.values()):
                yield start, row
            start = reader.line_num + 1
    except csv.Error as error:
        raise lines.at(
            reader.line_num,
            f"this is not valid CSV ({error}).",
            "Look there for a missing quotation mark.",
        ) from error


def _add(topic: dict[str, Any], row: dict[str, str], line: int, lines: _CsvLines) -> None:
    for key in ("name", "definition", "note", "parent"):
        if row[key] and not topic.get(key):
            topic[key] = row[key]
    if row["colour"] and "colour" not in topic:
        topic["colour"] = _number(row, "colour", line, lines)
    if not row["pattern"]:
        return
    kind = row["kind"] or TermKind.ANY
    if kind not in tuple(TermKind):
        known = ", ".join((*TermKind, *KINDS))
        raise lines.at(line, f"“{kind}” is not a kind of row.", f"Write one of: {known}.")
    group = topic["exclude" if kind == TermKind.EXCLUDE else "terms"]
    group.setdefault(row["language"] or "any", []).append(_term(row, line, lines))


def _term(row: dict[str, str], line: int, lines: _CsvLines) -> dict[str, Any]:
    term: dict[str, Any] = {"pattern": row["pattern"]}
    for key in ("weight", "within"):
        if row[key]:
            term[key] = _number(row, key, line, lines)
    for key in ("case", "exact"):
        if row[key]:
            term[key] = _flag(row, key, line, lines)
    if row["near"]:
        term["near"] = row["near"].split(_BAR)
    return term


def _number(row: dict[str, str], key: str, line: int, lines: _CsvLines) -> float | int:
    try:
        value = float(row[key].replace(",", "."))
    except ValueError as error:
        raise lines.at(
            line, f"the {key} “{row[key]}” is not a number.", "Write a number."
        ) from error
    return int(value) if value.is_integer() else value


def _flag(row: dict[str, str], key: str, line: int, lines: _CsvLines) -> bool:
    value = row[key].lower()
    if value not in ("true", "false", "1", "0", "yes", "no"):
        raise lines.at(line, f"{key} is “{row[key]}”.", "Write true or false.")
    return value in ("true", "1", "yes")


def _rows_of(codebook: Codebook) -> Iterator[dict[str, str]]:
    for head in _HEADS:
        if value := getattr(codebook, head):
            yield {"kind": head, "name": value}
    for topic in codebook.topics:
        first: dict[str, str] = {
            "topic": topic.id,
            "name": topic.name,
            "colour": str(topic.colour),
            "definition": topic.definition,
            "note": topic.note,
            "parent": topic.parent,
        }
        for term, nears in grouped(topic.terms):
            yield first | {
                "language": term.language or "any",
                "kind": term.kind,
                "pattern": term.pattern,
                "weight": f"{term.weight!r}".removesuffix(".0"),
                "case": "true" if term.case_sensitive else "",
                "exact": "true" if term.exact else "",
                "near": _BAR.join(nears),
                "within": str(term.within) if nears else "",
            }
            first = {"topic": topic.id}
        if len(first) > 1:
            yield first
    for name in codebook.names:
        yield {
            "topic": name.id,
            "name": name.name,
            "kind": name.kind,
            "pattern": _BAR.join(name.forms),
        }


def _guarded(cell: str) -> str:
    return "'" + cell if cell.startswith(_RISKY) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_RISKY) else cell
