"""Bytes of unknown encoding to text.

Order: byte order mark, UTF-16 without one, strict UTF-8, UTF-8 with a few broken bytes, then
the alphabet that explains the bytes best, then charset-normalizer.
"""

from __future__ import annotations

import codecs
import re

from perspectives.model.errors import Problem, ReadingError
from perspectives.model.rows import frozen_row

HEAD = 256 * 1024
"""Bytes the guess is made on: enough for certainty, and 50 MB then cost 0.3 s instead of 3."""

ENOUGH = 16 * 1024
"""Bytes of it that the alphabets are tried on."""

CHOICES = (
    "utf-8",
    "utf-16-le",
    "utf-16-be",
    "cp1250",
    "cp1251",
    "cp1252",
    "iso8859-2",
    "iso8859-5",
    "cp1253",
    "cp1254",
    "iso8859-1",
    "iso8859-15",
    "iso8859-16",
    "koi8-r",
    "mac-roman",
    "mac-latin2",
    "mac-cyrillic",
    "cp852",
    "cp855",
    "cp866",
    "gb18030",
    "shift-jis",
)
"""What a menu of encodings offers, the likely ones first."""

_OTHER_NAMES = "cp1253 cp1254 cp1255 cp1256 iso8859_7 big5 gb18030 shift_jis euc_jp euc_kr"
_OTHERS = [*_OTHER_NAMES.split(), "cp1250", "cp1251", "cp1252", "ascii"]
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@frozen_row
class Decoded:
    """Text and the codec it was decoded with.

    `guessed` says that nothing in the file vouches for the codec; `broken` counts the bytes or
    groups of bytes that became U+FFFD.
    """

    text: str
    encoding: str
    guessed: bool = False
    broken: int = 0


def problems_of(decoded: Decoded, where: str) -> tuple[Problem, ...]:
    """What is doubtful about `decoded`, for the text that `where` names."""
    out: list[Problem] = []
    if decoded.guessed:
        message = f"The encoding is not stated in the file; {decoded.encoding} was guessed."
        out.append(Problem(where, message, "Choose another encoding if letters look wrong."))
    if decoded.broken:
        message = f"{decoded.broken} characters could not be read as {decoded.encoding}."
        out.append(Problem(where, message, "Choose another encoding, or look for � in the text."))
    return tuple(out)


def decode(data: bytes, encoding: str = "") -> Decoded:
    """`data` as text, by `encoding` where the person chose one.

    Raises ReadingError for a codec that does not exist and for bytes that are no text.
    """
    if encoding:
        return _decode_as(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _lenient(data, name)
    if wide := _wide(data[:4096]):
        return _lenient(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guess(data)
    _refuse_binary(text.count("\0"), data)
    return Decoded(text, "utf-8")


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)
    except LookupError as error:
        raise ReadingError(
            f"There is no text encoding called “{encoding}”.",
            "Try utf-8, cp1250, cp1251 or cp1252.",
        ) from error
    return _lenient(data, "utf-8-sig" if name == "utf-8" else name)


def _lenient(data: bytes, name: str) -> Decoded:
    text = data.decode(name, "replace")
    return Decoded(text, name.removesuffix("-sig"), broken=text.count("\ufffd"))


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: "utf-16-le", "utf-16-be" or "".

    The high bytes of European text are nearly all of 00 (Latin), 01 (Latin with carons), 03 and 04
    (Greek, Cyrillic) and 20 (dashes and quotes), with a blank's 00 among them; the low bytes are
    hardly ever 00.
    """
    even, odd = head[0 : len(head) & ~1 : 2], head[1::2]
    if len(odd) < 2:
        return ""
    for low, high, name in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        plain = sum(high.count(value) for value in b"\x00\x01\x03\x04\x20")
        if (
            high.count(0) >= 0.05 * len(high)
            and plain >= 0.9 * len(high)
            and low.count(0) <= 0.02 * len(low)
        ):
            return name
    return ""


def _guess(data: bytes) -> Decoded:
    """Text that is not UTF-8 by what its letters look like."""
    _refuse_binary(data.count(0), data)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(char > "\x7f" for char in text[:HEAD])
    if wide >= 10 * broken:
        return Decoded(text, "utf-8", guessed=True, broken=broken)
    head = _near_high(data[:HEAD])
    _refuse_binary(len(head) - len(head.translate(None, _CONTROLS)), head)
    from perspectives.reading.guessing import guess_encoding

    name = guess_encoding(head) or _second_guess(head)
    return Decoded(data.decode(name, "replace"), name, guessed=True, broken=0)


def _near_high(head: bytes) -> bytes:
    """As much of `head` as a guess needs: 16 KB from shortly before its first byte beyond ASCII."""
    high = re.search(rb"[\x80-\xff]", head)
    start = max(0, high.start() - 200) if high else 0
    return head[start : start + ENOUGH]


def _second_guess(head: bytes) -> str:
    """What charset-normalizer makes of bytes that fit no alphabet known here."""
    from charset_normalizer import from_bytes

    best = from_bytes(head, cp_isolation=_OTHERS).best()
    if best is None:
        raise _no_text()
    return best.encoding


def _no_text() -> ReadingError:
    return ReadingError(
        "the file is not a text file.",
        "Open it in the program it comes from and save it as text or PDF.",
    )


def _refuse_binary(strange: int, data: bytes) -> None:
    """Raise ReadingError where more than one byte in a thousand is `strange` to text."""
    if strange > len(data) // 1000:
        raise _no_text()
