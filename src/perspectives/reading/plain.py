"""Plain text to pieces: paragraphs by empty lines, by indents or one a line; wrapped lines joined.

Which of these a text does is not declared anywhere, so it is measured: a text is hard-wrapped where
hardly a line is longer than a typed line and most line ends come just before a word that would not
have fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.model.rows import frozen_row
from perspectives.reading import front_matter
from perspectives.reading.cleaning import clean
from perspectives.reading.encodings import decode, problems_of
from perspectives.reading.pieces import Extract, Piece
from perspectives.reading.wrapping import Joiner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perspectives.reading.pieces import Options

VERSION = "1"

WIDEST = 130
"""The longest line of a hard-wrapped text: typed text wraps at 60 to 80, mail at up to 120."""

NARROWEST = 40
"""The least width of wrapped prose; narrower lines are verses, addresses and heads."""

VERSE = 60
"""The longest line of a verse or a head; lines that are longer and not wrapped are paragraphs."""

STRICT = 0.85
LOOSE = 0.6
"""Share of line ends that the next word explains: above the first a program filled the lines, below
the second nobody wrapped them."""

SOME_IN_A_ROW = 0.6
"""Share of indented lines that may follow one another where each opens a paragraph; more of them
are paragraphs indented as a whole."""

TYPED = 50
"""Columns from which a line that ends within a sentence was surely broken by hand: verses are
shorter."""

LONG_LINE = 0.75
LONG_LINE_BY_HAND = 0.6
"""Share of the width from which a line without an end mark is continued: headings are shorter."""

FILLED = 12
"""Columns a filled line may lack: the longest usual word."""

_BLANK_LINE = re.compile(r"\n[^\S\n]+(?=\n)")
_EMPTY_LINES = re.compile(r"\n\n+")
_RULE = re.compile(r"[-=_*~#•·.—–\s]{3,}|[-=*~]")
_BULLET = re.compile(r"[ \t]*[-*+•‣◦▪●►][ \t]+(?=\S)")
_NUMBER = re.compile(r"[ \t]*\(?(\d{1,3})[.)][ \t]+(?=\S)")
_LETTER = re.compile(r"[ \t]*(?:\([a-zA-Z]\)|\([ivx]{1,4}\)|[a-z]\))[ \t]+(?=\S)")
_CLOSED = re.compile(r"[.!?:;…؟。][\"'”’“»)\]]*$")
_OPENING = frozenset(" \t\u3000-*+•‣◦▪●►(>=_~#0123456789")
_INDENT = re.compile(r"\t| {2,}|\u3000")


def extract(data: bytes, options: Options) -> Extract:
    """The paragraphs of plain text; raises ReadingError where `data` is no text."""
    decoded = decode(data, options.encoding)
    metadata, body = front_matter.split(clean(decoded.text))
    return Extract(
        tuple(pieces_of(body)),
        metadata,
        problems_of(decoded, options.name),
        decoded.encoding,
        is_clean=True,
    )


def pieces_of(text: str) -> Iterator[Piece]:
    """The pieces of `text`, in order; `text` is clean.

    List items are of role ITEM without their bullet but with their number; lines of verse stay one
    piece with its line feeds.
    """
    chunks = _chunks(text)
    reader = _Reader(text, wrapping_of(chunks))
    for chunk in chunks:
        if "\n" in chunk:
            yield from reader.lines(chunk.split("\n"))
        elif chunk and not _RULE.fullmatch(chunk.strip()):
            yield reader.line(chunk)


@frozen_row
class Wrapping:
    """How a text is hard-wrapped.

    `width` is in columns, 0 = it is not wrapped. `is_strict` says that lines are filled as far as
    they go, as programs do; people break them earlier.
    """

    width: int = 0
    is_strict: bool = True


def wrapping_of(chunks: Sequence[str]) -> Wrapping:
    """How the text of `chunks`, parts between empty lines, is wrapped."""
    many = [chunk.split("\n") for chunk in chunks if "\n" in chunk]
    if not many:
        return Wrapping()
    sizes = [len(line) for lines in many for line in lines]
    sizes += [len(chunk) for chunk in chunks if "\n" not in chunk]
    sizes.sort()
    width = sizes[min(len(sizes) - 1, len(sizes) * 98 // 100)]
    if not NARROWEST <= width <= WIDEST:
        return Wrapping()
    counted = [lines for lines in many if len(lines) > 2] or many
    full = [
        len(line) + 1 + len(after.partition(" ")[0]) > local
        for lines in counted
        for local, depth in ((local_width(lines, width), _depth(lines)),)
        for line, after in pairwise(lines)
        if after and not _INDENT.match(after[depth:])
    ]
    share = sum(full) / max(1, len(full))
    if share >= LOOSE:
        return Wrapping(width, share >= STRICT)
    inner = [line for lines in counted for line in lines[:-1]]
    typed = sum(len(line) >= TYPED and not _is_closed(line) for line in inner)
    return Wrapping(width, is_strict=False) if typed >= LOOSE * len(inner) else Wrapping()


def local_width(lines: Sequence[str], width: int) -> int:
    """The columns that these lines are filled to, in a text of which hardly a line exceeds `width`.

    Parts of one text are filled to different widths; a part's longest line tells its own.
    """
    longest = max(map(len, lines))
    return longest if len(lines) > 2 and 0.75 * width <= longest < width else width


@dataclass(slots=True)
class _Group:
    """Lines that make one piece."""

    lines: list[str]
    role: Role = Role.PARAGRAPH
    level: int = 0
    sure: bool = False
    depth: int = 0


class _Reader:
    """Reads the chunks of one text; remembers the last number of a list."""

    def __init__(self, text: str, wrapping: Wrapping) -> None:
        self._joiner = Joiner(text)
        self._wrapping = wrapping
        self._width = wrapping.width
        self._number = 0

    def line(self, line: str) -> Piece:
        """The piece of a line that stands between empty lines."""
        group = self._opened(line)
        return Piece(group.lines[0], group.role, group.level)

    def lines(self, lines: Sequence[str], role: Role = Role.PARAGRAPH) -> Iterator[Piece]:
        """The pieces of lines without an empty one among them."""
        if all(line.lstrip().startswith(">") for line in lines):
            inner = [line.lstrip().lstrip(">").removeprefix(" ") for line in lines]
            for chunk in _chunks("\n".join(inner)):
                yield from self.lines(chunk.split("\n"), Role.QUOTE)
            return
        if depth := _depth(lines):
            lines = [line[depth:] for line in lines]
        width = self._wrapping.width - depth
        self._width = local_width(lines, width) if width > 0 else 0
        if self._is_filled(lines):
            yield Piece(self._joiner.join("\n".join(lines)), role)
        elif self._is_verse(lines):
            yield Piece("\n".join(line.strip() for line in lines), role)
        else:
            for place, group in enumerate(self._groups(lines)):
                text = self._joiner.join("\n".join(group.lines)).strip()
                kind = group.role if group.role is not Role.PARAGRAPH else role
                yield Piece(text, kind, group.level, sure=group.sure, close=place > 0)

    def _is_filled(self, lines: Sequence[str]) -> bool:
        """Whether all lines but the last are filled and none opens a paragraph or an item."""
        width = self._width
        return (
            width > 0
            and min(map(len, lines[:-1])) >= width - FILLED
            and _OPENING.isdisjoint([line[:1] for line in lines])
        )

    def _is_verse(self, lines: Sequence[str]) -> bool:
        if max(map(len, lines)) > VERSE or any(map(self._is_soft, lines, lines[1:])):
            return False
        if any(_BULLET.match(line) or _NUMBER.match(line) or _is_rule(line) for line in lines):
            return False
        return sum(map(_is_closed, lines)) < 0.6 * len(lines)

    def _is_soft(self, line: str, after: str) -> bool:
        """Whether `line` ends because the next word did not fit."""
        width = self._width
        return 0 < width < len(line.rstrip()) + 1 + len(after.strip().partition(" ")[0])

    def _groups(self, lines: Sequence[str]) -> list[_Group]:
        groups: list[_Group] = []
        indented = [bool(_INDENT.match(line)) for line in lines]
        in_a_row = sum(map(all, pairwise(indented)))
        are_openings = in_a_row <= SOME_IN_A_ROW * sum(indented)
        before = ""
        for line, is_indented in zip(lines, indented, strict=True):
            if _is_rule(line):
                if groups and before and line.strip()[0] in "=-" and len(groups[-1].lines) == 1:
                    level = 1 if line.strip()[0] == "=" else 2
                    groups[-1] = _Group(groups[-1].lines, Role.HEADING, level, sure=True)
                before = ""
                continue
            is_hanging = (
                bool(groups) and groups[-1].role is Role.ITEM and _depth([line]) > groups[-1].depth
            )
            if not groups or not before or self._is_item(line, before):
                groups.append(self._opened(line))
                groups[-1].depth = _depth([line])
            elif is_indented and not is_hanging and (are_openings or not _INDENT.match(before)):
                groups.append(_Group([line]))
            elif (is_hanging and is_indented) or self._is_continued(before, line):
                groups[-1].lines.append(line)
            else:
                groups.append(_Group([line]))
            before = line
        return groups

    def _opened(self, line: str) -> _Group:
        """The group that `line` opens, as an item where it has a bullet or a number."""
        if bullet := _BULLET.match(line):
            return _Group([line[bullet.end() :]], Role.ITEM, 1)
        if number := _NUMBER.match(line):
            self._number = int(number[1])
            return _Group([line.strip()], Role.ITEM, 1)
        if _LETTER.match(line):
            return _Group([line.strip()], Role.ITEM, 2)
        return _Group([line])

    def _is_item(self, line: str, before: str) -> bool:
        """Whether `line` opens an item, and is not prose that happens to begin like one."""
        is_broken = _is_closed(before) or not self._is_soft(before, line)
        if number := _NUMBER.match(line):
            return is_broken and int(number[1]) in (1, self._number + 1)
        return is_broken and bool(_BULLET.match(line) or _LETTER.match(line))

    def _is_continued(self, before: str, line: str) -> bool:
        if self._is_soft(before, line):
            return True
        if _is_closed(before):
            return False
        if line.lstrip()[:1].islower():
            return self._width > 0 or len(before) > VERSE
        share = LONG_LINE if self._wrapping.is_strict else LONG_LINE_BY_HAND
        return 0 < share * self._width <= len(before.rstrip())


def _chunks(text: str) -> list[str]:
    """The parts of `text` between empty lines."""
    if _BLANK_LINE.search(text):
        text = _BLANK_LINE.sub("\n", text)
    return [chunk for chunk in _EMPTY_LINES.split(text.strip("\n")) if not chunk.isspace()]


def _depth(lines: Sequence[str]) -> int:
    """How many blanks all of `lines` begin with."""
    return min(len(line) - len(line.lstrip()) for line in lines)


def _is_closed(line: str) -> bool:
    """Whether `line` ends as a sentence does."""
    return bool(_CLOSED.search(line.rstrip()))


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line.strip()))
