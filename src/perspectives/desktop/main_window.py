"""The window: a frame around the views, with no rules of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from perspectives.desktop.actions import ACTIONS, MENUS, Action, Context
from perspectives.desktop.board import Board
from perspectives.desktop.command_bar import CommandBar
from perspectives.desktop.decisions import Decisions
from perspectives.desktop.message_bar import MessageBar
from perspectives.desktop.session import Session
from perspectives.desktop.shelf import Shelf
from perspectives.desktop.status_line import StatusLine
from perspectives.desktop.theme import theme
from perspectives.desktop.topic_rail import TopicRail
from perspectives.desktop.workspace import Update, View, Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.evidence_panel import EvidencePanel
    from perspectives.desktop.fold_view import FoldView
    from perspectives.settings import Settings

NARROW = 1500
"""Logical pixels under which the topics are folded unless a person opened them."""

LEAST_SHELF = 700
"""Window height under which the shelf is closed unless a person opened it."""


class MainWindow(Decisions):
    """Menus, command bar, topics, the view, shelf, message bar and status line."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self.workspace, self.settings = workspace, settings
        self.session = Session(workspace, self)
        self.setWindowTitle("Perspectives")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.command_bar = CommandBar(self)
        self.rail = TopicRail(workspace)
        self.board = Board(workspace)
        self.shelf = Shelf(workspace)
        self.message_bar = MessageBar(workspace)
        self.status_line = StatusLine(workspace)
        self.actions_by_id: dict[str, QAction] = {}
        self._views: dict[View, QWidget] = {}
        self._folded: FoldView | None = None
        self._evidence: EvidencePanel | None = None
        self._rail_by_hand: bool | None = None
        self._shelf_by_hand: bool | None = None
        self._lay_out()
        self._make_actions()
        self._connect()

    def _lay_out(self) -> None:
        self.reading = QWidget()
        reading = QVBoxLayout(self.reading)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.setSpacing(0)
        self.texts = QStackedWidget()
        self.texts.addWidget(self.board)
        reading.addWidget(self.texts, 1)
        reading.addWidget(self.shelf)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.reading)
        self._views[View.READ] = self.reading
        self.body = QHBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.rail)
        self.body.addWidget(self.middle, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.command_bar)
        column.addWidget(self.message_bar)
        column.addLayout(self.body, 1)
        column.addWidget(self.status_line)
        self.setCentralWidget(centre)
        self._settle()

    def _make_actions(self) -> None:
        chosen = dict(self.settings.shortcuts)
        for row in ACTIONS:
            action = QAction(row.text, self)
            action.setObjectName(row.id)
            keys = chosen[row.id].split(", ") if row.id in chosen else list(row.keys)
            action.setShortcuts([QKeySequence(key) for key in keys if key])
            action.triggered.connect(lambda _on=False, row=row: self._run(row))
            action.setCheckable(row.is_checked is not None)
            if row.context is Context.PANES:
                # Single letters act only where the texts or the shelf have the keyboard.
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.board.addAction(action)
            else:
                self.addAction(action)
            self.actions_by_id[row.id] = action
        for name in MENUS:
            rows = [row for row in ACTIONS if row.menu == name]
            if rows:
                menu = self.menuBar().addMenu(f"&{name}")
                for row in rows:
                    if row.is_parted:
                        menu.addSeparator()
                    menu.addAction(self.actions_by_id[row.id])

    def _run(self, row: Action) -> None:
        if row.needs is None or row.needs(self.workspace.scene):
            row.run(self)
        self._show_states()

    def _connect(self) -> None:
        self.workspace.updated.connect(self._take)
        self.session.progressed.connect(self.status_line.show_work)
        self.session.finished.connect(self.status_line.end_work)
        self.session.failed.connect(self.message_bar.say)
        self.session.broken.connect(self.show_bug)
        self.session.problems_changed.connect(self._tell_problems)
        self.status_line.cancelled.connect(self.session.cancel)
        self.rail.edited.connect(self.edit_topic)
        self.shelf.confirmed.connect(self.confirm_link)
        self.shelf.rejected.connect(self.reject_link)
        self.shelf.pinned.connect(self.pin_link)
        self.shelf.noted.connect(self.note_link)

    def toggle_fold(self) -> None:
        """Fold all texts to the lit topic, or open them again."""
        from perspectives.desktop.fold_view import FoldView

        self.go("read")
        if self._folded is None:
            self._folded = FoldView(self.workspace)
            self._folded.closed.connect(self.toggle_fold)
            self.texts.addWidget(self._folded)
        is_folded = self.texts.currentWidget() is self._folded
        self.texts.setCurrentWidget(self.board if is_folded else self._folded)
        if not is_folded:
            self._folded.draw()
            self._folded.table.setFocus()
        self._settle()

    def toggle_together(self) -> None:
        """Bring the active passage's counterparts together, or go back to the texts."""
        from perspectives.desktop.together_view import TogetherView

        shown = self.texts.currentWidget()
        if isinstance(shown, TogetherView):
            self.texts.setCurrentWidget(self.board)
            self.texts.removeWidget(shown)
            shown.deleteLater()
        else:
            made = TogetherView(self.workspace)
            made.closed.connect(self.toggle_together)
            self.texts.addWidget(made)
            self.texts.setCurrentWidget(made)
            made.draw()
            made.setFocus()
        self._settle()

    def toggle_evidence(self) -> None:
        """Show or hide why the active passage carries its topics and links."""
        from perspectives.desktop.evidence_panel import EvidencePanel

        if self._evidence is None:
            self._evidence = EvidencePanel(self.workspace)
            self.body.addWidget(self._evidence)
            self._evidence.draw()
        else:
            self._evidence.setVisible(not self._evidence.isVisible())
            self._evidence.draw()

    # Drawing

    def register_view(self, view: View, make: Callable[[], QWidget]) -> QWidget:
        """The widget of a view, made when it is first shown."""
        widget = self._views.get(view)
        if widget is None:
            widget = self._views[view] = make()
            self.middle.addWidget(widget)
        return widget

    def _take(self, update: Update) -> None:
        before, after = update.before, update.after
        if before.view.theme != after.view.theme:
            self.wear(after.view.theme)
        if before.view.view is not after.view.view:
            self._show_view(after.view.view)
        if before.project.head is not after.project.head or update.has_new_project:
            question = after.project.head.question or after.project.head.name
            self.setWindowTitle(f"{question} — Perspectives" if question else "Perspectives")
            self._settle()
        self._show_states()

    def _show_view(self, view: View) -> None:
        if view is View.MATRIX:
            from perspectives.desktop.matrix_view import MatrixView

            widget = self.register_view(view, lambda: MatrixView(self.workspace))
        elif view is View.CHARTS:
            from perspectives.desktop.charts_view import ChartsView

            widget = self.register_view(view, lambda: ChartsView(self.workspace))
            widget.draw()  # type: ignore[attr-defined]
        elif view is View.START:
            from perspectives.desktop.start_page import StartPage

            widget = self.register_view(view, lambda: StartPage(self))
            widget.show_recent(self, self.recent())  # type: ignore[attr-defined]
            widget.wear(self.workspace.view.theme)  # type: ignore[attr-defined]
        else:
            widget = self._views.get(view, self.reading)
        self.middle.setCurrentWidget(widget)
        self._settle()

    def wear(self, name: str) -> None:
        """Draw everything in the colours of a theme."""
        palette = theme(name).palette()
        self.setPalette(palette)
        self.menuBar().setPalette(palette)

    def _show_states(self) -> None:
        scene = self.workspace.scene
        for row in ACTIONS:
            action = self.actions_by_id[row.id]
            action.setEnabled(row.needs is None or row.needs(scene))
            if row.is_checked is not None:
                action.setChecked(row.is_checked(scene))

    def _settle(self) -> None:
        """Fold the topics and close the shelf where there is little room, or as a person chose."""
        has_texts = bool(self.workspace.project.documents)
        is_start = self.workspace.view.view is View.START
        self.rail.setVisible(has_texts and not is_start and bool(self.workspace.project.topics))
        folded = self.width() < NARROW if self._rail_by_hand is None else self._rail_by_hand
        if folded != self.rail.is_folded:
            self.rail.fold(is_folded=folded)
        by_hand = self._shelf_by_hand
        is_open = self.height() >= LEAST_SHELF if by_hand is None else by_hand
        self.shelf.setVisible(is_open and self.texts.currentWidget() is self.board)

    def _tell_problems(self) -> None:
        problems = list(self.session.problems)
        if problems:
            more = f" ({len(problems) - 1} more: View, Problems)" if len(problems) > 1 else ""
            self.message_bar.say(f"{problems[0].message} {problems[0].hint}".strip() + more)

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Settle what fits."""
        super().resizeEvent(event)
        self._settle()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, lambda: self.session.add_paths(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and end the worker."""
        self.keep_place(QByteArray(self.saveGeometry()))
        self.session.stop()
        super().closeEvent(event)
