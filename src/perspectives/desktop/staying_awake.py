"""Keeps screen saver and sleep away while a show runs, in the way of each system.

Linux: org.freedesktop.ScreenSaver of the session (it keeps the screen lit) and
org.freedesktop.login1 of the system (it keeps the machine awake). macOS: the program
`caffeinate`. Windows: SetThreadExecutionState. The last two are written by their documentation and
untested by us.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
LOGIN = ("org.freedesktop.login1", "/org/freedesktop/login1")

SESSION, SYSTEM = "perspectives show, session", "perspectives show, system"
"""Connections of our own: closing one takes back what was asked through it, as both services
promise, and needs no answer to have come yet."""

CONTINUOUS, SYSTEM_NEEDED, DISPLAY_NEEDED = 0x80000000, 0x1, 0x2
"""ES_CONTINUOUS, ES_SYSTEM_REQUIRED and ES_DISPLAY_REQUIRED of winbase.h."""


class StayingAwake(QObject):
    """From `begin` to `end` the machine neither sleeps nor blanks its screens.

    Where the system offers no such service, nothing happens: the show goes on as any window does.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_begun = False
        self._held: list[QDBusMessage] = []
        self._caffeine: QProcess | None = None

    @property
    def is_held(self) -> bool:
        """Whether a service of the system has said that it keeps the machine awake."""
        return bool(self._held or self._caffeine)

    def begin(self, reason: str) -> None:
        """Keep awake; `reason` is what the system shows a person who asks why."""
        if self.is_begun:
            return
        self.is_begun = True
        if sys.platform == "win32":
            _execute(CONTINUOUS | SYSTEM_NEEDED | DISPLAY_NEEDED)
        elif sys.platform == "darwin":
            self._caffeine = QProcess(self)
            self._caffeine.start("caffeinate", ["-d", "-i"])
        else:
            self._ask_services(reason)

    def end(self) -> None:
        """Let the machine sleep again."""
        if not self.is_begun:
            return
        self.is_begun = False
        if sys.platform == "win32":
            _execute(CONTINUOUS)
        elif self._caffeine is not None:
            self._caffeine.kill()
            self._caffeine.waitForFinished(1_000)
            self._caffeine = None
        else:
            from PySide6.QtDBus import QDBusConnection

            self._held.clear()
            QDBusConnection.disconnectFromBus(SESSION)
            QDBusConnection.disconnectFromBus(SYSTEM)

    def _ask_services(self, reason: str) -> None:
        from PySide6.QtDBus import QDBusConnection

        kind = QDBusConnection.BusType
        # Without an address Qt would try to start a bus of its own.
        if _has_session_bus():
            bus = QDBusConnection.connectToBus(kind.SessionBus, SESSION)
            self._ask(bus, SAVER, SAVER[0], ["Perspectives", reason])
        bus = QDBusConnection.connectToBus(kind.SystemBus, SYSTEM)
        words = ["idle:sleep", "Perspectives", reason, "block"]
        self._ask(bus, LOGIN, f"{LOGIN[0]}.Manager", words)

    def _ask(self, bus: object, service: tuple[str, str], interface: str, words: list[str]) -> None:
        """Call Inhibit without waiting for the answer: a slow bus must not delay a lesson."""
        from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

        assert isinstance(bus, QDBusConnection)
        if not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(*service, interface, "Inhibit")
        call.setArguments(words)
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)
        watcher.finished.connect(self._take_answer)

    def _take_answer(self, done: QDBusPendingCallWatcher) -> None:
        """Keep a good answer: the one of login1 holds the file whose closing lets go."""
        if self.is_begun and not done.isError():
            self._held.append(done.reply())
        done.deleteLater()


def _has_session_bus() -> bool:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(folder) and Path(folder, "bus").exists()
    )


def _execute(state: int) -> None:
    """Tell Windows what this thread needs."""
    import ctypes

    ctypes.windll.kernel32.SetThreadExecutionState(ctypes.c_uint(state))  # type: ignore[attr-defined]
