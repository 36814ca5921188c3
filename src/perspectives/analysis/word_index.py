"""Where each word stands in many passages: folded words by place, found by beginning and ending."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

from perspectives.analysis.normalising import WORD, fold, is_inflection, name_key, stem_of
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.int32]

SHORTEST_STEM = 4
"""Letters of a stem from which endings are looked for: shorter ones begin too many words."""

LAST_LETTER = "\U0010ffff"


class Run:
    """The places where words stand side by side: one row of `firsts` each, rising."""

    def __init__(self, index: WordIndex, firsts: Places, length: int) -> None:
        self._index, self._firsts, self._length = index, firsts, length
        self._owners = index.owners(firsts)
        self.passages: set[int] = set(np.unique(self._owners).tolist())
        """Numbers of the passages they stand in."""

    def spans_in(self, passage: int) -> list[Span]:
        """Where they stand in a passage, in order; code points of its text."""
        low, high = np.searchsorted(self._owners, (passage, passage + 1)).tolist()
        return [self._index.span(first, self._length) for first in self._firsts[low:high].tolist()]


class WordIndex:
    """Words are numbered as they are first met, places count through all passages."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words = array("i")
        self._starts, self._ends = array("i"), array("i")
        self._counts = array("i")
        self._is_settled = False

    def add(self, text: str, span: Span) -> None:
        """Take the words of the next passage in."""
        numbers, before = self._numbers, len(self._words)
        for match in WORD.finditer(text, span.start, span.end):
            word = fold(match[0])
            self._words.append(numbers.setdefault(word, len(numbers)))
            self._starts.append(match.start())
            self._ends.append(match.end())
        self._counts.append(len(self._words) - before)
        self._is_settled = False

    def settle(self) -> None:
        """Make ready for questions; done at the first one if not before."""
        if self._is_settled:
            return
        words = np.array(self._words, np.int32)
        self._by_word = np.argsort(words, kind="stable").astype(np.int32)
        counts = np.bincount(words, minlength=len(self._numbers))
        self._offsets = np.concatenate(([0], np.cumsum(counts)))
        passages = np.arange(len(self._counts), dtype=np.int32)
        self._owner = np.repeat(passages, np.array(self._counts, np.int32))
        self._sorted = sorted(self._numbers)
        self._by_sound: dict[str, list[str]] = {}
        for word in self._sorted:
            self._by_sound.setdefault(name_key(word), []).append(word)
        self._is_settled = True

    def run(self, words: Sequence[str], *, is_open: bool) -> Run:
        """Where folded `words`, their inflections and other spellings stand side by side.

        `is_open`: the last one may be the beginning of a word.
        """
        self.settle()
        last = len(words) - 1
        firsts = self._places(words[0], is_open=is_open and not last)
        for step, word in enumerate(words[1:], 1):
            if len(firsts):
                places = self._places(word, is_open=is_open and step == last)
                firsts = firsts[np.isin(firsts + step, places, assume_unique=True)]
        if last and len(firsts):
            firsts = firsts[self._owner[firsts] == self._owner[firsts + last]]
        return Run(self, firsts, len(words))

    def owners(self, places: Places) -> Places:
        """The passages that hold words."""
        return self._owner[places]

    def span(self, first: int, length: int) -> Span:
        """From the beginning of a word to the end of the last of so many."""
        return Span(self._starts[first], self._ends[first + length - 1])

    def _places(self, word: str, *, is_open: bool) -> Places:
        """Where a folded word, an inflection or another spelling of it stands, rising."""
        parts = [
            self._by_word[self._offsets[number] : self._offsets[number + 1]]
            for number in (self._numbers[known] for known in self._alike(word, is_open=is_open))
        ]
        if len(parts) < 2:
            return parts[0] if parts else np.zeros(0, np.int32)
        return np.sort(np.concatenate(parts))

    def _alike(self, word: str, *, is_open: bool) -> set[str]:
        found = {word} & self._numbers.keys()
        if is_open:
            found.update(self._beginning(word))
        stem = stem_of(word)
        if len(stem) >= SHORTEST_STEM:
            found.update(known for known in self._beginning(stem) if is_inflection(known, stem))
        sound = name_key(word)
        found.update(known for known in self._by_sound.get(sound, ()) if known[:1] == sound[:1])
        return found

    def _beginning(self, start: str) -> list[str]:
        low = bisect_left(self._sorted, start)
        return self._sorted[low : bisect_left(self._sorted, start + LAST_LETTER, low)]
