"""The labelled development data as projects, passages and grades."""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from perspectives.analysis.caching import Memory
from perspectives.analysis.preparing import ContentRow, content_rows, prepared
from perspectives.model.project import Project, new_project
from perspectives.reading import read_file
from perspectives.reading.codebook import read_codebook

TOP = Path(__file__).parent.parent.parent
SETS = ("asm", "carfree", "dam")


@dataclass(frozen=True)
class Labelled:
    """One dispute: its project, content passages in order, and what was labelled.

    `grades` are passages x passages: 2 answers directly, 1 is related, 0 neither. `topics` are
    topics x passages, true where labelled. `reference` marks the passages of the reference.
    """

    name: str
    project: Project
    rows: tuple[ContentRow, ...]
    grades: NDArray[np.int64]
    topics: NDArray[np.bool_]
    reference: NDArray[np.bool_]

    @property
    def texts(self) -> list[str]:
        """The name of each passage's text."""
        return [str(row.document) for row in self.rows]

    @property
    def words(self) -> list[str]:
        """The passages themselves."""
        return [row.text for row in self.rows]

    @property
    def languages(self) -> dict[str, str]:
        """The language of each text by name."""
        return {str(row.document): row.language for row in self.rows}


def normal(text: str) -> str:
    """A quotation without marks, in small letters, to be compared by its beginning."""
    plain = re.sub(r"[^\w]+", " ", text.replace("*", "")).strip().lower()
    return re.sub(r"^\d\d? (?=\D)", "", plain)


def load(name: str) -> Labelled:
    """The development set of this name; raises LookupError where a label fits no passage."""
    data = json.loads((TOP / "benchmarks" / "data" / f"{name}.json").read_text(encoding="utf-8"))
    keys = list(data["texts"])
    documents = [
        replace(read_file(TOP / row["path"]).document, language=row["language"])
        for row in data["texts"].values()
    ]
    project = new_project(documents, read_codebook(TOP / data["codebook"]))
    memory = Memory()
    texts = tuple(prepared(row, memory) for row in project.ordered_documents())
    rows = content_rows(texts)
    starts = [normal(row.passage.span.of(documents[row.document].text)) for row in rows]
    places = {label["id"]: _place(label, keys, rows, starts) for label in data["passages"]}
    grades = np.zeros((len(rows), len(rows)), np.int64)
    for pair in data["counterparts"]:
        left, right = places[pair["left"]], places[pair["right"]]
        grades[left, right] = grades[right, left] = pair["grade"]
    ids = [topic.id for topic in project.ordered_topics()]
    topics = np.zeros((len(ids), len(rows)), bool)
    for label in data["passages"]:
        for topic in label["topics"]:
            topics[ids.index(topic), places[label["id"]]] = True
    number = keys.index(data["reference"])
    reference = np.array([row.document == number for row in rows])
    return Labelled(name, project, rows, grades, topics, reference)


def _place(
    label: dict[str, str], keys: list[str], rows: tuple[ContentRow, ...], starts: list[str]
) -> int:
    quote = normal(label["quote"])
    mine = [
        at
        for at, row in enumerate(rows)
        if row.document == keys.index(label["text"]) and starts[at].startswith(quote)
    ]
    by_number = [at for at in mine if rows[at].passage.number == label["number"]]
    if not mine:
        raise LookupError(f"no passage of “{label['text']}” begins “{label['quote']}”")
    return (by_number or mine)[0]
