"""Start: from the process to the texts painted, beside a bare window, KDiff3 and Meld.

    python -m benchmarks.start [--runs N]

A child process opens its window, stops at the first frame with text in every pane, and reports its
CPU seconds (user and system, imports included), its memory, and what it had painted. The bare
window is a QMainWindow with one QLabel on the same Qt. Run by hand it uses the offscreen platform,
on which nothing waits for a screen. Figures are medians. KDiff3 1.10 and Meld 3.22 were measured
once, on such a machine; they are quoted, not run.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

TOP = Path(__file__).parent.parent
SAMPLE = sorted(str(path) for path in (TOP / "samples" / "asm").glob("*.md"))
QUOTED = {1_000: (0.20, 0.49), 20_000: (0.32, 0.98), 200_000: (1.4, 5.6)}
"""Words a text to CPU seconds of KDiff3 and Meld on three texts of that size."""

LEAST_RATIO = 1.5
WORDS = (
    "the council says that mayors sign what towns agree and courts read it again while papers "
    "ask who pays for roads bridges schools and the long talks of autumn"
).split()

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("One label"))
window.resize(1440, 900)
"""

OURS = """
import gc, sys
gc.disable()  # as cli.py does
from perspectives.desktop import plain_import
plain_import.restore()
from perspectives.desktop import application as starting
application, window = starting.start(sys.argv[1:], topics="")
"""

REPORT = """
import json, os, time
from PySide6.QtCore import QEvent, QObject, QTimer
texts = int(os.environ["BENCHMARK_TEXTS"])
class Watch(QObject):
    is_done = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.is_done:
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        if self.is_done:
            return
        self.is_done = True
        panes = window.board.panes() if texts else []
        shown = sum(1 for pane in panes if pane.toPlainText())
        import resource
        usage = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps({"cpu": usage.ru_utime + usage.ru_stime, "panes": shown,
                          "mib": usage.ru_maxrss / 1024}), flush=True)
        os._exit(0)
window.resize(1440, 900)
watch = Watch()
window.show()
target = window.board.panes()[-1].viewport() if texts else window.centralWidget()
target.installEventFilter(watch)
application.exec()
"""


def measured(program: str, paths: list[str], home: str) -> dict[str, float]:
    """What one start of a program on `paths` reports."""
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        PYTHONPATH=str(TOP / "src"),
        BENCHMARK_TEXTS=str(len(paths)),
        HOME=home,
        XDG_CONFIG_HOME=f"{home}/config",
        XDG_STATE_HOME=f"{home}/state",
        XDG_CACHE_HOME=f"{home}/cache",
    )
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-c", program + REPORT, *paths],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    report: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    if paths and not report["panes"]:
        raise RuntimeError("no text was painted")
    return report


def compared(paths: list[str], runs: int, home: str) -> tuple[float, float, float, int]:
    """Median CPU seconds of the bare window and of ours, our memory in MiB, panes painted.

    The two take turns, so that a busy moment of the machine falls on both.
    """
    bare: list[float] = []
    ours: list[dict[str, float]] = []
    measured(BARE, [], home)
    measured(OURS, paths, home)  # fills the page cache and writes compiled modules
    for _ in range(runs):
        bare.append(measured(BARE, [], home)["cpu"])
        ours.append(measured(OURS, paths, home))
    return (
        statistics.median(bare),
        statistics.median(row["cpu"] for row in ours),
        statistics.median(row["mib"] for row in ours),
        int(ours[0]["panes"]),
    )


def invented(words: int, folder: Path) -> list[str]:
    """Three plain texts of so many words, in paragraphs of about a hundred."""
    paths: list[str] = []
    for text in range(3):
        chance = random.Random(words + text)
        lines = [
            " ".join(chance.choice(WORDS) for _ in range(100)).capitalize() + "."
            for _ in range(words // 100)
        ]
        path = folder / f"{words}-{text}.txt"
        path.write_text("\n\n".join(lines), encoding="utf-8")
        paths.append(str(path))
    return paths


def main() -> int:
    """Print the table; 1 where the sample's start misses its ratio."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start")
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    print(f"{'texts':<22}{'bare s':>8}{'ours s':>8}{'ratio':>7}{'MiB':>6}{'KDiff3':>8}{'Meld':>7}")
    with tempfile.TemporaryDirectory() as folder:
        bare, ours, memory, _ = compared(SAMPLE, runs, folder)
        ratio = ours / bare
        print(f"{'the sample (8 texts)':<22}{bare:>8.3f}{ours:>8.3f}{ratio:>7.2f}{memory:>6.0f}")
        for words, (kdiff3, meld) in QUOTED.items():
            paths = invented(words, Path(folder))
            bare, ours, memory, _ = compared(paths, max(1, runs // 2), folder)
            line = f"{bare:>8.3f}{ours:>8.3f}{ours / bare:>7.2f}{memory:>6.0f}"
            print(f"{f'3 x {words:,} words':<22}{line}{kdiff3:>8.2f}{meld:>7.2f}")
    verdict = "holds" if ratio <= LEAST_RATIO else "is missed"
    print(f"The sample within {LEAST_RATIO} times the bare window: {verdict}.")
    return 0 if ratio <= LEAST_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
