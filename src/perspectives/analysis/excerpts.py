"""The part of a passage that stands on the wall: whole sentences around what matters in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perspectives.model.spans import Span, cover, merged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model.states import Attitude

MOST_WORDS = 60
"""Words of an excerpt: what a class reads in a minute, and the most that fits two columns."""

NOTHING = Span(0, 0)
"""What is shown of a text that is silent."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A passage on a page: its words, which of them are shown, and which are marked.

    `text` is the passage verbatim; `shown`, `sentences` and `marks` are spans of it in code points.
    `sign` names the text ("R", "1"), `name` says who speaks, `place` is "¶4"; `names` are the words
    by which the passage says itself who speaks. An excerpt without a `passage` is a text that is
    silent.
    """

    passage: str
    document: str
    sign: str
    name: str
    place: str = ""
    text: str = ""
    shown: Span = NOTHING
    sentences: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    attitude: Attitude | None = None
    language: str = ""
    names: tuple[Span, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether the text says nothing here."""
        return not self.passage

    @property
    def is_cut_before(self) -> bool:
        """Whether words before those shown are left out."""
        return bool(self.sentences) and self.shown.start > self.sentences[0].start

    @property
    def is_cut_after(self) -> bool:
        """Whether words after those shown are left out."""
        return bool(self.sentences) and self.shown.end < self.sentences[-1].end

    @property
    def words(self) -> int:
        """How many words are shown."""
        return count(self.text, self.shown)

    @property
    def all_words(self) -> int:
        """How many words the passage has, without a date line that opens it."""
        return count(self.text, cover(self.sentences)) if self.sentences else 0


def trimmed(excerpt: Excerpt, most: int = MOST_WORDS) -> Excerpt:
    """The excerpt with at most `most` words shown (at least 1): whole sentences around its marks.

    Sentences join the one that bears most marks as long as they fit: marked ones first, then those
    that follow, then those before. Where that one alone is too long, it is cut between words,
    around its marks.
    """
    if not excerpt.sentences:
        return excerpt
    text, sentences = excerpt.text, excerpt.sentences
    weights = [_marked(row, excerpt.marks) for row in sentences]
    first = last = weights.index(max(weights))
    if count(text, sentences[first]) > most:
        return replace(excerpt, shown=_cut(text, sentences[first], excerpt.marks, max(1, most)))
    while True:
        ways: list[tuple[int, int, int, int]] = []
        if last + 1 < len(sentences):
            ways.append((-weights[last + 1], 0, first, last + 1))
        if first > 0:
            ways.append((-weights[first - 1], 1, first - 1, last))
        for _weight, _side, low, high in sorted(ways):
            if count(text, Span(sentences[low].start, sentences[high].end)) <= most:
                first, last = low, high
                break
        else:
            return replace(excerpt, shown=Span(sentences[first].start, sentences[last].end))


def count(text: str, span: Span) -> int:
    """The words of `text` inside `span`, parted by blanks."""
    return len(span.of(text).split())


def clipped(spans: Iterable[Span], bounds: Span) -> tuple[Span, ...]:
    """The parts of `spans` that lie inside `bounds`, in order."""
    rows = (Span(max(row.start, bounds.start), min(row.end, bounds.end)) for row in spans)
    return tuple(row for row in sorted(rows) if row.length > 0)


def named_in(text: str, names: Iterable[str]) -> tuple[Span, ...]:
    """Where a text says one of `names`, in whatever case; names of one or two letters are none."""
    wanted = sorted({name for name in names if len(name) > 2}, key=lambda name: -len(name))
    if not wanted:
        return ()
    pattern = "|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in wanted)
    return tuple(Span(*row.span()) for row in re.finditer(pattern, text, re.IGNORECASE))


def joined(marks: tuple[Span, ...], text: str, start: int) -> tuple[Span, ...]:
    """The marks in code points from `start` on, with those that only a blank parts as one.

    `text` is the whole document; `marks` are in its code points, in order or not.
    """
    out: list[Span] = []
    for mark in merged(marks):
        if out and not text[out[-1].end : mark.start].strip():
            out[-1] = Span(out[-1].start, mark.end)
        else:
            out.append(mark)
    return tuple(row.shifted(-start) for row in out)


def _marked(sentence: Span, marks: Iterable[Span]) -> int:
    return sum(row.length for row in clipped(marks, sentence))


def _cut(text: str, sentence: Span, marks: tuple[Span, ...], most: int) -> Span:
    """At most `most` words of a sentence, around its first marks, its beginning where they fit."""
    words = [Span(*row.span()) for row in _WORD.finditer(text, sentence.start, sentence.end)]
    wanted = [at for at, word in enumerate(words) if _marked(word, marks)] or [0]
    first, last = wanted[0], wanted[-1]
    if last >= most:
        # Marks that do not fit together are shown from the first on, with a few words before it.
        room = max(0, most - (last - first + 1)) // 2 if last - first < most else most // 6
        first = max(0, min(first - room, len(words) - most))
    else:
        first = 0
    chosen = words[first : first + most]
    return Span(chosen[0].start, chosen[-1].end)
