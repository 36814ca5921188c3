"""Method, record and annexes of a report: what lets a reader check it and do it again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perspectives.analysis.summarising import count_words
from perspectives.model.documents import document_of
from perspectives.model.lookup import SIGNS
from perspectives.model.states import State
from perspectives.model.topics import TermKind
from perspectives.reporting.outline import Cell, FullText, Heading, Panes, Paragraph, Table, Tone
from perspectives.reporting.scope import DECIDED
from perspectives.reporting.wording import (
    RELATION_NAMES,
    STATE_NAMES,
    excerpt,
    place,
    tagging_reason,
)
from perspectives.texts import _, later, ngettext, number, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.documents import Document, Passage
    from perspectives.model.topics import Term
    from perspectives.reporting.material import Material
    from perspectives.reporting.outline import Part

LIMITS = later(
    "A machine proposes, a person decides: scores are calibrated on development texts written for "
    "this program, and say how often links of that strength were right there. Similarity cannot "
    "tell a claim from its denial: “contrary” and every stance were set by a person. The static "
    "embedding knows English only; links across languages rest on terms, names, numbers and dates."
)

NAMES_OF_HASHES = {
    "texts": later("Texts"),
    "codebook": later("Codebook"),
    "decisions": later("Decisions"),
    "head": later("Question"),
    "engine": later("Engine"),
}

CHOICES = {
    "documents": later("Texts chosen"),
    "topics": later("Topics chosen"),
    "states": later("Reviewed only"),
    "only_pinned": later("Pinned passages only"),
    "has_notes": later("Notes"),
    "has_texts": later("Whole texts"),
    "excerpt": later("Quotations cut at"),
    "counterparts": later("Counterparts for each text"),
    "citation": later("Citations"),
    "language": later("Language"),
}
"""What a report's choices are called in its record."""


def count(value: int) -> Cell:
    """A whole number as a cell."""
    return Cell(number(value), number=float(value))


def content_words(material: Material, document: Document) -> int:
    """The words of a text that can be tagged: furniture and headings are not counted."""
    rows = material.lookup.content_of(document.id)
    return sum(count_words(row.span.of(document.text)) for row in rows)


def method(material: Material) -> Iterator[Part]:
    """How the comparison was made, what was by hand, what it cannot tell."""
    yield Heading(1, _("Method"), "method")
    comparison, head = material.comparison, material.project.head
    told = _(
        "Topics and links were proposed by engine {engine} from the codebook “{codebook}” and the "
        "wording of the texts; people reviewed as much of it as the table counts. What nobody "
        "reviewed is marked “not reviewed” wherever it stands."
    )
    yield Paragraph(told.format(engine=comparison.engine, codebook=head.name))
    states = (State.PROPOSED, State.CONFIRMED, State.MANUAL, State.REJECTED)
    taggings = [row.state for row in comparison.taggings if material.shows(row.passage)]
    links = [
        row.state
        for row in comparison.links
        if material.shows(row.left) and material.shows(row.right)
    ]
    rows = tuple(
        (Cell(name, Tone.STRONG), *(count(found.count(state)) for state in states))
        for name, found in ((_("Topics on passages"), taggings), (_("Links"), links))
    )
    columns = (_("What"), *(_(STATE_NAMES[state]).capitalize() for state in states))
    yield Table("Review", _("How far people looked at what was proposed."), columns, rows)
    yield Paragraph(_people(material))
    yield from _agreement(material)
    yield Paragraph(_(LIMITS), Tone.QUIET)


def _people(material: Material) -> str:
    """Who decided how much; agreement is counted only where two people judged the same."""
    project = material.project
    by = Counter(
        row.by or _("someone without a name")
        for table in (project.judgements, project.stances)
        for row in table.values()
    )
    if not by:
        return _("Nobody has decided anything yet.")
    told = [
        ngettext("{name}: {count} decision", "{name}: {count} decisions", rows).format(
            name=name, count=number(rows)
        )
        for name, rows in sorted(by.items())
    ]
    alone = _("Each was judged by one person, so agreement between people is not measured.")
    both = _("Where two people judged the same, the next table says how far they agreed.")
    return f"{'; '.join(told)}. {both if project.head.reliability else alone}"


def _agreement(material: Material) -> Iterator[Part]:
    """How far two people agreed on each topic before they settled what they judged differently."""
    shown: dict[str, str] = {row.id: row.name for row in material.topics}
    rows = tuple(
        (
            Cell(shown[row.topic], Tone.STRONG),
            Cell(_("Topics") if row.what == "topics" else _("Stances")),
            Cell(
                _("{first} and {second}").format(first=row.first or "?", second=row.second or "?")
            ),
            count(row.units),
            *(_figure(value) for value in (row.percent, row.kappa, row.alpha)),
        )
        for row in material.project.head.reliability
        if row.topic in shown
    )
    if not rows:
        return
    caption = _(
        "Agreement of two people on the same passages, before what they judged differently was "
        "settled. A figure on few passages says little; — = not defined, as where both always "
        "judged alike."
    )
    columns = (
        _("Topic"),
        _("What"),
        _("Who"),
        _("Judged by both"),
        _("% alike"),
        _("Cohen’s κ"),
        _("Krippendorff’s α"),
    )
    yield Table("Agreement", caption, columns, rows)


def _figure(value: float | None) -> Cell:
    if value is None:
        return Cell("—")
    return Cell(number(value, 0 if value > 1 else 2), number=value)


def record(material: Material) -> Iterator[Part]:
    """Hashes of everything the report depends on; equal inputs give an equal report."""
    yield Heading(1, _("Record"), "record")
    rows = [(_("Run"), material.run)]
    rows += [(_(NAMES_OF_HASHES[name]), value) for name, value in material.hashes.items()]
    rows += [(_(CHOICES[name]), value) for name, value in material.scope.choices().items()]
    caption = _(
        "SHA-256 of what the report was made from. The same texts, codebook, decisions, engine "
        "and choices give the same report; when it was made is not part of it."
    )
    cells = tuple((Cell(name, Tone.STRONG), Cell(value)) for name, value in rows)
    yield Table("Record", caption, (_("What"), _("Value")), cells)
    hashed = tuple(
        (
            Cell(material.signs[row.id], Tone.STRONG),
            Cell(row.title),
            Cell(row.source.sha256, Tone.QUIET),
        )
        for row in material.documents
        if row.source.sha256
    )
    if hashed:
        caption = _("SHA-256 of each file as it was read.")
        yield Table("Files", caption, (_("Sign"), _("Text"), "SHA-256"), hashed)
    problems = material.comparison.problems
    if problems:
        lines = tuple(
            (Cell(row.where), Cell(f"{told(row.message)} {told(row.hint)}".strip()))
            for row in problems
        )
        caption = _("What was doubtful in the material.")
        yield Table("Problems", caption, (_("Where"), _("What")), lines)


def texts(material: Material) -> Iterator[Part]:
    """Annex A: the whole texts with their links, where they may be passed on."""
    if not material.has_texts:
        return
    yield Heading(1, _("Annex A: the texts side by side"), "panes", "-")
    yield Panes(
        tuple(_full_text(material, row) for row in material.documents),
        tuple(
            (
                link.left,
                link.right,
                SIGNS[link.relation],
                _(RELATION_NAMES[link.relation]),
                tuple(material.letters[row] for row in link.topics if row in material.letters),
                link.state in DECIDED,
            )
            for link in material.lookup.comparison.links
            if link.state is not State.REJECTED
            and material.shows(link.left)
            and material.shows(link.right)
        ),
        tuple((material.letters[row.id], row.name, row.colour % 12) for row in material.topics),
    )


def _full_text(material: Material, document: Document) -> FullText:
    rows = material.lookup.passages_of(document.id)
    parts = tuple(
        (
            row.role.value,
            row.level,
            row.id,
            row.span.start,
            row.span.end,
            row.span.of(document.text),
            _letters(material, row),
        )
        for row in rows
    )
    about = " · ".join(part for part in (document.party or document.author, document.date) if part)
    sign = material.signs[document.id]
    return FullText(document.id, sign, document.title, about, document.language, parts)


def _letters(material: Material, passage: Passage) -> tuple[str, ...]:
    shown = {row.id for row in material.topics}
    found = (row.topic for row in material.lookup.taggings_of(passage.id) if row.topic in shown)
    return tuple(dict.fromkeys(material.letters[topic] for topic in found))


def codebook(material: Material) -> Iterator[Part]:
    """Annex B: topics, definitions and terms."""
    if not material.topics:
        return
    yield Heading(1, _("Annex B: the codebook"), "codebook", "-")
    rows = tuple(
        (
            material.topic_cell(row.id),
            Cell(row.definition),
            Cell(_terms(term for term in row.terms if term.kind is TermKind.ANY)),
            Cell(_terms(term for term in row.terms if term.kind is TermKind.EXCLUDE)),
        )
        for row in material.topics
    )
    columns = (_("Topic"), _("Definition"), _("Terms"), _("Not"))
    yield Table("Codebook", _("Topics and the words that speak for them."), columns, rows)


def _terms(terms: Iterator[Term]) -> str:
    by_language: dict[str, list[str]] = {}
    for term in terms:
        by_language.setdefault(term.language or _("any"), []).append(term.pattern)
    return "; ".join(f"{name}: {', '.join(rows)}" for name, rows in sorted(by_language.items()))


def near_misses(material: Material) -> Iterator[Part]:
    """Annex C: for each silence, the passage that came nearest, and how near."""
    if not material.topics:
        return
    yield Heading(1, _("Annex C: near misses"), "near", "-")
    names = {row.id for row in material.topics}
    rows = [
        row
        for row in material.comparison.near_misses
        if row.topic in names and material.shows(row.passage)
    ]
    rows.sort(key=lambda row: -row.score)
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        passage = material.lookup.passages[row.passage]
        text = material.project.documents[document_of(row.passage)].text
        where = f"{material.signs[passage.document]} {place(passage)}"
        cells.append(
            (
                material.topic_cell(row.topic),
                Cell(where, target=passage.id if material.has_texts else ""),
                Cell(excerpt(passage.span.of(text))),
                Cell(number(row.score, 2), number=row.score),
                Cell(tagging_reason(row)),
            )
        )
    if not cells:
        yield Paragraph(_("No silent text comes near any topic."), Tone.QUIET)
        return
    columns = (_("Topic"), _("Place"), _("Words"), _("Score"), _("Why"))
    from perspectives.analysis.calibrating import tagging_confidence
    from perspectives.analysis.tagging import CUT

    told = _("For each silence the passage that came nearest; from {cut} a passage is tagged.")
    caption = told.format(cut=number(tagging_confidence(CUT), 2))
    yield Table("Near misses", caption, columns, tuple(cells))
