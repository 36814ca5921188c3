"""The running words of a space, each looked at once: what it is compared by, its vectors, marks."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np

from perspectives.analysis.arrays import Floats, Numbers
from perspectives.analysis.bridging import MARKS, OWN_WORD, Names, bare, key_of, pivots
from perspectives.analysis.embedding import EmbeddingTable, quantised
from perspectives.analysis.naming import MONTH_NAMES, MONTHS, meaning_of
from perspectives.analysis.normalising import WORD, fold
from perspectives.analysis.sparse import Ragged

GRAM = 4
"""Letters of a gram: as good as stems in English and better elsewhere."""

LAST_DAY = 31

ASCII_WORD = re.compile("[A-Za-z0-9]+(?:'[A-Za-z]+)?")
"""WORD for texts of plain letters, in which it finds the same a quarter faster."""


def grams_of(word: str) -> list[str]:
    """The 4-grams of a word between blanks; a word of two letters or fewer is one gram."""
    padded = f" {word} "
    return [padded[at : at + GRAM] for at in range(max(1, len(padded) - GRAM + 1))]


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
            words = (ASCII_WORD if text.isascii() else WORD).findall(text)
            out.append(np.fromiter(map(surfaces.__getitem__, words), np.int64, len(words)))
        return out

    def settle(self) -> None:
        """Works out all that is asked of the surfaces met since the last time.

        What is a name, and which names are one, is settled by the first surfaces for good.
        """
        new = self._met[self._settled :]
        found = [pivots(*row) for row in new]
        if self._names is None:
            self.common = frozenset(fold(row) for row, _ in new if row[:1].islower())
            self._names = Names(chain.from_iterable(found))
        self._settled = len(self._met)
        if not new:
            return
        ids, joined = self._ids, self._names.joined
        lists = [
            [
                ids.setdefault(word if word[0] not in MARKS else joined(word), len(ids))
                for word in row
            ]
            for row in found
        ]
        self._word_lists += lists
        self.words.add(lists)
        self._settle_sums(new, found)
        meanings = [meaning_of(surface, language, self.common, joined) for surface, language in new]
        self._settle_marks(meanings)

    def _settle_marks(self, meanings: Sequence[str]) -> None:
        ids = self.marks
        marks = [ids.setdefault(row, len(ids)) if row else -1 for row in meanings]
        days = [int(row) if row.isdigit() and len(row) <= 2 else 0 for row in meanings]
        self.mark_of = np.concatenate([self.mark_of, np.array(marks, np.int64)])
        months = [MONTHS.index(row) + 1 if row in MONTH_NAMES else 0 for row in meanings]
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

    def _settle_sums(
        self, new: Sequence[tuple[str, str]], found: Sequence[tuple[str, ...]]
    ) -> None:
        """The pieces of new surfaces, and the vectors, keys and grams of the words new with them.

        Words of another language that stayed their own have no vector: the table cannot read them.
        """
        place: dict[str, int] = {}
        lists = Ragged()
        lists.add(
            [
                [place.setdefault(word, len(place)) for word in self._read(*surface, row)]
                for surface, row in zip(new, found, strict=True)
            ]
        )
        words = list(self._ids)[len(self.keys) :]
        plain = [bare(word) for word in words]
        own_rows = np.array([place.setdefault(word, len(place)) for word in plain], np.int64)
        sums = self.table.sums(list(place))[0].astype(np.float32)
        added = np.zeros((len(new), self.table.dimensions), np.float32)
        one = lists.length == 1
        added[one] = sums[lists.flat[lists.start[one]]]
        for at in np.flatnonzero(lists.length > 1):
            added[at] = sums[lists.flat[lists.start[at] : lists.start[at] + lists.length[at]]].sum(
                axis=0
            )
        self.sums = np.concatenate([self.sums, added])
        keys = [self._keys.setdefault(key_of(word), len(self._keys)) for word in words]
        self.keys = np.concatenate([self.keys, np.array(keys, np.int64)])
        ids = self._gram_ids
        self.grams.add([[ids.setdefault(row, len(ids)) for row in grams_of(p)] for p in plain])
        own = sums[own_rows]
        if not self.table.is_multilingual:
            own[np.array([word[0] == OWN_WORD for word in words], bool)] = 0
        self.vectors = np.concatenate([self.vectors, quantised(own)])

    def _read(self, surface: str, language: str, found: tuple[str, ...]) -> Iterable[str]:
        """The words the table reads for a surface; English ones with its stop words."""
        if self.table.is_multilingual:
            return (surface.lower(),)
        if language in ("en", ""):
            return (fold(surface),)
        return [bare(self.joined(word)) for word in found if self.joined(word)[0] != OWN_WORD]
