"""The engine and simpler scores on public argument sets, and `tag` and `find_reuse` beside."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

import numpy as np
from benchmarks.alignment.measures import average_precision
from benchmarks.alignment.public import SETS, Task
from benchmarks.alignment.ranking import alone, bm25, tf_idf
from numpy.typing import NDArray

from perspectives.analysis.embedding import EmbeddingTable, cosines
from perspectives.analysis.engine import default_table, rank, ranked
from perspectives.analysis.forms import key
from perspectives.analysis.normalising import WORD, fold, is_stop_word
from perspectives.analysis.space import Space

Scores = NDArray[np.float64]


def stems(texts: list[str]) -> list[list[str]]:
    """The stems of each English text."""
    return [
        [key(word, "en") for word in WORD.findall(text) if not is_stop_word(fold(word), "en")]
        for text in texts
    ]


def _simple(way: Callable[[list[list[str]]], Scores]) -> Callable[[Task], Scores]:
    def scores(task: Task) -> Scores:
        split = len(task.queries)
        return way(stems([*task.queries, *task.candidates]))[:split, split:]

    return scores


def static_alone(task: Task) -> Scores:
    """Cosines of static vectors less their mean."""
    texts = [*task.queries, *task.candidates]
    rows = Space(texts, ["en"] * len(texts), default_table()).fitted.sentences
    split = len(task.queries)
    return cosines(rows[:split], rows[split:]).astype(float)


def engine(task: Task) -> Scores:
    """`perspectives.rank`."""
    return rank(task.queries, task.candidates, languages="en").astype(float)


def engine_with(table: EmbeddingTable) -> Callable[[Task], Scores]:
    """The engine by another table."""

    def scores(task: Task) -> Scores:
        found = ranked(task.queries, task.candidates, languages="en", table=table)
        return found.astype(float)

    return scores


def model_alone(table: EmbeddingTable) -> Callable[[Task], Scores]:
    """Cosines of a model's vectors, as everybody uses them."""

    def scores(task: Task) -> Scores:
        return alone(task.queries, table) @ alone(task.candidates, table).T

    return scores


def measured(way: Callable[[Task], Scores], tasks: list[Task]) -> tuple[float, float, float]:
    """Mean average precision of queries, average precision of all pairs, best F1 of one cut."""
    found: list[float] = []
    pairs: list[tuple[NDArray[np.bool_], Scores]] = []
    for task in tasks:
        scores = way(task)
        for right, row in zip(task.right, scores, strict=True):
            judged = right >= 0
            if (right == 1).any():
                found.append(average_precision(right[judged] == 1, row[judged]))
        judged = task.right >= 0
        pairs.append((task.right[judged] == 1, scores[judged]))
    right = np.concatenate([row for row, _ in pairs])
    scores = np.concatenate([row for _, row in pairs])
    hits = np.cumsum(right[np.argsort(-scores, kind="stable")])
    best = float((2 * hits / (np.arange(1, len(hits) + 1) + right.sum())).max())
    return float(np.mean(found)), average_precision(right, scores), best


def table(folder: Path, encoder: EmbeddingTable | None) -> None:
    """Prints mean average precision, average precision over all pairs and best F1 of each set."""
    ways: dict[str, Callable[[Task], Scores]] = {
        "tf-idf, stems": _simple(tf_idf),
        "static vectors alone": static_alone,
        "engine": engine,
    }
    if importlib.util.find_spec("rank_bm25"):
        ways = {"BM25, stems": _simple(bm25), **ways}
    else:
        print("BM25 is not installed (rank-bm25, group bench) and is left out.")
    if encoder is not None:
        ways["named model alone"] = model_alone(encoder)
        ways["engine with named model"] = engine_with(encoder)
    print("\nPublic sets: mean average precision / all pairs / best F1 of one cut")
    for letter, data in SETS.items():
        missing = [name for name in data.files if not (folder / name).is_file()]
        if missing:
            print(f"{letter}: {data.about}: {', '.join(missing)} not in the folder.")
            continue
        tasks = data.read(folder)
        print(f"{letter}: {data.about}, {sum(len(task.queries) for task in tasks)} queries")
        rows = {label: measured(way, tasks) for label, way in ways.items()}
        for label, row in {**rows, "the study's recommended": data.studied}.items():
            print(f"    {label:26}" + " / ".join(f"{value:.3f}" for value in row), flush=True)
