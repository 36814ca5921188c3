"""The rail: the reference's order, filters, numbers for many texts, letters that jump."""

import pytest
from debate import DEBATE, TITLES
from making import compared
from PySide6.QtCore import Qt

from perspectives.desktop.topic_rail import TopicRail
from perspectives.desktop.topic_row import ROW_HEIGHT, TALL_ROW
from perspectives.desktop.workspace import View, ViewState, Workspace

EIGHT = tuple(f"Topic {letter}" for letter in "ABCDEFGH")


def rail_of(qtbot, texts, titles=(), names=EIGHT):
    project, comparison = compared(*texts, titles=titles, names=names)
    space = Workspace()
    space.open_project(project, comparison, ViewState(view=View.READ))
    rail = TopicRail(space)
    qtbot.addWidget(rail)
    rail.resize(208, 700)
    rail.show()
    return rail


@pytest.fixture
def rail(qtbot):
    return rail_of(qtbot, DEBATE, TITLES)


def letters(rail):
    return [row.letter for row in rail.topic_rows() if not row.isHidden()]


def test_topics_stand_as_the_reference_comes_to_them(rail):
    assert letters(rail)[:6] == ["A", "D", "B", "E", "C", "G"]


def test_another_reference_brings_its_own_order(rail):
    from perspectives.desktop.arranging import made_reference

    rail.workspace.do(made_reference(rail.workspace.project, "d5"))
    assert letters(rail)[:2] == ["E", "D"]
    assert letters(rail)[2:] == ["A", "B", "C", "F", "G", "H"], "it is silent on these"


def test_only_topics_on_which_so_many_texts_speak_are_shown(rail, qtbot):
    assert rail.least.text() == "Any number of texts"
    rail.least.setFocus()
    for _ in range(5):
        qtbot.keyClick(rail.least, Qt.Key.Key_Up)
    assert rail.least.text() == "≥ 5 texts speak"
    shown = [row.topic.id for row in rail.topic_rows() if not row.isHidden()]
    assert shown
    assert all(len(rail.speaking(topic)) >= 5 for topic in shown)
    assert len(shown) < len(EIGHT)


def test_above_twelve_texts_numbers_stand_for_boxes(qtbot, rail):
    assert rail.topic_rows()[0].height() == ROW_HEIGHT
    many = rail_of(qtbot, [*(["[A: One speaks here] of it."] * 4), *(["Nobody does."] * 10)])
    row = many.topic_rows()[0]
    assert row.bar_words() == "4 speak, 10 silent"
    assert row.height() == TALL_ROW
    assert "4 of 14 texts speak" in row.accessibleName()


def test_two_letters_in_a_row_jump_to_topics_after_z(qtbot):
    rail = rail_of(qtbot, DEBATE, names=[f"Topic {at}" for at in range(30)])
    rows = {row.letter: row for row in rail.topic_rows()}
    rail.activateWindow()
    rows["C"].setFocus()
    qtbot.keyClick(rows["C"], Qt.Key.Key_A)
    qtbot.waitUntil(rows["A"].hasFocus)
    qtbot.keyClick(rows["A"], Qt.Key.Key_B)
    qtbot.waitUntil(rows["AB"].hasFocus)
    qtbot.wait(900)
    qtbot.keyClick(rows["AB"], Qt.Key.Key_B)
    qtbot.waitUntil(rows["B"].hasFocus)
