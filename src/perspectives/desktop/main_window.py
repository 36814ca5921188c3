"""The window: a frame around the views, with no rules of its own.

It is made in two goes: the board and the first texts are painted first, then come menus, bars,
topics and shelf (`complete`), into rooms that were kept free for them.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from perspectives.desktop.appearance import icon
from perspectives.desktop.board import Board
from perspectives.desktop.decisions import Decisions
from perspectives.desktop.session import Session
from perspectives.desktop.theme import theme
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.texts import _, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from perspectives.desktop.actions import Action
    from perspectives.desktop.evidence_panel import EvidencePanel
    from perspectives.desktop.fold_view import FoldView
    from perspectives.settings import Settings

NARROW = 1500
"""Logical pixels under which the topics are folded unless a person opened them."""

LEAST_SHELF = 700
"""Window height under which the shelf is closed unless a person opened it."""

OPEN_WIDTH, FOLDED_WIDTH = 208, 52
"""Logical pixels of the topics at the left (INTERACTION.md 2)."""

ROOMS = {
    "menu": (0, 23),
    "bar": (0, 48),
    "rail": (FOLDED_WIDTH, 0),
    "shelf": (0, 36),
    "status": (0, 28),
}
"""Width and height, 0 = any, kept free until the parts themselves are there."""

LATER = frozenset({"keeper", "command_bar", "rail", "shelf", "message_bar", "status_line"})
"""The parts that `complete` makes."""


def _room(width: int, height: int) -> QWidget:
    room = QWidget()
    if width:
        room.setFixedWidth(width)
    if height:
        room.setFixedHeight(height)
    return room


def _column(owner: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


class MainWindow(Decisions):
    """Menus, command bar, topics, the view, shelf, message bar and status line."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__()
        self.workspace, self.settings = workspace, settings
        self.session = Session(workspace, self)
        self.setWindowTitle("Perspectives")
        self.setAcceptDrops(True)
        self.setMinimumSize(720, 480)
        self.board = Board(workspace)
        self.actions_by_id: dict[str, QAction] = {}
        self.is_complete = False
        self._views: dict[View, QWidget] = {}
        self._folded: FoldView | None = None
        self._evidence: EvidencePanel | None = None
        self.rail_by_hand: bool | None = None
        self.shelf_by_hand: bool | None = None
        self._lay_out()
        self.workspace.updated.connect(self._take)
        self.session.opened.connect(self._go_on)

    def _lay_out(self) -> None:
        """The board, and room for what comes after the first paint (`complete`)."""
        self._rooms = {name: _room(*size) for name, size in ROOMS.items()}
        self.setMenuWidget(self._rooms["menu"])
        self._rooms["menu"].installEventFilter(self)
        self.reading = QWidget()
        self.reading_column = _column(self.reading)
        self.texts = QStackedWidget()
        self.texts.addWidget(self.board)
        self.texts.currentChanged.connect(lambda _place: self._settle())
        self.reading_column.addWidget(self.texts, 1)
        self.reading_column.addWidget(self._rooms["shelf"])
        self.middle = QStackedWidget()
        self.middle.addWidget(self.reading)
        self._views[View.READ] = self.reading
        self.body = QHBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self._rooms["rail"])
        self.body.addWidget(self.middle, 1)
        centre = QWidget()
        self.column = _column(centre)
        self.column.addWidget(self._rooms["bar"])
        self.column.addLayout(self.body, 1)
        self.column.addWidget(self._rooms["status"])
        self.setCentralWidget(centre)

    def complete(self) -> None:
        """Make what the first frame does without: menus, bars, topics, shelf; once."""
        if self.is_complete:
            return
        self.is_complete = True
        from perspectives.desktop.command_bar import CommandBar
        from perspectives.desktop.keeper import Keeper
        from perspectives.desktop.message_bar import MessageBar
        from perspectives.desktop.shelf import Shelf
        from perspectives.desktop.status_line import StatusLine
        from perspectives.desktop.topic_rail import TopicRail

        self.keeper = Keeper(self.workspace, self)
        self.command_bar = CommandBar(self)
        self.rail = TopicRail(self.workspace)
        self.shelf = Shelf(self.workspace)
        self.message_bar = MessageBar(self.workspace)
        self.status_line = StatusLine(self.workspace)
        self.reading_column.replaceWidget(self._rooms["shelf"], self.shelf)
        self.body.replaceWidget(self._rooms["rail"], self.rail)
        self.column.replaceWidget(self._rooms["bar"], self.command_bar)
        self.column.replaceWidget(self._rooms["status"], self.status_line)
        self.column.insertWidget(1, self.message_bar)
        for room in self._rooms.values():
            room.deleteLater()
        self._rooms.clear()
        self._make_actions()
        self._connect()
        update = Update(Workspace().scene, self.workspace.scene)
        for part in (self.command_bar, self.rail, self.status_line):
            part.take(update)
        self.wear(self.workspace.view.theme)
        self._settle()
        self._show_states()

    def __getattr__(self, name: str) -> Any:
        """A part that is asked for before the first paint is made then."""
        if name in LATER and not self.__dict__.get("is_complete", True):
            self.complete()
            return self.__dict__[name]
        raise AttributeError(f"the window has no {name!r}")

    def _go_on(self) -> None:
        """Read the other texts, after the first are painted."""
        if self.is_complete:
            QTimer.singleShot(0, self.session, self.session.go_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the window is painted, the rest of it is made, and then the other texts are read."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # A millisecond, since this paint may be followed by that of the texts.
            QTimer.singleShot(1, self, self._follow_paint)
        return False

    def _follow_paint(self) -> None:
        from perspectives.desktop.collecting import Collector

        self.complete()
        self.setWindowIcon(icon())
        gc.freeze()
        Collector(self)
        self.session.go_on()

    def _make_actions(self) -> None:
        from PySide6.QtGui import QAction

        from perspectives.desktop.actions import ACTIONS, MENUS, Context
        from perspectives.desktop.keys import wear_keys

        for row in ACTIONS:
            action = QAction(told(row.text), self)
            action.setObjectName(row.id)
            action.triggered.connect(lambda _on=False, row=row: self._run(row))
            action.setCheckable(row.is_checked is not None)
            if row.context is Context.PANES:
                # Single letters act only where the texts or the shelf have the keyboard.
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.board.addAction(action)
            elif row.context is Context.EVERYWHERE:
                self.addAction(action)
            self.actions_by_id[row.id] = action
        wear_keys(self.actions_by_id, self.settings)
        for name in MENUS:
            rows = [row for row in ACTIONS if row.menu == name]
            if rows:
                menu = self.menuBar().addMenu(f"&{_(name)}")
                for row in rows:
                    if row.is_parted:
                        menu.addSeparator()
                    menu.addAction(self.actions_by_id[row.id])

    def _run(self, row: Action) -> None:
        if row.needs is None or row.needs(self.workspace.scene):
            row.run(self)
        self._show_states()

    def _connect(self) -> None:
        self.session.progressed.connect(self.status_line.show_work)
        self.session.finished.connect(self.status_line.end_work)
        self.session.leaving.connect(self.keeper.let_go)
        self.session.finished.connect(self.watch_files, Qt.ConnectionType.SingleShotConnection)
        self.session.failed.connect(self.message_bar.say)
        self.session.broken.connect(self.show_bug)
        self.session.problems_changed.connect(self._tell_problems)
        self.session.arrived.connect(self.tell_arrivals)
        self.keeper.saved.connect(self.status_line.show_saved)
        self.keeper.trouble.connect(self.message_bar.say)
        self.keeper.arrangement, self.keeper.arrange = self.arrangement, self.arrange
        self.keeper.saved.connect(self.label_steps)
        self.status_line.cancelled.connect(self.session.cancel)
        self.rail.edited.connect(self.edit_topic)
        self.shelf.confirmed.connect(self.confirm_link)
        self.shelf.rejected.connect(self.reject_link)
        self.shelf.pinned.connect(self.pin_link)
        self.shelf.noted.connect(self.note_link)
        self.shelf.related.connect(self.relate)

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
        from perspectives.desktop.evidence_panel import toggle

        self._evidence = toggle(self)

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
            from perspectives.desktop.matrix_view import make_matrix

            widget = self.register_view(view, lambda: make_matrix(self))
        elif view is View.CHARTS:
            from perspectives.desktop.charts_view import ChartsView

            widget = self.register_view(view, lambda: ChartsView(self.workspace))
            widget.draw()  # type: ignore[attr-defined]
        elif view is View.REPORT:
            from perspectives.desktop.report_view import made_for

            widget = self.register_view(view, lambda: made_for(self))
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
        if QApplication.palette() != palette:
            QApplication.setPalette(palette)  # dialogs do not inherit that of the window
        self.setPalette(palette)
        if self.is_complete:
            self.menuBar().setPalette(palette)

    def _show_states(self) -> None:
        """What can be done now; menus that were never made have nothing to show."""
        if not self.actions_by_id:
            return
        from perspectives.desktop.actions import ACTIONS

        scene = self.workspace.scene
        for row in ACTIONS:
            action = self.actions_by_id[row.id]
            action.setEnabled(row.needs is None or row.needs(scene))
            if row.is_checked is not None:
                action.setChecked(row.is_checked(scene))

    def _settle(self) -> None:
        """Fold the topics and close the shelf where there is little room, or as a person chose."""
        has_texts = bool(self.workspace.project.documents)
        is_aside = self.workspace.view.view in (View.START, View.REPORT)
        has_rail = has_texts and not is_aside
        folded = self.width() < NARROW if self.rail_by_hand is None else self.rail_by_hand
        by_hand = self.shelf_by_hand
        has_shelf = self.height() >= LEAST_SHELF if by_hand is None else by_hand
        has_shelf = has_shelf and self.texts.currentWidget() is self.board
        if not self.is_complete:
            self._rooms["rail"].setFixedWidth(FOLDED_WIDTH if folded else OPEN_WIDTH)
            self._rooms["rail"].setVisible(has_rail)
            self._rooms["shelf"].setVisible(has_shelf)
            return
        self.rail.setVisible(has_rail)
        if folded != self.rail.is_folded:
            self.rail.fold(is_folded=folded)
        self.shelf.setVisible(has_shelf)

    def _tell_problems(self) -> None:
        problems = list(self.session.problems)
        if problems:
            self.message_bar.tell(problems)

    # What Qt calls

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Settle what fits."""
        super().resizeEvent(event)
        self._settle()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files, folders, addresses and text of other programs are welcome anywhere."""
        from perspectives.desktop.pasting import is_welcome

        if is_welcome(event.mimeData(), is_own=event.source() is not None):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        from perspectives.desktop.pasting import take

        event.acceptProposedAction()
        take(self, event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and end the worker."""
        self.keep_place(QByteArray(self.saveGeometry()))
        self.keeper.let_go()
        self.session.stop()
        super().closeEvent(event)
