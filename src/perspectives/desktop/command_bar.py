"""The bar under the menus: add texts, choose a view, search, and what comes with later rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from perspectives.desktop.theme import Theme, theme
from perspectives.desktop.workspace import Update, View
from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands

HEIGHT = 48
BUTTON = 30


class BarButton(QAbstractButton):
    """Words in a rounded box; outlined, plain or filled, ringed where it has the keyboard."""

    def __init__(self, words: str, kind: str, look: Theme, keys: str = "") -> None:
        super().__init__()
        self.kind, self.look, self.keys = kind, look, keys
        self.setText(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(f"{words}  {keys}".strip())

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        wide = self.fontMetrics().horizontalAdvance(f"{self.text()}  {self.keys}".strip())
        return QSize(wide + 30, max(BUTTON, self.fontMetrics().height() + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw box and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look
        box = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_chosen = self.isCheckable() and self.isChecked()
        is_filled = self.kind == "filled" and self.isEnabled()
        edge = look.accent if is_chosen or is_filled else look.control
        is_boxed = is_chosen or self.kind != "plain" or self.underMouse()
        painter.setPen(QPen(edge, 1.5 if is_chosen else 1) if is_boxed else Qt.PenStyle.NoPen)
        painter.setBrush(look.accent if is_filled else look.page if is_boxed else look.chrome)
        painter.drawRoundedRect(box, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(look.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 5, 5)
        font = self.font()
        font.setBold(is_chosen or is_filled)
        painter.setFont(font)
        ink = look.on_accent if is_filled else look.accent if is_chosen else look.text
        painter.setPen(ink if self.isEnabled() else look.control)
        if self.kind == "search":
            painter.setPen(look.muted)
            inside = box.adjusted(12, 0, -12, 0)
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            keys = painter.fontMetrics().horizontalAdvance(f"  {self.keys}")
            room = round(inside.width()) - keys
            end = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(self.text(), end, room)
            painter.drawText(inside, left, words)
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, right, self.keys)
        else:
            words = f"{self.text()}  {self.keys}".strip()
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()


class CommandBar(QWidget):
    """Draws itself from the workspace."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.look = theme(window.workspace.view.theme)
        self.setFixedHeight(HEIGHT)
        self.setAutoFillBackground(True)
        self.setAccessibleName(_("Commands"))
        self.add = BarButton(_("+  Add texts"), "outlined", self.look)
        self.search = BarButton(
            _("Search texts, topics and commands"), "search", self.look, "Ctrl+K"
        )
        self.search.setMinimumWidth(240)
        self.views = {
            View.READ: BarButton(_("Read"), "plain", self.look),
            View.MATRIX: BarButton(_("Matrix"), "plain", self.look),
            View.CHARTS: BarButton(_("Charts"), "plain", self.look),
            View.REPORT: BarButton(_("Report"), "plain", self.look),
        }
        self.present = BarButton(_("Present"), "filled", self.look, "F5")
        self.present.clicked.connect(lambda: window.actions_by_id["present"].trigger())
        self.add.clicked.connect(window.ask_for_texts)
        self.search.clicked.connect(window.show_palette)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(14, 4, 14, 4)
        self.row.setSpacing(8)
        self.row.addWidget(self.add)
        self.row.addSpacing(6)
        for view, button in self.views.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on, view=view: window.go(view.value))
            self.row.addWidget(button)
        self.row.addStretch(1)
        self.row.addWidget(self.search, 3)
        self.row.addStretch(1)
        self.row.addWidget(self.present)
        window.workspace.updated.connect(self.take)
        self._show(window.workspace.view.view, has_texts=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline parts the bar from what is below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self.look.line)

    def buttons(self) -> list[BarButton]:
        """All buttons, left to right."""
        return [self.add, *self.views.values(), self.search, self.present]

    def _show(self, shown: View, *, has_texts: bool) -> None:
        self.present.setEnabled(has_texts)
        for view, button in self.views.items():
            button.setChecked(view is shown)
            button.setEnabled(has_texts)

    def take(self, update: Update) -> None:
        """Draw what the update changes."""
        after = update.after
        if after.view.theme != self.look.name:
            self.look = theme(after.view.theme)
            self.setPalette(self.look.palette())
            for button in self.buttons():
                button.look = self.look
                button.update()
        self._show(after.view.view, has_texts=bool(after.project.documents))
