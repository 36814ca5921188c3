"""Which texts resemble which: by topics covered, by stance, by shared wording; three numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from perspectives.model.documents import document_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.analysis.summarising import Row
    from perspectives.model.comparison import Link
    from perspectives.model.states import Attitude

Values = list[list[float | None]]
"""Texts by texts, in order; None on the diagonal and where nothing can be said."""


def alike_by_topics(rows: Sequence[Row], texts: int) -> Values:
    """How alike texts spread their words over the topics: 1 = alike, 0 = nothing in common.

    The overlap of the two distributions of tagged words (sum of the lesser shares). Source:
    Schoener 1968, "The Anolis lizards of Bimini" (proportional similarity), unchanged.
    """
    words = np.array([[cell.words for cell in row.cells] for row in rows], np.float64)
    words = words.reshape(len(rows), texts)
    shares = words / np.maximum(words.sum(axis=0), 1)
    out = np.zeros((texts, texts))
    for topic in shares:
        out += np.minimum(topic[:, None], topic[None, :])
    return _without_diagonal([[float(value) for value in line] for line in out.tolist()])


def alike_by_stance(rows: Sequence[Row], texts: int) -> Values:
    """The share of topics on which two texts stand alike, of those where both are decided.

    None where no topic is decided for both: no number is better than a made one.
    """
    kinds: dict[Attitude | None, int] = {None: 0}
    numbers = [[kinds.setdefault(cell.attitude, len(kinds)) for cell in row.cells] for row in rows]
    stances = np.array(numbers, np.int8).reshape(len(rows), texts)
    same, both = np.zeros((texts, texts)), np.zeros((texts, texts))
    for topic in stances:
        decided = (topic[:, None] > 0) & (topic[None, :] > 0)
        both += decided
        same += decided & (topic[:, None] == topic[None, :])
    out: Values = (same / np.maximum(both, 1)).tolist()
    for line, counts in zip(out, both.tolist(), strict=True):
        line[:] = [value if count else None for value, count in zip(line, counts, strict=True)]
    return _without_diagonal(out)


def alike_by_wording(links: Iterable[Link], texts: Sequence[str]) -> Values:
    """Words in runs that two texts share, counted over their linked passages."""
    places = {text: place for place, text in enumerate(texts)}
    out: Values = [[0.0] * len(texts) for _ in texts]
    for link in links:
        left, right = places.get(document_of(link.left)), places.get(document_of(link.right))
        if left is None or right is None or not link.evidence.reuse:
            continue
        words = float(sum(run.equal for run in link.evidence.reuse))
        for a, b in ((left, right), (right, left)):
            out[a][b] = (out[a][b] or 0.0) + words
    return _without_diagonal(out)


def _without_diagonal(values: Values) -> Values:
    for place, row in enumerate(values):
        row[place] = None
    return values
