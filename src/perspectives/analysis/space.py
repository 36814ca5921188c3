"""The space passages are compared in: how rare a word is, what the mean vector is, ids.

Everything statistical comes from the passages the space is fitted to and nothing else. All values
that are summed are whole numbers (or small binary fractions) within the range where floating point
is exact, so that the same passages give the same scores whatever the order of summing, the threads
or the history of the program.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.arrays import Doubles, Floats, Numbers, integers, stretches
from perspectives.analysis.bridging import OWN_WORD, Names, all_words, bare, key_of, pivots
from perspectives.analysis.embedding import SCALE, EmbeddingTable, quantised
from perspectives.analysis.naming import Marks, common_words, marks_of
from perspectives.analysis.normalising import WORD

GRAM = 4
"""Letters of a gram: as good as stems in English and better elsewhere."""

WEIGHT_STEPS = 16
"""Word weights are multiples of 1/16."""

UNSEEN = 10
"""Imagined passages: they change nothing at a hundred passages, and let one passage be tagged."""

OFTEN, FEW = 1 / 8, 4
"""Share of the passages beyond which a name tells nothing, though never so few."""

ENOUGH_FOR_MEAN = 8
"""Passages of a language at which its own mean vector counts as much as the mean of all."""


def grams_of(word: str) -> list[str]:
    """The 4-grams of a word between blanks; a word of two letters or fewer is one gram."""
    padded = f" {word} "
    return [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]


def information(counts: Doubles, passages: int) -> Doubles:
    """How much a thing tells that stands in so many passages (Robertson 2004: BM25's idf).

    UNSEEN passages without it are imagined beside, so that a handful of texts tells words apart.
    """
    return np.log1p((passages + UNSEEN - counts + 0.5) / (counts + 0.5))


def mark_weights(counts: Doubles, passages: int) -> Doubles:
    """The information of marks in so many passages; 0 for what is in more than an eighth of them.

    A name that is everywhere ties nothing together, and would tie all passages to all.
    """
    weights = np.log((passages + 1) / (counts + 0.5))
    weights = np.where(counts > max(FEW, passages * OFTEN), 0, weights)
    return np.rint(weights * WEIGHT_STEPS) / WEIGHT_STEPS


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix by rows: entries `start[i]` to `start[i + 1]` are row i's columns and values."""

    start: Numbers
    columns: Numbers
    values: Floats

    def taken(self, places: Numbers) -> "Sparse":
        """Some of the rows, in the order of `places`."""
        begin = self.start[places]
        lengths = self.start[places + 1] - begin
        where = stretches(begin, lengths)
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        return Sparse(start, self.columns[where], self.values[where])

    def turned(self, count: int) -> "Sparse":
        """The same matrix by its `count` columns."""
        rows = np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))
        order = np.argsort(self.columns, kind="stable")
        start = np.searchsorted(self.columns[order], np.arange(count + 1))
        return Sparse(start, rows[order], self.values[order])


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts in a space, in the order given.

    `words` are the ids of a row's distinct words, `mass` the sum of their weights. `grams` are
    tf-idf values of length SCALE, whole numbers. `sentences` are vectors, `quantised`. `marks` are
    names, dates and numbers with their information.
    """

    words: tuple[Numbers, ...]
    mass: Floats
    grams: Sparse
    sentences: Floats
    marks: Sparse

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self.words)

    def taken(self, places: Numbers) -> "Rows":
        """Some of the rows, in the order of `places`."""
        words = tuple(self.words[place] for place in integers(places))
        return Rows(
            words,
            self.mass[places],
            self.grams.taken(places),
            self.sentences[places],
            self.marks.taken(places),
        )


class Space:
    """A vocabulary that grows, with weights, keys and vectors fitted to some passages once."""

    def __init__(
        self, texts: Sequence[str], languages: Sequence[str], table: EmbeddingTable
    ) -> None:
        self.table = table
        self.passages = len(texts)
        self._ids: dict[str, int] = {}
        self._grams: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._word_grams: list[list[int]] = []
        self.keys: Numbers = np.zeros(0, np.int64)
        self.vectors: Floats = np.zeros((0, table.dimensions), np.float32)
        tokens = word_lists(texts)
        bags = _bags(tokens, languages)
        self._names = Names(word for bag in bags for word in bag)
        ids = self._numbered(bags)
        self._gram_counts = np.zeros(0)
        self._gram_weights = np.zeros(0)
        self._key_weights = np.zeros(0)
        self._fit_words(ids)
        self.language_means: dict[str, Doubles] = {}
        self.mean: Doubles = np.zeros(table.dimensions)
        units = self._units(tokens, languages)
        self._fit_means(units, languages)
        self.common = common_words(tokens)
        self._marks: dict[str, int] = {}
        self._mark_weights = np.zeros(0)
        marks = self._numbered_marks(texts, languages)
        counts = np.bincount(np.concatenate([np.zeros(0, np.int64), *marks]), minlength=0)
        self._mark_weights = mark_weights(counts.astype(np.float64), self.passages)
        self.fitted = self._rows(ids, units, languages, marks)

    def rows(self, texts: Sequence[str], languages: Sequence[str]) -> Rows:
        """Other texts in this space; their words change no weight and no mean."""
        tokens = word_lists(texts)
        ids = self._numbered(_bags(tokens, languages))
        marks = self._numbered_marks(texts, languages)
        return self._rows(ids, self._units(tokens, languages), languages, marks)

    def marks(self, text: str, language: str) -> Marks:
        """The names, dates and numbers of a text and where each first stands."""
        return marks_of(text, language, self.common, self._names.joined)

    def mark_weight(self, mark: str) -> float:
        """The information of a mark; 0 for one that is everywhere or new."""
        number = self._marks.get(mark, len(self._mark_weights))
        return float(self._mark_weights[number]) if number < len(self._mark_weights) else 0.0

    def weights(self, words: Numbers) -> Floats:
        """The information of words by id, in steps of 1/WEIGHT_STEPS; rarest for new ones."""
        keys = self.keys[words]
        known = keys < len(self._key_weights)
        rarest = information(np.zeros(1), self.passages)[0]
        values = np.where(known, self._key_weights[np.where(known, keys, 0)], rarest)
        return (np.rint(values * WEIGHT_STEPS) / WEIGHT_STEPS).astype(np.float32)

    def number(self, pivot: str) -> int:
        """The id of a compared word; -1 where the space has not met it."""
        return self._ids.get(self._names.joined(pivot), -1)

    def _numbered(self, bags: Sequence[Sequence[str]]) -> list[Numbers]:
        """Word ids of each bag; new words get a key, grams and a vector."""
        ids, joined = self._ids, self._names.joined
        before = len(ids)
        out = [
            np.array([ids.setdefault(joined(word), len(ids)) for word in bag], np.int64)
            for bag in bags
        ]
        new = list(ids)[before:]
        if new:
            keys = [self._keys.setdefault(key_of(word), len(self._keys)) for word in new]
            self.keys = np.concatenate([self.keys, np.array(keys, np.int64)])
            plain = [bare(word) for word in new]
            grams = self._grams
            self._word_grams += [
                [grams.setdefault(gram, len(grams)) for gram in grams_of(word)] for word in plain
            ]
            sums, _ = self.table.sums(plain)
            sums[np.array([word[0] == OWN_WORD for word in new], bool)] = 0
            self.vectors = np.concatenate([self.vectors, quantised(sums.astype(np.float64))])
        return out

    def _fit_words(self, ids: Sequence[Numbers]) -> None:
        counts = np.zeros(len(self._keys))
        for row in ids:
            distinct = np.unique(row)
            counts[np.unique(self.keys[distinct])] += 1
        _, columns, _ = self._gram_cells(ids)
        grams = np.bincount(columns, minlength=len(self._grams)).astype(np.float64)
        self._key_weights = information(counts, self.passages)
        self._gram_weights = information(grams, self.passages)

    def _gram_cells(self, ids: Sequence[Numbers]) -> tuple[Numbers, Numbers, Numbers]:
        """Row, gram and count of each gram a row has, in order."""
        lengths = np.array([len(row) for row in self._word_grams], np.int64)
        flat = np.array([gram for row in self._word_grams for gram in row], np.int64)
        starts = np.cumsum(lengths) - lengths
        words = np.concatenate(ids) if ids else np.zeros(0, np.int64)
        take = lengths[words]
        owner = np.repeat(np.arange(len(ids)), [len(row) for row in ids])
        gram = flat[stretches(starts[words], take)]
        count = max(1, len(self._grams))
        cells, times = np.unique(np.repeat(owner, take) * count + gram, return_counts=True)
        return cells // count, cells % count, times

    def _rows(
        self,
        ids: Sequence[Numbers],
        units: Doubles,
        languages: Sequence[str],
        marks: Sequence[Numbers],
    ) -> Rows:
        distinct = tuple(np.unique(row) for row in ids)
        mass = np.array([self.weights(row).sum() for row in distinct], np.float32)
        row, column, times = self._gram_cells(ids)
        known = column < len(self._gram_weights)
        rarest = information(np.zeros(1), self.passages)[0]
        weight = np.where(known, self._gram_weights[np.where(known, column, 0)], rarest)
        value = (1 + np.log(times)) * weight
        length = np.sqrt(np.bincount(row, value * value, len(ids)))
        value = np.rint(SCALE * value / np.maximum(length, 1e-9)[row])
        start = np.searchsorted(row, np.arange(len(ids) + 1))
        sparse = Sparse(start, column, value.astype(np.float32))
        sentences = quantised(self._centred(units, languages))
        return Rows(distinct, mass, sparse, sentences, self._mark_rows(marks))

    def _numbered_marks(self, texts: Sequence[str], languages: Sequence[str]) -> list[Numbers]:
        ids = self._marks
        return [
            np.array([ids.setdefault(mark, len(ids)) for mark in self.marks(text, row)], np.int64)
            for text, row in zip(texts, languages, strict=True)
        ]

    def _mark_rows(self, marks: Sequence[Numbers]) -> Sparse:
        """The marks that tell anything; those new to the space have met nothing and go."""
        told = [row[row < len(self._mark_weights)] for row in marks]
        told = [row[self._mark_weights[row] > 0] for row in told]
        lengths = np.array([0, *(len(row) for row in told)], np.int64)
        columns = np.concatenate([np.zeros(0, np.int64), *told])
        values = self._mark_weights[columns].astype(np.float32)
        return Sparse(np.cumsum(lengths), columns, values)

    @property
    def mark_count(self) -> int:
        """How many marks have an id."""
        return len(self._marks)

    @property
    def gram_count(self) -> int:
        """How many grams have an id."""
        return len(self._grams)

    def _units(self, tokens: Sequence[Sequence[str]], languages: Sequence[str]) -> Doubles:
        """The mean vector of each text's word pieces at length SCALE; zeros without words."""
        ids: dict[str, int] = {}
        joined = self._names.joined
        rows: list[list[int]] = []
        for words, language in zip(tokens, languages, strict=True):
            pivoted = [joined(pivot) for word in words for pivot in all_words(word, language)]
            rows.append(
                [ids.setdefault(bare(word), len(ids)) for word in pivoted if word[0] != OWN_WORD]
            )
        sums, _ = self.table.sums(tuple(ids))
        out = np.zeros((len(rows), self.table.dimensions))
        for at, row in enumerate(rows):
            if row:
                out[at] = sums[row].sum(axis=0)
        return quantised(out).astype(np.float64)

    def _fit_means(self, units: Doubles, languages: Sequence[str]) -> None:
        spoken = units.any(axis=1)
        number = int(spoken.sum())
        self.mean = units[spoken].sum(axis=0) / max(1, number)
        for language in dict.fromkeys(languages):
            mine = np.array([other == language for other in languages], bool) & spoken
            own = units[mine].sum(axis=0) + ENOUGH_FOR_MEAN * self.mean
            self.language_means[language] = own / (int(mine.sum()) + ENOUGH_FOR_MEAN)

    def _centred(self, units: Doubles, languages: Sequence[str]) -> Doubles:
        """Vectors less the mean of their language; rows of zeros stay zero."""
        if not len(units):
            return units
        means = np.stack([self.language_means.get(row, self.mean) for row in languages])
        return np.where(units.any(axis=1, keepdims=True), units - means, 0.0)


def word_lists(texts: Sequence[str]) -> list[list[str]]:
    """The words of each text, in order."""
    return [WORD.findall(text) for text in texts]


def _bags(tokens: Sequence[Sequence[str]], languages: Sequence[str]) -> list[list[str]]:
    return [
        [pivot for word in words for pivot in pivots(word, language)]
        for words, language in zip(tokens, languages, strict=True)
    ]
