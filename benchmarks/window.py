"""The window at work: frames while it compares, and an edited topic to repainted panes.

    python -m benchmarks.window

Frames: a timer of 16 ms scrolls the first text while the worker process compares all texts; the
intervals are from tick to tick, the 99th percentile should stay under 20 ms. Topic: a term is added
to a topic of the sample (eight texts of 900 words); timed from the edit to the painted panes. Both
depend on how busy the machine is: the same ticking without work stands beside it.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

TOP = Path(__file__).parent.parent
SAMPLE = sorted(str(path) for path in (TOP / "samples" / "asm").glob("*.md"))
TICK_MS = 16
QUIET_S = 3.0
LONGEST_S = 60.0
WORDS = ("teacher", "budget", "police", "court", "school", "mayor", "clinic")
"""Terms to add, each found in some of the texts."""


def main() -> int:
    """Open the window, measure, print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        sys.path.insert(0, str(TOP / "src"))
        return measure()


def measure() -> int:
    """Both measurements on windows of their own."""
    from perspectives.desktop.application import start

    application, window = start(SAMPLE, topics="asm")
    window.resize(1440, 900)
    window.show()
    settle(application, window)
    print(f"{'frames':<34}{'median ms':>10}{'p99 ms':>8}{'longest':>9}")
    print_row("scrolling, nothing else", ticks(application, window, lambda: False))
    window.session.compare()
    row = ticks(application, window, lambda: window.session.is_comparing)
    print_row("scrolling while it compares", row)
    times = sorted(edited(application, window, word) for word in WORDS)
    print(
        f"\nan edited topic to repainted panes, the sample's 8 texts: median "
        f"{statistics.median(times):.0f} ms, longest {times[-1]:.0f} ms (aim: 50)"
    )
    window.close()
    return 0


def settle(application: object, window: object) -> None:
    """Wait until all texts are read and compared."""
    end = time.monotonic() + LONGEST_S
    while time.monotonic() < end:
        application.processEvents()
        if window.workspace.comparison.is_complete and not window.session.is_comparing:
            return
        time.sleep(0.005)
    raise RuntimeError("the comparison did not end")


def ticks(application: object, window: object, is_at_work: object) -> list[float]:
    """Intervals in ms of a 16 ms timer that scrolls, for as long as the work goes on, or 3 s."""
    from PySide6.QtCore import Qt, QTimer

    found: list[float] = []
    last = time.perf_counter()
    bar = window.board.panes()[0].verticalScrollBar()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        found.append((now - last) * 1000)
        last = now
        bar.setValue((bar.value() + 3) % max(1, bar.maximum()))

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    began = time.monotonic()
    while time.monotonic() - began < QUIET_S or (
        is_at_work() and time.monotonic() - began < LONGEST_S
    ):
        application.processEvents()
        time.sleep(0.0005)
    timer.stop()
    return found[1:]


def edited(application: object, window: object, word: str) -> float:
    """Milliseconds from adding a term to a topic until the panes have drawn what it tags."""
    from perspectives.model.codebook_edits import add_term
    from perspectives.model.topics import Term

    workspace = window.workspace
    topic = next(iter(workspace.project.topics))
    before = workspace.comparison
    began = time.perf_counter()
    workspace.do(add_term(workspace.project, topic, Term(word)))
    while workspace.comparison is before:
        application.processEvents()
    for pane in window.board.panes():
        pane.viewport().repaint()
    spent = (time.perf_counter() - began) * 1000
    settle(application, window)
    return spent


def print_row(name: str, row: list[float]) -> None:
    """One line: median, 99th percentile and longest interval."""
    rows = sorted(row)
    p99 = rows[min(len(rows) - 1, int(len(rows) * 0.99))]
    print(f"{name:<34}{statistics.median(rows):>10.1f}{p99:>8.1f}{rows[-1]:>9.1f}")


if __name__ == "__main__":
    sys.exit(main())
