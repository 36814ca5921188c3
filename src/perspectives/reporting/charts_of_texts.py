"""Charts of the texts: who answers the reference, and which texts resemble which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.resembling import alike_by_stance, alike_by_topics, alike_by_wording
from perspectives.analysis.summarising import answering
from perspectives.reporting.canvas import LABEL, LINE, MARGIN, Chart, grid
from perspectives.reporting.outline import Cell, Table
from perspectives.reporting.svg import shortened
from perspectives.texts import _, number

if TYPE_CHECKING:
    from perspectives.analysis.summarising import Answering
    from perspectives.reporting.canvas import Canvas
    from perspectives.reporting.svg import Drawing

ASKED, OWN = 310, 110
"""Pixels of the bar of the reference's passages, and of that of a text's own."""

LEAST_PART = 26
"""Pixels of a part of a bar from which its number finds room in it."""

MOST_NEAR = 5
"""Texts shown beside each where there are many: more are not compared at a glance."""


def answering_chart(canvas: Canvas) -> Chart:
    """For each text: what of the reference it answers, contradicts, ignores, and what it adds.

    The first bar is the reference's passages on any topic; the second the text's own passages, of
    which the filled part has no counterpart in the reference at all.
    """
    title = _("Who answers the reference")
    shown = {row.id for row in canvas.documents}
    rows = [row for row in answering(canvas.project, canvas.lookup) if row.document in shown]
    first, second = MARGIN + LABEL, MARGIN + LABEL + ASKED + 226
    drawing = canvas.drawing(second + OWN + 140, len(rows) + 1.5, title)
    muted = canvas.colours.muted
    heads = (
        (first, _("of the reference’s passages on a topic")),
        (second, _("its own passages the reference never mentions")),
    )
    for x, words in heads:
        drawing.text(x, MARGIN + LINE + 12, words, size=11, colour=muted)
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(rows):
        y = MARGIN + LINE * (line + 2) - 4
        name = canvas.name(canvas.project.documents[row.document])
        own = len(canvas.lookup.content_of(row.document))
        drawing.text(MARGIN, y + 15, shortened(name, 28))
        _answered(canvas, drawing, first, y, row)
        _bar(canvas, drawing, (second, y, OWN), len(row.unmentioned), own)
        told = _("{count} of {total}").format(count=len(row.unmentioned), total=own)
        drawing.text(second + OWN + 8, y + 15, told, size=11)
        counts = (row.answered, row.contradicted, row.ignored, row.unmentioned)
        numbers = (*(len(part) for part in counts), own)
        table.append((Cell(name), *(Cell(str(n), number=float(n)) for n in numbers)))
    columns = (
        _("Text"),
        _("Answers"),
        _("of these contrary"),
        _("Ignores"),
        _("Says what the reference lacks"),
        _("of its passages"),
    )
    return Chart("answers", title, drawing, Table("Answers", title, columns, tuple(table)))


def _answered(canvas: Canvas, drawing: Drawing, x: float, y: float, row: Answering) -> None:
    """One bar: contrary, otherwise answered, ignored; each part with its number where it fits."""
    colours, total = canvas.colours, max(1, len(row.answered) + len(row.ignored))
    contrary = len(row.contradicted)
    parts = (
        (contrary, colours.strokes[7], colours.on_stroke, f"≠ {contrary}"),
        (len(row.answered) - contrary, colours.strokes[0], colours.on_stroke, ""),
        (len(row.ignored), colours.page, colours.muted, ""),
    )
    at = x
    for count, fill, ink, words in parts:
        wide = ASKED * count / total
        drawing.rect(at, y, wide, 20, fill, outline=colours.muted)
        if wide >= LEAST_PART:
            place, said = at + wide / 2, words or str(count)
            drawing.text(place, y + 14, said, size=11, colour=ink, anchor="middle")
        at += wide
    told = _("{answered} answered ({contrary} contrary), {ignored} ignored")
    words = told.format(answered=len(row.answered), contrary=contrary, ignored=len(row.ignored))
    drawing.text(x + ASKED + 8, y + 15, words, size=11)


def _bar(
    canvas: Canvas, drawing: Drawing, box: tuple[float, float, float], part: int, whole: int
) -> None:
    x, y, wide = box
    drawing.rect(x, y, wide, 20, canvas.colours.page, outline=canvas.colours.muted)
    drawing.rect(x, y, wide * part / max(1, whole), 20, canvas.colours.muted)


def topics_chart(canvas: Canvas) -> Chart:
    """Which texts speak of the same topics."""
    title = _("Texts that speak of the same topics (1 = in the same proportions)")
    values = alike_by_topics(canvas.rows, len(canvas.documents))
    return _resemblance(canvas, "resemblance-topics", title, values, 2)


def wording_chart(canvas: Canvas) -> Chart:
    """Which texts share wording."""
    title = _("Texts that share wording (words in shared runs)")
    values = alike_by_wording(canvas.comparison.links, [row.id for row in canvas.documents])
    return _resemblance(canvas, "resemblance-wording", title, values, 0)


def stance_chart(canvas: Canvas) -> Chart:
    """Which texts stand alike, as a person decided."""
    title = _("Texts that stand alike (share of topics decided for both; – = none)")
    values = alike_by_stance(canvas.rows, len(canvas.documents))
    return _resemblance(canvas, "resemblance-stance", title, values, 2)


def _resemblance(
    canvas: Canvas, name: str, title: str, values: list[list[float | None]], decimals: int
) -> Chart:
    """Texts by texts; where there are many, each text with those nearest to it."""
    if canvas.has_many:
        return _nearest(canvas, name, title, values, decimals)
    labels = [canvas.name(row) for row in canvas.documents]
    heads = [canvas.signs[row.id] for row in canvas.documents]
    return grid(canvas, name, title, labels, heads, values, decimals)


def _nearest(
    canvas: Canvas, name: str, title: str, values: list[list[float | None]], decimals: int
) -> Chart:
    """A line for each text with the MOST_NEAR texts most like it, nearest first."""
    wide = 150
    lines = len(canvas.documents)
    drawing = canvas.drawing(MARGIN * 2 + LABEL + wide * MOST_NEAR, lines + 1, title)
    about = _("the {count} most alike, nearest first").format(count=MOST_NEAR)
    drawing.text(MARGIN + LABEL, MARGIN + LINE + 12, about, size=11, colour=canvas.colours.muted)
    largest = max((value or 0 for row in values for value in row), default=0) or 1
    signs = [canvas.signs[row.id] for row in canvas.documents]
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(values):
        y = MARGIN + LINE * (line + 2) - 4
        label = canvas.name(canvas.documents[line])
        drawing.text(MARGIN, y + 15, shortened(label, 28))
        near = sorted(((-value, at) for at, value in enumerate(row) if value))[:MOST_NEAR]
        cells: list[Cell] = []
        for place, (value, at) in enumerate(near):
            x, words = MARGIN + LABEL + place * wide, number(-value, decimals)
            drawing.rect(x, y + 3, 56 * -value / largest, 14, canvas.colours.strokes[0], radius=2)
            drawing.text(x + 62, y + 15, signs[at], size=12, is_bold=True)
            drawing.text(x + 98, y + 15, words, size=11, colour=canvas.colours.muted)
            cells.append(Cell(f"{signs[at]}: {words}"))
        cells += [Cell("–")] * (MOST_NEAR - len(cells))
        table.append((Cell(label), *cells))
    heads = tuple(str(place) for place in range(1, MOST_NEAR + 1))
    return Chart(name, title, drawing, Table(name, title, (_("Text"), *heads), tuple(table)))
