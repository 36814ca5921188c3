"""Charts of the topics: how much each text says, in which order, when, and which topics meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.analysis.summarising import portrait, together
from perspectives.reporting.canvas import LABEL, LINE, MARGIN, Chart, grid, share_cell
from perspectives.reporting.outline import Cell, Table
from perspectives.reporting.svg import shortened
from perspectives.reporting.wording import SHAPES, percent
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.reporting.canvas import Canvas

STRIP = 900
"""Pixels of a line of thin bars, where each text has one."""

EVERY = 10
"""Texts from one number to the next over thin bars."""


def coverage_chart(canvas: Canvas) -> Chart:
    """Share of each text's words on each topic; silence is written."""
    title = _("How much each text says on each topic")
    if canvas.has_many:
        return _coverage_of_many(canvas, title)
    wide = 92
    width = MARGIN * 2 + LABEL + wide * len(canvas.documents)
    drawing = canvas.drawing(width, len(canvas.rows) + 1, title)
    largest = max((cell.share for row in canvas.rows for cell in row.cells), default=0) or 1
    for column, document in enumerate(canvas.documents):
        x = MARGIN + LABEL + column * wide + 2
        drawing.text(x, MARGIN + LINE + 16, shortened(canvas.name(document), 13), size=11)
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(canvas.rows):
        y = MARGIN + LINE * (line + 2)
        drawing.line(MARGIN, y, width - MARGIN, y)
        canvas.topic_label(drawing, row.topic, y)
        for column, cell in enumerate(row.cells):
            x = MARGIN + LABEL + column * wide + 2
            if cell.is_silent:
                drawing.text(x, y + 20, _("silent"), colour=canvas.colours.muted, size=11)
                continue
            bar = (wide - 40) * cell.share / largest
            drawing.rect(x, y + 8, max(bar, 1), 14, canvas.stroke(cell.topic), radius=2)
            drawing.text(x + bar + 4, y + 20, percent(cell.share), size=11)
        cells = (Cell(_("silent")) if c.is_silent else share_cell(c.share) for c in row.cells)
        table.append((Cell(canvas.topic_name(row.topic)), *cells))
    columns = (_("Topic"), *(canvas.name(row) for row in canvas.documents))
    made = Table("Shares", title, columns, tuple(table))
    return Chart("coverage", title, drawing, made)


def _coverage_of_many(canvas: Canvas, title: str) -> Chart:
    """A thin bar for each text on a line for each topic; the numbers are in the table."""
    wide = max(2.0, min(10.0, STRIP / len(canvas.documents)))
    length = wide * len(canvas.documents)
    drawing = canvas.drawing(MARGIN * 2 + LABEL + length + 150, len(canvas.rows) + 1, title)
    largest = max((cell.share for row in canvas.rows for cell in row.cells), default=0) or 1
    x = MARGIN + LABEL
    for place in range(0, len(canvas.documents), EVERY):
        sign = canvas.signs[canvas.documents[place].id]
        at = x + wide * place
        drawing.text(at, MARGIN + LINE + 16, sign, size=11, colour=canvas.colours.muted)
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(canvas.rows):
        y = MARGIN + LINE * (line + 2)
        drawing.line(MARGIN, y + LINE - 3, x + length, y + LINE - 3)
        canvas.topic_label(drawing, row.topic, y)
        bars = tuple(
            (x + wide * at + 0.25, wide - 0.5, max(1.0, (LINE - 7) * cell.share / largest))
            for at, cell in enumerate(row.cells)
            if not cell.is_silent
        )
        drawing.bars(y + LINE - 3, bars, canvas.stroke(row.topic))
        told = _("{speaking} speak, {silent} silent").format(
            speaking=row.speaking, silent=len(row.cells) - row.speaking
        )
        drawing.text(x + length + 10, y + 20, told, size=11)
        cells = (Cell(_("silent")) if c.is_silent else share_cell(c.share) for c in row.cells)
        table.append((Cell(canvas.topic_name(row.topic)), *cells))
    columns = (_("Topic"), *(canvas.name(row) for row in canvas.documents))
    return Chart("coverage", title, drawing, Table("Shares", title, columns, tuple(table)))


def portrait_chart(canvas: Canvas) -> Chart:
    """Each text as a strip of its topics in reading order, all strips of one length."""
    title = _("Portraits: what each text speaks of, from its first word to its last")
    length = 760
    drawing = canvas.drawing(MARGIN * 2 + LABEL + length, len(canvas.documents) + 1, title)
    table: list[tuple[Cell, ...]] = []
    for line, document in enumerate(canvas.documents):
        y = MARGIN + LINE * (line + 1) + 4
        x = MARGIN + LABEL
        drawing.text(MARGIN, y + 15, shortened(canvas.name(document), 28))
        drawing.rect(x, y, length, LINE - 9, canvas.colours.page, outline=canvas.colours.line)
        total = max(1, len(document.text))
        letters: list[str] = []
        for span, topic in portrait(canvas.lookup, document.id):
            left, wide = length * span.start / total, length * span.length / total
            drawing.rect(x + left, y, wide, LINE - 9, canvas.stroke(topic))
            if wide >= 12:
                drawing.text(
                    x + left + wide / 2,
                    y + 15,
                    canvas.letters[topic],
                    colour=canvas.colours.on_stroke,
                    size=11,
                    anchor="middle",
                    is_bold=True,
                )
            if not letters or letters[-1] != canvas.letters[topic]:
                letters.append(canvas.letters[topic])
        table.append((Cell(canvas.name(document)), Cell(" ".join(letters) or _("no topic"))))
    canvas.legend(drawing, MARGIN + LINE * (len(canvas.documents) + 1) + 8)
    columns = (_("Text"), _("Topics in reading order"))
    made = Table("Portraits", title, columns, tuple(table))
    return Chart("portraits", title, drawing, made)


def together_chart(canvas: Canvas) -> Chart:
    """Which topics stand on the same passages."""
    counts = together(canvas.project, canvas.lookup)
    names = [row.id for row in canvas.topics]
    values: list[list[float | None]] = [
        [counts.get((a, b)) or counts.get((b, a)) or 0 if a != b else None for b in names]
        for a in names
    ]
    title = _("Topics that stand on the same passages")
    heads = [canvas.letters[row] for row in names]
    labels = [canvas.topic_name(row) for row in names]
    return grid(canvas, "together", title, labels, heads, values, 0)


def time_chart(canvas: Canvas) -> Chart | None:
    """Stances over time; None where the texts do not have at least two different dates."""
    dated = sorted((row for row in canvas.documents if row.date), key=lambda row: row.date)
    if len({row.date for row in dated}) < 2:
        return None
    title = _("Positions over time")
    wide = 96
    drawing = canvas.drawing(MARGIN * 2 + LABEL + wide * len(dated), len(canvas.rows) + 2, title)
    columns = [canvas.documents.index(row) for row in dated]
    for place, document in enumerate(dated):
        x = MARGIN + LABEL + place * wide
        drawing.text(x, MARGIN + LINE + 12, document.date, size=11, is_bold=True)
        drawing.text(x, MARGIN + LINE + 27, shortened(canvas.name(document), 13), size=11)
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(canvas.rows):
        y = MARGIN + LINE * (line + 2) + 6
        drawing.line(MARGIN, y, MARGIN + LABEL + wide * len(dated), y)
        canvas.topic_label(drawing, row.topic, y)
        words: list[Cell] = []
        for place, column in enumerate(columns):
            cell = row.cells[column]
            mark = SHAPES[cell.attitude] if cell.attitude else "·"
            said = _("silent") if cell.is_silent else f"{mark} {len(cell.passages)}"
            colour = canvas.colours.muted if cell.is_silent else canvas.colours.text
            x = MARGIN + LABEL + place * wide
            drawing.text(x, y + 20, said, size=12, colour=colour)
            words.append(Cell(said))
        table.append((Cell(canvas.topic_name(row.topic)), *words))
    heads = (_("Topic"), *(f"{row.date} {canvas.name(row)}" for row in dated))
    made = Table("Time", title, heads, tuple(table))
    return Chart("time", title, drawing, made)
