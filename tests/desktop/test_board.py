from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from perspectives.desktop.board import Board


def centre(pane, passage):
    top, bottom = pane.extent(pane.rows.row_of(passage))
    return QPoint(pane.lines.left + 60, round((top + bottom) / 2))


def shown(qtbot, workspace):
    board = Board(workspace)
    qtbot.addWidget(board)
    board.resize(1232, 790)
    board.show()
    qtbot.waitUntil(lambda: board.frames()[0].pane.visible_rows().stop > 0)
    return board


def test_a_click_makes_a_passage_active(qtbot, workspace):
    board = shown(qtbot, workspace)
    pane = board.frames()[0].pane
    passage = workspace.lookup.content_of("d0")[0].id
    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=centre(pane, passage))
    assert workspace.view.active == passage
    assert workspace.view.leading == "d0"
