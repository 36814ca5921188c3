"""A sheet to lay a page out on: what all pages share, and the size nothing may fall under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.desktop.typesetting import (
    TIGHT,
    UNDERLINE,
    breaks_words,
    fitted,
    line_count,
    text_width,
)
from perspectives.model.palette import LineStyle
from perspectives.model.states import Attitude
from perspectives.reporting.slides import Box, Figure, Rule, Run, Side, Sign, Text
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.analysis.pages import Page, Standing, TopicMark
    from perspectives.desktop.wall_look import Look
    from perspectives.reporting.slides import Item

FIGURES = {
    Attitude.FOR: Figure.FOR,
    Attitude.AGAINST: Figure.AGAINST,
    Attitude.MIXED: Figure.MIXED,
    Attitude.NEUTRAL: Figure.NEUTRAL,
}

TITLE = 0.056
"""Size of a title in parts of the wall's height, where the room lets it be smaller."""

LABEL = 0.036
"""Size of labels in the same measure; 39 pixels of 1080, as an ordinary room asks for."""

MARGIN = 0.033
"""Margin at the sides in parts of the wall's width: projectors cut edges off."""


class Sheet:
    """A page in the making: items are added from top to bottom, `y` is what is used up.

    `left`, `right` and `bottom` bound what can be painted on. `small` is the size of labels and
    the measure of all that stands around the texts; every text goes through `words`, which never
    sets it under `least`, the least size of the room.
    """

    def __init__(self, look: Look) -> None:
        self.look = look
        self.theme = look.colours()
        self.small = label_size(look)
        self.least, self.target = look.least, look.target
        self.unit = look.height / 1080
        self.left = round(look.width * MARGIN)
        self.right = look.width - self.left
        self.y = float(round(look.height * 0.04))
        self.bottom = look.height - self.y
        self.text, self.muted = self.theme.text.name(), self.theme.muted.name()
        self.hairline, self.accent = self.theme.line.name(), self.theme.accent.name()
        self.items: list[Item] = []
        self._foot: list[Item] = []

    def drawn(self) -> tuple[Item, ...]:
        """All items in the order they are read: the title first, the foot last."""
        titles = [row for row in self.items if isinstance(row, Text) and row.is_title]
        rest = [row for row in self.items if not (isinstance(row, Text) and row.is_title)]
        return (*titles, *rest, *self._foot)

    @property
    def width(self) -> float:
        """The pixels between the margins."""
        return self.right - self.left

    @property
    def room(self) -> float:
        """The pixels left below what is used up."""
        return self.bottom - self.y

    def weight(self, parts: float) -> float:
        """A line's width in pixels: `parts` at a height of 1080, twice that where boosted."""
        return max(1.0, parts * self.unit) * (2 if self.look.is_boosted else 1)

    def words(
        self,
        text: str | tuple[Run, ...],
        x: float,
        y: float,
        width: float,
        size: int,
        *,
        is_bold: bool = False,
        colour: str = "",
        side: Side = Side.LEFT,
        leading: float = TIGHT,
        topic: TopicMark | None = None,
        language: str = "",
        is_title: bool = False,
    ) -> float:
        """Set words in a column, never smaller than the least size; gives their height."""
        size = max(size, self.look.least)
        runs = (Run(text),) if isinstance(text, str) else text
        plain = "".join(run.text for run in runs)
        bold = is_bold or self.look.is_boosted
        step = size * leading
        height = line_count(plain, width, size, bold) * step
        tint = stroke = ""
        style = LineStyle.SOLID
        if topic is not None:
            ink = self.look.ink(topic.slot, topic.place)
            tint, stroke, style = ink.tint.name(), ink.stroke.name(), ink.style
        elif any(run.is_marked for run in runs):
            tint, stroke = self.look.ink(0, 0).tint.name(), self.accent
        under = max(self.weight(2), size * UNDERLINE * (1.5 if self.look.is_boosted else 1))
        self.items.append(
            Text(
                x, y, width, height, runs, size, step, colour or self.text, bold, side,
                tint, stroke, style, under, language, is_title,
            )
        )  # fmt: skip
        return height

    def wide(self, text: str, size: int, *, is_bold: bool = False) -> float:
        """How wide a line of words is on this sheet."""
        return text_width(text, max(size, self.look.least), is_bold or self.look.is_boosted)

    def lines(self, text: str, width: float, size: int, *, is_bold: bool = False) -> int:
        """In how many lines words stand in a column of this sheet."""
        return line_count(text, width, max(size, self.look.least), is_bold or self.look.is_boosted)

    def label(
        self,
        text: str,
        x: float,
        y: float,
        width: float,
        *,
        size: int = 0,
        is_bold: bool = False,
        colour: str = "",
        side: Side = Side.LEFT,
    ) -> float:
        """Set words on one line, cut with an ellipsis where they are too long."""
        size = max(size or self.small, self.look.least)
        bold = is_bold or self.look.is_boosted
        short = fitted(text, width, size, bold)
        if side is Side.LEFT:
            width = text_width(short, size, bold)
        return self.words(short, x, y, width + 1, size, is_bold=is_bold, colour=colour, side=side)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = "",
        stroke: str = "",
        stroke_width: float = 0.0,
        radius: float = 0.0,
        is_dashed: bool = False,
    ) -> None:
        """Draw a rectangle."""
        self.items.append(Box(x, y, width, height, fill, stroke, stroke_width, radius, is_dashed))

    def across(self, y: float, *, colour: str = "", weight: float = 2.0) -> None:
        """Draw a line from margin to margin."""
        line = Rule(self.left, y, self.right, y, colour or self.text, self.weight(weight))
        self.items.append(line)

    def figure(self, figure: Figure, x: float, y: float, size: float) -> None:
        """Draw the shape of a stance, or of silence."""
        colour = self.muted if figure is Figure.SILENT else self.text
        self.items.append(Sign(x, y, size, figure, colour))

    def chip(self, mark: TopicMark, x: float, y: float, size: int) -> float:
        """Draw a topic's letter on its colour, the letter at font `size`; gives the width."""
        size = max(size, self.look.least)
        side = size * 1.34
        width = max(side, self.wide(mark.letter, size, is_bold=True) + size * 0.5)
        ink = self.look.ink(mark.slot, mark.place)
        self.box(x, y, width, side, fill=ink.stroke.name(), radius=size * 0.2)
        above = (side - size * TIGHT) / 2
        self.words(
            mark.letter, x, y + above, width, size,
            is_bold=True, colour=ink.on_stroke.name(), side=Side.CENTRE,
        )  # fmt: skip
        return width

    def ring(self, sign: str, x: float, y: float, *, is_dashed: bool = False) -> float:
        """Draw a text's sign, or a relation, in a ring; gives its width."""
        size = self.small
        side = size * 1.45
        width = max(side, self.wide(sign, size, is_bold=True) + size * 0.5)
        self.box(
            x, y, width, side, fill=self.theme.page.name(), stroke=self.text,
            stroke_width=self.weight(3), radius=side / 2, is_dashed=is_dashed,
        )  # fmt: skip
        above = (side - size * TIGHT) / 2
        self.words(sign, x, y + above, width, size, is_bold=True, side=Side.CENTRE)
        return width

    def heading(self, title: str, mark: TopicMark | None, width: float) -> None:
        """Set the title with its topic's letter, on two lines at most, and move below it."""
        size = max(self.small, round(self.look.height * TITLE))
        x, room = float(self.left), width
        if mark is not None:
            gap = size * 0.4
            taken = self.chip(mark, x, self.y, size) + gap
            x, room = x + taken, room - taken
        while size > self.small and self.lines(title, room, size, is_bold=True) > 1:
            size -= 1
        height = size * 1.34
        if self.lines(title, room, size, is_bold=True) > 2 or breaks_words(
            title, room, size, is_bold=True
        ):
            title = fitted(title, room * 1.8, size, True)
        top = self.y + (height - size * TIGHT) / 2
        used = self.words(title, x, top, room, size, is_bold=True, is_title=True)
        self.y += max(height, used + size * 0.2)

    def standings(self, page: Page, shown: tuple[str, ...]) -> float:
        """Draw how all texts stand in the upper right corner; gives the width used.

        Zero, and nothing drawn, where they would take more than the right half.
        """
        cell, gap = self.small * 1.55, self.small * 0.25
        count = len(page.standings)
        width = count * cell + (count - 1) * gap
        if not count or width > self.width / 2:
            return 0.0
        x = self.right - width
        high = self.small * (2.05 if any(map(figure_of, page.standings)) else 1.25)
        for row in page.standings:
            self._standing(row, x, cell, high, row.document in shown)
            x += cell + gap
        return width

    def _standing(self, row: Standing, x: float, cell: float, high: float, is_shown: bool) -> None:
        if is_shown:
            self.box(
                x, self.y, cell, high, stroke=self.accent,
                stroke_width=self.weight(3), radius=self.small * 0.2,
            )  # fmt: skip
        self.words(row.sign, x, self.y, cell, self.small, is_bold=is_shown, side=Side.CENTRE)
        figure = figure_of(row)
        if figure and self.look.are_marks_shown:
            size = self.small * 0.72
            self.figure(figure, x + (cell - size) / 2, self.y + self.small * TIGHT, size)

    def footer(self, words: str) -> None:
        """Set the question under a page and its number at the bottom, and end the sheet above."""
        number, size, begin = self.number(), self.small, len(self.items)
        taken = self.wide(number, size) + size if number else 0.0
        room = self.width - taken
        lines = min(2, self.lines(words, room, size, is_bold=True)) if words else 0
        top = self.bottom - max(lines, 1 if number else 0) * size * TIGHT
        if lines == 0 and not number:
            return
        if lines == 2 and self.lines(words, room, size, is_bold=True) > 2:
            words = fitted(words, room * 1.8, size, True)
        if words:
            self.words(words, self.left, top, room, size, is_bold=True)
        if number:
            self.words(
                number, self.right - taken, self.bottom - size * TIGHT, taken, size,
                colour=self.muted, side=Side.RIGHT,
            )  # fmt: skip
        self.bottom = top - size * 0.35
        self.across(self.bottom)
        self._foot, self.items = self.items[begin:], self.items[:begin]
        self.bottom -= size * 0.3

    def corner(self, words: str) -> float:
        """Set words in the upper right corner; gives the width used."""
        if not words:
            return 0.0
        width = self.wide(words, self.small) + 1
        self.words(
            words, self.right - width, self.y, width, self.small,
            colour=self.muted, side=Side.RIGHT,
        )  # fmt: skip
        return width

    def number(self) -> str:
        """The page number in words, "" where there is none."""
        if not self.look.count:
            return ""
        told = _("{number} of {count}")
        return told.format(number=self.look.number, count=self.look.count)


def label_size(look: Look) -> int:
    """The size of labels: larger than the least where the room is small."""
    return max(look.least, min(look.target, round(look.height * LABEL)))


def figure_of(row: Standing) -> Figure | None:
    """The shape of how a text stands; None where it speaks and nobody said for what."""
    if row.is_silent:
        return Figure.SILENT
    return FIGURES[row.attitude] if row.attitude else None
