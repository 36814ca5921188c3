"""One edit put on disk, and a project opened, at 200 texts and 40,000 decided taggings.

    python -m benchmarks.storage [--edits N] [--folder FOLDER]

The reference for one edit is a bare transaction of SQLite in the same folder and run: one row of
the same size in a file of one table, journal DELETE, synchronous FULL. The folder should be on the
disk that matters; a folder in memory says nothing.
"""

import argparse
import random
import sqlite3
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from perspectives.model import deciding
from perspectives.model.documents import Block, Document, DocumentId, Role, Source, passage_id
from perspectives.model.edits import Change
from perspectives.model.project import Project, new_project, table_of
from perspectives.model.spans import Span
from perspectives.model.topics import Codebook, Topic, TopicId
from perspectives.storage.opening import create, open_file
from perspectives.storage.rows import text_sum

TEXTS, PASSAGES, TOPICS, TAGGINGS = 200, 60, 40, 40_000


def big_project(chance: random.Random) -> Project:
    """200 texts of 60 passages of about 60 words, 40 topics, 40,000 taggings by hand."""
    letters = "abcdefghilmnoprstu"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(3000)]
    documents = [_document(chance, words, place) for place in range(TEXTS)]
    topics = tuple(Topic(TopicId(f"t{at}"), f"Topic {at}", at % 12) for at in range(TOPICS))
    project = new_project(documents, Codebook("Big", topics))
    pairs = [
        (passage_id(row.id, block.span), topic.id)
        for row in documents
        for block in row.blocks
        for topic in topics
    ]
    rows = [
        deciding.tag(project, *pair, by="Ana", when="2027-01-01T00:00:00Z").changes[0].after
        for pair in chance.sample(pairs, TAGGINGS)
    ]
    return replace(project, judgements=table_of(rows))


def _document(chance: random.Random, words: list[str], place: int) -> Document:
    parts = [" ".join(chance.choices(words, k=chance.randint(40, 80))) for _ in range(PASSAGES)]
    blocks, start = [], 0
    for part in parts:
        blocks.append(Block(Span(start, start + len(part)), Role.PARAGRAPH))
        start += len(part) + 2
    text = "\n\n".join(parts)
    name = DocumentId(f"d{text_sum(text)[:12]}")
    return Document(name, f"Text {place}", text, tuple(blocks), Source(f"{place}.md"))


def bare_commits(folder: Path, count: int) -> list[float]:
    """Milliseconds of single-row transactions of SQLite alone."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)")
    out = []
    for _ in range(count):
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO notes (text) VALUES (?)", ("x" * 600,))
        connection.execute("COMMIT")
        out.append((time.perf_counter() - started) * 1000)
    connection.close()
    return out


def edits(path: Path, project: Project, chance: random.Random, count: int) -> list[float]:
    """Milliseconds from an edit to its being on disk, in random places of the project."""
    file = create(path, project)
    out = []
    judgements = list(project.judgements.values())
    for _ in range(count):
        row = file.project.judgements[chance.choice(judgements).id]
        edit = deciding.untag(file.project, row.passage, row.topic, by="Ana", when="now")
        if not edit.changes:
            edit = deciding.tag(file.project, row.passage, row.topic, by="Ana", when="now")
        assert isinstance(edit.changes[0], Change)
        started = time.perf_counter()
        file.do(edit)
        out.append((time.perf_counter() - started) * 1000)
    file.close()
    return out


def row(name: str, times: list[float]) -> str:
    ordered = sorted(times)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{name:<34}{statistics.median(times):>10.1f}{last:>10.1f}{len(times):>8}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--folder", type=Path, default=None)
    options = parser.parse_args()
    chance = random.Random(5)
    project = big_project(chance)
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        bare = bare_commits(Path(folder), options.edits)
        path = Path(folder) / "Big.perspectives"
        done = edits(path, project, chance, options.edits)
        opened = []
        for _ in range(5):
            started = time.perf_counter()
            open_file(path).close()
            opened.append((time.perf_counter() - started) * 1000)
        print(f"{TEXTS} texts, {TAGGINGS} decisions, {path.stat().st_size / 1e6:.1f} MB")
        print(f"{'milliseconds':<34}{'median':>10}{'p99':>10}{'n':>8}")
        print(row("bare SQLite transaction", bare))
        print(row("one edit on disk", done))
        print(row("open, check, close", opened))
        ratio = statistics.median(done) / statistics.median(bare)
        print(f"one edit to bare transaction: {ratio:.2f}")


if __name__ == "__main__":
    main()
