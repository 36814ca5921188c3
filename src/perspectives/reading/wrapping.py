"""Lines of one paragraph to its text: blanks for line ends, words put together again."""

from __future__ import annotations

import re
from functools import cached_property

_HYPHENATED = re.compile(
    r"(?<![^\W\d_])([^\W\d_]+)([-\u2010\u00ad\u00ac])[ \t]*\n[ \t]*([^\W\d_]+)"
)
_HYPHEN = re.compile(r"[-\u2010\u00ad\u00ac][ \t]*\n")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_FIRST_HALVES = """
all anti far half high long low mid non north one post quasi self semi short south well west
east two three four twenty thirty forty fifty sixty seventy eighty ninety
evro euro srpsko kosovsko crno bivsi para serbo shqiptaro veri jug
"""
KEPT_PREFIXES = frozenset(_FIRST_HALVES.split())
"""First halves of compounds whose hyphen is part of the spelling, used where the text itself does
not show the word in one form or the other."""

MAYBE_PREFIXES = frozenset(("ex", "pro", "multi", "mono"))
"""First halves that begin common words too ("pro-posed"): kept before a word of the text alone."""


class Joiner:
    """Joins lines the way this one text spells its words.

    A hyphen at a line end goes where the word is broken ("inter-", "national") and stays where it
    belongs to the word ("self-", "rule"; "pro-", "EU"): the spelling found elsewhere in the text
    decides, then a capital, then the halves.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def join(self, lines: str) -> str:
        """`lines` (parted by line feeds) as one line."""
        if "\n" not in lines:
            return lines
        if _HYPHEN.search(lines):
            lines = _HYPHENATED.sub(self._together, lines)
        return _LINE_END.sub(" ", lines)

    @cached_property
    def _spellings(self) -> frozenset[str]:
        """The words of the text as they are spelt, those broken at a line end left out."""
        return frozenset(_WORDS.findall(_HYPHENATED.sub(" ", self._text)))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self._spellings)

    def _together(self, match: re.Match[str]) -> str:
        first, sign, second = match.groups()
        whole, compound = first + second, f"{first}-{second}"
        if sign in "\u00ad\u00ac" or whole.lower() in self._words:
            return whole
        if compound.lower() in self._words or second[0].isupper():
            return compound
        is_known = second in self._spellings
        # "Serb-majority", where the text has "Serb" and "majority" each alone.
        is_name = first[0].isupper() and first in self._spellings and len(first) > 2
        if is_known and (is_name or first.lower() in MAYBE_PREFIXES):
            return compound
        return compound if first.lower() in KEPT_PREFIXES else whole
