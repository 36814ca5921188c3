"""Ends a piece of work in the window's own thread that takes too long, where the system can."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class TookTooLong(Exception):
    """The work was ended."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in here after so many seconds.

    A regular expression can be interrupted by a signal only: no thread of Python runs while one is
    matched. Systems without such signals (Windows) rely on the bounds of the search itself.
    """
    is_main = threading.current_thread() is threading.main_thread()
    if not hasattr(signal, "setitimer") or not is_main:
        yield
        return

    def end(_signal: int, _frame: object) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
