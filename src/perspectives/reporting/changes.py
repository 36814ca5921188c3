"""Annex D: what changed since an earlier run, told from the JSON that run left."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from perspectives.model.documents import PassageId, document_of
from perspectives.model.errors import ReportError
from perspectives.model.states import State
from perspectives.reporting.comparison_json import SCHEMA
from perspectives.reporting.outline import Cell, Heading, Paragraph, Table, Tone
from perspectives.reporting.record import SHORT
from perspectives.reporting.wording import STATE_NAMES, excerpt, place
from perspectives.texts import _, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from perspectives.reporting.material import Material
    from perspectives.reporting.outline import Part

LARGEST = 1 << 30
"""Bytes of an earlier report that are read: 200 texts take about a tenth of it."""


class Sides(NamedTuple):
    """What the earlier run and this one say of one thing: key to state, by name of the thing."""

    before: Mapping[Any, str]
    after: Mapping[Any, str]

    @property
    def new(self) -> list[Any]:
        """Keys that were not there, in the order of this run."""
        return [key for key in self.after if key not in self.before]

    @property
    def gone(self) -> list[Any]:
        """Keys that are no longer there, in the order of the earlier run."""
        return [key for key in self.before if key not in self.after]

    @property
    def changed(self) -> list[Any]:
        """Keys of both whose state differs."""
        return [key for key, state in self.after.items() if self.before.get(key, state) != state]


def read_previous(path: Path) -> dict[str, Any]:
    """The JSON of an earlier comparison; raises ReportError where the file is none."""
    try:
        if path.stat().st_size > LARGEST:
            raise ReportError(f"“{path.name}” is too large for a report.", "Name a JSON report.")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise ReportError(
            f"“{path.name}” is no earlier report: it cannot be read as JSON.",
            "Name a file written by this program with the suffix .json.",
        ) from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:  # pyright: ignore
        raise ReportError(
            f"“{path.name}” is no earlier report.",
            "Name a file written by this program with the suffix .json.",
        )
    return data  # pyright: ignore[reportUnknownVariableType]


def changes(material: Material, previous: Mapping[str, Any]) -> Iterator[Part]:
    """What is new, gone or changed in texts, topics, taggings, links and silences."""
    yield Heading(1, _("Annex D: changes since the last report"), "changes", "-")
    before = str(previous.get("run", ""))
    told = _("Compared with run {before}; this is run {after}.")
    yield Paragraph(told.format(before=before[:SHORT], after=material.run[:SHORT]), Tone.QUIET)
    if before == material.run:
        yield Paragraph(_("Nothing has changed: it is the same run."))
        return
    sides = _sides(material, previous)
    rows = tuple(
        (
            Cell(name, Tone.STRONG),
            *(_count(len(row)) for row in (found.new, found.gone, found.changed)),
        )
        for name, found in sides.items()
    )
    columns = (_("What"), _("New"), _("Gone"), _("Changed"))
    yield Table("Changes", _("How much changed since the last report."), columns, rows)
    details = [*_text_rows(material, previous, sides), *_decided_rows(material, sides)]
    if details:
        columns = (_("What"), _("Where"), _("Before"), _("Now"))
        caption = _("Texts, silences and decisions that changed.")
        yield Table("Changed", caption, columns, tuple(details))


def _sides(material: Material, previous: Mapping[str, Any]) -> dict[str, Sides]:
    project, comparison = material.project, material.comparison
    taggings = {
        (passage["id"], row["topic"]): str(row["state"])
        for passage in previous.get("passages", ())
        for row in passage.get("taggings", ())
    }
    links = {
        (row["left"], row["right"]): f"{row['state']} {row['relation']}"
        for row in previous.get("links", ())
    }
    silences = {(row["document"], row["topic"]): "" for row in previous.get("silences", ())}
    documents = {row["id"]: str(row["title"]) for row in previous.get("documents", ())}
    topics = {row["id"]: f"{row['name']} {row['definition']}" for row in previous.get("topics", ())}
    return {
        _("Texts"): Sides(documents, {row.id: row.title for row in project.ordered_documents()}),
        _("Topics"): Sides(
            topics, {row.id: f"{row.name} {row.definition}" for row in project.ordered_topics()}
        ),
        _("Topics on passages"): Sides(
            taggings,
            {
                (row.passage, row.topic): row.state.value
                for row in comparison.taggings
                if row.state is not State.REJECTED
            },
        ),
        _("Links"): Sides(
            links,
            {
                (row.left, row.right): f"{row.state.value} {row.relation.value}"
                for row in comparison.links
            },
        ),
        _("Silences"): Sides(silences, dict.fromkeys(comparison.silences(), "")),
    }


def _text_rows(
    material: Material, previous: Mapping[str, Any], sides: Mapping[str, Sides]
) -> Iterator[tuple[Cell, ...]]:
    old = {row["id"]: str(row["title"]) for row in previous.get("documents", ())}
    texts, silences = sides[_("Texts")], sides[_("Silences")]
    for key in texts.new:
        yield _row(_("Text"), material.project.documents[key].title, "", _("new"))
    for key in texts.gone:
        yield _row(_("Text"), old[key], "", _("gone"))
    names = material.project.topics
    for document, topic in silences.gone:
        row = material.project.documents.get(document)
        if row is not None and topic in names:
            yield _row(names[topic].name, row.title, _("silent"), _("speaks"))
    for document, topic in silences.new:
        if document in old:
            title = material.project.documents[document].title
            yield _row(names[topic].name, title, _("speaks"), _("silent"))


def _decided_rows(material: Material, sides: Mapping[str, Sides]) -> Iterator[tuple[Cell, ...]]:
    taggings, links = sides[_("Topics on passages")], sides[_("Links")]
    for key in taggings.changed:
        passage, topic = key
        name = material.project.topics[topic].name
        states = (_state(side[key]) for side in (taggings.before, taggings.after))
        yield _row(name, _where(material, passage), *states)
    for key in links.changed:
        where = " – ".join(_where(material, end) for end in key)
        states = (_state(side[key]) for side in (links.before, links.after))
        yield _row(_("Link"), where, *states)


def _where(material: Material, passage: str) -> str:
    row = material.lookup.passages[PassageId(passage)]
    return f"{material.signs[document_of(row.id)]} {place(row)}"


def _state(words: str) -> str:
    """The reader's words for a state such as “confirmed same_claim”."""
    from perspectives.model.states import Relation
    from perspectives.reporting.wording import RELATION_NAMES

    state, _space, relation = words.partition(" ")
    told = _(STATE_NAMES[State(state)])
    return f"{told}, {_(RELATION_NAMES[Relation(relation)])}" if relation else told


def _row(*cells: str) -> tuple[Cell, ...]:
    return tuple(Cell(excerpt(cell)) for cell in cells)


def _count(value: int) -> Cell:
    return Cell(number(value), number=float(value))
