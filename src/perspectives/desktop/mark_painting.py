"""Turns the marks of a passage into rectangles and pictures, and paints them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTextLayout, QTextLine

from perspectives.desktop.inks import STRIP, Inks
from perspectives.desktop.marks import Emphasis, Frame, Legend, Mark, RowMarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perspectives.desktop.theme import Ink
    from perspectives.desktop.typography import RowStyle

CHIPS_A_LINE = 2
"""Chips that fit beside each other into the margin."""

LEVELS = 3
"""Stacked lines of overlapping topics that fit between two lines of text."""

FRAME_LEFT, FRAME_RIGHT = 10, 5
"""Pixels between the column and the outline around a passage: it takes the bar in."""


class Chip(NamedTuple):
    """A letter in the margin: where it stands, beside the marks it speaks for."""

    box: QRectF
    marks: tuple[Mark, ...]


class Plan:
    """What to paint at one row; coordinates are from the row's top and the column's left edge.

    `top` and `bottom` bound the words that are lit, or all of the row's words: ribbons and
    minimaps hold on to them.
    """

    __slots__ = (
        "bottom",
        "boxes",
        "chips",
        "fills",
        "frame",
        "pictures",
        "strips",
        "top",
    )

    def __init__(self, top: float, bottom: float) -> None:
        self.top = top
        self.bottom = bottom
        self.fills: list[tuple[QRectF, QColor]] = []
        self.strips: list[tuple[QRectF, QPixmap, QRectF]] = []
        self.pictures: list[tuple[QPointF, QPixmap]] = []
        self.boxes: list[tuple[QRectF, QPen]] = []
        self.frame: tuple[QRectF, QPen] | None = None
        self.chips: list[Chip] = []

    def paint_below(self, painter: QPainter) -> None:
        """Paint what lies under the words: tints, bars, lines, outlines, chips."""
        for box, colour in self.fills:
            painter.fillRect(box, colour)
        for box, strip, source in self.strips:
            painter.drawPixmap(box, strip, source)
        for place, picture in self.pictures:
            painter.drawPixmap(place, picture)
        if self.boxes or self.frame:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for box, pen in self.boxes:
                painter.setPen(pen)
                painter.drawRoundedRect(box, 3, 3)
            if self.frame:
                painter.setPen(self.frame[1])
                painter.drawRoundedRect(self.frame[0], 5, 5)
            painter.restore()


class Setting:
    """How a row is set: what a plan needs to know beside its marks.

    `segments` keeps where spans stand, by start and end in UTF-16 units.
    """

    __slots__ = ("is_bidi", "layout", "segments", "style", "width")

    def __init__(
        self, layout: QTextLayout, style: RowStyle, width: float, *, is_bidi: bool
    ) -> None:
        self.layout = layout
        self.style = style
        self.width = width
        self.is_bidi = is_bidi
        self.segments: dict[tuple[int, int], list[Segment]] = {}


def plan_row(
    setting: Setting,
    marks: RowMarks,
    places: list[tuple[int, int]],
    legend: Legend,
    inks: Inks,
) -> Plan:
    """What to paint at a row; `places` are the marks' spans in UTF-16 units of the row."""
    top, bottom = _words_extent(setting)
    plan = Plan(top, bottom)
    lines_of: list[tuple[int, Mark]] = []
    taken: list[list[tuple[int, int]]] = []
    lit_tops: list[float] = []
    for mark, (start, end) in zip(marks.marks, places, strict=True):
        place = legend.of(mark.topic)
        if place is None or start >= end:
            continue
        ink = inks.theme.ink(place.slot, place.place)
        segments = segments_of(setting, start, end)
        lines_of.append((segments[0].line, mark))
        if mark.emphasis is Emphasis.LIT:
            lit_tops += (segments[0].top, segments[-1].bottom)
            _plan_light(plan, segments, ink, inks)
        if mark.emphasis >= Emphasis.REST:
            level = _free_level(taken, start, end)
            if level < LEVELS:
                is_thick = mark.emphasis >= Emphasis.HOVER
                _plan_line(plan, segments, ink, inks, level, is_thick)
    if lit_tops:
        plan.top, plan.bottom = min(lit_tops), max(lit_tops)
    _plan_chips(plan, setting, lines_of, legend, inks)
    _plan_frame(plan, setting, marks, inks, (top, bottom))
    plan.fills.reverse()
    return plan


class Segment(NamedTuple):
    """A stretch of one line, in pixels: left, right, top and bottom of its line, baseline."""

    line: int
    left: float
    right: float
    top: float
    bottom: float
    baseline: float


def segments_of(setting: Setting, start: int, end: int) -> list[Segment]:
    """The stretches of lines that positions `start` to `end` cover, at least one.

    In rows of mixed direction a line may have several. Kept with the row: they change only with
    its lines.
    """
    kept = setting.segments.get((start, end))
    if kept is None:
        kept = setting.segments[start, end] = list(_segments(setting, start, end))
    return kept


def _segments(setting: Setting, start: int, end: int) -> Iterator[Segment]:
    layout, style = setting.layout, setting.style
    first = layout.lineForTextPosition(start).lineNumber()
    last = layout.lineForTextPosition(max(start, end - 1)).lineNumber()
    for number in range(first, last + 1):
        line = layout.lineAt(number)
        baseline = line.y() + line.ascent()
        top = baseline - style.baseline
        if setting.is_bidi:
            begin = max(start, line.textStart())
            runs = _mixed_runs(line, begin, min(end, line.textStart() + line.textLength()))
        else:
            left = _x(line, start) if number == first else line.x()
            ends = line.x() + line.naturalTextWidth()
            right = min(_x(line, end), ends) if number == last else ends
            runs = ((left, right),)
        for left, right in runs:
            left, right = round(left), round(right)
            yield Segment(number, left, right, top, top + style.line, baseline)


def _mixed_runs(line: QTextLine, start: int, end: int) -> Iterable[tuple[float, float]]:
    """Where characters stand in a line of mixed direction, touching ones merged."""
    trailing = QTextLine.Edge.Trailing
    pieces = (sorted((_x(line, at), _x(line, at, trailing))) for at in range(start, end))
    runs: list[list[float]] = []
    for left, right in sorted(pieces):
        if runs and left <= runs[-1][1] + 0.6:
            runs[-1][1] = max(runs[-1][1], right)
        else:
            runs.append([left, right])
    return [(left, right) for left, right in runs] or [(0.0, 0.0)]


def _x(line: QTextLine, at: int, edge: QTextLine.Edge | None = None) -> float:
    found = line.cursorToX(at) if edge is None else line.cursorToX(at, edge)
    return found[0]  # type: ignore[index]


def _words_extent(setting: Setting) -> tuple[float, float]:
    layout, style = setting.layout, setting.style
    count = layout.lineCount()
    if not count:
        return 0.0, float(style.line)
    first, last = layout.lineAt(0), layout.lineAt(count - 1)
    top = first.y() + first.ascent() - style.baseline
    return top, last.y() + last.ascent() - style.baseline + style.line


def _free_level(taken: list[list[tuple[int, int]]], start: int, end: int) -> int:
    for level, spans in enumerate(taken):
        if all(end <= other_start or other_end <= start for other_start, other_end in spans):
            spans.append((start, end))
            return level
    taken.append([(start, end)])
    return len(taken) - 1


def _plan_light(plan: Plan, segments: list[Segment], ink: Ink, inks: Inks) -> None:
    """Tint or box behind the words, and the bar before them."""
    bar = 3 * inks.scale
    top, bottom = segments[0].top + 1, segments[-1].bottom - 1
    plan.fills.append((QRectF(-5 - bar, top, bar, bottom - top), ink.stroke))
    for row in segments:
        if inks.theme.is_high_contrast:
            box = QRectF(
                row.left - 2, row.top + 1.5, row.right - row.left + 4, row.bottom - row.top
            )
            plan.boxes.append((box.adjusted(0, 0, 0, -3), QPen(inks.theme.focus, 1.5)))
        else:
            box = QRectF(row.left - 2, row.top, row.right - row.left + 4, row.bottom - row.top)
            plan.fills.append((box, ink.tint))


def _plan_line(
    plan: Plan, segments: list[Segment], ink: Ink, inks: Inks, level: int, is_thick: bool
) -> None:
    strip = inks.line(ink, is_thick=is_thick)
    height = inks.thickness(ink.style, is_thick=is_thick)
    down = (3 + 4 * level) * inks.scale
    for row in segments:
        left = row.left
        while left < row.right:
            length = min(STRIP, row.right - left)
            box = QRectF(left, round(row.baseline) + down, length, height)
            source = QRectF(0, 0, length * inks.ratio, height * inks.ratio)
            plan.strips.append((box, strip, source))
            left += length


def _plan_chips(
    plan: Plan, setting: Setting, lines_of: list[tuple[int, Mark]], legend: Legend, inks: Inks
) -> None:
    """Letters at the first line of their words; two a line, the next go down a line.

    What finds no room is left to the list of marks: its words keep their line.
    """
    side = inks.typography.chip
    free: dict[int, list[Mark]] = {}
    last = setting.layout.lineCount() - 1
    for line, mark in sorted(lines_of, key=lambda pair: (pair[0], pair[1].span)):
        at = line
        while at < last and len(free.get(at, ())) >= CHIPS_A_LINE:
            at += 1
        here = free.setdefault(at, [])
        if all(other.topic != mark.topic for other in here) and len(here) < CHIPS_A_LINE:
            here.append(mark)
    for at, here in free.items():
        line = setting.layout.lineAt(at)
        top = line.y() + line.ascent() - setting.style.baseline
        top += round((setting.style.line - side) / 2)
        for place, mark in enumerate(here):
            found = legend.of(mark.topic)
            if found is None:
                continue
            ink = inks.theme.ink(found.slot, found.place)
            left = -(12 + side) - (len(here) - 1 - place) * (side + 2)
            chip = inks.chip(found.letter, ink, mark.state, is_filled=mark.emphasis is Emphasis.LIT)
            plan.pictures.append((QPointF(left, top), chip))
            plan.chips.append(Chip(QRectF(left, top, side, side), (mark,)))


def _plan_frame(
    plan: Plan, setting: Setting, marks: RowMarks, inks: Inks, extent: tuple[float, float]
) -> None:
    theme = inks.theme
    top, bottom = extent
    if marks.frame in (Frame.HOVER, Frame.ACTIVE):
        box = QRectF(-FRAME_LEFT, top, setting.width + FRAME_LEFT + FRAME_RIGHT, bottom - top)
        box.adjust(0.5, -1.5, -0.5, 1.5)
        is_active = marks.frame is Frame.ACTIVE
        plan.frame = (box, QPen(theme.accent if is_active else theme.control, 1))
    if marks.badge:
        side = inks.typography.chip + 2
        y = top + round((setting.style.line - side) / 2)
        x = setting.width + FRAME_RIGHT + 4
        plan.pictures.append((QPointF(x, y), inks.badge(marks.badge, theme.accent)))
