"""The words and wording that speak for a pair of passages, worked out once and remembered."""

from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import word_likeness
from perspectives.analysis.arrays import Numbers, integers
from perspectives.analysis.preparing import ContentRow
from perspectives.analysis.quoting import Words, reuse_of, words_of_text
from perspectives.analysis.space import Space
from perspectives.model.comparison import Reuse, WordPair
from perspectives.model.spans import Span

MOST_PAIRS = 8
"""Word pairs kept as evidence."""

LEAST_AMOUNT = 0.004
"""Share of a passage's information below which a word pair is not worth showing."""

CONSIDERED = 64
"""Best cells of the table of words looked at: with MOST_PAIRS taken, no more are ever needed."""

LEAST_LETTERS = 0.10
"""Letters score below which two passages share no wording worth looking for: six equal words of
a passage of a hundred give more."""

DIGITS = 4


@dataclass(frozen=True, slots=True)
class PairEvidence:
    """What speaks for a pair; spans are places in the documents."""

    words: tuple[WordPair, ...] = ()
    reuse: tuple[Reuse, ...] = ()


class Evidencing:
    """Works out evidence in one space; what it knows of a passage it keeps."""

    def __init__(self, space: Space, rows: tuple[ContentRow, ...]) -> None:
        self._space = space
        self._rows = rows
        self._places: dict[int, dict[int, tuple[int, int]]] = {}
        self._words: dict[int, Words] = {}
        self._pairs: dict[tuple[int, int], PairEvidence] = {}

    def of(self, left: int, right: int, letters: float) -> PairEvidence:
        """The evidence for the passages at places `left` and `right`."""
        known = self._pairs.get((left, right))
        if known is None:
            reuse = self._reuse(left, right) if letters >= LEAST_LETTERS else ()
            known = self._pairs[left, right] = PairEvidence(self._word_pairs(left, right), reuse)
        return known

    def word_count(self, place: int) -> int:
        """How many words a passage has."""
        return len(self._folded(place).folded)

    def _folded(self, place: int) -> Words:
        known = self._words.get(place)
        if known is None:
            known = self._words[place] = words_of_text(self._rows[place].text)
        return known

    def _reuse(self, left: int, right: int) -> tuple[Reuse, ...]:
        mine, theirs = self._rows[left], self._rows[right]
        return tuple(
            Reuse(mine.placed(row.left), theirs.placed(row.right), row.equal, row.words)
            for row in reuse_of(self._folded(left), self._folded(right))
        )

    def _word_pairs(self, left: int, right: int) -> tuple[WordPair, ...]:
        """The words that speak most for the pair, best first, no word twice."""
        space, fitted = self._space, self._space.fitted
        mine, theirs = fitted.words[left], fitted.words[right]
        if not len(mine) or not len(theirs):
            return ()
        alike = word_likeness(space, mine, theirs)
        weights = np.add.outer(space.weights(mine), space.weights(theirs))
        amounts = alike * weights / float(fitted.mass[left] + fitted.mass[right])
        flat = amounts.ravel()
        best = np.argsort(-flat, kind="stable")[:CONSIDERED]
        used: tuple[set[int], set[int]] = (set(), set())
        out: list[WordPair] = []
        for cell in integers(best):
            i, j = divmod(cell, len(theirs))
            if flat[cell] < LEAST_AMOUNT or len(out) == MOST_PAIRS:
                break
            if i in used[0] or j in used[1]:
                continue
            spans = self._place(left, mine, i), self._place(right, theirs, j)
            if spans[0] is None or spans[1] is None:
                continue
            used[0].add(i)
            used[1].add(j)
            is_exact = bool(space.keys[mine[i]] == space.keys[theirs[j]])
            amount = round(float(flat[cell]), DIGITS)
            out.append(WordPair(spans[0], spans[1], amount, is_exact))
        return tuple(out)

    def _place(self, place: int, words: Numbers, at: int) -> Span | None:
        known = self._places.get(place)
        row = self._rows[place]
        if known is None:
            known = self._space.vocabulary.places(row.text, row.language)
            self._places[place] = known
        ends = known.get(int(words[at]))
        return row.placed(Span(*ends)) if ends else None
