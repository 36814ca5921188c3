"""Search in all texts: words, phrases and regular expressions, whatever accent, script or ending.

An index of folded words is made once for a set of texts; a query then looks its words up. Words in
one passage answer together; a phrase in quotation marks stands word by word; /.../ is a regular
expression on the text as it is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.analysis.normalising import WORD, fold, is_inflection, name_key, stem_of
from perspectives.model.documents import CONTENT, DocumentId, PassageId
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model.comparison import Comparison
    from perspectives.model.lookup import Lookup
    from perspectives.model.project import Project
    from perspectives.model.states import Attitude

PARTS = re.compile(r'"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]|/((?:[^/\\]|\\.)+)/|(\S+)')

MOST_REGEX_HITS = 5_000
"""Hits of one regular expression that are kept: a pattern that finds more is not a search."""

LONGEST_REGEX_PASSAGE = 20_000
"""Characters of a passage a regular expression is tried on: longer ones could hold it up."""


class SearchError(ValueError):
    """A regular expression that cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages may answer; empty fields let all pass.

    `state` is "", "unreviewed" (a machine's topic or link nobody looked at) or "rejected".
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


def _rows() -> list[tuple[DocumentId, PassageId, str, Span]]:
    return []


@dataclass(slots=True)
class SearchIndex:
    """Folded words of all passages, and where each stands: (passage number, word number)."""

    passages: list[tuple[DocumentId, PassageId, str, Span]] = field(default_factory=_rows)
    words: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    spans: list[Span] = field(default_factory=list[Span])
    firsts: list[int] = field(default_factory=list[int])
    """Number of the first word of each passage, counting through all texts."""

    def add(self, document: DocumentId, passage: PassageId, text: str, span: Span) -> None:
        """Take the words of one passage in."""
        self.firsts.append(len(self.spans))
        self.passages.append((document, passage, text, span))
        for match in WORD.finditer(text, span.start, span.end):
            folded = fold(match[0])
            self.words.setdefault(folded, []).append(len(self.spans))
            self.spans.append(Span(match.start(), match.end()))

    def passage_at(self, word: int) -> int:
        """The number of the passage that holds a word."""
        return bisect_right(self.firsts, word) - 1


def make_index(project: Project, lookup: Lookup) -> SearchIndex:
    """The index of all content passages, in the texts' order."""
    index = SearchIndex()
    for document in project.ordered_documents():
        for passage in lookup.passages_of(document.id):
            if passage.role in CONTENT:
                index.add(document.id, passage.id, document.text, passage.span)
    return index


def search(index: SearchIndex, query: str, *, is_typing: bool = False) -> tuple[Hit, ...]:
    """The passages that hold every part of `query`, in the texts' order; () for no query.

    `is_typing`: the last word may be the beginning of one. Raises SearchError for a regular
    expression that cannot be read.
    """
    parts = [next(group for group in row if group) for row in PARTS.findall(query)]
    kinds = [_kind(row) for row in PARTS.findall(query)]
    if not parts:
        return ()
    found: dict[int, list[Span]] | None = None
    for place, (part, kind) in enumerate(zip(parts, kinds, strict=True)):
        is_open = is_typing and place == len(parts) - 1 and kind == "word"
        spans = _regex(index, part) if kind == "regex" else _phrase(index, part, is_open=is_open)
        if found is None:
            found = spans
        else:
            found = {at: found[at] + spans[at] for at in found if at in spans}
    hits: list[Hit] = []
    for at in sorted(found or {}):
        document, passage, _, _ = index.passages[at]
        hits.append(Hit(document, passage, tuple(sorted(set((found or {})[at])))))
    return tuple(hits)


def _kind(row: tuple[str, ...]) -> str:
    if row[3]:
        return "regex"
    return "word" if row[4] else "phrase"


def _phrase(index: SearchIndex, phrase: str, *, is_open: bool) -> dict[int, list[Span]]:
    """Passage number to the spans where the words of a phrase stand side by side."""
    wanted = [fold(word) for word in WORD.findall(phrase)]
    if not wanted:
        return {}
    sets = [
        _places(index, word, is_open=is_open and at == len(wanted) - 1)
        for at, word in enumerate(wanted)
    ]
    out: dict[int, list[Span]] = {}
    for first in sorted(sets[0]):
        last = first + len(sets) - 1
        if all(first + step in places for step, places in enumerate(sets[1:], 1)):
            at = index.passage_at(first)
            if at == index.passage_at(last):
                span = Span(index.spans[first].start, index.spans[last].end)
                out.setdefault(at, []).append(span)
    return out


def _places(index: SearchIndex, word: str, *, is_open: bool) -> set[int]:
    """Where a folded word, an inflection or another spelling of it stands."""
    stem, sound = stem_of(word), name_key(word)
    out: set[int] = set()
    for known, places in index.words.items():
        if (
            known == word
            or (is_open and known.startswith(word))
            or (len(stem) >= 4 and is_inflection(known, stem))
            or (known[:1] == sound[:1] and name_key(known) == sound)
        ):
            out.update(places)
    return out


def _regex(index: SearchIndex, pattern: str) -> dict[int, list[Span]]:
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise SearchError(f"The expression /{pattern}/ cannot be read: {error.msg}.") from error
    out: dict[int, list[Span]] = {}
    count = 0
    for at, (_, _, text, span) in enumerate(index.passages):
        end = min(span.end, span.start + LONGEST_REGEX_PASSAGE)
        for match in compiled.finditer(text, span.start, end):
            if match.end() > match.start():
                out.setdefault(at, []).append(Span(match.start(), match.end()))
                count += 1
        if count > MOST_REGEX_HITS:
            break
    return out


def filtered(
    hits: Iterable[Hit], project: Project, comparison: Comparison, lookup: Lookup, filters: Filters
) -> tuple[Hit, ...]:
    """The hits whose passages pass all `filters`."""
    rejected = {row.passage for row in comparison.taggings if row.state == "rejected"}
    stances = {row.passage: row.attitude for row in project.stances.values() if row.passage}
    return tuple(hit for hit in hits if _passes(hit, project, lookup, filters, rejected, stances))


def _passes(
    hit: Hit,
    project: Project,
    lookup: Lookup,
    filters: Filters,
    rejected: set[PassageId],
    stances: dict[str, Attitude],
) -> bool:
    document = project.documents[hit.document]
    taggings = lookup.taggings_of(hit.passage)
    since, until = filters.dates
    checks = (
        not filters.documents or hit.document in filters.documents,
        not filters.parties or document.party in filters.parties,
        not filters.topics or any(row.topic in filters.topics for row in taggings),
        not since or document.date >= since,
        not until or (bool(document.date) and document.date <= until),
        not filters.attitudes or stances.get(hit.passage) in filters.attitudes,
        filters.state != "unreviewed" or any(row.state == "proposed" for row in taggings),
        filters.state != "rejected" or hit.passage in rejected,
    )
    return all(checks)
