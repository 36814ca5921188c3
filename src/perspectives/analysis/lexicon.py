"""Words of Serbian and Albanian carried over to English, so that texts meet across languages.

The glossary is a text, a meaning a line: English words, then Serbian, then Albanian ones, the three
parted by bars, alternatives by commas. A trailing `*` makes a stem, as in codebooks. Everything is
compared folded; Serbian is written in Latin.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from perspectives.analysis.forms import key
from perspectives.analysis.normalising import fold, is_inflection, stem_of
from perspectives.assets import glossary

LANGUAGES = ("sr", "sq")
"""The languages of the glossary's second and third column."""

LONGEST_ENDING_OF_STEM = 6
"""Letters after a glossary stem (`*`): enough for -ovanjima, too few for another compound."""


class Lexicon:
    """The English words for a word of one language."""

    def __init__(self, language: str, entries: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        self.language = language
        self._whole: dict[str, tuple[str, ...]] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        self._inflected: dict[str, tuple[str, ...]] = {}
        for word, english in entries:
            folded = fold(word.rstrip("*"))
            if word.endswith("*"):
                self._stems.setdefault(folded, english)
            else:
                self._whole.setdefault(folded, english)
                self._whole.setdefault(key(word, language), english)
                self._inflected.setdefault(stem_of(folded), english)

    def english(self, word: str) -> tuple[str, ...]:
        """The English words, folded, for a running form; () where the glossary has none.

        Looked for in this order: the form itself, its lemma, the longest stem that fits.
        """
        folded = fold(word)
        found = self._whole.get(folded) or self._whole.get(key(word, self.language))
        if found:
            return found
        for end in range(len(folded), 2, -1):
            start = folded[:end]
            found = self._stems.get(start)
            if found and len(folded) - end <= LONGEST_ENDING_OF_STEM:
                return found
            found = self._inflected.get(start)
            if found and is_inflection(folded, start) and len(folded) - end < end:
                return found
        return ()


def parse_glossary(text: str) -> dict[str, Lexicon]:
    """The lexicon of each language of a glossary; lines that begin with # are left out."""
    entries: dict[str, list[tuple[str, tuple[str, ...]]]] = {name: [] for name in LANGUAGES}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        english, *others = line.split("|")
        meanings = tuple(fold(word) for word in english.replace(",", " ").split())
        for language, column in zip(LANGUAGES, others, strict=False):
            for word in column.split(","):
                if word.strip():
                    entries[language].append((word.strip(), meanings))
    return {language: Lexicon(language, rows) for language, rows in entries.items()}


@cache
def lexicons() -> dict[str, Lexicon]:
    """The lexicons of the shipped glossary."""
    return parse_glossary(glossary())


@lru_cache(200_000)
def english_of(word: str, language: str) -> tuple[str, ...]:
    """The English words, folded, for a word of Serbian or Albanian; () where none is known."""
    lexicon = lexicons().get(language)
    return lexicon.english(word) if lexicon else ()
