"""Another person's decisions on the same texts laid beside one's own.

What only the other decided is taken over; what both decided alike is left; what they decided
differently is listed, to be settled one by one. Merging again lists what still differs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from perspectives.model.carrying import carry
from perspectives.model.citing import cite, name_of
from perspectives.model.documents import Document, DocumentId, PassageId, document_of, passage_id
from perspectives.model.drafting import Draft
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import Judgement, Note, Stance, Vote
from perspectives.model.orphans import passages_named
from perspectives.model.project import Project
from perspectives.model.spans import Span
from perspectives.model.states import State

Row = Judgement | Stance | Note | Vote
"""What two people can decide differently: a tagging or link, a stance, a cell's summary, a vote."""

SAME_WORDS = 0.5
"""Two taggings mark the same words where at least so much of the longer one is in both."""

_TABLES: dict[type, str] = {
    Judgement: "judgements",
    Stance: "stances",
    Note: "notes",
    Vote: "votes",
}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that two people decided differently; `place` says where, in words."""

    place: str
    mine: Row
    theirs: Row


@dataclass(frozen=True, slots=True)
class Merge:
    """The edit that takes over what only the other decided, and what is left to people.

    `unplaced` are decisions of the other about texts that are not here.
    """

    edit: Edit
    disagreements: tuple[Disagreement, ...]
    unplaced: tuple[Row, ...]


def merge(project: Project, other: Project) -> Merge:
    """Lay the decisions in `other` beside those in `project`.

    Texts are known by their id, which is made from their words; where the other has cut a text into
    other passages, the decisions follow their words. Topics that are not here yet come along;
    texts, pages and versions do not. Raises StaleEdit where the two have no text in common.
    """
    shared = [row for name, row in project.documents.items() if name in other.documents]
    if not shared:
        raise StaleEdit("These comparisons have no text in common.", "Choose another file.")
    theirs = _on_our_passages(shared, other)
    draft = Draft(project)
    order = max((row.order for row in project.topics.values()), default=-1) + 1
    for topic in other.ordered_topics():
        if topic.id not in project.topics:
            draft.put("topics", replace(topic, order=order))
            order += 1
    merging = _Merging(project, draft)
    for table in ("judgements", "stances", "votes"):
        for row in sorted(theirs.rows(table), key=lambda row: row.id):
            merging.row(table, row)
    for row in sorted(theirs.rows("notes"), key=lambda row: row.id):
        merging.note(row)
    for row in sorted(theirs.rows("pins"), key=lambda row: (row.order, row.id)):
        merging.pin(row)
    return Merge(
        draft.edit(f"Merge the decisions of {_authors(theirs)}"),
        tuple(merging.disagreements),
        tuple(merging.unplaced),
    )


def take_theirs(project: Project, disagreement: Disagreement) -> Edit:
    """Settle a disagreement as the other decided; leaving it as it is needs no edit."""
    mine, theirs = disagreement.mine, disagreement.theirs
    table = _TABLES[type(mine)]
    if getattr(project, table).get(mine.id) != mine:
        raise StaleEdit("This decision has changed since.", "Merge again.")
    label = (
        f"Decide as {theirs.by} on {disagreement.place}"
        if not isinstance(theirs, Vote)
        else (f"Take the other count of {disagreement.place}")
    )
    return Edit(label, (Change(table, mine, replace(theirs, id=mine.id)),))


def is_taken(project: Project, disagreement: Disagreement) -> bool:
    """Whether a disagreement stands as the other decided."""
    mine = disagreement.mine
    taken = replace(disagreement.theirs, id=mine.id)
    return getattr(project, _TABLES[type(mine)]).get(mine.id) == taken


class _Merging:
    def __init__(self, project: Project, draft: Draft) -> None:
        self.project = project
        self.draft = draft
        self.disagreements: list[Disagreement] = []
        self.unplaced: list[Row] = []

    def row(self, table: str, row: Any) -> None:
        if not self.is_here(row):
            self.unplaced.append(row)
            return
        mine = _same_subject(self.draft, table, row)
        if mine is None:
            self.draft.put(table, row)
        elif not _is_agreed(mine, row):
            self.disagreements.append(Disagreement(self.place(row), mine, row))

    def note(self, row: Note) -> None:
        if not self.is_here(row):
            self.unplaced.append(row)
            return
        same = [old for old in self.draft.rows("notes") if old.target == row.target]
        if any(old.text == row.text for old in same):
            return
        if same and row.target.startswith("cell "):
            place = self.place(row)
            self.disagreements.append(Disagreement(place, same[0], replace(row, id=same[0].id)))
            return
        self.draft.put("notes", replace(row, id=self.free_id(row)))

    def pin(self, row: Any) -> None:
        pins = self.draft.rows("pins")
        if self.is_here(row) and all(old.target != row.target for old in pins):
            order = max((old.order for old in pins), default=-1) + 1
            self.draft.put("pins", replace(row, id=f"pin {row.target}", order=order))

    def is_here(self, row: Any) -> bool:
        documents = [document_of(name) for name in passages_named(row)]
        target = getattr(row, "target", "").split(" ")
        if target[0] in ("document", "cell"):
            documents.append(DocumentId(target[-1]))
        documents += [row.document] if isinstance(row, Stance) and row.document else []
        return all(name in self.project.documents for name in documents)

    def place(self, row: Row) -> str:
        if isinstance(row, Note):
            _, topic, document = row.target.split(" ")
            return f"the summary of {name_of(self.project, topic)} in {self.title(document)}"
        order = {text.id: at for at, text in enumerate(self.project.ordered_documents())}
        names = sorted(passages_named(row), key=lambda name: order[document_of(name)])
        where = " and ".join(cite(self.project, name) for name in names)
        where = where or self.title(row.document if isinstance(row, Stance) else "")
        topic = "" if isinstance(row, Vote) else row.topic
        return f"{name_of(self.project, topic)} on {where}" if topic else where

    def title(self, document: str) -> str:
        return f"“{self.project.documents[document].title}”"

    def free_id(self, row: Note) -> str:
        number, taken = 1, {old.id for old in self.draft.rows("notes")}
        while f"note {row.target} {number}" in taken:
            number += 1
        return f"note {row.target} {number}"


def _on_our_passages(shared: Iterable[Document], other: Project) -> Draft:
    """The other's rows, those on texts that are cut differently put on our passages."""
    draft = Draft(other)
    for document in shared:
        theirs = other.documents[document.id]
        ours = {block.span for block in document.blocks}
        parts: dict[str, tuple[PassageId, ...]] = {
            passage_id(document.id, block.span): _parts(document, block.span)
            for block in theirs.blocks
            if block.span not in ours
        }
        draft.put("documents", document)
        if parts:
            carry(draft, document, parts, lambda span: span)
    return draft


def _parts(document: Document, span: Span) -> tuple[PassageId, ...]:
    """Our passages that share words with the other's passage at `span`, the longest share first."""
    shares = [
        (min(block.span.end, span.end) - max(block.span.start, span.start), block.span)
        for block in document.blocks
        if block.span.overlaps(span)
    ]
    shares.sort(key=lambda row: (-row[0], row[1]))
    return tuple(passage_id(document.id, block) for _, block in shares)


def _same_subject(draft: Draft, table: str, row: Any) -> Any:
    if table != "stances":
        return draft.get(table, row.id)
    subject = (row.topic, row.passage, row.document)
    found = (
        old for old in draft.rows("stances") if (old.topic, old.passage, old.document) == subject
    )
    return next(found, None)


def _is_agreed(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, Stance):
        return mine.attitude is theirs.attitude
    if isinstance(mine, Vote):
        return (mine.before, mine.after) == (theirs.before, theirs.after)
    are_rejected = mine.state is State.REJECTED, theirs.state is State.REJECTED
    if any(are_rejected):
        return all(are_rejected)
    if mine.other:
        return mine.relation is theirs.relation
    if not mine.end or not theirs.end:
        return True
    both = min(mine.end, theirs.end) - max(mine.start, theirs.start)
    return both >= SAME_WORDS * max(mine.end - mine.start, theirs.end - theirs.start)


def _authors(draft: Draft) -> str:
    rows = [row for table in ("judgements", "stances", "notes") for row in draft.rows(table)]
    names = sorted({row.by for row in rows if row.by})
    return " and ".join(names) if 0 < len(names) < 4 else "another person"
