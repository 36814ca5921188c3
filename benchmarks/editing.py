"""One edit on disk and on screen, and a project opened to its text, at 200 texts, 40,000 taggings.

    python -m benchmarks.editing [--edits N] [--folder FOLDER]

A window 1600 by 900 with two texts open. An edit is timed from the person's key to the frame that
shows it: the row is in the project file by then (synchronous FULL). Opening is timed from the
command to the first frame with the project's text; reading Python and Qt in is not part of it.
"Computing" is the processor's time of the same work, which a busy machine changes little; a bare
transaction of SQLite in the same folder says what the disk takes. Comparing again, which goes on
in a process of its own, is stopped meanwhile. The folder should be on the disk that matters.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.storage import TEXTS, bare_commits, big_project, row

from perspectives.model.project import Project

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for name in ("CONFIG", "STATE", "DATA", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name)
        measure(Path(folder), options.edits)


def measure(folder: Path, count: int) -> None:
    """Make the project, then time opening it and edits of four kinds."""
    from PySide6.QtWidgets import QApplication

    from perspectives.analysis.segmenting import passages_of
    from perspectives.desktop.application import make_window
    from perspectives.model.comparison import Comparison, Tagging
    from perspectives.model.spans import Span
    from perspectives.storage.opening import create

    chance = random.Random(5)
    project = big_project(chance)
    path = folder / "Big.perspectives"
    create(path, project).close()
    application = QApplication.instance() or QApplication([])
    opened = [_open(make_window(application), application, path) for _ in range(5)]
    bare = bare_commits(folder, count)
    window = make_window(application)
    window.resize(1600, 900)
    window.show()
    window.open_project(str(path))
    window.session.stop()
    passages = tuple(row for text in project.ordered_documents() for row in passages_of(text))
    taggings = tuple(
        Tagging(row.passage, row.topic, Span(row.start, row.end), 1.0, (), row.state)  # type: ignore[arg-type]
        for row in project.judgements.values()
    )
    window.workspace.take_comparison(Comparison(passages, taggings))
    window.session.hold(True)
    print(f"{TEXTS} texts, {len(taggings)} taggings, {path.stat().st_size / 1e6:.1f} MB")
    print(f"{'milliseconds':<34}{'median':>10}{'p99':>10}{'n':>8}")
    print(row("open to text on screen", [wall for wall, _ in opened]))
    print(row("  computing", [busy for _, busy in opened]))
    print(row("bare SQLite transaction", bare))
    print(row("hits of a typed term, all texts", _counting(project, chance, 12)))
    for name, times in _edits(window, application, chance, count).items():
        print(row(name, times))


def _counting(project: Project, chance: random.Random, count: int) -> list[float]:
    """Milliseconds until the hits of a term in all texts are known, in the worker's place."""
    from perspectives.analysis.term_counting import TermCounter
    from perspectives.model.topics import Term, Topic, TopicId

    counter = TermCounter(project.documents.values())
    words = next(iter(project.documents.values())).text.split()
    out: list[float] = []
    for word in chance.sample(words, count):
        started = time.perf_counter()
        counter.counts(Topic(TopicId("typed"), "", terms=(Term(word),)))
        out.append((time.perf_counter() - started) * 1000)
    return out[1:]


def _open(window, application, path: Path) -> tuple[float, float]:
    window.resize(1600, 900)
    window.show()
    application.processEvents()
    started, busy = time.perf_counter(), time.process_time()
    window.open_project(str(path))
    painted = _paint(window)
    busy = time.process_time() - busy
    window.session.stop()
    window.close()
    return (painted - started) * 1000, busy * 1000


def _paint(window) -> float:
    """Draw what changed, as the next frame would, and tell when it was done."""
    window.repaint()
    for widget in (*window.board.panes(), *window.board.handles(), window.shelf, window.rail):
        (widget.viewport() if hasattr(widget, "viewport") else widget).repaint()
    return time.perf_counter()


def _edits(window, application, chance: random.Random, count: int) -> dict[str, list[float]]:
    from perspectives.model import annotating, deciding
    from perspectives.model.states import Attitude

    space = window.workspace
    out: dict[str, list[float]] = {}
    computing: list[float] = []
    topics = list(space.project.topics)

    def tagged():
        return chance.choice(list(space.project.judgements.values()))

    def kinds():
        mine = tagged()
        yield "untag", lambda p: deciding.untag(p, mine.passage, mine.topic, by="Ana", when="now")
        yield "tag", lambda p: deciding.tag(p, mine.passage, mine.topic, by="Ana", when="now")
        topic = chance.choice(topics)
        yield (
            "stance",
            lambda p: annotating.set_stance(
                p, mine.passage, topic, chance.choice(list(Attitude)), by="Ana", when="now"
            ),
        )
        words = f"A note, {chance.random()}."
        yield (
            "note",
            lambda p: annotating.write_note(p, f"passage {mine.passage}", words, by="Ana"),
        )

    for _ in range(count // 4):
        for name, make in kinds():
            edit = make(space.project)
            if not edit.changes:
                continue
            started, busy = time.perf_counter(), time.process_time()
            space.do(edit)
            painted = _paint(window)
            computing.append((time.process_time() - busy) * 1000)
            out.setdefault(f"{name}: on disk and repainted", []).append((painted - started) * 1000)
            application.processEvents()
    every = [value for times in out.values() for value in times]
    return {"all edits": every, "  computing": computing, **out}


if __name__ == "__main__":
    main()
    sys.stdout.flush()
