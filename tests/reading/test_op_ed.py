"""The reference op-ed, or the sample in its place, comes out block by block."""

import re
import textwrap
from collections import Counter
from pathlib import Path

import pytest

from perspectives.analysis.segmenting import passages_of
from perspectives.assets import samples
from perspectives.reading import read_bytes, read_file

SHARED = Path(__file__).parents[3] / "shared" / "op-ed.txt"
SAMPLE = samples() / "asm" / "00-opponent.md"


@pytest.fixture(
    params=sorted({SHARED if SHARED.exists() else SAMPLE, SAMPLE}), ids=lambda p: p.stem
)
def document(request):
    return read_file(request.param).document


def test_title_author_and_date_are_metadata(document):
    assert document.title
    assert "pinion" not in document.title.split()[0]
    assert document.author.istitle()
    assert "@" not in document.author
    assert (document.date, document.language) == ("2023-10-20", "en")


def test_each_kind_of_furniture_is_told_and_headings_are_headings(document):
    counts = Counter(block.role.value for block in document.blocks)
    assert (counts["title"], counts["pull_quote"], counts["byline"]) == (1, 1, 1)
    assert (counts["heading"], counts["biography"], counts["navigation"]) == (2, 1, 1)
    assert counts["disclaimer"] in (1, 2)


def test_the_date_that_opens_the_text_is_no_part_of_its_first_sentence(document):
    first = next(row for row in passages_of(document) if row.number == 1)
    (furniture,) = first.furniture
    assert furniture.of(document.text).startswith("20 October 2023")
    assert first.sentences[0].start > furniture.end


def test_all_argument_is_content_and_numbered(document):
    numbers = [row.number for row in passages_of(document) if row.number]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= 11


def shape(document):
    """Roles and first words of every block, and the metadata."""
    rows = [
        (block.role, " ".join(block.span.of(document.text).split())[:40])
        for block in document.blocks
    ]
    return rows, document.title, document.author, document.date


def paragraphs(text):
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]


def filled(text, width, indent=""):
    return textwrap.fill(text, width, initial_indent=indent, break_on_hyphens=False)


TYPED = {
    "CRLF": lambda parts: "\r\n\r\n".join(parts),
    "wrapped at 72": lambda parts: "\n\n".join(filled(part, 72) for part in parts),
    "wrapped at 100": lambda parts: "\n\n".join(filled(part, 100) for part in parts),
    "a paragraph a line": "\n".join,
    "indented, no empty lines": lambda parts: "\n".join(filled(p, 76, "    ") for p in parts),
}


@pytest.mark.parametrize("typing", TYPED)
def test_the_way_it_was_typed_does_not_matter(document, typing):
    parts = paragraphs(document.text)
    plain = read_bytes("\n\n".join(parts).encode(), "a.txt").document
    assert shape(read_bytes(TYPED[typing](parts).encode(), "a.txt").document) == shape(plain)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "cp1250"])
def test_the_encoding_does_not_matter(document, encoding):
    data = "\n\n".join(paragraphs(document.text)).encode(encoding, "ignore")
    plain = read_bytes(data.decode(encoding).encode(), "a.txt").document
    assert shape(read_bytes(data, "a.txt").document) == shape(plain)
