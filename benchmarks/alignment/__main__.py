"""Counterparts, topics, confidence and speed of the engine: `python -m benchmarks.alignment`.

Measured on the development data that ships, in benchmarks/data. Public data sets are not part of
the project and are not fetched; who has some in a folder names it with --public (public.py says
which files are known).
"""

import argparse
from pathlib import Path

from benchmarks.alignment import (
    confidence,
    public,
    public_table,
    public_topics,
    ranking,
    reuse,
    speed,
    topics,
)
from benchmarks.alignment.data import SETS, Labelled, load

from perspectives.opening import embedding_table

SIZES = (25, 50, 100, 200, 400)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.alignment")
    parser.add_argument("--fit", action="store_true", help="print the pools curves are made of")
    parser.add_argument("--encoder", default="", help="folder of another model")
    parser.add_argument("--quick", action="store_true", help="leave the growth table out")
    parser.add_argument("--whole", type=int, default=50, help="texts up to which all is linked")
    parser.add_argument("--public", default="", help="folder of public sets; measures these alone")
    options = parser.parse_args()
    encoder = embedding_table(options.encoder) if options.encoder else None
    if options.public:
        folder = Path(options.public)
        public_table.table(folder, encoder)
        public_topics.table(folder)
        quoted = folder / "speech-transcripts.csv"
        if quoted.is_file():
            reuse.table("speeches", [row["speech-text"] for row in public.rows_of(quoted)])
        return
    sets = [load(name) for name in SETS]
    print("Development data of the project; public sets are fetched by who wants to measure them.")
    ranking.table(sets, encoder)
    topics.table(sets)
    confidence.table(sets, fits=options.fit)
    reuse.table("our texts", [_words(data, text) for data in sets for text in data.languages])
    sentences = [row for data in sets for text in data.words for row in text.split(". ")]
    speed.small(sentences, sets[0])
    if not options.quick:
        speed.growth(sentences, SIZES, options.whole)


def _words(data: Labelled, text: str) -> str:
    """All passages of one text."""
    named = zip(data.texts, data.words, strict=True)
    return " ".join(words for name, words in named if name == text)


if __name__ == "__main__":
    main()
