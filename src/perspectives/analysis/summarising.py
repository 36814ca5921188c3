"""Numbers about a whole comparison: one source for matrix, charts, reports and the wall.

All functions are pure; counts are of what is not rejected, shares are 0..1.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from perspectives.model.documents import DocumentId, PassageId, document_of
from perspectives.model.lookup import Lookup
from perspectives.model.project import Project
from perspectives.model.spans import Span, merged
from perspectives.model.states import Attitude, Relation
from perspectives.model.topics import TopicId


class Cell(NamedTuple):
    """What one text says on one topic. A plain tuple: a matrix of 40 by 200 makes 8,000 at once.

    `passages` in reading order, () = silent. `share` is the tagged part of the text's content
    words. `attitude` is the text's stance as a person set it, or as it follows from the stances of
    its passages; None = nobody decided. `is_set` tells a stance set for the text as a whole.
    """

    topic: TopicId
    document: DocumentId
    passages: tuple[PassageId, ...]
    words: int
    share: float
    attitude: Attitude | None
    is_set: bool

    @property
    def is_silent(self) -> bool:
        """Whether the text has no passage on the topic at all."""
        return not self.passages


@dataclass(frozen=True, slots=True)
class Row:
    """One topic across all texts, in their order; `contest` is 0 (one camp) to 1 (even)."""

    topic: TopicId
    cells: tuple[Cell, ...]
    contest: float

    @property
    def speaking(self) -> int:
        """How many texts speak on the topic."""
        return sum(1 for cell in self.cells if not cell.is_silent)


@dataclass(frozen=True, slots=True)
class Answering:
    """How a text meets the reference: counts of the reference's tagged passages.

    `answered`: linked to a passage of the text; `contradicted`: of these, those with a link that a
    person called contrary; `ignored`: on a topic, but without a counterpart here. `unmentioned` are
    the text's passages that have no counterpart in the reference at all.
    """

    document: DocumentId
    answered: tuple[PassageId, ...]
    contradicted: tuple[PassageId, ...]
    ignored: tuple[PassageId, ...]
    unmentioned: tuple[PassageId, ...]


def combined_attitude(attitudes: Iterable[Attitude]) -> Attitude | None:
    """The stance of a text that follows from its passages' stances.

    For and against together, or any mixed one, make mixed; neutral gives way to a side; None where
    there is nothing to go by.
    """
    kinds = set(attitudes)
    if not kinds:
        return None
    sides = kinds - {Attitude.NEUTRAL}
    if not sides:
        return Attitude.NEUTRAL
    return sides.pop() if len(sides) == 1 else Attitude.MIXED


def cell(project: Project, lookup: Lookup, topic: TopicId, document: DocumentId) -> Cell:
    """What `document` says on `topic`."""
    return _cells(project, lookup, (topic,), (document,))[0][0]


def matrix(project: Project, lookup: Lookup) -> tuple[Row, ...]:
    """Topics in their order by texts in theirs."""
    topics = tuple(TopicId(row.id) for row in project.ordered_topics())
    documents = tuple(row.id for row in project.ordered_documents())
    rows = _cells(project, lookup, topics, documents)
    return tuple(
        Row(topic, cells, contest(row.attitude for row in cells))
        for topic, cells in zip(topics, rows, strict=True)
    )


def _cells(
    project: Project,
    lookup: Lookup,
    topics: tuple[TopicId, ...],
    documents: tuple[DocumentId, ...],
) -> list[tuple[Cell, ...]]:
    set_for_text: dict[tuple[str, str], Attitude] = {}
    of_passages: dict[tuple[str, str], list[Attitude]] = {}
    for stance in sorted(project.stances.values(), key=lambda row: row.id):
        if stance.document:
            set_for_text[stance.topic, stance.document] = stance.attitude
        elif stance.passage:
            key = (stance.topic, document_of(PassageId(stance.passage)))
            of_passages.setdefault(key, []).append(stance.attitude)
    out: list[tuple[Cell, ...]] = []
    spoken = lookup.spoken
    for topic in topics:
        row: list[Cell] = []
        for document in documents:
            covered = lookup.coverages.get((document, topic))
            words, share = (covered.words, covered.share) if covered else (0, 0.0)
            chosen = attitude = set_for_text.get((topic, document))
            if attitude is None and (stances := of_passages.get((topic, document))):
                attitude = combined_attitude(stances)
            passages = spoken.get((document, topic), ())
            is_set = chosen is not None
            row.append(Cell(topic, document, passages, words, share, attitude, is_set))
        out.append(tuple(row))
    return out


def contest(attitudes: Iterable[Attitude | None]) -> float:
    """How evenly a topic splits the texts: 0 where all decided ones are in one camp, 1 at half.

    Mixed texts count half to each side; neutral and undecided ones do not count.
    """
    counts = Counter(attitudes)
    mixed = counts[Attitude.MIXED] / 2
    sides = (counts[Attitude.FOR] + mixed, counts[Attitude.AGAINST] + mixed)
    total = sum(sides)
    return 2 * min(sides) / total if total else 0.0


def by_contest(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with the most contested first, then the more spoken of, then in topic order."""
    return tuple(sorted(rows, key=lambda row: (-row.contest, -row.speaking)))


def by_coverage(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with the most words first, then in topic order."""
    return tuple(sorted(rows, key=lambda row: -sum(cell.words for cell in row.cells)))


def answering(project: Project, lookup: Lookup) -> tuple[Answering, ...]:
    """How each text meets the reference, in the texts' order."""
    reference = project.reference
    asked = [row.id for row in lookup.content_of(reference) if lookup.taggings_of(row.id)]
    out: list[Answering] = []
    for document in project.positions():
        answered = tuple(row for row in asked if lookup.counterparts(row, document.id))
        contradicted = tuple(
            row
            for row in answered
            if any(
                link.relation is Relation.CONTRARY for link in lookup.counterparts(row, document.id)
            )
        )
        met = set(answered)
        unmentioned = tuple(
            row.id
            for row in lookup.content_of(document.id)
            if not lookup.counterparts(row.id, reference)
        )
        ignored = tuple(row for row in asked if row not in met)
        out.append(Answering(document.id, answered, contradicted, ignored, unmentioned))
    return tuple(out)


def tagged_share(project: Project, lookup: Lookup, document: DocumentId) -> float:
    """The share of a text's content words that lie in any tagged span, 0..1.

    A comparison that covers 40 % of a text must say so.
    """
    text = project.documents[document].text
    total = tagged = 0
    for passage in lookup.content_of(document):
        total += count_words(passage.span.of(text))
        spans = merged(row.span for row in lookup.taggings_of(passage.id))
        tagged += sum(count_words(span.of(text)) for span in spans)
    return tagged / total if total else 0.0


def untagged(project: Project, lookup: Lookup, document: DocumentId) -> tuple[PassageId, ...]:
    """The content passages of a text that carry no topic, in reading order."""
    return tuple(row.id for row in lookup.content_of(document) if not lookup.taggings_of(row.id))


def portrait(lookup: Lookup, document: DocumentId) -> tuple[tuple[Span, TopicId], ...]:
    """The tagged spans of a text in reading order, longest first where two begin together."""
    rows = [
        (tagging.span, tagging.topic)
        for passage in lookup.content_of(document)
        for tagging in lookup.taggings_of(passage.id)
    ]
    return tuple(sorted(rows, key=lambda row: (row[0].start, -row[0].end, row[1])))


def together(project: Project, lookup: Lookup) -> dict[tuple[TopicId, TopicId], int]:
    """How many passages carry both topics; keys in topic order, without pairs that never meet."""
    order = {row.id: place for place, row in enumerate(project.ordered_topics())}
    counts: Counter[tuple[TopicId, TopicId]] = Counter()
    for passage in lookup.passages:
        topics = sorted(
            {row.topic for row in lookup.taggings_of(passage)}, key=lambda row: order.get(row, -1)
        )
        for place, first in enumerate(topics):
            for second in topics[place + 1 :]:
                counts[first, second] += 1
    return dict(counts)


def count_words(text: str) -> int:
    """The number of blank-separated words; the unit of every word count shown."""
    return len(text.split())
