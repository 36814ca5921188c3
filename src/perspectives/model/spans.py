"""Half-open stretches of text, in Unicode code points."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """Code points `start` to `end` of a text, half-open: `text[start:end]`.

    0 <= start <= end <= len(text). W3C TextPositionSelector; REFI startPosition and endPosition.
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points inside; 0 for an empty span."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words at this span of `text`."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside; a span contains itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether at least one code point is shared; touching ends do not overlap."""
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> "Span":
        """The same stretch `by` code points later (earlier where negative)."""
        return Span(self.start + by, self.end + by)


def cover(spans: Iterable[Span]) -> Span:
    """The least span that contains all of `spans`; raises ValueError where there are none."""
    rows = list(spans)
    return Span(min(row.start for row in rows), max(row.end for row in rows))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same code points as `spans`, in order, without overlaps; touching spans become one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
