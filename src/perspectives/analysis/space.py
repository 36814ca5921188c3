"""The space passages are compared in: how rare a word is, what the mean vector is, ids.

Everything statistical comes from the passages the space is fitted to and nothing else. Each
distinct running word is looked at once; passages are then rows of numbers. All values that are
summed are whole numbers (or small binary fractions) within the range where floating point is exact,
so that the same passages give the same scores whatever the order of summing, the threads or the
history of the program.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from perspectives.analysis.arrays import Doubles, Floats, Numbers, integers
from perspectives.analysis.bridging import carried
from perspectives.analysis.caching import Store
from perspectives.analysis.embedding import SCALE, EmbeddingTable, quantised
from perspectives.analysis.naming import (
    MONTHS,
    NUMERIC_DATE,
    Marks,
    date_mark,
    marks_of,
    numeric_date,
)
from perspectives.analysis.sentence_encoding import encoded
from perspectives.analysis.sparse import Sparse, composed, counted, counted_items
from perspectives.analysis.vocabulary import Vocabulary

WEIGHT_STEPS = 16
"""Weights of words and marks are multiples of 1/16."""

UNSEEN = 2
"""Imagined passages: they change nothing at a hundred passages, and let one passage be tagged. On
public argument sets none of them ranks best and ten tell right pairs from wrong ones best; two lose
nothing of either."""

OFTEN, FEW = 1 / 8, 4
"""Share of the passages beyond which a name tells nothing, though never so few."""

MANY, EVERYWHERE = 2_000, 1 / 10
"""From so many passages on, grams that stand in more than a tenth of them are left out: they take
most of the time and tell least."""

ENOUGH_FOR_MEAN = 8
"""Passages of a language at which its own mean vector counts as much as the mean of all."""

POOLED = 32
"""Passages pooled at once: their distinct words are few enough for a dense product."""


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
class Rows:
    """Texts in a space, in the order given.

    `words` are the ids of a row's distinct words, `mass` the sum of their weights. `grams` are
    tf-idf values of length SCALE, whole numbers. `sentences` are vectors, `quantised`. `marks` are
    names, dates and numbers with their information. `places` are set for rows of the passages the
    space is fitted to: which of them they are.
    """

    words: tuple[Numbers, ...]
    mass: Floats
    grams: Sparse
    sentences: Floats
    marks: Sparse
    places: Numbers | None = None

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self.words)

    def taken(self, places: Numbers) -> "Rows":
        """Some of the rows, in the order of `places`."""
        return Rows(
            tuple(self.words[place] for place in integers(places)),
            self.mass[places],
            self.grams.taken(places),
            self.sentences[places],
            self.marks.taken(places),
            None if self.places is None else self.places[places],
        )


class Space:
    """A vocabulary that grows, with weights and means fitted to some passages once."""

    def __init__(
        self,
        texts: Sequence[str],
        languages: Sequence[str],
        table: EmbeddingTable,
        store: Store | None = None,
    ) -> None:
        self.passages = len(texts)
        self.encoder = table.encoder
        self._store = store
        self.vocabulary = Vocabulary(table)
        surfaces = self.vocabulary.numbered(texts, languages)
        self.vocabulary.settle()
        words = self._word_counts(surfaces)
        grams = self._gram_counts(surfaces)
        self._fit_weights(words, grams)
        units = self._units(texts, languages, surfaces)
        self.language_means: dict[str, Doubles] = {}
        self.mean: Doubles = np.zeros(units.shape[1])
        self._fit_means(units, languages)
        marks = self._mark_counts(surfaces, texts)
        counts = np.bincount(marks.columns, minlength=0).astype(np.float64)
        self._mark_weights = np.concatenate([mark_weights(counts, self.passages), np.zeros(1)])
        fitted = self._rows(words, grams, units, languages, marks)
        places = np.arange(fitted.size)
        self.fitted = Rows(
            fitted.words, fitted.mass, fitted.grams, fitted.sentences, fitted.marks, places
        )
        self._postings: dict[str, Sparse] = {}

    def rows(self, texts: Sequence[str], languages: Sequence[str]) -> Rows:
        """Other texts in this space; their words change no weight and no mean."""
        surfaces = self.vocabulary.numbered(texts, languages)
        self.vocabulary.settle()
        return self._rows(
            self._word_counts(surfaces),
            self._gram_counts(surfaces),
            self._units(texts, languages, surfaces),
            languages,
            self._mark_counts(surfaces, texts),
        )

    @property
    def keys(self) -> Numbers:
        """The id of each word's stem."""
        return self.vocabulary.keys

    @property
    def vectors(self) -> Floats:
        """Each word's own vector, `quantised`."""
        return self.vocabulary.vectors

    def gram_postings(self) -> Sparse:
        """The fitted passages by gram; made on first use."""
        if "grams" not in self._postings:
            self._postings["grams"] = self.fitted.grams.turned(len(self._gram_weights))
        return self._postings["grams"]

    def mark_postings(self) -> Sparse:
        """The fitted passages by mark, with values of 1; made on first use."""
        if "marks" not in self._postings:
            ones = np.ones(len(self.fitted.marks.columns), np.float32)
            marks = Sparse(self.fitted.marks.start, self.fitted.marks.columns, ones)
            self._postings["marks"] = marks.turned(len(self._mark_weights))
        return self._postings["marks"]

    @property
    def gram_count(self) -> int:
        """How many grams have an id."""
        return self.vocabulary.gram_count

    @property
    def mark_count(self) -> int:
        """How many marks have an id."""
        return len(self.vocabulary.marks)

    def weights(self, words: Numbers) -> Floats:
        """The information of words by id, in steps of 1/WEIGHT_STEPS; rarest for new ones."""
        places = np.minimum(self.keys[words], len(self._key_weights) - 1)
        return self._key_weights[places].astype(np.float32)

    def marks(self, text: str, language: str) -> Marks:
        """The names, dates and numbers of a text and where each first stands."""
        return marks_of(text, language, self.vocabulary.common, self.vocabulary.joined)

    def _word_counts(self, surfaces: Sequence[Numbers]) -> Sparse:
        return counted_items(surfaces, self.vocabulary.words, len(self.keys))

    def _gram_counts(self, surfaces: Sequence[Numbers]) -> Sparse:
        grams = composed(self.vocabulary.words, self.vocabulary.grams)
        return counted_items(surfaces, grams, self.gram_count)

    def _fit_weights(self, words: Sparse, grams: Sparse) -> None:
        keys = counted(words.rows, words.owners(), self.keys[words.columns], len(self.keys))
        counts = np.bincount(keys.columns, minlength=self.vocabulary.key_count)
        weights = information(counts.astype(np.float64), self.passages)
        # The last weight stands for all that is new to the space.
        rarest = information(np.zeros(1), self.passages)
        weights = np.concatenate([weights, rarest])
        self._key_weights = np.rint(weights * WEIGHT_STEPS) / WEIGHT_STEPS
        counts = np.bincount(grams.columns, minlength=self.gram_count).astype(np.float64)
        self._gram_weights = information(counts, self.passages)
        if self.passages >= MANY:
            self._gram_weights[counts > EVERYWHERE * self.passages] = 0
        self._gram_weights = np.concatenate([self._gram_weights, rarest])

    def _rows(
        self,
        words: Sparse,
        grams: Sparse,
        units: Doubles,
        languages: Sequence[str],
        marks: Sparse,
    ) -> Rows:
        ends = integers(words.start)
        distinct = tuple(words.columns[start:end] for start, end in pairwise(ends))
        weights = self.weights(words.columns)
        mass = np.bincount(words.owners(), weights, words.rows).astype(np.float32)
        return Rows(
            distinct,
            mass,
            self._weighted_grams(grams),
            quantised(self._centred(units, languages)),
            self._weighted_marks(marks),
        )

    def _weighted_grams(self, grams: Sparse) -> Sparse:
        column = grams.columns
        new = len(self._gram_weights) - 1
        most = int(grams.values.max(initial=1))
        told = 1 + np.log(np.arange(1, most + 1))
        value = told[grams.values.astype(np.int64) - 1]
        value *= np.take(self._gram_weights, column, mode="clip")
        owner = grams.owners()
        length = np.sqrt(np.bincount(owner, value * value, grams.rows))
        value *= (SCALE / np.maximum(length, 1e-9))[owner]
        np.rint(value, out=value)
        # Grams new to the space have met no passage of it; they count in the length alone.
        kept = (column < new) & (value > 0)
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept, dtype=np.int64)])[
            grams.start
        ]
        return Sparse(start, column[kept], value[kept].astype(np.float32))

    def _mark_counts(self, surfaces: Sequence[Numbers], texts: Sequence[str]) -> Sparse:
        """The marks of each row, each once."""
        flat, owner = _flat(surfaces)
        marks = self.vocabulary.mark_of[flat]
        found = marks >= 0
        dates = self._dates(flat, owner, texts)
        owners = np.concatenate([owner[found], np.array([row for row, _ in dates], np.int64)])
        columns = np.concatenate([marks[found], np.array([mark for _, mark in dates], np.int64)])
        return counted(len(surfaces), owners, columns, self.mark_count)

    def _dates(self, flat: Numbers, owner: Numbers, texts: Sequence[str]) -> list[tuple[int, int]]:
        """(row, mark) of each date: a day beside a month, and dates in figures."""
        ids = self.vocabulary.marks
        months, days = self.vocabulary.month_of[flat], self.vocabulary.day_of[flat]
        out: list[tuple[int, int]] = []
        for at in integers(np.flatnonzero(months > 0)):
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(flat) and owner[beside] == owner[at] and days[beside] > 0:
                    date = date_mark(int(days[beside]), MONTHS[int(months[at]) - 1])
                    out.append((int(owner[at]), ids.setdefault(date, len(ids))))
        for row in dict.fromkeys(integers(owner[days > 0])):
            for match in NUMERIC_DATE.finditer(texts[row]):
                date = numeric_date(match)
                if date:
                    out.append((row, ids.setdefault(date, len(ids))))
        return out

    def _weighted_marks(self, marks: Sparse) -> Sparse:
        """The marks that tell anything; those new to the space have met nothing and go."""
        weight = self._mark_weights[np.minimum(marks.columns, len(self._mark_weights) - 1)]
        kept = weight > 0
        start = np.searchsorted(marks.owners()[kept], np.arange(marks.rows + 1))
        return Sparse(start, marks.columns[kept], weight[kept].astype(np.float32))

    def _units(
        self, texts: Sequence[str], languages: Sequence[str], surfaces: Sequence[Numbers]
    ) -> Doubles:
        """The vector of each text at length SCALE; zeros without words.

        The mean of its word pieces, or what the encoder makes of it.
        """
        if self.encoder is not None:
            if not self.encoder.is_multilingual:
                texts = [carried(*row) for row in zip(texts, languages, strict=True)]
            return encoded(self.encoder, texts, self._store).astype(np.float64)
        sums = self.vocabulary.sums
        out = np.zeros((len(surfaces), sums.shape[1]), np.float32)
        place = np.zeros(len(sums), np.int64)
        for begin in range(0, len(surfaces), POOLED):
            flat, owner = _flat(surfaces[begin : begin + POOLED])
            if not len(flat):
                continue
            is_here = np.zeros(len(sums), bool)
            is_here[flat] = True
            distinct = np.flatnonzero(is_here)
            place[distinct] = np.arange(len(distinct))
            rows = len(surfaces[begin : begin + POOLED])
            cells = owner * len(distinct) + place[flat]
            times = np.bincount(cells, minlength=rows * len(distinct)).astype(np.float32)
            out[begin : begin + rows] = times.reshape(rows, len(distinct)) @ sums[distinct]
        return quantised(out).astype(np.float64)

    def _fit_means(self, units: Doubles, languages: Sequence[str]) -> None:
        spoken = units.any(axis=1)
        self.mean = units[spoken].sum(axis=0) / max(1, int(spoken.sum()))
        for language in dict.fromkeys(languages):
            mine = np.array([other == language for other in languages], bool) & spoken
            own = units[mine].sum(axis=0) + ENOUGH_FOR_MEAN * self.mean
            self.language_means[language] = own / (int(mine.sum()) + ENOUGH_FOR_MEAN)

    def _centred(self, units: Doubles, languages: Sequence[str]) -> Doubles:
        """Vectors less the mean of their language; rows of zeros stay zero."""
        out = np.zeros_like(units)
        spoken = units.any(axis=1)
        for language in dict.fromkeys(languages):
            mine = np.array([other == language for other in languages], bool) & spoken
            out[mine] = units[mine] - self.language_means.get(language, self.mean)
        return out


def _flat(surfaces: Sequence[Numbers]) -> tuple[Numbers, Numbers]:
    """All numbers one after the other, and the row of each."""
    lengths = np.array([len(row) for row in surfaces], np.int64)
    flat = np.concatenate([np.zeros(0, np.int64), *surfaces])
    return flat, np.repeat(np.arange(len(surfaces)), lengths)
