"""Text as it may be stored: NFC, line feeds only, nothing that other programs trip over."""

from __future__ import annotations

import unicodedata

from perspectives.model.errors import Problem
from perspectives.reading.rules import Rule

_ENDS = "".join(chr((plane << 16) + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))
_FORBIDDEN = Rule("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufdd0-\ufdef" + _ENDS + "]")
_CONTROL_BYTES = bytes(code for code in (*range(32), 127) if code not in b"\t\n")
_FORBIDDEN_BYTES = (
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xa9",
    b"\xef\xb7",
    b"\xbf\xbe",
    b"\xbf\xbf",
)
"""What the UTF-8 of each forbidden character holds: NEL, U+2028, U+2029, U+FDDx and all that end in
FFFE or FFFF."""

_BREAKS = Rule("[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = Rule("[\x01-\x08\x0e-\x1f\x7f]")

_DIRECTION_SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DIRECTION = Rule(f"[{_DIRECTION_SIGNS}]")
"""Controls that embed, override or isolate a direction: they can make text read otherwise than it
is stored, so they are always worth a word."""

_ZERO_WIDTH_SIGNS = "\u200b\u200c\u200d\u2060\ufeff"
_ZERO_WIDTH = Rule(
    "(?<![\u0590-\u08ff\u0900-\u0dff\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf])",
    f"[{_ZERO_WIDTH_SIGNS}]",
)
"""Zero-width characters where no script or emoji asks for them: after Arabic, Hebrew and Indic
letters and inside emoji they are spelling."""


def clean(text: str) -> str:
    """`text` in NFC, with LF as the only line end and no character that may not be stored.

    CRLF, CR, VT, FF, NEL, U+2028 and U+2029 become LF; NUL, lone surrogates and noncharacters
    become U+FFFD; paired surrogates their character; other C0 controls but the tab go. A byte order
    mark in front goes; direction controls and zero-width characters stay.
    """
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if _may_hold_forbidden(text):
        text = _BREAKS.sub("\n", text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _FORBIDDEN.sub("\ufffd", _CONTROLS.sub("", text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text


def is_clean(text: str) -> bool:
    """Whether `clean` would leave `text` as it is."""
    return (
        not text.startswith("\ufeff")
        and not (_may_hold_forbidden(text) and _FORBIDDEN.search(text))
        and unicodedata.is_normalized("NFC", text)
    )


def _may_hold_forbidden(text: str) -> bool:
    """Whether `text` needs a closer look; a byte search takes a millisecond a megabyte."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        return True
    return not text.isascii() and any(part in data for part in _FORBIDDEN_BYTES)


def hidden_places(text: str) -> tuple[int, ...]:
    """Where the characters stand that `hidden_characters` speaks of, in no order."""
    if text.isascii():
        return ()
    places: list[int] = []
    for pattern, signs in ((_DIRECTION, _DIRECTION_SIGNS), (_ZERO_WIDTH, _ZERO_WIDTH_SIGNS)):
        if any(sign in text for sign in signs):
            places += [found.start() for found in pattern.finditer(text)]
    return tuple(places)


def hidden_characters(text: str, where: str) -> tuple[Problem, ...]:
    """A problem for each kind of character in `text` that is kept though nobody sees it."""
    if text.isascii():
        return ()
    kinds = (
        (_DIRECTION, _DIRECTION_SIGNS, "invisible marks that change the direction of writing"),
        (_ZERO_WIDTH, _ZERO_WIDTH_SIGNS, "invisible characters without width"),
    )
    found = (
        (len(pattern.findall(text)), name)
        for pattern, signs, name in kinds
        if any(sign in text for sign in signs)
    )
    return tuple(
        Problem(
            where,
            f"The text has {count} {name}.",
            "They are kept and shown; matching ignores them.",
        )
        for count, name in found
        if count
    )
