"""Shared wording: what one text takes over from another, with exact places on both sides.

Seed, chain, extend, as sequence aligners do (Altschul et al. 1990; Li 2018), over words: equal
runs of three words (or of two and one with a word changed between) are seeds; seeds on near
diagonals make a chain; its ends grow over up to three edits; a chain counts if enough of it is
equal and tells something. Measured on inserted quotations with a tenth of the words edited: 97 % of
the quoted characters found, no false span in 10,000 words.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from perspectives.analysis.normalising import WORD, fold
from perspectives.analysis.stopwords import NO_PHRASE
from perspectives.model.comparison import Reuse
from perspectives.model.spans import Span

SEEDS = ((0, 1, 2), (0, 1, 3), (0, 2, 3))
"""Places of the words that must be equal: three in a row, or three of four."""

MOST_PLACES = 40
"""A seed that stands in more places of one text is a turn of phrase and starts nothing."""

GAP, DRIFT = 8, 6
"""Words between two seeds of one chain, and by how much their diagonals may differ."""

MOST_EDITS = 3
"""Words changed, left out or put in that the end of a chain may grow over at once."""

FEWEST_EQUAL = 6
LEAST_INFORMATION = 4.5
LEAST_DENSITY = 0.6
"""Equal words, their information, and their share of the longer side that make a quotation."""

MANY_EQUAL, LEAST_OF_MANY = 8, 3.8
"""So many equal words may tell less: that finds more of short quotations, and nothing false."""

STOP_VALUE, SHORT_VALUE = 0.35, 0.6
"""What a stop word and a word of up to three letters tell; any other word tells 1."""

PLAIN = frozenset[str]().union(*NO_PHRASE.values())
"""The stop words of all languages: a quotation may be in any."""

Pair = tuple[int, int]


Seed = tuple[str, ...]


class Words:
    """The words of a text, folded, with their places; what each tells and its seeds on demand."""

    def __init__(self, text: str) -> None:
        matches = list(WORD.finditer(text))
        self.folded = tuple(fold(match.group()) for match in matches)
        self._ends = [match.span() for match in matches]

    @cached_property
    def values(self) -> list[float]:
        """What each word tells."""
        return [_value(word) for word in self.folded]

    @cached_property
    def seeds(self) -> list[dict[Seed, list[int]]]:
        """For each shape the places of each seed."""
        out: list[dict[Seed, list[int]]] = []
        for shape in SEEDS:
            places: dict[Seed, list[int]] = {}
            for at, words in _shaped(self.folded, shape):
                places.setdefault(words, []).append(at)
            out.append(places)
        return out

    def span(self, first: int, last: int) -> Span:
        """From the beginning of one word to the end of another."""
        return Span(self._ends[first][0], self._ends[last][1])


def words_of_text(text: str) -> Words:
    """The words of `text` as quotations are looked for in them."""
    return Words(text)


def _value(word: str) -> float:
    if word in PLAIN:
        return STOP_VALUE
    return SHORT_VALUE if len(word) <= 3 else 1.0


def find_reuse_spans(left: str, right: str) -> tuple[Reuse, ...]:
    """What both texts share, in order of place on the left; () where nothing is."""
    return reuse_of(words_of_text(left), words_of_text(right))


def reuse_of(left: Words, right: Words) -> tuple[Reuse, ...]:
    """As `find_reuse_spans`, on words made ready before."""
    found: list[tuple[list[Pair], Reuse]] = []
    for chain in _chains(sorted(_seed_pairs(left, right))):
        whole = _extended(_filled(chain, left.folded, right.folded), left, right)
        row = _judged(whole, left, right)
        if row is not None:
            found.append((whole, row))
    found.sort(key=lambda pair: (-pair[1].equal, pair[1].left, pair[1].right))
    kept: list[Reuse] = []
    for _, row in found:
        if not any(row.left.overlaps(old.left) and row.right.overlaps(old.right) for old in kept):
            kept.append(row)
    return tuple(sorted(kept, key=lambda row: (row.left, row.right)))


def _seed_pairs(left: Words, right: Words) -> set[Pair]:
    """Places of equal words, (left, right), that some seed vouches for."""
    pairs: set[Pair] = set()
    for shape, mine, theirs in zip(SEEDS, left.seeds, right.seeds, strict=True):
        for words in mine.keys() & theirs.keys():
            found = theirs[words]
            if len(found) > MOST_PLACES:
                continue
            pairs.update(
                (at + step, other + step) for at in mine[words] for other in found for step in shape
            )
    return pairs


def _shaped(
    words: Sequence[str], shape: tuple[int, int, int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    first, second, third = shape
    rows = zip(words[first:], words[second:], words[third:], strict=False)
    return enumerate(rows)


def _chains(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs on near diagonals joined in order; each pair joins the chain whose end is nearest."""
    chains: list[list[Pair]] = []
    active: list[list[Pair]] = []
    for left, right in pairs:
        active = [chain for chain in active if left - chain[-1][0] <= GAP]
        best: list[Pair] | None = None
        distance = 3 * GAP
        for chain in active:
            ahead, across = left - chain[-1][0], right - chain[-1][1]
            if ahead < 1 or not 1 <= across <= GAP or abs(ahead - across) > DRIFT:
                continue
            step = ahead + across + 2 * abs(ahead - across)
            if step < distance:
                best, distance = chain, step
        if best is None:
            best = []
            chains.append(best)
            active.append(best)
        best.append((left, right))
    return chains


def _filled(chain: list[Pair], left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The chain with the equal words between its seeds (longest common subsequence)."""
    out: list[Pair] = chain[:1]
    for pair in chain[1:]:
        last = out[-1]
        if pair[0] - last[0] > 1 and pair[1] - last[1] > 1:
            out.extend(_common(left, right, last, pair))
        out.append(pair)
    return out


def _common(left: Sequence[str], right: Sequence[str], last: Pair, following: Pair) -> list[Pair]:
    """A longest common subsequence of the words strictly between two pairs."""
    rows = range(last[0] + 1, following[0])
    columns = range(last[1] + 1, following[1])
    best: dict[Pair, int] = {}
    for i in reversed(rows):
        for j in reversed(columns):
            if left[i] == right[j]:
                best[i, j] = 1 + best.get((i + 1, j + 1), 0)
            else:
                best[i, j] = max(best.get((i + 1, j), 0), best.get((i, j + 1), 0))
    out: list[Pair] = []
    i, j = rows.start, columns.start
    while i < rows.stop and j < columns.stop:
        if left[i] == right[j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best.get((i + 1, j), 0) >= best.get((i, j + 1), 0):
            i += 1
        else:
            j += 1
    return out


def _extended(chain: list[Pair], left: Words, right: Words) -> list[Pair]:
    """The chain grown at both ends while each step gains more than it skips."""
    after = _grown(chain[-1], left, right, 1)
    before = _grown(chain[0], left, right, -1)
    return [*reversed(before), *chain, *after]


def _grown(end: Pair, left: Words, right: Words, way: int) -> list[Pair]:
    out: list[Pair] = []
    i, j = end
    while True:
        step = _next_pair(i, j, left, right, way)
        if step is None:
            return out
        i, j = step
        out.append(step)


def _next_pair(i: int, j: int, left: Words, right: Words, way: int) -> Pair | None:
    """The nearest equal words beyond (i, j), over at most MOST_EDITS edits.

    After an edit two equal words in a row must follow: one alone is met by chance.
    """
    for edits in range(MOST_EDITS + 1):
        for skipped in range(edits + 1):
            for a, b in dict.fromkeys(((edits, skipped), (skipped, edits))):
                x, y = i + way * (1 + a), j + way * (1 + b)
                if not _equal(x, y, left.folded, right.folded):
                    continue
                if edits == 0:
                    return x, y
                if _equal(x + way, y + way, left.folded, right.folded):
                    return x, y
    return None


def _equal(i: int, j: int, left: Sequence[str], right: Sequence[str]) -> bool:
    return 0 <= i < len(left) and 0 <= j < len(right) and left[i] == right[j]


def _judged(chain: list[Pair], left: Words, right: Words) -> Reuse | None:
    """The chain as shared wording, or None where it is too short, too plain or too loose."""
    equal = len(chain)
    longer = max(chain[-1][0] - chain[0][0], chain[-1][1] - chain[0][1]) + 1
    information = sum(left.values[i] for i, _ in chain)
    least = LEAST_OF_MANY if equal >= MANY_EQUAL else LEAST_INFORMATION
    if equal < FEWEST_EQUAL or information < least or equal / longer < LEAST_DENSITY:
        return None
    return Reuse(
        left.span(chain[0][0], chain[-1][0]),
        right.span(chain[0][1], chain[-1][1]),
        equal,
        longer,
    )
