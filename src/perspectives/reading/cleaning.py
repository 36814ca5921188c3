"""Text as it may be stored: NFC, line feeds only, nothing that other programs trip over."""

from __future__ import annotations

import re
import unicodedata

from perspectives.model.errors import Problem

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(chr((plane << 16) + end) for plane in range(1, 17) for end in (0xFFFE, 0xFFFF))
    + "]"
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Controls that embed, override or isolate a direction: they can make text read otherwise than it
is stored, so they are always worth a word."""

_ZERO_WIDTH = re.compile(
    "(?<![\u0590-\u08ff\u0900-\u0dff\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf])[\u200b-\u200d\u2060\ufeff]"
)
"""Zero-width characters where no script or emoji asks for them: after Arabic, Hebrew and Indic
letters and inside emoji they are spelling."""


def clean(text: str) -> str:
    """`text` in NFC, with LF as the only line end and no character that may not be stored.

    CRLF, CR, VT, FF, NEL, U+2028 and U+2029 become LF; NUL, lone surrogates and noncharacters
    become U+FFFD; paired surrogates their character; other C0 controls but the tab go. A byte order
    mark in front goes; direction controls and zero-width characters stay.
    """
    text = text.removeprefix("\ufeff")
    if _FORBIDDEN.search(text):
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
        and not _FORBIDDEN.search(text)
        and unicodedata.is_normalized("NFC", text)
    )


def hidden_characters(text: str, where: str) -> tuple[Problem, ...]:
    """A problem for each kind of character in `text` that is kept though nobody sees it."""
    if text.isascii():
        return ()
    kinds = (
        (_DIRECTION, "invisible marks that change the direction of writing"),
        (_ZERO_WIDTH, "invisible characters without width"),
    )
    found = ((len(pattern.findall(text)), name) for pattern, name in kinds)
    return tuple(
        Problem(
            where,
            f"The text has {count} {name}.",
            "They are kept and shown; matching ignores them.",
        )
        for count, name in found
        if count
    )
