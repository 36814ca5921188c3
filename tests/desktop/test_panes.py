import random
import sys

import pytest
from looking import click, has_colour, image_of, passage, tint
from making import compared
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from perspectives.desktop.board import Board
from perspectives.desktop.following import is_calm
from perspectives.desktop.workspace import ScrollMode, ViewState, Workspace

WORDS = ("the bridge over river stands and whoever walks on it hears water first then town").split()


def long_text(seed, paragraphs=90):
    rnd = random.Random(seed)
    rows = []
    for at in range(paragraphs):
        words = " ".join(rnd.choices(WORDS, k=rnd.randint(8, 90))).capitalize()
        rows.append(f"@k{at} [{'ABCD'[at % 4]}: {words}.]")
    if seed % 2:
        rnd.shuffle(rows)
    return "\n\n".join(rows)


@pytest.fixture
def long_board(qtbot, qapp):
    qapp.setStyle("Fusion")
    project, comparison = compared(long_text(0), long_text(1), long_text(2))
    space = Workspace()
    space.open_project(project, comparison, ViewState(reduced_motion=True))
    board = Board(space)
    qtbot.addWidget(board)
    board.resize(1500, 700)
    board.show()
    qtbot.waitUntil(lambda: len(board.frames()) == 3)
    qtbot.waitUntil(lambda: all(pane.lines.heights.count for pane in board.panes()))
    return board


def word_tops(pane):
    """Where each visible row stands, by its passage."""
    return {row: round(pane.words_extent(row)[0]) for row in pane.visible_rows()}


def test_text_stands_still_while_heights_are_measured(qtbot, long_board):
    pane = long_board.panes()[0]
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    pane.viewport().repaint()
    before = word_tops(pane)
    assert pane.lines.unmeasured
    while pane.measure(0.002):
        pass
    assert word_tops(pane) == before


def test_scrolling_up_over_estimates_moves_the_words_by_just_that(long_board):
    pane = long_board.panes()[0]
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum() * 2 // 3)
    pane.viewport().repaint()
    for _ in range(60):
        before = word_tops(pane)
        pane.scroll_by(-37)
        after = word_tops(pane)
        common = before.keys() & after.keys()
        assert common
        assert {after[row] - before[row] for row in common} == {37}


def test_a_scrolled_picture_is_the_same_as_one_painted_anew(long_board):
    workspace = long_board.workspace
    workspace.show(lit=("A", "B"), scroll_mode=ScrollMode.FREE)
    click(long_board.panes()[0], passage(workspace, 0))
    pane = long_board.panes()[0]
    for step in (40, 173, -61, 300, -7):
        pane.scroll_by(step)
        QTest.qWait(1)
        scrolled = long_board.grab().toImage()
        for widget in (pane.viewport(), long_board.frames()[0], long_board):
            widget.repaint()
        assert long_board.grab().toImage() == scrolled


def test_a_resize_keeps_the_words_on_the_eye_line(long_board):
    pane = long_board.panes()[0]
    pane.verticalScrollBar().setValue(2500)
    pane.viewport().repaint()
    row, part = pane.anchor()
    long_board.splitter.setSizes([900, 300, 300])
    again, same_part = pane.anchor()
    assert again == row
    assert same_part == pytest.approx(part, abs=0.08)


def test_a_larger_type_keeps_the_words_on_the_eye_line(long_board):
    pane = long_board.panes()[0]
    pane.verticalScrollBar().setValue(2500)
    pane.viewport().repaint()
    row, _ = pane.anchor()
    long_board.workspace.show(text_px=26.0)
    pane = long_board.panes()[0]
    assert pane.anchor()[0] == row


def test_following_moves_only_the_panes_whose_counterpart_is_out_of_sight(long_board):
    workspace = long_board.workspace
    left, middle, right = long_board.panes()
    before = left.scroll_y
    click(left, passage(workspace, 2))
    assert left.scroll_y == before
    for pane in (middle, right):
        link = workspace.lookup.counterparts(workspace.view.active, pane.text_document.id)[0]
        row = pane.rows.row_of(link.other(workspace.view.active))
        assert row in pane.visible_rows()
        top, bottom = pane.extent(row)
        assert top >= 0.04 * pane.viewport().height()
        assert bottom <= pane.viewport().height()


def test_a_pane_whose_counterpart_can_be_read_stands_still(long_board):
    workspace = long_board.workspace
    left, _, right = long_board.panes()
    click(left, passage(workspace, 2))
    height, stands = right.viewport().height(), right.scroll_y
    for place in (1, 3):
        answer = workspace.lookup.counterparts(passage(workspace, place), "d2")[0].right
        row = right.rows.row_of(answer)
        if row in right.visible_rows() and is_calm(*right.extent(row), height):
            click(left, passage(workspace, place))
            assert right.scroll_y == stands
            return
    pytest.fail("no counterpart in sight to try this on")


def test_a_pinned_pane_stays(long_board):
    workspace = long_board.workspace
    workspace.show(pinned=frozenset({"d1"}))
    middle = long_board.panes()[1]
    before = middle.scroll_y
    click(long_board.panes()[0], passage(workspace, 1))
    assert middle.scroll_y == before


def test_scrolling_a_pane_makes_it_lead_and_the_others_follow_when_it_rests(qtbot, long_board):
    workspace = long_board.workspace
    left, middle, _ = long_board.panes()
    before = middle.scroll_y
    for _ in range(12):
        left.scroll_by(120)
        assert middle.scroll_y == before
    qtbot.waitUntil(lambda: workspace.view.leading == "d0")
    assert workspace.view.active
    row = left.rows.row_of(workspace.view.active)
    top, bottom = left.words_extent(row)
    assert top - 30 <= left.eye <= bottom + 30
    link = workspace.lookup.counterparts(workspace.view.active, "d1")[0]
    assert middle.rows.row_of(link.other(workspace.view.active)) in middle.visible_rows()


def test_proportional_scrolling_moves_all_alike(long_board):
    workspace = long_board.workspace
    workspace.show(scroll_mode=ScrollMode.PROPORTIONAL)
    left, middle, _ = long_board.panes()
    left.scroll_by((left.lowest - left.highest) / 2)
    part = (middle.scroll_y - middle.highest) / (middle.lowest - middle.highest)
    assert part == pytest.approx(0.5, abs=0.02)


def test_free_scrolling_moves_nothing_else(qtbot, long_board):
    workspace = long_board.workspace
    workspace.show(scroll_mode=ScrollMode.FREE)
    left, middle, _ = long_board.panes()
    before = middle.scroll_y
    left.scroll_by(900)
    click(left, left.rows.passage(left.visible_rows()[1]))
    assert middle.scroll_y == before


def test_back_brings_all_panes_to_where_they_were(long_board):
    workspace = long_board.workspace
    click(long_board.panes()[0], passage(workspace, 0))
    before = [word_tops(pane) for pane in long_board.panes()]
    click(long_board.panes()[0], passage(workspace, 2))
    long_board.back()
    assert workspace.view.active == passage(workspace, 0)
    for pane, tops in zip(long_board.panes(), before, strict=True):
        here = word_tops(pane)
        assert all(abs(here[row] - tops[row]) <= 1 for row in here.keys() & tops.keys())
        assert here.keys() & tops.keys()


def test_a_glide_ends_where_a_jump_would(qtbot, long_board):
    workspace = long_board.workspace
    click(long_board.panes()[0], passage(workspace, 3))
    jumped = [pane.scroll_y for pane in long_board.panes()]
    long_board.back()
    workspace.show(active="")
    for pane in long_board.panes():
        pane.place_at(pane.highest)
    workspace.show(reduced_motion=False)
    click(long_board.panes()[0], passage(workspace, 3))
    qtbot.waitUntil(lambda: not long_board.follower.is_moving)
    assert [pane.scroll_y for pane in long_board.panes()] == jumped


def test_edge_chips_name_what_is_out_of_sight_and_bring_it_in(long_board):
    workspace = long_board.workspace
    workspace.show(lit=("A",), scroll_mode=ScrollMode.FREE)
    frame = long_board.frames()[0]
    top, bottom = frame.chips
    assert not top.isVisible()
    assert "more on Territorial integrity" in bottom.words
    assert bottom.accessibleName() == bottom.words
    QTest.mouseClick(bottom, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier)
    last = workspace.lookup.tagged("d0", "A")[-1]
    assert frame.pane.rows.row_of(last) in frame.pane.visible_rows()
    assert top.isVisible()
    assert frame.pane.scroll_y > 2000
    QTest.mouseClick(top, Qt.MouseButton.LeftButton)
    assert "more on" in bottom.words


def test_a_click_on_the_minimap_jumps(long_board):
    frame = long_board.frames()[0]
    at = QPoint(7, round(frame.map.length() * 0.7))
    QTest.mouseClick(frame.map, Qt.MouseButton.LeftButton, pos=at)
    assert frame.map.view_box().center().y() == pytest.approx(at.y(), abs=4)


def test_dragging_the_view_box_scrolls(long_board):
    frame = long_board.frames()[0]
    start = frame.map.view_box().center().toPoint()
    before = frame.pane.scroll_y
    QTest.mousePress(frame.map, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(frame.map, start + QPoint(0, 60))
    QTest.mouseRelease(frame.map, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 60))
    assert frame.pane.scroll_y > before + 500


def test_minimaps_show_the_lit_topic_in_its_colour(long_board):
    long_board.workspace.show(lit=("B",))
    image = image_of(long_board.frames()[1].map)
    stroke = long_board.panes()[0]._theme.ink(1, 1).stroke.rgb()
    assert any(image.pixelColor(7, y).rgb() == stroke for y in range(image.height()))


def test_a_selection_is_copied_as_plain_text(long_board):
    pane = long_board.panes()[0]
    cursor = pane.textCursor()
    cursor.setPosition(0)
    second = pane.document().findBlockByNumber(1)
    cursor.setPosition(second.position() + 4, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    data = pane.createMimeDataFromSelection()
    assert not data.hasHtml()
    assert data.text() == f"{pane.rows.text(0)}\n\n{pane.rows.text(1)[:4]}"


def test_enter_makes_the_passage_with_the_caret_active(long_board):
    pane = long_board.panes()[0]
    pane.setFocus()
    pane.put_caret(pane.rows.passage(2))
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert long_board.workspace.view.active == pane.rows.passage(2)


def test_the_keyboard_points_as_the_mouse_does(qtbot, long_board):
    pane = long_board.panes()[0]
    pane.setFocus()
    for _ in range(30):
        QTest.keyClick(pane, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: long_board.workspace.view.hover == pane.caret_passage())
    assert pane.caret_passage() != pane.rows.passage(0)


def test_right_to_left_text_stands_at_the_right_with_marks_under_its_words(qtbot, qapp):
    hebrew = "[A: היום נפגשו הצדדים ודנו בהסכם ASM משנת 2013 בבריסל, כפי שנמסר.] סוף."
    project, comparison = compared(f"An English line.\n\n{hebrew}", "Other.")
    space = Workspace()
    space.open_project(project, comparison, ViewState(lit=("A",)))
    board = Board(space)
    qtbot.addWidget(board)
    board.resize(1300, 500)
    board.show()
    pane = board.panes()[0]
    qtbot.waitUntil(lambda: pane.lines.heights.count > 0)
    row = pane.lines.row(1)
    line = row.layout.lineAt(0)
    assert line.naturalTextRect().right() == pytest.approx(pane.lines.width, abs=2)
    assert has_colour(pane, pane.rows.passage(1), tint(board, "A"))
    fills = [box for box, _ in pane.lines.plan(1).fills]
    assert all(box.right() <= pane.lines.width + 4 for box in fills)


def test_an_emoji_does_not_shift_the_marks_after_it(qtbot, qapp):
    project, comparison = compared("A cart 🐎🐎🐎 and then [A: the marked words] end.", "Other.")
    space = Workspace()
    space.open_project(project, comparison, ViewState())
    board = Board(space)
    qtbot.addWidget(board)
    board.resize(1300, 500)
    board.show()
    pane = board.panes()[0]
    qtbot.waitUntil(lambda: pane.lines.heights.count > 0)
    box = pane.lines.plan(0).strips[0][0]
    layout = pane.lines.row(0).layout
    start = layout.lineAt(0).cursorToX(pane.rows.text(0).index("the marked") + 3)[0]
    assert box.left() == pytest.approx(start, abs=1)


def test_furniture_is_quiet_and_cannot_be_pointed_at(board):
    pane = board.panes()[0]
    style = pane.lines.row(0).setting.style
    assert style.is_muted
    top, bottom = pane.words_extent(0)
    assert pane.passage_at(QPointF(pane.lines.left + 30, (top + bottom) / 2)) == ""


def test_void_calls_leave_none_alone(long_board):
    """PySide 6.12.0 on Python 3.11 loses a reference to None with each; it must not be in use."""
    pane = long_board.panes()[0]
    before = sys.getrefcount(None)
    for _ in range(1000):
        pane.viewport().update()
        pane.document().setModified(False)
    assert sys.getrefcount(None) > before - 500


def test_lines_only_for_lit_topics_is_a_choice(board, workspace):
    pane = board.panes()[0]
    row = pane.rows.row_of(passage(workspace, 0))
    assert pane.lines.plan(row).strips
    workspace.show(lines_only_for_lit=True)
    assert not pane.lines.plan(row).strips
    assert pane.lines.plan(row).chips


def test_links_are_drawn_between_neighbours_and_say_why(board, workspace):
    click(board.panes()[0], passage(workspace, 0))
    handle = board.handles()[0]
    handle.repaint()
    assert len(handle.bands) == 1
    band = handle.bands[0]
    middle = QPoint(handle.width() // 2, round((sum(band.left) + sum(band.right)) / 4))
    assert handle.band_at(middle.toPointF()) is band
    QTest.mouseMove(handle, middle)
    assert "contrary on Unity of the town" in handle.toolTip()
    workspace.show(shows_ribbons=False)
    handle.repaint()
    assert handle.bands == []


def test_a_marker_that_an_item_brings_itself_hangs(qtbot, qapp):
    words = "a long item of many words that goes on and on " * 4
    project, comparison = compared(f"- (1) {words}\n\n- {words}", "Other.")
    space = Workspace()
    space.open_project(project, comparison, ViewState())
    board = Board(space)
    qtbot.addWidget(board)
    board.resize(1300, 500)
    board.show()
    pane = board.panes()[0]
    qtbot.waitUntil(lambda: pane.lines.heights.count > 0)
    own, plain = pane.lines.row(0).layout, pane.lines.row(1).layout
    assert own.lineAt(0).x() < own.lineAt(1).x()
    assert plain.lineAt(0).x() == plain.lineAt(1).x() == own.lineAt(1).x()


def test_ctrl_and_the_wheel_change_the_text_size(board, workspace):
    pane = board.panes()[0]
    point = QPointF(100, 100)
    event = QWheelEvent(
        point,
        pane.viewport().mapToGlobal(point),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pane.viewport(), event)
    assert workspace.view.text_px > 17


def test_the_wheel_stops_at_both_ends_of_the_text(long_board):
    pane = long_board.panes()[0]
    pane.scroll_by(-5000)
    assert pane.scroll_y == pane.highest
    while pane.measure(0.01):
        pass
    pane.scroll_by(10**7)
    assert pane.scroll_y == pane.lowest
