"""Invisible characters are drawn as signs; the text itself stays as it is."""

from making import compared

from perspectives.desktop.hidden_marks import visible
from perspectives.desktop.row_setting import MAYBE_HIDDEN
from perspectives.desktop.workspace import ViewState, Workspace


def test_direction_marks_and_zero_width_are_signs_of_the_same_length():
    text = "pay \u202e001\u202c or\u200b \u20667\u2069"
    shown = visible(text)
    assert shown == "pay ⇐001⇔ or‸ ⇒7⇔"
    assert len(shown) == len(text)
    assert not set(shown) & set(MAYBE_HIDDEN)


def test_joiners_of_scripts_and_emoji_stay():
    for text in ("می\u200cخواهم", "👩\u200d🔬", "plain ščž"):
        assert visible(text) == text


def test_a_pane_draws_signs_and_copies_what_was_written(qtbot, qapp):
    from perspectives.desktop.board import Board

    project, comparison = compared("A plan of\u202e many\u202c words for the town.")
    space = Workspace()
    space.open_project(project, comparison, ViewState())
    board = Board(space)
    qtbot.addWidget(board)
    board.resize(900, 600)
    board.show()
    qtbot.waitUntil(lambda: bool(board.panes()))
    pane = board.panes()[0]
    assert "plan of⇐ many⇔" in pane.lines.setter.make(0).layout.text()
    pane.selectAll()
    pane.copy()
    assert "\u202e" in qapp.clipboard().text()
