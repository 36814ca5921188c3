"""The window on a project of 200 texts and 40,000 decided taggings: opening it, and one edit.

    python -m benchmarks.keeping [--edits N] [--folder FOLDER]

Opening: from the call until the first text is painted. One edit: a tagging rejected or made again,
until it is on disk and the panes and the status line are painted. The worker compares meanwhile, as
it would; its process is niced. The bare transaction of SQLite, in the same run and folder, is what
one edit on disk cannot be quicker than.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.storage import bare_commits, big_project, row

from perspectives.storage.opening import create

WIDTH, HEIGHT = 1280, 800


def painted(application: object, window: object) -> None:
    """Let the window paint all that waits to be painted."""
    application.processEvents()
    for pane in window.board.panes():
        pane.viewport().repaint()
    window.status_line.repaint()
    application.processEvents()


def opened(application: object, window: object, path: Path) -> float:
    """Milliseconds until the text of a project is on screen."""
    began = time.perf_counter()
    window.open_paths([str(path)])
    painted(application, window)
    assert window.board.panes()
    return (time.perf_counter() - began) * 1000


def edited(application: object, window: object, chance: random.Random) -> float:
    """Milliseconds of one decision on a passage of the first text, shown and on disk."""
    from perspectives.model import deciding

    workspace = window.workspace
    document = workspace.view.open[0]
    passage = chance.choice(workspace.lookup.content_of(document)).id
    topic = chance.choice(workspace.project.ordered_topics()).id

    def edit(project: object) -> object:
        made = deciding.tag(project, passage, topic, by="Ana", when="now")
        return made if made.changes else deciding.untag(project, passage, topic, by="Ana")

    began = time.perf_counter()
    window.do(edit)
    painted(application, window)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        place = Path(folder)
        for name in ("CONFIG", "STATE", "DATA", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(place / name)
        path = place / "Big.perspectives"
        create(path, big_project(random.Random(5))).close()
        from perspectives.desktop.application import start

        application, window = start([])
        window.resize(WIDTH, HEIGHT)
        window.show()
        painted(application, window)
        first = [opened(application, window, path)]
        chance = random.Random(6)
        edits = [edited(application, window, chance) for _ in range(options.edits)]
        bare = bare_commits(place, options.edits)
        print(f"{'milliseconds':<34}{'median':>10}{'p99':>10}{'n':>8}")
        print(row("open a project to text on screen", first))
        print(row("one edit, on disk and painted", edits))
        print(row("bare SQLite transaction", bare))
        window.session.stop()
        window.keeper.let_go()


if __name__ == "__main__":
    sys.exit(main())
