"""Pages as pictures, one below the other on a desk; a page is decoded when it comes in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from perspectives.desktop.theme import Theme, mixed
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

PAPER = 297 / 210
"""Height of a page in parts of its width: A4."""

MOST_WIDTH = 860
"""Logical pixels of a page at most: its text is then a little larger than on paper."""

DESK = 24
"""Logical pixels around a page."""

MOST_DECODED = 8
"""Pictures kept decoded, of about 4 MB each."""


class PagesView(QAbstractScrollArea):
    """Shows PNG pages; arrows, Page Up, Page Down, Home and End move through them."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Preview of the report"))
        self._pages: list[bytes] = []
        self._pictures: dict[int, QPixmap] = {}
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def show_pages(self, pages: list[bytes]) -> None:
        """Show these pages; the place is kept as far as it goes."""
        self._pages = pages
        self._pictures.clear()
        self._fit()
        self.viewport().update()

    def ppi(self) -> float:
        """Pixels an inch at which a page fills its place on this screen."""
        return self._size().width() * self.devicePixelRatioF() / (210 / 25.4)

    def current(self) -> int:
        """The page in the middle of the view, from 0."""
        step = self._size().height() + DESK
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        return max(0, min(self.count - 1, (middle - DESK // 2) // step))

    def go_to(self, place: int) -> None:
        """Bring the top of a page into view."""
        self.verticalScrollBar().setValue(place * (self._size().height() + DESK))

    def _size(self) -> QSize:
        width = max(200, min(MOST_WIDTH, self.viewport().width() - 2 * DESK))
        return QSize(width, round(width * PAPER))

    def _place(self, place: int) -> QRect:
        size = self._size()
        left = (self.viewport().width() - size.width()) // 2
        top = DESK + place * (size.height() + DESK) - self.verticalScrollBar().value()
        return QRect(left, top, size.width(), size.height())

    def _fit(self) -> None:
        step = self._size().height() + DESK
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(60)
        bar.setRange(0, max(0, self.count * step + DESK - self.viewport().height()))
        self._tell()

    def _tell(self) -> None:
        told = _("Page {page} of {count}").format(page=self.current() + 1, count=self.count)
        self.setAccessibleDescription(told if self.count else "")

    def _picture(self, place: int) -> QPixmap:
        found = self._pictures.pop(place, None)
        if found is None:
            found = QPixmap.fromImage(QImage.fromData(self._pages[place]))
            while len(self._pictures) >= MOST_DECODED:
                del self._pictures[next(iter(self._pictures))]
        self._pictures[place] = found
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight; paper stays white in every theme."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), mixed(self.look.line, self.look.chrome, 0.5))
        for place in range(self.count):
            box = self._place(place)
            if box.intersects(event.rect()):
                painter.drawPixmap(box, self._picture(place))
                painter.setPen(self.look.line)
                painter.drawRect(box.adjusted(-1, -1, 0, 0))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages, and stay at the page that was in sight."""
        place = self.current() if self.count else 0
        super().resizeEvent(event)
        self._fit()
        if self.count and self.current() != place:
            self.go_to(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End, and a page at a time; the rest as every list."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_PageDown:
            self.go_to(min(self.count - 1, self.current() + 1))
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_to(max(0, self.current() - 1))
        else:
            super().keyPressEvent(event)
