"""Sets rows: breaks the words of a block into lines, as its role asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetricsF, QTextLayout, QTextOption

from perspectives.desktop.mark_painting import Plan, Setting
from perspectives.desktop.marks import NO_MARKS, RowMarks
from perspectives.desktop.typography import (
    CLOSE_ROLES,
    RowStyle,
    Typography,
    expected_character,
    space_between,
)
from perspectives.model.documents import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.desktop.utf16 import Rows

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202b\u202e\u2067]")

MAYBE_HIDDEN = (
    "\u200b\u200c\u200d\u2060\ufeff"  # without width
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # directions
)
"""Characters that are invisible where no script or emoji asks for them (`hidden_marks`)."""

OWN_MARKER = re.compile(r"(?:[-–—*•·▪‣]|\(?(?:\d{1,3}|[a-zA-Z])[.)])\s+")
"""A list marker that the text brings itself; it hangs, and no other is drawn."""

RAGGED = 1.04
"""How much longer a text becomes by the room left at the ends of its lines, measured on prose."""

TALL_PART = 0.25
"""Letters of a fallback face may rise this much of a line above ours before lines move apart."""

NARROWEST = 40
"""No line is set narrower than this many pixels, however deep its indent."""


class Row:
    """A laid-out row: its words, how they are set, and what is painted under them.

    `plans` keeps what was painted under other light: pointing here and there comes back to it.
    """

    __slots__ = ("height", "layout", "marks", "plan", "plans", "setting")

    def __init__(self, layout: QTextLayout, height: float, setting: Setting) -> None:
        self.layout = layout
        self.height = height
        self.setting = setting
        self.marks: RowMarks = NO_MARKS
        self.plan: Plan | None = None
        self.plans: dict[RowMarks, Plan] = {}


class RowSetter:
    """Sets the rows of one document into a column `width` logical pixels wide."""

    def __init__(self, rows: Rows, typography: Typography, width: int) -> None:
        self.rows = rows
        self.typography = typography
        self.width = width

    def style(self, number: int) -> RowStyle:
        """How a row is set."""
        block = self.rows.blocks[number]
        return self.typography.style(block.role, block.level)

    def space_below(self, number: int) -> int:
        """Pixels between the words of a row and the next row."""
        blocks = self.rows.blocks
        following = blocks[number + 1].role if number + 1 < len(blocks) else None
        return space_between(self.style(number), blocks[number].role, following)

    def estimates(self, count: int) -> Iterator[float]:
        """The heights of the first `count` rows, as their lengths let expect them."""
        known: dict[tuple[Role, int], tuple[float, int, int, int, int]] = {}
        role_above: Role | None = None
        height = after = close = 0
        for block in self.rows.blocks[:count]:
            if role_above is not None:
                is_close = block.role is role_above and block.role in CLOSE_ROLES
                yield height + (close if is_close else after)
            role_above = block.role
            key = (role_above, block.level)
            if key not in known:
                known[key] = self._measures(*key)
            room, line, before, after, close = known[key]
            start, end = block.span
            height = before + (int((end - start) / room) + 1) * line
        if role_above is not None:
            yield height + after

    def _measures(self, role: Role, level: int) -> tuple[float, int, int, int, int]:
        style = self.typography.style(role, level)
        character = expected_character(style, self.typography.body)
        room = max(1.0, (self.width - style.indent - style.right_indent) / character)
        after, close = space_between(style, role, None), space_between(style, role, role)
        return room / RAGGED, style.least_line, style.before, after, close

    def make(self, number: int) -> Row:
        """Lay a row out."""
        style = self.style(number)
        text = self.rows.text(number)
        layout = QTextLayout(_shown(text), style.font)
        layout.setCacheEnabled(True)
        height = self.fill(layout, number, text)
        is_bidi = not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
        return Row(layout, height, Setting(layout, style, self.width, is_bidi=is_bidi))

    def fill(self, layout: QTextLayout, number: int, text: str) -> float:
        """Break `text` into lines; returns the height with the space around it."""
        style = self.style(number)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        left, right = style.indent, style.right_indent
        if begins_right_to_left(text):
            option.setTextDirection(Qt.LayoutDirection.RightToLeft)
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            left, right = right, left
        layout.setTextOption(option)
        width = max(NARROWEST, self.width - left - right)
        y, line_height, baseline = float(style.before), style.line, style.baseline
        hang = self._hang(number, text, style)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width + hang)
            ascent = line.ascent()
            above = max(0.0, round(ascent - baseline - line_height * TALL_PART))
            line.setPosition(QPointF(left - hang, y + above + baseline - ascent))
            y += line_height + above
            hang = 0
        layout.endLayout()
        return y + self.space_below(number)

    def _hang(self, number: int, text: str, style: RowStyle) -> int:
        """How far the marker that an item brings itself hangs out of its lines."""
        if self.rows.blocks[number].role is not Role.ITEM:
            return 0
        marker = OWN_MARKER.match(text)
        if marker is None:
            return 0
        return min(style.indent, round(QFontMetricsF(style.font).horizontalAdvance(marker[0])))


def begins_right_to_left(text: str) -> bool:
    """Whether the first letter of `text` is of a script that runs from right to left."""
    if text.isascii():
        return False
    for character in text:
        if RIGHT_TO_LEFT.match(character):
            return True
        if character.isalpha():
            return False
    return False


def _shown(text: str) -> str:
    """`text` as it is drawn: characters that nobody would see have signs of the same length."""
    if text.isascii() or not any(sign in text for sign in MAYBE_HIDDEN):
        return text
    from perspectives.desktop.hidden_marks import visible

    return visible(text)
