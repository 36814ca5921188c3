"""What the shelf shows for the active passage: one card a text, decided without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from perspectives.desktop.wording import active_topics, number_of
from perspectives.model.documents import CONTENT, DocumentId, PassageId
from perspectives.model.judgements import link_judgement_id
from perspectives.model.lookup import SIGNS
from perspectives.reporting.wording import RELATION_NAMES, STATE_NAMES, excerpt, place
from perspectives.texts import _
from perspectives.texts import number as shown_number

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene
    from perspectives.model.comparison import Link
    from perspectives.model.topics import TopicId

LONGEST_QUOTE = 150
"""Characters of a counterpart on its card: about five lines of 26 characters and a little more."""


class Kind(Enum):
    """How a text answers the active passage."""

    ANSWER = "answer"
    NO_COUNTERPART = "no counterpart"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Card:
    """One text's answer: its number, sign and word, quotation, place, and who set it."""

    kind: Kind
    document: DocumentId
    number: str
    title: str
    sign: str = ""
    word: str = ""
    quote: str = ""
    place: str = ""
    state: str = ""
    more: int = 0
    link: Link | None = None
    passage: PassageId = PassageId("")  # noqa: RUF009 - an empty string under a type's name

    def sentence(self) -> str:
        """The card as a sentence, content first, for screen readers."""
        if self.kind is not Kind.ANSWER:
            return f"{self.title}: {self.word}. {self.quote}".rstrip(". ")
        return f"{self.quote} {self.word}, {self.state}, {self.title}, {self.place}"


def cards(scene: Scene) -> tuple[Card, ...]:
    """A card for each other text of the working set, then for the strongest of the others.

    () where no passage is active. Texts outside the working set have a card only where they
    answer, strongest first.
    """
    passage = scene.lookup.passages.get(scene.view.active)
    if passage is None or passage.role not in CONTENT:
        return ()
    texts = scene.project.ordered_documents()
    inside = set(scene.view.working_set) or {row.id for row in texts}
    first = [card_of(scene, row.id) for row in texts if row.id in inside]
    rest = [card_of(scene, row.id) for row in texts if row.id not in inside]
    answers = [row for row in rest if row.kind is Kind.ANSWER and row.link]
    answers.sort(key=lambda row: -(row.link.score if row.link else 0.0))
    return tuple(row for row in (*first, *answers) if row.document != passage.document)


def _who_set(scene: Scene, link: Link) -> str:
    """The state of a link, and the person who decided on it."""
    state = _(STATE_NAMES[link.state])
    judgement = scene.project.judgements.get(link_judgement_id(link.left, link.right))
    if judgement is None or not judgement.by:
        return state
    return _("{state} by {name}").format(state=state, name=judgement.by)


def nearest(scene: Scene, document: DocumentId, topics: tuple[TopicId, ...]) -> str:
    """The passage of a silent text that came nearest to a topic, in words; "" where none did."""
    for row in scene.comparison.near_misses:
        passage = scene.lookup.passages.get(row.passage)
        if row.topic in topics and passage is not None and passage.document == document:
            told = _("Nearest: ¶{number}, similarity {score}")
            return told.format(number=passage.number, score=shown_number(row.score, 2))
    return ""


def card_of(scene: Scene, document: DocumentId) -> Card:
    """What `document` says where the active passage speaks."""
    lookup, active = scene.lookup, scene.view.active
    row = scene.project.documents[document]
    number, title = number_of(scene, document), row.party or row.title
    links = lookup.counterparts(active, document)
    if not links:
        topics = tuple(active_topics(scene))
        is_silent = bool(topics) and all(lookup.is_silent(document, topic) for topic in topics)
        kind = Kind.SILENT if is_silent else Kind.NO_COUNTERPART
        sign = "∅" if is_silent else "—"
        near = nearest(scene, document, topics) if is_silent else ""
        return Card(kind, document, number, title, sign, _(kind.value), quote=near)
    best = links[0]
    other = lookup.passages[best.other(active)]
    return Card(
        Kind.ANSWER,
        document,
        number,
        title,
        SIGNS[best.relation],
        _(RELATION_NAMES[best.relation]),
        excerpt(other.span.of(row.text), LONGEST_QUOTE),
        place(other),
        _who_set(scene, best),
        len(links) - 1,
        best,
        other.id,
    )
