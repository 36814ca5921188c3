"""Positions in a REFI-QDA text as another program counted them, repaired by the words they name.

Programs count differently: a mark at the start of the file, line ends as one or two, UTF-16 units
instead of code points, an end that is included. For each text every such way is tried, and the one
under which most selections stand on the words they are named by is taken. What then still does not
fit is looked for by its words, and reported where it is not found or found twice.
"""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

CUT = 90
"""Characters of a name from which it may be the beginning of longer words: ATLAS.ti cuts at 100."""

MARK = "\ufeff"


class Counting(NamedTuple):
    """One way of counting positions; the first of WAYS is the standard's."""

    ends: str = "file"
    units: str = "code points"
    mark: int = 0
    is_end_inside: bool = False


WAYS = tuple(
    Counting(ends, units, mark, is_end_inside)
    for mark, units, ends, is_end_inside in itertools.product(
        (0, 1), ("code points", "utf-16"), ("file", "\n", "\r\n"), (False, True)
    )
)


@dataclass(frozen=True, slots=True)
class Selection:
    """A stretch as a file states it: start, end, and the words it is named by ("" = no name)."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a selection stands in the text; None where its words are not there, or are twice."""

    span: Span | None
    is_repaired: bool = False


def normal(raw: str) -> str:
    """A text as it is kept here: NFC, line feeds only, no mark in front."""
    text = raw.removeprefix(MARK).replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", text)


def placed(raw: str, selections: Sequence[Selection]) -> tuple[Placed, ...]:
    """Each selection of the file's text `raw` as a span of `normal(raw)`."""
    text = normal(raw)
    best, most = _Ruler(raw, WAYS[0]), -1
    for way in WAYS:
        ruler = _Ruler(raw, way)
        fitting = sum(
            bool(row.name) and is_named(ruler.span(row).of(text), row.name) for row in selections
        )
        if fitting > most:
            best, most = ruler, fitting
        if most == sum(bool(row.name) for row in selections):
            break
    return tuple(_settled(text, best, row, is_proven=most > 0) for row in selections)


def _settled(text: str, ruler: _Ruler, row: Selection, *, is_proven: bool) -> Placed:
    """The place of one selection under the way chosen for its text.

    Where no selection fits its name, names are no quotations, and positions are taken as stated.
    """
    span = ruler.span(row)
    is_foreign = ruler.way != WAYS[0]
    if not row.name or not is_proven or is_named(span.of(text), row.name):
        return Placed(span if span.length else None, is_foreign)
    words = row.name.removesuffix("...").removesuffix("…").rstrip()
    first = text.find(words)
    if words and first >= 0 and text.find(words, first + 1) < 0:
        return Placed(Span(first, first + len(words)), is_repaired=True)
    return Placed(None)


def is_named(words: str, name: str) -> bool:
    """Whether `words` are what the name says: all of it, or its beginning where it was cut."""
    ours, theirs = " ".join(words.split()), " ".join(normal(name).split())
    if ours == theirs:
        return True
    cut = theirs.removesuffix("...").removesuffix("…").rstrip()
    return len(theirs) >= CUT and len(cut) >= CUT - 10 and ours.startswith(cut)


class _Ruler:
    """Turns positions counted in one way into code points of the normal text."""

    def __init__(self, raw: str, way: Counting) -> None:
        self.way = way
        file = raw.removeprefix(MARK)
        if way.ends != "file":
            file = file.replace("\r\n", "\n").replace("\r", "\n").replace("\n", way.ends)
        self._file = file
        self._length = len(normal(raw))
        self._starts: list[int] = []
        self._steps: list[int] = []
        self._measure()

    def _measure(self) -> None:
        """Where each character of the file starts in units, and in the normal text."""
        units = own = 0
        wide = self.way.units == "utf-16"
        pieces = _pieces(self._file)
        for piece in pieces:
            kept = unicodedata.normalize("NFC", piece) if piece != "\r\n" else "\n"
            for at, character in enumerate(piece):
                self._starts.append(units)
                self._steps.append(own + min(at, len(kept)))
                units += 2 if wide and ord(character) > 0xFFFF else 1
            own += len(kept)
        self._starts.append(units)
        self._steps.append(own)

    def span(self, row: Selection) -> Span:
        """The span of a selection, kept inside the text."""
        start = self._at(row.start - self.way.mark)
        end = self._at(row.end - self.way.mark + self.way.is_end_inside)
        return Span(min(start, end), max(start, end))

    def _at(self, position: int) -> int:
        place = bisect_left(self._starts, max(0, position))
        return self._steps[min(place, len(self._steps) - 1)]


def _pieces(text: str) -> list[str]:
    """The text in pieces that change by themselves: line ends, letters with their marks."""
    if text.isascii() and "\r" not in text:
        return list(text)
    out: list[str] = []
    for character in text:
        joins = out and (
            (character == "\n" and out[-1] == "\r")
            or (unicodedata.combining(character) and out[-1][-1] not in "\r\n")
        )
        if joins:
            out[-1] += character
        else:
            out.append(character)
    return ["\n" if row == "\r" else row for row in out]
