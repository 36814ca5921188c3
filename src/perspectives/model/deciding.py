"""What a person can decide about taggings and links: each function gives the edit that does it.

A rejection stays until a person confirms, tags or forgets the same pair. Nothing to change gives an
edit without changes.
"""

from collections.abc import Iterable
from dataclasses import replace

from perspectives.model.citing import cite, document_with, name_of, needed_topic
from perspectives.model.comparison import Link, Tagging
from perspectives.model.documents import PassageId, document_of, span_of
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import Judgement, link_judgement_id, tagging_judgement_id
from perspectives.model.project import Project
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import TopicId

RELATION_WORDS = {
    Relation.NEAR_VERBATIM: "near-verbatim",
    Relation.SAME_CLAIM: "the same claim",
    Relation.RELATED: "related",
    Relation.CONTRARY: "contrary",
}
"""How the history writes a relation."""


def confirm_tagging(project: Project, tagging: Tagging, *, by: str = "", when: str = "") -> Edit:
    """Say that the machine is right about a tagging; one made by hand stays as it is."""
    label = f"Confirm {name_of(project, tagging.topic)} on {cite(project, tagging.passage)}"
    mine = project.judgements.get(tagging_judgement_id(tagging.passage, tagging.topic))
    if mine is not None and mine.state is State.MANUAL:
        return Edit(label, ())
    row = _tagging_row(project, tagging.passage, tagging.topic, tagging.span)
    return _decided(project, label, replace(row, state=State.CONFIRMED, by=by, when=when))


def reject_tagging(project: Project, tagging: Tagging, *, by: str = "", when: str = "") -> Edit:
    """Say that a passage is not on a topic; remembered however often the analysis runs."""
    label = f"Reject {name_of(project, tagging.topic)} on {cite(project, tagging.passage)}"
    row = _tagging_row(project, tagging.passage, tagging.topic, tagging.span)
    return _decided(project, label, replace(row, state=State.REJECTED, by=by, when=when))


def tag(
    project: Project,
    passage: PassageId,
    topic: TopicId,
    span: Span | None = None,
    *,
    by: str = "",
    when: str = "",
) -> Edit:
    """Put a topic on a whole passage, or on the words at `span` (code points of the document).

    Raises StaleEdit where the words do not lie in the passage, or are none.
    """
    label = f"Tag {cite(project, passage)} with {name_of(project, topic)}"
    row = _tagging_row(project, passage, topic, span or span_of(passage))
    return _decided(project, label, replace(row, state=State.MANUAL, by=by, when=when))


def untag(
    project: Project, passage: PassageId, topic: TopicId, *, by: str = "", when: str = ""
) -> Edit:
    """Take a topic off a passage, whoever put it there; remembered as a rejection."""
    label = f"Untag {name_of(project, topic)} from {cite(project, passage)}"
    mine = project.judgements.get(tagging_judgement_id(passage, topic))
    span = Span(mine.start, mine.end) if mine and mine.end else span_of(passage)
    row = _tagging_row(project, passage, topic, span)
    return _decided(project, label, replace(row, state=State.REJECTED, by=by, when=when))


def forget_tagging(project: Project, passage: PassageId, topic: TopicId) -> Edit:
    """Take the decision about a tagging back: what the machine proposes stands again."""
    label = f"Forget the decision on {name_of(project, topic)} at {cite(project, passage)}"
    return _forgotten(project, label, tagging_judgement_id(passage, topic))


def confirm_link(project: Project, link: Link, *, by: str = "", when: str = "") -> Edit:
    """Say that the machine is right about a link; one made by hand stays as it is."""
    label = f"Confirm the link of {_pair(project, link.left, link.right)}"
    mine = project.judgements.get(link_judgement_id(link.left, link.right))
    if mine is not None and mine.state is State.MANUAL:
        return Edit(label, ())
    row = _link_row(project, link.left, link.right)
    relation = mine.relation if mine else None
    decided = replace(row, state=State.CONFIRMED, relation=relation, by=by, when=when)
    return _decided(project, label, decided)


def reject_link(project: Project, link: Link, *, by: str = "", when: str = "") -> Edit:
    """Say that two passages do not belong together; remembered however often analysis runs."""
    label = f"Reject the link of {_pair(project, link.left, link.right)}"
    row = _link_row(project, link.left, link.right)
    return _decided(project, label, replace(row, state=State.REJECTED, by=by, when=when))


def link_passages(
    project: Project,
    left: PassageId,
    right: PassageId,
    relation: Relation = Relation.RELATED,
    *,
    by: str = "",
    when: str = "",
) -> Edit:
    """Link two passages of different texts by hand; raises StaleEdit where they are of one."""
    label = f"Link {_pair(project, left, right)} as {RELATION_WORDS[relation]}"
    row = _link_row(project, left, right)
    made = replace(row, state=State.MANUAL, relation=relation, by=by, when=when)
    return _decided(project, label, made)


def unlink(
    project: Project, left: PassageId, right: PassageId, *, by: str = "", when: str = ""
) -> Edit:
    """Take a link away, whoever made it; remembered as a rejection."""
    label = f"Unlink {_pair(project, left, right)}"
    row = _link_row(project, left, right)
    return _decided(project, label, replace(row, state=State.REJECTED, by=by, when=when))


def set_relation(
    project: Project,
    left: PassageId,
    right: PassageId,
    relation: Relation,
    *,
    by: str = "",
    when: str = "",
) -> Edit:
    """Choose the sign of a link; this confirms one that nobody had decided on."""
    label = f"Call {_pair(project, left, right)} {RELATION_WORDS[relation]}"
    mine = project.judgements.get(link_judgement_id(left, right))
    state = State.MANUAL if mine and mine.state is State.MANUAL else State.CONFIRMED
    row = _link_row(project, left, right)
    chosen = replace(row, state=state, relation=relation, by=by, when=when)
    return _decided(project, label, chosen)


def forget_link(project: Project, left: PassageId, right: PassageId) -> Edit:
    """Take the decision about a link back: what the machine proposes stands again."""
    label = f"Forget the decision on the link of {_pair(project, left, right)}"
    return _forgotten(project, label, link_judgement_id(left, right))


def together(label: str, edits: Iterable[Edit]) -> Edit:
    """One edit, undone in one step, of edits made one after the other for the same project.

    Each edit must have been made for the project as the ones before it leave it.
    """
    return Edit(label, tuple(change for edit in edits for change in edit.changes))


def _tagging_row(project: Project, passage: PassageId, topic: str, span: Span) -> Judgement:
    needed_topic(project, topic)
    text = document_with(project, passage).text
    if not span.length or not span_of(passage).contains(span):
        raise StaleEdit("These words are not in the passage.", "Select words of one passage.")
    return Judgement(
        tagging_judgement_id(passage, topic),
        passage,
        topic,
        start=span.start,
        end=span.end,
        quote=span.of(text),
    )


def _link_row(project: Project, left: PassageId, right: PassageId) -> Judgement:
    if document_of(left) == document_of(right):
        raise StaleEdit("These passages are of one text.", "Link passages of two texts.")
    first, second = sorted((left, right))
    quotes = [span_of(row).of(document_with(project, row).text) for row in (first, second)]
    return Judgement(
        link_judgement_id(first, second),
        first,
        other=second,
        quote=quotes[0],
        other_quote=quotes[1],
    )


def _decided(project: Project, label: str, row: Judgement) -> Edit:
    before = project.judgements.get(row.id)
    if before is not None and replace(before, by=row.by, when=row.when) == row:
        return Edit(label, ())
    return Edit(label, (Change("judgements", before, row),))


def _forgotten(project: Project, label: str, judgement: str) -> Edit:
    before = project.judgements.get(judgement)
    return Edit(label, (Change("judgements", before, None),) if before else ())


def _pair(project: Project, left: str, right: str) -> str:
    return f"{cite(project, left)} – {cite(project, right)}"
