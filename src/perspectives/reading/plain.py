"""Plain text to pieces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.reading.cleaning import clean
from perspectives.reading.encodings import decode
from perspectives.reading.pieces import Extract, Piece

if TYPE_CHECKING:
    from perspectives.reading.pieces import Options

VERSION = "1"
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def extract(data: bytes, options: Options) -> Extract:
    """The paragraphs of plain text; raises ReadingError where `data` is no text."""
    decoded = decode(data, options.encoding)
    text = clean(decoded.text)
    pieces = [Piece(" ".join(part.split())) for part in _BLANK_LINES.split(text)]
    return Extract(tuple(pieces), encoding=decoded.encoding)
