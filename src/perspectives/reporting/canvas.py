"""What all charts are drawn on: a project with its comparison, letters, signs and colours."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from perspectives.analysis.summarising import matrix
from perspectives.model.lookup import Lookup
from perspectives.model.palette import STROKES
from perspectives.model.topics import topic_letter
from perspectives.reporting.outline import Cell, Table
from perspectives.reporting.svg import Colours, Drawing, shortened
from perspectives.reporting.wording import percent
from perspectives.texts import number

if TYPE_CHECKING:
    from perspectives.analysis.summarising import Row
    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document, DocumentId
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic

PRINT = Colours("#FFFFFF", "#1B1D22", "#555A63", "#D8D4CB", STROKES, "#FFFFFF")
"""The colours of charts in reports and of saved ones: the light theme on white paper."""

MARGIN, LABEL, LINE = 16, 210, 30
"""Space around a chart, width of its labels, height of a line, in pixels."""

MANY = 24
"""Texts from which a column for each is too narrow for words: charts then change their form."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: `name` for files, `title` says what it shows, `table` says what `drawing` draws."""

    name: str
    title: str
    drawing: Drawing
    table: Table

    @property
    def svg(self) -> str:
        """The drawing as SVG text; equal drawings give equal text."""
        return self.drawing.written()

    @property
    def width(self) -> float:
        """Pixels of the drawing."""
        return self.drawing.width

    @property
    def height(self) -> float:
        """Pixels of the drawing."""
        return self.drawing.height


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
        lookup: Lookup | None = None,
    ) -> None:
        self.project, self.comparison, self.colours = project, comparison, colours
        self.lookup = lookup or Lookup(comparison)
        self.topics = chosen.topics if chosen else project.ordered_topics()
        self.documents: tuple[Document, ...] = (
            chosen.documents if chosen else project.ordered_documents()
        )
        self._rows = chosen.rows if chosen else None
        self.letters: dict[str, str] = {
            row.id: topic_letter(place) for place, row in enumerate(project.ordered_topics())
        }
        self.signs: dict[DocumentId, str] = {project.reference: "R"}
        for place, row in enumerate(project.positions(), 1):
            self.signs[row.id] = str(place)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Topics by texts."""
        return matrix(self.project, self.lookup) if self._rows is None else self._rows

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

    @property
    def has_many(self) -> bool:
        """Whether there are more texts than a chart can give a column of words each."""
        return len(self.documents) > MANY

    def topic_label(self, drawing: Drawing, topic: str, y: float) -> None:
        """A topic's letter and name at the left of a line."""
        drawing.chip(MARGIN, y + 6, self.letters[topic], self.stroke(topic))
        drawing.text(MARGIN + 26, y + 20, shortened(self.project.topics[topic].name, 25))

    def topic_name(self, topic: str) -> str:
        """A topic as tables call it: letter and name."""
        return f"{self.letters[topic]}  {self.project.topics[topic].name}"

    def legend(self, drawing: Drawing, y: float) -> None:
        """Letters and names of the topics, as many as find room in a line."""
        x = float(MARGIN)
        for topic in self.topics:
            name = shortened(topic.name, 18)
            if x + 30 + len(name) * 7 > drawing.width - MARGIN:
                return
            drawing.chip(x, y, self.letters[topic.id], self.stroke(topic.id), 16)
            drawing.text(x + 21, y + 13, name, size=11)
            x += 34 + len(name) * 6.6


def share_cell(share: float) -> Cell:
    """A share as a cell of a table."""
    return Cell(percent(share), number=share)


def grid(
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
    return Chart(name, title, drawing, made)
