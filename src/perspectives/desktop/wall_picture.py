"""What the wall shows, as one value, and its painting: the wall and the console's views alike."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from perspectives.analysis.legibility import LEAST_ARC, Room
from perspectives.desktop.page_painting import paint_letters, paint_page
from perspectives.desktop.page_sheet import Sheet
from perspectives.desktop.presenting import Blank
from perspectives.desktop.slide_painting import paint_slide, paint_spotlight
from perspectives.reporting.slides import Slide

if TYPE_CHECKING:
    from perspectives.analysis.pages import Page
    from perspectives.desktop.presenting import Face
    from perspectives.desktop.wall_look import Look

LETTERS = "acemnorsuvxz"
"""Letters without strokes above or below the line: the x-height is what is tested."""

TEST_LETTERS = 7
"""Letters of a back-row test: too many to guess, few enough to read aloud."""

STEP = 1.1
"""How much a step of the keys + and - changes the size of text."""

RING = 0.03
"""Radius of the ring that points from the console, in parts of the wall's height."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is painted on the wall.

    `letters` are those of a back-row test. `lines` are what the presenter looks up on a wall
    without a console, `chosen` the one of them pointed at. `pointer` is a place in parts of the
    wall (0..1) that the console points at.
    """

    look: Look
    page: Page | None = None
    blank: Blank = Blank.NONE
    letters: str = ""
    lines: tuple[str, ...] = ()
    chosen: int = -1
    pointer: tuple[float, float] | None = None


def corrected(room: Room, correction: int) -> Room:
    """The room as the back-row test found it: farther away by the minutes of arc it added."""
    return replace(room, back_row_m=room.back_row_m * (LEAST_ARC + correction) / LEAST_ARC)


def look_of(look: Look, face: Face) -> Look:
    """The look of the wall with what the presenter has switched."""
    return replace(
        look,
        scale=STEP**face.size,
        is_boosted=face.is_boosted,
        are_marks_shown=face.is_revealed,
        are_names_hidden=face.is_blind,
        is_swapped=face.is_swapped,
        zoomed=face.zoom - 1,
    )


def letters_of(test: int) -> str:
    """The letters of a back-row test by its number; "" for none."""
    if not test:
        return ""
    return " ".join(random.Random(test).sample(LETTERS, TEST_LETTERS))


def paint_picture(painter: QPainter, rect: QRectF, picture: Picture) -> None:
    """Paint the wall into `rect`, which has its proportions."""
    look = picture.look
    if picture.blank is not Blank.NONE:
        black = picture.blank is Blank.BLACK
        painter.fillRect(rect, Qt.GlobalColor.black if black else Qt.GlobalColor.white)
        return
    painter.fillRect(rect, QColor(look.colours().page))
    if picture.lines:
        paint_slide(painter, rect, sheet_of_lines(look, picture.lines, picture.chosen))
    elif picture.letters:
        paint_letters(painter, rect, picture.letters, look)
    elif picture.page is not None:
        paint_page(painter, rect, picture.page, replace(look, spotlight=None))
    if look.spotlight is not None:
        paint_spotlight(painter, rect, *look.spotlight)
    elif picture.pointer is not None:
        _paint_ring(painter, rect, picture.pointer, look.colours().accent)


def sheet_of_lines(look: Look, lines: tuple[str, ...], chosen: int) -> Slide:
    """Lines in as many columns as they need, at the least size; the chosen one is framed.

    Where they are more than the wall holds, those around the chosen one are shown.
    """
    sheet = Sheet(look)
    step = sheet.small * 1.5
    rows = max(1, int(sheet.room / step))
    columns = min(3, -(-len(lines) // rows))
    held = rows * columns
    first = min(max(0, chosen - held // 2), max(0, len(lines) - held))
    wide = sheet.width / columns
    for place, line in enumerate(lines[first : first + held]):
        x = sheet.left + wide * (place // rows)
        y = sheet.y + step * (place % rows)
        if first + place == chosen:
            line_width = sheet.weight(3)
            sheet.box(x, y, wide - step / 2, step, stroke=sheet.accent, stroke_width=line_width)
        sheet.label(line, x + step / 4, y + step * 0.12, wide - step)
    return Slide(look.width, look.height, look.colours().page.name(), tuple(sheet.items))


def _paint_ring(
    painter: QPainter, rect: QRectF, place: tuple[float, float], colour: QColor
) -> None:
    radius = rect.height() * RING
    centre = QPointF(rect.x() + place[0] * rect.width(), rect.y() + place[1] * rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((QColor("#FFFFFF"), radius * 0.34), (colour, radius * 0.2)):
        painter.setPen(QPen(ink, width))
        painter.drawEllipse(centre, radius, radius)
    painter.restore()
