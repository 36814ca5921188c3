"""The links of one text with others: scores by block, the pairs worth showing, their evidence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import Scores, scores
from perspectives.analysis.arrays import Floats, Marks, Numbers, integers
from perspectives.analysis.caching import Memory
from perspectives.analysis.calibrating import link_confidence
from perspectives.analysis.linking import (
    DIGITS,
    Block,
    Pair,
    block_of,
    chosen_pairs,
    parts_of,
    relation_of,
    word_pairs,
)
from perspectives.analysis.normalising import WORD
from perspectives.analysis.preparing import ContentRow, PreparedText
from perspectives.analysis.quoting import find_reuse_spans
from perspectives.analysis.space import Rows, Space
from perspectives.analysis.topics import TaggedTopics
from perspectives.model.comparison import Link, LinkEvidence, Reuse, WordPair
from perspectives.model.states import Relation
from perspectives.model.topics import TopicId

SHARED_TOPIC = 0.05
MOST_SHARED = 0.10
OTHER_TOPICS = -0.03
"""What a shared topic adds, all of them at most, and what it costs to have only others."""

LEAST_LETTERS = 0.15
"""Letters score below which two passages share no wording worth looking for."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """All that linking looks at."""

    texts: tuple[PreparedText, ...]
    rows: tuple[ContentRow, ...]
    space: Space
    memory: Memory
    topics: TaggedTopics

    def places(self, text: int) -> Numbers:
        """The numbers of a text's content passages among all."""
        return np.flatnonzero(np.array([row.document == text for row in self.rows], bool))


def links_between(
    pairing: Pairing, left: int, rights: Sequence[int], check: Callable[[], None]
) -> list[Link]:
    """The links of one text with some others, in the order of these."""
    mine = pairing.places(left)
    out: list[Link] = []
    theirs = {right: pairing.places(right) for right in rights}
    if not len(mine) or not sum(map(len, theirs.values())):
        return out
    blocks = _score_blocks(pairing, mine, theirs)
    on = pairing.topics.tagged
    for right in rights:
        check()
        columns = theirs[right]
        if not len(columns):
            continue
        block = block_of(blocks[right], topic_scores(on[:, mine], on[:, columns]))
        for pair in chosen_pairs(block.raw):
            out.append(_link(pairing, block, pair, mine, columns, on))
    return out


def _score_blocks(pairing: Pairing, mine: Numbers, theirs: dict[int, Numbers]) -> dict[int, Scores]:
    fitted = pairing.space.fitted
    left = fitted.taken(mine)
    all_columns = np.concatenate(list(theirs.values()))
    groups = np.concatenate([np.full(len(row), at, np.int64) for at, row in theirs.items()])
    found = scores(pairing.space, left, fitted.taken(all_columns), groups)
    out: dict[int, Scores] = {}
    at = 0
    for right, columns in theirs.items():
        part = slice(at, at + len(columns))
        out[right] = Scores(found.letters[:, part], found.meaning[:, part], found.words[:, part])
        at += len(columns)
    return out


def topic_scores(left: Marks, right: Marks) -> Floats:
    """What topics add to pairs, left x right; both are topics x passages, true where tagged."""
    shared: Floats = np.matmul(left.T.astype(np.float32), right.astype(np.float32))
    both = np.logical_and.outer(np.any(left, axis=0), np.any(right, axis=0))
    bonus = np.minimum(np.float32(SHARED_TOPIC) * shared, np.float32(MOST_SHARED))
    return np.where(both & (shared == 0), np.float32(OTHER_TOPICS), bonus).astype(np.float32)


def _link(
    pairing: Pairing, block: Block, pair: Pair, mine: Numbers, columns: Numbers, on: Marks
) -> Link:
    places = int(mine[pair.row]), int(columns[pair.column])
    ends = pairing.rows[places[0]], pairing.rows[places[1]]
    shared = integers(np.flatnonzero(on[:, places[0]] & on[:, places[1]]))
    topics = tuple(pairing.topics.topics[at].topic.id for at in shared)
    reuse: tuple[Reuse, ...] = ()
    if block.scores.letters[pair.row, pair.column] >= LEAST_LETTERS:
        reuse = find_reuse_spans(ends[0].text, ends[1].text)
    words = min(len(WORD.findall(end.text)) for end in ends)
    relation = relation_of(pair.raw, reuse, words)
    pairs = _word_pairs(pairing, places, ends)
    if places[0] <= places[1]:
        return _made(ends, topics, pair, block, relation, pairs, reuse)
    turned = Pair(pair.row, pair.column, pair.raw, pair.rank_right, pair.rank_left)
    link = _made(
        (ends[1], ends[0]),
        topics,
        turned,
        block,
        relation,
        tuple(WordPair(row.right, row.left, row.amount, row.exact) for row in pairs),
        tuple(Reuse(row.right, row.left, row.equal, row.words) for row in reuse),
    )
    return link


def _word_pairs(
    pairing: Pairing, places: tuple[int, int], ends: tuple[ContentRow, ContentRow]
) -> tuple[WordPair, ...]:
    fitted: Rows = pairing.space.fitted
    return word_pairs(
        pairing.space,
        fitted,
        fitted,
        places,
        (ends[0].text, ends[1].text),
        (ends[0].language, ends[1].language),
    )


def _made(
    ends: tuple[ContentRow, ContentRow],
    topics: tuple[TopicId, ...],
    pair: Pair,
    block: Block,
    relation: Relation,
    pairs: tuple[WordPair, ...],
    reuse: tuple[Reuse, ...],
) -> Link:
    left, right = ends
    parts = parts_of(block, pair)
    raw = round(sum(part.value for part in parts), DIGITS)
    evidence = LinkEvidence(
        raw,
        parts,
        tuple(
            WordPair(left.placed(row.left), right.placed(row.right), row.amount, row.exact)
            for row in pairs
        ),
        (),
        tuple(
            Reuse(left.placed(row.left), right.placed(row.right), row.equal, row.words)
            for row in reuse
        ),
        pair.rank_left,
        pair.rank_right,
    )
    return Link(left.passage.id, right.passage.id, topics, link_confidence(raw), relation, evidence)
