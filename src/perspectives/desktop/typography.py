"""How each kind of block is set: face, size, leading, indents and space, all in logical pixels."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication

from perspectives.model.documents import Role

READING_FACES = [
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Charter",
    "Georgia",
    "Libertinus Serif",
    "DejaVu Serif",
]
"""The first that is installed is read in (VISUAL.md 4.2)."""

PROBE_PX = 16
"""The size the x-height is measured at: the most usual one, which is then loaded already."""

STANDARD_X_HEIGHT = 0.5
"""x-height, in parts of the size, of the face that a text size is meant for.

It lies between Source Serif 4 (0.475) and Noto Serif (0.536). Every face is set so large that its
small letters are as tall as those of the standard face would be; "17 px" then looks alike in all.
"""

SANS_FACES = ["Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue", "DejaVu Sans"]
"""The first that is installed is read in by those who choose a face without serifs."""


TypeChoice = tuple[bool, float, float, float]
"""What a person chose for the texts: serifs or none, the line height in parts of the text size, and
room between letters and between words in parts of the face's size."""

USUAL: TypeChoice = (True, 1.5, 0.0, 0.0)
"""As texts are set where nothing was chosen."""

_chosen = USUAL


def choose(choice: TypeChoice) -> None:
    """Set all texts so from now on; a Typography that was made before stays as it is."""
    global _chosen
    if choice != _chosen:
        _chosen = choice
        _x_height.cache_clear()


MOST_CHARACTERS = 75
LEAST_CHARACTERS = 42
"""Characters a line: columns stop at the first, texts fold rather than go under the second."""

PARAGRAPH_SPACE = 0.55
"""Space between paragraphs in lines: seen at once, yet less than a lost line."""

PROSE = "Positions on one dispute stand side by side, and a reader sees who answers whom on it."
"""Ordinary English words to measure the mean width of a character with."""


class RowStyle:
    """How the rows of one role are set.

    `line` is the line height and `baseline` the distance from the top of a line to its baseline,
    both whole pixels. `indent` and `right_indent` narrow the column, `before` and `after` are
    space above and below.

    The font is measured when `line`, `baseline` or `character` is first asked for: loading it
    costs a millisecond, which the first frame spends on the rows that it shows only.
    """

    __slots__ = (
        "after",
        "baseline",
        "before",
        "character",
        "font",
        "indent",
        "is_muted",
        "line",
        "right_indent",
        "text_px",
    )
    line: int
    baseline: int
    character: float

    def __init__(self, font: QFont, text_px: float) -> None:
        self.font = font
        self.text_px = text_px
        self.indent = 0
        self.right_indent = 0
        self.before = 0
        self.after = round(self.least_line * PARAGRAPH_SPACE)
        self.is_muted = False

    @property
    def least_line(self) -> int:
        """The line height for the text's size; a tall font needs more, once it is measured."""
        return round(self.text_px * _chosen[1])

    def __getattr__(self, name: str) -> Any:
        """Measure the font: only what was never set comes here."""
        if name not in ("line", "baseline", "character"):
            raise AttributeError(name)
        metrics = QFontMetricsF(self.font)
        self.line = max(self.least_line, round(metrics.height()))
        spare = self.line - metrics.ascent() - metrics.descent()
        self.baseline = round(spare / 2 + metrics.ascent())
        self.character = metrics.horizontalAdvance(PROSE) / len(PROSE)
        return getattr(self, name)


class Typography:
    """All row styles at one text size; each is made when first asked for."""

    def __init__(self, text_px: float) -> None:
        self.text_px = text_px
        self.chip = min(30, max(14, round(text_px * 0.94)))
        """Side of a letter chip: as tall as a capital with room around it."""
        self.margin = 2 * self.chip + 16
        """Left of the text: two chips side by side, the bar and air."""
        self.right_margin = self.chip + 14
        """Right of the text: the badge and air."""
        self._styles: dict[tuple[Role, int], RowStyle] = {}
        self.body = self.style(Role.PARAGRAPH)
        self.most_width = round(MOST_CHARACTERS * self.body.character)
        self.least_width = round(LEAST_CHARACTERS * self.body.character)

    def style(self, role: Role, level: int = 0) -> RowStyle:
        """How a block of `role` at `level` is set."""
        key = (role, min(level, 4))
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._make(*key)
        return style

    def _make(self, role: Role, level: int) -> RowStyle:
        maker = _MAKERS.get(role)
        return maker(self.text_px, level) if maker else RowStyle(_serif(self.text_px), self.text_px)


def expected_character(style: RowStyle, body: RowStyle) -> float:
    """Mean width of a character: as the body's in proportion, without loading another font."""
    return body.character * style.font.pixelSize() / body.font.pixelSize()


CLOSE_ROLES = frozenset({Role.ITEM, Role.CELL, Role.NAVIGATION})
"""Neighbours of these roles stand closer than paragraphs."""


def space_between(style: RowStyle, role: Role, following: Role | None) -> int:
    """Pixels below a row, by what follows it; None = the text ends."""
    if role is following and role in CLOSE_ROLES:
        return round(style.after * 0.4)
    return style.after


def _serif(text_px: float) -> QFont:
    font = _face()
    size = max(6, round(text_px * STANDARD_X_HEIGHT / _x_height()))
    font.setPixelSize(size)
    _serifs, _line, letters, words = _chosen
    if letters:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, size * letters)
    if words:
        font.setWordSpacing(size * words)
    return font


def _face() -> QFont:
    font = QFont(READING_FACES if _chosen[0] else SANS_FACES)
    hints = QFont.StyleHint
    font.setStyleHint(hints.Serif if _chosen[0] else hints.SansSerif)
    return font


@cache
def _x_height() -> float:
    """The x-height of the reading face in parts of its size."""
    font = _face()
    font.setPixelSize(PROBE_PX)
    return QFontMetricsF(font).xHeight() / PROBE_PX or STANDARD_X_HEIGHT


def _sans(text_px: float) -> QFont:
    font = QFont(QGuiApplication.font().families())
    font.setPixelSize(max(6, round(text_px)))
    return font


def _title(text_px: float, level: int) -> RowStyle:
    font = _serif(text_px * 1.35)
    font.setWeight(QFont.Weight.DemiBold)
    style = RowStyle(font, text_px * 1.2)
    style.after = round(text_px * 0.5)
    return style


def _heading(text_px: float, level: int) -> RowStyle:
    font = _sans(text_px * (1.06, 1.06, 0.94, 0.86, 0.86)[level])
    font.setWeight(QFont.Weight.Bold if level < 3 else QFont.Weight.DemiBold)
    style = RowStyle(font, text_px * 0.95)
    style.before = round(text_px * 0.6)
    style.after = round(text_px * 0.3)
    return style


def _item(text_px: float, level: int) -> RowStyle:
    style = RowStyle(_serif(text_px), text_px)
    style.indent = round(text_px * 1.4 * max(1, level))
    return style


def _quote(text_px: float, level: int) -> RowStyle:
    style = RowStyle(_serif(text_px), text_px)
    style.indent = round(text_px * 1.4 * max(1, level))
    style.right_indent = round(text_px * 0.8)
    return style


def _small(text_px: float, level: int) -> RowStyle:
    style = RowStyle(_sans(text_px * 0.76), text_px * 0.84)
    style.is_muted = True
    return style


def _pull_quote(text_px: float, level: int) -> RowStyle:
    font = _serif(text_px * 0.94)
    font.setItalic(True)
    style = RowStyle(font, text_px * 0.94)
    style.indent = style.right_indent = round(text_px * 1.2)
    style.is_muted = True
    return style


def _footnote(text_px: float, level: int) -> RowStyle:
    return RowStyle(_serif(text_px * 0.86), text_px * 0.88)


_MAKERS = {
    Role.TITLE: _title,
    Role.HEADING: _heading,
    Role.ITEM: _item,
    Role.QUOTE: _quote,
    Role.PULL_QUOTE: _pull_quote,
    Role.FOOTNOTE: _footnote,
    Role.BYLINE: _small,
    Role.DATE_LINE: _small,
    Role.CAPTION: _small,
    Role.BIOGRAPHY: _small,
    Role.DISCLAIMER: _small,
    Role.NAVIGATION: _small,
}
