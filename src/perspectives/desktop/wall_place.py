"""Keeps the wall on its screen: unplugged it goes at once, plugged in again it comes back.

Qt moves a full-screen window of a screen that goes onto the one that stays, over the console
(PROJECTION.md 1.6); so the wall is taken down first and made anew when its screen is back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from perspectives.desktop.screens import Placement, ScreenFacts, facts_of, is_mirrored, place

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QScreen

    from perspectives.desktop.wall_window import WallWindow


class WallPlace(QObject):
    """Where the wall is. `changed` tells that it came, went or moved, or the console's screen did.

    `wall` is None while its screen is unplugged. `facts` are those of the wall's screen, as last
    seen. `console` is the screen of the console; None where there is room for the wall alone.
    """

    changed = Signal()

    def __init__(self, make: Callable[[], WallWindow], parent: QObject) -> None:
        super().__init__(parent)
        self._make = make
        self.wall: WallWindow | None = None
        self.facts = ScreenFacts("", (0, 0, 1920, 1080))
        self.console: QScreen | None = None
        self._console_facts: ScreenFacts | None = None
        self._is_open = False
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._lose)
        application.screenAdded.connect(self._gain)

    @property
    def is_closed(self) -> bool:
        """Whether there is no show: none was begun, or it has ended."""
        return not self._is_open

    @property
    def is_unplugged(self) -> bool:
        """Whether the show goes on without its screen."""
        return self._is_open and self.wall is None

    def open(self, own: QScreen, wanted: str) -> None:
        """Put the wall on the screen with the key `wanted`, else beside the window's `own`."""
        screens = QGuiApplication.screens()
        at = screens.index(own) if own in screens else 0
        chosen = place([facts_of(row) for row in screens], at, wanted)
        self._is_open = True
        for screen in screens:
            self._watch(screen)
        self._settle_on(screens, chosen)

    def close(self) -> None:
        """Take the wall down for good."""
        self._is_open = False
        self._take_down()

    def _settle_on(self, screens: list[QScreen], chosen: Placement) -> None:
        self.console = screens[chosen.console] if chosen.console >= 0 else None
        self._console_facts = facts_of(self.console) if self.console else None
        self._put_up(screens[chosen.wall])

    def _put_up(self, screen: QScreen) -> None:
        self._take_down()
        self.facts = facts_of(screen)
        self.wall = self._make()
        self.wall.open_on(screen)
        self.changed.emit()

    def _take_down(self) -> None:
        """Hide the wall at once: while a screen goes, a later event would be too late."""
        wall, self.wall = self.wall, None
        if wall is not None:
            wall.hide()
            wall.deleteLater()

    def _watch(self, screen: QScreen) -> None:
        # Connected again after each opening; a second connection would only settle twice.
        screen.geometryChanged.connect(self._look_again)

    def _look_again(self) -> None:
        """After the layout of screens has come to rest, see whether all is in its place."""
        QTimer.singleShot(0, self, self._settle)

    def _lose(self, screen: QScreen) -> None:
        if not self._is_open:
            return
        facts = facts_of(screen)
        if self.wall is not None and facts.name == self.facts.name:
            self._take_down()
        if self.console is screen:
            self.console = None
        self.changed.emit()
        self._look_again()

    def _gain(self, screen: QScreen) -> None:
        if self._is_open:
            self._watch(screen)
            self._look_again()

    def _settle(self) -> None:
        """Bring the wall back, after it when it moved, away when it would mirror the console."""
        if not self._is_open:
            return
        screens = QGuiApplication.screens()
        facts = [facts_of(row) for row in screens]
        if self.console is None and self._console_facts is not None and len(screens) > 1:
            self._find_console(screens, facts)
        if self.console is None and self._console_facts is None and len(screens) > 1:
            self._make_room(screens, facts)
            return
        home = self.console
        free = [
            at
            for at, row in enumerate(screens)
            if home is None or (row is not home and not is_mirrored(facts[at], facts_of(home)))
        ]
        known = [at for at in free if facts[at].key == self.facts.key]
        if self.wall is None and free and self.console is not None:
            self._put_up(screens[(known or free)[0]])
        elif self.wall is not None and not known and self.console is not None:
            self._take_down()
            self.changed.emit()
        elif self.wall is not None and known and facts[known[0]] != self.facts:
            self.facts = facts[known[0]]
            self.wall.setGeometry(screens[known[0]].geometry())
            self.changed.emit()

    def _make_room(self, screens: list[QScreen], facts: list[ScreenFacts]) -> None:
        """A second screen came to a show on one: the wall goes there, the console stays here."""
        keys = [row.key for row in facts]
        own = keys.index(self.facts.key) if self.facts.key in keys else 0
        chosen = place(facts, own)
        if chosen.console >= 0:
            self._settle_on(screens, chosen)

    def _find_console(self, screens: list[QScreen], facts: list[ScreenFacts]) -> None:
        """The console's screen is back: the console may be shown again."""
        assert self._console_facts is not None
        for screen, row in zip(screens, facts, strict=True):
            if row.key == self._console_facts.key and not is_mirrored(row, self.facts):
                self.console = screen
                self.changed.emit()
                return
