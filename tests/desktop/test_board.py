from dataclasses import replace

import pytest
from looking import centre, click, has_colour, passage, point_at, stroke, tint
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from perspectives.desktop import board as board_module
from perspectives.desktop.board import Board
from perspectives.desktop.workspace import ViewState, Workspace
from perspectives.model.comparison import Comparison

pytestmark = pytest.mark.windows


def test_as_many_texts_open_as_fit_and_the_rest_fold(board, workspace):
    assert workspace.view.open == ("d0", "d1")
    assert [strip.document.id for strip in board.strips] == ["d2", "d3", "d4", "d5", "d6"]


def test_a_wider_board_opens_more(qtbot, board, workspace):
    board.resize(1900, 640)
    assert len(board.frames()) == 3
    board.resize(700, 640)
    assert [frame.document for frame in board.frames()] == ["d0"]


def test_folded_texts_are_not_laid_out(board):
    assert len(board.panes()) == 2


def test_pointing_lights_the_counterpart_in_the_other_pane(qtbot, board, workspace):
    left, right = board.panes()
    answer = passage(workspace, 3, "d1")
    assert not has_colour(right, answer, right._theme.control)
    point_at(left, passage(workspace, 0))
    qtbot.waitUntil(lambda: workspace.view.hover == passage(workspace, 0))
    assert has_colour(right, answer, right._theme.control)


def test_pointing_waits_a_little_so_that_crossing_does_not_strobe(
    qtbot, board, workspace, monkeypatch
):
    point_at(board.panes()[0], passage(workspace, 0))
    qtbot.waitUntil(lambda: workspace.view.hover == passage(workspace, 0))
    # The wait is made so long that no busy machine outlasts it, then cut short.
    monkeypatch.setattr(board_module, "HOVER_IN_MS", 60_000)
    point_at(board.panes()[0], passage(workspace, 1))
    assert workspace.view.hover == passage(workspace, 0)
    assert board._hover.isActive()
    # A real screen may report the same move once more, later.
    monkeypatch.setattr(board_module, "HOVER_IN_MS", 0)
    board._hover.start(0)
    qtbot.waitUntil(lambda: workspace.view.hover == passage(workspace, 1))


def test_nothing_scrolls_while_pointing(qtbot, board, workspace):
    before = [pane.scroll_y for pane in board.panes()]
    point_at(board.panes()[0], passage(workspace, 2))
    qtbot.waitUntil(lambda: workspace.view.hover != "")
    assert [pane.scroll_y for pane in board.panes()] == before


def test_leaving_puts_the_light_out(qtbot, board, workspace):
    pane = board.panes()[0]
    point_at(pane, passage(workspace, 0))
    qtbot.waitUntil(lambda: workspace.view.hover != "")
    pane._point("")
    qtbot.waitUntil(lambda: workspace.view.hover == "")


def test_a_click_makes_a_passage_active_and_lights_its_counterparts(board, workspace):
    left, right = board.panes()
    click(left, passage(workspace, 0))
    assert workspace.view.active == passage(workspace, 0)
    assert workspace.view.leading == "d0"
    assert has_colour(right, passage(workspace, 3, "d1"), tint(board, "A"))


def test_a_lit_topic_is_tinted_in_all_panes(board, workspace):
    workspace.light("A")
    for pane, place in zip(board.panes(), (0, 3), strict=True):
        assert has_colour(pane, passage(workspace, place, pane.text_document.id), tint(board, "A"))


def test_a_click_on_a_letter_lights_its_topic(board, workspace):
    pane = board.panes()[0]
    row = pane.rows.row_of(passage(workspace, 0))
    chip = pane.lines.plan(row).chips[0]
    top = pane.lines.top(row) - pane.scroll_y
    point = QPoint(
        round(pane.lines.left + chip.box.center().x()), round(top + chip.box.center().y())
    )
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert workspace.view.lit == (chip.marks[0].topic,)
    assert workspace.view.active == ""


def test_a_letter_says_why(board, workspace, qtbot):
    pane = board.panes()[0]
    row = pane.rows.row_of(passage(workspace, 0))
    chip = pane.lines.plan(row).chips[0]
    point = chip.box.center()
    QTest.mouseMove(
        pane.viewport(),
        QPoint(
            round(pane.lines.left + point.x()),
            round(pane.lines.top(row) - pane.scroll_y + point.y()),
        ),
    )
    qtbot.waitUntil(lambda: "it names the topic" in pane.viewport().toolTip())


def test_clicking_a_strip_opens_its_text_in_place_of_the_last_opened(board, workspace):
    QTest.mouseClick(board.strips[1], Qt.MouseButton.LeftButton)
    assert workspace.view.open == ("d0", "d3")
    assert "d1" in [strip.document.id for strip in board.strips]


def test_texts_open_by_number(board, workspace):
    board.open_text(5)
    assert workspace.view.open == ("d0", "d4")
    board.open_text(99)
    assert workspace.view.open == ("d0", "d4")


def test_another_pane_does_not_move_the_one_being_read(qtbot, board, workspace):
    pane = board.panes()[0]
    pane.scroll_by(200)
    y = pane.scroll_y
    board.open_text(5)
    assert board.panes()[0] is pane
    assert pane.scroll_y == y


def test_a_text_comes_back_where_it_was_left(qtbot, board, workspace):
    pane = board.panes()[1]
    pane.scroll_by(150)
    anchor = pane.anchor()
    board.open_text(5)
    board.open_text(2)
    qtbot.waitUntil(lambda: board.panes()[1].scroll_y > board.panes()[1].highest)
    assert board.panes()[1].anchor()[0] == anchor[0]


def test_panes_change_places(board, workspace):
    board.panes()[0].setFocus()
    board.move_pane(1)
    assert [frame.document for frame in board.frames()] == ["d1", "d0"]


def test_any_text_becomes_the_reference_and_nothing_is_lost(board, workspace):
    links = workspace.comparison.links
    header = board.frames()[1].header
    QTest.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPoint(80, 12))
    assert workspace.project.reference == "d1"
    assert workspace.comparison.links is links
    assert [frame.header.number for frame in board.frames()] == ["1", "R"]


def test_the_header_says_when_there_is_no_counterpart(board, workspace):
    click(board.panes()[0], passage(workspace, 2))
    header = board.frames()[1].header
    assert header.note == "No counterpart here"
    assert board.panes()[1].lines.inks.theme.text != board.panes()[0].lines.inks.theme.text


def test_next_counterpart_steps_through_what_is_answered(board, workspace):
    board.next_counterpart()
    assert workspace.view.active == passage(workspace, 0)
    board.next_counterpart()
    assert workspace.view.active == passage(workspace, 1)
    board.previous_counterpart()
    assert workspace.view.active == passage(workspace, 0)


def test_next_counterpart_keeps_to_a_lit_topic(board, workspace):
    workspace.light("G")
    board.next_counterpart()
    assert workspace.lookup.taggings_of(workspace.view.active)[0].topic == "G"


def test_text_size_grows_and_shrinks_within_bounds(board, workspace):
    line = board.panes()[0].lines.typography.body.line
    board.zoom(2)
    assert board.panes()[0].lines.typography.body.line > line
    for _ in range(40):
        board.zoom(1)
    assert workspace.view.text_px == 40
    board.zoom(0)
    assert workspace.view.text_px == 17


def test_texts_are_shown_before_anything_is_compared(qtbot, qapp):
    from debate import DEBATE, TITLES
    from making import compared

    project, comparison = compared(*DEBATE, titles=TITLES, names=tuple("ABCDEFGH"))
    space = Workspace()
    board = Board(space)
    qtbot.addWidget(board)
    board.resize(1232, 640)
    # A picture grabbed before the first expose has left Qt a freed paint engine for it.
    with qtbot.waitExposed(board):
        board.show()
    space.open_project(project, Comparison(), ViewState(reduced_motion=True))
    pane = board.panes()[0]
    qtbot.waitUntil(lambda: pane.lines.heights.count > 0)
    assert not has_colour(pane, comparison.passages[2].id, "#04569D")
    tops = [pane.lines.top(row) for row in range(len(pane.rows))]
    y = pane.scroll_y
    space.take_comparison(comparison)
    assert has_colour(pane, comparison.passages[2].id, stroke(board, "A"))
    assert pane.scroll_y == y
    assert [pane.lines.top(row) for row in range(len(pane.rows))] == tops


def test_a_removed_text_leaves_the_board(board, workspace):
    project = workspace.project
    rest = {name: row for name, row in project.documents.items() if name != "d1"}
    workspace.open_project(replace(project, documents=rest), workspace.comparison, workspace.view)
    assert "d1" not in [frame.document for frame in board.frames()]
    assert "d0" in [frame.document for frame in board.frames()]


def test_the_picker_swaps_pins_and_folds(qtbot, board, workspace):
    from perspectives.desktop.pane_menu import pane_menu

    menu = pane_menu(board, workspace.view.open[1])
    actions = {action.text(): action for action in menu.actions()}
    actions["3  League of traders"].trigger()
    assert workspace.view.open == ("d0", "d3")
    menu = pane_menu(board, workspace.view.open[1])
    actions = {action.text(): action for action in menu.actions()}
    actions["Pin: does not follow"].trigger()
    assert workspace.view.pinned == {"d3"}
    actions["Fold"].trigger()
    assert workspace.view.open == ("d0",)


def test_a_bare_theme_switch_repaints_everything(board, workspace):
    workspace.show(theme="dark", lit=("A",))
    pane = board.panes()[0]
    assert has_colour(pane, passage(workspace, 0), "#202C5F")


@pytest.mark.parametrize("name", ["light", "dark", "hc-light", "hc-dark", "projector"])
def test_every_theme_draws_all_states(board, workspace, name):
    workspace.show(theme=name, lit=("A", "E"))
    click(board.panes()[0], passage(workspace, 0))
    workspace.show(hover=passage(workspace, 1))
    assert not board.grab().isNull()


def test_centre_is_on_the_passage(board, workspace):
    pane = board.panes()[0]
    for place in range(3):
        identity = passage(workspace, place)
        assert pane.passage_at(centre(pane, identity).toPointF()) == identity
