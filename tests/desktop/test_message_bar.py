"""The message bar says one sentence, and all of several problems at a click."""

import pytest
from PySide6.QtCore import Qt

from perspectives.desktop.message_bar import MessageBar
from perspectives.model.errors import Problem

pytestmark = pytest.mark.windows

PROBLEMS = (
    Problem("a.pdf", "Page 7 of “a.pdf” has no text.", "Have it read by a scanner’s program."),
    Problem("b.txt", "“b.txt” is in an unknown language.", "Say which one."),
    Problem("c.txt", "“c.txt” is empty.", ""),
)


@pytest.fixture
def bar(qtbot, workspace):
    made = MessageBar(workspace)
    qtbot.addWidget(made)
    return made


def test_the_first_problem_is_said_and_all_are_one_click_away(bar, qtbot):
    bar.tell(PROBLEMS)
    assert bar.words.text().startswith("Page 7 of “a.pdf” has no text. Have it read")
    assert not bar.all.isVisible()
    qtbot.mouseClick(bar.all_button, Qt.MouseButton.LeftButton)
    assert bar.all.isVisible()
    shown = [bar.all.item(row).text() for row in range(bar.all.count())]
    assert len(shown) == 3
    assert shown[2] == "“c.txt” is empty."


def test_one_problem_needs_no_list_and_a_new_sentence_closes_it(bar, qtbot):
    bar.tell(PROBLEMS[:1])
    assert not bar.all_button.isVisible()
    bar.tell(PROBLEMS)
    qtbot.mouseClick(bar.all_button, Qt.MouseButton.LeftButton)
    bar.say("Something else.")
    assert not bar.all.isVisible()
    assert not bar.all_button.isVisible()
