"""What the machine derives from a project: passages, taggings, links, coverage.

Never stored as truth.
"""

from collections.abc import Callable

from perspectives.model.documents import DocumentId, Passage, PassageId
from perspectives.model.errors import Problem
from perspectives.model.rows import frozen_row
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import TopicId


@frozen_row
class Evidence:
    """One reason for a tagging.

    `kind` is term, exclusion, definition, confirmed, rejected, neighbour or person. `span` are the
    words it rests on (code points of the document). `why` is a sentence part in plain English;
    `amount` is its share of the raw score (may be negative).
    """

    kind: str
    span: Span
    why: str
    amount: float = 0.0


@frozen_row
class Tagging:
    """A topic on a span of a passage (REFI-QDA: Coding). `score` is calibrated confidence 0..1."""

    passage: PassageId
    topic: TopicId
    span: Span
    score: float
    evidence: tuple[Evidence, ...] = ()
    state: State = State.PROPOSED


@frozen_row
class ScorePart:
    """A named part of a link's raw score: `value` already weighted; baselines are negative.

    The parts sum to the raw score.
    """

    name: str
    value: float


@frozen_row
class WordPair:
    """Two words, one a side, that speak for the link.

    `amount` is their contribution, `exact` tells equal from alike.
    """

    left: Span
    right: Span
    amount: float
    exact: bool


@frozen_row
class Reuse:
    """Shared wording: spans on both sides, words that are equal, words of the longer side."""

    left: Span
    right: Span
    equal: int
    words: int


@frozen_row
class LinkEvidence:
    """Why two passages are linked.

    `raw` is the engine's score, the sum of `parts`. `shared` are names, dates, numbers and terms
    both mention. `rank_left` is the place of the right passage among the left one's candidates in
    that text (1 = best), `rank_right` the other way. `note` says what limits the score, such as a
    pair of languages without a model.
    """

    raw: float
    parts: tuple[ScorePart, ...] = ()
    words: tuple[WordPair, ...] = ()
    shared: tuple[str, ...] = ()
    reuse: tuple[Reuse, ...] = ()
    rank_left: int = 0
    rank_right: int = 0
    note: str = ""


@frozen_row
class Link:
    """Passages of two documents that speak to the same thing.

    `left` is in the document of lower order.
    """

    left: PassageId
    right: PassageId
    topics: tuple[TopicId, ...]
    score: float
    relation: Relation
    evidence: LinkEvidence
    state: State = State.PROPOSED

    def other(self, passage: PassageId | str) -> PassageId:
        """The passage at the other end."""
        return self.right if passage == self.left else self.left


@frozen_row
class Coverage:
    """How much a text says on a topic.

    `passages` and tagged `words` are counts, `share` is 0..1 of the content words of the text. No
    passages: the text is silent on the topic.
    """

    topic: TopicId
    document: DocumentId
    passages: int
    words: int
    share: float


@frozen_row
class Comparison:
    """Everything derived from one project.

    Passages are in reading order by document; headings and furniture included. `near_misses` holds,
    for each text silent on a topic, the passage that came nearest, where one came near at all.
    """

    passages: tuple[Passage, ...] = ()
    taggings: tuple[Tagging, ...] = ()
    links: tuple[Link, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    problems: tuple[Problem, ...] = ()
    engine: str = ""
    is_complete: bool = True
    near_misses: tuple[Tagging, ...] = ()

    def silences(self) -> tuple[tuple[DocumentId, TopicId], ...]:
        """The (document, topic) pairs where a text says nothing on a topic."""
        return tuple((row.document, row.topic) for row in self.coverage if not row.passages)


@frozen_row
class Progress:
    """How far an analysis is: `done` of `total` steps of `stage`, and what can already be shown."""

    stage: str
    done: int
    total: int
    partial: Comparison | None = None


ProgressCallback = Callable[[Progress], None]
