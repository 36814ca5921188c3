"""A comparison seen by passage, document and topic."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from perspectives.model.comparison import Comparison, Coverage, Link, Tagging
from perspectives.model.documents import (
    CONTENT,
    DocumentId,
    Passage,
    PassageId,
    document_of,
    span_of,
)
from perspectives.model.states import Relation, State
from perspectives.model.topics import TopicId

SIGNS = {
    Relation.NEAR_VERBATIM: "=",
    Relation.SAME_CLAIM: "≈",
    Relation.RELATED: "~",
    Relation.CONTRARY: "≠",
}
"""The sign of each relation, as chips, ribbons and reports show it."""


class Lookup:
    """Answers about one comparison in constant time; rejected taggings and links are left out.

    Links of a passage stand with the decided ones (confirmed, by hand) first, then by falling
    score, then by id, so that every view shows the same order.
    """

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.passages: dict[PassageId, Passage] = {row.id: row for row in comparison.passages}
        self._of_document: dict[DocumentId, list[Passage]] = defaultdict(list)
        for passage in comparison.passages:
            self._of_document[passage.document].append(passage)
        self._taggings: dict[PassageId, list[Tagging]] = defaultdict(list)
        speaks: dict[tuple[DocumentId, TopicId], dict[PassageId, None]] = defaultdict(dict)
        for tagging in comparison.taggings:
            if tagging.state is not State.REJECTED:
                self._taggings[tagging.passage].append(tagging)
                speaks[document_of(tagging.passage), tagging.topic][tagging.passage] = None
        self.spoken: dict[tuple[DocumentId, TopicId], tuple[PassageId, ...]] = {
            key: tuple(rows) for key, rows in speaks.items()
        }
        """Text and topic to the passages that speak, in reading order; none for a silent text."""
        self._links: dict[PassageId, dict[DocumentId, list[Link]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for link in sorted(comparison.links, key=link_order):
            if link.state is not State.REJECTED:
                self._links[link.left][document_of(link.right)].append(link)
                self._links[link.right][document_of(link.left)].append(link)
        self.coverages: Mapping[tuple[DocumentId, TopicId], Coverage] = {
            (row.document, row.topic): row for row in comparison.coverage
        }
        """The rows of coverage there are, by text and topic."""

    def changed(
        self, comparison: Comparison, taggings: Iterable[Tagging], links: Iterable[Link]
    ) -> "Lookup":
        """The lookup of `comparison`, which is this one's but for these taggings and links.

        Each takes the place of the one with its passage and topic, or its two passages. The cost
        is that of the changed rows and of copying the tables, not of sorting all links anew.
        """
        out = object.__new__(Lookup)
        out.comparison, out.passages = comparison, self.passages
        out._of_document, out.coverages = self._of_document, self.coverages
        out._taggings, out.spoken = self._taggings.copy(), self.spoken.copy()
        out._links = self._links.copy()
        for row in taggings:
            out._replace_tagging(row)
        for row in links:
            out._replace_link(row)
        return out

    def _replace_tagging(self, row: Tagging) -> None:
        is_kept = row.state is not State.REJECTED
        mine = [old for old in self._taggings.get(row.passage, ()) if old.topic != row.topic]
        place = len(mine)
        for at, old in enumerate(self._taggings.get(row.passage, ())):
            if old.topic == row.topic:
                place = at
        self._taggings[row.passage] = [*mine[:place], *([row] if is_kept else []), *mine[place:]]
        key = (document_of(row.passage), row.topic)
        spoken = {*self.spoken.get(key, ())} - {row.passage}
        if is_kept:
            spoken.add(row.passage)
        if spoken:
            self.spoken[key] = tuple(sorted(spoken, key=lambda passage: span_of(passage).start))
        else:
            self.spoken.pop(key, None)

    def _replace_link(self, row: Link) -> None:
        for end, other in ((row.left, row.right), (row.right, row.left)):
            of_documents = self._links[end] = defaultdict(list, self._links.get(end, {}))
            links = [old for old in of_documents[document_of(other)] if old.other(end) != other]
            if row.state is not State.REJECTED:
                links = sorted([*links, row], key=link_order)
            of_documents[document_of(other)] = links

    def passages_of(self, document: DocumentId | str) -> tuple[Passage, ...]:
        """All passages of a document in reading order, headings and furniture included."""
        return tuple(self._of_document.get(DocumentId(document), ()))

    def content_of(self, document: DocumentId | str) -> tuple[Passage, ...]:
        """The passages of a document that can be tagged and linked, in reading order."""
        return tuple(row for row in self.passages_of(document) if row.role in CONTENT)

    def taggings_of(self, passage: PassageId | str) -> tuple[Tagging, ...]:
        """The taggings of a passage, in the order the comparison gives them."""
        return tuple(self._taggings.get(PassageId(passage), ()))

    def tagged(self, document: DocumentId | str, topic: TopicId | str) -> tuple[PassageId, ...]:
        """The passages of a document that speak on a topic, in reading order; () = silent."""
        return self.spoken.get((DocumentId(document), TopicId(topic)), ())

    def is_silent(self, document: DocumentId | str, topic: TopicId | str) -> bool:
        """Whether no passage of the document is on the topic at all."""
        return not self.tagged(document, topic)

    def links_of(self, passage: PassageId | str) -> tuple[Link, ...]:
        """All links of a passage, best first."""
        by_document = self._links.get(PassageId(passage), {})
        return tuple(sorted((link for row in by_document.values() for link in row), key=link_order))

    def counterparts(
        self, passage: PassageId | str, document: DocumentId | str
    ) -> tuple[Link, ...]:
        """The links from a passage into one document, best first; () = no counterpart there."""
        by_document = self._links.get(PassageId(passage))
        return tuple(by_document.get(DocumentId(document), ())) if by_document else ()

    def coverage(self, document: DocumentId | str, topic: TopicId | str) -> Coverage:
        """How much a document says on a topic; zero where the comparison has no such row."""
        key = (DocumentId(document), TopicId(topic))
        return self.coverages.get(key) or Coverage(key[1], key[0], 0, 0, 0.0)

    def links_on(self, topics: Iterable[TopicId | str]) -> tuple[Link, ...]:
        """All links that share one of `topics`, best first."""
        wanted = set(topics)
        rows = (link for link in self.comparison.links if link.state is not State.REJECTED)
        return tuple(
            sorted((row for row in rows if wanted.intersection(row.topics)), key=link_order)
        )


def link_order(link: Link) -> tuple[bool, float, str, str]:
    """The sort key that puts decided links first, then the stronger, then by id."""
    is_decided = link.state in (State.CONFIRMED, State.MANUAL)
    return (not is_decided, -link.score, link.left, link.right)
