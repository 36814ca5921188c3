"""Tells the language of a text by its function words and letters.

Twenty-odd languages: those of the texts at hand and their neighbours, so that Macedonian is not
called Serbian. Serbian, Bosnian, Croatian and Montenegrin cannot be told apart in a short text and
are one here, "sr-Latn" or "sr-Cyrl" by script; the reader may narrow it.
"""

import re
from collections import Counter
from functools import cache

from perspectives.analysis.function_words import FUNCTION_WORDS

SAMPLE = 1200
"""Characters read at the start, in the middle and at the end: some 600 words decide anything."""

ENOUGH = 0.4
"""Least score for an answer: a function word shared by two languages. Of 405 single sentences, many
of two or three words, 0.4 names 96 % rightly and 1 % wrongly; 1.0 would name 91 % (benchmarks)."""

LETTER = 0.4
"""What one letter peculiar to a language counts, against 1 for a function word of its own: letters
also come with names."""

MOST_OF_LETTERS = 0.3
"""Letters count at most this share of the words in the sample, so that names decide nothing."""

_LETTERS = {
    "sq": "ëç",
    "sr-Latn": "čćšžđ",
    "sl": "čšž",
    "cs": "ěřůýáíéčšž",
    "pl": "łąężźśćńó",
    "de": "äöüß",
    "fr": "éèêàçùûœ",
    "it": "èàòùì",
    "es": "ñáíóú¿¡",
    "pt": "ãõçáéê",
    "ro": "ăâîșțşţ",
    "tr": "ğşıçöü",
    "hu": "őűáéíöü",
    "sr-Cyrl": "ђћџљњј",
    "mk": "ѓќѕљњј",
    "bg": "ъщйя",
    "ru": "ыэъёщйя",
    "uk": "їєіґщйя",
}
_CYRILLIC_LANGUAGES = ("sr-Cyrl", "mk", "bg", "ru", "uk")
_LATIN_LANGUAGES = tuple(tag for tag in FUNCTION_WORDS if tag not in _CYRILLIC_LANGUAGES)
_SCRIPTS = (
    (0x41, 0x24F, "Latn"),
    (0x400, 0x52F, "Cyrl"),
    (0x370, 0x3FF, "el"),
    (0x590, 0x5FF, "he"),
    (0x600, 0x6FF, "ar"),
    (0x4E00, 0x9FFF, "zh"),
)
"""First and last code point of a script, and its name or the language it stands for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def detect_language(text: str) -> str:
    """The BCP 47 tag of the language of `text`; "" = unknown.

    Only the start, the middle and the end of a long text are read. A text without function words of
    any known language is unknown, however long.
    """
    sample = _sample(text)
    small = sample.lower().replace("’", "'")
    signs = Counter(small)
    script = _script(signs)
    if script not in ("Latn", "Cyrl"):
        return script
    counts = Counter(_WORD.findall(small))
    scores = dict.fromkeys(_CYRILLIC_LANGUAGES if script == "Cyrl" else _LATIN_LANGUAGES, 0.0)
    weights = _weights()
    for word, count in counts.items():
        for language, weight in weights.get(word, ()):
            if language in scores:
                scores[language] += count * weight
    most = MOST_OF_LETTERS * counts.total()
    for language, words in scores.items():
        letters = min(most, LETTER * sum(signs[letter] for letter in _LETTERS.get(language, "")))
        scores[language] = words + letters / (1 if words else 4)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= ENOUGH else ""


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _script(signs: Counter[str]) -> str:
    """The script, Latn or Cyrl, or the language that the script alone tells; "" = no letters."""
    found: dict[str, int] = {}
    for sign, count in signs.items():
        if sign.isalpha():
            code = ord(sign)
            name = next((name for first, last, name in _SCRIPTS if first <= code <= last), "")
            found[name] = found.get(name, 0) + count
    return max(found, key=lambda name: found[name], default="")


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each function word the languages that have it and what it counts: 1, shared out."""
    owners: dict[str, list[str]] = {}
    for language, words in FUNCTION_WORDS.items():
        for word in words.split():
            owners.setdefault(word, []).append(language)
    return {word: tuple((row, 1 / len(rows)) for row in rows) for word, rows in owners.items()}
