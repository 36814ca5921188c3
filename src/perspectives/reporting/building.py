"""A comparison to the outline of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import Row, matrix
from perspectives.model.documents import PassageId, document_of
from perspectives.model.lookup import Lookup
from perspectives.model.topics import TopicId, topic_letter
from perspectives.reporting import annexes, chapters
from perspectives.reporting.findings import findings
from perspectives.reporting.outline import Cell, Heading, Listing, Outline, Paragraph, Table, Tone
from perspectives.reporting.record import SHORT, run_id
from perspectives.reporting.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document, DocumentId
    from perspectives.model.project import Project
    from perspectives.model.states import Attitude
    from perspectives.reporting.outline import Part

SHAPES: Mapping[str, str] = {"for": "▲", "against": "▼", "mixed": "◆", "neutral": "○"}
"""The shape of each stance; colour says nothing."""


class Material:
    """A project and its comparison, seen through the scope of one report."""

    def __init__(self, project: Project, comparison: Comparison, scope: Scope) -> None:
        self.project, self.comparison, self.scope = project, comparison, scope
        self.lookup = Lookup(comparison)
        self.documents: tuple[Document, ...] = scope.documents_of(project)
        self.topics = scope.topics_of(project)
        self.signs: dict[DocumentId, str] = {project.reference: "R"}
        for number, row in enumerate(project.positions(), 1):
            self.signs[row.id] = str(number)
        self.letters: dict[str, str] = {
            row.id: topic_letter(place) for place, row in enumerate(project.ordered_topics())
        }
        shown = {row.id for row in self.documents}
        wanted = {row.id for row in self.topics}
        self.rows: tuple[Row, ...] = tuple(
            Row(row.topic, tuple(cell for cell in row.cells if cell.document in shown), row.contest)
            for row in matrix(project, self.lookup)
            if row.topic in wanted
        )

    @property
    def reference(self) -> Document | None:
        """The reference text, None in an empty project."""
        return self.project.documents.get(self.project.reference)

    def shows(self, passage: str) -> bool:
        """Whether the text of a passage is in the scope."""
        return any(row.id == document_of(PassageId(passage)) for row in self.documents)


def build_outline(
    project: Project, comparison: Comparison, scope: Scope | None = None, *, made: str = ""
) -> Outline:
    """The report of a comparison. `made` is when, for the front page; it is not in the run id."""
    material = Material(project, comparison, scope or Scope())
    run = run_id(project, comparison.engine)
    head = project.head
    title = head.question or head.name or "Comparison"
    parts = [
        *front(material, run, made),
        *standing(material),
        *outstanding(material),
        *silences(material),
        *chapters.topic_chapters(material),
        *chapters.overlaps(material),
        *chapters.coverage(material),
        *annexes.method(material),
        *annexes.record(material, run),
        *annexes.texts(material),
        *annexes.codebook(material),
    ]
    return Outline(title, head.proposition, material.scope.language, run, made, tuple(parts))


def front(material: Material, run: str, made: str) -> Iterator[Part]:
    """The title page: what is asked, which texts, made when and by which run."""
    head = material.project.head
    if head.proposition:
        yield Paragraph(f"“For” and “against” refer to: {head.proposition}", Tone.STRONG)
    made_by = f"Made {made[:10]} with engine {material.comparison.engine}, run {run[:SHORT]}."
    yield Paragraph(made_by if made else made_by.replace("Made  with", "Made with"), Tone.QUIET)
    yield Heading(1, "The texts", "texts")
    columns = ("Sign", "Title", "Who speaks", "Date", "Language", "Words", "SHA-256")
    rows = tuple(
        (
            Cell(material.signs[row.id], Tone.STRONG),
            Cell(row.title),
            Cell(row.party or row.author),
            Cell(row.date),
            Cell(row.language),
            annexes.count(annexes.content_words(material, row)),
            Cell(row.source.sha256[:16], Tone.QUIET),
        )
        for row in material.documents
    )
    yield Table("Texts", "The texts compared; R is the reference.", columns, rows)


def standing(material: Material) -> Iterator[Part]:
    """Topics by texts: stance, count of passages, "silent" written out."""
    if not material.rows:
        return
    yield Heading(1, "Where the texts stand", "standing")
    names = {row.id: row.name for row in material.topics}
    columns = ("Topic", *(material.signs[row.id] for row in material.documents), "Speak", "Silent")
    rows = tuple(
        (
            Cell(f"{material.letters[row.topic]}  {names[row.topic]}", Tone.STRONG),
            *(_standing_cell(cell.attitude, len(cell.passages), cell.share) for cell in row.cells),
            annexes.count(row.speaking),
            annexes.count(len(row.cells) - row.speaking),
        )
        for row in material.rows
    )
    yield Table(
        "Standing",
        "Passages on each topic and share of the text's words; ▲ for, ▼ against, ◆ mixed, "
        "○ neutral, as set by a person.",
        columns,
        rows,
    )


def _standing_cell(attitude: Attitude | None, passages: int, share: float) -> Cell:
    if not passages:
        return Cell("silent", Tone.SILENT)
    shape = f"{SHAPES[attitude.value]} " if attitude else ""
    return Cell(f"{shape}{passages} ({share:.0%})", number=float(passages))


def outstanding(material: Material) -> Iterator[Part]:
    """What stands out, by fixed rules from counts."""
    names = findings(material.project, material.comparison, material.rows, material.signs)
    if names:
        yield Heading(1, "What stands out", "findings")
        yield Listing(tuple(row.sentence for row in names))
        yield Paragraph("These sentences are made from counts by fixed rules.", Tone.QUIET)


def silences(material: Material) -> Iterator[Part]:
    """Who is silent on what, for each text."""
    if not material.rows:
        return
    yield Heading(1, "Who is silent on what", "silences")
    yield Paragraph(
        "Silent: no passage of the text is tagged with the topic, by rule or by hand. No "
        "counterpart: the text speaks on the topic, but nothing in it answers this passage.",
        Tone.QUIET,
    )
    names = {row.id: row.name for row in material.topics}
    rows: list[tuple[Cell, ...]] = []
    for place, document in enumerate(material.documents):
        silent = [names[row.topic] for row in material.rows if row.cells[place].is_silent]
        rows.append(
            (
                Cell(material.signs[document.id], Tone.STRONG),
                Cell(document.title),
                Cell(", ".join(silent) or "speaks on every topic", Tone.SILENT),
            )
        )
    yield Table(
        "Silences", "Topics a text says nothing on.", ("Sign", "Text", "Silent on"), tuple(rows)
    )


def topic_anchor(topic: TopicId | str) -> str:
    """The anchor of a topic's chapter."""
    return f"topic-{topic}"
