"""Words made comparable: case, script, diacritics, inflection and spelling of names.

Three forms of a word, from near to far: `fold` (case, script and marks), `forms.key`
(inflection), `name_key` (how a foreign name is spelt in one language or the other).
"""

import re
import unicodedata
from functools import lru_cache

from perspectives.analysis.stopwords import STOP_WORDS

WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W\d_]+)?")
"""A word: letters and digits, with an apostrophe inside ("Kosovo's", "t'i") but not a hyphen."""

_CYRILLIC_LETTERS = """
а a б b в v г g д d ђ đ е e ж ž з z и i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ ć у u
ф f х h ц c ч č џ dž ш š ѓ gj ќ kj ѕ dz ѐ e ѝ i й j ы i э e ю ju я ja щ šč ё jo
"""
_LETTER_PAIRS = _CYRILLIC_LETTERS.split()
_SMALL = dict(zip(_LETTER_PAIRS[::2], _LETTER_PAIRS[1::2], strict=True))
CYRILLIC = str.maketrans(
    _SMALL | {cyrillic.upper(): latin.capitalize() for cyrillic, latin in _SMALL.items()}
)
"""Serbian, Macedonian and the commonest Russian letters to Serbian Latin."""

HAS_CYRILLIC = re.compile("[\u0400-\u045f]")
POSSESSIVE = re.compile("'s?$")
ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
INVISIBLE = {0xAD: None, 0x200B: None, 0x200C: None, 0x200D: None, 0x2060: None, 0xFEFF: None}
"""Soft hyphens and zero-width characters: part of no word."""

SERBIAN_TAGS = frozenset({"sr", "bs", "hr", "sh", "cnr", "me"})

NAME_SPELLINGS = (
    ("dzh", "dz"),
    ("xh", "dz"),
    ("sh", "s"),
    ("zh", "z"),
    ("ch", "c"),
    ("gj", "dj"),
    ("th", "t"),
    ("kh", "h"),
    ("ph", "f"),
    ("q", "c"),
    ("x", "ks"),
    ("y", "i"),
    ("w", "v"),
)
"""How one sound is written in Albanian, English and Serbian, after folding, in this order."""

REPEATED = re.compile(r"(.)\1+")


def primary(tag: str) -> str:
    """The language of a BCP 47 tag as the engine tells languages apart: en, sr, sq, others, "".

    Bosnian, Croatian and Montenegrin count as Serbian.
    """
    language = tag.lower().partition("-")[0]
    return "sr" if language in SERBIAN_TAGS else language


def transliterate(text: str) -> str:
    """The text with Cyrillic letters written in Serbian Latin; its length may change."""
    return text.translate(CYRILLIC) if HAS_CYRILLIC.search(text) else text


def unmarked(word: str) -> str:
    """The word in Latin letters without diacritics, case kept; đ becomes dj, ß ss."""
    if word.isascii():
        return word
    word = transliterate(word.translate(INVISIBLE)).replace("đ", "dj").replace("Đ", "Dj")
    word = word.replace("’", "'").replace("ʼ", "'").replace("ß", "ss").replace("ı", "i")
    marks = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in marks if not unicodedata.combining(sign))


@lru_cache(200_000)
def fold(word: str) -> str:
    """The word in lower case Latin letters without marks, possessive or ordinal ending.

    "Kosovo's" is kosovo, "Бањској" banjskoj, "24th" 24. Idempotent; "" stays "".
    """
    folded = unmarked(word).lower()
    if "'" in folded:
        folded = POSSESSIVE.sub("", folded)
    if folded[:1].isdigit():
        folded = ORDINAL.sub(r"\1", folded)
    return folded


@lru_cache(200_000)
def name_key(folded: str) -> str:
    """A key that is equal for one name in Albanian, Serbian and English spelling.

    Takes a folded word: vucic, vuciq give vucic; thaci, taci give taci; leposaviq leposavic.
    """
    for spelling, sound in NAME_SPELLINGS:
        if spelling in folded:
            folded = folded.replace(spelling, sound)
    return REPEATED.sub(r"\1", folded)


def is_stop_word(folded: str, language: str) -> bool:
    """Whether a folded word carries no subject in this primary language (all three if "")."""
    words = STOP_WORDS.get(language)
    if words is not None:
        return folded in words
    return not language and any(folded in words for words in STOP_WORDS.values())


LONGEST_ENDING = 3
"""Letters an inflection may add to a stem that no dictionary knows (ALIGNMENT: F .94 and .89)."""

SHORTEST_STEM = 4
VOWELS = "aeiou"


def stem_of(folded: str) -> str:
    """What stays of an unknown Serbian or Albanian word under inflection: a final vowel goes.

    banjska gives banjsk, qeveria qeveri; a word of four letters or fewer stays whole.
    """
    return folded[:-1] if len(folded) > SHORTEST_STEM and folded[-1] in VOWELS else folded


def is_inflection(folded: str, stem: str) -> bool:
    """Whether a folded word is `stem` and at most LONGEST_ENDING letters more."""
    return folded.startswith(stem) and len(folded) - len(stem) <= LONGEST_ENDING
