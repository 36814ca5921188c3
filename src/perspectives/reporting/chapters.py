"""The chapters on topics: definition, shares, positions, and what answers what, verbatim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.lookup import SIGNS
from perspectives.model.palette import STROKES
from perspectives.model.states import State
from perspectives.reporting.outline import Bar, Bars, Group, Heading, Pair, Pairs, Paragraph, Tone
from perspectives.reporting.wording import (
    RELATION_NAMES,
    excerpt,
    link_reason,
    passages_count,
    percent,
    stance,
)
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.analysis.summarising import Cell as MatrixCell
    from perspectives.analysis.summarising import Row
    from perspectives.model.comparison import Link
    from perspectives.model.documents import Document, Passage
    from perspectives.model.topics import Topic
    from perspectives.reporting.material import Material
    from perspectives.reporting.outline import Part

MOST_BARS = 40
"""Texts whose shares are drawn: a page of bars; all numbers stand in the table of shares."""

LONGEST_TITLE = 40
"""Characters of a title beside a bar: more would leave no room for the bar."""


def topic_chapters(material: Material) -> Iterator[Part]:
    """A chapter for each topic."""
    for row, topic in zip(material.rows, material.topics, strict=True):
        chip, stroke = material.letters[topic.id], STROKES[topic.colour % len(STROKES)]
        yield Heading(1, topic.name, f"topic-{topic.id}", chip=chip, stroke=stroke)
        if topic.definition:
            yield Paragraph(topic.definition, Tone.QUIET)
        yield from material.noted(f"topic {topic.id}")
        yield from _shares(material, row, topic, stroke)
        yield from _answers(material, topic)
        yield from _unanswering(material, topic)


def _shares(material: Material, row: Row, topic: Topic, stroke: str) -> Iterator[Part]:
    """The share of each text, on one scale in all chapters; zero is drawn."""
    yield Heading(2, _("Share of each text"), f"shares-{topic.id}")
    largest = max((cell.share for line in material.rows for cell in line.cells), default=0) or 1
    cells = row.cells
    if len(cells) > MOST_BARS:
        cells = tuple(sorted(cells, key=lambda cell: -cell.share)[:MOST_BARS])
        told = _(
            "{speaking} texts speak, {silent} are silent; the {count} that say most are shown."
        )
        counts = {"speaking": row.speaking, "silent": len(row.cells) - row.speaking}
        yield Paragraph(told.format(count=len(cells), **counts), Tone.QUIET)
    bars = tuple(
        Bar(_label(material, cell), cell.share / largest, _bar_words(cell)) for cell in cells
    )
    caption = _("Share of each text's words on “{topic}”, and its stance.")
    yield Bars(caption.format(topic=topic.name), bars, stroke)


def _label(material: Material, cell: MatrixCell) -> str:
    document = material.project.documents[cell.document]
    name = excerpt(document.party or document.title, LONGEST_TITLE)
    return f"{material.signs[cell.document]}  {name}"


def _bar_words(cell: MatrixCell) -> str:
    if cell.is_silent:
        return _("silent")
    parts = (percent(cell.share), passages_count(len(cell.passages)))
    told = stance(cell.attitude) if cell.attitude else ""
    return ", ".join(part for part in (*parts, told) if part)


def _answers(material: Material, topic: Topic) -> Iterator[Part]:
    """The reference passages on a topic, each with its counterparts."""
    reference = material.reference
    if reference is None:
        return
    passages = [
        material.lookup.passages[row] for row in material.lookup.tagged(reference.id, topic.id)
    ]
    yield Heading(2, _("Reference and counterparts"), f"pairs-{topic.id}")
    if not passages:
        yield Paragraph(_("The reference is silent on this topic."), Tone.SILENT)
        return
    caption = _("What each text answers where the reference speaks on “{topic}”.")
    groups = tuple(_group(material, passage, topic) for passage in passages)
    yield Pairs(groups, caption.format(topic=topic.name))


def _group(material: Material, passage: Passage, topic: Topic) -> Group:
    pairs: list[Pair] = []
    without: list[str] = []
    silent: list[str] = []
    for document in material.documents[1:]:
        links = on_topic(material, passage, document, topic)
        if links:
            chosen = links[: material.scope.counterparts]
            pairs += [_pair(material, link, passage, topic) for link in chosen]
        elif material.lookup.is_silent(document.id, topic.id):
            silent.append(material.signs[document.id])
        else:
            without.append(material.signs[document.id])
    note = material.note(f"passage {passage.id}")
    left = material.quote(passage, topic.id)
    return Group(left, tuple(pairs), tuple(without), tuple(silent), note)


def on_topic(material: Material, passage: Passage, document: Document, topic: Topic) -> list[Link]:
    """The links of a passage into a text that are about a topic, best first.

    A link by hand says nothing of topics: it counts where the other passage speaks on the topic.
    """
    return [
        link
        for link in material.lookup.counterparts(passage.id, document.id)
        if topic.id in link.topics
        or any(row.topic == topic.id for row in material.lookup.taggings_of(link.other(passage.id)))
    ]


def _pair(material: Material, link: Link, passage: Passage, topic: Topic) -> Pair:
    other = material.lookup.passages[link.other(passage.id)]
    left, right = (material.lookup.passages[end].document for end in (link.left, link.right))
    documents = material.project.documents
    why = link_reason(link, documents[left].text, documents[right].text)
    return Pair(
        material.quote(other, topic.id),
        SIGNS[link.relation],
        _(RELATION_NAMES[link.relation]),
        link.score,
        link.state in (State.CONFIRMED, State.MANUAL),
        why,
        material.note(f"link {link.left} {link.right}"),
    )


def _unanswering(material: Material, topic: Topic) -> Iterator[Part]:
    """What the other texts say on a topic that answers nothing in the reference."""
    reference = material.reference
    rows = [
        passage
        for document in material.documents[1:]
        for passage in material.lookup.tagged(document.id, topic.id)
        if reference is None or not material.lookup.counterparts(passage, reference.id)
    ]
    if not rows:
        return
    yield Heading(2, _("Said without a counterpart in the reference"), f"alone-{topic.id}")
    for row in rows:
        yield material.quote(material.lookup.passages[row], topic.id)
