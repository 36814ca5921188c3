"""A text replaced by its newer version: decisions follow their words, what cannot is listed."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perspectives.analysis.anchoring import Anchors
from perspectives.analysis.differences import DifferenceKind, word_differences
from perspectives.model.carrying import Orphan, carry
from perspectives.model.citing import needed_document, title_of
from perspectives.model.documents import Document, DocumentId, PassageId, passage_id
from perspectives.model.drafting import Draft
from perspectives.model.errors import StaleEdit
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project

PART = 0.5
"""The share of a passage's words, or of the new passage's, that must be in both for the one to be a
part of the other: half, so that a passage cut in two has two parts and a stray sentence makes none.
"""


@dataclass(frozen=True, slots=True)
class Revision:
    """The edit that puts the newer version in the place of the old one.

    `carried` counts the rows that go along. `orphans` are those that cannot: they stay as they are,
    about passages that are no longer there, until a person settles them (model/orphans.py).
    """

    edit: Edit
    carried: int
    orphans: tuple[Orphan, ...]


def replace_document(project: Project, old: DocumentId, newer: Document) -> Revision:
    """Replace a text by its newer version, which takes its place, party, group and so on.

    What is said of the newer version itself (title, author, date, language) stands where it is
    said. Raises StaleEdit where the text is gone, is the same, or is there already.
    """
    before = needed_document(project, old)
    if newer.id == old:
        raise StaleEdit(f"{title_of(project, old)} has not changed.", "There is nothing to do.")
    if newer.id in project.documents:
        raise StaleEdit(
            f"The newer version is in the comparison already, as {title_of(project, newer.id)}.",
            "Remove one of the two.",
        )
    after = replace(
        newer,
        title=newer.title or before.title,
        party=newer.party or before.party,
        author=newer.author or before.author,
        date=newer.date or before.date,
        language=newer.language or before.language,
        group=newer.group or before.group,
        order=before.order,
        revises=old,
    )
    draft = Draft(project)
    draft.drop("documents", old)
    draft.put("documents", after)
    anchors = Anchors(before.text, after.text)
    parts = parts_of(before, after, anchors)
    orphans = carry(draft, after, parts, anchors.move)
    _carry_document(draft, before.id, after.id)
    edit = draft.edit(f"Replace {title_of(project, old)} with a newer version")
    carried = sum(1 for change in edit.changes if change.table in _DECIDED and change.after)
    return Revision(edit, carried, orphans)


def parts_of(
    before: Document, after: Document, anchors: Anchors
) -> dict[str, tuple[PassageId, ...]]:
    """For each passage of the old text the new ones that hold its words, the best first."""
    spans = [block.span for block in after.blocks]
    starts = [span.start for span in spans]
    sizes = [anchors.words_in_new(span) for span in spans]
    out: dict[str, tuple[PassageId, ...]] = {}
    for block in before.blocks:
        ours, places = anchors.kept(block.span)
        homes = Counter(bisect_right(starts, place) - 1 for place in places)
        found = [
            (both, at)
            for at, both in sorted(homes.items())
            if at >= 0 and (both >= PART * ours or both >= PART * sizes[at])
        ]
        found.sort(key=lambda row: -row[0])
        out[passage_id(before.id, block.span)] = tuple(
            passage_id(after.id, spans[at]) for _, at in found
        )
    return out


_DECIDED = ("judgements", "stances", "notes", "pins", "votes")
"""The tables whose rows a person made about a text."""


def _carry_document(draft: Draft, old: DocumentId, new: DocumentId) -> None:
    """What is said of the text as a whole goes to its newer version."""
    head = draft.get("head", "head")
    if head.reference == old:
        draft.put("head", replace(head, reference=new))
    for row in draft.rows("stances"):
        if row.document == old:
            draft.drop("stances", row.id)
            name = f"stance {new} {row.topic}"
            draft.put("stances", replace(row, id=name, document=new))
    for table in ("notes", "pins"):
        for row in draft.rows(table):
            kind, *names = row.target.split(" ")
            if kind in ("document", "cell") and names[-1] == old:
                target = " ".join((kind, *names[:-1], new))
                draft.put(table, replace(row, target=target))
    for row in draft.rows("pages"):
        shows = [new if name == old else name for name in row.shows.split()]
        # A page by itself is named by the texts it faces: "pair TOPIC REFERENCE TEXT".
        name = " ".join(new if part == old else part for part in row.id.split(" "))
        if name != row.id:
            draft.drop("pages", row.id)
        draft.put("pages", replace(row, id=name, shows=" ".join(shows)))


@dataclass(frozen=True, slots=True)
class Changed:
    """What two versions of a text do not share: words that are gone, and new words, in order.

    A passage that only moved has no changes. `pairs` gives for each passage of the old text the
    one of the new text that holds most of its words.
    """

    gone: tuple[Span, ...]
    new: tuple[Span, ...]
    pairs: dict[PassageId, PassageId]


def changed_words(before: Document, after: Document) -> Changed:
    """Word differences of two versions, each passage beside the ones that hold its words."""
    parts = parts_of(before, after, Anchors(before.text, after.text))
    olds = {passage_id(before.id, block.span): block.span for block in before.blocks}
    news = {passage_id(after.id, block.span): block.span for block in after.blocks}
    origins: dict[PassageId, list[Span]] = {name: [] for name in news}
    for name, found in parts.items():
        for part in found:
            origins[part].append(olds[PassageId(name)])
    gone: list[Span] = []
    for name, span in olds.items():
        others = sorted(news[part] for part in parts[name])
        gone += _unshared(before.text, span, after.text, others)
    new: list[Span] = []
    for name, span in news.items():
        new += _unshared(after.text, span, before.text, sorted(origins[name]))
    pairs = {PassageId(name): found[0] for name, found in parts.items() if found}
    return Changed(tuple(gone), tuple(new), pairs)


def _unshared(text: str, span: Span, other: str, places: list[Span]) -> list[Span]:
    """The words of `text` in `span` that are not in `other` at `places`, which stand in order."""
    if not places:
        return [span] if span.of(text).strip() else []
    joined = " ".join(place.of(other) for place in places)
    out: list[Span] = []
    for row in word_differences(span.of(text), joined):
        if row.kind in (DifferenceKind.LEFT_ONLY, DifferenceKind.CHANGED):
            words = row.left.of(span.of(text))
            end = row.left.end - (len(words) - len(words.rstrip()))
            if end > row.left.start:
                out.append(Span(span.start + row.left.start, span.start + end))
    return out
