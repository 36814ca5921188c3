"""The evidence panel: the actions on each topic and link, and who decided when."""

import pytest
from opening import active, compared_again
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from perspectives.desktop.sides import sides

pytestmark = pytest.mark.windows


def shown(window, qtbot):
    _, passage, topic = active(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    return sides(window).panel("evidence"), passage, topic


def press(panel, qtbot, name, place=0):
    """Click the button of an action, of the topic or link at `place` among those with it."""
    buttons = [row for row in panel.widget().findChildren(QAbstractButton, name)]
    qtbot.mouseClick(buttons[place], Qt.MouseButton.LeftButton)


def words(panel):
    return [line for line, _ in panel.lines]


def state_of(window, passage, topic):
    rows = window.workspace.comparison.taggings
    return [row.state for row in rows if (row.passage, row.topic) == (passage, topic)]


def test_a_topic_is_confirmed_and_the_panel_says_by_whom(window, qtbot):
    panel, passage, topic = shown(window, qtbot)
    rows = window.workspace.lookup.taggings_of(passage)
    press(panel, qtbot, "confirm", [row.topic for row in rows].index(topic))
    compared_again(window, qtbot)
    qtbot.waitUntil(lambda: state_of(window, passage, topic) == ["confirmed"], timeout=60_000)
    assert any(line.startswith("confirmed by ") for line in words(panel))


def test_a_rejected_topic_is_listed_and_can_be_taken_back(window, qtbot):
    panel, passage, topic = shown(window, qtbot)
    rows = window.workspace.lookup.taggings_of(passage)
    press(panel, qtbot, "reject", [row.topic for row in rows].index(topic))
    qtbot.waitUntil(lambda: state_of(window, passage, topic) == ["rejected"], timeout=60_000)
    assert "Rejected" in words(panel)
    press(panel, qtbot, "forget")
    qtbot.waitUntil(lambda: state_of(window, passage, topic) == ["proposed"], timeout=60_000)


def test_a_link_is_confirmed_pinned_and_rejected_by_its_buttons(window, qtbot):
    panel, passage, _ = shown(window, qtbot)
    topics = len(window.workspace.lookup.taggings_of(passage))
    link = window.workspace.lookup.links_of(passage)[0]
    press(panel, qtbot, "pin", topics)
    assert [row.target for row in window.workspace.project.pins.values()] == [
        f"link {link.left} {link.right}"
    ]
    press(panel, qtbot, "confirm", topics)
    assert any(row.other for row in window.workspace.project.judgements.values())
    press(panel, qtbot, "reject", topics)
    assert [row.state for row in window.workspace.project.judgements.values()] == ["rejected"]


def test_a_stance_is_set_and_signed(window, qtbot):
    panel, passage, _ = shown(window, qtbot)
    press(panel, qtbot, "stance")
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    stances = list(window.workspace.project.stances.values())
    assert [row.passage for row in stances] == [passage]
    assert any(line.startswith("▲ for by ") for line in words(panel))
