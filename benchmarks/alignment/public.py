"""Public argument sets, where the person who measures has fetched them into one folder.

Each set is known by the names its authors gave the files; what is not there is named and left out.
Nothing is downloaded and nothing is part of the project.

    A   arguments_test.csv, key_points_test.csv, labels_test.csv: argument to key point, of the
        2021 shared task on key point analysis (Friedman et al. 2021); A2 mixes both stances
    B   perspectrum_with_answers_v1.0.json, perspective_pool_v1.0.json, dataset_split_v1.0.json:
        sentence to its paraphrases (Chen et al. 2019)
    C   debatewise.json, in the raw data of the same: paragraph to its heading; D: first half of a
        paragraph to its second
    E   idebate-claim-to-sentence-matching.csv: claim to sentences of a speech (Orbach et al. 2019)
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Right = NDArray[np.int64]


@dataclass(frozen=True)
class Task:
    """Queries and candidates of one debate; `right` is 1, 0, or -1 where nobody judged."""

    queries: list[str]
    candidates: list[str]
    right: Right


@dataclass(frozen=True)
class PublicSet:
    """A set: its files, how it is read, and what the study before this project measured on it.

    `studied` is mean average precision, average precision over all pairs, and best F1.
    """

    about: str
    files: tuple[str, ...]
    read: Callable[[Path], list[Task]]
    studied: tuple[float, float, float]


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by column."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def key_points(folder: Path, *, is_mixed: bool) -> list[Task]:
    """Arguments and the key points of their motion; of one stance, or of both."""
    arguments = {row["arg_id"]: row for row in rows_of(folder / "arguments_test.csv")}
    points = {row["key_point_id"]: row for row in rows_of(folder / "key_points_test.csv")}
    labels = {
        (row["arg_id"], row["key_point_id"]): int(row["label"])
        for row in rows_of(folder / "labels_test.csv")
    }

    def motion(row: dict[str, str]) -> tuple[str, str]:
        return row["topic"], "" if is_mixed else row["stance"]

    def label(argument: str, point: str) -> int:
        is_other = arguments[argument]["stance"] != points[point]["stance"]
        return labels.get((argument, point), 0 if is_other else -1)

    out: list[Task] = []
    for group in dict.fromkeys(motion(row) for row in arguments.values()):
        mine = [name for name, row in arguments.items() if motion(row) == group]
        theirs = [name for name, row in points.items() if motion(row) == group]
        right = np.array([[label(one, other) for other in theirs] for one in mine])
        out.append(
            Task(
                [arguments[name]["argument"] for name in mine],
                [points[name]["key_point"] for name in theirs],
                right,
            )
        )
    return out


def paraphrases(folder: Path) -> list[Task]:
    """The perspectives on each claim of the test part; those that say the same are right."""
    split = json.loads((folder / "dataset_split_v1.0.json").read_text(encoding="utf-8"))
    pool = json.loads((folder / "perspective_pool_v1.0.json").read_text(encoding="utf-8"))
    words = {row["pId"]: row["text"] for row in pool}
    claims = json.loads((folder / "perspectrum_with_answers_v1.0.json").read_text(encoding="utf-8"))
    out: list[Task] = []
    for claim in claims:
        if split[str(claim["cId"])] != "test":
            continue
        cluster_of: dict[str, int] = {}
        for number, cluster in enumerate(claim["perspectives"]):
            for name in cluster["pids"]:
                cluster_of.setdefault(words[name], number)
        texts, clusters = list(cluster_of), np.array(list(cluster_of.values()))
        right = np.equal.outer(clusters, clusters).astype(np.int64)
        np.fill_diagonal(right, -1)
        if len(texts) > 2:
            out.append(Task(texts, texts, right))
    return out


def _paragraphs(folder: Path) -> Iterator[list[tuple[str, str]]]:
    """The (heading, paragraph) pairs of each debate; "" for a paragraph that is missing."""
    debates: list[dict[str, Any]] = json.loads(
        (folder / "debatewise.json").read_text(encoding="utf-8")
    )
    for debate in debates:
        points = [*debate["perspectives_for"], *debate["perspectives_against"]]
        yield [
            (
                (point["perspective_title"] or "").strip(),
                " ".join((point["argument"] or {}).get("description") or [])
                if isinstance(point["argument"], dict)
                else "",
            )
            for point in points
        ]


def headings(folder: Path) -> list[Task]:
    """Paragraphs of at least twenty words and all headings of their debate."""
    out: list[Task] = []
    for points in _paragraphs(folder):
        chosen = [at for at, (head, text) in enumerate(points) if head and len(text.split()) >= 20]
        if chosen and len(points) > 2:
            right = np.equal.outer(np.array(chosen), np.arange(len(points))).astype(np.int64)
            texts = [points[at][1] for at in chosen]
            out.append(Task(texts, [head for head, _ in points], right))
    return out


def halves(folder: Path) -> list[Task]:
    """First and second halves of the paragraphs of four sentences and sixty words or more."""
    out: list[Task] = []
    for points in _paragraphs(folder):
        cut: list[tuple[str, str]] = []
        for _, text in points:
            sentences = re.split(r"(?<=[.!?])\s+", text)
            if len(sentences) >= 4 and len(text.split()) >= 60:
                middle = len(sentences) // 2
                cut.append((" ".join(sentences[:middle]), " ".join(sentences[middle:])))
        if len(cut) > 2:
            right = np.eye(len(cut), dtype=np.int64)
            out.append(Task([row[0] for row in cut], [row[1] for row in cut], right))
    return out


def speeches(folder: Path) -> list[Task]:
    """Claims and the sentences of one speech."""
    found: dict[str, dict[str, dict[int, int]]] = {}
    words: dict[tuple[str, int], str] = {}
    for row in rows_of(folder / "idebate-claim-to-sentence-matching.csv"):
        speech, place = row["speech-id"], int(row["sentence-index"])
        is_right = int(row["is-claim-mentioned-in-sentence"] == "true")
        found.setdefault(speech, {}).setdefault(row["claim-text"], {})[place] = is_right
        words[speech, place] = row["sentence-text"]
    out: list[Task] = []
    for speech, claims in found.items():
        places = sorted({place for labels in claims.values() for place in labels})
        right = np.array([[labels.get(at, -1) for at in places] for labels in claims.values()])
        out.append(Task(list(claims), [words[speech, at] for at in places], right))
    return out


_KEY_POINTS = ("arguments_test.csv", "key_points_test.csv", "labels_test.csv")
_PERSPECTIVES = (
    "perspectrum_with_answers_v1.0.json",
    "perspective_pool_v1.0.json",
    "dataset_split_v1.0.json",
)

SETS = {
    "A": PublicSet(
        "argument to key point",
        _KEY_POINTS,
        lambda folder: key_points(folder, is_mixed=False),
        (0.844, 0.622, 0.574),
    ),
    "A2": PublicSet(
        "the same, both stances",
        _KEY_POINTS,
        lambda folder: key_points(folder, is_mixed=True),
        (0.764, 0.503, 0.495),
    ),
    "B": PublicSet(
        "sentence to its paraphrases", _PERSPECTIVES, paraphrases, (0.844, 0.725, 0.671)
    ),
    "C": PublicSet("paragraph to heading", ("debatewise.json",), headings, (0.793, 0.680, 0.634)),
    "D": PublicSet("half to half", ("debatewise.json",), halves, (0.798, 0.642, 0.607)),
    "E": PublicSet(
        "claim to sentence of a speech",
        ("idebate-claim-to-sentence-matching.csv",),
        speeches,
        (0.686, 0.373, 0.424),
    ),
}
"""The sets by letter; what was measured is the study's row with the table that ships. Its parts of
B, C, D and E were chosen a little differently, so that figures differ by a hundredth or two."""
