"""Method, record and annexes of a report: what lets a reader check it and do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import count_words
from perspectives.model.palette import STROKES, TINTS
from perspectives.model.states import State
from perspectives.model.topics import TermKind
from perspectives.reporting.outline import Cell, FullText, Heading, Panes, Paragraph, Table, Tone
from perspectives.reporting.record import codebook_hash, decisions_hash, texts_hash
from perspectives.reporting.wording import RELATION_NAMES, SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.documents import Document
    from perspectives.model.topics import Term
    from perspectives.reporting.building import Material
    from perspectives.reporting.outline import Part

LIMITS = (
    "A machine proposes, a person decides: scores are calibrated on development texts written for "
    "this program, and say how often links of that strength were right there. Similarity cannot "
    "tell a claim from its denial: “contrary” and every stance were set by a person. The static "
    "embedding knows English only; links across languages rest on terms, names, numbers and dates."
)


def count(value: int) -> Cell:
    """A whole number as a cell."""
    return Cell(f"{value:,}", number=float(value))


def content_words(material: Material, document: Document) -> int:
    """The words of a text that can be tagged: furniture and headings are not counted."""
    rows = material.lookup.content_of(document.id)
    return sum(count_words(row.span.of(document.text)) for row in rows)


def method(material: Material) -> Iterator[Part]:
    """How the comparison was made, what was by hand, what it cannot tell."""
    yield Heading(1, "Method", "method")
    comparison = material.comparison
    yield Paragraph(
        f"Topics and links were proposed by engine {comparison.engine} from the codebook "
        f"“{material.project.head.name}” and the wording of the texts, then reviewed by people as "
        "the table counts."
    )
    states = (State.PROPOSED, State.CONFIRMED, State.MANUAL, State.REJECTED)
    taggings = [row.state for row in comparison.taggings]
    links = [row.state for row in comparison.links]
    rows = tuple(
        (
            Cell(name, Tone.STRONG),
            *(count(found.count(state)) for state in states),
        )
        for name, found in (("Topics on passages", taggings), ("Links", links))
    )
    columns = ("What", "Not reviewed", "Confirmed", "Made by hand", "Rejected")
    yield Table("Review", "How far people looked at what the machine proposed.", columns, rows)
    yield Paragraph(LIMITS, Tone.QUIET)


def record(material: Material, run: str) -> Iterator[Part]:
    """Hashes of everything the report depends on; equal inputs give an equal report."""
    yield Heading(1, "Record", "record")
    project = material.project
    rows = (
        ("Run", run),
        ("Engine", material.comparison.engine),
        ("Texts", texts_hash(project)),
        ("Codebook", codebook_hash(project)),
        ("Decisions", decisions_hash(project)),
    )
    yield Table(
        "Record",
        "SHA-256 of what the report was made from. The same texts, codebook, decisions and engine "
        "give the same report.",
        ("What", "Value"),
        tuple((Cell(name, Tone.STRONG), Cell(value)) for name, value in rows),
    )
    problems = [row for row in material.comparison.problems]
    if problems:
        yield Table(
            "Problems",
            "What was doubtful in the material.",
            ("Where", "What"),
            tuple((Cell(row.where), Cell(f"{row.message} {row.hint}".strip())) for row in problems),
        )


def texts(material: Material) -> Iterator[Part]:
    """Annex A: the whole texts with their links, where they may be passed on."""
    if not material.scope.has_texts or material.scope.excerpt:
        return
    yield Heading(1, "Annex A: the texts side by side", "panes")
    yield Panes(
        tuple(_full_text(material, row) for row in material.documents),
        tuple(
            (
                link.left,
                link.right,
                SIGNS[link.relation],
                RELATION_NAMES[link.relation],
                tuple(material.letters[row] for row in link.topics if row in material.letters),
                link.state in (State.CONFIRMED, State.MANUAL),
            )
            for link in material.comparison.links
            if link.state is not State.REJECTED
            and material.scope.takes_link(link)
            and material.shows(link.left)
            and material.shows(link.right)
        ),
        tuple(
            (material.letters[row.id], row.name, STROKES[row.colour], TINTS[row.colour])
            for row in material.topics
        ),
    )


def _full_text(material: Material, document: Document) -> FullText:
    shown = {row.id for row in material.topics}
    parts = tuple(
        (
            row.role.value,
            row.level,
            row.id,
            row.span.start,
            row.span.end,
            row.span.of(document.text),
            tuple(
                dict.fromkeys(
                    material.letters[tagging.topic]
                    for tagging in material.lookup.taggings_of(row.id)
                    if tagging.topic in shown and material.scope.takes_tagging(tagging)
                )
            ),
        )
        for row in material.lookup.passages_of(document.id)
    )
    sign = material.signs[document.id]
    return FullText(document.id, sign, document.title, document.language, parts)


def codebook(material: Material) -> Iterator[Part]:
    """Annex B: topics, definitions and terms."""
    if not material.topics:
        return
    yield Heading(1, "Annex B: the codebook", "codebook")
    rows = tuple(
        (
            Cell(f"{material.letters[row.id]}  {row.name}", Tone.STRONG),
            Cell(row.definition),
            Cell(_terms(term for term in row.terms if term.kind is TermKind.ANY)),
            Cell(_terms(term for term in row.terms if term.kind is TermKind.EXCLUDE)),
        )
        for row in material.topics
    )
    columns = ("Topic", "Definition", "Terms", "Not")
    yield Table("Codebook", "Topics and the words that speak for them.", columns, rows)


def _terms(terms: Iterator[Term]) -> str:
    by_language: dict[str, list[str]] = {}
    for term in terms:
        by_language.setdefault(term.language or "any", []).append(term.pattern)
    return "; ".join(f"{name}: {', '.join(rows)}" for name, rows in sorted(by_language.items()))
