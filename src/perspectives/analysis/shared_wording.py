"""Passages of different texts that share wording, the longest first, and who quotes whom.

Runs of five folded words that stand in two texts or more are seeds; the passages around them are
then compared word by word (quoting.py), which lets up to three words differ in the middle. What
several texts share is one entry: two texts that quote a third are seen as that.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from itertools import combinations
from typing import TYPE_CHECKING

from perspectives.analysis.quoting import MOST_PLACES, Words, reuse_of, words_of_text
from perspectives.model.documents import DocumentId, PassageId, Role
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.model.comparison import Reuse
    from perspectives.model.documents import Document, Passage
    from perspectives.model.lookup import Lookup
    from perspectives.model.project import Project

SEED = 5
"""Words in a row that begin a search: one fewer than the shortest entry, so that one may differ."""

FEWEST_WORDS = 6
"""Equal words of the shortest entry."""

LEAST_OVERLAP = 0.5
"""Part of the shorter stretch that two must share in a text to be of one entry."""

MARKS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"'}
"""Opening quotation marks, and what closes each."""


class Kind(Enum):
    """What the sharing is."""

    SHARED = "shared"
    """Neither side marks it as a quotation."""
    QUOTES = "quotes"
    """The others mark it as a quotation, one text does not: they quote that one."""
    BOTH_QUOTE = "both quote"
    """All mark it as a quotation: the source is not among the texts."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where the wording stands in one text; `is_quoted`: in quotation marks or a quoted block."""

    document: DocumentId
    passage: PassageId
    span: Span
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class SharedWording:
    """What two texts or more share: the stretches in the texts' order, and the words equal in two.

    `equal` and `words` are of the pair with the most equal words: of `words` in its longer side.
    `source` is the stretch the others quote, where exactly one text does not mark it.
    """

    stretches: tuple[Stretch, ...]
    equal: int
    words: int
    kind: Kind
    source: Stretch | None = None


@dataclass(slots=True)
class _Row:
    document: Document
    passage: Passage
    words: Words


Pair = tuple[int, int]


def shared_wording(project: Project, lookup: Lookup) -> tuple[SharedWording, ...]:
    """All shared wording between the texts, longest first, then in the texts' order."""
    rows = [
        _Row(document, passage, words_of_text(passage.span.of(document.text)))
        for document in project.ordered_documents()
        for passage in lookup.content_of(document.id)
    ]
    pieces: list[tuple[Stretch, Stretch, Reuse]] = []
    for left, right in sorted(_candidates(rows)):
        one, other = rows[left], rows[right]
        for reuse in reuse_of(one.words, other.words):
            if reuse.equal >= FEWEST_WORDS:
                pieces.append((_stretch(one, reuse.left), _stretch(other, reuse.right), reuse))
    order = {row.id: place for place, row in enumerate(project.ordered_documents())}
    entries = [_entry(group, order) for group in _grouped(pieces)]
    return tuple(
        sorted(entries, key=lambda row: (-row.equal, order[row.stretches[0].document], row.words))
    )


def _candidates(rows: Sequence[_Row]) -> set[Pair]:
    """Passages of different texts with SEED words in a row in common.

    A run that stands in more than MOST_PLACES passages is a turn of phrase.
    """
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        folded = row.words.folded
        for run in {folded[start : start + SEED] for start in range(len(folded) - SEED + 1)}:
            places[run].append(at)
    found: set[Pair] = set()
    for here in places.values():
        if 1 < len(here) <= MOST_PLACES:
            found.update(
                pair
                for pair in combinations(here, 2)
                if rows[pair[0]].document.id != rows[pair[1]].document.id
            )
    return found


def _stretch(row: _Row, span: Span) -> Stretch:
    start = row.passage.span.start
    whole = Span(start + span.start, start + span.end)
    is_quoted = row.passage.role is Role.QUOTE or in_quotation_marks(
        row.document.text, row.passage.span, whole
    )
    return Stretch(row.document.id, row.passage.id, whole, is_quoted)


def in_quotation_marks(text: str, passage: Span, span: Span) -> bool:
    """Whether most of `span` stands between quotation marks of its passage."""
    at, inside = passage.start, 0
    while at < passage.end:
        closing = MARKS.get(text[at])
        if closing is None:
            at += 1
            continue
        ends = [end for mark in closing if (end := text.find(mark, at + 1, passage.end)) > 0]
        end = min(ends, default=passage.end)
        inside += max(0, min(end, span.end) - max(at, span.start))
        at = end + 1
    return inside * 2 > span.length


def _grouped(
    pieces: Sequence[tuple[Stretch, Stretch, Reuse]],
) -> list[list[tuple[Stretch, Stretch, Reuse]]]:
    """Pieces that overlap in a text by LEAST_OVERLAP are of one entry; in order of the first."""
    leader = list(range(len(pieces)))

    def of(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    by_passage: dict[PassageId, list[tuple[int, Span]]] = defaultdict(list)
    for at, (left, right, _) in enumerate(pieces):
        for side in (left, right):
            for other, span in by_passage[side.passage]:
                if _overlap(side.span, span) >= LEAST_OVERLAP:
                    leader[of(at)] = of(other)
            by_passage[side.passage].append((at, side.span))
    groups: dict[int, list[tuple[Stretch, Stretch, Reuse]]] = defaultdict(list)
    for at, piece in enumerate(pieces):
        groups[of(at)].append(piece)
    return list(groups.values())


def _overlap(left: Span, right: Span) -> float:
    common = min(left.end, right.end) - max(left.start, right.start)
    return common / max(1, min(left.length, right.length))


def _entry(
    group: Iterable[tuple[Stretch, Stretch, Reuse]], order: dict[DocumentId, int]
) -> SharedWording:
    rows = sorted(group, key=lambda row: (-row[2].equal, row[2].words))
    best: dict[DocumentId, Stretch] = {}
    for left, right, _ in rows:
        best.setdefault(left.document, left)
        best.setdefault(right.document, right)
    stretches = tuple(sorted(best.values(), key=lambda row: order[row.document]))
    plain = [row for row in stretches if not row.is_quoted]
    kind, source = Kind.SHARED, None
    if not plain:
        kind = Kind.BOTH_QUOTE
    elif len(plain) == 1:
        kind, source = Kind.QUOTES, plain[0]
    return SharedWording(stretches, rows[0][2].equal, rows[0][2].words, kind, source)
