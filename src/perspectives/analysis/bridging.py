"""Running words carried to the words they are compared by, across languages and spellings.

English words stand for themselves. A word of Serbian or Albanian becomes the English words of the
glossary; one it does not have keeps its own form behind a mark, and meets the same name in other
texts by `name_key` and stem.
"""

from collections.abc import Iterable
from functools import lru_cache

from perspectives.analysis.forms import key
from perspectives.analysis.lexicon import english_of
from perspectives.analysis.normalising import (
    LONGEST_ENDING,
    SHORTEST_STEM,
    WORD,
    fold,
    is_stop_word,
    name_key,
    stem_of,
)

OWN_WORD = "~"
"""Marks a word of another language that no glossary carries to English."""

OWN_NAME = "^"
"""The same for a word written with a capital, perhaps a name."""

MARKS = OWN_WORD + OWN_NAME


@lru_cache(400_000)
def pivots(word: str, language: str) -> tuple[str, ...]:
    """The words a running word is compared by, folded; () for a stop word.

    `language` is a primary tag; "" is read as English.
    """
    folded = fold(word)
    if is_stop_word(folded, language or "en") or (len(folded) < 2 and not folded.isdigit()):
        return ()
    if language in ("en", "") or folded.isdigit():
        return (folded,)
    english = english_of(word, language)
    if english:
        return english
    return ((OWN_NAME if word[:1].isupper() else OWN_WORD) + folded,)


def carried(text: str, language: str) -> str:
    """A text as an English reader sees it: itself, or its words carried to English one by one."""
    if language in ("en", ""):
        return text
    words = (pivot for word in WORD.findall(text) for pivot in pivots(word, language))
    return " ".join(map(bare, words))


def bare(word: str) -> str:
    """The word without its mark."""
    return word.lstrip(MARKS)


def is_own(word: str) -> bool:
    """Whether the word stayed in its language."""
    return word[0] in MARKS


def key_of(word: str) -> str:
    """The form under which inflections of a compared word meet: English stem, or name key."""
    return name_key(bare(word)) if is_own(word) else key(word, "en")


class Names:
    """The words of some passages by name key, so that other spellings of them are recognised.

    Radoičića, Radoiçiq and Radoicic meet: where the name key of a word begins with the stem of
    another (four letters or more) and is at most three letters longer, the other stands for it.
    English words come before others, short stems before long ones.
    """

    def __init__(self, words: Iterable[str]) -> None:
        ordered = sorted(dict.fromkeys(words), key=lambda word: (is_own(word), len(word), word))
        self._stems: dict[str, str] = {}
        for word in ordered:
            self._stems.setdefault(stem_of(name_key(bare(word))), word)
        self._joined: dict[str, str] = {}

    def joined(self, word: str) -> str:
        """The word that stands for `word`: itself, unless it is an own word met before."""
        if not is_own(word):
            return word
        found = self._joined.get(word)
        if found is None:
            found = self._look_up(word)
            self._joined[word] = found
        return found

    def _look_up(self, word: str) -> str:
        folded = name_key(bare(word))
        first = max(SHORTEST_STEM, len(folded) - LONGEST_ENDING)
        for end in range(first, len(folded) + 1):
            found = self._stems.get(folded[:end])
            if found is not None:
                return found
        return word
