"""Contrast of the words as they are rendered, in each theme (WCAG 2.2, 1.4.3).

Smoothing thins the ink of small letters, so the darkest pixel counts for less than the colour that
was meant: what passes here passes.
"""

from collections import Counter

import pytest
import walking
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from perspectives.desktop.appearance import NAMES, SYSTEM

SHOWN = "read matrix charts report search evidence preferences about".split()
"""The actions whose views and dialogs are measured."""

LEAST = 4.5
"""WCAG 2.2 AA for text; words of what cannot be used now are exempt."""


def luminance(value):
    colour = QColor(value)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [row / 12.92 if row <= 0.04045 else ((row + 0.055) / 1.055) ** 2.4 for row in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(picture):
    """Between the ground, which is the most usual colour, and the ink farthest from it."""
    rgb = picture.convertToFormat(QImage.Format.Format_RGB32)
    values = Counter(memoryview(rgb.constBits()).cast("I"))
    ground = luminance(values.most_common(1)[0][0])
    inks = map(luminance, values)
    return max((max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) for ink in inks)


def faint(widgets):
    """Labels and buttons whose words do not stand out, each with its contrast."""
    out = {}
    for widget in widgets:
        if not isinstance(widget, QLabel | QAbstractButton) or not widget.isEnabled():
            continue
        if not widget.text().strip() or widget.visibleRegion().isEmpty():
            continue
        found = contrast(widget.grab().toImage())
        if found < LEAST:
            out[f"{type(widget.parent()).__name__}: {widget.text()[:40]}"] = round(found, 2)
    return out


@pytest.mark.parametrize("theme", [name for name in NAMES if name != SYSTEM])
def test_words_stand_out_in_every_theme(window, qtbot, monkeypatch, theme):
    walking.without_waiting(monkeypatch)
    walking.ready(window, qtbot)
    window.choose_theme(theme)
    found = {}
    for action in (
        "read",
        "matrix",
        "charts",
        "report",
        "search",
        "evidence",
        "preferences",
        "about",
    ):
        window.actions_by_id[action].trigger()
        QTest.qWait(30)
        shown = [part for top in walking.tops() for part in walking.shown(top)]
        found |= {row: (action, value) for row, value in faint(shown).items()}
        walking.settle(window)
    assert found == {}


@pytest.mark.parametrize("theme", [name for name in NAMES if name != SYSTEM])
def test_the_texts_themselves_stand_out_more(window, qtbot, theme):
    """Seven to one for what is read for long (VISUAL.md 3.2)."""
    walking.ready(window, qtbot)
    window.choose_theme(theme)
    QTest.qWait(50)
    pane = window.board.frames()[0].pane
    assert contrast(pane.viewport().grab().toImage()) >= 7
