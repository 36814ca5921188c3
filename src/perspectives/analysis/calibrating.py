"""Raw scores to confidence: monotone maps through points fitted on the development set.

The points are pool-adjacent-violators averages (isotonic regression, Ayer et al. 1955) of the share
of right pairs at a raw score, thinned to a few; between them the map is a straight line.
`python -m benchmarks.alignment --fit` prints the pools.
"""

from bisect import bisect_right

Points = tuple[tuple[float, float], ...]

LINK_POINTS: Points = (
    (0.03, 0.0),
    (0.075, 0.09),
    (0.105, 0.16),
    (0.135, 0.23),
    (0.17, 0.33),
    (0.195, 0.41),
    (0.22, 0.53),
    (0.25, 0.66),
    (0.28, 0.78),
    (0.33, 0.88),
    (0.41, 0.97),
)
"""Raw score of a link and its confidence, in a project with topics."""

LINK_POINTS_WITHOUT_TOPICS: Points = (
    (0.015, 0.0),
    (0.03, 0.08),
    (0.05, 0.15),
    (0.07, 0.25),
    (0.09, 0.31),
    (0.11, 0.39),
    (0.125, 0.55),
    (0.15, 0.61),
    (0.18, 0.68),
    (0.2, 0.76),
    (0.26, 0.97),
)
"""The same where there are no topics, and scores are lower for it."""

TAGGING_POINTS: Points = (
    (-0.12, 0.01),
    (-0.05, 0.05),
    (0.0, 0.08),
    (0.05, 0.12),
    (0.1, 0.2),
    (0.17, 0.3),
    (0.2, 0.42),
    (0.225, 0.53),
    (0.28, 0.67),
    (0.345, 0.79),
    (0.41, 0.85),
    (0.45, 0.93),
    (0.62, 0.99),
)
"""Raw score of a tagging and its confidence."""

DIGITS = 3
"""Decimals of a score: finer would promise more than the development data can tell."""


def link_confidence(raw: float, *, has_topics: bool) -> float:
    """Confidence 0..1 of a link with this raw score, in a project with topics or without."""
    return interpolated(raw, LINK_POINTS if has_topics else LINK_POINTS_WITHOUT_TOPICS)


def tagging_confidence(raw: float) -> float:
    """Confidence 0..1 of a tagging with this raw score."""
    return interpolated(raw, TAGGING_POINTS)


def interpolated(raw: float, points: Points) -> float:
    """The value at `raw` of the line through `points`, level beyond its ends."""
    at = bisect_right(points, (raw, 2.0))
    if at == 0:
        return points[0][1]
    if at == len(points):
        return points[-1][1]
    (x0, y0), (x1, y1) = points[at - 1], points[at]
    return round(y0 + (y1 - y0) * (raw - x0) / (x1 - x0), DIGITS)
