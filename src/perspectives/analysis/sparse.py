"""Matrices that are mostly empty, by rows, and what counting and multiplying them takes."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from perspectives.analysis.arrays import Floats, Numbers, stretches

AT_ONCE = 64
"""Rows counted at once: about as many items as fit a processor's second cache."""


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


def composed(outer: Ragged, inner: Ragged) -> Ragged:
    """For each list of `outer` the numbers of all its lists of `inner`, one after the other."""
    items, take = stretched(inner, outer.flat)
    owner = np.repeat(np.arange(len(outer.length)), outer.length)
    length = np.bincount(owner, take, len(outer.length)).astype(np.int64)
    return Ragged(np.cumsum(length) - length, length, items)


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix by rows: entries `start[i]` to `start[i + 1]` are row i's columns and values."""

    start: Numbers
    columns: Numbers
    values: Floats

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.start) - 1

    def owners(self) -> Numbers:
        """The row of each entry."""
        return np.repeat(np.arange(self.rows), np.diff(self.start))

    def taken(self, places: Numbers) -> "Sparse":
        """Some of the rows, in the order of `places`."""
        begin = self.start[places]
        lengths = self.start[places + 1] - begin
        where = stretches(begin, lengths)
        start = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])
        return Sparse(start, self.columns[where], self.values[where])

    def turned(self, count: int) -> "Sparse":
        """The same matrix by its `count` columns."""
        order = ordered(self.columns, count)
        start = np.searchsorted(self.columns[order], np.arange(count + 1))
        return Sparse(start, self.owners()[order], self.values[order])


def ordered(values: Numbers, count: int) -> Numbers:
    """The places of whole numbers below `count` in rising order, equal ones by place.

    Sixteen bits at a time: numpy sorts those by counting, five times as fast as longer ones.
    """
    order = np.argsort(values.astype(np.uint16), kind="stable")
    if count > 2**16:
        upper = (values[order] >> 16).astype(np.uint16)
        order = order[np.argsort(upper, kind="stable")]
    return order


def counted_items(rows: Sequence[Numbers], items: Ragged, columns: int) -> Sparse:
    """How often each item stands in each row, where a row is a list of lists of `items`.

    Rows are worked out AT_ONCE, so that all of it stays in the processor's cache.
    """
    length, begin = items.length.astype(np.int32), items.start.astype(np.int32)
    flat_items = items.flat.astype(np.int32)
    kind = np.int32 if AT_ONCE * max(1, columns) < 2**31 else np.int64
    starts, kept, times = (
        [np.zeros(1, np.int64)],
        [np.zeros(0, np.int64)],
        [np.zeros(0, np.float32)],
    )
    total = 0
    for first in range(0, len(rows), AT_ONCE):
        part = rows[first : first + AT_ONCE]
        lists = np.concatenate(part)
        lengths = np.array([len(row) for row in part], np.int64)
        owner = np.repeat(np.arange(len(part), dtype=kind), lengths)
        take = length[lists]
        end = np.cumsum(take, dtype=np.int32)
        cells = np.arange(end[-1] if len(end) else 0, dtype=np.int32)
        cells += np.repeat(begin[lists] - end + take, take)
        cells = flat_items[cells].astype(kind)
        cells += np.repeat(owner * kind(max(1, columns)), take)
        cells.sort()
        new = np.concatenate([cells[:1] == cells[:1], cells[1:] != cells[:-1]])
        places = np.flatnonzero(new)
        owners, column = np.divmod(cells[places], max(1, columns))
        kept.append(column.astype(np.int64))
        times.append(np.diff(places, append=len(cells)).astype(np.float32))
        starts.append(total + np.searchsorted(owners, np.arange(1, len(part) + 1)))
        total += len(places)
    return Sparse(np.concatenate(starts), np.concatenate(kept), np.concatenate(times))


def counted(rows: int, owner: Numbers, column: Numbers, columns: int) -> Sparse:
    """How often each column stands in each row, given once for each time."""
    # Sorting is many times faster here than numpy's unique, which hashes.
    is_small = rows * max(1, columns) < 2**31
    kind = np.int32 if is_small else np.int64
    cells = np.sort((owner * np.int64(max(1, columns)) + column).astype(kind))
    if not len(cells):
        empty = np.zeros(0, np.int64)
        return Sparse(np.zeros(rows + 1, np.int64), empty, empty.astype(np.float32))
    first = np.flatnonzero(np.concatenate([np.ones(1, bool), cells[1:] != cells[:-1]]))
    times = np.diff(np.concatenate([first, np.array([len(cells)])]))
    owners, kept = np.divmod(cells[first], max(1, columns))
    start = np.searchsorted(owners, np.arange(rows + 1))
    return Sparse(start, kept.astype(np.int64), times.astype(np.float32))


def products(left: Sparse, postings: Sparse, columns: int) -> Floats:
    """The product of two sparse matrices, rows of `left` x `columns`.

    `postings` is the right one by its inner dimension.
    """
    out = np.zeros((left.rows, columns), np.float32)
    for row in range(left.rows):
        entries = slice(int(left.start[row]), int(left.start[row + 1]))
        wanted = left.columns[entries]
        begin = postings.start[wanted]
        take = postings.start[wanted + 1] - begin
        where = stretches(begin, take)
        amounts = np.repeat(left.values[entries], take) * postings.values[where]
        out[row] = np.bincount(postings.columns[where], amounts, columns)
    return out
