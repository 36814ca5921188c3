"""A paragraph while it is read run by run: its text, and which of it stands aside.

What stands aside (marks of footnotes, deleted text) is shown and excluded from matching. It is
fenced by two noncharacters until the text is clean and its places are final.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.model.spans import Span
from perspectives.reading.cleaning import clean
from perspectives.reading.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_FENCES = re.compile(f"[{_OPEN}{_CLOSE}]")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_PARTS = re.compile(r"\n{2,}")


class Runs:
    """The runs of one paragraph, in order."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def add(self, text: str) -> None:
        """Go on with `text`; a line feed is a line break, two part paragraphs."""
        self._parts.append(text)

    def aside(self, text: str) -> None:
        """Go on with `text`, which is shown and not matched."""
        if text:
            self._parts += (_OPEN, text, _CLOSE)

    def take(self, other: Runs) -> None:
        """Go on with all runs of `other`."""
        self._parts += other._parts

    def is_empty(self) -> bool:
        """Whether nothing but blanks has come."""
        return not any(part.strip() and part not in (_OPEN, _CLOSE) for part in self._parts)

    def text(self) -> str:
        """The text so far, as plain as it came."""
        return "".join(part for part in self._parts if part not in (_OPEN, _CLOSE))

    def pieces(
        self,
        role: Role = Role.PARAGRAPH,
        level: int = 0,
        *,
        page: int = 0,
        sure: bool = False,
        close: bool = False,
    ) -> Iterator[Piece]:
        """The paragraph as pieces: one, or more where empty lines part it; none if it is empty."""
        text = "".join(
            part if part in (_OPEN, _CLOSE) else _FENCES.sub("\ufffd", part) for part in self._parts
        )
        if not text or text.isspace():
            return
        for part in _PARTS.split(_tidied(text)):
            bare, spans = _unfenced(part.strip())
            if bare:
                yield Piece(bare, role, level, page, sure, spans, close)
                close = True


def footnote(pieces: Sequence[Piece], number: int) -> Iterator[Piece]:
    """The pieces of a note as footnotes; the first opens with the mark "[number]", set aside."""
    mark = f"[{number}] "
    for piece in pieces:
        note = replace(piece, role=Role.FOOTNOTE, level=0, sure=True)
        if mark:
            spans = (Span(0, len(mark) - 1), *(row.shifted(len(mark)) for row in piece.furniture))
            note = replace(note, text=mark + piece.text, furniture=spans)
            mark = ""
        yield note


def _tidied(text: str) -> str:
    """`text` clean, with single blanks, fences kept."""
    if _OPEN in text:
        parts = re.split(f"([{_OPEN}{_CLOSE}])", text)
        text = "".join(part if part in (_OPEN, _CLOSE) else clean(part) for part in parts)
    else:
        text = clean(text)
    return _AROUND_BREAK.sub("\n", _BLANKS.sub(" ", text))


def _unfenced(text: str) -> tuple[str, tuple[Span, ...]]:
    if _OPEN not in text and _CLOSE not in text:
        return text, ()
    out: list[str] = []
    spans: list[Span] = []
    at, start = 0, 0 if text.find(_CLOSE) < text.find(_OPEN) % (len(text) + 1) else -1
    for part in re.split(f"([{_OPEN}{_CLOSE}])", text):
        if part == _OPEN:
            start = at
        elif part == _CLOSE:
            if at > start >= 0:
                spans.append(Span(start, at))
            start = -1
        else:
            out.append(part)
            at += len(part)
    if at > start >= 0:
        spans.append(Span(start, at))
    return _settled("".join(out), spans)


def _settled(text: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """`text` without blanks around it and in NFC across the places where the fences were."""
    left = len(text) - len(text.lstrip())
    text = text.strip()
    moved = [
        Span(max(0, span.start - left), min(len(text), span.end - left))
        for span in spans
        if span.end > left and span.start - left < len(text)
    ]
    if not unicodedata.is_normalized("NFC", text):
        return unicodedata.normalize("NFC", text), ()
    return text, tuple(span for span in moved if span.end > span.start)
