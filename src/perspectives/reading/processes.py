"""Short-lived processes of this program: started with a job, listened to, ended in time.

Works frozen, where the interpreter is this program itself, and from a checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Protocol

from perspectives.model.errors import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MODULES = {
    "--import-worker": "perspectives.reading.worker",
    "--fetch-worker": "perspectives.reading.fetching",
    "--forking-worker": "perspectives.reading.forking",
}
"""The argument by which a frozen program is told to be a worker, and the module that then runs."""

_TICK = 0.05
PATIENCE = 2.0
"""Seconds a process that has said everything may take to leave."""


class TimedOut(Exception):
    """A process took longer than it may."""


@dataclass(frozen=True, slots=True)
class Ended:
    """What a process said on standard output, and its exit code (negative: a signal, POSIX)."""

    said: bytes
    code: int


class Process(Protocol):
    """What is asked of a process that does a job."""

    @property
    def stdin(self) -> IO[bytes] | None:
        """What it reads its job from."""
        ...

    @property
    def stdout(self) -> IO[bytes] | None:
        """What it says."""
        ...

    def kill(self) -> None:
        """End it."""
        ...

    def wait(self, timeout: float) -> int:
        """Its exit code; raises subprocess.TimeoutExpired."""
        ...


class Worker(Process, Protocol):
    """A process that is closed when its job is done."""

    @property
    def returncode(self) -> int | None:
        """Its exit code; negative: a signal."""
        ...

    def close(self) -> None:
        """End it where it still runs, and let its pipes go."""
        ...


def command(argument: str) -> list[str]:
    """How this program starts itself as the worker named by `argument`."""
    if getattr(sys, "frozen", False):
        return [sys.executable, argument]
    return [sys.executable, "-P", "-B", "-X", "utf8", "-m", MODULES[argument]]


def environment() -> dict[str, str]:
    """The environment of a worker: this one, and the folder this package is in."""
    folder = str(Path(__file__).resolve().parents[2])
    paths = [folder, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def run(
    arguments: Sequence[str],
    job: bytes,
    *,
    seconds: float,
    longest: int,
    cancelled: Callable[[], bool] | None = None,
) -> Ended:
    """Start a process, hand it `job` and give what it says, at most `longest` bytes and one.

    It is ended after `seconds` (TimedOut) or when `cancelled` says so (Cancelled); `cancelled` is
    asked some twenty times a second. A worker reads all of its job before it looks at any of it.
    """
    with subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            said = _converse(process, job, seconds, longest, cancelled)
        finally:
            process.kill()
    return Ended(said, process.returncode)


def attend(
    worker: Worker,
    job: bytes,
    seconds: float,
    longest: int,
    cancelled: Callable[[], bool] | None = None,
) -> Ended:
    """What `run` does, with a worker that runs already; it is closed in the end."""
    try:
        said = _converse(worker, job, seconds, longest, cancelled)
    finally:
        worker.close()
    return Ended(said, worker.returncode or 0)


def _converse(
    process: Process,
    job: bytes,
    seconds: float,
    longest: int,
    cancelled: Callable[[], bool] | None,
) -> bytes:
    _hand_over(process, job)
    said = _listen(process, seconds, longest, cancelled)
    _await(process)
    return said


def _hand_over(process: Process, job: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(job)
        process.stdin.close()
    except (BrokenPipeError, OSError):
        # It ended before it read its job; its exit code tells why.
        return


def _listen(
    process: Process,
    seconds: float,
    longest: int,
    cancelled: Callable[[], bool] | None,
) -> bytes:
    said: list[bytes] = []

    def listen() -> None:
        assert process.stdout is not None
        said.append(process.stdout.read(longest + 1))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    end = time.monotonic() + seconds
    while listener.is_alive():
        listener.join(_TICK)
        is_cancelled = cancelled is not None and cancelled()
        if listener.is_alive() and (is_cancelled or time.monotonic() > end):
            process.kill()
            listener.join()
            raise Cancelled if is_cancelled else TimedOut
    return said[0]


def _await(process: Process) -> None:
    """Wait for the process to leave; one that stays after its answer is ended by the caller."""
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        return
