"""Matrices that are mostly empty, by rows, and what counting and multiplying them takes."""

from dataclasses import dataclass

import numpy as np

from perspectives.analysis.arrays import Floats, Numbers, stretches


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
        order = np.argsort(self.columns, kind="stable")
        start = np.searchsorted(self.columns[order], np.arange(count + 1))
        return Sparse(start, self.owners()[order], self.values[order])


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
