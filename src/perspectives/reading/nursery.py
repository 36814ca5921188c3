"""Workers for many files: children of a process that has the readers loaded. The parent's side.

Only on Linux, where a process may divide itself safely; elsewhere each worker starts by itself.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from perspectives.reading import processes

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from perspectives.reading.processes import Ended

IS_POSSIBLE = sys.platform == "linux" and hasattr(os, "pidfd_open")

LEAST = 3
"""Files from which loading the readers beforehand pays."""

_here = threading.local()


class NurseryGone(OSError):
    """The process that divides itself is gone: start a worker the usual way."""


class Child:
    """One child as `processes` sees a worker: pipes, a way to end it, and its exit code."""

    def __init__(self, control: socket.socket, kind: str) -> None:
        self._control = control
        self.returncode: int | None = None
        job, into = os.pipe()
        out, answer = os.pipe()
        self.stdin: IO[bytes] = os.fdopen(into, "wb")
        self.stdout: IO[bytes] = os.fdopen(out, "rb")
        try:
            socket.send_fds(control, [kind.encode() or b"-"], [job, answer])
            said, handles, _flags, _address = socket.recv_fds(control, 5, 1)
        except OSError as error:
            raise NurseryGone from error
        finally:
            os.close(job)
            os.close(answer)
        if said != b"child" or not handles:
            raise NurseryGone
        self._grip = handles[0]

    def kill(self) -> None:
        """End it where it still runs."""
        if self.returncode is None:
            try:
                signal.pidfd_send_signal(self._grip, signal.SIGKILL)
            except ProcessLookupError:
                return

    def wait(self, timeout: float) -> int:
        """Its exit code; raises TimeoutExpired where it does not leave in time."""
        if self.returncode is None:
            self._control.settimeout(timeout)
            try:
                said = self._control.recv(4)
            except TimeoutError as error:
                raise subprocess.TimeoutExpired("worker", timeout) from error
            finally:
                self._control.settimeout(None)
            if len(said) < 4:
                raise NurseryGone
            self.returncode = int.from_bytes(said, "big", signed=True)
        return self.returncode

    def close(self) -> None:
        """End it and let its pipes go; the next child may be asked for then."""
        self.kill()
        self.wait(processes.PATIENCE)
        self.stdin.close()
        self.stdout.close()
        os.close(self._grip)


class Nursery:
    """The process that divides itself, started when a child is first asked for."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def child(self, kind: str) -> Child:
        """A worker for one file of a format. Raises NurseryGone."""
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(
                    processes.command("--forking-worker"),
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=processes.environment(),
                )
        return Child(self._control, kind)

    def close(self) -> None:
        """End the process; it leaves when its socket is closed."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def open_here(opened: list[Nursery]) -> None:
    """Give this thread a nursery of its own, and note it among those to close."""
    _here.nursery = Nursery()
    opened.append(_here.nursery)


@contextmanager
def nurseries(files: int) -> Generator[Callable[[], None] | None]:
    """What each thread of a pool does first, so that `run` finds a nursery; None for few files."""
    opened: list[Nursery] = []
    try:
        yield (lambda: open_here(opened)) if IS_POSSIBLE and files >= LEAST else None
    finally:
        for nursery in opened:
            nursery.close()


def run(
    kind: str,
    job: bytes,
    *,
    seconds: float,
    longest: int,
    cancelled: Callable[[], bool] | None = None,
) -> Ended:
    """Read one file in a worker, as `processes.run` does: a child where this thread has a nursery.

    `kind` is the format that the file seems to have, "" where that is not known.
    """
    nursery: Nursery | None = getattr(_here, "nursery", None)
    if nursery is not None:
        try:
            return processes.attend(nursery.child(kind), job, seconds, longest, cancelled)
        except NurseryGone:
            # It does not happen; if it does, the file is read all the same.
            nursery.close()
    return processes.run(
        processes.command("--import-worker"),
        job,
        seconds=seconds,
        longest=longest,
        cancelled=cancelled,
    )
