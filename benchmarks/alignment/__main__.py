"""Counterparts, topics, confidence and speed of the engine: `python -m benchmarks.alignment`.

Measured on the development data that ships, in benchmarks/data. Public data sets are not part of
the project and are not fetched; who has one can measure it with `perspectives.rank` and `tag`.
"""

import argparse

from benchmarks.alignment import confidence, ranking, speed, topics
from benchmarks.alignment.data import SETS, load

SIZES = (25, 50, 100, 200, 400)


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.alignment")
    parser.add_argument("--fit", action="store_true", help="print the pools curves are made of")
    parser.add_argument("--encoder", default="", help="folder of a sentence transformer")
    parser.add_argument("--quick", action="store_true", help="leave the growth table out")
    parser.add_argument("--whole", type=int, default=50, help="texts up to which all is linked")
    options = parser.parse_args()
    sets = [load(name) for name in SETS]
    print("Development data of the project; public sets are fetched by who wants to measure them.")
    ranking.table(sets, options.encoder)
    topics.table(sets)
    confidence.table(sets, fits=options.fit)
    sentences = [row for data in sets for text in data.words for row in text.split(". ")]
    speed.small(sentences, sets[0])
    if not options.quick:
        speed.growth(sentences, SIZES, options.whole)


if __name__ == "__main__":
    main()
