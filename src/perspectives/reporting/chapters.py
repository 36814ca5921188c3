"""The chapters of a report that quote: one a topic, verbatim overlaps, coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import tagged_share, untagged
from perspectives.model.lookup import SIGNS, link_order
from perspectives.model.palette import STROKES
from perspectives.model.states import State
from perspectives.reporting.outline import (
    Bar,
    Bars,
    Cell,
    Heading,
    Pair,
    Pairs,
    Paragraph,
    Table,
    Tone,
)
from perspectives.reporting.quoting import quotation
from perspectives.reporting.wording import RELATION_NAMES, excerpt, link_reason, place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.comparison import Link
    from perspectives.model.documents import Document, Passage
    from perspectives.model.topics import Topic
    from perspectives.reporting.building import Material
    from perspectives.reporting.outline import Part, Quotation


def topic_chapters(material: Material) -> Iterator[Part]:
    """A chapter for each topic: definition, shares, pairs, what was noted."""
    for row, topic in zip(material.rows, material.topics, strict=True):
        letter = material.letters[topic.id]
        yield Heading(1, f"{letter}  {topic.name}", f"topic-{topic.id}")
        if topic.definition:
            yield Paragraph(topic.definition, Tone.QUIET)
        yield from _notes(material, f"topic {topic.id}")
        bars = tuple(
            Bar(
                f"{material.signs[cell.document]}  "
                + excerpt(material.project.documents[cell.document].title, 40),
                cell.share,
                "silent" if cell.is_silent else f"{cell.share:.0%}, {len(cell.passages)} passages",
            )
            for cell in row.cells
        )
        yield Bars(f"Share of each text's words on “{topic.name}”.", bars, STROKES[topic.colour])
        for cell in row.cells:
            yield from _notes(material, f"cell {topic.id} {cell.document}")
        yield from _pairs(material, topic)


def _pairs(material: Material, topic: Topic) -> Iterator[Part]:
    reference = material.reference
    if reference is None:
        return
    rows: list[Pair] = []
    for identity in material.lookup.tagged(reference.id, topic.id):
        passage = material.lookup.passages[identity]
        if not material.scope.only_pinned or _is_pinned(material, passage):
            rows += _pairs_of(material, reference, passage, topic)
    if rows:
        caption = f"What each text says where the reference speaks on “{topic.name}”."
        yield Pairs(tuple(rows), caption)
    else:
        yield Paragraph("The reference is silent on this topic.", Tone.SILENT)
        yield from _said_elsewhere(material, topic)


def _pairs_of(
    material: Material, reference: Document, passage: Passage, topic: Topic
) -> Iterator[Pair]:
    left = quotation(reference, passage, "R", material.scope)
    for document in material.documents[1:]:
        links = [
            link
            for link in material.lookup.counterparts(passage.id, document.id)
            if material.scope.takes_link(link)
        ]
        for link in links[: material.scope.counterparts]:
            yield _pair(material, link, passage, left, document)
        if not links:
            is_silent = material.lookup.is_silent(document.id, topic.id)
            word = "silent" if is_silent else "no counterpart"
            sign = f"{material.signs[document.id]} {'∅' if is_silent else '—'}"
            yield Pair(left, None, sign, word, None, is_reviewed=False)


def _pair(
    material: Material, link: Link, passage: Passage, left: Quotation, document: Document
) -> Pair:
    other = material.lookup.passages[link.other(passage.id)]
    reference = material.project.documents[passage.document]
    right = quotation(document, other, material.signs[document.id], material.scope)
    texts = {reference.id: reference.text, document.id: document.text}
    first, second = material.lookup.passages[link.left], material.lookup.passages[link.right]
    why = link_reason(link, texts[first.document], texts[second.document])
    is_reviewed = link.state in (State.CONFIRMED, State.MANUAL)
    return Pair(
        left,
        right,
        SIGNS[link.relation],
        RELATION_NAMES[link.relation],
        link.score,
        is_reviewed,
        why,
        _note(material, f"link {link.left} {link.right}"),
    )


def _said_elsewhere(material: Material, topic: Topic) -> Iterator[Part]:
    for document in material.documents[1:]:
        for identity in material.lookup.tagged(document.id, topic.id):
            passage = material.lookup.passages[identity]
            yield quotation(document, passage, material.signs[document.id], material.scope)


def overlaps(material: Material) -> Iterator[Part]:
    """Verbatim overlaps: shared runs of six words or more, longest first, each with its places."""
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    for link in sorted(material.comparison.links, key=link_order):
        if not (material.shows(link.left) and material.shows(link.right)):
            continue
        left, right = material.lookup.passages[link.left], material.lookup.passages[link.right]
        text = material.project.documents[left.document].text
        for run in link.evidence.reuse:
            rows.append(
                (
                    run.equal,
                    (
                        Cell(excerpt(run.left.of(text), 300)),
                        Cell(f"{material.signs[left.document]} {place(left)}"),
                        Cell(f"{material.signs[right.document]} {place(right)}"),
                        Cell(f"{run.equal} of {run.words}", number=float(run.equal)),
                    ),
                )
            )
    yield Heading(1, "Verbatim overlaps", "overlaps")
    if not rows:
        yield Paragraph("No two texts share a run of six words or more.", Tone.QUIET)
        return
    ordered = tuple(cells for _, cells in sorted(rows, key=lambda row: -row[0]))
    columns = ("Shared wording", "Here", "There", "Words equal")
    yield Table("Overlaps", "Shared wording, longest first.", columns, ordered, has_row_heads=False)


def coverage(material: Material) -> Iterator[Part]:
    """How much of each text the topics cover, and what they leave out."""
    yield Heading(1, "Coverage", "coverage")
    rows: list[tuple[Cell, ...]] = []
    for document in material.documents:
        share = tagged_share(material.project, material.lookup, document.id)
        left_out = untagged(material.project, material.lookup, document.id)
        numbers = ", ".join(f"¶{material.lookup.passages[row].number}" for row in left_out)
        rows.append(
            (
                Cell(material.signs[document.id], Tone.STRONG),
                Cell(document.title),
                Cell(f"{share:.0%}", number=share),
                Cell(numbers or "none"),
            )
        )
    columns = ("Sign", "Text", "Words tagged", "Passages without a topic")
    yield Table("Coverage", "What the topics of this comparison cover.", columns, tuple(rows))


def _is_pinned(material: Material, passage: Passage) -> bool:
    return any(passage.id in pin.target.split() for pin in material.project.pins.values())


def _note(material: Material, target: str) -> str:
    if not material.scope.has_notes:
        return ""
    rows = sorted(material.project.notes.values(), key=lambda row: row.id)
    return " ".join(row.text for row in rows if row.target == target)


def _notes(material: Material, target: str) -> Iterator[Part]:
    text = _note(material, target)
    if text:
        yield Paragraph(text, Tone.NOTE)
