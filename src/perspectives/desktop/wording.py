"""What the window says in words: what is lit, why, and the names that screen readers read.

Pure functions of the scene: status bar, tooltips, headers, chips and announcements agree.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from perspectives.model.comparison import Link, Tagging
from perspectives.model.documents import (
    CONTENT,
    Document,
    DocumentId,
    Passage,
    PassageId,
    Role,
    document_of,
)
from perspectives.model.languages import language_name
from perspectives.model.topics import TopicId
from perspectives.reporting.wording import (
    RELATION_NAMES,
    STATE_NAMES,
    excerpt,
    link_reason,
    passages_count,
    percent,
    relation,
    tagging_reason,
)
from perspectives.texts import _, later, ngettext, number

if TYPE_CHECKING:
    from perspectives.desktop.found import Found
    from perspectives.desktop.workspace import Scene
    from perspectives.model.topics import TopicId

FIRST_WORDS = 48
"""Characters of a passage that a chip quotes."""

ROLE_NAMES = {
    Role.TITLE: later("title"),
    Role.BYLINE: later("byline"),
    Role.DATE_LINE: later("date line"),
    Role.HEADING: later("heading"),
    Role.PARAGRAPH: later("paragraph"),
    Role.ITEM: later("item"),
    Role.QUOTE: later("quote"),
    Role.PULL_QUOTE: later("pull quote"),
    Role.CAPTION: later("caption"),
    Role.CELL: later("cell"),
    Role.FOOTNOTE: later("footnote"),
    Role.BIOGRAPHY: later("biography"),
    Role.DISCLAIMER: later("disclaimer"),
    Role.NAVIGATION: later("navigation"),
}
"""What a kind of passage is called."""

STRONG, FAIR = 2 / 3, 1 / 3
"""Confidence from which a counterpart is called strong, fair; weak below."""


class Answer(Enum):
    """How a text stands to the active passage."""

    NOT_ASKED = 0
    """There is no active passage, it is in this text, or nothing is compared yet."""
    ANSWERS = 1
    NO_COUNTERPART = 2
    """The text speaks on the topic, but nothing in it answers this passage."""
    SILENT = 3
    """The text has no passage on the topic at all."""


def answer_of(scene: Scene, document: DocumentId) -> Answer:
    """How `document` stands to the active passage."""
    lookup, active = scene.lookup, scene.view.active
    passage = lookup.passages.get(active)
    if passage is None or passage.document == document or passage.role not in CONTENT:
        return Answer.NOT_ASKED
    if not scene.comparison.links and not scene.comparison.taggings:
        return Answer.NOT_ASKED
    if lookup.counterparts(active, document):
        return Answer.ANSWERS
    topics = active_topics(scene)
    if topics and all(lookup.is_silent(document, topic) for topic in topics):
        return Answer.SILENT
    return Answer.NO_COUNTERPART


def active_topics(scene: Scene) -> tuple[TopicId, ...]:
    """The topics the active passage is about: those that are lit, else all of its own."""
    own = dict.fromkeys(row.topic for row in scene.lookup.taggings_of(scene.view.active))
    lit = tuple(topic for topic in own if topic in scene.view.lit)
    return lit or tuple(own)


def header_note(scene: Scene, document: DocumentId) -> str:
    """What a pane's header says beside the text's facts; "" for nothing.

    "No counterpart" and "silent" are two things and never mixed.
    """
    answer = answer_of(scene, document)
    if answer is Answer.NO_COUNTERPART:
        return _("No counterpart here")
    if answer is Answer.SILENT:
        return _silent_on(scene, active_topics(scene)[:1])
    is_asked = answer is Answer.ANSWERS or not scene.comparison.taggings
    silent = [row for row in scene.view.lit if scene.lookup.is_silent(document, row)]
    if scene.view.lit and not is_asked and len(silent) == len(scene.view.lit):
        return _silent_on(scene, silent)
    return ""


def describe(scene: Scene) -> str:
    """What is lit, in one line: the status bar's words, also announced."""
    view, lookup = scene.view, scene.lookup
    passage = lookup.passages.get(view.active)
    if passage is not None and passage.number:
        return _describe_active(scene, passage)
    if view.found.passages:
        return _describe_found(view.found)
    lit = [topic for topic in view.lit if topic in scene.project.topics]
    if lit:
        return "; ".join(_describe_topic(scene, topic) for topic in lit)
    texts = len(scene.project.documents)
    if not texts:
        return ""
    words = texts_count(texts)
    if not scene.comparison.taggings:
        return words
    topics, links = len(scene.project.topics), len(scene.comparison.links)
    rows = (
        words,
        ngettext("{count} topic", "{count} topics", topics).format(count=number(topics)),
        ngettext("{count} link", "{count} links", links).format(count=number(links)),
    )
    return ", ".join(rows)


def _describe_found(found: Found) -> str:
    count, texts = len(found.passages), len(found.documents())
    told = _("{name}: {passages} in {texts}")
    return told.format(name=found.name, passages=passages_count(count), texts=texts_count(texts))


def _describe_active(scene: Scene, passage: Passage) -> str:
    project, lookup = scene.project, scene.lookup
    topics = active_topics(scene)
    links = lookup.links_of(passage.id)
    others = len(project.documents) - 1
    place = _text_name(scene, passage.document)
    if not topics:
        told = _("Passage {number} of {place}: on no topic")
        start = told.format(number=passage.number, place=place)
        silent = 0
    else:
        topic = topics[0]
        rows = lookup.tagged(passage.document, topic)
        at = rows.index(passage.id) + 1 if passage.id in rows else 0
        told = _("{topics}: passage {at} of {count} in {place}")
        start = told.format(topics=_listed(scene, topics), at=at, count=len(rows), place=place)
        silent = sum(
            1
            for row in project.documents.values()
            if row.id != passage.document and answer_of(scene, row.id) is Answer.SILENT
        )
    told = _("{start}; {counterparts} {where}").format(
        start=start, counterparts=counterparts_count(len(links)), where=in_texts(others)
    )
    return f"{told}, {_silent(silent)}" if silent else told


def _describe_topic(scene: Scene, topic: TopicId) -> str:
    counts = [len(scene.lookup.tagged(row, topic)) for row in scene.project.documents]
    speaking, texts = sum(1 for count in counts if count), len(counts)
    told = ngettext(
        "{topic}: {passages} in {speaking} of {count} text",
        "{topic}: {passages} in {speaking} of {count} texts",
        texts,
    ).format(
        topic=topic_name(scene, topic),
        passages=passages_count(sum(counts)),
        speaking=speaking,
        count=texts,
    )
    return f"{told}, {_silent(texts - speaking)}" if speaking < texts else told


def why(scene: Scene, row: Tagging | Link) -> str:
    """Why a passage carries a topic, or why two are linked, in a sentence or two."""
    return _why_link(scene, row) if isinstance(row, Link) else _why_tagging(scene, row)


def _why_tagging(scene: Scene, tagging: Tagging) -> str:
    return _("{what}, {score} sure, {state}: {reason}.").format(
        what=topic_name(scene, tagging.topic),
        score=percent(tagging.score),
        state=_(STATE_NAMES[tagging.state]),
        reason=tagging_reason(tagging),
    )


def _why_link(scene: Scene, link: Link) -> str:
    documents = scene.project.documents
    left, right = documents.get(document_of(link.left)), documents.get(document_of(link.right))
    if left is None or right is None:
        return ""
    reason = link_reason(link, left.text, right.text).rstrip(".")
    topics = _listed(scene, link.topics)
    what = relation(link)
    if topics:
        what = _("{relation} on {topics}").format(relation=what, topics=topics)
    return _("{what}, {score} sure, {state}: {reason}.").format(
        what=what, score=percent(link.score), state=_(STATE_NAMES[link.state]), reason=reason
    )


def passage_name(scene: Scene, passage: Passage) -> str:
    """The name of a passage for screen readers: content first, place last (INTERACTION.md 11)."""
    document = scene.project.documents.get(passage.document)
    if document is None:
        return ""
    words = excerpt(passage.span.of(document.text))
    if passage.role not in CONTENT:
        return f"{words} {role_name(passage.role).capitalize()}."
    lookup = scene.lookup
    topics = tuple(dict.fromkeys(row.topic for row in lookup.taggings_of(passage.id)))
    count = len(lookup.content_of(passage.document))
    place = _("Passage {number} of {count}.").format(number=passage.number, count=count)
    if not topics and not lookup.links_of(passage.id):
        return f"{words} {place}"
    counterparts = counterparts_count(len(lookup.links_of(passage.id)))
    about = f"{_listed(scene, topics)}, {counterparts}" if topics else counterparts
    texts = ", ".join(_strengths(scene, passage.id, topics))
    return f"{words} {about}: {texts}. {place}" if texts else f"{words} {about}. {place}"


def _strengths(scene: Scene, passage: PassageId, topics: tuple[TopicId, ...]) -> list[str]:
    lookup, own = scene.lookup, document_of(passage)
    out: list[str] = []
    for document in scene.project.ordered_documents():
        if document.id == own:
            continue
        links = lookup.counterparts(passage, document.id)
        if links:
            best = max(link.score for link in links)
            out.append(f"{document.title} {_(strength(best))}")
        elif topics and all(lookup.is_silent(document.id, topic) for topic in topics):
            out.append(f"{document.title} {_('silent')}")
        else:
            out.append(f"{document.title} {_('no counterpart')}")
    return out


def strength(score: float) -> str:
    """A word for a confidence: strong, fair or weak."""
    if score >= STRONG:
        return later("strong")
    return later("fair") if score >= FAIR else later("weak")


def edge_words(scene: Scene, count: int, passage: PassageId) -> str:
    """What a chip at the edge of a pane says of the counterparts beyond it."""
    topics = [row.topic for row in scene.lookup.taggings_of(passage)]
    lit = [topic for topic in topics if topic in scene.view.lit] or topics
    first = first_words(scene, passage)
    if not lit:
        return _("{count} more: {words}").format(count=count, words=first)
    told = _("{count} more on {topic}: {words}")
    return told.format(count=count, topic=topic_name(scene, lit[0]), words=first)


def first_words(scene: Scene, passage: PassageId) -> str:
    """How a passage begins."""
    row = scene.lookup.passages.get(passage)
    document = scene.project.documents.get(row.document) if row else None
    return excerpt(row.span.of(document.text), FIRST_WORDS) if row and document else ""


def facts(document: Document, words: int) -> str:
    """Who speaks, when, how much, in what language: the second line of a header.

    `words` is 0 where they are not counted yet.
    """
    language = language_name(document.language)
    told = ngettext("{count} word", "{count} words", words)
    count = told.format(count=number(words)) if words else ""
    speaker = document.party or document.author
    return " · ".join(row for row in (speaker, document.date, count, language) if row)


def number_of(scene: Scene, document: DocumentId) -> str:
    """The number in a text's disc: R for the reference, the others from 1."""
    if document == scene.project.reference:
        return "R"
    for place, row in enumerate(scene.project.positions(), 1):
        if row.id == document:
            return str(place)
    return ""


def topic_name(scene: Scene, topic: TopicId) -> str:
    """The name of a topic; its id where the codebook has lost it."""
    row = scene.project.topics.get(topic)
    return row.name if row else topic


def relation_name(link: Link) -> str:
    """The word for a link's relation, as a sentence begins: "Same claim"."""
    return _(RELATION_NAMES[link.relation]).capitalize()


def _listed(scene: Scene, topics: tuple[TopicId, ...] | list[TopicId]) -> str:
    return ", ".join(topic_name(scene, topic) for topic in topics)


def _text_name(scene: Scene, document: DocumentId) -> str:
    if document == scene.project.reference:
        return _("the reference")
    row = scene.project.documents.get(document)
    return f"“{row.title}”" if row else ""


def _silent_on(scene: Scene, topics: tuple[TopicId, ...] | list[TopicId]) -> str:
    return _("Silent on {topics}").format(topics=_listed(scene, topics))


def _silent(count: int) -> str:
    return ngettext("{count} silent", "{count} silent", count).format(count=number(count))


def in_texts(count: int) -> str:
    """Where something is, by a number of texts: "in 3 texts"."""
    return ngettext("in {count} text", "in {count} texts", count).format(count=number(count))


def texts_count(count: int) -> str:
    """A number of texts in words."""
    return ngettext("{count} text", "{count} texts", count).format(count=number(count))


def counterparts_count(count: int) -> str:
    """A number of counterparts in words."""
    return ngettext("{count} counterpart", "{count} counterparts", count).format(
        count=number(count)
    )


def role_name(role: Role) -> str:
    """What a kind of passage is called: "pull quote"."""
    return _(ROLE_NAMES[role])
