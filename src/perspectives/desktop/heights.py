"""Heights of rows under one another: sums, places and changes in logarithmic time."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Heights:
    """Heights of `count` rows in pixels, with running sums.

    A binary indexed tree (Fenwick 1994, "A new data structure for cumulative frequency tables").
    Building is linear; `set`, `top` and `find` are logarithmic.
    """

    def __init__(self, heights: Iterable[float]) -> None:
        self.values = array("d", heights)
        self.count = len(self.values)
        tree = self._tree = array("d", bytes(8 * (self.count + 1)))
        for place, height in enumerate(self.values, 1):
            tree[place] += height
            above = place + (place & -place)
            if above <= self.count:
                tree[above] += tree[place]
        self._highest_step = 1 << max(0, self.count.bit_length() - 1)

    def set(self, row: int, height: float) -> float:
        """Give `row` a height; returns by how much it grew."""
        growth = height - self.values[row]
        if growth:
            self.values[row] = height
            place = row + 1
            while place <= self.count:
                self._tree[place] += growth
                place += place & -place
        return growth

    def top(self, row: int) -> float:
        """The sum of heights above `row`; with `row` equal to the count, the total."""
        total = 0.0
        while row:
            total += self._tree[row]
            row &= row - 1
        return total

    @property
    def total(self) -> float:
        """The sum of all heights."""
        return self.top(self.count)

    def find(self, y: float) -> tuple[int, float]:
        """The row at `y` and how far below its top that is.

        Above the first row gives row 0 and a negative offset, below the last gives the last.
        Raises IndexError where there are no rows.
        """
        if not self.count:
            raise IndexError("no rows")
        place, step = 0, self._highest_step
        if y < 0:
            return 0, y
        while step:
            reach = place + step
            if reach <= self.count and self._tree[reach] <= y:
                place = reach
                y -= self._tree[reach]
            step >>= 1
        if place == self.count:
            return place - 1, y + self.values[place - 1]
        return place, y
