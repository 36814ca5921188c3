"""The decisions of people laid over what the machine proposes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from perspectives.analysis.preparing import ContentRow
from perspectives.analysis.topics import TaggedTopics, proposed, tagging_at
from perspectives.model.comparison import Evidence, Link, LinkEvidence, Tagging
from perspectives.model.documents import DocumentId, Passage, PassageId, document_of
from perspectives.model.errors import Problem
from perspectives.model.judgements import Judgement, link_judgement_id, tagging_judgement_id
from perspectives.model.project import Project
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import TopicId


def judged_taggings(
    project: Project, rows: Sequence[ContentRow], topics: TaggedTopics
) -> tuple[Tagging, ...]:
    """Proposals with their decisions, and decided taggings the machine did not propose.

    By passage in reading order, then by topic. Rejected ones stay, marked so.
    """
    places = {row.passage.id: at for at, row in enumerate(rows)}
    numbers = {row.topic.id: at for at, row in enumerate(topics.topics)}
    found = {(row.passage, row.topic): row for row in proposed(topics, rows)}
    for judgement in project.judgements.values():
        place = places.get(PassageId(judgement.passage))
        topic = numbers.get(TopicId(judgement.topic))
        if place is None or topic is None or judgement.other:
            continue
        tagging = tagging_at(topics.topics[topic], place, rows[place])
        found[tagging.passage, tagging.topic] = _decided(tagging, judgement)
    return tuple(sorted(found.values(), key=lambda row: (places[row.passage], numbers[row.topic])))


def _decided(tagging: Tagging, judgement: Judgement) -> Tagging:
    span = Span(judgement.start, judgement.end) if judgement.end else tagging.span
    if judgement.state is not State.MANUAL:
        return replace(tagging, span=span, state=judgement.state)
    why = f"tagged by {judgement.by}" if judgement.by else "tagged by hand"
    evidence = (Evidence("person", span, why), *tagging.evidence)
    return replace(tagging, span=span, score=1.0, state=State.MANUAL, evidence=evidence)


def near_misses(
    rows: Sequence[ContentRow], topics: TaggedTopics, taggings: Sequence[Tagging]
) -> tuple[Tagging, ...]:
    """For each text silent on a topic, the passage nearest to the cut, by topic then text.

    Passages a person decided on are no near misses, nor those without any confidence.
    """
    decided = {(row.passage, row.topic) for row in taggings}
    spoken = {
        (document_of(row.passage), row.topic) for row in taggings if row.state is not State.REJECTED
    }
    out: list[Tagging] = []
    for topic in topics.topics:
        best: dict[DocumentId, int] = {}
        for at, row in enumerate(rows):
            document = row.passage.document
            key = (row.passage.id, topic.topic.id)
            if (document, topic.topic.id) in spoken or key in decided:
                continue
            if document not in best or topic.raw[at] > topic.raw[best[document]]:
                best[document] = at
        found = (tagging_at(topic, at, rows[at]) for at in best.values())
        out += [row for row in found if row.score > 0]
    return tuple(out)


def judged_links(
    project: Project, passages: Sequence[Passage], links: Iterable[Link]
) -> list[Link]:
    """Proposals with their decisions, and decided links the machine did not propose."""
    order = {passage.id: at for at, passage in enumerate(passages)}
    found = {link_judgement_id(link.left, link.right): link for link in links}
    for judgement in project.judgements.values():
        ends = PassageId(judgement.passage), PassageId(judgement.other)
        if not judgement.other or ends[0] not in order or ends[1] not in order:
            continue
        left, right = sorted(ends, key=lambda end: order[end])
        key = link_judgement_id(left, right)
        link = found.get(key)
        if link is None:
            score = 0.0 if judgement.state is State.REJECTED else 1.0
            evidence = LinkEvidence(0.0, note="made by hand")
            link = Link(left, right, (), score, Relation.RELATED, evidence)
        relation = judgement.relation or link.relation
        found[key] = replace(link, state=judgement.state, relation=relation)
    return list(found.values())


def lost_judgements(project: Project, passages: Sequence[Passage]) -> tuple[Problem, ...]:
    """Decisions that hang on passages or topics no longer there, as problems."""
    known = {passage.id for passage in passages}
    out: list[Problem] = []
    for judgement in sorted(project.judgements.values(), key=lambda row: row.id):
        ends = [judgement.passage, *([judgement.other] if judgement.other else [])]
        if any(end not in known for end in ends):
            what = judgement.quote or judgement.passage
            message = f"A decision about “{what[:80]}” belongs to a passage that is not there."
            out.append(
                Problem(judgement.id, message, "Bring the text back or remove the decision.")
            )
    return tuple(out)


__all__ = ["judged_links", "judged_taggings", "lost_judgements", "tagging_judgement_id"]
