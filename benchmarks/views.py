"""The whole debate at once: matrix, search and charts over 200 invented texts of 1,000 words.

    python -m benchmarks.views

Matrix: 40 topics by 200 texts, to the last painted cell: from a new comparison (looking its rows
up included), from another order, from a screen of scrolling. Search: each key of several queries,
from the key to the painted results. Charts: from the choice of a chart to its painted picture. The
processor's time stands beside the clock's, since that depends on how busy the machine is.
Aims (CONTRACT.md, issue): 50, 50 and 200 ms.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

TOP = Path(__file__).parent.parent
TEXTS, TOPICS, PASSAGES, WORDS = 200, 40, 17, 60
QUERIES = ("the council", "municipalities", '"open the crossing"', "/bud[gj]et/", "qeveria")
MATRIX_AIM, SEARCH_AIM, CHARTS_AIM = 50, 50, 200
SEED = 20260924
SYLLABLES = (
    "ba ko mu ni ci pa li ty ter ri to ral de ci sion vo te law se cu ri ze on gov ern".split()
)
ASKED = ("council", "municipalities", "open", "the", "crossing", "budget", "qeverisë", "a", "of")
"""Words of the queries, strewn among the invented ones."""


def main() -> int:
    """Make the debate, measure, print the table."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "STATE", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = home
        sys.path.insert(0, str(TOP / "src"))
        return measure()


def measure() -> int:
    """All measurements, a line each."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    workspace = debate()
    print(f"{TEXTS} texts of {PASSAGES * WORDS:,} words, {TOPICS} topics")
    print(f"{'':<44}{'median ms':>10}{'p99 ms':>9}{'aim':>6}{'CPU ms':>8}")
    for name, times in matrix_times(workspace).items():
        print_row(name, times, MATRIX_AIM)
    print_row("search: a key to the painted results", search_times(workspace), SEARCH_AIM)
    for name, times in chart_times(workspace).items():
        print_row(f"chart “{name}”", times, CHARTS_AIM)
    return 0


def debate() -> object:
    """A workspace with the invented debate, every second text on every second topic."""
    from perspectives.desktop.workspace import View, ViewState, Workspace

    project, comparison = invented()
    texts = tuple(row.id for row in project.ordered_documents())
    workspace = Workspace()
    shown = ViewState(view=View.MATRIX, open=texts[:2], working_set=texts[:12])
    workspace.open_project(project, comparison, shown)
    return workspace


def invented() -> tuple[object, object]:
    """The project and what an engine might have found in it; the same each time."""
    from perspectives.model.comparison import Comparison
    from perspectives.model.project import new_project
    from perspectives.model.topics import Codebook, Topic, TopicId

    chance = random.Random(SEED)
    vocabulary = [_word(chance) for _ in range(12_000)]
    documents, passages, taggings, coverage, links = [], [], [], [], []
    for number in range(TEXTS):
        document, rows = _text(chance, number, vocabulary)
        documents.append(document)
        passages += rows
        taggings += _taggings(chance, rows)
        coverage += _coverage(document, taggings[-PASSAGES * 2 :])
        if number:
            links += _links(chance, passages[:PASSAGES], rows)
    names = tuple(Topic(TopicId(f"t{at}"), f"Topic {at}", at % 12) for at in range(TOPICS))
    project = new_project(documents, Codebook("Invented", names), proposition="It opens.")
    found = Comparison(tuple(passages), tuple(taggings), tuple(links), tuple(coverage))
    return project, found


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 4)))


def _text(chance: random.Random, number: int, vocabulary: list[str]) -> tuple[object, list[object]]:
    from perspectives.model.documents import (
        Block,
        Document,
        DocumentId,
        Passage,
        Role,
        Source,
        passage_id,
    )
    from perspectives.model.spans import Span

    identity, parts, blocks, rows = DocumentId(f"d{number}"), [], [], []
    start = 0
    for place in range(PASSAGES):
        # Ranks as in running text: the n-th commonest word about 1/n as often as the first.
        words = [vocabulary[int(len(vocabulary) ** chance.random()) - 1] for _ in range(WORDS - 1)]
        words.insert(chance.randrange(WORDS), chance.choice(ASKED))
        part = " ".join(words)
        span = Span(start, start + len(part))
        blocks.append(Block(span, Role.PARAGRAPH))
        rows.append(Passage(passage_id(identity, span), identity, span, Role.PARAGRAPH, place + 1))
        parts.append(part)
        start = span.end + 2
    text = "\n\n".join(parts)
    title = f"Invented text {number}"
    date = f"20{10 + number % 16}-0{1 + number % 9}-11"
    source = Source(f"{number}.md")
    made = Document(identity, title, text, tuple(blocks), source, f"Party {number % 40}", date=date)
    return made, rows


def _taggings(chance: random.Random, rows: list[object]) -> list[object]:
    from perspectives.model.comparison import Tagging
    from perspectives.model.topics import TopicId

    return [
        Tagging(row.id, TopicId(f"t{topic}"), row.span, 0.7)
        for row in rows
        for topic in sorted(chance.sample(range(TOPICS), 2))
    ]


def _coverage(document: object, taggings: list[object]) -> list[object]:
    from perspectives.model.comparison import Coverage

    counts: dict[str, int] = {}
    for row in taggings:
        counts[row.topic] = counts.get(row.topic, 0) + 1
    return [
        Coverage(topic, document.id, count, count * WORDS, count / PASSAGES)
        for topic, count in counts.items()
    ]


def _links(chance: random.Random, left: list[object], right: list[object]) -> list[object]:
    from perspectives.model.comparison import Link, LinkEvidence
    from perspectives.model.states import Relation

    return [
        Link(one.id, other.id, (), chance.random(), Relation.RELATED, LinkEvidence(0.5))
        for one, other in zip(left, chance.sample(right, len(right)), strict=True)
        if chance.random() < 0.5
    ]


def matrix_times(workspace: object) -> dict[str, list[tuple[float, float]]]:
    """Drawing the matrix anew, and scrolling it by a screen, each to the last painted cell."""
    from perspectives.desktop.matrix_view import MatrixView

    view = MatrixView(workspace)
    view.resize(1440, 900)
    view.show()
    port, bar = view.table.viewport(), view.table.horizontalScrollBar()

    def compare() -> None:
        workspace.take_comparison(replace(workspace.comparison))
        _painted(view)

    def sort() -> None:
        view.sorting.setCurrentIndex((view.sorting.currentIndex() + 1) % view.sorting.count())
        _painted(view)

    def scroll() -> None:
        bar.setValue((bar.value() + port.width()) % bar.maximum())
        _painted(view)

    return {
        "matrix: drawn for a new comparison": timed(compare, 12),
        "matrix: sorted otherwise": timed(sort, 12),
        "matrix: scrolled by a screen": timed(scroll, 40),
    }


def search_times(workspace: object) -> list[tuple[float, float]]:
    """Every key of every query, from the key to the painted list."""
    from perspectives.desktop.search_view import SearchPanel

    panel = SearchPanel(workspace)
    panel.resize(360, 800)
    panel.show()
    panel.prepare()
    out: list[tuple[float, float]] = []
    for query in QUERIES:
        panel.field.clear()
        for sign in query:
            out += timed(lambda sign=sign: _press(panel, sign), 1, warms_up=False)
    return out


def _press(panel: object, sign: str) -> None:
    from PySide6.QtTest import QTest

    QTest.keyClick(panel.field, sign)
    _painted(panel)


def chart_times(workspace: object) -> dict[str, list[tuple[float, float]]]:
    """Each chart from its choice to its painted picture, made anew each time."""
    from perspectives.desktop.charts_view import ChartsView

    view = ChartsView(workspace)
    view.resize(1440, 900)
    view.show()
    view.draw()
    out: dict[str, list[tuple[float, float]]] = {}
    for place in range(view.names.count()):

        def choose(place: int = place) -> None:
            view.names.setCurrentRow(-1)
            view.forget()
            view.names.setCurrentRow(place)
            _painted(view)

        out[view.names.item(place).text()[:34]] = timed(choose, 5)
    return out


def timed(
    act: Callable[[], None], times: int, *, warms_up: bool = True
) -> list[tuple[float, float]]:
    """Milliseconds on the clock and of the processor of each of `times` runs of `act`."""
    if warms_up:
        act()
    out: list[tuple[float, float]] = []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        act()
        spent = time.perf_counter() - began, time.process_time() - worked
        out.append((spent[0] * 1000, spent[1] * 1000))
    return out


def _painted(widget: object) -> None:
    """Let `widget` paint all that is due."""
    from PySide6.QtWidgets import QApplication

    widget.update()
    QApplication.processEvents()


def print_row(name: str, times: list[tuple[float, float]], aim: int) -> None:
    """One line: median, 99th percentile, what was aimed at, and the processor's median."""
    rows = sorted(clock for clock, _ in times)
    worked = statistics.median(cpu for _, cpu in times)
    p99 = rows[min(len(rows) - 1, int(len(rows) * 0.99))]
    print(f"{name:<44}{statistics.median(rows):>10.1f}{p99:>9.1f}{aim:>6}{worked:>8.1f}")


if __name__ == "__main__":
    sys.exit(main())
