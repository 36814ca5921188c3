"""One window for a project: who opens a project again is shown the window that has it.

Texts always open in a window of their own, since nobody can tell whether they belong to what is
open elsewhere. The program that has a project open listens at a door that only its user can reach;
its process is named in the lock beside the project. Asking needs no Qt: it comes before the window.
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives import folders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PATIENCE_S = 1.0
"""Seconds that the other program may take to answer before the project is opened here after all."""

SHOW, DONE = b"show\n", b"done\n"


def door_of(pid: int) -> str:
    """The name of the door of a process: a socket in the user's folder, a pipe on Windows."""
    if sys.platform == "win32":
        return rf"\\.\pipe\perspectives-{pid}"
    return str(folders.state() / f"door-{pid}")


def is_shown_elsewhere(path: str) -> bool:
    """Whether a window of this user has the project at `path` open; it then comes to the front."""
    from perspectives.storage.locking import holder_of

    holder = holder_of(Path(path))
    if not holder.pid or holder.host != socket.gethostname() or holder.pid == os.getpid():
        return False
    return _ring(door_of(holder.pid))


def _ring(door: str) -> bool:
    try:
        if sys.platform == "win32":
            with open(door, "r+b", buffering=0) as pipe:
                pipe.write(SHOW)
                return pipe.read(len(DONE)) == DONE
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(PATIENCE_S)
            line.connect(door)
            line.sendall(SHOW)
            return line.recv(len(DONE)) == DONE
    except OSError:
        # Nobody is there any more, or it does not answer.
        return False


class Doorbell:
    """Listens at the door of this process and brings `window` to the front when asked."""

    def __init__(self, window: QWidget) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._window = window
        self._server = QLocalServer(window)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        door = door_of(os.getpid())
        if sys.platform != "win32":
            Path(door).parent.mkdir(parents=True, exist_ok=True)
        QLocalServer.removeServer(door)
        self._server.listen(door)

    def _answer(self) -> None:
        line = self._server.nextPendingConnection()
        if line is None:
            return
        line.disconnected.connect(line.deleteLater)

        def read() -> None:
            if line.canReadLine() and bytes(line.readLine().data()) == SHOW:
                self._raise()
                line.write(DONE)
                line.flush()
                line.disconnectFromServer()

        line.readyRead.connect(read)
        read()

    def _raise(self) -> None:
        from PySide6.QtCore import Qt

        window = self._window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Listen no more."""
        self._server.close()
