"""Words to lines in the wall's face: how wide and high they are, and how they are drawn."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen, QTextLayout, QTextOption

from perspectives.desktop.wall_look import wall_font
from perspectives.reporting.slides import Rule, Side, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPainter

    from perspectives.reporting.slides import Run

LEADING = 1.28
"""Line height in parts of the size: room for the underline of a mark between two lines."""

TIGHT = 1.18
"""Line height of labels and titles, which carry no marks."""

OVERHANG = 0.1
"""How far a letter such as f reaches beyond its width, in parts of the size; a line that is
narrower would be broken before it."""

UNDERLINE = 0.075
"""Width of the line under marked words, in parts of the size; 3 px at 40."""


@lru_cache(maxsize=4096)
def text_width(text: str, size: int, is_bold: bool = False) -> float:
    """How wide a line of text is in pixels, with room for its last letter to hang over."""
    advance = QFontMetricsF(wall_font(size, is_bold=is_bold)).horizontalAdvance(text)
    return advance + OVERHANG * size


@lru_cache(maxsize=2048)
def line_count(text: str, width: float, size: int, is_bold: bool = False) -> int:
    """In how many lines a text stands in a column; 0 for no text."""
    return _layout(text, width, size, is_bold).lineCount() if text else 0


def breaks_words(text: str, width: float, size: int, is_bold: bool = False) -> bool:
    """Whether a word of the text is wider than its column."""
    return any(text_width(word, size, is_bold) > width for word in text.split())


def characters(width: float, size: int) -> float:
    """How many characters of ordinary prose stand in a line."""
    return width / (text_width(PROSE, size) / len(PROSE))


PROSE = "Positions on one dispute stand side by side, and a reader sees who answers whom on it."
"""Ordinary English words to measure the mean width of a character with."""


def fitted(text: str, width: float, size: int, is_bold: bool = False) -> str:
    """The text, cut at a word with an ellipsis where it is wider than `width` on one line.

    Where not even its first word fits, that word is cut.
    """
    if text_width(text, size, is_bold) <= width:
        return text
    words = text.split()
    for kept in range(len(words) - 1, 0, -1):
        short = " ".join(words[:kept]).rstrip(",;:–-") + "…"
        if text_width(short, size, is_bold) <= width:
            return short
    for kept in range(len(text), 0, -1):
        if text_width(text[:kept] + "…", size, is_bold) <= width:
            return text[:kept] + "…"
    return ""


def draw_text(painter: QPainter, block: Text, rule: Callable[[QPainter, Rule], None]) -> None:
    """Draw a text block: tints first, then the lines under them by `rule`, then the words.

    This is the one place where words are drawn on a wall or a slide.
    """
    if not block.plain:
        return
    layout = _layout(block.plain, block.width, block.size, block.is_bold, block.side, block.leading)
    origin = QPointF(block.x, block.y)
    marks = _marked(block.runs)
    for place in range(layout.lineCount()):
        line = layout.lineAt(place)
        for start, end in marks:
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            while last > first and block.plain[last - 1 : last].isspace():
                last -= 1
            if first >= last:
                continue
            a, b = (line.cursorToX(at)[0] for at in (first, last))  # pyright: ignore
            left, right = min(a, b) + block.x, max(a, b) + block.x
            base = block.y + line.y() + line.ascent()
            under = base + 0.2 * block.size
            if block.tint:
                # The line lies on the page below the tint: on its own tint it would be too faint.
                top = base - 0.92 * block.size
                low = under - block.stroke_width / 2
                painter.fillRect(QRectF(left, top, right - left, low - top), QColor(block.tint))
            rule(
                painter,
                Rule(left, under, right, under, block.stroke, block.stroke_width, block.style),
            )
    painter.setPen(QPen(QColor(block.colour)))
    layout.draw(painter, origin)


def _marked(runs: tuple[Run, ...]) -> list[tuple[int, int]]:
    """The marked stretches of a block in UTF-16 units, as Qt counts."""
    out: list[tuple[int, int]] = []
    at = 0
    for run in runs:
        length = len(run.text.encode("utf-16-le")) // 2
        if run.is_marked:
            out.append((at, at + length))
        at += length
    return out


def _layout(
    text: str,
    width: float,
    size: int,
    is_bold: bool,
    side: Side = Side.LEFT,
    leading: float = 0.0,
) -> QTextLayout:
    layout = QTextLayout(text, wall_font(size, is_bold=is_bold))
    option = QTextOption(
        {
            Side.LEFT: Qt.AlignmentFlag.AlignLeft,
            Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
            Side.RIGHT: Qt.AlignmentFlag.AlignRight,
        }[side]
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        spare = (leading or line.height()) - line.height()
        line.setPosition(QPointF(0, y + spare / 2))
        y += leading or line.height()
    layout.endLayout()
    return layout
