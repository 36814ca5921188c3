"""What a search, a name or a shared wording found: lit for a while, a topic of no codebook.

Panes, strips and minimaps draw it like a lit topic with the letter `*`; the project never hears of
it. It is put out by closing what found it, or kept as a topic.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from perspectives.model.documents import DocumentId, PassageId, document_of
from perspectives.model.topics import TopicId

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perspectives.model.spans import Span

FOUND = TopicId("*")
"""The topic that what was found is drawn with: no codebook's topic has this id."""

LETTER = "*"
SLOT = 11
"""Slate, the colour that stands for "other" (VISUAL.md 2.3)."""


class Found:
    """What was found: passages in the texts' order, and the words in each.

    `name` says in the reader's words what was looked for. Two are equal only where they are one.
    """

    def __init__(
        self,
        name: str = "",
        passages: Iterable[PassageId] = (),
        spans_of: Callable[[PassageId], tuple[Span, ...]] = lambda _passage: (),
    ) -> None:
        self.name = name
        self.passages = tuple(passages)
        self._spans_of = spans_of

    @cached_property
    def _members(self) -> frozenset[PassageId]:
        return frozenset(self.passages)

    @cached_property
    def _by_document(self) -> dict[DocumentId, tuple[PassageId, ...]]:
        out: dict[DocumentId, list[PassageId]] = {}
        for passage in self.passages:
            out.setdefault(document_of(passage), []).append(passage)
        return {name: tuple(rows) for name, rows in out.items()}

    def __contains__(self, passage: PassageId) -> bool:
        return passage in self._members

    def spans(self, passage: PassageId) -> tuple[Span, ...]:
        """The words found in a passage, in order; () for one that was not found."""
        return self._spans_of(passage) if passage in self else ()

    def of(self, document: DocumentId | str) -> tuple[PassageId, ...]:
        """The passages found in a text, in reading order."""
        return self._by_document.get(DocumentId(document), ())

    def documents(self) -> tuple[DocumentId, ...]:
        """The texts in which anything was found."""
        return tuple(self._by_document)


NOTHING_FOUND = Found()
