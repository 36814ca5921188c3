"""The bytes of a web page to text: by mark, by being UTF-8, by what the page declares, by guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.errors import ReadingError
from perspectives.reading import encodings

if TYPE_CHECKING:
    from perspectives.reading.encodings import Decoded

_DECLARED = re.compile(
    rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
HEAD = 8192
"""Bytes searched for a declaration; browsers look at 1,024, pages put scripts before it."""

_SAME = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""Declared encoding to the larger one that browsers use for it (WHATWG Encoding Standard)."""


def decode_page(data: bytes, encoding: str = "") -> Decoded:
    """The page in `data` as text, by `encoding` where the person chose one.

    Raises ReadingError for a codec that does not exist and for bytes that are no text.
    """
    if encoding:
        return encodings.decode(data, encoding)
    if b"\0" in data and not _may_be_wide(data):
        # Browsers pass over NUL; a page with one is no less a page.
        data = data.replace(b"\0", b"")
    declared = _declared(data[:HEAD])
    if declared and not _is_unicode(data):
        decoded = encodings.decode(data, declared)
        if decoded.broken * 200 <= len(decoded.text):
            return decoded
    try:
        return encodings.decode(data)
    except ReadingError:
        # A page that mixes encodings is still a page: most of it is readable as one of them.
        if data.count(0) > len(data) // 1000:
            raise
        unicode = encodings.decode(data, "utf-8")
        foreign = encodings.decode(data, declared or "cp1252")
        return replace(min(unicode, foreign, key=lambda row: row.broken), guessed=True)


def _may_be_wide(data: bytes) -> bool:
    """Whether `data` may be UTF-16 or UTF-32, or no text at all: then NUL means something."""
    marks = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return data.startswith(marks) or b"\0" in data[:64] or data.count(0) > len(data) // 100


def _is_unicode(data: bytes) -> bool:
    if data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    if b"\0" in data[:64]:
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(head: bytes) -> str:
    """The codec that a page declares; "" where it declares none that is known here."""
    for found in _DECLARED.finditer(head):
        try:
            name = codecs.lookup(found[1].decode("ascii")).name
            "".encode(name)
        except (LookupError, UnicodeError):
            continue
        return "" if name.startswith("utf") else _SAME.get(name, name)
    return ""
