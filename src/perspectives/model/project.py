"""A project: tables of frozen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perspectives.model.documents import DocumentId
from perspectives.model.rows import field, frozen_row, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perspectives.model.documents import Document
    from perspectives.model.judgements import Judgement, Note, Page, Pin, Stance, Version, Vote
    from perspectives.model.topics import Codebook, Name, Topic, TopicId


def _empty() -> Mapping[str, Any]:
    return {}


@frozen_row
class Reliability:
    """How far two people agreed on one topic when their decisions were merged.

    `what` is "topics" (is the passage on the topic?) or "stances". `units` were decided by both;
    `percent` is 0..100, `kappa` and `alpha` at most 1, None where they are not defined.
    """

    topic: str
    what: str
    first: str
    second: str
    units: int
    percent: float | None = None
    kappa: float | None = None
    alpha: float | None = None


@frozen_row
class Head:
    """What is said of the project as a whole; the one row of table "head", id "head".

    `question` is what is disputed; `proposition` is the sentence that "for" and "against" refer to.
    `reliability` is kept as it was before disagreements were settled.
    """

    name: str = ""
    question: str = ""
    proposition: str = ""
    reference: str = ""
    reliability: tuple[Reliability, ...] = ()
    id: str = "head"


@frozen_row
class Project:
    """All that a person brought or decided.

    Tables map id to row and are never altered; rows stand by their `order`, then id. `revision`
    counts applied edits. Everything else on screen is derived from this.
    """

    head: Head = field(default_factory=Head)
    documents: Mapping[str, Document] = field(default_factory=_empty)
    topics: Mapping[str, Topic] = field(default_factory=_empty)
    names: Mapping[str, Name] = field(default_factory=_empty)
    judgements: Mapping[str, Judgement] = field(default_factory=_empty)
    stances: Mapping[str, Stance] = field(default_factory=_empty)
    notes: Mapping[str, Note] = field(default_factory=_empty)
    pins: Mapping[str, Pin] = field(default_factory=_empty)
    pages: Mapping[str, Page] = field(default_factory=_empty)
    votes: Mapping[str, Vote] = field(default_factory=_empty)
    versions: Mapping[str, Version] = field(default_factory=_empty)
    revision: int = 0

    @property
    def reference(self) -> DocumentId:
        """The id of the reference document: the chosen one, else the first.

        "" where there is no text.
        """
        if self.head.reference in self.documents:
            return DocumentId(self.head.reference)
        rows = self.ordered_documents()
        return rows[0].id if rows else DocumentId("")

    def ordered_documents(self) -> tuple[Document, ...]:
        """All texts by `order`, then id; the reference stands where its order says."""
        return tuple(sorted(self.documents.values(), key=lambda row: (row.order, row.id)))

    def ordered_topics(self) -> tuple[Topic, ...]:
        """All topics by `order`, then id; the place in this tuple gives the letter."""
        return tuple(sorted(self.topics.values(), key=lambda row: (row.order, row.id)))

    def positions(self) -> tuple[Document, ...]:
        """All texts but the reference, in order."""
        reference = self.reference
        return tuple(row for row in self.ordered_documents() if row.id != reference)

    def topic(self, topic: TopicId | str) -> Topic:
        """The topic with this id; raises KeyError where there is none."""
        return self.topics[topic]


TABLES = (
    "head",
    "documents",
    "topics",
    "names",
    "judgements",
    "stances",
    "notes",
    "pins",
    "pages",
    "votes",
    "versions",
)
"""Every table an edit may change; "head" holds one row."""


def table_of(rows: Iterable[Any]) -> Mapping[str, Any]:
    """A table, never altered, of `rows` by their id, in the given order."""
    return {row.id: row for row in rows}


def new_project(
    documents: Iterable[Document],
    codebook: Codebook | None = None,
    *,
    name: str = "",
    question: str = "",
    proposition: str = "",
) -> Project:
    """A project of `documents` (the first is the reference) with the rows of `codebook`.

    Documents of one id are taken once. `order` is set from the order given.
    """
    rows: dict[str, Document] = {}
    for row in documents:
        rows.setdefault(row.id, row)
    texts = [replace(row, order=place) for place, row in enumerate(rows.values())]
    topics = [replace(row, order=at) for at, row in enumerate(codebook.topics if codebook else ())]
    names = codebook.names if codebook else ()
    head = Head(
        name=name or (codebook.name if codebook else ""),
        question=question or (codebook.question if codebook else ""),
        proposition=proposition or (codebook.proposition if codebook else ""),
        reference=texts[0].id if texts else "",
    )
    return Project(head, table_of(texts), table_of(topics), table_of(names))
