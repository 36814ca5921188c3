"""The links of texts with one another: scores by block, pairs worth showing, their evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

import numpy as np

from perspectives.analysis.aligning import MOST_CANDIDATES, Scores, scores
from perspectives.analysis.arrays import Doubles, Floats, Marks, Numbers, integers
from perspectives.analysis.caching import Memory
from perspectives.analysis.calibrating import link_confidence
from perspectives.analysis.evidencing import Evidencing, PairEvidence
from perspectives.analysis.linking import (
    CUT,
    CUT_WITHOUT_TOPICS,
    DIGITS,
    FEWEST_WORDS,
    MANY_TEXTS,
    Block,
    Pair,
    block_of,
    chosen_pairs,
    parts_of,
    relation_of,
    score_parts,
)
from perspectives.analysis.preparing import ContentRow
from perspectives.analysis.sharing import Sharing
from perspectives.analysis.space import Space
from perspectives.analysis.topical import topics_of
from perspectives.analysis.topics import TaggedTopics
from perspectives.model.comparison import Link, LinkEvidence
from perspectives.texts import later

FEW_CANDIDATES = 20
"""Candidates of a passage in all texts for which word matches are worked out in a large project,
where neither text is the reference."""

REMEMBERED = 1_000
"""Passages up to which all scores are remembered between runs, 16 MB of them, and all links kept.

Beyond, the scores of the reference are remembered, and each passage keeps its strongest links."""


@dataclass(slots=True)
class Pairing:
    """All that linking looks at; `space_key` names the passages and their languages."""

    rows: tuple[ContentRow, ...]
    space: Space
    space_key: tuple[object, ...]
    memory: Memory
    topics: TaggedTopics
    vectors: Floats
    tagged: Marks
    sharing: Sharing
    evidencing: Evidencing
    places: dict[int, Numbers] = field(default_factory=dict[int, Numbers])

    def __post_init__(self) -> None:
        places: dict[int, list[int]] = {}
        for at, row in enumerate(self.rows):
            places.setdefault(row.document, []).append(at)
        self.places = {text: np.array(found, np.int64) for text, found in places.items()}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of passages (places among all, the left one first) that may become a link.

    `parts` are those of `linking.PARTS`, in order; together they are `raw`.
    """

    left: int
    right: int
    letters: float
    parts: tuple[float, ...]
    raw: float
    rank_left: int
    rank_right: int


class Strongest:
    """The strongest candidates of each passage, at most `most`; what comes first changes nothing.

    A pair stays if it is among the strongest of either of its passages; pairs level with the last
    stay too.
    """

    def __init__(self, passages: int, most: int) -> None:
        self._most = most
        self._best: list[list[float]] = [[] for _ in range(passages)]
        self._least: Doubles = np.full(passages, -np.inf)
        self._kept: list[Candidate] = []

    def admits(self, raw: Doubles, left: Numbers, right: Numbers) -> Marks:
        """Which pairs of a block could still be among the strongest."""
        least = np.minimum.outer(self._least[left], self._least[right])
        return np.greater_equal(raw, least)

    def add(self, candidate: Candidate) -> None:
        """Keeps a candidate for now."""
        self._kept.append(candidate)
        for place in (candidate.left, candidate.right):
            best = self._best[place]
            heappush(best, candidate.raw)
            if len(best) > self._most:
                heappop(best)
            if len(best) == self._most:
                self._least[place] = best[0]

    def chosen(self) -> list[Candidate]:
        """The candidates that stay, in the order of their places."""
        stay = [
            row
            for row in self._kept
            if row.raw >= min(self._least[row.left], self._least[row.right])
        ]
        return sorted(stay, key=lambda row: (row.left, row.right))


def candidates_between(
    pairing: Pairing,
    left: int,
    rights: Sequence[int],
    check: Callable[[], None],
    *,
    is_remembered: bool,
    strongest: Strongest | None = None,
) -> list[Candidate]:
    """The candidates of one text with some others; with `strongest`, they are put there."""
    theirs = [right for right in rights if right in pairing.places]
    if left not in pairing.places or not theirs:
        return []
    words = pairing.space.fitted.words
    telling = np.array([len(row) >= FEWEST_WORDS for row in words], bool)
    cut = CUT if pairing.topics.topics else CUT_WITHOUT_TOPICS
    is_strict = len(pairing.places) > MANY_TEXTS
    out: list[Candidate] = []
    for right, found in zip(theirs, _scores(pairing, left, theirs, is_remembered), strict=True):
        check()
        first, second = sorted((left, right))
        mine, others = pairing.places[first], pairing.places[second]
        block = block_of(
            found if first == left else found.turned(),
            topics_of(pairing.vectors[mine], pairing.vectors[others]),
        )
        allowed = np.logical_and.outer(telling[mine], telling[others])
        exact: Doubles = np.round(block.raw.astype(np.float64), DIGITS)
        wanted = None if strongest is None else strongest.admits(exact, mine, others)
        pairs = chosen_pairs(exact, cut, allowed, wanted, is_strict=is_strict)
        candidates = _candidates(block, pairs, mine, others)
        if strongest is None:
            out += candidates
        else:
            for candidate in candidates:
                strongest.add(candidate)
    return out


def _candidates(
    block: Block, pairs: Sequence[Pair], mine: Numbers, others: Numbers
) -> list[Candidate]:
    if not pairs:
        return []
    rows = np.array([pair.row for pair in pairs], np.int64)
    columns = np.array([pair.column for pair in pairs], np.int64)
    cells = zip(
        pairs,
        integers(mine[rows]),
        integers(others[columns]),
        block.scores.letters[rows, columns].tolist(),
        parts_of(block, rows, columns),
        strict=True,
    )
    return [
        Candidate(
            left, right, letters, parts, round(sum(parts), DIGITS), pair.rank_left, pair.rank_right
        )
        for pair, left, right, letters, parts in cells
    ]


def _scores(
    pairing: Pairing, left: int, rights: Sequence[int], is_remembered: bool
) -> Sequence[Scores]:
    """The scores of one text's passages with those of each other, left x right."""

    def make() -> list[Scores]:
        fitted = pairing.space.fitted
        places = [pairing.places[right] for right in rights]
        groups = [np.full(len(row), at, np.int64) for at, row in enumerate(places)]
        found = scores(
            pairing.space,
            fitted.taken(pairing.places[left]),
            fitted.taken(np.concatenate(places)),
            np.concatenate(groups),
            MOST_CANDIDATES if is_remembered else FEW_CANDIDATES,
        )
        ends = np.cumsum([len(row) for row in places])
        return [
            found.part(end - len(row), end) for row, end in zip(places, integers(ends), strict=True)
        ]

    is_remembered = is_remembered or len(pairing.rows) <= REMEMBERED
    if is_remembered:
        return pairing.memory.recall(("scores", pairing.space_key, left, *rights), make)
    return make()


def link_of(pairing: Pairing, row: Candidate, *, is_light: bool = False) -> Link:
    """The link of a candidate.

    A light one has score and topics but no evidence yet: many are made at once.
    """
    left, right = pairing.rows[row.left], pairing.rows[row.right]
    tagged = pairing.tagged
    shared: Sequence[int] = ()
    if len(tagged):
        shared = integers(np.flatnonzero(tagged[:, row.left] & tagged[:, row.right]))
    found = PairEvidence() if is_light else pairing.evidencing.of(row.left, row.right, row.letters)
    count = pairing.evidencing.word_count
    words = min(count(row.left), count(row.right)) if found.reuse else 0
    return Link(
        left.passage.id,
        right.passage.id,
        tuple(pairing.topics.topics[at].topic.id for at in shared),
        link_confidence(row.raw, has_topics=bool(pairing.topics.topics)),
        relation_of(row.raw, found.reuse, words),
        LinkEvidence(
            row.raw,
            () if is_light else score_parts(row.parts),
            found.words,
            () if is_light else pairing.sharing.between(row.left, row.right),
            found.reuse,
            row.rank_left,
            row.rank_right,
            language_note(left.language, right.language),
        ),
    )


def language_note(left: str, right: str) -> str:
    """What limits a score between these languages, "" where nothing does."""
    if left == right == "en":
        return ""
    names = {"en": later("English"), "sq": later("Albanian"), "sr": later("Serbian")}
    strange = [row for row in dict.fromkeys((left, right)) if row not in names]
    if strange:
        return "No dictionary of one of these languages: compared by names, numbers and spelling."
    if left == right:
        return f"{names[left]} compared word by word through a glossary."
    return f"{names[left]} and {names[right]} compared word by word through a glossary."
