"""What an edit changes on screen at once, before the worker has derived everything anew.

A decision is laid over the tagging or link it is about; a text whose passages were cut or joined
shows its new passages with the taggings and links of the old ones. What follows from that for
other passages comes with the next comparison.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.desktop.workspace import Scene
from perspectives.model.comparison import Evidence, Link, LinkEvidence, Tagging
from perspectives.model.documents import (
    Document,
    DocumentId,
    Passage,
    PassageId,
    document_of,
    span_of,
)
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import TopicId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perspectives.model.comparison import Comparison
    from perspectives.model.edits import Edit
    from perspectives.model.judgements import Judgement

BY_A_PERSON = "person"
"""The kind of evidence that a decision is, beside what the analysis found."""


def at_once(scene: Scene, edit: Edit) -> Scene:
    """`scene`, whose project has the edit, with what the edit changes in its comparison.

    The same scene where that is nothing.
    """
    texts = [
        row.after
        for row in edit.changes
        if row.table == "documents" and row.before is not None and row.after is not None
        if row.before.blocks != row.after.blocks and row.before.text == row.after.text
    ]
    if texts:
        scene = _reblocked(scene, texts)
    gone = {row.id for row in edit.changes if row.table == "topics" and row.after is None}
    if gone:
        scene = _without_topics(scene, gone)
    decided = [row for row in edit.changes if row.table == "judgements"]
    taggings: dict[tuple[str, str], Tagging] = {}
    links: dict[frozenset[str], Link] = {}
    for change in decided:
        row: Judgement = change.after or change.before
        if row.passage not in scene.lookup.passages:
            continue
        if row.topic in scene.project.topics:
            tagging = _tagging(scene, row, is_forgotten=change.after is None)
            taggings[row.passage, row.topic] = tagging
        elif row.other in scene.lookup.passages:
            link = _link(scene, row, is_forgotten=change.after is None)
            links[frozenset((row.passage, row.other))] = link
    if not taggings and not links:
        return scene
    comparison = _with(scene.comparison, taggings, links)
    out = Scene(scene.project, comparison, scene.view)
    changed = scene.lookup.changed(comparison, taggings.values(), links.values())
    out.__dict__["lookup"] = changed
    return out


def _without_topics(scene: Scene, gone: set[str]) -> Scene:
    """A scene in which nothing is said on topics that were deleted or merged away."""
    comparison = scene.comparison
    taggings = tuple(row for row in comparison.taggings if row.topic not in gone)
    links = tuple(
        row
        if gone.isdisjoint(row.topics)
        else replace(row, topics=tuple(topic for topic in row.topics if topic not in gone))
        for row in comparison.links
    )
    lit = tuple(topic for topic in scene.view.lit if topic not in gone)
    view = replace(scene.view, lit=lit) if lit != scene.view.lit else scene.view
    near = tuple(row for row in comparison.near_misses if row.topic not in gone)
    kept = replace(comparison, taggings=taggings, links=links, near_misses=near)
    return Scene(scene.project, kept, view)


def _tagging(scene: Scene, row: Judgement, *, is_forgotten: bool) -> Tagging:
    """A tagging as it is with the decision on it, or as the machine proposed it."""
    passage, topic = PassageId(row.passage), TopicId(row.topic)
    mine = next((old for old in scene.lookup.taggings_of(passage) if old.topic == topic), None)
    if mine is None:
        rows = scene.comparison.taggings
        mine = next((old for old in rows if (old.passage, old.topic) == (passage, topic)), None)
    if mine is None:
        mine = Tagging(passage, topic, scene.lookup.passages[passage].span, 0.0)
    found = tuple(part for part in mine.evidence if part.kind != BY_A_PERSON)
    if is_forgotten:
        state = State.PROPOSED if found else State.REJECTED
        return replace(mine, state=state, evidence=found)
    span = Span(row.start, row.end) if row.end else mine.span
    if row.state is not State.MANUAL:
        return replace(mine, span=span, state=row.state)
    why = f"tagged by {row.by}" if row.by else "tagged by hand"
    evidence = (Evidence(BY_A_PERSON, span, why), *found)
    return replace(mine, span=span, score=1.0, state=State.MANUAL, evidence=evidence)


def _link(scene: Scene, row: Judgement, *, is_forgotten: bool) -> Link:
    """A link as it is with the decision on it, or as the machine proposed it."""
    ends = frozenset((row.passage, row.other))
    mine = next(
        (old for old in scene.comparison.links if frozenset((old.left, old.right)) == ends), None
    )
    if mine is None:
        left, right = _in_order(scene, PassageId(row.passage), PassageId(row.other))
        evidence = LinkEvidence(0.0, note="made by hand")
        mine = Link(left, right, (), 1.0, Relation.RELATED, evidence)
    if is_forgotten:
        state = State.PROPOSED if mine.evidence.parts else State.REJECTED
        return replace(mine, state=state)
    return replace(mine, state=row.state, relation=row.relation or mine.relation)


def _in_order(scene: Scene, first: PassageId, second: PassageId) -> tuple[PassageId, PassageId]:
    """Two passages in the order of their texts, as comparisons have them."""
    orders = {row.id: at for at, row in enumerate(scene.project.ordered_documents())}
    if orders[document_of(first)] <= orders[document_of(second)]:
        return first, second
    return second, first


def _with(
    comparison: Comparison,
    taggings: dict[tuple[str, str], Tagging],
    links: dict[frozenset[str], Link],
) -> Comparison:
    """A comparison with these rows in the places of the old ones; new taggings by their passage."""
    new_taggings, new_links = comparison.taggings, comparison.links
    if taggings:
        left = dict(taggings)
        touched = {passage for passage, _ in taggings}
        rows = [
            left.pop((row.passage, row.topic), row) if row.passage in touched else row
            for row in new_taggings
        ]
        places = {row.id: at for at, row in enumerate(comparison.passages)} if left else {}
        for row in left.values():
            at = bisect_right(rows, places[row.passage], key=lambda old: places[old.passage])
            rows.insert(at, row)
        new_taggings = tuple(rows)
    if links:
        changed = {end for pair in links for end in pair}
        waiting = dict(links)
        pairs = [
            waiting.pop(frozenset((row.left, row.right)), row)
            if row.left in changed and row.right in changed
            else row
            for row in new_links
        ]
        new_links = (*pairs, *waiting.values())
    return replace(comparison, taggings=new_taggings, links=new_links)


def _reblocked(scene: Scene, texts: Iterable[Document]) -> Scene:
    """A scene with the new passages of some texts, taggings and links moved to them."""
    from perspectives.analysis.segmenting import passages_of

    comparison = scene.comparison
    new = {row.id: passages_of(row) for row in texts}
    passages: list[Passage] = []
    for row in comparison.passages:
        if row.document not in new:
            passages.append(row)
        elif not passages or passages[-1].document != row.document:
            passages += new[row.document]
    known = {row.id for row in passages}
    taggings: dict[tuple[PassageId, TopicId], Tagging] = {}
    for tagging in comparison.taggings:
        if tagging.passage in known:
            taggings[tagging.passage, tagging.topic] = tagging
            continue
        for row in new.get(document_of(tagging.passage), ()):
            if row.span.overlaps(tagging.span):
                start = max(row.span.start, tagging.span.start)
                span = Span(start, min(row.span.end, tagging.span.end))
                moved = replace(tagging, passage=row.id, span=span)
                taggings.setdefault((row.id, tagging.topic), moved)
    links: dict[frozenset[str], Link] = {}
    for link in comparison.links:
        left, right = _moved(link.left, known, new), _moved(link.right, known, new)
        if left and right:
            links.setdefault(frozenset((left, right)), replace(link, left=left, right=right))
    moved_comparison = replace(
        comparison,
        passages=tuple(passages),
        taggings=tuple(taggings.values()),
        links=tuple(links.values()),
    )
    active = _moved(scene.view.active, known, new) if scene.view.active else scene.view.active
    view = replace(scene.view, active=active, hover=PassageId(""))
    return Scene(scene.project, moved_comparison, view)


def _moved(
    passage: PassageId, known: set[PassageId], new: Mapping[DocumentId, tuple[Passage, ...]]
) -> PassageId:
    """Where a passage's beginning is now; "" where nothing holds it."""
    if passage in known:
        return passage
    start = span_of(passage).start
    rows = new.get(document_of(passage), ())
    found = (row.id for row in rows if row.span.start <= start < row.span.end)
    return next(found, PassageId(""))
