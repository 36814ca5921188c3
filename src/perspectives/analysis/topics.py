"""The topics of a project on the passages of its texts, with the reasons for each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import scores
from perspectives.analysis.arrays import Doubles, Floats, Numbers
from perspectives.analysis.caching import Memory, content_key
from perspectives.analysis.calibrating import tagging_confidence
from perspectives.analysis.preparing import ContentRow, PreparedText
from perspectives.analysis.space import Space
from perspectives.analysis.tagging import (
    CUT,
    TopicParts,
    counted_weights,
    evidence_span,
    found_terms,
    parts_of_topic,
    richness,
)
from perspectives.analysis.terms import Found, Matcher
from perspectives.analysis.topical import SURE
from perspectives.model.comparison import Evidence, Tagging
from perspectives.model.documents import PassageId, Role
from perspectives.model.project import Project
from perspectives.model.spans import Span
from perspectives.model.states import State
from perspectives.model.topics import Topic

NEIGHBOUR = 0.04
"""What a passage gains from each passage beside it that a whole term of the topic stands in."""

LEAD = 0.10
"""What a list item gains from such a term in the line before its list."""

EXAMPLE, EXAMPLE_BESIDE_TERMS = 1.0, 0.75
LEAST_ALIKE = 0.10
"""What nearness to a decided passage is worth, by how much of that the topic's terms take as they
grow in number, and the base score below which a passage is not near.

On the development data, with the decisions of a person who went through one text, F1 on the others
rises from .46 to .54 for topics known by name and definition alone. It stays as it is for the full
codebooks, whose terms know better; so examples stand back where there are many terms."""

DIGITS = 4
LEAST_TOLD = 0.02
"""Share of the raw score below which likeness is not worth a sentence of evidence."""


@dataclass(frozen=True, slots=True)
class TaggedTopic:
    """One topic on all passages: what was found and the parts of its score, a value a passage."""

    topic: Topic
    found: tuple[Found, ...]
    parts: TopicParts
    neighbours: Floats
    examples: Floats
    raw: Doubles


@dataclass(frozen=True, slots=True)
class TaggedTopics:
    """All topics of a project on all content passages of its texts."""

    topics: tuple[TaggedTopic, ...]
    passages: int

    @property
    def raw(self) -> Doubles:
        """The raw scores, topics x passages."""
        rows = [topic.raw for topic in self.topics]
        return np.array(rows, np.float64).reshape(len(rows), self.passages)


def terms_key(topic: Topic) -> str:
    """A name for all of a topic that finding its terms depends on."""
    return content_key(topic.id, repr(topic.terms))


def tagged_topics(
    project: Project,
    texts: Sequence[PreparedText],
    rows: Sequence[ContentRow],
    space: Space,
    memory: Memory,
    space_key: tuple[object, ...],
    check: Callable[[], None],
) -> TaggedTopics:
    """Every topic held against every content passage; what is remembered is not done again."""
    out: list[TaggedTopic] = []
    decided = decisions(project, rows)
    for topic in project.ordered_topics():
        check()
        key = memory.name_of(topic, lambda topic=topic: terms_key(topic))
        found = tuple(row for text in texts for row in _found(topic, key, text, memory))
        parts = memory.recall(
            ("topic", space_key, topic.name, topic.definition, key),
            lambda topic=topic, found=found: parts_of_topic(
                space,
                space.fitted,
                [row.text for row in rows],
                [row.language for row in rows],
                topic,
                found,
            ),
        )
        around = neighbour_scores(rows, found)
        worth = EXAMPLE * (1 - EXAMPLE_BESIDE_TERMS * richness(topic, None))
        near = example_scores(space, worth, *decided.get(topic.id, ((), ())))
        raw: Doubles = np.round((parts.raw + around + near).astype(np.float64), DIGITS)
        out.append(TaggedTopic(topic, found, parts, around, near, raw))
    return TaggedTopics(tuple(out), len(rows))


def _found(topic: Topic, key: str, text: PreparedText, memory: Memory) -> Sequence[Found]:
    def make() -> list[Found]:
        matcher = memory.recall(
            ("matcher", key, text.language), lambda: Matcher([topic], text.language)
        )
        words = [words for _, words in text.contents]
        return found_terms({text.language: matcher}, words, [text.language] * len(words))

    return memory.recall(("terms", key, text.key), make)


def neighbour_scores(rows: Sequence[ContentRow], found: Sequence[Found]) -> Floats:
    """What each passage gains from the passages around it in its text.

    Passages with a whole term of their own gain nothing.
    """
    is_strong = [sum(counted_weights(row.hits)) >= 1 for row in found]
    out = np.zeros(len(rows), np.float32)
    lead = -1
    for at, row in enumerate(rows):
        if lead >= 0 and rows[lead].document != row.document:
            lead = -1
        if row.passage.role is not Role.ITEM:
            lead = at
        if is_strong[at]:
            continue
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(rows)]
        near = [place for place in beside if rows[place].document == row.document]
        out[at] = NEIGHBOUR * sum(is_strong[place] for place in near)
        if row.passage.role is Role.ITEM and lead >= 0 and is_strong[lead]:
            out[at] += LEAD
    return out


def decisions(
    project: Project, rows: Sequence[ContentRow]
) -> dict[str, tuple[list[int], list[int]]]:
    """For each topic a person decided on, the places of its right and wrong passages."""
    places = {row.passage.id: at for at, row in enumerate(rows)}
    out: dict[str, tuple[list[int], list[int]]] = {}
    for judgement in project.judgements.values():
        place = places.get(PassageId(judgement.passage))
        if judgement.topic and not judgement.other and place is not None:
            right, wrong = out.setdefault(judgement.topic, ([], []))
            (wrong if judgement.state is State.REJECTED else right).append(place)
    return {topic: (sorted(right), sorted(wrong)) for topic, (right, wrong) in out.items()}


def decided_scores(project: Project, rows: Sequence[ContentRow], topics: TaggedTopics) -> Doubles:
    """The raw scores with people's decisions: confirmed as sure as can be, rejected nothing."""
    raw = topics.raw
    decided = decisions(project, rows)
    for at, topic in enumerate(topics.topics):
        right, wrong = decided.get(topic.topic.id, ([], []))
        raw[at, right] = np.maximum(raw[at, right], SURE)
        raw[at, wrong] = 0
    return raw


def example_scores(
    space: Space, worth: float, right: Sequence[int], wrong: Sequence[int]
) -> Floats:
    """What each passage gains from its nearest confirmed and loses to its nearest rejected one."""
    return np.float32(worth) * (_nearness(space, right) - _nearness(space, wrong))


def _nearness(space: Space, examples: Sequence[int]) -> Floats:
    if not examples:
        return np.zeros(space.fitted.size, np.float32)
    places: Numbers = np.array(examples, np.int64)
    base = scores(space, space.fitted, space.fitted.taken(places)).base
    base[places, np.arange(len(places))] = 0
    return np.maximum(base.max(axis=1) - np.float32(LEAST_ALIKE), np.float32(0))


def tagging_at(tagged: TaggedTopic, column: int, row: ContentRow) -> Tagging:
    """The tagging of one topic on one passage, whatever its score."""
    found = tagged.found[column]
    passage = row.passage
    places = [row.placed(hit.span) for hit in found.hits]
    span = evidence_span(passage.sentences, passage.span, places)
    terms = float(tagged.parts.terms[column])
    evidence = [*_term_evidence(found, row, terms), *_other_evidence(tagged, column, span)]
    score = tagging_confidence(float(tagged.raw[column]))
    return Tagging(passage.id, tagged.topic.id, span, score, tuple(evidence))


def _term_evidence(found: Found, row: ContentRow, terms: float) -> Iterable[Evidence]:
    """The terms with what each adds; together they give the part "terms"."""
    weights = counted_weights(found.hits)
    share = terms / max(sum(weights), 1e-9)
    for hit, weight in zip(found.hits, weights, strict=True):
        why = f"the term “{hit.term.pattern}”"
        if hit.near is not None:
            why = f"the term “{hit.term.pattern}” near “{hit.term.near}”"
        if hit.is_misread:
            why = f"{why}, read through a misprint"
        yield Evidence("term", row.placed(hit.span), why, round(weight * share, DIGITS))
    for hit in found.exclusions:
        why = f"“{hit.term.pattern}” means something else here"
        yield Evidence("exclusion", row.placed(hit.whole), why)


def _other_evidence(tagged: TaggedTopic, column: int, span: Span) -> Iterable[Evidence]:
    name = tagged.topic.name
    parts = tagged.parts
    examples = float(tagged.examples[column])
    told = (
        ("definition", float(parts.likeness[column]), f"worded like “{name}”"),
        ("silence", float(parts.silence[column]), f"few of the terms of “{name}” stand here"),
        ("exclusion", float(parts.exclusion[column]), "the words mean something else here"),
        ("neighbour", float(tagged.neighbours[column]), f"passages beside it speak to “{name}”"),
        (
            "confirmed" if examples > 0 else "rejected",
            examples,
            f"like a passage that was {'confirmed' if examples > 0 else 'rejected'} for “{name}”",
        ),
    )
    for kind, amount, why in told:
        if abs(amount) >= LEAST_TOLD:
            yield Evidence(kind, span, why, round(amount, DIGITS))


def proposed(topics: TaggedTopics, rows: Sequence[ContentRow]) -> list[Tagging]:
    """The taggings the machine proposes, by passage then topic."""
    return [
        tagging_at(topic, column, row)
        for column, row in enumerate(rows)
        for topic in topics.topics
        if topic.raw[column] >= CUT
    ]
