"""Collects garbage in the window's own thread, between two events.

Left to itself, Python collects in whichever thread happens to allocate. A widget in a cycle that
dies in the thread which feeds the worker process, while the window's own thread makes another one,
takes the program with it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

REST_MS = 500
"""Milliseconds between two looks: garbage may wait, and a look costs a microsecond."""


class Collector(QObject):
    """Takes the place of Python's own collection for as long as the process lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(REST_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [generation for generation, (count, most) in enumerate(due) if count > most]
        if full:
            gc.collect(full[-1])
