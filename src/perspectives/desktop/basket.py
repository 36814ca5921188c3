"""What is in the quote basket, as words: pinned passages and pairs under their topics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.desktop.wording import number_of
from perspectives.model.documents import PassageId, document_of
from perspectives.model.languages import language_name
from perspectives.reporting.wording import place, relation
from perspectives.texts import _, language

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene
    from perspectives.model.documents import Document, Passage
    from perspectives.model.judgements import Pin


@dataclass(frozen=True, slots=True)
class Quote:
    """A pinned passage or pair: the passages still there, and the topic it is grouped under.

    `topic` is "" where none of its passages carries one. `sign` is that of a pair.
    """

    pin: Pin
    passages: tuple[Passage, ...]
    topic: str
    sign: str = ""

    @property
    def key(self) -> str:
        """The pin's id."""
        return self.pin.id


def quotes(scene: Scene) -> tuple[Quote, ...]:
    """All of the basket, in the order set by hand; also what is no longer in any text."""
    pins = sorted(scene.project.pins.values(), key=lambda row: (row.order, row.id))
    return tuple(_quote(scene, row) for row in pins)


def grouped(scene: Scene) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    """The basket by topic, topics in their order, those on no topic last; by hand inside."""
    rows = quotes(scene)
    topics = [*(row.id for row in scene.project.ordered_topics()), ""]
    groups = ((topic, tuple(row for row in rows if row.topic == topic)) for topic in topics)
    return tuple((topic, group) for topic, group in groups if group)


def moved(rows: tuple[str, ...], group: tuple[str, ...], pin: str, by: int) -> tuple[str, ...]:
    """All ids of the basket in a new order: `pin` changes places with its neighbour in `group`."""
    at = group.index(pin) + by
    if not 0 <= at < len(group):
        return rows
    other = group[at]
    swap = {pin: other, other: pin}
    return tuple(swap.get(row, row) for row in rows)


def heading(scene: Scene, quote: Quote) -> str:
    """Whose words they are and where they stand: "R ¶9 · Party"."""
    parts = [_from(scene, row) for row in quote.passages]
    return f"  {quote.sign}  ".join(parts) if parts else _("no longer in any text")


def words_of(scene: Scene, passage: Passage) -> str:
    """The words of a passage."""
    return passage.span.of(_document(scene, passage).text)


def foreign_language(scene: Scene, passage: Passage) -> str:
    """The name of a passage's language where the reader uses another one, else ""."""
    tag = _document(scene, passage).language
    is_same = not tag or tag.partition("-")[0] == language().partition("-")[0]
    return "" if is_same else language_name(tag)


def _quote(scene: Scene, pin: Pin) -> Quote:
    lookup = scene.lookup
    names = [PassageId(word) for word in pin.target.split()[1:]]
    documents = scene.project.documents
    found = (lookup.passages[row] for row in names if row in lookup.passages)
    passages = tuple(row for row in found if row.document in documents)
    topics = [row.topic for passage in passages for row in lookup.taggings_of(passage.id)]
    sign = ""
    if len(passages) == 2:
        links = lookup.counterparts(passages[0].id, document_of(passages[1].id))
        pair = {row.id for row in passages}
        link = next((row for row in links if {row.left, row.right} == pair), None)
        sign = relation(link) if link else "–"
        topics = [*(link.topics if link else ()), *topics]
    known = [row for row in topics if row in scene.project.topics]
    return Quote(pin, passages, known[0] if known else "", sign)


def _from(scene: Scene, passage: Passage) -> str:
    document = _document(scene, passage)
    where = place(passage).partition(",")[0]
    return f"{number_of(scene, document.id)} {where} {document.party or document.title}"


def _document(scene: Scene, passage: Passage) -> Document:
    return scene.project.documents[passage.document]
