"""Messages (.eml) to pieces: the text as it was sent, plain before HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.model.errors import ReadingError
from perspectives.reading import encodings
from perspectives.reading.cleaning import clean
from perspectives.reading.html_decoding import decode_page
from perspectives.reading.html_pieces import read_html
from perspectives.reading.mail import Mail, Part
from perspectives.reading.pieces import Extract, Metadata, Piece
from perspectives.reading.plain import pieces_of

if TYPE_CHECKING:
    from perspectives.reading.encodings import Decoded
    from perspectives.reading.pieces import Options

VERSION = "1"

SUBSTANCE = 80
"""Letters of plain text that are more than "this message needs a program that shows HTML"."""

_SOFT_END = re.compile(r"(?m)(?<!^--) \n(?=[^\n>])")
_REPLY_MARKS = re.compile(r"^(?:(?:re|fw|fwd|aw|wg|odg|sv)(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)


def extract(data: bytes, options: Options) -> Extract:
    """The text of a message, its subject as title; raises ReadingError."""
    mail = Mail(data)
    plain = next(mail.parts("text/plain"), None)
    page = next(mail.parts("text/html"), None)
    decoded = _decoded(plain, options) if plain else None
    if decoded and (page is None or len(decoded.text.strip()) >= SUBSTANCE):
        pieces = list(
            pieces_of(_unwrapped(decoded.text, is_flowed=bool(plain and plain.is_flowed())))
        )
    elif page is not None:
        decoded = decode_page(page.data(), options.encoding)
        pieces = read_html(decoded.text).pieces
    else:
        raise ReadingError("it is a message without text.", "Save its attachments and open those.")
    metadata = Metadata(
        title=_REPLY_MARKS.sub("", mail.field("subject"))[:300],
        author=mail.author(),
        date=mail.date(),
    )
    if metadata.title and pieces:
        pieces.insert(0, Piece(metadata.title, Role.TITLE, sure=True))
    problems = encodings.problems_of(decoded, options.name)
    return Extract(tuple(pieces), metadata, problems, encoding=decoded.encoding)


def _decoded(part: Part, options: Options) -> Decoded:
    """The text of a part: as it states, unless that leaves holes, else as it can be told."""
    data = part.data()
    stated = options.encoding or part.encoding()
    if stated in ("", "ascii", "us-ascii"):
        return encodings.decode(data)
    decoded = encodings.decode(data, stated)
    if decoded.broken and not options.encoding:
        other = encodings.decode(data)
        return other if other.broken < decoded.broken else decoded
    return decoded


def _unwrapped(text: str, *, is_flowed: bool) -> str:
    text = clean(text)
    return _SOFT_END.sub(" ", text) if is_flowed else text
