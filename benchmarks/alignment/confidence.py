"""Links and taggings as shown: how many are right at a score, and the fitted curves."""

from itertools import pairwise

import numpy as np
from benchmarks.alignment.data import Labelled
from benchmarks.alignment.measures import isotonic
from benchmarks.alignment.topics import tagged

from perspectives.analysis.calibrating import tagging_confidence
from perspectives.analysis.compare import compare
from perspectives.analysis.engine import default_table

BINS = (0.0, 0.3, 0.5, 0.7, 0.9, 1.01)


def table(sets: list[Labelled], *, fits: bool) -> None:
    """Prints the share right by score for links and taggings; with `fits` the isotonic pools."""
    links: list[tuple[float, float, bool]] = []
    taggings: list[tuple[float, float, bool]] = []
    for data in sets:
        links += _links(data)
        taggings += _taggings(data)
    print("\nConfidence: of those shown with a score in the range, the share that is right")
    print(f"{'score':12}{'links':>20}{'taggings':>20}")
    for low, high in pairwise(BINS):
        cells = []
        for rows in (links, taggings):
            inside = [row for row in rows if low <= row[0] < high]
            share = np.mean([row[2] for row in inside]) if inside else 0.0
            cells.append(f"{share:.2f} of {len(inside)}")
        print(f"{low:.1f} to {min(high, 1.0):.1f}  " + "".join(f"{cell:>20}" for cell in cells))
    if fits:
        for name, rows in (("links", links), ("taggings", taggings)):
            print(f"\nPools of raw scores, {name}: raw, share right, cells")
            raw, right = ([row[1] for row in rows], [row[2] for row in rows])
            for pool in isotonic(raw, right):
                print("  {:.3f}  {:.3f}  {}".format(*pool))


def _links(data: Labelled) -> list[tuple[float, float, bool]]:
    places = {row.passage.id: at for at, row in enumerate(data.rows)}
    found = compare(data.project, table=default_table()).links
    right = [bool(data.grades[places[row.left], places[row.right]]) for row in found]
    known = int((data.grades >= 1).sum()) // 2
    print(
        f"{data.name}: {len(found)} links shown, precision {np.mean(right):.3f}, "
        f"recall {sum(right) / known:.3f}"
    )
    return [(row.score, row.evidence.raw, good) for row, good in zip(found, right, strict=True)]


def _taggings(data: Labelled) -> list[tuple[float, float, bool]]:
    raw = tagged(data.project, data).raw.ravel()
    return [
        (tagging_confidence(float(value)), float(value), bool(good))
        for value, good in zip(raw, data.topics.ravel(), strict=True)
    ]
