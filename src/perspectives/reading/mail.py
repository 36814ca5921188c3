"""MIME messages taken apart: the parts with text, and header fields, within bounds.

The header of a message is decoded field by field and only as far as a field may honestly go: a
subject of megabytes of encoded words otherwise takes all memory there is.
"""

from __future__ import annotations

import codecs
import email
import email.policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.utils import getaddresses, parsedate_to_datetime
from itertools import islice
from typing import TYPE_CHECKING

from perspectives.model.errors import ReadingError
from perspectives.reading.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

MOST_PARTS = 100
LONGEST_FIELD = 8_192
"""Characters of a header field that are read: RFC 5322 allows 998 a line, and a few lines."""

LARGEST_HEADER = 65_536


class Mail:
    """A message and its parts, in order."""

    def __init__(self, data: bytes) -> None:
        """Take `data` apart; raises ReadingError for a message no honest program writes."""
        try:
            # The old policy decodes no field before it is asked for.
            self._message = email.message_from_bytes(
                _with_short_header(data), policy=email.policy.compat32
            )
            parts = list(islice(self._message.walk(), MOST_PARTS + 1))
        except RecursionError as error:
            raise ReadingError(
                "its parts are nested too deep for a message.", "Save its text from a mail program."
            ) from error
        if len(parts) > MOST_PARTS:
            raise ReadingError(
                f"it has more than {MOST_PARTS} parts.", "Save its text from a mail program."
            )
        self._parts = [part for part in parts if not part.is_multipart()]

    def field(self, name: str) -> str:
        """A field of the header, decoded, on one line; "" where there is none."""
        return _field(self._message, name)

    def author(self) -> str:
        """Who sent it: the name, else nothing; an address alone is no name."""
        names = [name for name, _ in getaddresses([self.field("from")])]
        return names[0].strip(" '\"") if names else ""

    def date(self) -> str:
        """The day it was sent, in the sender's time, as ISO 8601; "" where it does not say."""
        try:
            return parsedate_to_datetime(self.field("date")).date().isoformat()
        except (TypeError, ValueError, OverflowError):
            return ""

    def parts(self, media_type: str) -> Iterator[Part]:
        """The parts of that type that are shown, in order; attachments last."""
        found = [part for part in self._parts if _type_of(part) == media_type]
        found.sort(key=_is_attachment)
        for part in found:
            yield Part(part)


class Part:
    """A part without parts of its own."""

    def __init__(self, message: Message) -> None:
        self._message = message

    def data(self) -> bytes:
        """Its bytes, as they were before they were packed for sending."""
        payload = self._message.get_payload(decode=True)
        return payload if isinstance(payload, bytes) else b""

    def location(self) -> str:
        """The address it was saved from, "" where it does not say."""
        return _field(self._message, "content-location")

    def encoding(self) -> str:
        """The codec it states, "" where it states none that is known."""
        if len(str(self._message.get("content-type", ""))) > LONGEST_FIELD:
            return ""
        try:
            name = codecs.lookup(self._message.get_content_charset() or "").name
            "".encode(name)
        except (LookupError, UnicodeError):
            return ""
        return name

    def is_flowed(self) -> bool:
        """Whether soft line ends are marked by a blank (RFC 3676)."""
        kind = str(self._message.get("content-type", ""))
        return "format=flowed" in kind[:LONGEST_FIELD].lower().replace(" ", "").replace('"', "")


def _with_short_header(data: bytes) -> bytes:
    """`data`, with its header cut where it is longer than headers are."""
    end = min((at for at in (data.find(b"\n\n"), data.find(b"\r\n\r\n")) if at >= 0), default=-1)
    if end <= LARGEST_HEADER:
        return data
    kept: list[bytes] = []
    is_kept = False
    for line in data[:end].splitlines(keepends=True):
        if line[:1] not in (b" ", b"\t"):
            is_kept = line.lower().startswith((b"content-", b"mime-version", b"from", b"date"))
        if is_kept and len(line) < LONGEST_FIELD and len(kept) < 500:
            kept.append(line)
    return b"".join(kept) + data[end:]


def _field(message: Message, name: str) -> str:
    raw = str(message.get(name, ""))[:LONGEST_FIELD]
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError):
        text = raw
    return " ".join(clean(text).split())


def _type_of(part: Message) -> str:
    if len(str(part.get("content-type", ""))) > LONGEST_FIELD:
        return ""
    return part.get_content_type()


def _is_attachment(part: Message) -> bool:
    return str(part.get("content-disposition", ""))[:40].lower().startswith("attachment")
