"""The kinds of numpy arrays the engine speaks of."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Numbers = NDArray[np.int64]
Integers = NDArray[np.int32]
Marks = NDArray[np.bool_]


def stretches(starts: Numbers, lengths: Numbers) -> Numbers:
    """The places of several stretches, one after the other: start, start + 1, … for each."""
    total = np.cumsum(lengths)
    size = int(total[-1]) if len(total) else 0
    return np.arange(size) - np.repeat(total - lengths, lengths) + np.repeat(starts, lengths)


def integers(values: Numbers) -> list[int]:
    """The numbers of an array as plain integers, in order."""
    plain: list[int] = values.tolist()
    return plain
