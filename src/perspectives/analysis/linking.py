"""Which pairs of passages are shown as links, how they stand to one another, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import LETTERS, MEANING, WORDS, Scores, baselines, word_likeness
from perspectives.analysis.arrays import Doubles, Floats, Numbers
from perspectives.analysis.bridging import pivots
from perspectives.analysis.normalising import WORD
from perspectives.analysis.space import Rows, Space
from perspectives.model.comparison import Reuse, ScorePart, WordPair
from perspectives.model.spans import Span
from perspectives.model.states import Relation

CUT = 0.06
"""Raw score from which a pair is shown; .05 to .065 did alike on five tasks."""

MOST_A_PASSAGE = 3
"""Links a passage may have into one text."""

MARGIN = 0.5
"""A link must reach this share of the best of its passages."""

SAME_CLAIM = 0.20
VERBATIM_SHARE = 0.5
"""Raw score of "same claim", and the share of the shorter passage's words that shared wording
covers in "near verbatim"."""

MOST_PAIRS = 8
"""Word pairs kept as evidence."""

DIGITS = 4
"""Decimals of raw scores and their parts."""


@dataclass(frozen=True, slots=True)
class Block:
    """The scores of two texts' passages with one another, left x right."""

    scores: Scores
    topics: Floats
    row_baseline: Floats
    column_baseline: Floats

    @property
    def raw(self) -> Floats:
        """The raw score: base and topics less the baselines."""
        base = self.scores.base + self.topics
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


def chosen_pairs(raw: Floats, cut: float = CUT) -> list[Pair]:
    """The pairs of one block to show: near-mutual best, above the cut, near their best."""
    if not raw.size:
        return []
    exact: Doubles = np.round(raw.astype(np.float64), DIGITS)
    by_row = _ranks(exact)
    by_column = _ranks(exact.T).T
    best = np.minimum.outer(exact.max(axis=1), exact.max(axis=0))
    shown = (
        (exact >= cut)
        & (np.minimum(by_row, by_column) <= MOST_A_PASSAGE - 1)
        & (np.maximum(by_row, by_column) <= MOST_A_PASSAGE)
        & (exact >= MARGIN * best)
    )
    return [
        Pair(int(i), int(j), float(exact[i, j]), int(by_row[i, j]), int(by_column[i, j]))
        for i, j in zip(*np.nonzero(shown), strict=True)
    ]


def _ranks(values: Doubles) -> Numbers:
    """Ranks within rows, 1 = highest, ties by place."""
    order = np.argsort(-values, axis=1, kind="stable")
    return np.argsort(order, axis=1, kind="stable") + 1


def parts_of(block: Block, pair: Pair) -> tuple[ScorePart, ...]:
    """The parts of a pair's raw score; they sum to it."""
    i, j = pair.row, pair.column
    values = [
        ("letters", LETTERS * float(block.scores.letters[i, j])),
        ("meaning", MEANING * float(block.scores.meaning[i, j])),
        ("words", WORDS * float(block.scores.words[i, j])),
        ("topics", float(block.topics[i, j])),
        ("usual on the left", -float(block.row_baseline[i])),
        ("usual on the right", -float(block.column_baseline[j])),
    ]
    rounded = [ScorePart(name, round(value, DIGITS)) for name, value in values]
    return tuple(row for row in rounded if row.value)


def relation_of(raw: float, reuse: Sequence[Reuse], words: int) -> Relation:
    """How two passages stand: by shared wording, then by score; never contrary."""
    if sum(row.equal for row in reuse) >= VERBATIM_SHARE * max(1, words):
        return Relation.NEAR_VERBATIM
    return Relation.SAME_CLAIM if raw >= SAME_CLAIM else Relation.RELATED


def word_pairs(
    space: Space,
    left: Rows,
    right: Rows,
    places: tuple[int, int],
    texts: tuple[str, str],
    languages: tuple[str, str],
) -> tuple[WordPair, ...]:
    """The words that speak most for the pair at `places`, best first, as spans of `texts`."""
    mine, theirs = left.words[places[0]], right.words[places[1]]
    if not len(mine) or not len(theirs):
        return ()
    alike = word_likeness(space, mine, theirs)
    amounts = alike * space.weights(mine)[:, None]
    best = alike.argmax(axis=1)
    order = np.argsort(-amounts[np.arange(len(mine)), best], kind="stable")
    left_places = word_places(space, texts[0], languages[0])
    right_places = word_places(space, texts[1], languages[1])
    out: list[WordPair] = []
    for at in order[:MOST_PAIRS]:
        other = int(best[at])
        amount = float(amounts[at, other]) / float(left.mass[places[0]])
        found = left_places.get(int(mine[at])), right_places.get(int(theirs[other]))
        if amount > 0 and found[0] and found[1]:
            is_exact = bool(space.keys[mine[at]] == space.keys[theirs[other]])
            out.append(WordPair(found[0], found[1], round(amount, DIGITS), is_exact))
    return tuple(out)


def word_places(space: Space, text: str, language: str) -> dict[int, Span]:
    """Where each word of a text first stands, by its id in the space."""
    places: dict[int, Span] = {}
    for match in WORD.finditer(text):
        for pivot in pivots(match.group(), language):
            number = space.number(pivot)
            if number >= 0:
                places.setdefault(number, Span(*match.span()))
    return places
