"""Room: texts that are 40 % longer, small windows and large letters clip nothing."""

import pytest
import walking
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QRadioButton,
    QWidget,
)

from perspectives import texts
from perspectives.desktop.elided_label import ElidedLabel

LONGER = 0.4
"""What layouts are to bear (VISUAL.md 4.2): German and Albanian need about as much."""


class Longer(texts.Catalogue):
    """A made-up language: English with 40 % more letters."""

    def __init__(self):
        super().__init__({"": ("",)}, lambda count: int(count != 1), "en")

    def one(self, sentence):
        return sentence + "ẍ" * max(1, round(len(sentence) * LONGER)) if sentence else sentence

    def many(self, singular, plural, count):
        return self.one(singular if count == 1 else plural)

    def told(self, sentence):
        return sentence


def clipped(widget):
    """Why a label or button does not show all its words; "" where it does."""
    if isinstance(widget, ElidedLabel) or getattr(widget, "kind", "") == "search":
        # These end in an ellipsis, and hovering or a screen reader tells all of them.
        return "" if widget.text() in widget.toolTip() else "no tooltip"
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        if widget.wordWrap():
            need = widget.heightForWidth(widget.width())
            return f"{need} > {widget.height()} high" if need > widget.height() + 2 else ""
        need = widget.sizeHint().width()
        return f"{need} > {widget.width()} wide" if need > widget.width() + 2 else ""
    if isinstance(widget, QAbstractButton) and widget.text():
        words = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", ""))
        if isinstance(widget, QCheckBox | QRadioButton):
            words += 20
        return f"{words} > {widget.width()} wide" if words > widget.width() else ""
    return ""


def all_clipped(widgets):
    out = {}
    for widget in widgets:
        if why := clipped(widget):
            words = widget.text().replace("ẍ", "")[:40]
            out[f"{type(widget.parent()).__name__}: {words}"] = why
    return out


def outside(widgets):
    """Dialogs larger than the screen, and parts that lie outside their window."""
    out = []
    for widget in widgets:
        if isinstance(widget, QDialog) and (widget.width() > 1280 or widget.height() > 720):
            out.append((type(widget).__name__, widget.size().toTuple()))
    return out


@pytest.fixture
def longer(monkeypatch):
    monkeypatch.setattr(texts, "_window", Longer())


def test_longer_texts_are_not_clipped_at_1280_by_720(longer, window, qtbot, monkeypatch):
    walking.without_waiting(monkeypatch)
    window.resize(1280, 720)
    walking.ready(window, qtbot)
    cut, large = {}, []

    def visit(name, widgets):
        for row, why in all_clipped(widgets).items():
            cut.setdefault(row, f"{name}: {why}")
        large.extend(outside(widgets))

    walking.walk(window, qtbot, visit)
    assert cut == {}
    assert large == []


@pytest.fixture
def doubled(qapp):
    """The window's font at 200 %, as a person sets it in the system."""
    before = QFont(qapp.font())
    made = QFont(before)
    made.setPointSizeF(before.pointSizeF() * 2)
    yield made
    qapp.setFont(before)


def test_everything_is_there_at_200_percent(doubled, window, qtbot):
    """A screen of 1440 x 900 at 200 % has 720 x 450 logical pixels; letters as in the system."""
    walking.ready(window, qtbot)
    window.resize(720, 480)
    QApplication.processEvents()
    assert window.width() == 720
    assert len(window.board.frames()) == 1
    for part in (window.command_bar, window.board, window.status_line):
        corner = part.mapTo(window, part.rect().topLeft())
        assert window.rect().contains(QRect(corner, part.size())), type(part).__name__


def test_a_doubled_font_clips_no_words(qapp, doubled, window, qtbot):
    qapp.setFont(doubled)
    window.resize(1280, 720)
    walking.ready(window, qtbot)
    parts = [row for row in window.findChildren(QWidget) if row.isVisible()]
    assert all_clipped(parts) == {}


@pytest.mark.parametrize("size", [10.0, 40.0])
def test_the_texts_can_be_read_at_each_end_of_their_sizes(window, qtbot, size):
    window.resize(1280, 720)
    walking.ready(window, qtbot)
    window.workspace.show(text_px=size)
    qtbot.waitUntil(lambda: window.board.typography.text_px == size)
    frame = window.board.frames()[0]
    assert frame.pane.width() > 200
    assert frame.pane.viewport().rect().height() > size * 3
