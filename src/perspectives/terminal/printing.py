"""A comparison as text for the terminal: topic by topic, who answers whom and who is silent."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.analysis.language import language_name
from perspectives.analysis.summarising import count_words, tagged_share
from perspectives.model.lookup import Lookup
from perspectives.model.topics import topic_letter
from perspectives.reporting.wording import excerpt, link_reason, place, relation, tagging_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perspectives.model.comparison import Comparison, Link
    from perspectives.model.documents import Document, DocumentId, Passage, PassageId
    from perspectives.model.errors import Problem
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic, TopicId

BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"

NARROWEST, WIDEST = 40, 100
"""Columns: under 40 a quotation is torn to pieces, over 100 a line is hard to follow."""

COUNTERPARTS = 2
"""Best counterparts printed for each text; the JSON has them all."""


@dataclass(frozen=True)
class Page:
    """How wide to print, and whether weights may be used."""

    width: int = 80
    has_colour: bool = False

    def bold(self, text: str) -> str:
        """`text` heavier, where the terminal can."""
        return f"{BOLD}{text}{PLAIN}" if self.has_colour else text

    def dim(self, text: str) -> str:
        """`text` lighter, where the terminal can."""
        return f"{DIM}{text}{PLAIN}" if self.has_colour else text

    def filled(self, text: str, indent: int) -> str:
        """`text` wrapped to the width, each line moved in by `indent` columns."""
        blank = " " * indent
        columns = max(NARROWEST, min(self.width, WIDEST))
        return textwrap.fill(text, columns, initial_indent=blank, subsequent_indent=blank)


def comparison_lines(
    project: Project,
    comparison: Comparison,
    problems: Iterable[Problem] = (),
    page: Page | None = None,
) -> Iterator[str]:
    """The lines of the whole comparison, without line feeds."""
    printer = _Printer(project, Lookup(comparison), page or Page())
    yield from printer.front()
    topics = project.ordered_topics()
    for order, topic in enumerate(topics):
        yield from printer.topic(topic, topic_letter(order))
    if not topics:
        yield from printer.without_topics()
    yield from printer.problems((*problems, *comparison.problems))


class _Printer:
    def __init__(self, project: Project, lookup: Lookup, page: Page) -> None:
        self.project, self.lookup, self.page = project, lookup, page
        self.reference = project.reference
        self.signs: dict[DocumentId, str] = {self.reference: "R"}
        for number, document in enumerate(project.positions(), 1):
            self.signs[document.id] = str(number)

    def front(self) -> Iterator[str]:
        head = self.project.head
        if head.question:
            yield self.page.bold(self.page.filled(head.question, 0))
        if head.proposition:
            yield self.page.filled(f"Proposition: {head.proposition}", 0)
        yield ""
        reference = self.project.documents.get(self.reference)
        for document in (*([reference] if reference else []), *self.project.positions()):
            yield from self._document(document)

    def _document(self, document: Document) -> Iterator[str]:
        words = sum(
            count_words(row.span.of(document.text)) for row in self.lookup.content_of(document.id)
        )
        speaker = document.party or document.author
        language = language_name(document.language)
        facts = [row for row in (speaker, document.date, language, f"{words:,} words") if row]
        if self.project.topics:
            share = tagged_share(self.project, self.lookup, document.id)
            facts.append(f"{share:.0%} tagged")
        yield f"{self.signs[document.id]:>3}  {self.page.bold(document.title)}"
        yield self.page.dim(self.page.filled(" · ".join(facts), 5))

    def topic(self, topic: Topic, letter: str) -> Iterator[str]:
        yield ""
        yield self.page.bold(f"{letter}  {topic.name}")
        if topic.definition:
            yield self.page.dim(self.page.filled(topic.definition, 3))
        silent = [self.signs[row] for row in self.signs if self.lookup.is_silent(row, topic.id)]
        passages = self.lookup.tagged(self.reference, topic.id)
        for passage in passages:
            yield from self.passage(self.lookup.passages[passage], topic.id)
        if not passages:
            yield from self._elsewhere(topic)
        if silent:
            yield self.page.filled(f"∅ silent: {', '.join(silent)}", 3)

    def passage(self, passage: Passage, topic: TopicId | None) -> Iterator[str]:
        """One reference passage with its best counterparts."""
        text = self.project.documents[passage.document].text
        yield ""
        yield self.page.filled(f"R {place(passage)}  “{excerpt(passage.span.of(text), 240)}”", 3)
        for tagging in self.lookup.taggings_of(passage.id):
            if tagging.topic == topic:
                why = f"tagged {tagging.score:.2f}: {tagging_reason(tagging)}"
                yield self.page.dim(self.page.filled(why, 5))
        without: list[str] = []
        for document in self.project.positions():
            links = self.lookup.counterparts(passage.id, document.id)[:COUNTERPARTS]
            for link in links:
                yield from self._counterpart(link, passage.id, document)
            if not links and not (topic and self.lookup.is_silent(document.id, topic)):
                without.append(self.signs[document.id])
        if without:
            yield self.page.filled(f"— no counterpart: {', '.join(without)}", 5)

    def _counterpart(self, link: Link, passage: PassageId, document: Document) -> Iterator[str]:
        other = self.lookup.passages[link.other(passage)]
        quote = excerpt(other.span.of(document.text), 160)
        sign = f"{self.signs[document.id]} {relation(link)} {link.score:.2f}"
        yield self.page.filled(f"{sign}  {place(other)}  “{quote}”", 5)
        left = self.project.documents[self.lookup.passages[link.left].document].text
        right = self.project.documents[self.lookup.passages[link.right].document].text
        yield self.page.dim(self.page.filled(f"because: {link_reason(link, left, right)}", 7))

    def _elsewhere(self, topic: Topic) -> Iterator[str]:
        """What the other texts say on a topic on which the reference is silent."""
        for document in self.project.positions():
            for passage in self.lookup.tagged(document.id, topic.id)[:COUNTERPARTS]:
                row = self.lookup.passages[passage]
                quote = excerpt(row.span.of(document.text), 160)
                yield self.page.filled(f"{self.signs[document.id]} {place(row)}  “{quote}”", 3)

    def without_topics(self) -> Iterator[str]:
        """Every reference passage that has a counterpart, where there is no codebook."""
        for passage in self.lookup.content_of(self.reference):
            if self.lookup.links_of(passage.id):
                yield from self.passage(passage, None)

    def problems(self, problems: Iterable[Problem]) -> Iterator[str]:
        rows = list(problems)
        if rows:
            yield ""
            yield self.page.bold("Problems")
        for row in rows:
            yield self.page.filled(f"{row.message} {row.hint}".strip(), 3)
