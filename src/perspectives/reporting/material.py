"""What a report is made from: a project and its comparison, seen through the report's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import Row, contest, matrix
from perspectives.model.documents import PassageId, document_of
from perspectives.model.judgements import link_judgement_id
from perspectives.model.lookup import Lookup
from perspectives.model.palette import STROKES
from perspectives.model.topics import topic_letter
from perspectives.reporting.outline import Cell, Paragraph, Tone
from perspectives.reporting.quoting import quotation
from perspectives.reporting.record import hashes, run_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document, DocumentId, Passage
    from perspectives.model.project import Project
    from perspectives.model.spans import Span
    from perspectives.model.states import Attitude
    from perspectives.reporting.outline import Part, Quotation
    from perspectives.reporting.scope import Scope


class Material:
    """A project and its comparison, seen through the scope of one report."""

    def __init__(self, project: Project, comparison: Comparison, scope: Scope) -> None:
        self.project, self.comparison, self.scope = project, comparison, scope
        self.hashes = hashes(project, comparison.engine)
        self.run = run_of(self.hashes)
        self.lookup = Lookup(scope.reviewed(comparison))
        self.documents: tuple[Document, ...] = scope.documents_of(project)
        self.topics = scope.topics_of(project)
        self.signs: dict[DocumentId, str] = {project.reference: "R"}
        for number, row in enumerate(project.positions(), 1):
            self.signs[row.id] = str(number)
        self.letters: dict[str, str] = {
            row.id: topic_letter(place) for place, row in enumerate(project.ordered_topics())
        }
        self._shown = {row.id for row in self.documents}
        self._notes: dict[str, list[str]] = {}
        for note in sorted(project.notes.values(), key=lambda row: row.id):
            self._notes.setdefault(_target(note.target), []).append(note.text)
        self._stances: dict[tuple[str, str], Attitude] = {
            (row.passage, row.topic): row.attitude
            for row in project.stances.values()
            if row.passage
        }
        pins = sorted(project.pins.values(), key=lambda row: (row.order, row.id))
        self.pins = tuple(pins)
        self.rows = self._matrix()
        self._pinned = {word for pin in pins for word in pin.target.split()[1:]}

    def _matrix(self) -> tuple[Row, ...]:
        """The matrix of the chosen topics and texts, the reference first."""
        place = {row.id: at for at, row in enumerate(self.documents)}
        wanted = {row.id for row in self.topics}
        rows: list[Row] = []
        for row in matrix(self.project, self.lookup):
            if row.topic in wanted:
                found = [cell for cell in row.cells if cell.document in place]
                cells = tuple(sorted(found, key=lambda cell: place[cell.document]))
                rows.append(Row(row.topic, cells, contest(cell.attitude for cell in cells)))
        return tuple(rows)

    @property
    def reference(self) -> Document | None:
        """The reference text, None in an empty project."""
        return self.project.documents.get(self.project.reference)

    @property
    def has_texts(self) -> bool:
        """Whether the whole texts stand in annex A, so that places can lead there."""
        return self.scope.has_texts and not self.scope.excerpt

    def shows(self, passage: str) -> bool:
        """Whether the text of a passage is in the scope."""
        return document_of(PassageId(passage)) in self._shown

    def is_pinned(self, passage: Passage) -> bool:
        """Whether a passage is in the quote basket, by itself or in a pair."""
        return passage.id in self._pinned

    def quote(self, passage: Passage, topic: str = "", span: Span | None = None) -> Quotation:
        """A passage, or a span of it, as a quotation; with its stance on `topic`."""
        document = self.project.documents[passage.document]
        attitude = self._stances.get((passage.id, topic))
        sign = self.signs[document.id]
        return quotation(
            document, passage, sign, self.scope, span=span, attitude=attitude, run=self.run
        )

    def topic_cell(self, topic: str) -> Cell:
        """A topic as a cell: its letter as a chip, and a link to its chapter."""
        row = self.project.topics[topic]
        letter = self.letters[topic]
        return Cell(row.name, Tone.STRONG, None, f"topic-{topic}", letter, STROKES[row.colour % 12])

    def note(self, target: str) -> str:
        """What was noted on a target, "" where nothing was or notes stay out."""
        return " ".join(self._notes.get(_target(target), ())) if self.scope.has_notes else ""

    def noted(self, target: str) -> Iterator[Part]:
        """The note on a target as a paragraph."""
        text = self.note(target)
        if text:
            yield Paragraph(text, Tone.NOTE)


def _target(target: str) -> str:
    """A note's target, the same for both directions of a link."""
    kind, *ends = target.split()
    return link_judgement_id(*ends) if kind == "link" and len(ends) == 2 else target
