"""Reading formats: text found in files made here.

Every file is made by this module, so that the text it must give is known. Token F1 compares the
words found with the words put in; trigram F1 compares runs of three words, and so notices a wrong
order, a lost hyphen or a page number in the middle of a sentence. Figures on real files are in the
issue that asked for the readers; those files are not ours to ship.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path

TOP = Path(__file__).parent.parent
sys.path[:0] = [str(TOP / "src"), str(TOP / "tests")]

from perspectives.model.documents import Role  # noqa: E402
from perspectives.reading.pieces import Options  # noqa: E402
from perspectives.reading.reading import read_with  # noqa: E402
from reading.making import docx, epub, odt, page, paragraph  # noqa: E402
from reading.making_pdf import column, pdf  # noqa: E402

WORDS = 1_000
_SYLLABLES = "ka lo mi re tu sa ne vo di pe ra go li ba ne to shi fu".split()


def prose(seed: int, words: int = WORDS) -> list[str]:
    """Paragraphs of invented words, some fifty each; no word means anything."""
    source = random.Random(seed)
    out: list[str] = []
    left = words
    while left > 0:
        count = min(left, source.randint(30, 70))
        row = [
            "".join(source.choice(_SYLLABLES) for _ in range(source.randint(1, 4)))
            for _ in range(count)
        ]
        out.append(" ".join(row).capitalize() + ".")
        left -= count
    return out


def as_docx(parts: list[str]) -> bytes:
    return docx("".join(paragraph(part) for part in parts))


def as_odt(parts: list[str]) -> bytes:
    return odt("".join(f"<text:p>{part}</text:p>" for part in parts))


def as_epub(parts: list[str]) -> bytes:
    half = len(parts) // 2
    chapters = {"a.xhtml": parts[:half], "b.xhtml": parts[half:]}
    return epub(
        {name: "".join(f"<p>{part}</p>" for part in rows) for name, rows in chapters.items()}
    )


def as_rtf(parts: list[str]) -> bytes:
    return ("{\\rtf1\\ansi " + "".join(f"{part}\\par\n" for part in parts) + "}").encode("ascii")


def as_html(parts: list[str]) -> bytes:
    menu = "".join(f"<li><a href=/{at}>Section number {at}</a></li>" for at in range(20))
    body = "".join(f"<p>{part}</p>" for part in parts)
    return page(f"<nav><ul>{menu}</ul></nav><article>{body}</article><footer>{menu}</footer>")


def as_mail(parts: list[str]) -> bytes:
    head = "From: A <a@b.c>\nTo: d@e.f\nDate: Fri, 20 Oct 2023 08:00:00 +0200\nMIME-Version: 1.0\n"
    return (head + "\n" + "\n\n".join(parts) + "\n").encode()


def as_pdf(parts: list[str]) -> bytes:
    """Two columns a page, with running heads, page numbers and paragraphs over both."""
    lines = [line for part in parts for line in [*_set(part), ""]]
    pages = []
    while lines:
        rows = [(60.0, 810.0, 9.0, "A journal of nothing"), (290.0, 30.0, 9.0, f"{len(pages) + 1}")]
        for left in (60, 320):
            top = 770
            while lines and top > 70:
                line = lines.pop(0)
                rows += column(line, left, top, wide=99) if line else []
                top -= 12 if line else 8
        pages.append(rows)
    return pdf(pages)


def _set(part: str) -> list[str]:
    return [row[3] for row in column(part, 0, 0, wide=42)]


MAKERS = {
    "docx": as_docx,
    "odt": as_odt,
    "epub": as_epub,
    "rtf": as_rtf,
    "html": as_html,
    "eml": as_mail,
    "pdf": as_pdf,
}


def f1(left: Counter[object], right: Counter[object]) -> float:
    """Twice what two counts share, by all of both."""
    return 2 * sum((left & right).values()) / max(1, left.total() + right.total())


def scores(suffix: str, seed: int) -> tuple[float, float, float, float]:
    """Token and trigram F1, share of paragraphs kept whole, and seconds, for one file."""
    parts = prose(seed)
    data = MAKERS[suffix](parts)
    begin = time.perf_counter()
    document = read_with(data, Options(f"a.{suffix}")).document
    seconds = time.perf_counter() - begin
    blocks = [
        document.text[row.span.start : row.span.end]
        for row in document.blocks
        if row.role not in (Role.TITLE, Role.NAVIGATION)
    ]
    found, truth = " ".join(blocks).split(), " ".join(parts).split()
    runs = [
        Counter[object](zip(words, words[1:], words[2:], strict=False)) for words in (found, truth)
    ]
    whole = len(set(parts) & set(blocks)) / len(parts)
    return f1(Counter(found), Counter(truth)), f1(*runs), whole, seconds


def main() -> None:
    """Print the table."""
    print(f"{'format':<8}{'token F1':>10}{'trigram F1':>12}{'paragraphs':>12}{'ms':>8}")
    for suffix in MAKERS:
        scores(suffix, 0)
        rows = [scores(suffix, seed) for seed in range(1, 6)]
        token, runs, whole, seconds = (sum(row) / len(rows) for row in zip(*rows, strict=True))
        print(f"{suffix:<8}{token:>10.3f}{runs:>12.3f}{whole:>12.3f}{1000 * seconds:>8.1f}")


if __name__ == "__main__":
    main()
