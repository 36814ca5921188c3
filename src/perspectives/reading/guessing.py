"""Guesses which eight-bit encoding a European text was written in.

A wrong decoding shows: its letters belong to no one alphabet, signs stand inside words, capitals
follow small letters, scripts mix. Each encoding is scored by these on the letters beyond ASCII,
together with the alphabet that explains them best. Measured in benchmarks/reading.py against
charset-normalizer, which stays the answer for what no alphabet here explains.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

CANDIDATES = (
    "cp1250",
    "cp1252",
    "cp1251",
    "iso8859-2",
    "iso8859-5",
    "iso8859-1",
    "iso8859-15",
    "koi8-r",
    "mac-roman",
    "mac-latin2",
    "mac-cyrillic",
    "cp852",
    "cp855",
    "cp866",
)
"""In order of preference where texts come out equal."""

ENOUGH = 0.35
"""Least mean score of a letter beyond ASCII (1 = all explained) for an answer."""

_ALPHABETS = (
    "čćšžđ",
    "ëç",
    "äöüß",
    "éèêëàâçîïôùûœæ",
    "áéíóúñü",
    "àèéìòù",
    "ãõáâàéêíóôúç",
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž",
    "áäčďéíĺľňóôŕšťúýž",
    "áéíóöőúüű",
    "ăâîșțşţ",
    "åäöæøé",
    "абвгдђежзијклљмнњопрстћуфхцчџш",
    "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "абвгдежзийклмнопрстуфхцчшщъьюя",
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
)
_HIGH = bytes(range(0x80, 0x100))
_SIGNS = frozenset("„“”‘’‚–—…«»€°§№•·©®™£½¼\xa0\xad")
"""Signs that typed text has beside its letters."""

_WORST = (
    (re.compile("[a-zA-Z][\u0400-\u04ff]|[\u0400-\u04ff][a-zA-Z]"), 2.0),
    (re.compile("[a-zà-öø-ÿčćšžđа-џ][À-ÖØ-ÞČĆŠŽĐЀ-Я]"), 2.0),
    (
        re.compile(r"(?<=[^\W\d_])[^\w\s'’.,;:!?()\[\]\"“”„«»–—/…·&@+*=<>\xad\xa0-](?=[^\W\d_])"),
        3.0,
    ),
    (re.compile("[\x80-\x9f\ufffd]"), 4.0),
)
"""What hardly stands in a text, and what one of it counts against a decoding."""


def guess_encoding(head: bytes) -> str:
    """The codec that explains the bytes beyond ASCII in `head` best; "" where none does."""
    high = len(head) - len(head.translate(None, _HIGH))
    if not high:
        return ""
    texts = {name: head.decode(name, "replace") for name in CANDIDATES}
    praise = {name: _for(text) for name, text in texts.items()}
    best, most = "", ENOUGH * high
    for name in sorted(CANDIDATES, key=lambda name: -praise[name]):
        if praise[name] <= most:
            break
        score = praise[name] - _against(texts[name])
        if score > most:
            best, most = name, score
    return best


def _for(text: str) -> float:
    """What the letters beyond ASCII of `text` speak for it: all those of one alphabet."""
    signs = Counter(char for char in text.lower() if char > "\x7f")
    typed = sum(count for char, count in signs.items() if char in _SIGNS)
    letters = {char: count for char, count in signs.items() if char not in _SIGNS}
    total = sum(letters.values())
    best = max(sum(letters.get(char, 0) for char in alphabet) for alphabet in _alphabets())
    return best - (total - best) + 0.8 * typed


def _against(text: str) -> float:
    return sum(weight * len(pattern.findall(text)) for pattern, weight in _WORST)


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(alphabet) for alphabet in _ALPHABETS)
