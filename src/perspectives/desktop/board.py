"""The reading view: open texts side by side, the links between them, folded texts at the side."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QWidget

from perspectives.desktop.document_pane import DocumentPane
from perspectives.desktop.marks import Legend, Light
from perspectives.desktop.pane_frame import PaneFrame
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.workspace import Update, Workspace
from perspectives.model.documents import DocumentId, PassageId

GUTTER = 52
"""Width of the gap between panes in which links are drawn."""


class Board(QWidget):
    """Draws the open and folded texts of a workspace."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.typography = Typography(workspace.view.text_px)
        self.legend = Legend(workspace.project)
        self.light = Light(workspace.scene)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(GUTTER)
        self.splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        self._idle = QTimer(self)
        self._idle.timeout.connect(self._measure)
        self._idle.start(16)
        workspace.updated.connect(self._update)
        self._fill()

    def frames(self) -> list[PaneFrame]:
        """The open panes, left to right."""
        rows = (self.splitter.widget(place) for place in range(self.splitter.count()))
        return [row for row in rows if isinstance(row, PaneFrame)]

    def _measure(self) -> None:
        for frame in self.frames():
            frame.pane.measure(0.004)

    def _update(self, update: Update) -> None:
        if update.has_new_project:
            self.legend = Legend(update.after.project)
            self._fill()
        self.light = Light(update.after)
        if update.after.view.text_px != update.before.view.text_px:
            self.typography = Typography(update.after.view.text_px)
            for frame in self.frames():
                frame.pane.set_typography(self.typography)
        for frame in self.frames():
            if update.after.view.theme != update.before.view.theme:
                frame.pane.set_theme(theme(update.after.view.theme))
            frame.pane.show_light(self.light, self.legend)

    def _fill(self) -> None:
        wanted = self.workspace.view.open
        documents = self.workspace.project.ordered_documents()
        rows = [row for row in documents if row.id in wanted] if wanted else documents[:2]
        for frame in self.frames():
            frame.setParent(None)
            frame.deleteLater()
        for document in rows:
            pane = DocumentPane(document, self.typography, theme(self.workspace.view.theme))
            pane.pointed.connect(self._hover)
            pane.chosen.connect(self._choose)
            self.splitter.addWidget(PaneFrame(pane))
            pane.show_light(self.light, self.legend)

    def _hover(self, passage: str) -> None:
        self.workspace.show(hover=PassageId(passage))

    def _choose(self, passage: str) -> None:
        if passage:
            leading = DocumentId(passage.rpartition(":")[0])
            self.workspace.show(active=PassageId(passage), leading=leading)
