"""Which pairs of passages are shown as links, how they stand to one another, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import (
    NAMES,
    Scores,
    baselines,
    weighted,
)
from perspectives.analysis.arrays import Doubles, Floats, Marks, Numbers
from perspectives.model.comparison import Reuse, ScorePart
from perspectives.model.states import Relation
from perspectives.texts import later

CUT = 0.13
"""Raw score from which a pair is shown where there are topics: best F1 at .16, .14 and .07 on the
three development sets, best on all three together."""

CUT_WITHOUT_TOPICS = 0.06
"""The same without topics: .05 to .065 did alike on five public tasks."""

FEWEST_WORDS = 4
"""Words that are no stop words which a passage needs to be anybody's counterpart: "Of Serbia:" and
other lines before a list answer nobody."""

MANY_TEXTS = 12
"""Texts of a working set. Beyond, a pair must be the best of one passage in the other's text and
among the best BEST_OF_ONE of the other: thousands of links are made, and a reader follows few."""

BEST_OF_ONE, BEST_OF_OTHER = 2, 4
"""A link is among the best so many of one of its passages and so many of the other, in that text:
near-mutual best. It also keeps one passage from filling the page."""

MARGIN = 0.5
"""A link must reach this share of the best of its passages."""

SAME_CLAIM = 0.22
VERBATIM_SHARE = 0.5
"""Raw score of "same claim", and the share of the shorter passage's words that shared wording
covers in "near verbatim"."""

DIGITS = 4
"""Decimals of raw scores and their parts."""


LEAST_RAW = -9.0
"""Stands for the raw score of a pair that may not be linked."""


@dataclass(frozen=True, slots=True)
class Block:
    """The scores of two texts' passages with one another, left x right."""

    scores: Scores
    topics: Floats
    row_baseline: Floats
    column_baseline: Floats

    @property
    def raw(self) -> Floats:
        """The raw score: base, names and topics less the baselines."""
        base = weighted((1, self.scores.base), (NAMES, self.scores.names), (1, self.topics))
        return base - np.add.outer(self.row_baseline, self.column_baseline)


def block_of(scores: Scores, topics: Floats) -> Block:
    """The block of two texts."""
    by_row, by_column = baselines(scores.base)
    return Block(scores, topics, by_row, by_column)


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair worth showing: places of both passages in their texts, raw score, ranks from 1."""

    row: int
    column: int
    raw: float
    rank_left: int
    rank_right: int


def chosen_pairs(
    exact: Doubles, cut: float, allowed: Marks, wanted: Marks | None, *, is_strict: bool
) -> list[Pair]:
    """The pairs of one block to show: near-mutual best, above the cut, near their best.

    `exact` are rounded raw scores. `allowed` tells which passages may be linked at all, `wanted`
    which of the pairs to show are asked for, `is_strict` whether there are MANY_TEXTS.
    """
    if not exact.size:
        return []
    exact = np.where(allowed, exact, LEAST_RAW)
    by_row = _ranks(exact)
    by_column = _ranks(exact.T).T
    best = np.minimum.outer(exact.max(axis=1), exact.max(axis=0))
    shown = (
        (exact >= cut)
        & (np.minimum(by_row, by_column) <= (1 if is_strict else BEST_OF_ONE))
        & (np.maximum(by_row, by_column) <= (BEST_OF_ONE if is_strict else BEST_OF_OTHER))
        & (exact >= MARGIN * best)
    )
    if wanted is not None:
        shown &= wanted
    return [
        Pair(int(i), int(j), float(exact[i, j]), int(by_row[i, j]), int(by_column[i, j]))
        for i, j in zip(*np.nonzero(shown), strict=True)
    ]


def _ranks(values: Doubles) -> Numbers:
    """Ranks within rows, 1 = highest, ties by place."""
    order = np.argsort(-values, axis=1, kind="stable")
    return np.argsort(order, axis=1, kind="stable") + 1


PARTS = (
    later("letters"),
    later("meaning"),
    later("words"),
    later("names"),
    later("topics"),
    later("usual on the left"),
    later("usual on the right"),
)
"""The parts of a raw score, in the order of `parts_of`."""


def parts_of(block: Block, rows: Numbers, columns: Numbers) -> list[tuple[float, ...]]:
    """The parts of some pairs' raw scores, rounded; each row sums to the pair's score."""
    scores, cells = block.scores, (rows, columns)
    letters, meaning, words = scores.shares
    values = [
        letters * scores.letters[cells].astype(np.float64),
        meaning * scores.meaning[cells].astype(np.float64),
        words * scores.words[cells].astype(np.float64),
        NAMES * scores.names[cells].astype(np.float64),
        block.topics[cells].astype(np.float64),
        -block.row_baseline[rows].astype(np.float64),
        -block.column_baseline[columns].astype(np.float64),
    ]
    rounded: list[list[float]] = np.round(np.stack(values, axis=1), DIGITS).tolist()
    return [tuple(row) for row in rounded]


def score_parts(values: Sequence[float]) -> tuple[ScorePart, ...]:
    """The parts that are not nothing, by name."""
    named = zip(PARTS, values, strict=True)
    return tuple(ScorePart(name, value) for name, value in named if value)


def relation_of(raw: float, reuse: Sequence[Reuse], words: int) -> Relation:
    """How two passages stand: by shared wording, then by score; never contrary."""
    if sum(row.equal for row in reuse) >= VERBATIM_SHARE * max(1, words):
        return Relation.NEAR_VERBATIM
    return Relation.SAME_CLAIM if raw >= SAME_CLAIM else Relation.RELATED
