"""A comparison to the outline of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.states import State
from perspectives.reporting import annexes, chapters, charting, evidence
from perspectives.reporting.changes import changes
from perspectives.reporting.findings import findings
from perspectives.reporting.material import Material
from perspectives.reporting.outline import Cell, Heading, Listing, Outline, Paragraph, Table, Tone
from perspectives.reporting.quoting import text_citation
from perspectives.reporting.scope import Scope
from perspectives.reporting.wording import SHAPES
from perspectives.texts import _, ngettext, number, resolved, speaking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project
    from perspectives.model.states import Attitude
    from perspectives.reporting.outline import Part


def build_outline(
    project: Project,
    comparison: Comparison,
    scope: Scope | None = None,
    *,
    made: str = "",
    previous: Mapping[str, Any] | None = None,
) -> Outline:
    """The report of a comparison.

    `made` is when, for the front page; it is not in the run id. `previous` is the JSON of an
    earlier run (schema perspectives-comparison/1): what changed since then becomes annex D.
    """
    material = Material(project, comparison, scope or Scope())
    language = resolved(material.scope.language)
    with speaking(language):
        parts = tuple(_numbered(_parts(material, previous)))
        head = project.head
        return Outline(
            head.question or head.name or _("Comparison"),
            head.proposition,
            language,
            material.run,
            made,
            parts,
            _("Positions compared"),
            _counts(material),
            tuple(material.hashes.items()),
        )


def _parts(material: Material, previous: Mapping[str, Any] | None) -> Iterator[Part]:
    yield from front(material)
    if material.scope.only_pinned:
        yield from evidence.basket(material)
    else:
        yield from standing(material)
        yield from outstanding(material)
        yield from silences(material)
        yield from chapters.topic_chapters(material)
        yield from evidence.overlaps(material)
        yield from evidence.coverage(material)
        yield from charting.charts(material)
        yield from evidence.basket(material)
    yield from annexes.method(material)
    yield from annexes.record(material)
    yield from annexes.texts(material)
    yield from annexes.codebook(material)
    yield from annexes.near_misses(material)
    if previous is not None:
        yield from changes(material, previous)


def _numbered(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with chapters numbered from 1; topic chapters are one chapter, "4.A" and on."""
    chapter = 0
    in_topics = False
    for part in parts:
        if not isinstance(part, Heading) or part.level != 1 or part.number == "-":
            if isinstance(part, Heading) and part.number == "-":
                part = Heading(part.level, part.text, part.anchor)
            yield part
            continue
        chapter += not (part.chip and in_topics)
        in_topics = bool(part.chip)
        label = f"{chapter}.{part.chip}" if part.chip else str(chapter)
        yield Heading(1, part.text, part.anchor, label, part.chip, part.stroke)


def _counts(material: Material) -> str:
    """One line of numbers: texts, topics, tagged passages, confirmed links."""
    tagged = {
        row.passage
        for document in material.documents
        for passage in material.lookup.content_of(document.id)
        for row in material.lookup.taggings_of(passage.id)
    }
    confirmed = sum(
        link.state in (State.CONFIRMED, State.MANUAL)
        for link in material.comparison.links
        if material.shows(link.left) and material.shows(link.right)
    )
    texts, topics = len(material.documents), len(material.topics)
    told = (
        ngettext("{count} text", "{count} texts", texts).format(count=number(texts)),
        ngettext("{count} topic", "{count} topics", topics).format(count=number(topics)),
        ngettext("{count} tagged passage", "{count} tagged passages", len(tagged)).format(
            count=number(len(tagged))
        ),
        ngettext("{count} confirmed link", "{count} confirmed links", confirmed).format(
            count=number(confirmed)
        ),
    )
    return " · ".join(told)


def front(material: Material) -> Iterator[Part]:
    """The title page: what is asked, what "for" means, which texts, by whom."""
    head = material.project.head
    if head.proposition:
        told = _("“For” and “against” refer to: {proposition}")
        yield Paragraph(told.format(proposition=head.proposition), Tone.STRONG)
    yield from material.noted("head head")
    yield Heading(1, _("The texts"), "texts", "-")
    columns = (_("Sign"), _("Text"), _("Who speaks"), _("Language"), _("Words"), "SHA-256")
    rows = tuple(
        (
            Cell(material.signs[row.id], Tone.STRONG),
            Cell(text_citation(row), target=f"text-{row.id}" if material.has_texts else ""),
            Cell(row.party),
            Cell(row.language),
            annexes.count(annexes.content_words(material, row)),
            Cell(row.source.sha256[:12], Tone.QUIET),
        )
        for row in material.documents
    )
    yield Table("Texts", _("The texts compared; R is the reference."), columns, rows)


def standing(material: Material) -> Iterator[Part]:
    """Topics by texts: stance, count of passages, "silent" written out."""
    if not material.rows:
        return
    yield Heading(1, _("Where the texts stand"), "standing")
    columns = (_("Topic"), *(material.signs[row.id] for row in material.documents))
    rows = tuple(
        (
            material.topic_cell(row.topic),
            *(standing_cell(cell.attitude, len(cell.passages)) for cell in row.cells),
        )
        for row in material.rows
    )
    caption = _("Topics by texts: the stance, and the number of passages.")
    yield Table("Standing", caption, columns, rows, is_even=True)
    yield Paragraph(legend(), Tone.QUIET)
    for row in material.rows:
        for cell in row.cells:
            note = material.note(f"cell {row.topic} {cell.document}")
            if note:
                name = material.topic_cell(row.topic).plain
                yield Paragraph(f"{name}, {material.signs[cell.document]}: {note}", Tone.NOTE)


def legend() -> str:
    """What the shapes and numbers of a matrix say."""
    return _(
        "▲ for   ▼ against   ◆ mixed   ○ neutral, as set by a person; the number counts passages."
    )


def standing_cell(attitude: Attitude | None, passages: int) -> Cell:
    """A cell of the matrix: shape and number, or "silent"."""
    if not passages:
        return Cell(_("silent"), Tone.SILENT)
    shape = f"{SHAPES[attitude]} " if attitude else ""
    return Cell(f"{shape}{number(passages)}", number=float(passages))


def outstanding(material: Material) -> Iterator[Part]:
    """What stands out, by fixed rules from counts."""
    found = findings(material)
    if found:
        yield Heading(1, _("What stands out"), "findings")
        yield Listing(tuple(Cell(row.sentence, target=row.target) for row in found))
        yield Paragraph(_("These sentences are made from counts by fixed rules."), Tone.QUIET)


def silences(material: Material) -> Iterator[Part]:
    """Who is silent on what, for each text."""
    if not material.rows:
        return
    yield Heading(1, _("Who is silent on what"), "silences")
    names = {row.id: row.name for row in material.topics}
    rows: list[tuple[Cell, ...]] = []
    for place, document in enumerate(material.documents):
        silent = [names[row.topic] for row in material.rows if row.cells[place].is_silent]
        rows.append(
            (
                Cell(material.signs[document.id], Tone.STRONG),
                Cell(document.title),
                Cell(", ".join(silent)) if silent else Cell(_("speaks on every topic"), Tone.QUIET),
            )
        )
    columns = (_("Sign"), _("Text"), _("Silent on"))
    yield Table("Silences", _("Topics a text says nothing on."), columns, tuple(rows))
    yield Paragraph(
        _(
            "Silent: no passage of the text is tagged with the topic, by rule or by hand; the "
            "nearest misses are in annex C. No counterpart: the text speaks on the topic, but "
            "nothing in it answers this passage."
        ),
        Tone.QUIET,
    )
