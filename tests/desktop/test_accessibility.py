"""What VISUAL.md 3.2 asks for, line by line: which test holds it.

| line | held by |
|---|---|
| 1.1.1 names of icons, charts, minimap, ribbons | test_every_interactive_widget_has_a_name; test_charts_view.py, test_panes.py |
| 1.3.1, 1.3.2 topic, relation and place in accessible text; tab order | test_wording.py; test_tab_goes_from_topics_to_texts_to_shelf |
| 1.4.1 nothing by hue alone | test_theme.py, test_page_painting.py (letters, line styles, shapes) |
| 1.4.3, 1.4.11 contrast of text 4.5:1, of outlines 3:1 | test_accessibility_contrast.py; test_theme.py |
| 1.4.4, 1.4.10, 1.4.12 sizes 10 to 40 px, 200 %, line height and spacing | test_accessibility_room.py; test_preferences.py |
| 1.4.13 hover cards | Qt's tooltips; what they say is in accessible names (test_every_tooltip_is_told_too) |
| 2.1.1, 2.1.2 all by keyboard, no trap | test_accessibility_keyboard.py; test_tab_leaves_every_text |
| 2.1.4 single letters remappable or off | test_preferences.py |
| 2.2.1, 2.2.2 no time-outs; work can be stopped | test_window.py, test_importing.py (Cancel) |
| 2.3 reduced motion | test_preferences.py, test_following.py |
| 2.4.3, 2.4.7, 2.4.11 focus visible | test_the_focus_is_seen; test_board.py |
| 2.5.7 every drag has a key | test_board.py, test_basket.py, test_codebook_editor.py |
| 2.5.8 targets of 24 pixels | test_targets_are_large_enough |
| 3.1.2 language of each text | test_panes.py (header); not exposed to screen readers by Qt |
| 3.2.6, 3.3.7 help last, F1 | test_help_is_the_last_menu |
| 3.3.1, 3.3.3, 3.3.4 errors name file and remedy; undo | test_project_trouble.py, tests/reading, test_history.py |
| 4.1.2, 4.1.3 name, role, state; announcements | test_accessibility_bus.py (over AT-SPI) |
"""  # noqa: E501

import pytest
import walking
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

FIELDS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
"""Widgets that a person acts on, whatever draws them."""

ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.PageTabList,
}

INNER = ("qt_", "QComboBoxPrivate", "QTabBar")
"""Parts that Qt makes inside a widget, which speaks for them."""


def is_interactive(widget):
    if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isEnabled():
        return False
    if widget.objectName().startswith(INNER) or type(widget).__name__.startswith(INNER):
        return False
    if isinstance(widget.parent(), QComboBox | QAbstractSpinBox):
        return False
    found = QAccessible.queryAccessibleInterface(widget)
    return isinstance(widget, FIELDS) or (found is not None and found.role() in ROLES)


def name_of(widget):
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found else ""


def described(widget):
    owner = widget.parent()
    return f"{type(widget).__name__} in {type(owner).__name__}"


def test_every_interactive_widget_has_a_name(window, qtbot, monkeypatch):
    walking.without_waiting(monkeypatch)
    walking.ready(window, qtbot)
    nameless = {}

    def visit(name, widgets):
        for widget in widgets:
            if is_interactive(widget) and not name_of(widget):
                nameless.setdefault(described(widget), name)

    walking.walk(window, qtbot, visit)
    assert nameless == {}


def test_help_is_the_last_menu(window):
    window.complete()
    menus = window.menuBar().actions()
    assert menus[-1].text().replace("&", "") == "Help"
    assert [row.toString() for row in window.actions_by_id["keys"].shortcuts()] == ["F1"]


def test_tab_goes_from_topics_to_texts_to_shelf(window, qtbot):
    walking.ready(window, qtbot)
    parts = (window.command_bar, window.rail, window.board, window.shelf)
    window.command_bar.add.setFocus()
    order = []
    for _step in range(200):
        focus = window.focusWidget()
        part = next((part for part in parts if part is focus or part.isAncestorOf(focus)), None)
        if part is not None and (not order or order[-1] is not part):
            order.append(part)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if window.focusWidget() is window.command_bar.add:
            break
    assert order[:4] == list(parts)


def test_tab_leaves_every_text(window, qtbot):
    walking.ready(window, qtbot)
    for frame in window.board.frames():
        frame.pane.setFocus()
        QTest.keyClick(frame.pane, Qt.Key.Key_Tab)
        assert window.focusWidget() is not frame.pane


def test_the_focus_is_seen(window, qtbot):
    """A text, a topic and a card look different with the keyboard on them."""
    walking.ready(window, qtbot)
    window.activateWindow()
    row = window.rail.topic_rows()[0]
    card = window.shelf.cards()[0]
    pane = window.board.frames()[0].pane
    for part, other in ((row, card), (card, row), (pane, row)):
        around = part.parentWidget()
        other.setFocus()
        QTest.qWait(30)
        before = around.grab().toImage()
        part.setFocus()
        QTest.qWait(30)
        assert around.grab().toImage() != before, type(part).__name__


@pytest.mark.parametrize("part", ["command_bar", "rail", "shelf", "status_line"])
def test_targets_are_large_enough(window, qtbot, part):
    walking.ready(window, qtbot)
    small = [
        (type(row).__name__, row.width(), row.height())
        for row in getattr(window, part).findChildren(QAbstractButton)
        if row.isVisible() and min(row.width(), row.height()) < 24
    ]
    assert small == []


def test_every_tooltip_is_told_too(window, qtbot):
    """Hovering shows nothing that a screen reader is not given (WCAG 1.4.13)."""
    walking.ready(window, qtbot)
    silent = [
        (described(row), row.toolTip())
        for row in window.findChildren(QWidget)
        if row.isVisible() and row.toolTip() and not name_of(row)
    ]
    assert silent == []
