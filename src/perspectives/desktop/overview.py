"""Where in a text something is tagged or lit, as runs of pixels along a map of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from perspectives.desktop.found import FOUND
from perspectives.desktop.theme import Theme, mixed
from perspectives.model.documents import DocumentId, PassageId, document_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QColor, QPainter

    from perspectives.desktop.marks import Legend, Light
    from perspectives.desktop.prose_view import ProseView
    from perspectives.model.lookup import Lookup
    from perspectives.model.spans import Span

Run = tuple[int, int, "QColor"]
"""First and last pixel of a mark, and its colour."""

LEAST_MARK = 3
"""Pixels that a lit mark is tall at least, so that a line in a long text is seen."""


class Scale:
    """Code points of a text along a map of so many pixels; worked out when first asked."""

    def __init__(self, make: Callable[[], list[int]]) -> None:
        self._make = make
        self._code_points: list[int] | None = None

    def pixels(self, span: Span) -> tuple[int, int]:
        """First and last pixel of a span; both are the nearest for one that is too short."""
        points = self._code_points
        if points is None:
            points = self._code_points = self._make()
        first = bisect_right(points, span.start) - 1
        last = bisect_left(points, span.end) - 1
        return (first if first > 0 else 0), (last if last > first else max(first, 0))


def scale_of_length(length: int, pixels: int) -> Scale:
    """The scale of a text that is not laid out: every character is as tall as any other."""
    return Scale(lambda: [length * y // max(1, pixels) for y in range(pixels)])


def scale_of_view(view: ProseView, pixels: int) -> Scale:
    """The scale of a laid-out text."""
    return Scale(lambda: _points_of_view(view, pixels))


def _points_of_view(view: ProseView, pixels: int) -> list[int]:
    heights, blocks = view.lines.heights, view.rows.blocks
    if not heights.count:
        return [0] * pixels
    total, points = heights.total, list[int]()
    for y in range(pixels):
        row, offset = heights.find(y / pixels * total)
        start, end = blocks[row].span
        points.append(start + int(min(1.0, offset / heights.values[row]) * (end - start)))
    return points


def quiet_runs(lookup: Lookup, document: DocumentId, scale: Scale) -> list[tuple[int, int]]:
    """First and last pixels where a text is tagged at all, from top to bottom, merged."""
    runs: list[tuple[int, int]] = []
    low, high = -9, -9
    for passage in lookup.passages_of(document):
        for tagging in lookup.taggings_of(passage.id):
            first, last = scale.pixels(tagging.span)
            if first <= high + 1:
                high = max(high, last)
                continue
            if high >= 0:
                runs.append((low, high))
            low, high = first, last
    return [*runs, (low, high)] if high >= 0 else runs


def lit_runs(
    light: Light, document: DocumentId, scale: Scale, legend: Legend, theme: Theme
) -> list[Run]:
    """The passages on lit topics; of two on one pixel the later in the list is seen.

    The topic lit first is drawn last, but what was found lies over all. Neighbours of one topic
    are merged.
    """
    runs: list[Run] = []
    passages = light.lookup.passages
    for topic in (*reversed(light.lit), FOUND):
        place = legend.of(topic)
        if place is None:
            continue
        colour = theme.ink(place.slot, place.place).stroke
        before = len(runs)
        tagged = light.lookup.tagged
        rows = light.found.of(document) if topic == FOUND else tagged(document, topic)
        for passage in rows:
            row = passages.get(passage)
            if row is None:  # What was found is older than the passages.
                continue
            first, last = scale.pixels(row.span)
            if len(runs) > before and first <= runs[-1][1] + 1:
                runs[-1] = (runs[-1][0], max(last, runs[-1][1]), colour)
            else:
                runs.append((first, last, colour))
    return runs


def group_runs(
    light: Light, document: DocumentId, scale: Scale, legend: Legend, theme: Theme
) -> list[Run]:
    """The hovered and active passages and their counterparts in a text; the active ones last."""
    runs: list[Run] = []
    hovered = (light.hover, *light.echoes) if light.hover else ()
    active = (light.active, *light.answers) if light.active else ()
    for passage in (*hovered, *active):
        row = light.lookup.passages.get(passage)
        if row is not None and document_of(passage) == document:
            runs.append((*scale.pixels(row.span), _colour_of(light, passage, legend, theme)))
    return runs


def _colour_of(light: Light, passage: PassageId, legend: Legend, theme: Theme) -> QColor:
    topics = [row.topic for row in light.lookup.taggings_of(passage)]
    chosen = [topic for topic in topics if topic in light.lit or topic in light.lead]
    place = legend.of((chosen or topics)[0]) if topics else None
    return theme.ink(place.slot, place.place).stroke if place else theme.accent


def paint_runs(painter: QPainter, runs: Iterable[Run], box: QRect) -> None:
    """Paint lit marks over the whole width of `box`."""
    left, top, width, height = box.getRect()  # type: ignore[misc]
    for first, last, colour in runs:
        tall = max(LEAST_MARK, last - first + 1)
        painter.fillRect(QRect(left, top + min(first, max(0, height - tall)), width, tall), colour)


def paint_quiet(
    painter: QPainter, runs: Iterable[tuple[int, int]], box: QRect, theme: Theme
) -> None:
    """Paint the marks that are not lit down the middle of `box`: grey, or thin in high contrast."""
    colour = theme.control if theme.is_high_contrast else mixed(theme.control, theme.page, 0.55)
    width = 2 if theme.is_high_contrast else 6
    left = box.left() + (box.width() - width) // 2
    for first, last in runs:
        painter.fillRect(QRect(left, box.top() + first, width, max(2, last - first)), colour)
