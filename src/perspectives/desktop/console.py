"""The presenter's console: the wall, the next page, notes, room, vote and pages; a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTime, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from perspectives.analysis.paging import remarks
from perspectives.desktop import console_pages
from perspectives.desktop.actions import Context
from perspectives.desktop.console_parts import (
    KeyStrip,
    Outlined,
    RoomPanel,
    head,
    key_button,
    key_sheet,
    state_words,
)
from perspectives.desktop.notes_field import REST_MS, NotesField
from perspectives.desktop.page_list import Card, PageList
from perspectives.desktop.presenting import Panel
from perspectives.desktop.reel import card_title, signs_of, whole_title
from perspectives.desktop.show_keys import keys_of
from perspectives.desktop.theme import theme
from perspectives.desktop.vote_panel import VotePanel
from perspectives.desktop.wall_views import WallView
from perspectives.model.annotating import record_vote
from perspectives.model.documents import PassageId
from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen

    from perspectives.analysis.pages import Page
    from perspectives.desktop.presentation import Presentation

LEFT = 58
"""Percent of the width for the wall and the notes, as in the drawing of the console."""

BESIDE_LIVE, BESIDE_NEXT = 350, 610
"""Pixels of height that the rest of each column needs: it comes before the views of the wall."""

TICK_MS = 500
"""The clock is looked at twice a second, so that no second is skipped."""


class Console(QWidget):
    """Draws itself from a presentation; the keyboard is the show's but for its fields of text."""

    def __init__(self, presentation: Presentation) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.presentation = presentation
        self.is_leaving = False
        self._counted: tuple[str, Any, Any] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.keep)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._tell_time)
        self._tick.start()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self.setMinimumSize(720, 480)
        self._build(presentation.workspace.view.theme)

    # Making

    def _build(self, name: str) -> None:
        """Make all parts in the colours of a theme."""
        self.look = look = theme(name)
        palette = look.palette()
        palette.setColor(palette.ColorRole.Window, look.page)
        self.setPalette(palette)
        settings = self.presentation.window_.settings
        wall, console = keys_of(settings, Context.WALL), keys_of(settings, Context.CONSOLE)
        self.stack = QStackedWidget()
        self.body = QScrollArea()
        self.body.setWidgetResizable(True)
        self.body.setFrameShape(QScrollArea.Shape.NoFrame)
        self.body.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self.body.setWidget(inside)
        row = QHBoxLayout(inside)
        row.setContentsMargins(18, 12, 18, 12)
        row.setSpacing(22)
        for part, share in ((self._left(), LEFT), (self._right(), 100 - LEFT)):
            holder = QWidget()
            part.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(part)
            holder.setMinimumWidth(300)
            row.addWidget(holder, share)
        self.overview = PageList(look)
        self.overview.picked.connect(self._pick)
        self.sheet = key_sheet(wall, console)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(18, 14, 10, 10)
        column.addWidget(self.overview)
        self.panels = {Panel.NONE: self.body, Panel.OVERVIEW: around, Panel.KEYS: self.sheet}
        for part in self.panels.values():
            self.stack.addWidget(part)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(self.stack, 1)
        column.addWidget(KeyStrip(look, wall))
        self.setLayout(column)

    def _bar(self) -> QWidget:
        bar = QWidget()
        bar.setAutoFillBackground(True)
        palette = bar.palette()
        palette.setColor(palette.ColorRole.Window, self.look.chrome)
        bar.setPalette(palette)
        row = QHBoxLayout(bar)
        row.setContentsMargins(18, 8, 18, 8)
        row.setSpacing(14)
        self.title, self.state = head(""), QLabel()
        self.title.setMinimumWidth(60)
        self.told = head("")
        self.elapsed, self.clock = head(""), head("")
        for label in (self.elapsed, self.clock):
            font = label.font()
            font.setPointSizeF(font.pointSizeF() * 1.5)
            label.setFont(font)
        self.elapsed.setAccessibleName(_("Time since the beginning"))
        self.clock.setAccessibleName(_("Clock"))
        self.screen_button = key_button("", "", self.look)
        self.screen_button.clicked.connect(lambda: console_pages.choose_screen(self))
        end = key_button(_("End"), "Esc Esc", self.look)
        end.clicked.connect(self.presentation.end)
        for part in (self.title, self.screen_button, self.state, self.told):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self.elapsed, self.clock, end):
            row.addWidget(part)
        return bar

    def _left(self) -> QVBoxLayout:
        self.live = WallView(_("On the wall"), self.look, is_live=True)
        self.live.pointed.connect(self.presentation.point)
        self.live.left.connect(self.presentation.point_no_more)
        self.remarks = QLabel()
        self.remarks.setWordWrap(True)
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        self.notes = NotesField(self.presentation)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(head(_("On the wall")))
        column.addWidget(self.live)
        column.addWidget(self.remarks)
        row = QHBoxLayout()
        row.addWidget(head(_("Notes for this page")))
        row.addStretch(1)
        self._buttons(
            row, (("A−", "", "console-notes-smaller"), ("A+", "", "console-notes-larger"))
        )
        column.addLayout(row)
        column.addWidget(Outlined(self.notes, self.look, (6, 4, 4, 4)), 1)
        return column

    def _right(self) -> QVBoxLayout:
        self.next_head = head("")
        self.next = WallView(_("Next page"), self.look, is_live=False)
        self.room_panel = RoomPanel(self.presentation, self.look)
        self.vote = VotePanel(self.look)
        self.vote.counted.connect(self._count)
        self.vote.asked.connect(self._show_vote)
        self.list = PageList(self.look)
        self.list.picked.connect(self._pick)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.next_head)
        column.addWidget(self.next)
        column.addWidget(self.room_panel)
        column.addWidget(self.vote)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(head(_("Pages")))
        row.addStretch(1)
        self._buttons(
            row,
            (
                (_("Add…"), "", "console-add"),
                (_("Write…"), "", "console-words"),
                (_("Hide"), "", "console-hide"),
                ("←", _("Move this page earlier"), "console-earlier"),
                ("→", _("Move this page later"), "console-later"),
            ),
        )
        column.addLayout(row)
        column.addWidget(self.list, 1)
        return column

    def _buttons(self, row: QHBoxLayout, rows: tuple[tuple[str, str, str], ...]) -> None:
        for words, name, action in rows:
            button = key_button(words, "", self.look)
            button.setAccessibleName(name or words)
            button.clicked.connect(lambda _on=False, action=action: self.presentation.act(action))
            row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the views of the wall the room that the rest can spare."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width, height = self.width() - 58, self.height()
        self.live.fit(width * LEFT // 100, min(round(height * 0.54), height - BESIDE_LIVE))
        most = min(round(height * 0.27), height - BESIDE_NEXT)
        self.next.fit(min(width * (100 - LEFT) // 100, 460), most)

    # Showing

    def open_on(self, screen: QScreen) -> None:
        """Fill the presenter's screen."""
        self.setWindowTitle(_("Presenting"))
        self.hide()
        self.setScreen(screen)
        self.setGeometry(screen.availableGeometry())
        self.showMaximized()
        self.setFocus()

    def wear(self, name: str) -> None:
        """Draw in the colours of another theme."""
        self.keep()
        before = self.layout()
        assert before is not None
        # A layout leaves a widget only for another one, which takes the old parts along.
        QWidget().setLayout(before)
        self._build(name)
        self._fit()
        self.draw()

    def leave(self) -> None:
        """Keep what was typed and close."""
        self.keep()
        self.is_leaving = True
        self.close()
        self.deleteLater()

    def draw(self) -> None:
        """Show the state of the presentation."""
        show, reel = self.presentation.state, self.presentation.reel
        page = self.presentation.page
        if page:
            self.notes.turn_to(page)
        picture = self.presentation.picture()
        self.live.show_picture(picture)
        following = reel.following(show.now)
        self.next.show_picture(following)
        name = whole_title(following.page) if following and following.page else _("the end")
        self.next_head.setText(_("Next: {page}").format(page=name))
        self.remarks.setText("  ".join(remarks(page)) if page else "")
        self.remarks.setVisible(bool(self.remarks.text()))
        self.room_panel.show_room(self.presentation, reel.picture(show.now))
        self._draw_vote(page)
        self.list.show_cards(self.cards(), self._row_of(show.now.page))
        self.overview.show_cards(self.cards(), self._row_of(show.chosen))
        self.stack.setCurrentWidget(self.panels[show.panel])
        self._tell_state()
        self._tell_time()

    def cards(self) -> tuple[Card, ...]:
        """All pages in order: the parts that the wall turns through, and the hidden ones."""
        out: list[Card] = []
        number = 0
        for page in self.presentation.reel.all:
            if page.is_hidden:
                out.append(Card(page.id, 0, card_title(page), signs_of(page)))
                continue
            for part in self.presentation.reel.parts:
                if part.id == page.id:
                    number += 1
                    out.append(Card(page.id, number, card_title(part), signs_of(part)))
        return tuple(out)

    def _row_of(self, place: int) -> int:
        numbers = [card.number for card in self.cards()]
        return numbers.index(place + 1) if place + 1 in numbers else -1

    def _pick(self, row: int) -> None:
        """Go to the page of a card; a hidden one is shown again."""
        card = self.cards()[row]
        if card.number:
            self.presentation.become(console_pages.without_panel(self.presentation.state))
            self.presentation.go_to(card.number - 1)
        else:
            console_pages.show_again(self, card.id)

    def _draw_vote(self, page: Page | None) -> None:
        rows = page.passages if page else ()
        if self._counted is not None:
            if self._counted[0] in [row.passage for row in rows]:
                return
            self.keep()
        names = [(row.passage, f"{row.sign} {row.place}".strip()) for row in rows if row.passage]
        self.vote.show_passages(names, dict(self.presentation.workspace.project.votes))

    def _tell_state(self) -> None:
        show, place = self.presentation.state, self.presentation.place
        head_row = self.presentation.workspace.project.head
        name = head_row.name or head_row.question
        self.title.setText(_("Presenting: {name}").format(name=name) if name else _("Presenting"))
        self.screen_button.setText(f"{place.facts.words}  ▾")
        self.screen_button.updateGeometry()
        self.screen_button.setAccessibleName(_("Wall: {screen}").format(screen=place.facts.words))
        self.state.setText(state_words(show, is_unplugged=place.is_unplugged))

    def _tell_time(self) -> None:
        passed = (self.presentation.now_ms() - self.presentation.began_ms) // 1000
        minutes, seconds = divmod(passed, 60)
        self.elapsed.setText(_("{time} elapsed").format(time=f"{minutes}:{seconds:02}"))
        self.clock.setText(QTime.currentTime().toString("HH:mm"))
        self.told.setText(self.presentation.prompt())

    # Keeping

    def keep(self) -> None:
        """Keep the notes and counts that were typed."""
        self._rest.stop()
        self.notes.keep()
        counted, self._counted = self._counted, None
        if counted is not None:
            passage, before, after = counted
            self.presentation.do(
                lambda project: record_vote(project, PassageId(passage), before=before, after=after)
            )

    def _count(self, passage: str, before: Any, after: Any) -> None:
        if self._counted is not None and self._counted[0] != passage:
            self.keep()
        self._counted = (passage, before, after)
        self._rest.start()

    def _show_vote(self, passage: str) -> None:
        self.keep()
        console_pages.show_vote(self, passage)

    def act(self, action: str) -> None:
        """Do an action of the console, after what was typed is kept."""
        self.keep()
        console_pages.DOES[action](self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the console ends the show."""
        super().closeEvent(event)
        if not self.is_leaving:
            QTimer.singleShot(0, self.presentation, self.presentation.end)
