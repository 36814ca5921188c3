"""The topics of a project on the passages of its texts, with the reasons for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.arrays import Floats
from perspectives.analysis.caching import Memory, content_key
from perspectives.analysis.calibrating import tagging_confidence
from perspectives.analysis.preparing import ContentRow, PreparedText
from perspectives.analysis.space import Space
from perspectives.analysis.tagging import (
    CUT,
    evidence_span,
    likeness,
    term_hits,
    term_score,
)
from perspectives.analysis.terms import Hit
from perspectives.model.comparison import Evidence, Tagging
from perspectives.model.project import Project
from perspectives.model.topics import Topic

DIGITS = 4
LEAST_TOLD = 0.02
"""Share of the raw score below which likeness is not worth a sentence of evidence."""


@dataclass(frozen=True, slots=True)
class TaggedTopics:
    """Topics by rows and passages by columns: what was found, the raw score, and its parts."""

    topics: tuple[Topic, ...]
    hits: tuple[tuple[tuple[Hit, ...], ...], ...]
    terms: Floats
    likeness: Floats

    @property
    def raw(self) -> Floats:
        """The raw score of each topic on each passage."""
        return self.terms + self.likeness


def terms_key(topic: Topic) -> str:
    """A name for all of a topic that finding its terms depends on."""
    return content_key(topic.id, repr(topic.terms))


def taggings_of(
    project: Project,
    texts: Sequence[PreparedText],
    rows: Sequence[ContentRow],
    space: Space,
    memory: Memory,
    space_key: tuple[object, ...],
    check: Callable[[], None],
) -> TaggedTopics:
    """Every topic held against every content passage; what is remembered is not done again."""
    topics = project.ordered_topics()
    languages = [row.language for row in rows]
    hits: list[tuple[tuple[Hit, ...], ...]] = []
    alike: list[Floats] = []
    for topic in topics:
        check()
        found: list[tuple[Hit, ...]] = []
        for text in texts:
            words = [words for _, words in text.contents]
            key = ("hits", text.key, text.language, terms_key(topic))
            found += memory.recall(
                key,
                lambda words=words, text=text, topic=topic: term_hits(
                    [topic], words, [text.language] * len(words)
                ),
            )
        hits.append(tuple(found))
        key = ("likeness", space_key, topic.name, topic.definition, terms_key(topic))
        alike.append(
            memory.recall(key, lambda topic=topic: likeness(space, space.fitted, languages, topic))
        )
    shape = (len(topics), len(rows))
    terms = np.array([[term_score(cell) for cell in row] for row in hits], np.float32)
    return TaggedTopics(
        topics,
        tuple(hits),
        terms.reshape(shape),
        np.stack(alike) if alike else np.zeros(shape, np.float32),
    )


def tagging_at(topics: TaggedTopics, topic: int, column: int, row: ContentRow) -> Tagging:
    """The tagging of one topic on one passage, whatever its score."""
    hits = topics.hits[topic][column]
    passage = row.passage
    places = [row.placed(hit.span) for hit in hits]
    span = evidence_span(passage.sentences, passage.span, places)
    evidence = [
        Evidence("term", row.placed(hit.span), _found(hit), round(amount, DIGITS))
        for hit, amount in zip(hits, _amounts(hits), strict=True)
    ]
    alike = float(topics.likeness[topic, column])
    if alike >= LEAST_TOLD:
        why = f"worded like “{topics.topics[topic].name}”"
        evidence.append(Evidence("definition", span, why, round(alike, DIGITS)))
    score = tagging_confidence(float(topics.raw[topic, column]))
    return Tagging(passage.id, topics.topics[topic].id, span, score, tuple(evidence))


def _found(hit: Hit) -> str:
    why = f"the term “{hit.term.pattern}”"
    if hit.near is not None:
        why += f" near “{hit.term.near}”"
    return why + (", read through a misprint" if hit.is_misread else "")


def _amounts(hits: Sequence[Hit]) -> list[float]:
    """What each hit adds: the weight of a term counts at its first place."""
    seen: list[Hit] = []
    out: list[float] = []
    for hit in hits:
        before = term_score(seen)
        seen.append(hit)
        out.append(term_score(seen) - before)
    return out


def proposed(topics: TaggedTopics, rows: Sequence[ContentRow]) -> list[Tagging]:
    """The taggings the machine proposes, by passage then topic."""
    raw = np.round(topics.raw.astype(np.float64), DIGITS)
    return [
        tagging_at(topics, topic, column, row)
        for column, row in enumerate(rows)
        for topic in range(len(topics.topics))
        if raw[topic, column] >= CUT
    ]
