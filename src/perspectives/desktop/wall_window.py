"""The wall: one widget that fills a screen and only ever paints a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from perspectives.desktop.wall_picture import paint_picture
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QCloseEvent, QMouseEvent, QPaintEvent, QScreen

    from perspectives.desktop.wall_picture import Picture


SETTLED_MS = 700
"""By then a window manager has put a new window where it wants it."""


class WallWindow(QWidget):
    """A frame-less window over a whole screen; it has no children, menu, tooltip or title."""

    pointed = Signal(float, float)
    """Where the pointer is, in parts of the wall (0..1)."""

    activated = Signal()
    """It has come up and got the keyboard, though it did not ask for it."""

    closed = Signal()
    """The window system closed it."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.picture: Picture | None = None
        self._is_new = True
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setWindowTitle(_("Wall"))
        self.setAccessibleName(_("Wall"))
        self.show_pointer(is_shown=False)

    def open_on(self, screen: QScreen) -> None:
        """Fill a screen.

        The window must be fresh: one made native before its geometry is set opens on the wrong
        screen (PROJECTION.md 1.6).
        """
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        home = screen.geometry()
        QTimer.singleShot(SETTLED_MS, self, lambda: self.hold_place(home))

    def hold_place(self, home: QRect) -> None:
        """Where the window manager put the wall elsewhere, do without its full screen.

        A window without a frame that is as large as the screen covers it as well.
        """
        if self.isVisible() and self.isFullScreen() and self.geometry() != home:
            self.setWindowState(Qt.WindowState.WindowNoState)
            self.setGeometry(home)
            self.show()

    def show_picture(self, picture: Picture) -> None:
        """Paint another picture."""
        if picture != self.picture:
            self.picture = picture
            page = picture.page
            self.setAccessibleDescription(page.title if page and not picture.blank else "")
            self.update()

    def show_pointer(self, *, is_shown: bool) -> None:
        """Show the mouse pointer over the wall, or hide it."""
        shape = Qt.CursorShape.ArrowCursor if is_shown else Qt.CursorShape.BlankCursor
        self.setCursor(shape)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture; black before there is one."""
        painter = QPainter(self)
        if self.picture is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.black)
        else:
            paint_picture(painter, QRectF(self.rect()), self.picture)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the pointer is, for the spotlight."""
        place = event.position()
        self.pointed.emit(place.x() / max(1, self.width()), place.y() / max(1, self.height()))

    def event(self, event: QEvent) -> bool:
        """A full-screen window takes the focus even where it was asked not to: tell so, once."""
        if event.type() == QEvent.Type.WindowActivate and self._is_new:
            self._is_new = False
            self.activated.emit()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the wall ends the show."""
        self.closed.emit()
        super().closeEvent(event)
