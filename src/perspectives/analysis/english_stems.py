"""English stems by the Porter2 rules, a tenth of the time a general stemmer takes.

Source: M. Porter, "The English (Porter2) stemming algorithm", snowballstem.org, 2001, with the
additions of Snowball 3 (2025). Unchanged, but written for Python: suffixes are told apart by the
last letters, regions by two patterns. A test holds it against the reference on a vocabulary.
"""

import re

VOWELS = frozenset("aeiouy")
NO_SHORT_END = frozenset("aeiouywxY")
DOUBLES = frozenset(("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"))
BEFORE_LI = frozenset("cdeghkmnrt")

EXCEPTIONS = {
    "skis": "ski",
    "skies": "sky",
    "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli",
    "early": "earli",
    "only": "onli",
    "singly": "singl",
    **dict.fromkeys(("andes", "atlas", "bias", "cosmos", "howe", "news", "sky")),
}
"""Words with a stem of their own; None = they stay whole."""

STAYS_ING = frozenset(("even", "cann", "inn", "earr", "herr", "out"))
STAYS_EED = frozenset(("succ", "proc", "exc"))

REGION = re.compile(
    r"(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)|.*?[aeiouy][^aeiouy]", re.S
)
FOLLOWING = re.compile(r".*?[aeiouy][^aeiouy]", re.S)
HAS_VOWEL = re.compile("[aeiouy]")
VOWEL_Y = re.compile(r"(?<=[aeiouy])y|^y")

_SECOND = (
    "ational=ate tional=tion ization=ize fulness=ful ousness=ous iveness=ive biliti=ble "
    "lessli=less entli=ent ousli=ous ation=ate alism=al aliti=al iviti=ive fulli=ful ogist=og "
    "enci=ence anci=ance abli=able izer=ize ator=ate alli=al bli=ble ogi=og li="
)
_THIRD = "ational=ate tional=tion alize=al icate=ic iciti=ic ative= ical=ic ness= ful="
_FOURTH = (
    "ement= ance= ence= able= ible= ment= ant= ent= ism= ate= iti= ous= ive= ize= ion= al= er= ic="
)


def _table(rules: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """The rules by the last two letters of their suffix, the longest suffix first."""
    out: dict[str, list[tuple[str, str]]] = {}
    for rule in rules.split():
        suffix, _, instead = rule.partition("=")
        out.setdefault(suffix[-2:], []).append((suffix, instead))
    return {end: tuple(rows) for end, rows in out.items()}


SECOND, THIRD, FOURTH = _table(_SECOND), _table(_THIRD), _table(_FOURTH)


def english_stem(word: str) -> str:
    """The stem of a word in small letters; "" stays ""."""
    if len(word) < 3:
        return word
    if word in EXCEPTIONS:
        return EXCEPTIONS[word] or word
    if "'" in word:
        word = _without_apostrophes(word)
    if "y" in word:
        # In turn, so that a y made a consonant is no vowel to a second y.
        word = VOWEL_Y.sub("Y", word)
    first = _region(REGION, word, 0)
    second = _region(FOLLOWING, word, first)
    word = _without_plural(word)
    word = _without_past(word, first)
    if word[-1:] in ("y", "Y") and len(word) > 2 and word[-2] not in VOWELS:
        word = word[:-1] + "i"
    word = _shortened(word, SECOND, first)
    word = _third(word, first, second)
    word = _fourth(word, second)
    word = _without_last(word, first, second)
    return word.lower() if "Y" in word else word


def _without_apostrophes(word: str) -> str:
    if word[0] == "'":
        word = word[1:]
    for end in ("'s'", "'s", "'"):
        if word.endswith(end):
            return word[: -len(end)]
    return word


def _region(pattern: re.Pattern[str], word: str, start: int) -> int:
    """Where the region begins that follows a vowel and a consonant; the end where there is none."""
    found = pattern.match(word, start)
    return found.end() if found else len(word)


def _without_plural(word: str) -> str:
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word[-1:] != "s" or word.endswith(("ss", "us")):
        return word
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if HAS_VOWEL.search(word, 0, len(word) - 2) else word


def _without_past(word: str, first: int) -> str:
    """Without -ed, -ing and their adverbs, where a vowel stands before."""
    plain = word[:-2] if word.endswith(("edly", "ingly")) else word
    if plain.endswith("eed"):
        stem = plain[:-3]
        return plain[:-1] if len(stem) >= first and stem not in STAYS_EED else word
    if plain.endswith("ed"):
        stem = plain[:-2]
    elif plain.endswith("ing"):
        stem = plain[:-3]
    else:
        return word
    if word == plain and plain.endswith("ing"):
        if stem in STAYS_ING:
            return word
        if len(stem) == 2 and stem[1] in "yY" and stem[0] not in VOWELS:
            return stem[0] + "ie"
    if not HAS_VOWEL.search(stem):
        return word
    return _mended(stem, first)


def _mended(stem: str, first: int) -> str:
    """What is left after -ed and -ing as the word it came from."""
    end = stem[-2:]
    if end in ("at", "bl", "iz"):
        return stem + "e"
    if end in DOUBLES:
        return stem if len(stem) == 3 and stem[0] in "aeo" else stem[:-1]
    return stem + "e" if len(stem) <= first and _ends_short(stem) else stem


def _ends_short(stem: str) -> bool:
    """Whether a stem ends in a short syllable: consonant, vowel, consonant, as in "hop"."""
    if len(stem) == 2:
        return stem[0] in VOWELS and stem[1] not in VOWELS
    return len(stem) > 2 and (
        (stem[-1] not in NO_SHORT_END and stem[-2] in VOWELS and stem[-3] not in VOWELS)
        or stem == "past"
    )


def _shortened(word: str, table: dict[str, tuple[tuple[str, str], ...]], region: int) -> str:
    """The word with its longest suffix of the second step replaced where the region holds it."""
    for suffix, instead in table.get(word[-2:], ()):
        if word.endswith(suffix):
            start = len(word) - len(suffix)
            if start < region:
                return word
            before = word[start - 1 : start]
            if (suffix == "ogi" and before != "l") or (suffix == "li" and before not in BEFORE_LI):
                return word
            return word[:start] + instead
    return word


def _third(word: str, first: int, second: int) -> str:
    for suffix, instead in THIRD.get(word[-2:], ()):
        if word.endswith(suffix):
            start = len(word) - len(suffix)
            if start < (second if suffix == "ative" else first):
                return word
            return word[:start] + instead
    return word


def _fourth(word: str, second: int) -> str:
    for suffix, _ in FOURTH.get(word[-2:], ()):
        if word.endswith(suffix):
            start = len(word) - len(suffix)
            if start < second or (suffix == "ion" and word[start - 1] not in "st"):
                return word
            return word[:start]
    return word


def _without_last(word: str, first: int, second: int) -> str:
    """Without a last e, or the last l of two, where enough stands before."""
    start = len(word) - 1
    if word[-1:] == "e":
        if start >= second or (start >= first and not _ends_short(word[:-1])):
            return word[:-1]
    elif word[-2:] == "ll" and start >= second:
        return word[:-1]
    return word
