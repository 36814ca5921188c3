"""The one place where code points of a document become UTF-16 units of the text Qt shows, and back.

Qt shows a document as rows, one a block, parted by paragraph breaks. Rows are counted from 0;
a position in a row is in UTF-16 units from the row's start.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from perspectives.model.documents import Block, Document, PassageId, passage_id
from perspectives.model.spans import Span

LINE_BREAK = "\u2028"
"""A line break inside a row, as Qt writes it."""

_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")

_BREAKS = "\n\r\u2029\ufdd0\ufdd1"
"""Characters at which Qt would begin a new paragraph or frame."""

_AS_LINE_BREAKS = {ord(mark): LINE_BREAK for mark in _BREAKS}


class Rows:
    """A document's blocks as rows of UTF-16 text. Costs no memory a row."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks: tuple[Block, ...] = document.blocks
        text = document.text
        self._wide = (
            [match.start() for match in _BEYOND_16_BITS.finditer(text)]
            if len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)
            else []
        )
        self._has_odd_breaks = any(mark in text for mark in _BREAKS[1:])

    def __len__(self) -> int:
        return len(self.blocks)

    def text(self, row: int) -> str:
        """What stands in `row`; line feeds inside it are line breaks."""
        start, end = self.blocks[row].span
        text = self.document.text[start:end]
        if "\n" in text or self._has_odd_breaks:
            return text.translate(_AS_LINE_BREAKS)
        return text

    def joined(self) -> str:
        """All rows, parted by line feeds: what Qt's document is filled with."""
        return "\n".join(map(self.text, range(len(self.blocks))))

    def passage(self, row: int) -> PassageId:
        """The id of the passage that `row` shows."""
        return passage_id(self.document.id, self.blocks[row].span)

    def row_of(self, passage: PassageId | str) -> int:
        """The row that shows `passage`; -1 where it is not of this document or "" ."""
        document, _, place = passage.rpartition(":")
        start = place.partition("-")[0]
        if document != self.document.id or not start.isdigit():
            return -1
        row = self.row_at(int(start))
        return row if row >= 0 and self.blocks[row].span.start == int(start) else -1

    def row_at(self, code_point: int) -> int:
        """The row that holds `code_point`, or the last one that begins before; -1 = before all."""
        return bisect_right(self.blocks, code_point, key=_start) - 1

    def offset(self, row: int, code_point: int) -> int:
        """`code_point` of the document as a position in `row`, kept inside the row."""
        start, end = self.blocks[row].span
        code_point = min(max(code_point, start), end)
        if not self._wide:
            return code_point - start
        pairs = bisect_left(self._wide, code_point) - bisect_left(self._wide, start)
        return code_point - start + pairs

    def code_point(self, row: int, offset: int) -> int:
        """The code point of the document at position `offset` of `row`, kept inside the row.

        Between the halves of a pair it is the code point that the pair makes.
        """
        start, end = self.blocks[row].span
        if not self._wide:
            return min(start + max(offset, 0), end)
        first = bisect_left(self._wide, start)
        at = start + max(offset, 0)
        inside = self._wide[first : bisect_left(self._wide, end)]
        passed = sum(1 for before, wide in enumerate(inside) if wide + before < at)
        return min(at - passed, end)

    def span(self, row: int, start: int, end: int) -> Span:
        """Positions `start` to `end` of `row` as code points of the document."""
        return Span(self.code_point(row, start), self.code_point(row, end))


def _start(block: Block) -> int:
    return block.span.start


def utf16_length(words: str) -> int:
    """How many UTF-16 units `words` take."""
    return len(words) + len(_BEYOND_16_BITS.findall(words))
