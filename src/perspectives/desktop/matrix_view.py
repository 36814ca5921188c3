"""The matrix: topics by texts, who speaks and who is silent, with the passages of a cell beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.cell_panel import CellPanel
from perspectives.desktop.flow_layout import FlowLayout
from perspectives.desktop.matrix_model import Grouping, MatrixModel, Sorting
from perspectives.desktop.matrix_painting import CellDelegate, Look, TextHeader, TopicHeader
from perspectives.desktop.opening_table import OpeningTable
from perspectives.desktop.outlined import CheckBox, ComboBox
from perspectives.desktop.theme import theme
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.texts import _, later

if TYPE_CHECKING:
    from perspectives.analysis.summarising import Cell
    from perspectives.desktop.decisions import Decisions


NARROW, CELL_HEIGHT = 850, 170
"""Logical pixels of width under which the cell stands below the table, and its height there."""

KEYS = later("Open Enter · Stance S · Summary N · Group of the text G")


def make_matrix(window: Decisions) -> MatrixView:
    """The matrix of a window: what is decided in it becomes edits of the project."""
    view = MatrixView(window.workspace)
    view.wanted.connect(window.do)
    return view


class MatrixView(QWidget):
    """Draws itself from the workspace; Enter opens a cell's passages in the reading view.

    `wanted` carries what makes an edit of the project.
    """

    wanted = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.model = MatrixModel()
        self.look = Look(self)
        self.table = OpeningTable(self)
        self.delegate = CellDelegate(self.look, self.model, self.table)
        self.panel = CellPanel(workspace, self)
        self._make_table()
        self._lay_out()
        self.is_stale = True
        workspace.updated.connect(self._take)
        self.draw()

    def _make_table(self) -> None:
        self.table.setModel(self.model)
        self.table.setItemDelegate(self.delegate)
        self.table.setHorizontalHeader(TextHeader(self.look, self.model, self.table))
        self.table.setVerticalHeader(TopicHeader(self.look, self.delegate, self.table))
        self.table.setShowGrid(False)
        for corner in self.table.findChildren(QAbstractButton):
            corner.installEventFilter(self)
        self.table.setFrameShape(QTableView.Shape.NoFrame)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setTabKeyNavigation(False)
        self.table.setAccessibleName(_("Topics by texts"))
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._choose(now))
        self.table.opened.connect(self.open_cell)
        self.table.doubleClicked.connect(lambda _index: self.open_cell())
        self.table.letters = "SNG"
        self.table.asked.connect(self.ask)
        self.panel.written.connect(self._write_summary)

    def _lay_out(self) -> None:
        title = QLabel(_("Topics × positions"))
        title.setFont(self.look.font(1.25, is_bold=True))
        self.sorting = _choice(_("Order of topics"), Sorting)
        self.grouping = _choice(_("Order of texts"), Grouping)
        self.hides_silent = CheckBox(_("Hide silent topics"))
        self.share = CheckBox(_("Share of words"))
        self.share.setChecked(True)
        self.sorting.currentIndexChanged.connect(lambda _at: self.draw())
        self.grouping.currentIndexChanged.connect(lambda _at: self.draw())
        self.hides_silent.toggled.connect(lambda _on: self.draw())
        self.share.toggled.connect(self._show_share)
        self.legend = QLabel(_("▲ supports   ▼ opposes   ◆ mixed   ○ neutral   ∅ silent"))
        self.proposition = QLabel()
        self.proposition.setWordWrap(True)
        top = FlowLayout()
        for widget in (title, self.sorting, self.grouping, self.hides_silent, self.share):
            top.addWidget(widget)
        second = QHBoxLayout()
        second.addWidget(self.proposition, 2)
        self.legend.setWordWrap(True)
        second.addWidget(self.legend, 3)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 12, 8, 8)
        column.addLayout(top)
        column.addLayout(second)
        column.addWidget(self.table, 1)
        keys = QLabel(_(KEYS))
        keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addWidget(keys)
        self.title, self.split = title, QSplitter()
        split = self.split
        split.addWidget(left)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)
        split.setSizes([1000, 330])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)

    def draw(self) -> None:
        """Draw the scene anew; the current cell stays current."""
        scene = self.workspace.scene
        self.is_stale = False
        self._wear(scene.view.theme)
        kept = self.model.cell(self.table.currentIndex())
        self.model.show(
            scene,
            Sorting(self.sorting.currentData()),
            Grouping(self.grouping.currentData()),
            hides_silent=self.hides_silent.isChecked(),
        )
        size = self.delegate.sizeHint(None, self.model.index(0, 0))  # type: ignore[arg-type]
        self.table.horizontalHeader().setDefaultSectionSize(size.width())
        self.table.verticalHeader().setDefaultSectionSize(size.height())
        self.table.updateGeometries()
        head = scene.project.head
        words = ""
        if head.proposition:
            told = _("Stances refer to: {proposition}")
            words = told.format(proposition=head.proposition)
        self.proposition.setText(words)
        self._choose_again(kept.topic if kept else "", kept.document if kept else "")

    def _choose_again(self, topic: str, document: str) -> None:
        row = next((at for at, line in enumerate(self.model.rows) if line.topic == topic), 0)
        texts: list[str] = [text.id for text in self.model.documents]
        column = texts.index(document) if document in texts else 0
        index = self.model.index(row, column)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(index, flag)

    def _choose(self, index: object) -> None:
        cell = self.model.cell(self.table.currentIndex())
        self.panel.show_cell(cell)

    def open_cell(self) -> None:
        """Open the first passage of the current cell in the reading view, its topic lit."""
        cell = self.model.cell(self.table.currentIndex())
        if cell is None or cell.is_silent:
            return
        view = self.workspace.view
        reference = self.workspace.project.reference
        shown = (reference,) if cell.document == reference else (reference, cell.document)
        rest = tuple(row for row in view.open if row not in shown)
        self.workspace.show(
            view=View.READ,
            open=(*shown, *rest)[: max(len(view.open), len(shown))],
            working_set=tuple(dict.fromkeys((*view.working_set, cell.document))),
            lit=(cell.topic,),
            active=cell.passages[0],
            leading=cell.document,
        )

    # Deciding

    def ask(self, key: str) -> None:
        """Open the current cell, or ask for the stance, summary or group of its text."""
        cell = self.model.cell(self.table.currentIndex())
        if cell is None:
            return
        if key == "Return":
            self.open_cell()
        elif key == "N":
            self.panel.summary.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key == "S":
            self._ask_stance(cell)
        else:
            self._ask_group(cell)

    def _ask_stance(self, cell: Cell) -> None:
        """Choose how the text stands on the topic; "no stance" lets it follow from passages."""
        from PySide6.QtWidgets import QMenu

        from perspectives.desktop import recalling
        from perspectives.desktop.decisions import STANCES
        from perspectives.model.annotating import set_text_stance

        menu = QMenu(self)
        for attitude, words in STANCES:
            menu.addAction(_(words)).triggered.connect(
                lambda _on=False, attitude=attitude: self.wanted.emit(
                    lambda project: set_text_stance(
                        project, cell.document, cell.topic, attitude, **recalling.signature()
                    )
                )
            )
        box = self.table.visualRect(self.table.currentIndex())
        menu.popup(self.table.viewport().mapToGlobal(box.bottomLeft()))

    def _ask_group(self, cell: Cell) -> None:
        """Put the text of a cell in a group of one's own; texts can then be grouped by it."""
        from PySide6.QtWidgets import QInputDialog

        from perspectives.model.document_edits import describe_document

        texts = self.workspace.project.documents
        mine = texts[cell.document].group
        names = sorted({row.group for row in texts.values() if row.group} | {mine})
        group, is_given = QInputDialog.getItem(
            self, _("Group"), _("Group of this text"), names, names.index(mine), True
        )
        if is_given:
            self.wanted.emit(
                lambda project: describe_document(project, cell.document, group=group.strip())
            )

    def _write_summary(self, target: str, text: str) -> None:
        from perspectives.desktop import recalling
        from perspectives.model.annotating import write_note

        self.wanted.emit(lambda project: write_note(project, target, text, **recalling.signature()))
        self.table.setFocus()

    # Drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the cell stands under the table."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self.title.setVisible(not is_narrow)
        before = self.split.orientation()
        now = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if now != before:
            self.split.setOrientation(now)
            high = self.height()
            self.split.setSizes([high - CELL_HEIGHT, CELL_HEIGHT] if is_narrow else [1000, 330])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The corner of the table is empty page."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            painter = QPainter(watched)
            painter.fillRect(watched.rect(), self.look.theme.page)
            painter.end()
            return True
        return super().eventFilter(watched, event)

    def _show_share(self, is_on: bool) -> None:
        self.delegate.shows_share = is_on
        self.table.viewport().update()

    def _wear(self, name: str) -> None:
        self.look.theme = theme(name)
        palette = QPalette(self.look.theme.palette())
        palette.setColor(QPalette.ColorRole.Window, self.look.theme.page)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        # The delegate rings the current cell itself: a filled one would hide the bars.
        palette.setColor(QPalette.ColorRole.Highlight, self.look.theme.page)
        self.table.setPalette(palette)

    def _take(self, update: Update) -> None:
        changed = update.has_new_project or update.has_new_comparison
        if changed or update.before.view.theme != update.after.view.theme:
            self.is_stale = True
        if self.is_stale and update.after.view.view is View.MATRIX:
            self.draw()


def _choice(name: str, kinds: type[Sorting] | type[Grouping]) -> ComboBox:
    box = ComboBox()
    box.setAccessibleName(name)
    box.setToolTip(name)
    for kind in kinds:
        box.addItem(_(kind.value).capitalize(), kind.value)
    return box
