"""The place at the right of the views: one panel at a time, made when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from perspectives.desktop.field_outlines import field_outlines
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.theme import theme
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.commands import Commands
    from perspectives.desktop.workspace import Update, Workspace

WIDTH = 360
"""Logical pixels of a panel with a list: 42 characters a line of the window's font."""


class Panel(Protocol):
    """A widget of the side that draws itself when it is shown."""

    def draw(self) -> None:
        """Draw the scene as it is now."""
        ...


P = TypeVar("P", bound=QWidget)

_KEPT = "sides"

USUAL_WIDTH = "usual width"
"""The property of a panel that keeps the width it has beside a view."""

NARROW, MOST_WIDTH = 900, 16_777_215
"""Logical pixels of a window that holds no view beside a panel; and of a width without bound."""


class Sides(QObject):
    """Which panel is open beside a window's views; opening one hides the other.

    In a narrow window, as at 200 %, a panel takes the place of the view until a passage is chosen
    or it is closed.
    """

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self._window = window
        self._panels: dict[str, QWidget] = {}
        window.installEventFilter(self)

    def open(self, name: str, make: Callable[[], P]) -> P:
        """Show the panel called `name`, made at the first time."""
        panel = self._panels.get(name)
        if panel is None:
            panel = self._panels[name] = make()
            self._window.body.addWidget(panel)
            panel.setProperty(USUAL_WIDTH, panel.maximumWidth())
            panel.installEventFilter(self)
        for other in self._panels.values():
            other.setVisible(other is panel)
        cast("Panel", panel).draw()
        self._settle()
        return cast("P", panel)

    def toggle(self, name: str, make: Callable[[], P]) -> P:
        """Show the panel called `name`, or hide it where it is shown."""
        panel = self._panels.get(name)
        if panel is not None and not panel.isHidden():
            panel.hide()
            return cast("P", panel)
        return self.open(name, make)

    def panel(self, name: str) -> QWidget | None:
        """The panel called `name`; None where it was never opened."""
        return self._panels.get(name)

    def _shown(self) -> QWidget | None:
        return next((row for row in self._panels.values() if not row.isHidden()), None)

    def _settle(self) -> None:
        """Give the panel that is shown its place."""
        panel, is_narrow = self._shown(), self._window.width() < NARROW
        if panel is not None and is_narrow:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(MOST_WIDTH)
        elif panel is not None:
            panel.setFixedWidth(panel.property(USUAL_WIDTH))
        self._window.middle.setVisible(panel is None or not is_narrow)

    def visit(self, passage: str) -> None:
        """Go to a passage; in a narrow window the panel makes way, and its light stays."""
        found = self._window.workspace.view.found
        self._window.show_passage(passage)
        panel = self._shown()
        if panel is not None and self._window.width() < NARROW:
            panel.hide()
            self._window.workspace.show(found=found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's size and the panels' being hidden decide who has the place."""
        is_panel = watched is not self._window
        kinds = (QEvent.Type.HideToParent,) if is_panel else (QEvent.Type.Resize,)
        if event.type() in kinds:
            QTimer.singleShot(0, self, self._settle)
        return False


def sides(window: Commands) -> Sides:
    """The side of a window."""
    found = window.__dict__.get(_KEPT)
    if found is None:
        found = window.__dict__[_KEPT] = Sides(window)
    return found


class SidePanel(QWidget):
    """A titled panel with a button that closes it; subclasses fill `column` and `draw`.

    Esc anywhere in it closes it.
    """

    def __init__(self, workspace: Workspace, title: str) -> None:
        super().__init__()
        self.workspace = workspace
        self.setFixedWidth(WIDTH)
        self.setAutoFillBackground(True)
        self.setAccessibleName(title)
        self.title = QLabel(title)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.close_button = FlatButton(_("Close"), theme(workspace.view.theme))
        self.close_button.setAccessibleName(_("Close “{title}”").format(title=title))
        self.close_button.clicked.connect(self.hide)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 12, 12)
        self.column.setSpacing(8)
        self.column.addLayout(top)
        self.wear()
        workspace.updated.connect(self._hear)

    def draw(self) -> None:
        """Draw the scene as it is now."""

    def take(self, update: Update) -> None:
        """Draw what the update changes; asked only while the panel is shown."""

    def wear(self) -> None:
        """Draw in the colours of the theme."""
        look = theme(self.workspace.view.theme)
        palette = QPalette(look.palette())
        palette.setColor(QPalette.ColorRole.Window, look.page)
        self.setPalette(palette)
        for button in self.findChildren(FlatButton):
            button.set_theme(look)
        for field in self.findChildren(QLineEdit):
            field.setStyleSheet(field_outlines(look))

    def _hear(self, update: Update) -> None:
        if update.before.view.theme != update.after.view.theme:
            self.wear()
        if not self.isHidden():
            self.take(update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
