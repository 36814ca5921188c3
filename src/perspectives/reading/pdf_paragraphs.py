"""Lines of a PDF to paragraphs: over line ends, columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.cleaning import clean
from perspectives.reading.pieces import Piece
from perspectives.reading.wrapping import Joiner

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.reading.pdf_lines import Line

HEADING_SIZE = 1.12
"""Size of a heading's font as a multiple of the body's: 13 on 12 is no accident, 12.5 may be."""

NOTE_SIZE = 0.92
"""Size of a footnote's font at most: 10 on 11."""

LONGEST_HEADING = 30
"""Words; larger type with more is a standfirst or a pull quote."""

LOOSE = 1.35
"""Distance of baselines as a multiple of the usual one from which a paragraph ends."""

_CLOSED = re.compile(r"[.!?:;…。؟][\"'”’“»)\]\d]*$")
_MARKER = re.compile(
    r"(?:[•▪◦‣●■□▶►*–—-]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|\[\d{1,3}\]\s|§\s?\d)"
)
_BULLET = re.compile(r"[•▪◦‣●■□▶►*–—-]\s+")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
_SOFT_HYPHEN = re.compile(r"(?<=\w)\s*\u00ad\s*(?=\w)")
_NOTE_MARK = re.compile(r"(?:\d{1,3}|[*†‡§]+)\s?\S")


@dataclass(slots=True)
class _Paragraph:
    """Lines that belong together."""

    lines: list[Line]
    notes: list[_Paragraph] = field(default_factory=list["_Paragraph"])
    is_note: bool = False

    def text(self) -> str:
        return "\n".join(line.text.strip() for line in self.lines)


def pieces_of(pages: Iterable[Sequence[Line]], size: float) -> list[Piece]:
    """The pieces of the lines of all pages; `size` is the body's.

    Footnotes follow the paragraph that was open at the end of their page.
    """
    pages = list(pages)
    layout = _Layout([line for page in pages for line in page], size)
    paragraphs: list[_Paragraph] = []
    for page in pages:
        body, notes = layout.without_notes(page)
        for line in body:
            if paragraphs and layout.goes_on(paragraphs[-1].lines[-1], line, paragraphs[-1]):
                paragraphs[-1].lines.append(line)
            else:
                paragraphs.append(_Paragraph([line]))
        if notes:
            rows = layout.grouped(notes)
            (paragraphs[-1].notes if paragraphs else paragraphs).extend(rows)
    every = [row for paragraph in paragraphs for row in (paragraph, *paragraph.notes)]
    joiner = Joiner("\n".join(row.text() for row in every))
    return [piece for row in every if (piece := layout.piece(row, joiner)) is not None]


class _Layout:
    """How this document sets its paragraphs."""

    def __init__(self, lines: Sequence[Line], size: float) -> None:
        self._size = size
        self._leading = _usual_leading(lines)
        self._edges = _column_edges(lines)
        self._uses_indents = self._share_of_indents(lines) >= 0.1
        sizes = {
            round(line.size * 2) / 2
            for line in lines
            if line.size > HEADING_SIZE * max(size, 1) and sum(map(str.isalpha, line.text)) > 3
        }
        self._levels = {size: at for at, size in enumerate(sorted(sizes, reverse=True)[:6], 1)}

    def without_notes(self, page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
        """The lines of a page, and those of its footnotes: small type that ends its columns."""
        notes: list[Line] = []
        columns: dict[int, list[Line]] = {}
        for line in page:
            columns.setdefault(line.column, []).append(line)
        for rows in columns.values():
            small: list[Line] = []
            for line in reversed(rows):
                if line.size > NOTE_SIZE * self._size or line.cell:
                    break
                small.insert(0, line)
            if small and len(small) < len(rows):
                first = next(
                    (at for at, row in enumerate(small) if _NOTE_MARK.match(row.text.strip())), -1
                )
                notes += small[first:] if first >= 0 else []
        known = {id(line) for line in notes}
        return [line for line in page if id(line) not in known], notes

    def grouped(self, notes: Sequence[Line]) -> list[_Paragraph]:
        """The footnotes among lines of small type: each begins with its mark."""
        out: list[_Paragraph] = []
        expected = 0
        for line in notes:
            mark = re.match(r"(\d{1,3}|[*†‡§]+)", line.text.strip())
            number = int(mark[1]) if mark and mark[1].isdigit() else 0
            begins = mark is not None and (
                not out or not number or number == expected or not expected
            )
            if begins or not out:
                out.append(_Paragraph([line], is_note=True))
                expected = number + 1 if number else expected
            else:
                out[-1].lines.append(line)
        return out

    def goes_on(self, line: Line, after: Line, paragraph: _Paragraph) -> bool:
        """Whether `after` goes on with the paragraph that ends with `line`."""
        if line.cell or after.cell or abs(line.size - after.size) > 0.06 * line.size + 0.3:
            return False
        text, following = line.text.strip(), after.text.strip()
        if text.endswith("-") and following[:1].islower() and not self._is_large(line):
            return True
        if _MARKER.match(following) and (
            _CLOSED.search(text) or _MARKER.match(paragraph.lines[0].text.strip())
        ):
            return False
        is_heading = self._is_large(line) or line.is_bold
        if is_heading and (line.is_bold != after.is_bold or line.page != after.page):
            return False
        if after.is_bold and not line.is_bold and len(following.split()) < LONGEST_HEADING:
            ends = bool(_CLOSED.search(text)) or self._is_short(line)
            if ends:
                return False
        if line.page != after.page or line.column != after.column or after.top > line.top + 2:
            return self._goes_on_elsewhere(line, after, text, following)
        return self._goes_on_below(line, after, text, following, paragraph)

    def _goes_on_below(
        self, line: Line, after: Line, text: str, following: str, paragraph: _Paragraph
    ) -> bool:
        distance = line.bottom - after.bottom
        leading = self._leading.get(round(line.size * 2) / 2, 1.4 * line.size)
        if distance > LOOSE * leading:
            return False
        if text.endswith(("-", "\u00ad")) or (self._is_large(line) and self._is_large(after)):
            return not _MARKER.match(following) or not self._is_large(line)
        indent = after.left - line.left
        is_second = len(paragraph.lines) == 1
        if is_second and self._uses_indents and self._is_indented(line, after):
            return not _CLOSED.search(text)
        is_item = bool(_MARKER.match(paragraph.lines[0].text.strip()))
        if is_item and not following[:1].islower() and self._ended_early(line, after):
            return False
        if indent > 0.7 * line.size and not (
            is_second and (_MARKER.match(paragraph.lines[0].text.strip()))
        ):
            return not _CLOSED.search(text) and not self._is_short(line) and following[:1].islower()
        if self._is_short(line):
            return not _CLOSED.search(text) and (
                following[:1].islower() or not self._is_heading_like(line)
            )
        return True

    def _goes_on_elsewhere(self, line: Line, after: Line, text: str, following: str) -> bool:
        """Whether the paragraph goes on over a column or page."""
        if text.endswith(("-", "\u00ad", ",")):
            return not self._is_large(line)
        if self._is_large(line):
            return False
        if not _CLOSED.search(text):
            is_open = text[-1:].islower() or not following[:1].isdigit()
            return following[:1].islower() or (not self._is_short(line) and is_open)
        is_indented = after.left - self._left_of(after) > 0.7 * after.size
        return (
            self._uses_indents
            and not is_indented
            and not self._is_short(line)
            and not _MARKER.match(following)
            and not after.is_bold
        )

    def piece(self, paragraph: _Paragraph, joiner: Joiner) -> Piece | None:
        """The paragraph as a piece; None where it is empty."""
        first = paragraph.lines[0]
        text = _SOFT_HYPHEN.sub("", clean(joiner.join(paragraph.text()))).strip()
        if not text:
            return None
        words = len(text.split())
        if paragraph.is_note:
            return Piece(text, Role.FOOTNOTE, page=first.page, sure=True)
        if first.cell:
            return Piece(text, Role.CELL, page=first.page, sure=True, close=first.cell > 1)
        if self._is_large(first) and words <= LONGEST_HEADING and any(map(str.isalpha, text)):
            level = self._levels.get(round(first.size * 2) / 2, 6)
            return Piece(text, Role.HEADING, level, first.page, sure=True)
        if _BULLET.match(text):
            bare = _BULLET.sub("", text, count=1)
            return Piece(bare, Role.ITEM, 1, first.page, sure=True) if bare else None
        if _NUMBERED.match(text) and words > 3:
            return Piece(text, Role.ITEM, 1, first.page)
        is_bold = all(line.is_bold for line in paragraph.lines)
        if is_bold and words <= 16 and not text.endswith((".", ",", ";")):
            return Piece(text, Role.HEADING, len(self._levels) + 1, first.page)
        return Piece(text, page=first.page)

    def _is_indented(self, line: Line, after: Line) -> bool:
        """Whether both lines begin where first lines of paragraphs do."""
        left = self._left_of(after)
        return all(0.7 * row.size < row.left - left < 4 * row.size for row in (line, after))

    def _ended_early(self, line: Line, after: Line) -> bool:
        """Whether the first word of `after` had room at the end of `line`, and a letter more."""
        words = after.text.split()
        letter = (after.right - after.left) / max(1, len(after.text))
        right = self._edges.get((line.page, line.column), (line.left, line.right))[1]
        return bool(words) and line.right + letter * (len(words[0]) + 2) < right

    def _is_large(self, line: Line) -> bool:
        return line.size > HEADING_SIZE * self._size

    def _is_heading_like(self, line: Line) -> bool:
        return line.is_bold or self._is_large(line)

    def _is_short(self, line: Line) -> bool:
        """Whether the line ends well before the edge of its column."""
        right = self._edges.get((line.page, line.column), (line.left, line.right))[1]
        width = max(1.0, right - self._left_of(line))
        return right - line.right > 0.12 * width

    def _left_of(self, line: Line) -> float:
        return self._edges.get((line.page, line.column), (line.left, line.right))[0]

    def _share_of_indents(self, lines: Sequence[Line]) -> float:
        rows = [line for line in lines if not line.cell and not self._is_large(line)]
        indented = sum(
            0.7 * line.size < line.left - self._left_of(line) < 4 * line.size for line in rows
        )
        return indented / max(1, len(rows))


def _usual_leading(lines: Sequence[Line]) -> dict[float, float]:
    """For each size of type, the distance between baselines that is met most often."""
    counts: dict[float, Counter[float]] = {}
    for line, after in pairwise(lines):
        distance = line.bottom - after.bottom
        if line.page == after.page and 0.5 * line.size < distance < 3 * line.size:
            key = round(line.size * 2) / 2
            counts.setdefault(key, Counter())[round(distance * 2) / 2] += 1
    return {size: count.most_common(1)[0][0] for size, count in counts.items()}


def _column_edges(lines: Sequence[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """The left and right edge of each column of each page, single outliers left out."""
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if not line.cell:
            columns.setdefault((line.page, line.column), []).append(line)
    out: dict[tuple[int, int], tuple[float, float]] = {}
    for key, rows in columns.items():
        rights = sorted(line.right for line in rows)
        lefts = sorted(line.left for line in rows)
        out[key] = (lefts[len(lefts) // 10], rights[len(rights) * 9 // 10])
    return out
