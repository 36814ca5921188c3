"""Charts of a comparison: each a drawing with the table of its numbers.

Readable in black and white: every mark carries its letter, shape or number.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from perspectives.analysis.summarising import (
    answering,
    matrix,
    portrait,
    resemblance_by_stance,
    resemblance_by_topics,
    together,
)
from perspectives.model.documents import document_of
from perspectives.model.lookup import Lookup
from perspectives.model.palette import STROKES
from perspectives.model.topics import topic_letter
from perspectives.reporting.outline import Cell, Table
from perspectives.reporting.svg import Colours, Drawing, shortened
from perspectives.reporting.wording import SHAPES, percent
from perspectives.texts import _, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.analysis.summarising import Row
    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document, DocumentId
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic

PRINT = Colours("#FFFFFF", "#1B1D22", "#555A63", "#D8D4CB", STROKES, "#FFFFFF")
"""The colours of charts in reports: the light theme on white paper."""

MARGIN, LABEL, LINE = 16, 210, 30
"""Space around a chart, width of its labels, height of a line, in pixels."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `name` for files, `title` says what it shows, `svg` draws it, `table` says it.

    `width` of the drawing in pixels.
    """

    name: str
    title: str
    svg: str
    table: Table
    width: float = 0


class Chosen(Protocol):
    """Topics and texts to chart, in their order, and the matrix of them."""

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics."""
        ...

    @property
    def documents(self) -> tuple[Document, ...]:
        """The texts."""
        ...

    @property
    def rows(self) -> tuple[Row, ...]:
        """Topics by texts."""
        ...


class Canvas:
    """A project, its comparison and colours, with what all charts need of them."""

    def __init__(
        self,
        project: Project,
        comparison: Comparison,
        colours: Colours,
        chosen: Chosen | None = None,
    ) -> None:
        self.project, self.comparison, self.colours = project, comparison, colours
        self.lookup = Lookup(comparison)
        self.topics = chosen.topics if chosen else project.ordered_topics()
        self.documents: tuple[Document, ...] = (
            chosen.documents if chosen else project.ordered_documents()
        )
        self.rows: tuple[Row, ...] = chosen.rows if chosen else matrix(project, self.lookup)
        self.letters: dict[str, str] = {
            row.id: topic_letter(place) for place, row in enumerate(project.ordered_topics())
        }
        self.signs: dict[DocumentId, str] = {project.reference: "R"}
        for place, row in enumerate(project.positions(), 1):
            self.signs[row.id] = str(place)

    def stroke(self, topic: str) -> str:
        """The colour of a topic."""
        return self.colours.strokes[self.project.topics[topic].colour % len(self.colours.strokes)]

    def name(self, document: Document) -> str:
        """A text as charts call it: its sign and who speaks."""
        return f"{self.signs[document.id]}  {document.party or document.title}"

    def drawing(self, width: float, lines: float, title: str) -> Drawing:
        """A drawing with room for `lines` and a title over them."""
        made = Drawing(width, MARGIN * 2 + LINE * (lines + 1), title, self.colours)
        made.text(MARGIN, MARGIN + 14, title, size=15, is_bold=True)
        return made


def coverage_chart(canvas: Canvas) -> Chart:
    """Share of each text's words on each topic; silence is written."""
    title = _("How much each text says on each topic")
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
        _topic_label(canvas, drawing, row.topic, y)
        for column, cell in enumerate(row.cells):
            x = MARGIN + LABEL + column * wide + 2
            if cell.is_silent:
                drawing.text(x, y + 20, _("silent"), colour=canvas.colours.muted, size=11)
                continue
            bar = (wide - 40) * cell.share / largest
            drawing.rect(x, y + 8, max(bar, 1), 14, canvas.stroke(cell.topic), radius=2)
            drawing.text(x + bar + 4, y + 20, percent(cell.share), size=11)
        cells = (Cell(_("silent")) if c.is_silent else _share(c.share) for c in row.cells)
        table.append((Cell(_topic_name(canvas, row.topic)), *cells))
    columns = (_("Topic"), *(canvas.name(row) for row in canvas.documents))
    made = Table("Shares", title, columns, tuple(table))
    return Chart("coverage", title, drawing.written(), made, drawing.width)


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
    _legend(canvas, drawing, MARGIN + LINE * (len(canvas.documents) + 1) + 8)
    columns = (_("Text"), _("Topics in reading order"))
    made = Table("Portraits", title, columns, tuple(table))
    return Chart("portraits", title, drawing.written(), made, drawing.width)


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
    labels = [_topic_name(canvas, row) for row in names]
    return _grid(canvas, "together", title, labels, heads, values, 0)


def resemblance_charts(canvas: Canvas) -> tuple[Chart, ...]:
    """Which texts resemble which: by topics covered, by shared wording, by stance."""
    by_text = [[row.cells[at] for row in canvas.rows] for at in range(len(canvas.documents))]
    shared: dict[frozenset[str], int] = {}
    for link in canvas.comparison.links:
        pair = frozenset((document_of(link.left), document_of(link.right)))
        shared[pair] = shared.get(pair, 0) + sum(run.equal for run in link.evidence.reuse)
    ids = [row.id for row in canvas.documents]
    labels = [canvas.name(row) for row in canvas.documents]
    heads = [canvas.signs[row] for row in ids]
    order = range(len(ids))

    def values(of: Callable[[int, int], float | None]) -> list[list[float | None]]:
        known = {(a, b): of(a, b) for a in order for b in order if a < b}
        return [[known.get((min(a, b), max(a, b))) for b in order] for a in order]

    topics = values(lambda a, b: resemblance_by_topics(by_text[a], by_text[b]))
    wording = values(lambda a, b: float(shared.get(frozenset((ids[a], ids[b])), 0)))
    stance = values(lambda a, b: resemblance_by_stance(by_text[a], by_text[b]))
    return (
        _grid(
            canvas,
            "resemblance-topics",
            _("Texts that speak of the same topics (1 = in the same proportions)"),
            labels,
            heads,
            topics,
            2,
        ),
        _grid(
            canvas,
            "resemblance-wording",
            _("Texts that share wording (words in shared runs)"),
            labels,
            heads,
            wording,
            0,
        ),
        _grid(
            canvas,
            "resemblance-stance",
            _("Texts that stand alike (share of topics decided for both; – = none)"),
            labels,
            heads,
            stance,
            2,
        ),
    )


def answering_chart(canvas: Canvas) -> Chart:
    """For each text: how much of the reference it answers, contradicts, ignores."""
    title = _("Who answers the reference")
    length = 420
    shown = {row.id for row in canvas.documents}
    rows = [row for row in answering(canvas.project, canvas.lookup) if row.document in shown]
    drawing = canvas.drawing(MARGIN * 2 + LABEL + length + 260, len(rows) + 0.5, title)
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(rows):
        y = MARGIN + LINE * (line + 1) + 4
        x = MARGIN + LABEL
        total = max(1, len(row.answered) + len(row.ignored))
        contrary = length * len(row.contradicted) / total
        answered = length * len(row.answered) / total
        document = canvas.project.documents[row.document]
        drawing.text(MARGIN, y + 15, shortened(canvas.name(document), 28))
        drawing.rect(x, y, length, 20, canvas.colours.page, outline=canvas.colours.muted)
        drawing.rect(x, y, answered, 20, canvas.colours.strokes[0])
        drawing.rect(x, y, contrary, 20, canvas.colours.strokes[7], outline=canvas.colours.text)
        words = _("{answered} answered ({contrary} contrary), {ignored} ignored").format(
            answered=len(row.answered), contrary=len(row.contradicted), ignored=len(row.ignored)
        )
        drawing.text(x + length + 8, y + 15, words, size=11)
        counts = (row.answered, row.contradicted, row.ignored, row.unmentioned)
        numbers = tuple(Cell(str(len(part)), number=float(len(part))) for part in counts)
        table.append((Cell(canvas.name(document)), *numbers))
    columns = (
        _("Text"),
        _("Answers"),
        _("of these contrary"),
        _("Ignores"),
        _("Says what the reference lacks"),
    )
    made = Table("Answers", title, columns, tuple(table))
    return Chart("answers", title, drawing.written(), made, drawing.width)


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
        _topic_label(canvas, drawing, row.topic, y)
        words: list[Cell] = []
        for place, column in enumerate(columns):
            cell = row.cells[column]
            mark = SHAPES[cell.attitude] if cell.attitude else "·"
            said = _("silent") if cell.is_silent else f"{mark} {len(cell.passages)}"
            colour = canvas.colours.muted if cell.is_silent else canvas.colours.text
            x = MARGIN + LABEL + place * wide
            drawing.text(x, y + 20, said, size=12, colour=colour)
            words.append(Cell(said))
        table.append((Cell(_topic_name(canvas, row.topic)), *words))
    heads = (_("Topic"), *(f"{row.date} {canvas.name(row)}" for row in dated))
    made = Table("Time", title, heads, tuple(table))
    return Chart("time", title, drawing.written(), made, drawing.width)


def all_charts(
    project: Project,
    comparison: Comparison,
    colours: Colours = PRINT,
    chosen: Chosen | None = None,
) -> tuple[Chart, ...]:
    """Every chart that the material supports, in the order they are shown.

    `chosen` are the topics and texts to chart; left out: all.
    """
    canvas = Canvas(project, comparison, colours, chosen)
    if not canvas.documents:
        return ()
    over_time = time_chart(canvas)
    return (
        answering_chart(canvas),
        coverage_chart(canvas),
        portrait_chart(canvas),
        *resemblance_charts(canvas),
        *((over_time,) if over_time else ()),
        together_chart(canvas),
    )


def _grid(
    canvas: Canvas,
    name: str,
    title: str,
    labels: list[str],
    heads: list[str],
    values: list[list[float | None]],
    decimals: int,
) -> Chart:
    """Numbers in cells, each with a square that grows with it: the number is always written."""
    wide = 62
    width = max(MARGIN * 2 + LABEL + wide * len(heads), 620)
    drawing = canvas.drawing(width, len(labels) + 1, title)
    largest = max((value or 0 for row in values for value in row), default=0) or 1
    for column, head in enumerate(heads):
        x = MARGIN + LABEL + column * wide + wide / 2
        drawing.text(x, MARGIN + LINE + 18, head, size=12, anchor="middle", is_bold=True)
    table: list[tuple[Cell, ...]] = []
    for line, row in enumerate(values):
        y = MARGIN + LINE * (line + 2)
        drawing.line(MARGIN, y, width - MARGIN, y)
        drawing.text(MARGIN, y + 20, shortened(labels[line], 28))
        cells: list[Cell] = []
        for column, value in enumerate(row):
            x = MARGIN + LABEL + column * wide
            words = "–" if value is None else number(value, decimals)
            if value:
                side = 18 * (value / largest) ** 0.5
                drawing.rect(x + 4, y + 15 - side / 2, side, side, canvas.colours.strokes[0])
            drawing.text(x + wide - 6, y + 20, words, size=11, anchor="end")
            cells.append(Cell(words, number=value))
        table.append((Cell(labels[line]), *cells))
    made = Table(name, title, ("", *heads), tuple(table))
    return Chart(name, title, drawing.written(), made, drawing.width)


def _topic_label(canvas: Canvas, drawing: Drawing, topic: str, y: float) -> None:
    drawing.chip(MARGIN, y + 6, canvas.letters[topic], canvas.stroke(topic))
    drawing.text(MARGIN + 26, y + 20, shortened(canvas.project.topics[topic].name, 25))


def _topic_name(canvas: Canvas, topic: str) -> str:
    return f"{canvas.letters[topic]}  {canvas.project.topics[topic].name}"


def _share(share: float) -> Cell:
    return Cell(percent(share), number=share)


def _legend(canvas: Canvas, drawing: Drawing, y: float) -> None:
    x = float(MARGIN)
    for topic in canvas.topics:
        name = shortened(topic.name, 18)
        if x + 30 + len(name) * 7 > drawing.width - MARGIN:
            return
        drawing.chip(x, y, canvas.letters[topic.id], canvas.stroke(topic.id), 16)
        drawing.text(x + 21, y + 13, name, size=11)
        x += 34 + len(name) * 6.6
