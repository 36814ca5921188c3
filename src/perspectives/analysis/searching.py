"""Search in all texts: words, phrases and regular expressions, whatever accent, script or ending.

An index of folded words is made once for a set of texts; a query then looks its words up. Words in
one passage answer together; a phrase in quotation marks stands word by word; /.../ is a regular
expression on the text as it is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.analysis.expressions import compiled, found_by
from perspectives.analysis.normalising import WORD, fold
from perspectives.analysis.word_index import Run, WordIndex
from perspectives.model.states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document, DocumentId, PassageId
    from perspectives.model.lookup import Lookup
    from perspectives.model.project import Project
    from perspectives.model.spans import Span
    from perspectives.model.states import Attitude

PARTS = re.compile(r'"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|/((?:[^/\\]|\\.)+)/|(\S+)')

UNREVIEWED, REJECTED = "unreviewed", "rejected"
"""The values of a filter's `state`."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may answer; empty fields let all pass.

    `dates` are the first and the last day, "" = open; a date of a year or month lies within them
    where its beginning does. `state` is "", "unreviewed" (a machine's topic or link nobody looked
    at) or "rejected".
    """

    documents: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    dates: tuple[str, str] = ("", "")
    attitudes: frozenset[Attitude] = frozenset()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers, with the spans of what was found in it, in order."""

    document: DocumentId
    passage: PassageId
    spans: tuple[Span, ...]


class SearchIndex:
    """The passages of all texts and the words in them."""

    def __init__(self) -> None:
        self.passages: list[tuple[DocumentId, PassageId, str, Span]] = []
        self.words = WordIndex()

    def add(self, document: DocumentId, passage: PassageId, text: str, span: Span) -> None:
        """Take the words of one passage in."""
        self.passages.append((document, passage, text, span))
        self.words.add(text, span)


def make_index(project: Project, lookup: Lookup) -> SearchIndex:
    """The index of all content passages, in the texts' order."""
    index = SearchIndex()
    for _step in indexing(index, project, lookup):
        pass
    return index


def indexing(index: SearchIndex, project: Project, lookup: Lookup) -> Iterator[None]:
    """Take all content passages in, in the texts' order, with a rest after each text."""
    for document in project.ordered_documents():
        for passage in lookup.content_of(document.id):
            index.add(document.id, passage.id, document.text, passage.span)
        yield
    index.words.settle()


class Matches:
    """The passages that hold every part of a query, in the texts' order.

    Spans are looked up when they are asked for: a short word stands in most passages, and only
    those that are shown are read.
    """

    def __init__(
        self,
        index: SearchIndex,
        numbers: tuple[int, ...] = (),
        runs: tuple[Run, ...] = (),
        expressions: tuple[dict[int, list[Span]], ...] = (),
    ) -> None:
        self.index = index
        self.numbers = numbers
        """Places of the passages in the index, rising."""
        self._runs, self._expressions = runs, expressions
        self._places: dict[PassageId, int] = {}

    def among(self, chosen: frozenset[int] | None) -> Matches:
        """Those whose place in the index is in `chosen`; None = all."""
        if chosen is None:
            return self
        numbers = tuple(number for number in self.numbers if number in chosen)
        return Matches(self.index, numbers, self._runs, self._expressions)

    def passages(self) -> tuple[PassageId, ...]:
        """The passages that answer."""
        rows = self.index.passages
        return tuple(rows[number][1] for number in self.numbers)

    def hit(self, number: int) -> Hit:
        """What was found in the passage at place `number` of the index."""
        document, passage, _, _ = self.index.passages[number]
        spans = {span for run in self._runs for span in run.spans_in(number)}
        spans.update(span for rows in self._expressions for span in rows.get(number, ()))
        return Hit(document, passage, tuple(sorted(spans)))

    def spans_of(self, passage: PassageId) -> tuple[Span, ...]:
        """What was found in a passage; () where it does not answer."""
        if not self._places:
            rows = self.index.passages
            self._places = {rows[number][1]: number for number in self.numbers}
        number = self._places.get(passage)
        return () if number is None else self.hit(number).spans


def matches(index: SearchIndex, query: str, *, is_typing: bool = False) -> Matches:
    """The passages that hold every part of `query`; none for no query.

    `is_typing`: the last word may be the beginning of one. Raises SearchError for a regular
    expression that cannot be read or would not end.
    """
    rows = PARTS.findall(query)
    found: set[int] | None = None
    runs: list[Run] = []
    expressions: list[dict[int, list[Span]]] = []
    for place, row in enumerate(rows):
        part = next(group for group in row if group)
        if row[3]:
            spans = found_by(compiled(part), ((text, span) for _, _, text, span in index.passages))
            expressions.append(spans)
            here = set(spans)
        else:
            is_open = is_typing and place == len(rows) - 1 and bool(row[4])
            words = [fold(word) for word in WORD.findall(part)]
            if not words:
                continue
            run = index.words.run(words, is_open=is_open)
            runs.append(run)
            here = run.passages
        found = here if found is None else found & here
    return Matches(index, tuple(sorted(found or ())), tuple(runs), tuple(expressions))


def search(index: SearchIndex, query: str, *, is_typing: bool = False) -> tuple[Hit, ...]:
    """As `matches`, each passage with what was found in it."""
    found = matches(index, query, is_typing=is_typing)
    return tuple(found.hit(number) for number in found.numbers)


def filtered(
    hits: Iterable[Hit], project: Project, comparison: Comparison, lookup: Lookup, filters: Filters
) -> tuple[Hit, ...]:
    """The hits whose passages pass all `filters`."""
    passes = allowed(project, comparison, lookup, filters)
    return tuple(hit for hit in hits if passes(hit.document, hit.passage))


def allowed(
    project: Project, comparison: Comparison, lookup: Lookup, filters: Filters
) -> Callable[[DocumentId, PassageId], bool]:
    """What tells whether a passage of a text passes all `filters`."""
    texts = {row.id for row in project.documents.values() if _is_chosen(row, filters)}
    rejected = {row.passage for row in comparison.taggings if row.state is State.REJECTED}
    for link in comparison.links:
        if link.state is State.REJECTED:
            rejected.update((link.left, link.right))
    stances: dict[str, set[Attitude]] = {}
    for stance in project.stances.values():
        stances.setdefault(stance.passage, set()).add(stance.attitude)

    def passes(document: DocumentId, passage: PassageId) -> bool:
        taggings = lookup.taggings_of(passage)
        return document in texts and all(
            (
                not filters.topics or any(row.topic in filters.topics for row in taggings),
                not filters.attitudes or bool(stances.get(passage, set()) & filters.attitudes),
                filters.state != UNREVIEWED or _is_unreviewed(passage, lookup),
                filters.state != REJECTED or passage in rejected,
            )
        )

    return passes


def _is_chosen(document: Document, filters: Filters) -> bool:
    """Whether a text's own fields pass the filters."""
    since, until = filters.dates
    return all(
        (
            not filters.documents or document.id in filters.documents,
            not filters.parties or document.party in filters.parties,
            not since or document.date >= since,
            not until or bool(document.date and document.date <= until),
        )
    )


def _is_unreviewed(passage: PassageId, lookup: Lookup) -> bool:
    """Whether a topic or link of a passage is as the machine proposed it."""
    rows = (*lookup.taggings_of(passage), *lookup.links_of(passage))
    return any(row.state is State.PROPOSED for row in rows)
