"""Whether decisions still stand on the words they quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.citing import shortened
from perspectives.model.documents import document_of, passage_id, span_of
from perspectives.model.errors import Problem
from perspectives.model.spans import Span
from perspectives.texts import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.model.judgements import Judgement
    from perspectives.model.project import Project

MOST_QUOTE = 60
"""Code points of a quote in a sentence: enough to find it by."""


def anchor_problems(project: Project) -> tuple[Problem, ...]:
    """Each decision whose quoted words are not at its place, and each row about what is gone."""
    return tuple(_Checks(project).problems())


class _Checks:
    def __init__(self, project: Project) -> None:
        self.project = project
        self.passages: set[str] = {
            passage_id(row.id, block.span)
            for row in project.documents.values()
            for block in row.blocks
        }

    def problems(self) -> Iterator[Problem]:
        project = self.project
        for row in project.judgements.values():
            yield from self.decision(row)
        for row in project.stances.values():
            if row.passage:
                yield from self.passage(later("A stance"), row.passage)
            else:
                yield from self.document(later("A stance"), row.document)
            yield from self.topic(later("A stance"), row.passage or row.document, row.topic)
        for row in project.votes.values():
            yield from self.passage(later("A vote"), row.passage)
        for row in project.notes.values():
            yield from self.target(later("A note"), row.target)
        for row in project.pins.values():
            yield from self.target(later("A pinned quote"), row.target)

    def decision(self, row: Judgement) -> Iterator[Problem]:
        if row.topic:
            yield from self.topic(later("A decision"), row.passage, row.topic)
            span = Span(row.start, row.end) if row.end else None
            yield from self.quote(row.passage, span, row.quote)
        else:
            yield from self.quote(row.passage, None, row.quote)
            yield from self.quote(row.other, None, row.other_quote)

    def quote(self, passage: str, span: Span | None, quote: str) -> Iterator[Problem]:
        if passage not in self.passages:
            yield from self.passage(later("A decision"), passage)
            return
        text = self.project.documents[document_of(passage)].text
        if quote and (span or span_of(passage)).of(text) != quote:
            yield Problem(
                self.title(passage),
                f"A decision quotes “{shortened(quote, MOST_QUOTE)}”, which is not at its place in "
                "the text.",
                "Settle it by hand, or forget the decision.",
            )

    def target(self, what: str, target: str) -> Iterator[Problem]:
        kind, *names = target.split(" ")
        if kind in ("passage", "link"):
            for name in names:
                yield from self.passage(what, name)
        elif kind == "document":
            yield from self.document(what, names[0])
        elif kind in ("topic", "cell"):
            yield from self.topic(what, names[-1], names[0])
            if kind == "cell":
                yield from self.document(what, names[1])

    def passage(self, what: str, passage: str) -> Iterator[Problem]:
        if passage not in self.passages:
            yield self.gone(what, passage, later("passage"))

    def document(self, what: str, document: str) -> Iterator[Problem]:
        if document not in self.project.documents:
            yield self.gone(what, document, later("text"))

    def topic(self, what: str, place: str, topic: str) -> Iterator[Problem]:
        if topic not in self.project.topics:
            yield self.gone(what, place, later("topic"))

    def gone(self, what: str, place: str, of: str) -> Problem:
        hint = "Settle it by hand, or forget it."
        return Problem(self.title(place), f"{what} is about a {of} that is no longer there.", hint)

    def title(self, place: str) -> str:
        documents = self.project.documents
        row = documents.get(document_of(place)) or documents.get(place)
        return row.title or row.id if row else "a text that is gone"
