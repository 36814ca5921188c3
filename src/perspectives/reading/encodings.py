"""Bytes of unknown encoding to text.

Order: byte order mark, UTF-16 without one, strict UTF-8, UTF-8 with a few broken bytes, then
charset-normalizer among the encodings that Central European texts come in.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from perspectives.model.errors import Problem, ReadingError

HEAD = 256 * 1024
"""Bytes the guess is made on: enough for certainty, and 50 MB then cost 0.3 s instead of 3."""

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

_CANDIDATES = ["cp1250", "cp1251", "cp1252", "iso8859_2", "iso8859_5", "ascii"]
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
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
    _refuse_binary(data.count(0), data)
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(1 for _ in _runs(text[:HEAD]))
    if wide >= 10 * broken:
        return Decoded(text, "utf-8", guessed=True, broken=broken)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:HEAD], cp_isolation=_CANDIDATES).best()
    if best is None:
        raise ReadingError(
            "The file is not a text file.",
            "Open it in the program it comes from and save it as text or PDF.",
        )
    return _lenient(data, best.encoding)


def _runs(text: str) -> list[str]:
    return [char for char in text if char > "\x7f" and char != "\ufffd"]


def _refuse_binary(zeros: int, data: bytes) -> None:
    if zeros > len(data) // 1000:
        raise ReadingError(
            "The file is not a text file.",
            "Open it in the program it comes from and save it as text or PDF.",
        )
