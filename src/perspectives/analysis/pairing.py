"""The links of texts with one another: scores by block, pairs worth showing, their evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from perspectives.analysis.aligning import MOST_CANDIDATES, Scores, scores
from perspectives.analysis.arrays import Floats, Marks, Numbers, integers
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
)
from perspectives.analysis.preparing import ContentRow
from perspectives.analysis.sharing import Sharing
from perspectives.analysis.space import Space
from perspectives.analysis.topical import topics_of
from perspectives.analysis.topics import TaggedTopics
from perspectives.model.comparison import Link, LinkEvidence

FEW_CANDIDATES = 40
"""Candidates of a passage in all texts for which word matches are worked out in a large project,
where neither text is the reference."""

REMEMBERED = 2_000
"""Passages up to which all scores are remembered between runs: 16 MB of them. Beyond, only those
of the first text asked for, which is the reference."""


@dataclass(slots=True)
class Pairing:
    """All that linking looks at; `space_key` names the passages and their languages."""

    rows: tuple[ContentRow, ...]
    space: Space
    space_key: tuple[object, ...]
    memory: Memory
    topics: TaggedTopics
    vectors: Floats
    sharing: Sharing
    evidencing: Evidencing
    places: dict[int, Numbers] = field(default_factory=dict[int, Numbers])

    def __post_init__(self) -> None:
        places: dict[int, list[int]] = {}
        for at, row in enumerate(self.rows):
            places.setdefault(row.document, []).append(at)
        self.places = {text: np.array(found, np.int64) for text, found in places.items()}


def links_between(
    pairing: Pairing,
    left: int,
    rights: Sequence[int],
    check: Callable[[], None],
    *,
    is_remembered: bool,
    is_light: bool = False,
) -> list[Link]:
    """The links of one text with some others, in the order of these.

    Light links have scores and topics but no words yet: many are made at once.
    """
    theirs = [right for right in rights if right in pairing.places]
    if left not in pairing.places or not theirs:
        return []
    tagged = pairing.topics.tagged
    words = pairing.space.fitted.words
    telling = np.array([len(row) >= FEWEST_WORDS for row in words], bool)
    cut = CUT if pairing.topics.topics else CUT_WITHOUT_TOPICS
    is_strict = len(pairing.places) > MANY_TEXTS
    out: list[Link] = []
    for right, found in zip(theirs, _scores(pairing, left, theirs, is_remembered), strict=True):
        check()
        first, second = sorted((left, right))
        mine, others = pairing.places[first], pairing.places[second]
        block = block_of(
            found if first == left else found.turned(),
            topics_of(pairing.vectors[mine], pairing.vectors[others]),
        )
        out += [
            _link(
                pairing,
                block,
                pair,
                (int(mine[pair.row]), int(others[pair.column])),
                tagged,
                is_light=is_light,
            )
            for pair in chosen_pairs(
                block.raw, cut, telling[mine], telling[others], is_strict=is_strict
            )
        ]
    return out


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


def _link(
    pairing: Pairing,
    block: Block,
    pair: Pair,
    places: tuple[int, int],
    tagged: Marks,
    *,
    is_light: bool,
) -> Link:
    left, right = (pairing.rows[place] for place in places)
    shared = integers(np.flatnonzero(tagged[:, places[0]] & tagged[:, places[1]]))
    letters = float(block.scores.letters[pair.row, pair.column])
    found = PairEvidence() if is_light else pairing.evidencing.of(*places, letters)
    parts = parts_of(block, pair)
    raw = round(sum(part.value for part in parts), DIGITS)
    words = min(map(pairing.evidencing.word_count, places)) if found.reuse else 0
    return Link(
        left.passage.id,
        right.passage.id,
        tuple(pairing.topics.topics[at].topic.id for at in shared),
        link_confidence(raw, has_topics=bool(pairing.topics.topics)),
        relation_of(raw, found.reuse, words),
        LinkEvidence(
            raw,
            parts,
            found.words,
            () if is_light else pairing.sharing.between(*places),
            found.reuse,
            pair.rank_left,
            pair.rank_right,
            language_note(left.language, right.language),
        ),
    )


def language_note(left: str, right: str) -> str:
    """What limits a score between these languages, "" where nothing does."""
    if left == right == "en":
        return ""
    names = {"en": "English", "sq": "Albanian", "sr": "Serbian"}
    strange = [row for row in dict.fromkeys((left, right)) if row not in names]
    if strange:
        return "No dictionary of one of these languages: compared by names, numbers and spelling."
    if left == right:
        return f"{names[left]} compared word by word through a glossary."
    return f"{names[left]} and {names[right]} compared word by word through a glossary."
