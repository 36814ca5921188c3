"""A comparison as text to read: topic by topic, who answers whom and who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import count_words, tagged_share
from perspectives.model.languages import language_name
from perspectives.model.lookup import SIGNS, Lookup
from perspectives.model.topics import topic_letter
from perspectives.reporting.wording import (
    RELATION_NAMES,
    STATE_NAMES,
    excerpt,
    link_reason,
    place,
    tagging_reason,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perspectives.model.comparison import Comparison, Link
    from perspectives.model.documents import Document, DocumentId, Passage, PassageId
    from perspectives.model.errors import Problem
    from perspectives.model.topics import Topic, TopicId
    from perspectives.opening import Opened
    from perspectives.terminal.screen import Page

COUNTERPARTS = 2
"""Best counterparts printed for each passage and text; the JSON has them all."""

LONG, SHORT, AGAIN = 320, 200, 90
"""Code points of a quotation from the reference, from another text, and of either where it was
printed before; cut at a word beyond."""

REASONS = 6
"""Reasons for a topic printed; the JSON has them all."""

KEY = (
    "R is the reference. = near-verbatim, ≈ same claim, ~ related: proposed by the program, "
    "≠ contrary: set by a person. The number after the sign is how sure the link is, 0 to 1. "
    "∅ silent: the text has no passage on the topic. — no counterpart: it speaks on the topic, but "
    "nothing in it answers this passage."
)


def comparison_lines(opened: Opened, comparison: Comparison, page: Page) -> Iterator[str]:
    """The lines of the whole comparison, without line feeds."""
    printer = _Printer(opened, Lookup(comparison), page)
    yield from printer.front()
    for order, topic in enumerate(opened.project.ordered_topics()):
        yield from printer.chapter(topic, topic_letter(order))
    yield from printer.without_topics()
    yield from printer.problems((*opened.problems, *comparison.problems))


class _Printer:
    def __init__(self, opened: Opened, lookup: Lookup, page: Page) -> None:
        self.opened, self.project = opened, opened.project
        self.lookup, self.page = lookup, page
        self.reference = self.project.documents[self.project.reference]
        self.positions = self.project.positions()
        self.printed: set[str] = set()
        self.signs: dict[DocumentId, str] = {self.reference.id: "R"}
        for number, document in enumerate(self.positions, 1):
            self.signs[document.id] = str(number)

    def front(self) -> Iterator[str]:
        head = self.project.head
        if head.question:
            yield self.page.bold(self.page.filled(head.question, 0))
        if head.proposition:
            yield self.page.filled(f"Proposition: {head.proposition}", 0)
        if self.opened.topics:
            yield self.page.dim(self.page.filled(self.opened.topics, 0))
        yield ""
        for document in (self.reference, *self.positions):
            yield from self._document(document)
        yield ""
        yield self.page.dim(self.page.filled(KEY, 0))

    def _document(self, document: Document) -> Iterator[str]:
        words = sum(
            count_words(row.span.of(document.text)) for row in self.lookup.content_of(document.id)
        )
        speaker = document.party or document.author
        language = language_name(document.language)
        facts = [row for row in (speaker, document.date, language, f"{words:,} words") if row]
        if self.project.topics:
            share = tagged_share(self.project, self.lookup, document.id)
            facts.append(f"{share:.0%} of them on a topic")
        title = document.title or document.source.path
        sign = f"{self.signs[document.id]:>3}  "
        yield self.page.bold(self.page.filled(sign + title, 0, len(sign)))
        yield self.page.dim(self.page.filled(" · ".join(facts), len(sign)))

    def chapter(self, topic: Topic, letter: str) -> Iterator[str]:
        """A topic: the reference's passages on it, their counterparts, and who is silent."""
        yield ""
        yield ""
        yield self.page.coloured(self.page.filled(f"{letter}  {topic.name}", 0), topic.colour)
        if topic.definition:
            yield self.page.dim(self.page.filled(topic.definition, 3))
        passages = self.lookup.tagged(self.reference.id, topic.id)
        for passage in passages:
            yield from self._passage(self.lookup.passages[passage], topic.id)
        if not passages:
            yield from self._elsewhere(topic)
        silent = [sign for row, sign in self.signs.items() if self.lookup.is_silent(row, topic.id)]
        if silent:
            yield ""
            yield self.page.filled(f"∅ silent: {', '.join(silent)}", 3)

    def _passage(self, passage: Passage, topic: TopicId | None) -> Iterator[str]:
        """One reference passage with its best counterparts in every other text."""
        yield ""
        quote = self._quote(passage, self.reference, LONG)
        yield self.page.filled(f"R {place(passage)} “{quote}”", 3, 2)
        for tagging in self.lookup.taggings_of(passage.id):
            if tagging.topic == topic:
                why = f"{tagging.score:.2f}, {tagging_reason(tagging, REASONS)}"
                yield self.page.dim(self.page.filled(f"on this topic: {why}", 5, 2))
        without: list[str] = []
        for document in self.positions:
            links = self._links(passage.id, document.id, topic)
            for link in links:
                yield from self._counterpart(link, passage.id, document)
            if not links and (topic is None or not self.lookup.is_silent(document.id, topic)):
                without.append(self.signs[document.id])
        if without:
            yield self.page.filled(f"— no counterpart: {', '.join(without)}", 5)

    def _links(
        self, passage: PassageId, document: DocumentId, topic: TopicId | None
    ) -> tuple[Link, ...]:
        links = self.lookup.counterparts(passage, document)
        return tuple(row for row in links if topic is None or topic in row.topics)[:COUNTERPARTS]

    def _counterpart(self, link: Link, passage: PassageId, document: Document) -> Iterator[str]:
        other = self.lookup.passages[link.other(passage)]
        quote = self._quote(other, document, SHORT)
        sign = f"{SIGNS[link.relation]} {link.score:.2f} {self.signs[document.id]}"
        yield self.page.filled(f"{sign} {place(other)} “{quote}”", 5, 2)
        pair = f"{link.left} {link.right}"
        if pair in self.printed:
            return
        self.printed.add(pair)
        left = self.project.documents[self.lookup.passages[link.left].document].text
        right = self.project.documents[self.lookup.passages[link.right].document].text
        what = f"{RELATION_NAMES[link.relation]}, {STATE_NAMES[link.state]}"
        why = link_reason(link, left, right)
        yield self.page.dim(self.page.filled(f"{what}: {why}", 7, 2))

    def _quote(self, passage: Passage, document: Document, longest: int) -> str:
        """The words of a passage; only the first of them where they were printed before."""
        is_printed = passage.id in self.printed
        self.printed.add(passage.id)
        return excerpt(passage.span.of(document.text), AGAIN if is_printed else longest)

    def _elsewhere(self, topic: Topic) -> Iterator[str]:
        """What the other texts say on a topic on which the reference is silent."""
        for document in self.positions:
            for passage in self.lookup.tagged(document.id, topic.id)[:COUNTERPARTS]:
                row = self.lookup.passages[passage]
                quote = self._quote(row, document, SHORT)
                yield ""
                yield self.page.filled(f"{self.signs[document.id]} {place(row)} “{quote}”", 3, 2)

    def without_topics(self) -> Iterator[str]:
        """The reference's passages on no topic that have a counterpart all the same."""
        rows = [
            passage
            for passage in self.lookup.content_of(self.reference.id)
            if not self.lookup.taggings_of(passage.id) and self.lookup.links_of(passage.id)
        ]
        if rows and self.project.topics:
            yield ""
            yield ""
            yield self.page.bold("Without a topic")
        for passage in rows:
            yield from self._passage(passage, None)

    def problems(self, problems: Iterable[Problem]) -> Iterator[str]:
        rows = list(problems)
        if rows:
            yield ""
            yield ""
            yield self.page.bold("Problems")
        for row in rows:
            yield self.page.filled(f"{row.message} {row.hint}".strip(), 3)
