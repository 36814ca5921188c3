"""Chapters that gather evidence: verbatim overlaps, coverage, the quote basket."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import tagged_share, untagged
from perspectives.model.documents import PassageId
from perspectives.model.lookup import link_order
from perspectives.model.states import State
from perspectives.reporting.outline import Cell, Heading, Paragraph, Table, Tone
from perspectives.reporting.wording import excerpt, percent, place
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.documents import Passage
    from perspectives.model.judgements import Pin
    from perspectives.reporting.material import Material
    from perspectives.reporting.outline import Part

LEAST_SHARED = 6
"""Equal words from which shared wording is listed: shorter runs are the phrases of any dispute."""

LONGEST_SHARED = 300
"""Characters of shared wording in a table cell; its places lead to all of it."""


def overlaps(material: Material) -> Iterator[Part]:
    """Verbatim overlaps: shared runs of six words or more, longest first, each with its places."""
    rows: list[tuple[int, tuple[Cell, ...]]] = []
    for link in sorted(material.comparison.links, key=link_order):
        if link.state is State.REJECTED:
            continue
        if not (material.shows(link.left) and material.shows(link.right)):
            continue
        left, right = material.lookup.passages[link.left], material.lookup.passages[link.right]
        text = material.project.documents[left.document].text
        for run in link.evidence.reuse:
            if run.equal < LEAST_SHARED:
                continue
            told = _("{equal} of {words}").format(equal=run.equal, words=run.words)
            words = Cell(excerpt(run.left.of(text), LONGEST_SHARED))
            places = (_place_cell(material, left), _place_cell(material, right))
            rows.append((run.equal, (words, *places, Cell(told, number=float(run.equal)))))
    yield Heading(1, _("Verbatim overlaps"), "overlaps")
    if not rows:
        yield Paragraph(_("No two texts share a run of six words or more."), Tone.QUIET)
        return
    ordered = tuple(cells for _equal, cells in sorted(rows, key=lambda row: -row[0]))
    columns = (_("Shared wording"), _("Here"), _("There"), _("Words equal"))
    caption = _("Shared wording of six words or more, longest first.")
    yield Table("Overlaps", caption, columns, ordered, has_row_heads=False)


def _place_cell(material: Material, passage: Passage) -> Cell:
    target = passage.id if material.has_texts else ""
    return Cell(f"{material.signs[passage.document]} {place(passage)}", target=target)


def coverage(material: Material) -> Iterator[Part]:
    """How much of each text the topics cover, and what they leave out."""
    yield Heading(1, _("Coverage"), "coverage")
    rows: list[tuple[Cell, ...]] = []
    for document in material.documents:
        share = tagged_share(material.project, material.lookup, document.id)
        left_out = untagged(material.project, material.lookup, document.id)
        numbers = ", ".join(f"¶{material.lookup.passages[row].number}" for row in left_out)
        rows.append(
            (
                Cell(material.signs[document.id], Tone.STRONG),
                Cell(document.title),
                Cell(percent(share), number=share),
                Cell(numbers or _("none")),
            )
        )
    columns = (_("Sign"), _("Text"), _("Words tagged"), _("Passages without a topic"))
    caption = _("How much of each text the topics of this comparison cover.")
    yield Table("Coverage", caption, columns, tuple(rows))


def basket(material: Material) -> Iterator[Part]:
    """The passages and pairs that were pinned, in the order of the basket."""
    pins = [pin for pin in material.pins if _ends(material, pin)]
    if not pins:
        if material.scope.only_pinned:
            yield Heading(1, _("Pinned passages"), "basket")
            yield Paragraph(_("No passage is pinned."), Tone.QUIET)
        return
    yield Heading(1, _("Pinned passages"), "basket")
    for pin in pins:
        for passage in _ends(material, pin):
            yield material.quote(passage)
        if pin.translation:
            told = _("Translation, by the analyst: {words}")
            yield Paragraph(told.format(words=pin.translation), Tone.NOTE)
        if pin.note and material.scope.has_notes:
            yield Paragraph(pin.note, Tone.NOTE)


def _ends(material: Material, pin: Pin) -> list[Passage]:
    """The passages of a pin that are still there and in the scope."""
    known = material.lookup.passages
    rows = [known[PassageId(word)] for word in pin.target.split()[1:] if word in known]
    return [row for row in rows if material.shows(row.id)]
