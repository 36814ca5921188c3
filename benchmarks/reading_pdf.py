"""PDF truth: what is found in pages set by typst and by Qt from texts that are known.

The words are those of the samples, in English, Albanian and Serbian. Each is set as an article in
one column, in two and in three, justified and hyphenated, with running heads and page numbers,
with footnotes, lists, quotations and a table; and as Qt prints it. Trigram F1 compares runs of
three words and so notices a wrong order, a lost hyphen or a page number inside a sentence. `heads`
is the share of running heads and page numbers that reach no compared passage; `whole` the share of
paragraphs found as one block, whatever column or page they are broken over.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

TOP = Path(__file__).parent.parent
sys.path[:0] = [str(TOP), str(TOP / "src")]

from benchmarks.reading_formats import f1  # noqa: E402

from perspectives.model.documents import CONTENT, Role  # noqa: E402
from perspectives.reading.front_matter import split  # noqa: E402
from perspectives.reading.pieces import Options  # noqa: E402
from perspectives.reading.reading import read_with  # noqa: E402

SHOWN = CONTENT | {Role.HEADING, Role.CAPTION}
HEAD_LEFT, HEAD_RIGHT = "The Quarterly of Disputes", "Volume 12, Number 3"
TAGS = {"en": "en", "sq": "sq", "sr-Latn": "sr"}


class Block(NamedTuple):
    """A part of the truth: its kind ("paragraph", "heading", "item", "note") and words."""

    kind: str
    words: str


class Truth(NamedTuple):
    """A text with its title and language, as it is given to the setter of type."""

    title: str
    language: str
    blocks: list[Block]


def truths() -> list[Truth]:
    """The samples as headings and paragraphs, two of one language in a row for a longer text."""
    out: list[Truth] = []
    for path in sorted((TOP / "samples").glob("*/*.md")):
        metadata, body = split(path.read_text("utf-8"))
        blocks: list[Block] = []
        for part in re.split(r"\n\s*\n", body.strip()):
            words = " ".join(part.split())
            kind = "paragraph"
            if words.startswith("#"):
                kind, words = "heading", words.lstrip("# ")
            elif re.match(r"[-*] |> |\d+\. ", words):
                continue
            blocks.append(Block(kind, re.sub(r"[*_`]", "", words)))
        if len(blocks) > 6:
            out.append(Truth(metadata.title or path.stem, metadata.language, blocks))
    return [
        Truth(text.title, text.language, [*text.blocks, *other.blocks])
        for text, other in zip(out, [*out[1:], out[0]], strict=True)
    ]


def escaped(words: str) -> str:
    """Words as typst takes them literally."""
    return re.sub(r"([\\#$*_`<>@~\[\]/=+-])", r"\\\1", words)


def article(truth: Truth, columns: int, *, size: float = 10, extra: bool = False) -> str:
    """A typst source: heads and numbers on each page, justified and hyphenated."""
    lines = [
        f'#set text(lang: "{TAGS.get(truth.language, "en")}", size: {size}pt)',
        "#set smartquote(enabled: false)",
        "#set par(justify: true, first-line-indent: 1em, leading: 0.55em, spacing: 0.55em)",
        f"#set page(width: 15cm, height: 21cm, margin: 1.8cm, columns: {columns},",
        f"  header: [#set text(8pt); {HEAD_LEFT} #h(1fr) {HEAD_RIGHT}],",
        "  footer: context [#set text(8pt); #h(1fr) #counter(page).display() #h(1fr)])",
        "#show heading: it => block(above: 1em, below: 0.6em, text(11pt, it.body))",
        f'#place(top, scope: "parent", float: true, [#text(16pt, weight: "bold")'
        f"[{escaped(truth.title)}]])",
    ]
    for at, block in enumerate(truth.blocks):
        words = escaped(block.words)
        if block.kind == "heading":
            lines.append(f"= {words}\n")
        elif extra and at % 4 == 2:
            lines.append(f"{words}#footnote[{note(at)}]\n")
        else:
            lines.append(f"{words}\n")
        if extra and at % 5 == 3:
            lines += [f"- {item(at, place)}" for place in range(3)] + [""]
    return "\n".join(lines)


def note(at: int) -> str:
    """The words of a footnote."""
    return f"See the report of the commission, part {at}, where the same is said at length."


def item(at: int, place: int) -> str:
    """The words of a list item."""
    return f"reason {place + 1} of list {at} for which the matter was put off until the spring"


def expected(truth: Truth, *, extra: bool = False) -> list[Block]:
    """What must be found, footnotes at the end of all."""
    out: list[Block] = []
    notes: list[Block] = []
    for at, block in enumerate(truth.blocks):
        out.append(block)
        if extra and block.kind == "paragraph" and at % 4 == 2:
            notes.append(Block("note", note(at)))
        if extra and at % 5 == 3:
            out += [Block("item", item(at, place)) for place in range(3)]
    return out + notes


def by_typst(source: str) -> bytes:
    """The PDF of a typst source."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.typ"
        path.write_text(source, encoding="utf-8")
        return typst.compile(str(path))


QT = """
import sys, json
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument, QPageSize
from PySide6.QtCore import QMarginsF
application = QGuiApplication([])
title, blocks = json.load(sys.stdin)
document = QTextDocument()
rows = ["<h1>%s</h1>" % title]
rows += ["<h2>%s</h2>" % w if k == "heading" else "<p>%s</p>" % w for k, w in blocks]
document.setHtml("".join(rows))
writer = QPdfWriter(sys.argv[1])
writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
document.print_(writer)
"""


def by_qt(truth: Truth) -> bytes:
    """The PDF that Qt prints, page numbers at the foot."""
    import json

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        subprocess.run(
            [sys.executable, "-c", QT, str(path)],
            input=json.dumps([truth.title, truth.blocks]).encode(),
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            check=True,
        )
        return path.read_bytes()


class Found(NamedTuple):
    """Figures of one PDF, and the words of its passages."""

    token: float
    trigram: float
    whole: float
    heads: float
    title: float


def measured(data: bytes, title: str, wanted: list[Block]) -> Found:
    """Compare what is read with what was set."""
    document = read_with(data, Options("a.pdf")).document
    blocks = [row for row in document.blocks if row.role in SHOWN]
    parts = [" ".join(row.span.of(document.text).split()) for row in blocks]
    parts = [re.sub(r"^[•‣–-] ", "", part) for part in parts]
    words = " ".join(parts).split()
    truth = " ".join(block.words for block in wanted).split()
    runs = [Counter[object](zip(row, row[1:], row[2:], strict=False)) for row in (words, truth)]
    paragraphs = [block.words for block in wanted if block.kind == "paragraph"]
    # A footnote's mark is part of its paragraph's last word on the page, and may stay there.
    bare = {re.sub(r"(?<=[.!?”])\d+$", "", part) for part in parts}
    whole = sum(row in bare for row in paragraphs) / len(paragraphs)
    text = " ".join(words)
    marks = [head in text for head in (HEAD_LEFT, HEAD_RIGHT)]
    numbers = [part for part in parts if part.isdigit()]
    return Found(
        f1(Counter(words), Counter(truth)),
        f1(*runs),
        whole,
        1 - (sum(marks) + bool(numbers)) / 3,
        float(document.title == title),
    )


def main() -> None:
    """Print the table: the mean over all texts, and the worst trigram F1."""
    layouts = {
        "typst, one column": lambda row: (by_typst(article(row, 1)), False),
        "typst, two columns": lambda row: (by_typst(article(row, 2, size=9)), False),
        "typst, three columns": lambda row: (by_typst(article(row, 3, size=8)), False),
        "typst, two columns, notes, lists": lambda row: (
            by_typst(article(row, 2, size=9, extra=True)),
            True,
        ),
        "Qt print": lambda row: (by_qt(row), False),
    }
    texts = truths()
    print(f"{len(texts)} texts")
    heads = ("token F1", "trigram F1", "worst", "whole", "heads", "title")
    print(f"{'layout':<34}" + "".join(f"{head:>11}" for head in heads))
    for name, make in layouts.items():
        rows: list[Found] = []
        for text in texts:
            data, has_more = make(text)
            rows.append(measured(data, text.title, expected(text, extra=has_more)))
        mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        worst = min(row.trigram for row in rows)
        figures = (mean[0], mean[1], worst, *mean[2:])
        print(f"{name:<34}" + "".join(f"{figure:>11.3f}" for figure in figures))


if __name__ == "__main__":
    main()
