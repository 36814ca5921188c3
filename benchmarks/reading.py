"""Reading: encodings, roles of blocks, sentence ends, languages, and how fast texts are read.

What it is measured on: the sample positions of this repository, cut and encoded here; invented
articles and sentences written by the author of the rules (benchmarks/data, tests/reading). None of
it is a public test set, so the figures show that the rules do what they were written for and guard
against getting worse; on texts of strangers expect less. `data/articles.txt` was written after the
rules in three batches, each run once before anything was mended: 104 of 108, 68 of 72 and 66 of 70
blocks right (.952 together) and 24 of 30 heads; the figure printed is the one after mending.
"""

import random
import re
import sys
import textwrap
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "reading")]

from articles import articles  # noqa: E402

from perspectives.analysis.language import detect_language  # noqa: E402
from perspectives.analysis.segmenting import passages_of, sentence_spans  # noqa: E402
from perspectives.model.errors import ReadingError  # noqa: E402
from perspectives.model.spans import Span  # noqa: E402
from perspectives.reading import read_bytes  # noqa: E402
from perspectives.reading.encodings import decode  # noqa: E402
from perspectives.reading.front_matter import split  # noqa: E402

SEED = 20231020
SIZES = (250, 1000, 5000)
CASES = 12

ENCODINGS = {
    "sr-Latn": ("cp1250", "iso8859-2", "utf-8", "utf-16-le"),
    "sr-Cyrl": ("cp1251", "iso8859-5", "utf-8", "utf-16-be"),
    "sq": ("cp1252", "cp1250", "iso8859-1", "utf-8"),
    "en": ("cp1252", "iso8859-1", "utf-8", "utf-16-le"),
}
PEER = ["utf_8", "utf_16", "utf_16_le", "utf_16_be", "cp1250", "cp1251", "cp1252", "iso8859_2"]
PEER += ["iso8859_5", "ascii"]

_SMALL = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_LETTERS = str.maketrans(_SMALL | {key.upper(): value.upper() for key, value in _SMALL.items()})
_DIGRAPHS = {"lj": "љ", "nj": "њ", "dž": "џ", "Lj": "Љ", "Nj": "Њ", "Dž": "Џ"}


def cyrillic(text: str) -> str:
    """Serbian Latin in Cyrillic."""
    for pair, letter in _DIGRAPHS.items():
        text = text.replace(pair, letter)
    return text.translate(_LETTERS)


def sample_texts() -> dict[str, list[str]]:
    """The texts of samples/ by language, without front matter."""
    out: dict[str, list[str]] = {}
    for path in sorted((ROOT / "samples").glob("*/*.md")):
        metadata, body = split(path.read_text("utf-8"))
        out.setdefault(metadata.language, []).append(body)
    out["sr-Cyrl"] = [cyrillic(text) for text in out["sr-Latn"]]
    return out


def measure_encodings() -> list[tuple[str, str]]:
    """Share of texts decoded exactly, by us and by charset-normalizer, and the time of each."""
    from charset_normalizer import from_bytes

    rng = random.Random(SEED)
    texts = sample_texts()
    total = ours = theirs = 0
    clock = [0.0, 0.0]
    for language, names in ENCODINGS.items():
        for name in names:
            for size in SIZES * CASES:
                whole = rng.choice(texts[language])
                at = rng.randrange(max(1, len(whole) - size))
                data = whole[at : at + size].encode(name, "ignore")
                text = data.decode(name)
                start = time.process_time()
                ours += _decoded(data) == text
                clock[0] += time.process_time() - start
                start = time.process_time()
                best = from_bytes(data, cp_isolation=PEER).best()
                theirs += best is not None and str(best) == text
                clock[1] += time.process_time() - start
                total += 1
    return [
        (f"encodings, {total} cases of 250 to 5,000 bytes", f"{ours / total:.3f} identical"),
        ("  charset-normalizer with cp_isolation, same cases", f"{theirs / total:.3f} identical"),
        ("  time, ours / charset-normalizer", f"{clock[0] / clock[1]:.2f}"),
    ]


def _decoded(data: bytes) -> str:
    try:
        return decode(data).text
    except ReadingError:
        return ""


def measure_roles(path: Path, name: str) -> list[tuple[str, str]]:
    """Blocks with the right role, furniture and content taken for each other, and heads."""
    total = right = lost = heads = 0
    rows = articles(path)
    for article in rows:
        document = read_bytes(article.text.encode(), "article.txt").document
        found = [
            (block.role.value, _start(block.span.of(document.text))) for block in document.blocks
        ]
        wanted = [(role, _start(_bare(text))) for role, text in article.blocks]
        total += len(wanted)
        right += sum(row in found for row in wanted)
        content = {text for role, text in wanted if role in ("paragraph", "item", "quote")}
        lost += sum(
            text in content and role not in ("paragraph", "item", "quote") for role, text in found
        )
        said = {"title": document.title, "author": document.author, "date": document.date}
        heads += said == article.said | {"title": article.said["title"] or "article"}
    return [
        (f"roles, {name}: {len(rows)} articles, {total} blocks", f"{right / total:.3f} right"),
        ("  argument taken for something else", str(lost)),
        ("  title, author and date all right", f"{heads} of {len(rows)}"),
    ]


def _bare(text: str) -> str:
    return text.replace("{", "").replace("}", "").removeprefix("• ")


def _start(text: str) -> str:
    return " ".join(text.split())[:60]


def sentences() -> dict[str, list[list[str]]]:
    """Paragraphs of sentences by language; Serbian also in Cyrillic."""
    out: dict[str, list[list[str]]] = {}
    language = ""
    for line in (ROOT / "benchmarks/data/sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            language = line[3:]
        elif language and line:
            out.setdefault(language, []).append(line.split(" | "))
    out["sr-Cyrl"] = [[cyrillic(row) for row in rows] for rows in out["sr-Latn"]]
    return out


def measure_sentences() -> list[tuple[str, str]]:
    """F1 of inner sentence ends, by language."""
    out: list[tuple[str, str]] = []
    for language, paragraphs in sentences().items():
        hit = extra = missed = 0
        for rows in paragraphs:
            text = " ".join(rows)
            ends = {len(" ".join(rows[:count])) for count in range(1, len(rows))}
            found = {span.end for span in sentence_spans(text, Span(0, len(text)), language)}
            found.discard(len(text))
            hit += len(ends & found)
            extra += len(found - ends)
            missed += len(ends - found)
        out.append((language, f"{2 * hit / (2 * hit + extra + missed):.3f}"))
    main = [row for row in out if row[0] in ENCODINGS]
    rest = [float(value) for language, value in out if language not in ENCODINGS]
    return [
        ("sentence ends, F1: " + ", ".join(name for name, _ in main), " ".join(v for _, v in main)),
        (
            f"  mean of {len(rest)} other languages (5 to 7 paragraphs each)",
            f"{sum(rest) / len(rest):.3f}",
        ),
    ]


def measure_language() -> list[tuple[str, str]]:
    """Share of texts of 1, 3 and 8 sentences whose language is told, among those listed."""
    rng = random.Random(SEED)
    shares: list[str] = []
    rows = {
        tag: [row for rows in paragraphs for row in rows] for tag, paragraphs in sentences().items()
    }
    for count in (1, 3, 8):
        cases = [
            (tag, " ".join(rng.sample(texts, min(count, len(texts)))))
            for tag, texts in rows.items()
            for _ in range(60)
        ]
        if count == 1:
            cases = [(tag, text) for tag, texts in rows.items() for text in texts]
        shares.append(
            f"{sum(detect_language(text) == tag for tag, text in cases) / len(cases):.3f}"
        )
    return [(f"language, {len(rows)} of them, 1 / 3 / 8 sentences", " / ".join(shares))]


def measure_speed() -> list[tuple[str, str]]:
    """CPU time for large and many plain texts and for Markdown."""
    prose = [" ".join(re.sub("[#>*-]+ ", "", text).split()) for text in sample_texts()["en"]]
    paragraphs = [text[at : at + 700] for text in prose for at in range(0, len(text) - 700, 700)]
    large = _filled(paragraphs, 200_000)
    wrapped = [textwrap.fill(text, 72, break_on_hyphens=False) for text in large]
    small = ["\n\n".join(_filled(paragraphs[at:], 1000)).encode() for at in range(20)] * 5
    pages = [path.read_bytes() for path in sorted((ROOT / "samples").glob("*/*.md"))][:8]
    read_bytes(pages[0], "warm.md")
    documents, reading = _timed(lambda: [read_bytes(data, "a.txt").document for data in small])
    _, segmenting = _timed(lambda: [passages_of(document) for document in documents])
    rows = [
        ("plain text, 3 of 200,000 words", ["\n\n".join(large).encode()] * 3, "a.txt"),
        ("  the same hard-wrapped", ["\n\n".join(wrapped).encode()] * 3, "a.txt"),
        (f"Markdown, {len(pages)} samples", pages, "a.md"),
    ]
    out: list[tuple[str, str]] = []
    for label, data, name in rows:
        start = time.process_time()
        for row in data:
            read_bytes(row, name)
        out.append((label, f"{(time.process_time() - start) * 1000:.0f} ms CPU"))
    out.insert(2, ("100 plain texts of 1,000 words, read", f"{reading:.0f} ms CPU"))
    out.insert(3, ("  and split into sentences", f"{segmenting:.0f} ms CPU"))
    return out


def _filled(paragraphs: list[str], words: int) -> list[str]:
    out: list[str] = []
    count = 0
    while count < words:
        out.append(paragraphs[len(out) % len(paragraphs)])
        count += len(out[-1].split())
    return out


def _timed(run):
    start = time.process_time()
    result = run()
    return result, (time.process_time() - start) * 1000


def main() -> None:
    rows = [
        *measure_encodings(),
        *measure_roles(ROOT / "benchmarks/data/articles.txt", "written after the rules"),
        *measure_roles(ROOT / "tests/reading/articles.txt", "used while writing"),
        *measure_sentences(),
        *measure_language(),
        *measure_speed(),
    ]
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        print(f"{label:<{width}}  {value}")


if __name__ == "__main__":
    main()
