"""Decisions whose passage is no longer there: listed, settled one by one, never dropped unasked."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from perspectives.model.carrying import Orphan
from perspectives.model.citing import cite, document_with
from perspectives.model.documents import PassageId, passage_id, span_of
from perspectives.model.drafting import Draft
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import (
    Judgement,
    Note,
    Pin,
    Stance,
    Vote,
    link_judgement_id,
    tagging_judgement_id,
)
from perspectives.model.project import Project
from perspectives.model.spans import Span

_TABLES: dict[type, str] = {
    Judgement: "judgements",
    Stance: "stances",
    Note: "notes",
    Pin: "pins",
    Vote: "votes",
}


def orphans(project: Project) -> tuple[Orphan, ...]:
    """The rows about passages that are in no text, by table, then id."""
    known = {
        passage_id(row.id, block.span) for row in project.documents.values() for block in row.blocks
    }
    out: list[Orphan] = []
    for table in _TABLES.values():
        rows: dict[str, Any] = getattr(project, table)
        for _, row in sorted(rows.items()):
            if any(name not in known for name in passages_named(row)):
                out.append(row)
    return tuple(out)


def lost_passages(project: Project, row: Orphan) -> tuple[PassageId, ...]:
    """Which of the passages that a row is about are no longer there."""
    known = {
        passage_id(text.id, block.span)
        for text in project.documents.values()
        for block in text.blocks
    }
    return tuple(PassageId(name) for name in passages_named(row) if name not in known)


def settle(
    project: Project, row: Orphan, lost: PassageId, there: PassageId, span: Span | None = None
) -> Edit:
    """Put an orphan on the passage `there` instead of `lost`; `span` are the tagged words.

    Without `span` a tagging stands on the whole passage. Author and time stay. A row that is there
    already gives way. Raises StaleEdit where the row or the new passage is gone.
    """
    table = _TABLES[type(row)]
    if getattr(project, table).get(row.id) != row:
        raise StaleEdit("This decision has changed since.", "Look at the list again.")
    text = document_with(project, there).text
    draft = Draft(project)
    draft.drop(table, row.id)
    if isinstance(row, Judgement):
        moved = _judgement(row, lost, there, span or span_of(there), text)
    elif isinstance(row, Stance):
        moved = replace(row, id=f"stance {there} {row.topic}", passage=there)
    elif isinstance(row, Vote):
        moved = replace(row, id=f"vote {there}", passage=there)
    else:
        names = [there if name == lost else name for name in row.target.split(" ")]
        moved = replace(row, target=" ".join(names))
    draft.put(table, moved)
    return draft.edit(f"Place a decision on {cite(project, there)}")


def drop_orphan(project: Project, row: Orphan) -> Edit:
    """Give an orphan up."""
    table = _TABLES[type(row)]
    if getattr(project, table).get(row.id) != row:
        raise StaleEdit("This decision has changed since.", "Look at the list again.")
    return Edit("Give up a decision that has no place", (Change(table, row, None),))


def passages_named(row: Orphan) -> Iterator[str]:
    """The passages that a row is about; none for one about a text, topic or cell."""
    if isinstance(row, Judgement):
        yield row.passage
        if row.other:
            yield row.other
    elif isinstance(row, Stance | Vote):
        if row.passage:
            yield row.passage
    else:
        kind, *names = row.target.split(" ")
        if kind in ("passage", "link"):
            yield from names


def _judgement(
    row: Judgement, lost: PassageId, there: PassageId, span: Span, text: str
) -> Judgement:
    if row.topic:
        name = tagging_judgement_id(there, row.topic)
        quote = span.of(text)
        return replace(row, id=name, passage=there, start=span.start, end=span.end, quote=quote)
    quotes = {row.passage: row.quote, row.other: row.other_quote, there: span_of(there).of(text)}
    ends = sorted(there if name == lost else name for name in (row.passage, row.other))
    return replace(
        row,
        id=link_judgement_id(*ends),
        passage=ends[0],
        other=ends[1],
        quote=quotes[ends[0]],
        other_quote=quotes[ends[1]],
    )
