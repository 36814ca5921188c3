"""Several topics become one: terms, decisions, stances and notes go along."""

from collections.abc import Iterable
from dataclasses import replace

from perspectives.model.citing import needed_topic
from perspectives.model.drafting import Draft
from perspectives.model.edits import Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import Judgement, tagging_judgement_id
from perspectives.model.project import Project
from perspectives.model.states import State
from perspectives.model.topics import TopicId


def merge_topics(project: Project, into: TopicId, others: Iterable[TopicId]) -> Edit:
    """Merge `others` into the topic `into`, which keeps its name, colour and definition.

    Where topics were decided differently on one passage, a positive decision outweighs a rejection;
    two positive ones cover the words of both. Raises StaleEdit where a topic is gone, or is to be
    merged with itself.
    """
    kept = needed_topic(project, into)
    gone = [needed_topic(project, row) for row in dict.fromkeys(others)]
    if not gone or into in {row.id for row in gone}:
        raise StaleEdit(f"“{kept.name}” cannot be merged with itself.", "Choose another topic.")
    draft = Draft(project)
    for topic in gone:
        mine = draft.get("topics", into)
        parent = topic.parent if _lies_under(draft, into, topic.id) else mine.parent
        terms = tuple(dict.fromkeys((*mine.terms, *topic.terms)))
        draft.put("topics", replace(mine, terms=terms, parent=parent))
        draft.drop("topics", topic.id)
        for child in draft.rows("topics"):
            if child.parent == topic.id:
                draft.put("topics", replace(child, parent=into))
        _move_decisions(draft, topic.id, into)
        _move_stances(draft, topic.id, into)
        _move_notes(draft, topic.id, into)
        _move_pages(draft, topic.id, into)
    names = ", ".join(f"“{row.name}”" for row in gone)
    return draft.edit(f"Merge {names} into “{kept.name}”")


def joined(mine: Judgement | None, other: Judgement) -> Judgement:
    """One decision of two about the same pair: positive before rejected, spans put together.

    `quote` is left to the caller where the span grew.
    """
    if mine is None:
        return other
    ranks = {State.MANUAL: 2, State.CONFIRMED: 1, State.REJECTED: 0, State.PROPOSED: 0}
    first, second = (mine, other) if ranks[mine.state] >= ranks[other.state] else (other, mine)
    if State.REJECTED in (first.state, second.state) and first.state is not second.state:
        return replace(first, id=mine.id, topic=mine.topic)
    is_whole = not (first.end and second.end)
    return replace(
        first,
        id=mine.id,
        topic=mine.topic,
        start=0 if is_whole else min(first.start, second.start),
        end=0 if is_whole else max(first.end, second.end),
    )


def _lies_under(draft: Draft, topic: str, above: str) -> bool:
    seen: set[str] = set()
    row = draft.get("topics", topic)
    while row is not None and row.id not in seen:
        if row.parent == above:
            return True
        seen.add(row.id)
        row = draft.get("topics", row.parent)
    return False


def _move_decisions(draft: Draft, gone: str, into: str) -> None:
    for row in draft.rows("judgements"):
        if row.topic != gone:
            continue
        draft.drop("judgements", row.id)
        name = tagging_judgement_id(row.passage, into)
        moved = joined(draft.get("judgements", name), replace(row, id=name, topic=into))
        document = draft.project.documents.get(row.passage.rpartition(":")[0])
        if document and moved.end:
            moved = replace(moved, quote=document.text[moved.start : moved.end])
        draft.put("judgements", moved)


def _move_stances(draft: Draft, gone: str, into: str) -> None:
    taken = {(row.passage, row.document) for row in draft.rows("stances") if row.topic == into}
    for row in draft.rows("stances"):
        if row.topic == gone:
            draft.drop("stances", row.id)
            if (row.passage, row.document) not in taken:
                name = f"stance {row.passage or row.document} {into}"
                draft.put("stances", replace(row, id=name, topic=into))


def _move_notes(draft: Draft, gone: str, into: str) -> None:
    cells = {row.target: row for row in draft.rows("notes") if row.target.startswith("cell ")}
    for row in draft.rows("notes"):
        if row.target == f"topic {gone}":
            draft.put("notes", replace(row, target=f"topic {into}"))
        elif row.target.startswith(f"cell {gone} "):
            target = f"cell {into} {row.target.split(' ')[2]}"
            mine = cells.get(target)
            if mine is None:
                draft.put("notes", replace(row, target=target))
            else:
                draft.drop("notes", row.id)
                mine = draft.get("notes", mine.id)
                draft.put("notes", replace(mine, text=f"{mine.text}\n\n{row.text}"))


def _move_pages(draft: Draft, gone: str, into: str) -> None:
    for page in draft.rows("pages"):
        names = page.shows.split()
        if gone in names:
            shows = dict.fromkeys(into if name == gone else name for name in names)
            draft.put("pages", replace(page, shows=" ".join(shows)))
