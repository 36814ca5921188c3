"""What a report holds, as plain blocks: built once, written in each format by its own writer.

Nothing here knows of projects, and no writer does. Texts are plain strings, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass
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
    """A heading; `level` 1 is a chapter. `anchor` is unique in the report."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report's own words, or an analyst's note (tone NOTE)."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a text, verbatim, with their exact place.

    `text[...]` equals the document's text at `start` to `end` unless `is_cut`, when an excerpt of
    it is given that ends in an ellipsis. `sign` names the text ("R", "1"), `language` is BCP 47.
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

    @property
    def target(self) -> str:
        """The deep link of the quotation: document, start and end."""
        return f"{self.document}/{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference quotation beside its counterpart, or beside none.

    `right` None: `word` says "no counterpart" or "silent". `is_reviewed` False: nobody looked.
    """

    left: Quotation
    right: Quotation | None
    sign: str
    word: str
    score: float | None
    is_reviewed: bool
    why: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs under one another: the heart of a topic chapter."""

    rows: tuple[Pair, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `number` is set where the text is a number to reckon with."""

    text: str
    tone: Tone = Tone.PLAIN
    number: float | None = None
    target: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with header cells; `name` is unique and is the sheet's or file's name."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    has_row_heads: bool = True


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
class Listing:
    """Short lines under one another."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FullText:
    """A whole text with its passages, for the linked panes and annex A.

    `parts` are (role, level, passage id, start, end, text, letters of its topics).
    """

    document: str
    sign: str
    title: str
    language: str
    parts: tuple[tuple[str, int, str, int, int, str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Panes:
    """The linked panes: texts side by side, and which passages answer which.

    `links` are (left passage, right passage, sign, word, letters, is_reviewed); `topics` are
    (letter, name, stroke, tint).
    """

    texts: tuple[FullText, ...]
    links: tuple[tuple[str, str, str, str, tuple[str, ...], bool], ...]
    topics: tuple[tuple[str, str, str, str], ...]


Part = Heading | Paragraph | Quotation | Pairs | Table | Bars | Listing | Panes


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report. `run` is the run id; `made` (a time) stands outside what is hashed."""

    title: str
    subtitle: str
    language: str
    run: str
    made: str
    parts: tuple[Part, ...]

    def tables(self) -> tuple[Table, ...]:
        """The tables in order: the sheets of a workbook, the files of a CSV export."""
        return tuple(row for row in self.parts if isinstance(row, Table))
