"""What tests look for on the screen."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest


def passage(space, place, document="d0"):
    """The id of a content passage, from 0 in reading order."""
    return space.lookup.content_of(document)[place].id


def centre(pane, identity):
    """A point of the viewport on the words of a passage."""
    top, bottom = pane.words_extent(pane.rows.row_of(identity))
    return QPoint(pane.lines.left + 60, round((top + bottom) / 2))


def point_at(pane, identity):
    """Move the mouse onto a passage, from elsewhere: a move to where it is makes no event.

    The window is told, not the screen: a real one reports moves late, and those of the window
    that was there before as well.
    """
    window = pane.window()
    for place in (QPoint(1, 1), centre(pane, identity)):
        QTest.mouseMove(window.windowHandle(), pane.viewport().mapTo(window, place))


def click(pane, identity):
    """Click on the words of a passage."""

    QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=centre(pane, identity))


def image_of(widget):
    """What a widget shows."""
    return widget.grab().toImage()


def has_colour(pane, identity, colour):
    """Whether a colour stands anywhere in the band of a passage, margins included."""
    image = image_of(pane.viewport())
    top, bottom = pane.words_extent(pane.rows.row_of(identity))
    wanted = QColor(colour).rgb()
    ratio = image.devicePixelRatio()
    rows = range(max(0, int(top * ratio)), min(image.height(), int(bottom * ratio)))
    return any(
        image.pixelColor(x, y).rgb() == wanted for y in rows for x in range(0, image.width(), 1)
    )


def stroke(board, topic):
    """The stroke of a topic in the board's theme."""
    from perspectives.desktop.theme import theme

    place = board.legend.of(topic)
    return theme(board.workspace.view.theme).ink(place.slot, place.place).stroke


def tint(board, topic):
    """The tint of a topic in the board's theme."""
    from perspectives.desktop.theme import theme

    place = board.legend.of(topic)
    return theme(board.workspace.view.theme).ink(place.slot, place.place).tint
