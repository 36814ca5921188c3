"""A pane with its header and minimap."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from perspectives.desktop.document_pane import DocumentPane


class PaneFrame(QWidget):
    """A document pane under its header."""

    def __init__(self, pane: DocumentPane, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pane = pane
        self.header = QLabel(pane.text_document.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(pane, 1)
