"""Where words of a text are in a revised version of it.

Words are paired one to one in three passes: runs of equal words anywhere, the longest first, so
that moved sentences and reordered sections are found; then what lies between paired runs, by word
differences (diff-match-patch), so that words among changed ones are found; then short leftovers
that occur once on either side. A place is carried by its first and last kept word and its words are
verified; what cannot be is None, never a guess.

Sources: the runs follow the idea of patience diff (B. Cohen, "Patience Diff Advantages", 2010),
with runs of several words instead of unique lines and without its demand for order; several ways of
finding a place, each verified by its quote, is how the Hypothesis client anchors (R. Leeds, "Fuzzy
Anchoring", 2013).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.analysis.differences import MOST_WORDS, DifferenceKind, word_differences
from perspectives.analysis.normalising import WORD
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEED = 4
"""Words a run must have to be found anywhere: shorter ones recur by chance in one text."""

MOST_PLACES = 24
"""A seed that stands in more places on one side is a formula of the text and says nothing."""

LEAST_KEPT = 0.6
"""The share of a place's words that must be kept, and of the words at its new place that must be
old ones: more than half, so that no two places claim the same words, with room for revision."""

LEAST_RARE = 2
"""Words a leftover must have to be paired by being the only one of its kind on both sides."""

NEAR = 8
"""Words before and after a place that tell it from another one with the same words: a clause."""


@dataclass(frozen=True, slots=True)
class _Run:
    left: int
    right: int
    length: int


class Anchors:
    """The words of two versions of a text, paired; spans are code points of one of the two."""

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new
        self._old_spans = [Span(*row.span()) for row in WORD.finditer(old)]
        self._new_spans = [Span(*row.span()) for row in WORD.finditer(new)]
        self._old_words = [span.of(old).casefold() for span in self._old_spans]
        self._new_words = [span.of(new).casefold() for span in self._new_spans]
        self._old_starts = _sentence_starts(old, self._old_spans)
        self._new_starts = _sentence_starts(new, self._new_spans)
        self._right: list[int] = [-1] * len(self._old_words)
        self._left: list[int] = [-1] * len(self._new_words)
        self._pair_runs()
        self._pair_between()
        self._pair_rare()

    def move(self, span: Span) -> Span | None:
        """Where the words of `span` of the old text are in the new one; None = not there.

        Changed words at either end come along where their neighbours tell how far they reach.
        """
        first, last = self._words_in(self._old_spans, span)
        if first >= last:
            return None
        kept = [self._right[at] for at in range(first, last) if self._right[at] >= 0]
        cluster = _largest_cluster(kept, last - first)
        if len(cluster) < LEAST_KEPT * (last - first):
            return None
        narrow = min(cluster), max(cluster) + 1
        if self._is_doubtful(first, last, *narrow):
            return None
        for start, end in (self._widened(first, last, *narrow), narrow):
            if len(cluster) >= LEAST_KEPT * (end - start):
                found = Span(self._new_spans[start].start, self._new_spans[end - 1].end)
                return self._with_marks(span, found)
        return None

    def kept(self, old: Span) -> tuple[int, tuple[int, ...]]:
        """How many words the old span has, and where those begin in the new text that are there."""
        first, last = self._words_in(self._old_spans, old)
        places = [self._right[at] for at in range(first, last) if self._right[at] >= 0]
        return last - first, tuple(self._new_spans[at].start for at in places)

    def words_in_new(self, new: Span) -> int:
        """How many words are in a span of the new text."""
        first, last = self._words_in(self._new_spans, new)
        return last - first

    def _pair_runs(self) -> None:
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(self._new_words) - SEED + 1):
            places[tuple(self._new_words[at : at + SEED])].append(at)
        runs: set[_Run] = set()
        seen: dict[int, int] = {}
        for at in range(len(self._old_words) - SEED + 1):
            found = places.get(tuple(self._old_words[at : at + SEED]), ())
            if len(found) > MOST_PLACES:
                continue
            for there in found:
                if seen.get(there - at, -1) > at:
                    continue  # inside a run that was found from its beginning
                run = self._grown(at, there)
                seen[there - at] = run.left + run.length - SEED + 1
                runs.add(run)
        self._take(runs)

    def _grown(self, left: int, right: int) -> _Run:
        length = SEED
        while left and right and self._old_words[left - 1] == self._new_words[right - 1]:
            left, right, length = left - 1, right - 1, length + 1
        most = min(len(self._old_words) - left, len(self._new_words) - right)
        while length < most and self._old_words[left + length] == self._new_words[right + length]:
            length += 1
        return self._trimmed(_Run(left, right, length))

    def _trimmed(self, run: _Run) -> _Run:
        """A run without the first or last words of a neighbouring sentence, fewer than a seed.

        Sentences that begin alike ("It would") must not lend each other words; where they do belong
        the differences between runs find them.
        """
        left, right, length = run.left, run.right, run.length
        for step in range(1, min(SEED, length - SEED + 1)):
            if self._starts(run, step):
                left, right, length = run.left + step, run.right + step, run.length - step
        for step in range(1, min(SEED, length - SEED + 1)):
            if self._starts(run, run.length - step):
                return _Run(left, right, length - step)
        return _Run(left, right, length)

    def _starts(self, run: _Run, step: int) -> bool:
        return run.left + step in self._old_starts or run.right + step in self._new_starts

    def _take(self, runs: Iterable[_Run]) -> None:
        """Pair the words of runs, the longest first.

        Of equally long ones that claim the same words, as where a text says something twice and one
        of the two is gone, the one is taken that moved as its neighbours did.
        """
        waiting: dict[int, list[_Run]] = defaultdict(list)
        for run in runs:
            waiting[run.length].append(run)
        for length in sorted(waiting, reverse=True):
            equals = waiting[length]
            claims = Counter(
                place for run in equals for place in (("l", run.left), ("r", run.right))
            )
            clear = [row for row in equals if claims["l", row.left] == claims["r", row.right] == 1]
            doubtful = (
                [row for row in equals if row not in clear] if len(clear) < len(equals) else []
            )
            for run in sorted(clear, key=lambda row: row.left):
                self._take_run(run)
            for run in sorted(doubtful, key=lambda row: (self._strayed(row), row.left, row.right)):
                self._take_run(run)

    def _take_run(self, run: _Run) -> None:
        for part in self._free_parts(run):
            if part.length >= SEED:
                for step in range(part.length):
                    self._pair(part.left + step, part.right + step)

    def _strayed(self, run: _Run) -> int:
        """How far a run moved against the nearest paired words before and after it."""
        moved = run.right - run.left
        out: list[int] = []
        for step, at in ((-1, run.left - 1), (1, run.left + run.length)):
            while 0 <= at < len(self._right) and self._right[at] < 0:
                at += step
            if 0 <= at < len(self._right):
                out.append(abs(moved - (self._right[at] - at)))
        return min(out, default=abs(moved))

    def _free_parts(self, run: _Run) -> list[_Run]:
        out: list[_Run] = []
        start = -1
        for step in range(run.length + 1):
            is_free = (
                step < run.length
                and self._right[run.left + step] < 0
                and self._left[run.right + step] < 0
            )
            if is_free and start < 0:
                start = step
            elif not is_free and start >= 0:
                out.append(_Run(run.left + start, run.right + start, step - start))
                start = -1
        return out

    def _pair_between(self) -> None:
        """Pair what lies between paired words by word differences, after and before each run."""
        for left in _gaps(self._right):
            after = self._right[left.start - 1] + 1 if left.start else 0
            before = self._right[left.end] if left.end < len(self._right) else len(self._new_words)
            windows = {self._gap_from(after), self._gap_up_to(before)}
            for right in sorted(windows, key=lambda row: (-row.length, row.start)):
                self._pair_gap(left, right)

    def _gap_from(self, start: int) -> Span:
        end = start
        while end < len(self._left) and self._left[end] < 0:
            end += 1
        return Span(start, end)

    def _gap_up_to(self, end: int) -> Span:
        start = end
        while start and self._left[start - 1] < 0:
            start -= 1
        return Span(start, end)

    def _pair_gap(self, left: Span, right: Span) -> None:
        if not left.length or not right.length or max(left.length, right.length) > MOST_WORDS:
            return
        # One word to one token: blanks and marks between the words do not matter here.
        old = " ".join(self._old_words[left.start : left.end])
        new = " ".join(self._new_words[right.start : right.end])
        parts = [
            (
                part.kind is DifferenceKind.EQUAL,
                len(WORD.findall(old, *part.left)),
                len(WORD.findall(new, *part.right)),
            )
            for part in word_differences(old, new)
        ]
        i, j = left.start, right.start
        for at, (is_equal, ours, theirs) in enumerate(parts):
            if is_equal and _is_believed(parts, at):
                for step in range(ours):
                    if self._right[i + step] < 0 and self._left[j + step] < 0:
                        self._pair(i + step, j + step)
            i, j = i + ours, j + theirs

    def _pair_rare(self) -> None:
        """Pair leftovers too short for a run that stand once in the old text and once unpaired."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for gap in _gaps(self._left):
            for length in range(LEAST_RARE, SEED):
                for at in range(gap.start, gap.end - length + 1):
                    places[tuple(self._new_words[at : at + length])].append(at)
        for gap in _gaps(self._right):
            words = tuple(self._old_words[gap.start : gap.end])
            found = places.get(words, ())
            if len(found) == 1 and len(_places(self._old_words, words)) == 1:
                for step in range(gap.length):
                    self._pair(gap.start + step, found[0] + step)

    def _pair(self, left: int, right: int) -> None:
        self._right[left], self._left[right] = right, left

    def _words_in(self, spans: Sequence[Span], span: Span) -> tuple[int, int]:
        """The words that touch `span`: the first, and one after the last."""
        from bisect import bisect_left, bisect_right

        first = bisect_right(spans, span.start, key=lambda row: row.end)
        return first, bisect_left(spans, span.end, key=lambda row: row.start)

    def _is_doubtful(self, first: int, last: int, start: int, end: int) -> bool:
        """Whether the old text says these words more than once and nothing tells which is meant.

        What tells is a word near the place in the old text, outside of what is said twice, that is
        near the new place too.
        """
        kept = [at for at in range(first, last) if start <= self._right[at] < end]
        first, last = kept[0], kept[-1] + 1
        words = tuple(self._old_words[first:last])
        others = [at for at in _places(self._old_words, words) if at != first]
        if not others:
            return False
        ahead = max(self._same(first - 1, at - 1, -1) for at in others)
        behind = max(self._same(last, at + len(words), 1) for at in others)
        low, high = first - ahead, last + behind
        before = self._right[max(low - NEAR, 0) : low]
        after = self._right[high : high + NEAR]
        is_held = any(start - ahead - NEAR <= place < start for place in before)
        return not is_held and not any(end <= place < end + behind + NEAR for place in after)

    def _same(self, one: int, other: int, step: int) -> int:
        """How many words of the old text are the same from two places on, in one direction."""
        count = 0
        while (
            min(one, other) >= 0
            and max(one, other) < len(self._old_words)
            and self._old_words[one] == self._old_words[other]
        ):
            one, other, count = one + step, other + step, count + 1
        return count

    def _widened(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        """`start` and `end` with the changed words at the ends of the place.

        They reach to the pair of the word next to the place, if that word stands next to it still
        and no more words lie between than there were, and half as many again.
        """
        lost = next(at for at in range(first, last) if self._right[at] >= start) - first
        before = self._right[first - 1] if first else -1
        if lost and (before >= 0 or not first) and 0 < start - before - 1 <= lost * 1.5:
            start = before + 1
        lost = last - 1 - max(at for at in range(first, last) if 0 <= self._right[at] < end)
        is_end = last == len(self._right)
        after = len(self._left) if is_end else self._right[last]
        if lost and after >= 0 and 0 < after - end <= lost * 1.5:
            end = after
        return start, end

    def _with_marks(self, old: Span, new: Span) -> Span:
        """`new` with the marks before and after its words that `old` has too ("(", "."”)."""
        words = self._words_in(self._old_spans, old)
        lead = self._old[old.start : self._old_spans[words[0]].start]
        tail = self._old[self._old_spans[words[1] - 1].end : old.end]
        start, end = new.start, new.end
        if lead and self._new[start - len(lead) : start] == lead:
            start -= len(lead)
        while tail and self._new[end : end + len(tail)] != tail:
            tail = tail[:-1]
        return Span(start, end + len(tail))


def _is_believed(parts: Sequence[tuple[bool, int, int]], at: int) -> bool:
    """Whether an equal part among word differences is more than a chance meeting of small words.

    The changed words next to it may be at most twice its own and one: a lone "the" is believed
    between two changed words, not between a deleted sentence and an inserted one.
    """
    changed = sum(max(parts[place][1:]) for place in (at - 1, at + 1) if 0 <= place < len(parts))
    return changed <= 2 * parts[at][1] + 1


def _gaps(pairs: Sequence[int]) -> list[Span]:
    """The stretches of words without a pair."""
    out: list[Span] = []
    start = -1
    for at, pair in enumerate((*pairs, 0)):
        if pair < 0 and start < 0:
            start = at
        elif pair >= 0 and start >= 0:
            out.append(Span(start, at))
            start = -1
    return out


def _largest_cluster(places: list[int], words: int) -> list[int]:
    """The most places that lie together: with gaps of at most half the words, two at least."""
    clusters: list[list[int]] = []
    most = max(2, words // 2)
    for place in sorted(places):
        if clusters and place - clusters[-1][-1] <= most:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return max(clusters, key=len) if clusters else []


def _places(words: Sequence[str], wanted: tuple[str, ...]) -> list[int]:
    """Where `wanted` stands among `words`."""
    length = len(wanted)
    return [
        at
        for at in range(len(words) - length + 1)
        if words[at] == wanted[0] and tuple(words[at : at + length]) == wanted
    ]


def _sentence_starts(text: str, spans: Sequence[Span]) -> set[int]:
    """The words that follow an end of a sentence or a line, and the first."""
    ends = (0, *(span.end for span in spans))
    return {
        at
        for at, span in enumerate(spans)
        if not at or any(mark in ".!?…\n" for mark in text[ends[at] : span.start])
    }
