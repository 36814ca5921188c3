"""The running words of a space, each looked at once: what it is compared by, its vectors, marks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from perspectives.analysis.arrays import Floats, Numbers, stretches
from perspectives.analysis.bridging import OWN_WORD, Names, all_words, bare, key_of, pivots
from perspectives.analysis.embedding import EmbeddingTable, quantised
from perspectives.analysis.naming import MONTHS, meaning_of
from perspectives.analysis.normalising import WORD, fold

GRAM = 4
"""Letters of a gram: as good as stems in English and better elsewhere."""

LAST_DAY = 31


def grams_of(word: str) -> list[str]:
    """The 4-grams of a word between blanks; a word of two letters or fewer is one gram."""
    padded = f" {word} "
    return [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]


@dataclass(slots=True)
class Ragged:
    """Lists of numbers of different lengths, one after the other."""

    start: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    length: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    flat: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))

    def add(self, rows: Sequence[Sequence[int]]) -> None:
        """Puts some lists at the end."""
        lengths = np.array([len(row) for row in rows], np.int64)
        begin = len(self.flat) + np.cumsum(lengths) - lengths
        new = np.array([number for row in rows for number in row], np.int64)
        self.start = np.concatenate([self.start, begin])
        self.length = np.concatenate([self.length, lengths])
        self.flat = np.concatenate([self.flat, new])


def stretched(lists: Ragged, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """The numbers of the wanted lists one after the other, and how many each has."""
    take = lists.length[wanted]
    return lists.flat[stretches(lists.start[wanted], take)], take


class _Surfaces(dict[str, int]):
    """Numbers of the running words of one language, dealt out as they come."""

    def __init__(self, language: str, met: list[tuple[str, str]]) -> None:
        super().__init__()
        self._language = language
        self._met = met

    def __missing__(self, surface: str) -> int:
        number = len(self._met)
        self._met.append((surface, self._language))
        self[surface] = number
        return number


class Vocabulary:
    """Surfaces (running words by language) and the words they are compared by.

    By surface: `words` it stands for, `sums` of word pieces, `mark_of` (-1 = none), `month_of` and
    `day_of` (0 = none). By word: `keys`, `vectors`, `grams`.
    """

    def __init__(self, table: EmbeddingTable) -> None:
        self.table = table
        self._met: list[tuple[str, str]] = []
        self._settled = 0
        self._surfaces: dict[str, _Surfaces] = {}
        self._names: Names | None = None
        self.common: frozenset[str] = frozenset()
        self._ids: dict[str, int] = {}
        self._keys: dict[str, int] = {}
        self._gram_ids: dict[str, int] = {}
        self.marks: dict[str, int] = {}
        self._mark_names: list[str] = []
        self.words = Ragged()
        self._word_lists: list[list[int]] = []
        self.grams = Ragged()
        self.keys: Numbers = np.zeros(0, np.int64)
        self.vectors: Floats = np.zeros((0, table.dimensions), np.float32)
        self.sums: Floats = np.zeros((0, table.dimensions), np.float32)
        self.mark_of: Numbers = np.zeros(0, np.int64)
        self.month_of: Numbers = np.zeros(0, np.int64)
        self.day_of: Numbers = np.zeros(0, np.int64)

    @property
    def gram_count(self) -> int:
        """How many grams have an id."""
        return len(self._gram_ids)

    @property
    def key_count(self) -> int:
        """How many keys have an id."""
        return len(self._keys)

    def numbered(self, texts: Sequence[str], languages: Sequence[str]) -> list[Numbers]:
        """The surfaces of each text; new ones wait for `settle`."""
        out: list[Numbers] = []
        for text, language in zip(texts, languages, strict=True):
            surfaces = self._surfaces.get(language)
            if surfaces is None:
                surfaces = self._surfaces[language] = _Surfaces(language, self._met)
            words = WORD.findall(text)
            out.append(np.fromiter(map(surfaces.__getitem__, words), np.int64, len(words)))
        return out

    def settle(self) -> None:
        """Works out all that is asked of the surfaces met since the last time.

        What is a name, and which names are one, is settled by the first surfaces for good.
        """
        new = self._met[self._settled :]
        if self._names is None:
            self.common = frozenset(fold(row) for row, _ in new if row[:1].islower())
            self._names = Names(pivot for row, language in new for pivot in pivots(row, language))
        self._settled = len(self._met)
        if not new:
            return
        joined = self.joined
        lists = [self._numbers(joined(pivot) for pivot in pivots(*surface)) for surface in new]
        self._word_lists += lists
        self.words.add(lists)
        self._settle_sums(new)
        meanings = [meaning_of(*surface, self.common, joined) for surface in new]
        ids = self.marks
        marks = [ids.setdefault(row, len(ids)) if row else -1 for row in meanings]
        days = [int(row) if row.isdigit() and len(row) <= 2 else 0 for row in meanings]
        self.mark_of = np.concatenate([self.mark_of, np.array(marks, np.int64)])
        months = [MONTHS.index(row) + 1 if row in MONTHS else 0 for row in meanings]
        self.month_of = np.concatenate([self.month_of, np.array(months, np.int64)])
        days = [day if day <= LAST_DAY else 0 for day in days]
        self.day_of = np.concatenate([self.day_of, np.array(days, np.int64)])

    def joined(self, pivot: str) -> str:
        """The word that stands for a compared word among the passages."""
        return self._names.joined(pivot) if self._names else pivot

    def number(self, pivot: str) -> int:
        """The id of a compared word; -1 where it was never met."""
        return self._ids.get(self.joined(pivot), -1)

    def places(self, text: str, language: str) -> dict[int, tuple[int, int]]:
        """Where each compared word of a settled text first stands, start and end, by its id."""
        surfaces = self._surfaces[language]
        out: dict[int, tuple[int, int]] = {}
        for match in WORD.finditer(text):
            for word in self._word_lists[surfaces[match.group()]]:
                if word not in out:
                    out[word] = match.span()
        return out

    def mark(self, number: int) -> str:
        """The mark with this id."""
        if len(self._mark_names) < len(self.marks):
            self._mark_names = list(self.marks)
        return self._mark_names[number]

    def _numbers(self, words: Iterable[str]) -> list[int]:
        return [self._ids.setdefault(word, len(self._ids)) for word in words]

    def _settle_sums(self, new: Sequence[tuple[str, str]]) -> None:
        """The pieces of new surfaces, and the vectors, keys and grams of the words new with them.

        Words of another language that stayed their own have no vector: the table cannot read them.
        """
        joined = self.joined
        if self.table.is_multilingual:
            read = [[surface.lower()] for surface, _ in new]
        else:
            shown = [[joined(word) for word in all_words(*surface)] for surface in new]
            read = [[bare(word) for word in row if word[0] != OWN_WORD] for row in shown]
        distinct = list(dict.fromkeys(word for row in read for word in row))
        place = {word: at for at, word in enumerate(distinct)}
        sums = self.table.sums(distinct)[0].astype(np.float32)
        lists = Ragged()
        lists.add([[place[word] for word in row] for row in read])
        added = np.zeros((len(new), self.table.dimensions), np.float32)
        one = lists.length == 1
        added[one] = sums[lists.flat[lists.start[one]]]
        for at in np.flatnonzero(lists.length > 1):
            added[at] = sums[lists.flat[lists.start[at] : lists.start[at] + lists.length[at]]].sum(
                axis=0
            )
        self.sums = np.concatenate([self.sums, added])
        words = list(self._ids)[len(self.keys) :]
        keys = [self._keys.setdefault(key_of(word), len(self._keys)) for word in words]
        self.keys = np.concatenate([self.keys, np.array(keys, np.int64)])
        ids = self._gram_ids
        plain = [bare(word) for word in words]
        self.grams.add([[ids.setdefault(row, len(ids)) for row in grams_of(p)] for p in plain])
        own = self.table.sums(plain)[0].astype(np.float64)
        if not self.table.is_multilingual:
            own[np.array([word[0] == OWN_WORD for word in words], bool)] = 0
        self.vectors = np.concatenate([self.vectors, quantised(own)])
