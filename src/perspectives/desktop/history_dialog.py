"""The history: every step with who and when; a click goes there, names mark versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QInputDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from perspectives.model.errors import PerspectivesError
from perspectives.texts import _, told

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands


class HistoryDialog(QDialog):
    """Lists the steps, the first at the top; undone ones are marked and stand at the end."""

    def __init__(self, window: Commands) -> None:
        super().__init__(window)
        self.window_, self.keeper = window, window.keeper
        self.setWindowTitle(_("History"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.steps = QListWidget()
        self.steps.setAccessibleName(_("Steps"))
        self.steps.itemActivated.connect(self._go)
        self.name_button = QPushButton(_("Name this version…"))
        self.name_button.clicked.connect(self.name_version)
        self.go_button = QPushButton(_("Go to this step"))
        self.go_button.clicked.connect(lambda: self._go(self.steps.currentItem()))
        close = QPushButton(_("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        for button in (self.name_button, self.go_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.steps, 1)
        column.addLayout(buttons)
        self.resize(560, 460)
        self.draw()

    def draw(self) -> None:
        """List the steps anew; the last that stands is current."""
        self.steps.clear()
        for row in self.keeper.history():
            names = f"   [{', '.join(row.versions)}]" if row.versions else ""
            undone = "" if row.is_done else f"   ({_('undone')})"
            about = " · ".join(part for part in (row.author, row.time.replace("T", " ")) if part)
            item = QListWidgetItem(f"{told(row.label)}{names}{undone}\n      {about}")
            item.setData(Qt.ItemDataRole.UserRole, row.step)
            self.steps.addItem(item)
            if row.is_done:
                self.steps.setCurrentItem(item)
        if not self.steps.count():
            self.steps.addItem(_("Nothing was changed yet."))

    def name_version(self) -> None:
        """Give the present state a name to return to."""
        from perspectives.model.document_edits import name_version

        name, is_given = QInputDialog.getText(self, _("Name this version"), _("Name"))
        if is_given and name.strip():
            self.window_.do(lambda project: name_version(project, name.strip()))
            self.draw()

    def _go(self, item: QListWidgetItem | None) -> None:
        step = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if step is None:
            return
        try:
            self.keeper.go_to(step)
        except PerspectivesError as error:
            self.window_.say_error(error)
        self.draw()
