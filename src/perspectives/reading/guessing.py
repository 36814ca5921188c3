"""Guesses which eight-bit encoding a European text was written in.

A wrong decoding shows: its letters belong to no one alphabet, signs stand inside words, capitals
follow small letters, scripts mix. Each encoding is scored by these on the letters beyond ASCII,
together with the alphabet that explains them best. Measured in benchmarks/reading.py against
charset-normalizer, which stays the answer for what no alphabet here explains.
"""

from __future__ import annotations

import re
from collections import Counter

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
    ("čćšžđ", 1.0),
    ("ëç", 1.0),
    ("äöüß", 1.0),
    ("éèêëàâçîïôùûœæ", 1.0),
    ("áéíóúñü", 1.0),
    ("àèéìòù", 1.0),
    ("åäöæøé", 0.98),
    ("ãõáâàéêíóôúç", 0.96),
    ("ąćęłńóśźż", 0.96),
    ("áčďéěíňóřšťúůýž", 0.96),
    ("áéíóöőúüű", 0.96),
    ("ăâîșțşţ", 0.96),
    ("áäčďéíĺľňóôŕšťúýž", 0.95),
    ("абвгдђежзијклљмнњопрстћуфхцчџш", 1.0),
    ("абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ", 0.99),
    ("абвгдежзийклмнопрстуфхцчшщъьюя", 0.99),
    ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", 0.99),
    ("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", 0.98),
)
"""Letters beyond ASCII that one language uses, and what each counts: where a letter or two could be
of several languages, the likelier one decides."""

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
    (re.compile(r"(?<![^\W\d_])[^\W\d_a-zA-ZàáèéòóôâÀÁÈÉÒÓаеиоукусвяјэ](?![^\W\d_])"), 1.0),
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
    if not total:
        return typed
    known = {alphabet: sum(letters.get(char, 0) for char in alphabet) for alphabet, _ in _ALPHABETS}
    best = max(known[alphabet] * weight for alphabet, weight in _ALPHABETS)
    return best - (total - max(known.values())) + typed


def _against(text: str) -> float:
    return sum(weight * len(pattern.findall(text)) for pattern, weight in _WORST)
