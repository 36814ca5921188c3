"""Reports of many texts: seconds a format takes beside the bare library writing as many rows.

    python -m benchmarks.reports [--texts N] [--topics N] [--only .docx]

The comparison is made up: 60 passages a text, a topic on every third, and for each passage of the
reference a counterpart in one text of four. The bare library writes a row of four cells, of the
same average length, for each row of the report: table rows, counterparts, and passages of annex A.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import resource
import time
from typing import TYPE_CHECKING

from perspectives.model.comparison import Comparison, Coverage, Link, LinkEvidence, Tagging
from perspectives.model.documents import Block, Document, DocumentId, Role, Source, passage_id
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Relation
from perspectives.model.topics import Codebook, Topic, TopicId
from perspectives.reporting.outline import Pairs, Panes
from perspectives.reporting.scope import Scope
from perspectives.reporting.writing import OUTLINE_WRITERS, WRITERS
from perspectives.reporting.writing import Source as ReportSource

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.reporting.outline import Outline

PASSAGES, WORDS = 60, 55
CELL = "words of a passage, " * 8
COLUMNS = 4


def made_up(texts: int, topics: int) -> ReportSource:
    """A project of invented words with its comparison."""
    chance = random.Random(7)
    words = [
        "".join(chance.choices("abcdefghilmnoprstu", k=chance.randint(2, 10))) for _ in range(2000)
    ]
    book = Codebook(
        "Bench", tuple(Topic(TopicId(f"t{at}"), f"Topic {at}", at % 12) for at in range(topics))
    )
    documents = [_document(chance, words, place) for place in range(texts)]
    project = new_project(documents, book, question="What is claimed?")
    from perspectives.analysis.segmenting import passages_of

    passages = tuple(row for document in documents for row in passages_of(document))
    taggings = tuple(
        Tagging(row.id, TopicId(f"t{chance.randrange(topics)}"), row.span, 0.7)
        for row in passages
        if chance.random() < 0.34
    )
    on = {row.passage: row.topic for row in taggings}
    links = tuple(
        Link(
            left.id,
            passage_id(other.id, chance.choice(other.blocks).span),
            (on[left.id],),
            0.6,
            Relation.RELATED,
            LinkEvidence(0.3),
        )
        for left in passages[:PASSAGES]
        if left.id in on
        for other in documents[1:]
        if chance.random() < 0.25
    )
    coverage = tuple(
        Coverage(topic.id, row.id, 1, 50, 0.02) for topic in book.topics for row in documents
    )
    comparison = Comparison(passages, taggings, links, coverage, engine="bench")
    return ReportSource(project, comparison, Scope())


def _document(chance: random.Random, words: list[str], place: int) -> Document:
    paragraphs = [" ".join(chance.choices(words, k=WORDS)) for _ in range(PASSAGES)]
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), Role.PARAGRAPH))
        at += len(paragraph) + 2
    identity = DocumentId(f"d{place:012d}")
    text = "\n\n".join(paragraphs)
    return Document(identity, f"Text {place}", text, tuple(blocks), Source("x"), language="en")


def rows_of(outline: Outline) -> int:
    """Rows of a report: of its tables, its counterparts, and its passages in annex A."""
    rows = sum(len(table.rows) for table in outline.tables())
    for part in outline.parts:
        if isinstance(part, Pairs):
            rows += sum(max(1, len(group.pairs)) for group in part.groups)
        elif isinstance(part, Panes):
            rows += sum(len(text.parts) for text in part.texts)
    return rows


def bare_html(rows: int) -> None:
    """A table by Jinja2."""
    from jinja2 import Environment

    cells = "{% for cell in row %}<td>{{ cell }}</td>{% endfor %}"
    template = f"{{% for row in rows %}}<tr>{cells}</tr>{{% endfor %}}"
    Environment(autoescape=True).from_string(template).render(rows=[[CELL] * COLUMNS] * rows)


def bare_pdf(rows: int) -> None:
    """A table by typst."""
    import typst

    cells = json.dumps([CELL] * COLUMNS * rows).encode()
    main = f'#table(columns: {COLUMNS}, ..json("cells.json"))'.encode()
    typst.compile({"main": main, "cells.json": cells}, format="pdf")


def bare_docx(rows: int) -> None:
    """A table by python-docx."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=rows, cols=COLUMNS)
    for cell in table._cells:
        cell.paragraphs[0].add_run(CELL)
    document.save(io.BytesIO())


def bare_xlsx(rows: int) -> None:
    """A sheet by XlsxWriter."""
    import xlsxwriter

    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    for row in range(rows):
        for column in range(COLUMNS):
            sheet.write_string(row, column, CELL)
    book.close()


def bare_csv(rows: int) -> None:
    """Rows by the csv module."""
    csv.writer(io.StringIO()).writerows([[CELL] * COLUMNS] * rows)


def bare_json(rows: int) -> None:
    """Objects by the json module."""
    json.dumps([dict.fromkeys("abcd", CELL)] * rows, indent=1, ensure_ascii=False)


BARE: dict[str, Callable[[int], None]] = {
    ".html": bare_html,
    ".pdf": bare_pdf,
    ".docx": bare_docx,
    ".xlsx": bare_xlsx,
    ".csv": bare_csv,
    ".json": bare_json,
}


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reports", description=__doc__)
    parser.add_argument("--texts", type=int, default=200)
    parser.add_argument("--topics", type=int, default=40)
    parser.add_argument("--only", action="append", choices=sorted(WRITERS), default=[])
    options = parser.parse_args()
    source = made_up(options.texts, options.topics)
    kept: list[Outline] = []
    took = seconds(lambda: kept.append(source.outline()))
    outline = kept[0]
    rows = rows_of(outline)
    print(f"{options.texts} texts, {options.topics} topics: {rows:,} rows; outline {took:.2f} s")
    print(f"{'format':<8} {'report s':>9} {'bare s':>7} {'ratio':>6} {'MB':>7} {'peak MB':>8}")
    for suffix, writer in WRITERS.items():
        if options.only and suffix not in options.only:
            continue
        made: list[bytes] = []
        is_outline = suffix in OUTLINE_WRITERS
        ours = seconds(
            lambda suffix=suffix, writer=writer, is_outline=is_outline, made=made: made.append(
                OUTLINE_WRITERS[suffix](outline) if is_outline else writer(source)
            )
        )
        bare = BARE.get(suffix)
        theirs = seconds(lambda bare=bare: bare(rows)) if bare else 0.0
        ratio = f"{ours / theirs:.1f}" if theirs else "-"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        shown = f"{theirs:.2f}" if theirs else "-"
        size = len(made[0]) / 1e6
        print(
            f"{suffix:<8} {ours:>9.2f} {shown:>7} {ratio:>6} {size:>7.1f} {peak:>8.0f}", flush=True
        )


if __name__ == "__main__":
    main()
