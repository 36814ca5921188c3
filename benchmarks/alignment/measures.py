"""Measures of rankings, taggings and confidence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def average_precision(right: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Mean precision at the ranks of the right ones, ties by place; needs at least one right."""
    order = np.argsort(-scores, kind="stable")
    hits = right[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(precision[hits].mean())


def mean_average_precision(
    right: NDArray[np.bool_], scores: NDArray[np.float64], texts: Sequence[str]
) -> float:
    """Over all passages with a counterpart: how well those of all other texts are ranked."""
    names = np.array(texts)
    found: list[float] = []
    for at in range(len(right)):
        others = names != names[at]
        if right[at, others].any():
            found.append(average_precision(right[at, others], scores[at, others]))
    return float(np.mean(found))


def precision_recall(
    right: NDArray[np.bool_], chosen: NDArray[np.bool_]
) -> tuple[float, float, float]:
    """Precision, recall and F1 over all cells."""
    hits = int((right & chosen).sum())
    precision = hits / max(1, int(chosen.sum()))
    recall = hits / max(1, int(right.sum()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def isotonic(scores: Sequence[float], right: Sequence[bool]) -> list[tuple[float, float, int]]:
    """(mean score, share right, cells) of pools of rising share (pool adjacent violators)."""
    pools: list[tuple[float, int, int]] = []
    for at in np.argsort(np.array(scores), kind="stable"):
        pools.append((scores[at], int(right[at]), 1))
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            last, mine = pools.pop(), pools.pop()
            pools.append((mine[0] + last[0], mine[1] + last[1], mine[2] + last[2]))
    return [(total / cells, hits / cells, cells) for total, hits, cells in pools]
