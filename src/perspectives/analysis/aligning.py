"""How directly passages answer one another: three explainable scores and a correction for hubs.

    letters   cosine of tf-idf over 4-grams of the words, carried to English
    meaning   cosine of the passages' vectors less their mean
    words     each word's best match on the other side, weighted by information, both ways
    score     weighted sum less a share of the three best of the row and of the column

The weights lie in the middle of a flat plateau measured on public argument sets (any letters .2 to
.35, meaning .2 to .4, words .35 to .55 with a hub share of .2 to .3 is within .006 mean average
precision). The hub correction is half of CSLS (Conneau et al. 2018): the full one hurts where one
passage rightly has many counterparts.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.arrays import Floats, Marks, Numbers, integers
from perspectives.analysis.embedding import SCALE, cosines
from perspectives.analysis.space import Rows, Space
from perspectives.analysis.sparse import Sparse, products

LETTERS, MEANING, WORDS = 0.30, 0.25, 0.45
ENCODED = (0.25, 0.45, 0.30)
"""The shares of the three where a sentence encoder makes the vectors, which tell more then."""

HUB_SHARE = 0.25
HUB_BEST = 3
NAMES = 0.05
MUCH_TOLD = 8.0
"""What shared names, dates and numbers add at most, and the information that adds all of it."""

FLOOR = 0.30
"""Cosine of two words' vectors below which they are not alike at all."""

ALIKE_STEPS = 64
"""Likeness of words is a multiple of 1/64, so that sums are exact."""

SHORTLIST = 20
"""Candidates of a passage in one text for which word matches are worked out, best first."""


MOST_CANDIDATES = 400
"""Candidates of a passage in all texts together for which they are: 20 texts' worth."""


ONE_TABLE = 4_000_000
"""Cells of a table of words held at once, 16 MB. Many small products cost more than one large one,
most of all where the library of linear algebra wakes its threads for each."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of rows x columns, 0..1 (meaning -1..1), not yet weighted."""

    letters: Floats
    meaning: Floats
    words: Floats
    names: Floats
    shares: tuple[float, float, float] = (LETTERS, MEANING, WORDS)

    @property
    def base(self) -> Floats:
        """The weighted sum of the first three, which the baselines are taken from."""
        letters, meaning, words = self.shares
        return weighted((letters, self.letters), (meaning, self.meaning), (words, self.words))

    def part(self, start: int, end: int) -> "Scores":
        """The columns from `start` to `end`."""
        cut = slice(start, end)
        return Scores(
            self.letters[:, cut],
            self.meaning[:, cut],
            self.words[:, cut],
            self.names[:, cut],
            self.shares,
        )

    def turned(self) -> "Scores":
        """The same with rows for columns."""
        return Scores(self.letters.T, self.meaning.T, self.words.T, self.names.T, self.shares)


def weighted(*parts: tuple[float, Floats]) -> Floats:
    """The sum of weight times score."""
    total = sum((np.float32(weight) * score for weight, score in parts), start=np.float32(0))
    return np.asarray(total, np.float32)


def scores(
    space: Space,
    left: Rows,
    right: Rows,
    right_groups: Numbers | None = None,
    most: int = MOST_CANDIDATES,
) -> Scores:
    """The three scores of all `left` with all `right` texts.

    `right_groups` says which text each right passage is from: word matches are worked out for the
    SHORTLIST best of each.
    """
    letters = letters_of(space, left, right)
    meaning = cosines(left.sentences, right.sentences)
    shares = (LETTERS, MEANING, WORDS) if space.encoder is None else ENCODED
    cheap = weighted((shares[0], letters), (shares[1], meaning))
    groups = np.zeros(right.size, np.int64) if right_groups is None else right_groups
    words = words_of(space, left, right, cheap, groups, most)
    return Scores(letters, meaning, words, names_of(space, left, right), shares)


def letters_of(space: Space, left: Rows, right: Rows) -> Floats:
    """Cosines of gram counts, left x right."""
    if right.places is None:
        found = products(left.grams, right.grams.turned(space.gram_count), right.size)
    else:
        found = products(left.grams, space.gram_postings(), space.passages)[:, right.places]
    return weighted((SCALE**-2, found))


def names_of(space: Space, left: Rows, right: Rows) -> Floats:
    """What shared names, dates and numbers tell, 0..1, left x right."""
    if right.places is None:
        marks = right.marks
        ones = Sparse(marks.start, marks.columns, np.ones(len(marks.columns), np.float32))
        told = products(left.marks, ones.turned(space.mark_count), right.size)
    else:
        told = products(left.marks, space.mark_postings(), space.passages)[:, right.places]
    return np.minimum(told / np.float32(MUCH_TOLD), np.float32(1))


def words_of(
    space: Space, left: Rows, right: Rows, cheap: Floats, groups: Numbers, most: int
) -> Floats:
    """Word matches, left x right, where one is among the SHORTLIST best of the other by `cheap`.

    Best of those in its text, that is, in its group; the left texts are one group. Of these, the
    `most` best of a left text are worked out, ties by place.
    """
    out = np.zeros((left.size, right.size), np.float32)
    wanted = shortlisted(cheap, groups)
    wanted &= np.array([len(row) > 0 for row in right.words], bool)
    likeness = _Likeness(space, left, right)
    for at, mine in enumerate(left.words):
        chosen: Numbers = np.flatnonzero(wanted[at])
        if len(chosen) > most:
            chosen = np.sort(chosen[np.argsort(-cheap[at, chosen], kind="stable")[:most]])
        if not len(mine) or not len(chosen):
            continue
        theirs = [right.words[place] for place in integers(chosen)]
        flat: Numbers = np.concatenate(theirs)
        lengths = np.array([len(row) for row in theirs], np.int64)
        table, place = likeness.between(mine, flat)
        starts = np.cumsum(lengths) - lengths
        best = np.maximum.reduceat(np.take(table, place, axis=1), starts, axis=1)
        forth = np.matmul(space.weights(mine), best)
        back = np.add.reduceat(table.max(axis=0)[place] * space.weights(flat), starts)
        total = np.maximum(left.mass[at] * right.mass[chosen], np.float32(1e-6))
        out[at, chosen] = np.sqrt(forth * back / total)
    return out


class _Likeness:
    """How alike the words of two sets of texts are; each distinct pair is worked out once.

    All at once where the table fits ONE_TABLE, else passage by passage.
    """

    def __init__(self, space: Space, left: Rows, right: Rows) -> None:
        self._space = space
        self._place = np.zeros(len(space.keys), np.int64)
        rows, columns = self._distinct(left.words), self._distinct(right.words)
        self._table: Floats | None = None
        if len(rows) * len(columns) <= ONE_TABLE:
            self._row_of = np.zeros(len(space.keys), np.int64)
            self._row_of[rows] = np.arange(len(rows))
            self._place[columns] = np.arange(len(columns))
            self._table = word_likeness(space, rows, columns)

    def between(self, mine: Numbers, flat: Numbers) -> tuple[Floats, Numbers]:
        """The likeness of one passage's words with distinct words, and the column of each of many.

        The distinct words are those of many at least, and may be more.
        """
        if self._table is not None:
            return self._table[self._row_of[mine]], self._place[flat]
        distinct = self._distinct([flat])
        self._place[distinct] = np.arange(len(distinct))
        return word_likeness(self._space, mine, distinct), self._place[flat]

    def _distinct(self, words: Sequence[Numbers]) -> Numbers:
        is_here = np.zeros(len(self._place), bool)
        for row in words:
            is_here[row] = True
        return np.flatnonzero(is_here)


def shortlisted(cheap: Floats, groups: Numbers) -> Marks:
    """Which pairs are among the SHORTLIST best of their row or their column, ties by place."""
    out = np.zeros(cheap.shape, bool)
    for block in groups_of(integers(groups)):
        part = cheap[:, block]
        out[:, block] = _best(part)
        if part.shape[0] > SHORTLIST:
            out[:, block] |= _best(part.T).T
    return out


def _best(values: Floats) -> Marks:
    """The SHORTLIST highest of each row; more where some are level with the last."""
    if values.shape[1] <= SHORTLIST:
        return np.ones(values.shape, bool)
    least = np.partition(values, -SHORTLIST, axis=1)[:, -SHORTLIST]
    return np.greater_equal(values, least.reshape(-1, 1))


def word_likeness(space: Space, left: Numbers, right: Numbers) -> Floats:
    """How alike words are, 0..1, left x right: 1 for one key, else from the vectors' cosine."""
    alike = np.matmul(space.vectors[left], space.vectors[right].T)
    # In steps and in place: the table is the largest thing here, and is passed over often.
    alike *= np.float32(ALIKE_STEPS / ((1 - FLOOR) * SCALE * SCALE))
    alike -= np.float32(FLOOR * ALIKE_STEPS / (1 - FLOOR))
    np.rint(alike, out=alike)
    np.clip(alike, 0, ALIKE_STEPS, out=alike)
    alike *= np.float32(1 / ALIKE_STEPS)
    alike[np.equal.outer(space.keys[left], space.keys[right])] = 1
    return alike


def baselines(base: Floats) -> tuple[Floats, Floats]:
    """What the hub correction takes from each row and each column of one pair of texts."""
    if not base.size:
        rows, columns = base.shape[:2]
        return np.zeros(int(rows), np.float32), np.zeros(int(columns), np.float32)
    return _best_mean(base), _best_mean(base.T)


def _best_mean(base: Floats) -> Floats:
    best = np.partition(base, max(0, base.shape[1] - HUB_BEST), axis=1)[:, -HUB_BEST:]
    return weighted((HUB_SHARE, np.mean(np.sort(best, axis=1), axis=1)))


def corrected(
    base: Floats,
    row_texts: Sequence[int],
    column_texts: Sequence[int],
    usual: Floats | None = None,
) -> Floats:
    """The scores less the baselines, worked out for each pair of texts on its own.

    The baselines are taken from `usual`, of the same shape, where it is given.
    """
    out = np.array(base, np.float32)
    usual = base if usual is None else usual
    for rows in groups_of(row_texts):
        for columns in groups_of(column_texts):
            block = np.ix_(rows, columns)
            by_row, by_column = baselines(usual[block])
            out[block] -= np.add.outer(by_row, by_column)
    return out


def groups_of(texts: Sequence[Hashable]) -> list[Numbers]:
    """The places of each text's passages, texts in the order they first stand."""
    places: dict[Hashable, list[int]] = {}
    for at, text in enumerate(texts):
        places.setdefault(text, []).append(at)
    return [np.array(row, np.int64) for row in places.values()]
