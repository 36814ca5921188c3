"""The first frame does without what comes later: a guard on the modules it imports."""

import json
import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parent.parent.parent
SAMPLE = sorted(str(path) for path in (TOP / "samples" / "asm").glob("*.md"))

PROGRAM = """
import json, os, sys
from perspectives.desktop import plain_import
plain_import.restore()
from perspectives.desktop import application as starting
application, window = starting.start(sys.argv[1:], topics="")
window.show()
for pane in window.board.panes():
    pane.viewport().repaint()
print(json.dumps([sorted(sys.modules), [pane.toPlainText()[:20] for pane in window.board.panes()]]))
sys.stdout.flush()
os._exit(0)
"""

LATER = (
    "dataclasses",
    "multiprocessing",
    "numpy",
    "perspectives.analysis.engine",
    "perspectives.desktop.actions",
    "perspectives.desktop.keeper",
    "perspectives.desktop.shelf",
    "perspectives.desktop.topic_rail",
    "platformdirs",
    "sqlite3",
    "subprocess",
)
"""What no first frame needs, each a millisecond or more of every start."""

MOST_MODULES = 64
"""Our own modules in the first frame: each costs about a third of a millisecond."""


def first_frame(home):
    """The modules of a start whose texts were read before, and the beginnings of its texts."""
    environment = {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(TOP / "src"),
        "HOME": str(home),
        "PATH": "/usr/bin:/bin",
    }
    for _turn in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *SAMPLE],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    modules, texts = json.loads(done.stdout.splitlines()[-1])
    return set(modules), texts


def test_the_first_frame_imports_little_and_shows_text(tmp_path):
    modules, texts = first_frame(tmp_path)
    assert texts
    assert all(texts)
    assert [name for name in LATER if name in modules] == []
    ours = [name for name in modules if name.partition(".")[0] == "perspectives"]
    assert len(ours) <= MOST_MODULES, sorted(ours)
