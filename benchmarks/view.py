"""The reading view against the prototype, on the same texts in the same run.

    python benchmarks/view.py [--quick]

One table: CPU milliseconds of this process from a changed state to painted pixels, megabytes, CPU
seconds. Each figure is the median of several processes, ours and the prototype's in turn. Without
the prototype beside the checkout (../shared/prototypes) only ours are shown. Nothing here asserts.
"""

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
PROTOTYPES = next(
    (
        row
        for row in (TOP.parent / "shared/prototypes", TOP.parent.parent / "shared/prototypes")
        if (row / "linked_panes.py").is_file()
    ),
    None,
)
WORDS = """
the council members agreed that a lasting settlement needs patience while critics call this plan
mistake and others welcome it as progress for both communities of the northern municipalities under
international mediation since agreement signed years ago remains largely unimplemented because
neither side trusts guarantees offered by distant capitals
""".split()
TOPICS = 5


def texts_of(count, words, seed=4):
    """`count` texts: paragraphs of (text, [(start, end, topic)]) with two or three tagged spans."""
    rnd = random.Random(seed)
    texts = []
    for _ in range(count):
        rows, made = [], 0
        while made < words:
            text, spans = "", []
            for _ in range(rnd.choice((2, 2, 3))):
                part = " ".join(rnd.choices(WORDS, k=rnd.randint(16, 44))).capitalize() + "."
                spans.append((len(text), len(text) + len(part), rnd.randrange(TOPICS)))
                text += part + " "
                made += part.count(" ") + 1
            rows.append((text.rstrip(), spans))
        texts.append(rows)
    return texts


def groups_of(texts, seed=5):
    """Groups of (text, paragraph) that answer each other: most paragraphs, in most texts."""
    rnd = random.Random(seed)
    groups = []
    for place in range(min(len(rows) for rows in texts)):
        if rnd.random() < 0.85:
            near = [min(len(rows) - 1, max(0, place + rnd.randint(-2, 2))) for rows in texts]
            groups.append([(at, row) for at, row in enumerate(near) if rnd.random() < 0.82])
    return groups


# ------------------------------------------------------------------ ours


def our_scene(texts, groups):
    from itertools import combinations

    from perspectives.model.comparison import Comparison, Link, LinkEvidence, Tagging
    from perspectives.model.documents import (
        Block,
        Document,
        DocumentId,
        Passage,
        Role,
        Source,
        passage_id,
    )
    from perspectives.model.project import new_project
    from perspectives.model.spans import Span
    from perspectives.model.states import Relation
    from perspectives.model.topics import Codebook, Topic, TopicId

    documents, passages, taggings, places = [], [], [], {}
    for at, rows in enumerate(texts):
        name, start, blocks = DocumentId(f"d{at}"), 0, []
        for number, (text, spans) in enumerate(rows):
            span = Span(start, start + len(text))
            blocks.append(Block(span, Role.PARAGRAPH))
            passage = Passage(passage_id(name, span), name, span, Role.PARAGRAPH, number + 1)
            passages.append(passage)
            places[at, number] = passage.id
            for begin, end, topic in spans:
                where = Span(start + begin, start + end)
                taggings.append(Tagging(passage.id, TopicId(f"t{topic}"), where, 0.7))
            start += len(text) + 2
        text = "\n\n".join(text for text, _ in rows)
        documents.append(Document(name, f"Text {at}", text, tuple(blocks), Source("")))
    links = {}
    for group in groups:
        for one, other in combinations([places[row] for row in group], 2):
            evidence = LinkEvidence(0.3)
            links[one, other] = Link(one, other, (), 0.7, Relation.RELATED, evidence)
    topics = tuple(Topic(TopicId(f"t{at}"), f"Topic {at}", at) for at in range(TOPICS))
    project = new_project(documents, Codebook("", topics))
    return project, Comparison(tuple(passages), tuple(taggings), tuple(links.values()))


class Ours:
    """The board under test."""

    def __init__(self, texts, groups):
        from PySide6.QtWidgets import QApplication

        import perspectives.desktop.board  # noqa: F401

        self.app = QApplication.instance() or QApplication([])
        self.app.setStyle("Fusion")
        self.project, self.comparison = our_scene(texts, groups)

    def forget_comparison(self):
        """Text is shown before anything is compared."""
        self.comparison = type(self.comparison)()

    def open(self, size):
        from perspectives.desktop.board import Board
        from perspectives.desktop.workspace import ScrollMode, ViewState, Workspace

        everything = tuple(self.project.documents)
        self.space = Workspace()
        self.board = Board(self.space)
        self.board.resize(*size)
        view = ViewState(
            open=everything,
            working_set=everything,
            is_arranged_by_hand=True,
            scroll_mode=ScrollMode.FREE,
        )
        self.space.open_project(self.project, self.comparison, view)
        self.board.show()
        self.paint()
        self.lookup = self.space.lookup

    def paint(self):
        for _ in range(3):
            self.app.processEvents()

    def settle(self):
        while any(pane.lines.unmeasured for pane in self.board.panes()):
            self.app.processEvents()
        self.paint()

    def key(self, text, row):
        return self.board.panes()[text].rows.passage(row)

    def hover(self, key):
        self.space.show(hover=key)
        self.app.processEvents()

    def light(self, topic):
        self.space.show(lit=(f"t{topic}",) if topic is not None else ())
        self.app.processEvents()

    def pin(self, key):
        self.space.show(active=key, lit=("t1",))
        self.paint()

    def scroll(self, pixels):
        self.board.panes()[0].scroll_by(pixels)
        self.app.processEvents()


# ------------------------------------------------------------------ the prototype


class Prototype:
    """The same texts in linked_panes.py."""

    def __init__(self, texts, groups):
        sys.path.insert(0, str(PROTOTYPES))
        import linked_panes as lp
        from PySide6.QtWidgets import QApplication

        self.lp = lp
        self.app = QApplication.instance() or QApplication([])
        self.app.setStyle("Fusion")
        self.documents = [lp.Document(f"Text {at}", rows) for at, rows in enumerate(texts)]
        self.links = lp.Links()
        for group in groups:
            members = []
            for at, row in group:
                spans = self.documents[at].spans[row]
                members += [(at, passage.pid) for passage in spans]
            self.links.add(members)

    def forget_comparison(self):
        """The prototype knows no such state."""

    def open(self, size):
        self.window = self.lp.Window(self.documents, self.links)
        self.window.resize(*size)
        self.window.show()
        self.paint()

    def paint(self):
        for _ in range(3):
            self.app.processEvents()

    def panes(self):
        return self.window.board.panes()

    def settle(self):
        while any(pane.pending for pane in self.panes()):
            self.app.processEvents()
        self.paint()

    def key(self, text, row):
        return text, self.panes()[text].model.spans[row][0].pid

    def hover(self, key):
        self.window.links.set_hover(key)
        self.app.processEvents()

    def light(self, topic):
        board = self.window.board
        for pane in self.panes():
            lit = [row.pid for row in pane.model.passages if row.topic == topic]
            pane.set_hot(frozenset(lit), frozenset(), {})
        board.update_ribbons()
        for frame in board.frames():
            frame.map.update()
        self.app.processEvents()

    def pin(self, key):
        self.window.links.set_pin(key)
        self.paint()

    def scroll(self, pixels):
        bar = self.panes()[0].verticalScrollBar()
        bar.setValue(bar.value() + pixels)
        self.app.processEvents()


# ------------------------------------------------------------------ measuring


def cpu_ms(action):
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


def resident_mb():
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def summary(values):
    ordered = sorted(values)
    return [statistics.median(ordered), ordered[int(len(ordered) * 0.99)]]


def interact(side, quick):
    """Hover, topic and scroll at 8 texts of 20,000 words."""
    texts = texts_of(8, 20_000)
    view = side(texts, groups_of(texts))
    view.open((1880, 1000))
    view.settle()
    count = 60 if quick else 200
    # The first two paragraphs of each text are in view; the next is always of another group.
    keys = [view.key(at % 8, (at + at // 8) % 2) for at in range(count)]
    hover = [cpu_ms(lambda key=key: view.hover(key)) for key in keys]
    view.hover(None if side is Prototype else "")
    topics = [cpu_ms(lambda at=at: view.light(at % TOPICS)) for at in range(count // 6)]
    view.light(None)
    view.pin(keys[0])
    scroll = [cpu_ms(lambda: view.scroll(40)) for _ in range(count)]
    return {"hover": summary(hover), "topic": summary(topics), "scroll": summary(scroll)}


def memory(side, quick):
    """Growth of resident memory for a million words in five texts, laid out and measured."""
    words = 40_000 if quick else 200_000
    texts = texts_of(5, words)
    groups = groups_of(texts)
    before = resident_mb()
    view = side(texts, groups)
    model = resident_mb()
    view.open((1880, 1000))
    view.settle()
    for _ in range(20):
        view.scroll(900)
    scale = 1_000_000 / (5 * words)
    return {"model": (model - before) * scale, "view": (resident_mb() - model) * scale}


def load(side, quick):
    """Three texts to text on screen, from documents in memory."""
    found = {}
    side(texts_of(1, 100), []).open((300, 300))
    for words in (1_000, 20_000, 200_000):
        texts = texts_of(3, words)
        view = side(texts, [])
        view.forget_comparison()
        found[str(words)] = cpu_ms(lambda view=view: view.open((1440, 900))) / 1000
        del view
    return found


TASKS = {"interact": interact, "memory": memory, "load": load}

BARE = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv); app.setStyle("Fusion")
label = QLabel("A label"); label.resize(1440, 900); label.show()
app.processEvents(); app.processEvents()
"""

START = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(sys.argv); app.setStyle("Fusion")
from perspectives.desktop.board import Board
from perspectives.desktop.workspace import Workspace, ViewState
from perspectives.model.comparison import Comparison
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from pathlib import Path
documents = []
for path in sorted(Path("samples/asm").glob("*.md")):
    parts = [row for row in path.read_text(encoding="utf-8").split("\\n\\n") if row]
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block(Span(at, at + len(part)), Role.PARAGRAPH)); at += len(part) + 2
    name = DocumentId(path.stem)
    documents.append(Document(name, path.stem, "\\n\\n".join(parts), tuple(blocks), Source("")))
space = Workspace(); board = Board(space); board.resize(1440, 900)
space.open_project(new_project(documents), Comparison(), ViewState())
board.show(); app.processEvents(); app.processEvents()
"""


def start_cpu(code):
    """CPU seconds of a whole process that runs `code`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONPATH": str(TOP / "src")}
    # An installed program is compiled; so is this one from the second start on.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(
        [sys.executable, "-c", code + "\nimport os; os._exit(0)"],
        check=True,
        cwd=TOP,
        env=environment,
        stderr=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_process(task, side, quick):
    command = [sys.executable, __file__, "--task", task, "--side", side]
    done = subprocess.run(
        command + (["--quick"] if quick else []), check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def median_of(rows):
    """The medians of results of one shape: dictionaries, lists, numbers."""
    if isinstance(rows[0], dict):
        return {key: median_of([row[key] for row in rows]) for key in rows[0]}
    if isinstance(rows[0], list):
        return [median_of(list(column)) for column in zip(*rows, strict=True)]
    return statistics.median(rows)


def table(ours, theirs):
    rows = [
        ("input to painted highlight, 8 x 20,000 words, median", "ms", ("interact", "hover", 0)),
        ("the same, 99th percentile", "ms", ("interact", "hover", 1)),
        ("lighting a topic, median", "ms", ("interact", "topic", 0)),
        ("scroll frame with ribbons, median", "ms", ("interact", "scroll", 0)),
        ("the same, 99th percentile", "ms", ("interact", "scroll", 1)),
        ("memory of the view, a million words", "MB", ("memory", "view")),
        ("memory of view and model", "MB", ("memory", "all")),
        ("3 texts of 1,000 words to screen", "CPU-s", ("load", "1000")),
        ("3 texts of 20,000 words to screen", "CPU-s", ("load", "20000")),
        ("3 texts of 200,000 words to screen", "CPU-s", ("load", "200000")),
    ]
    print(f"{'':56} {'ours':>9} {'prototype':>10} {'ratio':>6}")
    for name, unit, path in rows:
        mine, its = ours, theirs
        for key in path:
            mine = mine[key]
            its = its[key] if its else None
        ratio = f"{mine / its:6.2f}" if its else ""
        other = f"{its:10.3f}" if its else f"{'-':>10}"
        print(f"{name + ', ' + unit:56} {mine:9.3f} {other} {ratio}")


def compared(quick):
    """The medians of all tasks, for each side there is."""
    sides = ("ours", "prototype") if PROTOTYPES else ("ours",)
    found = {side: {task: [] for task in TASKS} for side in sides}
    for _ in range(1 if quick else 3):
        for task in TASKS:
            for side in sides:
                found[side][task].append(in_process(task, side, quick))
    medians = {side: {task: median_of(got) for task, got in found[side].items()} for side in sides}
    for row in medians.values():
        row["memory"]["all"] = row["memory"]["view"] + row["memory"]["model"]
    return medians


def starts(repeats):
    """CPU seconds of our start and of a bare window's, each in its turn."""
    bare, ours = [], []
    for _ in range(repeats):
        bare.append(start_cpu(BARE))
        ours.append(start_cpu(START))
    return statistics.median(ours), statistics.median(bare)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="fewer words and repeats")
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--side", help=argparse.SUPPRESS)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(TOP / "src"))
    if given.task:
        side = Ours if given.side == "ours" else Prototype
        print(json.dumps(TASKS[given.task](side, given.quick)), flush=True)
        os._exit(0)
    medians = compared(given.quick)
    table(medians["ours"], medians.get("prototype"))
    ours, bare = starts(3 if given.quick else 7)
    name = "start to painted text; bare window with a label, CPU-s"
    print(f"{name:56} {ours:9.3f} {bare:10.3f} {ours / bare:6.2f}")


if __name__ == "__main__":
    main()
