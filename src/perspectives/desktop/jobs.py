"""The worker process as the window sees it: started late, spoken to without waiting, replaceable.

Python work in a thread of the window would cost frames of up to 111 ms (one interpreter lock);
a niced process costs none. Only this module knows how the process is reached.
"""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess
    from queue import SimpleQueue
    from threading import Thread


class WorkerProcess(QObject):
    """One spawned process running `worker.serve`, or what else `serves`, and the pipe to it.

    Emits `received` with each message and `died` when the process is gone unasked. Start it only
    after the first paint: it costs 40 ms of the window's time.
    """

    received = Signal(object)
    died = Signal()
    _arrived = Signal(object, bytes)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        reads_in_thread: bool | None = None,
        serves: Callable[[Connection], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._serves = serves
        # Pipes can be watched by the event loop everywhere but on Windows.
        self._reads_in_thread = (
            sys.platform == "win32" if reads_in_thread is None else reads_in_thread
        )
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._notifier: QSocketNotifier | None = None
        self._outbox: SimpleQueue[bytes | None] | None = None
        self._sender: Thread | None = None
        self._arrived.connect(self._take_bytes)

    @property
    def is_running(self) -> bool:
        """Whether there is a process to speak to."""
        return self._connection is not None

    @property
    def id(self) -> int:
        """The process id, 0 where none runs."""
        return (self._process.pid or 0) if self._process else 0

    def start(self) -> None:
        """Spawn the process; what is sent before it is ready waits for it."""
        import multiprocessing
        import queue
        import threading

        from perspectives.desktop.worker import serve

        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe(duplex=True)
        process = context.Process(
            target=self._serves or serve, args=(there,), name="perspectives worker", daemon=True
        )
        process.start()
        there.close()
        self._process, self._connection = process, here
        self._outbox = queue.SimpleQueue()
        # A thread, since a write to a full pipe waits; it holds no lock while it does.
        self._sender = threading.Thread(
            target=_send_all, args=(here, self._outbox), name="worker outbox", daemon=True
        )
        self._sender.start()
        if self._reads_in_thread:
            threading.Thread(
                target=self._read_all, args=(here,), name="worker inbox", daemon=True
            ).start()
        else:
            self._notifier = QSocketNotifier(here.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._take_one)

    def send(self, *message: Any) -> None:
        """Send a message; never waits."""
        if self._outbox is not None:
            self._outbox.put(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def stop(self) -> None:
        """End the process at once; nothing is emitted."""
        process = self._process
        self._let_go()
        if process is not None:
            process.terminate()
            process.join(1.0)

    def _let_go(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._outbox is not None:
            self._outbox.put(None)
            self._outbox = None
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._process = None

    def _take_one(self) -> None:
        connection = self._connection
        if connection is None:
            return
        try:
            data = connection.recv_bytes()
        except (EOFError, OSError):
            self._lose()
            return
        self.received.emit(pickle.loads(data))

    def _take_bytes(self, connection: Connection, data: bytes) -> None:
        if connection is not self._connection:
            return
        if data:
            self.received.emit(pickle.loads(data))
        else:
            self._lose()

    def _read_all(self, connection: Connection) -> None:
        while True:
            try:
                data = connection.recv_bytes()
            except (EOFError, OSError, TypeError):
                # TypeError: the connection was closed here while this thread waited in it.
                self._arrived.emit(connection, b"")
                return
            self._arrived.emit(connection, data)

    def _lose(self) -> None:
        process = self._process
        self._let_go()
        if process is not None:
            process.join(1.0)
        QTimer.singleShot(0, self.died.emit)


def _send_all(connection: Connection, outbox: SimpleQueue[bytes | None]) -> None:
    while (data := outbox.get()) is not None:
        try:
            connection.send_bytes(data)
        except (OSError, ValueError, TypeError):
            # TypeError: the connection was closed while this thread was in the middle of it.
            return
