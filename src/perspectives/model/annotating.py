"""Stances, notes, pins, pages and votes: each function gives the edit that does one thing.

A text's stance on a topic follows from its passages' (analysis/summarising, combined_attitude)
unless one is set here for the text as a whole.
"""

from dataclasses import replace
from typing import Any

from perspectives.model.citing import (
    cite,
    document_with,
    name_of,
    needed_document,
    needed_topic,
    title_of,
)
from perspectives.model.documents import DocumentId, PassageId
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import Note, Page, Pin, Stance, Vote
from perspectives.model.project import Project
from perspectives.model.states import Attitude
from perspectives.model.topics import TopicId

ATTITUDE_WORDS = {
    Attitude.FOR: "for",
    Attitude.AGAINST: "against",
    Attitude.MIXED: "mixed",
    Attitude.NEUTRAL: "neutral",
}
"""How the history writes a stance."""


def set_stance(
    project: Project,
    passage: PassageId,
    topic: TopicId,
    attitude: Attitude | None,
    *,
    by: str = "",
    when: str = "",
) -> Edit:
    """Say how a passage stands on a topic; None takes the stance away."""
    document_with(project, passage)
    place = cite(project, passage)
    row = Stance(f"stance {passage} {topic}", topic, Attitude.NEUTRAL, passage=passage)
    return _stance(project, row, attitude, place, by, when)


def set_text_stance(
    project: Project,
    document: DocumentId,
    topic: TopicId,
    attitude: Attitude | None,
    *,
    by: str = "",
    when: str = "",
) -> Edit:
    """Say how a text as a whole stands on a topic; None lets it follow from its passages."""
    needed_document(project, document)
    row = Stance(f"stance {document} {topic}", topic, Attitude.NEUTRAL, document=document)
    return _stance(project, row, attitude, title_of(project, document), by, when)


def write_note(
    project: Project, target: str, text: str, *, note: str = "", by: str = "", when: str = ""
) -> Edit:
    """Write a note on `target` (see Note), or write the existing one `note` anew.

    A cell has one note, its summary: writing on a cell writes that one anew. Empty text deletes.
    """
    place = place_of(project, target)
    mine = _note(project, target, note)
    if not text.strip():
        changes = (Change("notes", mine, None),) if mine else ()
        return Edit(f"Delete the note on {place}", changes)
    name = mine.id if mine else _free_id(project.notes, f"note {target}")
    row = Note(name, target, text, by, when)
    if mine and mine.text == text:
        return Edit(f"Write a note on {place}", ())
    return Edit(f"{'Change' if mine else 'Write'} a note on {place}", (Change("notes", mine, row),))


def pin(project: Project, target: str, *, note: str = "", translation: str = "") -> Edit:
    """Put a passage or link last in the quote basket; one that is there gets the new words."""
    mine = next((row for row in project.pins.values() if row.target == target), None)
    order = mine.order if mine else _next_order(project.pins)
    row = Pin(mine.id if mine else f"pin {target}", target, order, note, translation)
    changes = () if mine == row else (Change("pins", mine, row),)
    place = place_of(project, target)
    return Edit(f"Change the pinned {place}" if mine else f"Pin {place}", changes)


def unpin(project: Project, target: str) -> Edit:
    """Take a passage or link out of the quote basket."""
    rows = [row for row in project.pins.values() if row.target == target]
    changes = tuple(Change("pins", row, None) for row in rows)
    return Edit(f"Unpin {place_of(project, target)}", changes)


def order_pins(project: Project, pins: tuple[str, ...]) -> Edit:
    """Bring the quote basket into the order of these ids; others follow as they were."""
    return Edit("Reorder the pinned quotes", reordered(project, "pins", pins))


def add_page(project: Project, kind: str, shows: str = "", notes: str = "") -> Edit:
    """Add a page for the wall, last."""
    name = _free_id(project.pages, "page")
    page = Page(name, kind, shows, notes, _next_order(project.pages))
    return Edit("Add a page for the wall", (Change("pages", None, page),))


def change_page(
    project: Project,
    page: str,
    *,
    kind: str | None = None,
    shows: str | None = None,
    notes: str | None = None,
) -> Edit:
    """Change what a page shows or its teacher's notes; None leaves a field as it is."""
    row = _needed(project.pages, page, "page")
    new = replace(
        row,
        kind=row.kind if kind is None else kind,
        shows=row.shows if shows is None else shows,
        notes=row.notes if notes is None else notes,
    )
    return Edit("Change a page for the wall", () if new == row else (Change("pages", row, new),))


def remove_page(project: Project, page: str) -> Edit:
    """Take a page for the wall away."""
    row = _needed(project.pages, page, "page")
    return Edit("Remove a page for the wall", (Change("pages", row, None),))


def order_pages(project: Project, pages: tuple[str, ...]) -> Edit:
    """Bring the pages for the wall into the order of these ids; others follow as they were."""
    return Edit("Reorder the pages for the wall", reordered(project, "pages", pages))


def record_vote(
    project: Project,
    passage: PassageId,
    *,
    before: tuple[int, int, int, int] | None = None,
    after: tuple[int, int, int, int] | None = None,
) -> Edit:
    """Keep a show of hands on a passage (for, against, mixed, neutral); None leaves it as it is."""
    document_with(project, passage)
    mine = project.votes.get(f"vote {passage}")
    row = mine or Vote(f"vote {passage}", passage)
    row = replace(
        row,
        before=row.before if before is None else before,
        after=row.after if after is None else after,
    )
    label = f"Record the vote on {cite(project, passage)}"
    return Edit(label, () if row == mine else (Change("votes", mine, row),))


def delete_vote(project: Project, passage: PassageId) -> Edit:
    """Delete the show of hands on a passage."""
    mine = project.votes.get(f"vote {passage}")
    changes = (Change("votes", mine, None),) if mine else ()
    return Edit(f"Delete the vote on {cite(project, passage)}", changes)


def place_of(project: Project, target: str) -> str:
    """The target of a note or pin in words: a place, a pair, a text, a topic or a cell."""
    kind, *names = target.split(" ")
    if kind == "passage" and len(names) == 1:
        return cite(project, names[0])
    if kind == "link" and len(names) == 2:
        return f"{cite(project, names[0])} – {cite(project, names[1])}"
    if kind == "document" and len(names) == 1:
        return title_of(project, names[0])
    if kind == "topic" and len(names) == 1:
        return name_of(project, names[0])
    if kind == "cell" and len(names) == 2:
        return f"{name_of(project, names[0])} in {title_of(project, names[1])}"
    raise ValueError(f"no such target: {target!r}")


def reordered(project: Project, table: str, ids: tuple[str, ...]) -> tuple[Change, ...]:
    """The changes of `order` that bring a table's rows into the order of `ids`.

    Rows that are not named follow in the order they had; raises StaleEdit for an unknown id.
    """
    rows: dict[str, Any] = dict(getattr(project, table))
    for name in ids:
        _needed(rows, name, "row")
    named = set(ids)
    rest = sorted(
        (row for row in rows.values() if row.id not in named), key=lambda row: (row.order, row.id)
    )
    wanted = [*(rows[name] for name in dict.fromkeys(ids)), *rest]
    return tuple(
        Change(table, row, replace(row, order=place))
        for place, row in enumerate(wanted)
        if row.order != place
    )


def _stance(
    project: Project, row: Stance, attitude: Attitude | None, place: str, by: str, when: str
) -> Edit:
    topic = needed_topic(project, row.topic)
    found = (
        old
        for old in project.stances.values()
        if (old.topic, old.passage, old.document) == (row.topic, row.passage, row.document)
    )
    mine = next(found, None)
    if attitude is None:
        changes = (Change("stances", mine, None),) if mine else ()
        return Edit(f"Take the stance on “{topic.name}” off {place}", changes)
    label = f"Set the stance of {place} on “{topic.name}” to {ATTITUDE_WORDS[attitude]}"
    if mine and mine.attitude is attitude:
        return Edit(label, ())
    new = replace(row, id=mine.id if mine else row.id, attitude=attitude, by=by, when=when)
    return Edit(label, (Change("stances", mine, new),))


def _note(project: Project, target: str, note: str) -> Note | None:
    if note:
        return _needed(project.notes, note, "note")
    if target.startswith("cell "):
        return next((row for row in project.notes.values() if row.target == target), None)
    return None


def _needed(rows: Any, name: str, what: str) -> Any:
    row = rows.get(name)
    if row is None:
        raise StaleEdit(f"This {what} is no longer in the comparison.", "Do it again.")
    return row


def _free_id(rows: Any, stem: str) -> str:
    number = 1
    while f"{stem} {number}" in rows:
        number += 1
    return f"{stem} {number}"


def _next_order(rows: Any) -> int:
    return max((row.order for row in rows.values()), default=-1) + 1
