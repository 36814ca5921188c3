"""What a report holds, as plain blocks: built once, written in each format by its own writer.

Nothing here knows of projects, and no writer does. Texts are plain strings, never markup.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from enum import StrEnum


class Tone(StrEnum):
    """How a paragraph or cell is meant, for writers to show in their own way."""

    PLAIN = "plain"
    QUIET = "quiet"
    NOTE = "note"
    STRONG = "strong"
    SILENT = "silent"
    UNREVIEWED = "unreviewed"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is a chapter. `anchor` is unique in the report.

    `number` stands before the text ("4.A"); a topic's chapter shows its letter `chip` on `stroke`.
    """

    level: int
    text: str
    anchor: str
    number: str = ""
    chip: str = ""
    stroke: str = ""

    @property
    def title(self) -> str:
        """Number and text on one line."""
        return f"{self.number}  {self.text}" if self.number else self.text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report's own words, or an analyst's note (tone NOTE)."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a text, verbatim, with their exact place.

    `text` equals the document's text at `start` to `end`; where `is_cut`, an ellipsis follows.
    `sign` names the text ("R", "1"), `passage` is the passage's id, `language` is BCP 47, `stance`
    is shape and word of the stance a person set on it, `link` opens the place in the program.
    """

    text: str
    document: str
    sign: str
    place: str
    start: int
    end: int
    language: str = ""
    is_cut: bool = False
    citation: str = ""
    passage: str = ""
    stance: str = ""
    link: str = ""

    @property
    def where(self) -> str:
        """Sign, place and stance on one line."""
        return " · ".join(part for part in (f"{self.sign} {self.place}", self.stance) if part)


@dataclass(frozen=True, slots=True)
class Pair:
    """A counterpart of a reference passage: what it says, the relation, and why they are joined.

    `is_reviewed` False: nobody looked at what the machine proposed.
    """

    right: Quotation
    sign: str
    word: str
    score: float
    is_reviewed: bool
    why: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A passage of the reference with its counterparts, and the signs of the texts without one.

    `without` speak on the topic, but nothing in them answers; `silent` say nothing on it at all.
    """

    left: Quotation
    pairs: tuple[Pair, ...]
    without: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Groups under one another: the heart of a topic chapter."""

    groups: tuple[Group, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table or a line of a listing.

    `number` is set where the text is a number to reckon with. `target` is an anchor of the report.
    `chip` is a topic's letter shown on `stroke` before the text, which does not repeat it.
    """

    text: str
    tone: Tone = Tone.PLAIN
    number: float | None = None
    target: str = ""
    chip: str = ""
    stroke: str = ""

    @property
    def plain(self) -> str:
        """Chip and text on one line, for formats without chips."""
        return f"{self.chip}  {self.text}" if self.chip else self.text


@dataclass(frozen=True, slots=True)
class Table:
    """A table with header cells; `name` is unique and is the sheet's or file's name.

    `is_even` gives all columns but the first the same width, as in a matrix. One that
    `is_for_sheets` is too wide for any page: only sheets hold it.
    """

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_row_heads: bool = True
    is_even: bool = False
    is_for_sheets: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its label and its length 0..1, with the words that stand at its end."""

    label: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart; `caption` is its alternative text. Zero is drawn. `stroke` is #RRGGBB."""

    caption: str
    bars: tuple[Bar, ...]
    stroke: str = "#1F5FA8"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, with the table of its numbers; `alternative` says in words what it shows."""

    caption: str
    alternative: str
    svg: str
    width: float
    table: Table


@dataclass(frozen=True, slots=True)
class Listing:
    """Short lines under one another."""

    items: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on, as a handout has them."""

    count: int


@dataclass(frozen=True, slots=True)
class FullText:
    """A whole text with its passages, for the linked panes and annex A.

    `parts` are (role, level, passage id, start, end, text, letters of its topics).
    """

    document: str
    sign: str
    title: str
    about: str
    language: str
    parts: tuple[tuple[str, int, str, int, int, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Panes:
    """The linked panes: texts side by side, and which passages answer which.

    `links` are (left passage, right passage, sign, word, letters, is_reviewed); `topics` are
    (letter, name, colour slot 0 to 11).
    """

    texts: tuple[FullText, ...]
    links: tuple[tuple[str, str, str, str, tuple[str, ...], bool], ...]
    topics: tuple[tuple[str, str, int], ...]


Part = Heading | Paragraph | Quotation | Pairs | Table | Bars | Picture | Listing | Lines | Panes


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report. `run` is the run id; `made` (a date) stands outside what is hashed.

    `kind` says above the title what this is; `counts` is one line of numbers below it. `record` are
    the hashes the run id is made of, by name.
    """

    title: str
    subtitle: str
    language: str
    run: str
    made: str
    parts: tuple[Part, ...]
    kind: str = ""
    counts: str = ""
    record: tuple[tuple[str, str], ...] = ()

    def tables(self) -> tuple[Table, ...]:
        """The tables in order, those of charts included: sheets of a workbook, files of CSV."""
        return tuple(
            row.table if isinstance(row, Picture) else row
            for row in self.parts
            if isinstance(row, Table | Picture)
        )

    def digest(self) -> str:
        """The SHA-256 of all that the report says, apart from when it was made."""
        body = (self.title, self.subtitle, self.language, self.run, self.parts)
        return hashlib.sha256(repr(body).encode()).hexdigest()


def parted(table: Table, most: int) -> tuple[Table, ...]:
    """The table in parts of at most `most` columns for a page, each with the first column."""
    if len(table.columns) <= most:
        return (table,)
    starts = range(1, len(table.columns), most - 1)
    return tuple(
        replace(
            table,
            columns=(table.columns[0], *table.columns[at : at + most - 1]),
            rows=tuple((row[0], *row[at : at + most - 1]) for row in table.rows),
        )
        for at in starts
    )


WIDEST_COLUMN, NARROWEST_COLUMN = 40, 5
"""Characters: longer cells wrap instead of widening a column; a sign needs the lesser one."""


def column_widths(table: Table) -> list[int]:
    """Relative widths for a page: the longest cell, bounded, but wide enough for each word."""
    widths = [len(name) + 3 for name in table.columns]
    for row in table.rows:
        for column, cell in enumerate(row):
            word = max(map(len, cell.plain.split()), default=0)
            widths[column] = max(widths[column], min(WIDEST_COLUMN, len(cell.plain)), word)
    widths = [max(NARROWEST_COLUMN, width) for width in widths]
    return [widths[0], *[max(widths[1:])] * (len(widths) - 1)] if table.is_even else widths
