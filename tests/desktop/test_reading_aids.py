import pytest
from looking import click, passage
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from perspectives.desktop.accessibility import Announcer, install
from perspectives.desktop.outline import OutlineView
from perspectives.desktop.wording import describe


@pytest.fixture
def read_aloud(board):
    QAccessible.setActive(True)
    install()
    for pane in board.panes():
        pane.lines.is_read_aloud = True
        pane.viewport().repaint()
    yield board
    QAccessible.setActive(False)


def test_a_pane_is_a_named_text_whose_words_can_be_read(read_aloud):
    pane = read_aloud.panes()[0]
    interface = QAccessible.queryAccessibleInterface(pane)
    assert interface.text(QAccessible.Text.Name) == pane.text_document.title
    assert interface.role() == QAccessible.Role.EditableText
    text = interface.textInterface()
    assert text.characterCount() == len(pane.toPlainText()) or text.characterCount() > 100
    assert text.text(0, 30) == pane.toPlainText()[:30]


def test_characters_have_places_on_the_screen(read_aloud, workspace):
    pane = read_aloud.panes()[0]
    row = pane.rows.row_of(passage(workspace, 0))
    start = pane.document().findBlockByNumber(row).position()
    text = QAccessible.queryAccessibleInterface(pane).textInterface()
    box = text.characterRect(start)
    top, _ = pane.words_extent(row)
    here = pane.viewport().mapFromGlobal(box.center())
    assert abs(here.y() - (top + 13)) < 14
    assert text.offsetAtPoint(box.center()) in (start, start + 1)


def test_a_minimap_is_a_list_of_named_marks(read_aloud, workspace):
    workspace.light("A")
    minimap = read_aloud.frames()[0].map
    interface = QAccessible.queryAccessibleInterface(minimap)
    assert interface.role() == QAccessible.Role.List
    assert interface.childCount() == len(workspace.lookup.tagged("d0", "A"))
    child = interface.child(0)
    assert child.role() == QAccessible.Role.ListItem
    assert child.text(QAccessible.Text.Name).startswith("There is, in reality")


def test_strips_and_chips_have_names(board, workspace):
    assert board.strips[0].accessibleName() == "Text 2, folded: Mayor’s statement"
    click(board.panes()[0], passage(workspace, 2))
    assert "Silent on Duty to open" in board.strips[2].accessibleName()
    assert "Reference. Closing the bridge" in board.frames()[0].header.accessibleName()


def test_the_outline_lists_every_passage_with_its_whole_name(qtbot, board, workspace):
    workspace.show(shows_outline=True)
    outline = board.aids.outline
    assert isinstance(outline, OutlineView)
    model = outline.passages
    assert model.rowCount() == len(workspace.lookup.passages_of("d0"))
    row = model.row_of(passage(workspace, 0))
    name = model.data(model.index(row), Qt.ItemDataRole.AccessibleTextRole)
    assert name.startswith("There is, in reality")
    assert name.endswith("Passage 1 of 12.")


def test_a_click_in_the_outline_makes_a_passage_active(qtbot, board, workspace):
    workspace.show(shows_outline=True)
    outline = board.aids.outline
    row = outline.passages.row_of(passage(workspace, 1))
    place = outline.visualRect(outline.passages.index(row)).center()
    QTest.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert workspace.view.active == passage(workspace, 1)
    workspace.show(shows_outline=False)
    assert not outline.isVisible()


def test_the_last_announcement_within_half_a_second_wins(qtbot, board, workspace):
    announcer = Announcer(board)
    announcer.announce("first")
    announcer.announce(describe(workspace.scene))
    qtbot.waitUntil(lambda: bool(announcer.said))
    assert announcer.said == [describe(workspace.scene)]


def test_arrows_on_a_minimap_step_from_mark_to_mark(board, workspace):
    workspace.light("A")
    minimap = board.frames()[0].map
    marked = workspace.lookup.tagged("d0", "A")
    QTest.keyClick(minimap, Qt.Key.Key_Down)
    first = workspace.view.active
    assert first in marked
    QTest.keyClick(minimap, Qt.Key.Key_Down)
    assert workspace.view.active == marked[marked.index(first) + 1]
