"""A handout for students, of the matrix, a topic or a pair of texts, and its answer sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from perspectives.model.documents import PassageId, document_of
from perspectives.model.errors import ReportError
from perspectives.model.lookup import SIGNS
from perspectives.model.states import State
from perspectives.model.topics import topic_letter
from perspectives.reporting.building import legend, standing_cell
from perspectives.reporting.material import Material
from perspectives.reporting.outline import (
    Cell,
    Heading,
    Lines,
    Outline,
    Paragraph,
    Table,
    Tone,
)
from perspectives.reporting.record import SHORT
from perspectives.reporting.wording import RELATION_NAMES, excerpt
from perspectives.texts import _, resolved, speaking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from perspectives.model.comparison import Comparison, Link
    from perspectives.model.documents import Document
    from perspectives.model.project import Project
    from perspectives.model.spans import Span
    from perspectives.model.topics import Topic
    from perspectives.reporting.outline import Part, Quotation
    from perspectives.reporting.scope import Scope

MATRIX = "matrix"
MOST_PAIRS = 6
"""Pairs to match on one page: more take longer than a lesson gives."""

MOST_PASSAGES = 8
LONGEST = 320
"""Passages of a topic, and characters of each, that two pages hold with room to write."""


class Handout(NamedTuple):
    """The sheet for students, and the sheet with the answers."""

    sheet: Outline
    answers: Outline


def answers_path(path: Path) -> Path:
    """Where the answers of the handout at `path` are written."""
    return path.with_name(f"{path.stem}-answers{path.suffix}")


def build_handout(project: Project, comparison: Comparison, scope: Scope, about: str) -> Handout:
    """A handout about `about`: "matrix", a topic (id or letter), or a text by its sign ("2").

    A text by its sign is the pair of the reference and that text. Raises ReportError for anything
    else.
    """
    material = Material(project, comparison, scope)
    language = resolved(scope.language)
    with speaking(language):
        sheets = (tuple(_parts(material, about, has_answers=row)) for row in (False, True))
        kinds = (_("Handout"), _("Answer sheet"))
        made = [
            Outline(
                project.head.question or project.head.name,
                project.head.proposition,
                language,
                material.run,
                "",
                parts,
                kind,
            )
            for parts, kind in zip(sheets, kinds, strict=True)
        ]
    return Handout(*made)


def _parts(material: Material, about: str, *, has_answers: bool) -> Iterator[Part]:
    proposition = material.project.head.proposition
    if proposition:
        told = _("“For” and “against” refer to: {proposition}")
        yield Paragraph(told.format(proposition=proposition), Tone.STRONG)
    topic = next(
        (row for row in material.topics if about in (row.id, material.letters[row.id])), None
    )
    text = next((row for row in material.documents if material.signs[row.id] == about), None)
    if about == MATRIX:
        yield from _matrix(material, has_answers=has_answers)
    elif topic is not None:
        yield from _topic(material, topic, has_answers=has_answers)
    elif text is not None and text.id != material.project.reference:
        yield from _pair(material, text, has_answers=has_answers)
    else:
        raise ReportError(
            f"There is no topic or text “{about}” for a handout.",
            "Name “matrix”, a topic's letter, or a text's number.",
        )
    yield Paragraph(f"{_('run')} {material.run[:SHORT]}", Tone.QUIET)


def _texts(material: Material) -> Table:
    rows = tuple(
        (Cell(material.signs[row.id], Tone.STRONG), Cell(row.title), Cell(row.party or row.author))
        for row in material.documents
    )
    return Table("Texts", "", (_("Sign"), _("Text"), _("Who speaks")), rows)


def _matrix(material: Material, *, has_answers: bool) -> Iterator[Part]:
    yield Heading(1, _("Where do the texts stand?"), "task")
    yield Paragraph(
        _(
            "Read the texts. Write into each cell whether the text is for (▲), against (▼) or "
            "mixed (◆) on the topic, or “silent” where it says nothing on it."
        )
    )
    yield _texts(material)
    columns = (_("Topic"), *(material.signs[row.id] for row in material.documents))
    rows = tuple(
        (
            material.topic_cell(row.topic),
            *(
                standing_cell(cell.attitude, len(cell.passages)) if has_answers else Cell("")
                for cell in row.cells
            ),
        )
        for row in material.rows
    )
    yield Table("Standing", "", columns, rows, is_even=True)
    if has_answers:
        yield Paragraph(legend(), Tone.QUIET)


def _topic(material: Material, topic: Topic, *, has_answers: bool) -> Iterator[Part]:
    cell = material.topic_cell(topic.id)
    yield Heading(1, topic.name, "task", chip=cell.chip, stroke=cell.stroke)
    if topic.definition:
        yield Paragraph(topic.definition, Tone.QUIET)
    yield Paragraph(
        _(
            "Each quotation is about this topic. Underline the words that show where its author "
            "stands, and say in one sentence what is claimed."
        )
    )
    shown = 0
    for document in material.documents:
        for identity in material.lookup.tagged(document.id, topic.id)[:1]:
            if shown == MOST_PASSAGES:
                return
            shown += 1
            row = material.quote(material.lookup.passages[identity], topic.id)
            yield _bare(row, has_answers=has_answers)
            if not has_answers:
                yield Lines(2)
    silent = [
        material.signs[row.id]
        for row in material.documents
        if material.lookup.is_silent(row.id, topic.id)
    ]
    if silent and has_answers:
        yield Paragraph(_("∅ Silent: {signs}.").format(signs=", ".join(silent)))
    if not has_answers:
        yield Heading(2, _("Which texts are silent on this topic, and why might they be?"), "why")
        yield Lines(3)


def _pair(material: Material, text: Document, *, has_answers: bool) -> Iterator[Part]:
    links = _best_links(material, text)
    yield Heading(1, _("Who answers whom?"), "task")
    yield _texts_of_pair(material, text)
    yield Paragraph(
        _(
            "Each numbered passage of the first text has one counterpart among the lettered "
            "passages of the second. Write its letter beside it, and say whether it agrees, "
            "contradicts or only touches the same subject."
        )
    )
    order = sorted(links, key=lambda link: _span(material, _there(link, text)))
    letters = {_there(link, text): topic_letter(at).lower() for at, link in enumerate(order)}
    left = tuple(
        (
            Cell(str(at), Tone.STRONG),
            Cell(_words(material, _here(link, text))),
            Cell(_answer(letters, link, text) if has_answers else ""),
        )
        for at, link in enumerate(links, 1)
    )
    right = tuple(
        (Cell(letters[_there(link, text)], Tone.STRONG), Cell(_words(material, _there(link, text))))
        for link in order
    )
    yield Table("First", "", ("", _("The reference"), _("Answer")), left)
    yield Table("Second", "", ("", _("The other text")), right)
    if not has_answers:
        yield Lines(4)


def _texts_of_pair(material: Material, text: Document) -> Table:
    whole = _texts(material)
    signs = {"R", material.signs[text.id]}
    rows = tuple(row for row in whole.rows if row[0].text in signs)
    return Table(whole.name, "", whole.columns, rows)


def _best_links(material: Material, text: Document) -> list[Link]:
    """The strongest links of the pair, none of whose passages stands in two, in reading order."""
    out: list[Link] = []
    used: set[str] = set()
    for link in material.lookup.comparison.links:
        pair = {document_of(link.left), document_of(link.right)}
        ends = {link.left, link.right}
        if pair != {text.id, material.project.reference} or link.state is State.REJECTED:
            continue
        if not ends & used and len(out) < MOST_PAIRS:
            used |= ends
            out.append(link)
    return sorted(out, key=lambda link: _span(material, _here(link, text)))


def _there(link: Link, text: Document) -> str:
    return link.left if document_of(link.left) == text.id else link.right


def _here(link: Link, text: Document) -> str:
    return link.other(_there(link, text))


def _span(material: Material, passage: str) -> Span:
    return material.lookup.passages[PassageId(passage)].span


def _words(material: Material, passage: str) -> str:
    row = material.lookup.passages[PassageId(passage)]
    return excerpt(row.span.of(material.project.documents[row.document].text), LONGEST)


def _answer(letters: dict[str, str], link: Link, text: Document) -> str:
    return (
        f"{letters[_there(link, text)]}: {SIGNS[link.relation]} {_(RELATION_NAMES[link.relation])}"
    )


def _bare(row: Quotation, *, has_answers: bool) -> Quotation:
    """A quotation as students see it: no stance, and no link into the program."""
    return row if has_answers else replace(row, stance="", link="", passage="")
