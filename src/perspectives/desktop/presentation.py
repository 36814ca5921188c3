"""A show: the state, its wall and console, and the screens they are on.

`show` begins one for a window; F5 while it runs only brings the console forward.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from perspectives.desktop.accessibility import Announcer
from perspectives.desktop.actions import Context
from perspectives.desktop.presenting import Face, Panel, Show, go_to, press, prompt, type_key
from perspectives.desktop.reel import Reel, looked_up, whole_title
from perspectives.desktop.room_asking import ask_room, proposed
from perspectives.desktop.rooms import KnownRoom, room_of, with_room
from perspectives.desktop.show_keys import REPEATED, ShowKeys, keys_of, names_of, typed_of
from perspectives.desktop.staying_awake import StayingAwake
from perspectives.desktop.wall_guard import WallGuard
from perspectives.desktop.wall_look import Look
from perspectives.desktop.wall_picture import corrected, look_of
from perspectives.desktop.wall_place import WallPlace
from perspectives.desktop.wall_window import WallWindow
from perspectives.model.errors import PerspectivesError
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from perspectives.analysis.pages import Page
    from perspectives.desktop.console import Console
    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.room_dialog import RoomDialog
    from perspectives.desktop.wall_picture import Picture
    from perspectives.desktop.workspace import Update
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project


def show(window: Decisions) -> None:
    """Begin a show, or bring the one that runs forward."""
    running = presentation_of(window)
    if running is not None:
        running.come_forward()
    else:
        Presentation(window).begin()


def presentation_of(window: Decisions) -> Presentation | None:
    """The show that runs in a window."""
    found = window.findChild(Presentation)
    return found if isinstance(found, Presentation) else None


def act(window: Decisions, action: str) -> None:
    """Do an action of wall or console in the show that runs."""
    running = presentation_of(window)
    if running is not None:
        running.act(action)


class Presentation(QObject):
    """Holds the state of a show and draws it on wall and console. `changed` tells of each change.

    `now_ms` is a clock in milliseconds; tests bring their own.
    """

    changed = Signal()
    ended = Signal()

    def __init__(self, window: Decisions) -> None:
        super().__init__(window)
        self.window_, self.workspace = window, window.workspace
        self.state = Show()
        self.known = KnownRoom()
        self.reel: Reel
        self.held: Picture | None = None
        self.spot = (0.5, 0.5)
        self.pointed: tuple[float, float] | None = None
        self.began_ms = self.now_ms()
        self.awake = StayingAwake(self)
        self.place = WallPlace(self._make_wall, self)
        self.console: Console | None = None
        self.dialog: RoomDialog | None = None
        self._announcer: Announcer | None = None
        self._guard = WallGuard(self.place)
        self._keys: dict[Context, dict[str, str]] = {}
        self._filter = ShowKeys(self.windows, self.take_key, self._guard.meet, self)

    @staticmethod
    def now_ms() -> int:
        """Milliseconds of a clock that only goes forward."""
        return int(time.monotonic() * 1000)

    # Beginning and ending

    def begin(self) -> None:
        """Ask for the room of a screen that is new, then show."""
        screen = proposed(self).key
        known = room_of(self.window_.settings, screen)
        if known is None:
            self.ask_room()
        else:
            self.start(screen, known)

    def ask_room(self) -> None:
        """Ask for screen and room in a window of their own, never on the wall."""
        ask_room(self)

    def start(self, screen: str, known: KnownRoom) -> None:
        """Open wall and console; on the way it is told which screen the wall is on."""
        is_first = self.console is None and self.place.wall is None
        self.known = known
        self.state = replace(self.state, correction=known.correction)
        if is_first:
            settings = self.window_.settings
            self._keys = {row: keys_of(settings, row) for row in (Context.WALL, Context.CONSOLE)}
            self.reel = Reel(self.workspace.scene, self._look())
            self.workspace.updated.connect(self._take)
            self.place.changed.connect(self._settle)
            application = QApplication.instance()
            assert application is not None
            application.installEventFilter(self._filter)
            self.window_.installEventFilter(self)
            self.awake.begin(_("Presenting to a class"))
            self.began_ms = self.now_ms()
        self.place.open(self.window_.screen(), screen)

    def end(self) -> None:
        """Take wall and console down, let the machine sleep, and go back to the window."""
        if self.place.is_closed:
            return
        application = QApplication.instance()
        assert application is not None
        application.removeEventFilter(self._filter)
        self.window_.removeEventFilter(self)
        self.workspace.updated.disconnect(self._take)
        self.awake.end()
        self.place.close()
        if self.console is not None:
            self.console.leave()
            self.console = None
        self._guard.let_go()
        self.window_.activateWindow()
        self.ended.emit()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window is closed: the show ends before it, so that the last notes are kept."""
        if event.type() == QEvent.Type.Close and watched is self.window_:
            self.end()
        return False

    def come_forward(self) -> None:
        """Give the keyboard to the console, or to the wall where there is none."""
        target = self.dialog or self.console or self.place.wall
        if target is not None:
            target.raise_()
            target.activateWindow()

    # Windows and screens

    def windows(self) -> Mapping[QWidget, Context]:
        """Wall and console as they are now, each with the keys that act there."""
        out: dict[QWidget, Context] = {}
        if self.place.wall is not None:
            out[self.place.wall] = Context.WALL
        if self.console is not None:
            out[self.console] = Context.CONSOLE
        return out

    def _make_wall(self) -> WallWindow:
        wall = WallWindow()
        wall.pointed.connect(self._point)
        # After what the window system is doing with the wall just now.
        later = Qt.ConnectionType.QueuedConnection
        wall.activated.connect(self._give_keyboard, later)
        wall.closed.connect(self.end, later)
        return wall

    def _settle(self) -> None:
        """After the wall or the console's screen came, went or moved."""
        from perspectives.desktop.console import Console

        screen = self.place.console
        if screen is None:
            # The console must not follow onto the screen that is the wall.
            if self.console is not None:
                self.console.hide()
        elif self.console is None:
            self.console = Console(self)
            self._announcer = Announcer(self.console)
            self.console.open_on(screen)
        elif not self.console.isVisible() or self.console.screen() is not screen:
            self.console.open_on(screen)
        self._look_anew()
        self._give_keyboard()

    def _give_keyboard(self) -> None:
        """The keyboard is the console's, the wall's where there is none."""
        if self.console is not None and self.console.isVisible():
            self.console.activateWindow()
        elif self.place.wall is not None:
            self.place.wall.activateWindow()

    def move(self, screen: str) -> None:
        """Put the wall on another screen; the console goes to the one it leaves."""
        self.window_.keep_setting(wall_screen=screen)
        known = room_of(self.window_.settings, screen)
        if known is not None:
            self.known = known
        self.place.open(self.window_.screen(), screen)

    # Keys

    def take_key(self, event: QKeyEvent, context: Context) -> bool:
        """Whether a key is one of the show's, which is then done."""
        typed = type_key(self.state, typed_of(event), self.reel.deck, self.now_ms())
        if typed is not None:
            self.become(typed)
            return True
        contexts = (Context.WALL, context) if context is Context.CONSOLE else (Context.WALL,)
        for name in names_of(event):
            for row in contexts:
                action = self._keys[row].get(name)
                if action is not None:
                    self.act(action, is_repeated=event.isAutoRepeat())
                    return True
        # No other key does anything on the wall; in the console it may move the focus.
        return context is Context.WALL

    def act(self, action: str, *, is_repeated: bool = False) -> None:
        """Do an action of wall or console."""
        if is_repeated and action not in REPEATED:
            return
        if action.startswith("wall-"):
            self.become(press(self.state, action, self.reel.deck, self.now_ms()))
        elif self.console is not None:
            self.console.act(action)

    def become(self, state: Show) -> None:
        """Take the next state, and draw it."""
        before, self.state = self.state, state
        if state.is_over:
            self.end()
            return
        if state.frozen is not None and before.frozen is None:
            self.held = self.reel.picture(before.now)
        elif state.frozen is None:
            self.held = None
        if state.now.page != before.now.page and self._announcer is not None:
            title = whole_title(self.page) if self.page else ""
            told = _("Page {number}: {title}").format(number=state.now.page + 1, title=title)
            self._announcer.announce(told)
        if state.correction != before.correction:
            self.known = KnownRoom(self.known.room, state.correction)
            self.keep_room(self.place.facts.key, self.known)
        face, old = state.now, before.now
        if (face.size, face.is_boosted, state.correction) != (
            old.size, old.is_boosted, before.correction
        ):  # fmt: skip
            self._look_anew()
        else:
            self._draw()

    def go_to(self, page: int) -> None:
        """Show a page by its place."""
        self.become(go_to(replace(self.state, said=""), page, self.reel.deck))

    # Pages

    @property
    def page(self) -> Page | None:
        """The page the presenter is at."""
        return self.reel.page(self.state.now)

    def _look(self) -> Look:
        """How this room is set now: what pages are laid out for, whatever is shown of them."""
        _x, _y, width, height = self.place.facts.box
        room, face = corrected(self.known.room, self.state.correction), self.state.now
        look = Look(width, height, room, self.window_.settings.wall_theme)
        return look_of(look, Face(is_revealed=True, is_boosted=face.is_boosted, size=face.size))

    def _take(self, update: Update) -> None:
        if update.has_new_project or update.has_new_comparison:
            self._look_anew()
        elif self.console is not None and update.before.view.theme != update.after.view.theme:
            self.console.wear(update.after.view.theme)

    def _look_anew(self) -> None:
        """Lay the pages out anew; the page that is on stays on."""
        page = self.reel.page(replace(self.state.now, facing=0))
        self.reel = Reel(self.workspace.scene, self._look(), self.reel)
        at = self.reel.place_of(page, self.state.now.page)
        self.state = replace(self.state, now=replace(self.state.now, page=at))
        self._draw()

    def do(self, make: Callable[[Project], Edit]) -> bool:
        """Make an edit from the project and apply it; the console is told where it cannot be."""
        try:
            edit = make(self.workspace.project)
            if edit.changes:
                self.workspace.do(edit)
        except PerspectivesError as error:
            self.become(replace(self.state, said=str(error)))
            return False
        return True

    def keep_room(self, screen: str, known: KnownRoom) -> None:
        """Keep the room of a screen in the settings, and that it is the wall's."""
        rooms = with_room(self.window_.settings, screen, known)
        self.window_.keep_setting(rooms=rooms, wall_screen=screen)

    # Drawing

    def picture(self) -> Picture:
        """What the wall shows."""
        state = self.state
        picture = self.held or self.reel.picture(state.now)
        if state.has_spotlight:
            picture = replace(picture, look=replace(picture.look, spotlight=self.spot))
        pointer = self.pointed if state.has_pointer and not state.has_spotlight else None
        picture = replace(picture, blank=state.blank, pointer=pointer)
        if state.panel is not Panel.NONE and self.place.console is None:
            lines, chosen = looked_up(state, self.reel, self._keys[Context.WALL])
            return replace(picture, lines=lines, chosen=chosen)
        return picture

    def _draw(self) -> None:
        wall = self.place.wall
        if wall is not None:
            wall.show_picture(self.picture())
            wall.show_pointer(is_shown=self.state.has_pointer)
        if self.console is not None:
            self.console.draw()
        self.changed.emit()

    def prompt(self) -> str:
        """What the presenter is told."""
        return prompt(self.state, self.now_ms())

    def _point(self, x: float, y: float) -> None:
        self.spot = (x, y)
        if self.state.has_spotlight:
            self._draw()

    def point(self, x: float, y: float) -> None:
        """Point on the wall from the console: a ring, or the spotlight."""
        self.spot = self.pointed = (x, y)
        if self.state.has_spotlight or self.state.has_pointer:
            self._draw()

    def point_no_more(self) -> None:
        """The pointer left the console's view of the wall."""
        if self.pointed is not None:
            self.pointed = None
            self._draw()
