"""Panels at the side: one at a time, out of the way in a narrow window."""

import pytest
from opening import active
from PySide6.QtCore import Qt

from perspectives.desktop.sides import sides

pytestmark = pytest.mark.windows


def test_opening_a_panel_hides_the_other(window, qtbot):
    active(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    evidence = sides(window).panel("evidence")
    assert evidence.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert evidence.isHidden()
    search = sides(window).panel("search")
    assert search.isVisible()
    qtbot.mouseClick(search.close_button, Qt.MouseButton.LeftButton)
    assert search.isHidden()


def test_in_a_narrow_window_a_panel_takes_the_place_until_a_passage_is_chosen(window, qtbot):
    active(window, qtbot)
    window.resize(760, 620)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = sides(window).panel("search")
    assert not window.middle.isVisible()
    qtbot.keyClicks(search.field, "shop")
    qtbot.keyClick(search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.middle.isVisible())
    assert search.isHidden()
    assert window.workspace.view.found.passages
    window.resize(1600, 900)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.middle.isVisible() and search.width() == 360)
