"""Raw scores to confidence: monotone maps through points fitted on the development set.

The points are pool-adjacent-violators averages (isotonic regression, Ayer et al. 1955) of the share
of right pairs at a raw score, thinned to a few; between them the map is a straight line.
`benchmarks/alignment.py --fit` makes them anew.
"""

from bisect import bisect_right

LINK_POINTS = ((-0.10, 0.0), (0.0, 0.05), (0.06, 0.35), (0.12, 0.60), (0.25, 0.85), (0.60, 0.99))
"""Raw score of a link (base less baselines, with topics and names) and its confidence."""

TAGGING_POINTS = ((-0.2, 0.0), (0.04, 0.10), (0.10, 0.50), (0.20, 0.80), (0.35, 0.92), (0.8, 0.99))
"""Raw score of a tagging and its confidence."""

DIGITS = 3
"""Decimals of a score: finer would promise more than the development data can tell."""


def link_confidence(raw: float) -> float:
    """Confidence 0..1 of a link with this raw score."""
    return interpolated(raw, LINK_POINTS)


def tagging_confidence(raw: float) -> float:
    """Confidence 0..1 of a tagging with this raw score."""
    return interpolated(raw, TAGGING_POINTS)


def interpolated(raw: float, points: tuple[tuple[float, float], ...]) -> float:
    """The value at `raw` of the line through `points`, level beyond its ends."""
    at = bisect_right(points, (raw, 2.0))
    if at == 0:
        return points[0][1]
    if at == len(points):
        return points[-1][1]
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return round(y0 + (y1 - y0) * (raw - x0) / (x1 - x0), DIGITS)
