"""Finds the terms of a codebook in a text: words in any inflection, stems, phrases, proximity.

A `Matcher` is compiled once for some topics and one language. Each distinct word of the texts is
held against the pattern words once and remembered, so that a text costs one dictionary look-up a
word; only passages with a hit are looked at closer.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from perspectives.analysis.forms import is_known, key
from perspectives.analysis.normalising import WORD, fold, is_inflection, primary, stem_of, unmarked
from perspectives.model.spans import Span, cover
from perspectives.model.topics import Term, TermKind, Topic, TopicId

MISREAD = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("i", "l"), ("0", "o"), ("5", "s"))
"""What text recognition takes for one another, written as the latter of each pair."""

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n\s*\n")
"""Where a phrase cannot go on, if a capital follows and no lone letter stands before ("U. S.")."""

SHORTEST_SPLIT, SHORTEST_HALF = 7, 2
"""Letters of a word, and of each of its halves, that is put together again where text recognition
or a line's end has cut it ("munici pality"): shorter ones meet by chance."""

BETWEEN_HALVES = frozenset((" ", "-", "\u00ad", "\n", "\u00a0", "- ", "-\n", "\u00ad\n"))
"""What stands between the halves of a word that was cut."""

SHORTEST_MISREAD = 6
"""Letters a pattern word needs before a misreading of it counts: short ones meet by chance."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found in a passage.

    `span` are its words, `near` those of the pattern it stands near, both in code points of the
    text searched. `is_misread` tells a word taken for what text recognition garbled.
    """

    topic: TopicId
    term: Term
    span: Span
    near: Span | None = None
    is_misread: bool = False

    @property
    def whole(self) -> Span:
        """From the term to what it stands near, all words between included."""
        return cover([self.span, self.near]) if self.near else self.span


@dataclass(frozen=True, slots=True)
class Found:
    """The hits that stand in a text, and the exclusions that took others away, by place."""

    hits: tuple[Hit, ...] = ()
    exclusions: tuple[Hit, ...] = ()


NOTHING = Found()


@dataclass(frozen=True, slots=True)
class PatternWord:
    """One word of a pattern, as it is held against the words of a text."""

    folded: str
    key: str
    is_stem: bool
    is_exact: bool
    cased: str
    language: str

    def matches(self, word: str, folded: str) -> bool:
        """Whether `word` (folded: `folded`) is this word, in any inflection unless exact."""
        if self.cased and not self._has_case(word):
            return False
        if self.is_stem:
            return folded.startswith(self.folded)
        if folded == self.folded:
            return True
        if self.is_exact or folded[:1].isdigit():
            return False
        if key(word, self.language) == self.key:
            return True
        if self.language not in ("sr", "sq") or is_known(word, self.language):
            return False
        return is_inflection(folded, stem_of(self.folded))

    def _has_case(self, word: str) -> bool:
        plain = unmarked(word)
        shared = min(len(plain), len(self.cased))
        if plain[:shared].lower() != self.cased[:shared].lower():
            shared = 1
        return plain[:shared] == self.cased[:shared]


def pattern_words(
    pattern: str, language: str, *, is_exact: bool = False, is_cased: bool = False
) -> tuple[PatternWord, ...]:
    """The words of a pattern in order; `*` after a word makes it a stem."""
    words: list[PatternWord] = []
    for match in WORD.finditer(pattern):
        word = match.group()
        is_stem = pattern[match.end() : match.end() + 1] == "*"
        words.append(
            PatternWord(
                fold(word),
                "" if is_stem or is_exact else key(word, language),
                is_stem,
                is_exact,
                unmarked(word) if is_cased else "",
                language,
            )
        )
    return tuple(words)


def misread_form(folded: str) -> str:
    """A form that is equal for a word and the commonest misreadings of it."""
    for read, meant in MISREAD:
        folded = folded.replace(read, meant)
    return folded


class _WordTable(dict[str, tuple[int, ...]]):
    """Which pattern words a word of a text is; each distinct word is worked out once."""

    def __init__(self, words: Sequence[PatternWord]) -> None:
        super().__init__()
        self._words = words
        self._starting: dict[str, list[int]] = defaultdict(list)
        self._misread: dict[str, list[int]] = defaultdict(list)
        self.misreadings: set[str] = set()
        self.halves: set[str] = set()
        self._beginnings: set[str] = set()
        for number, word in enumerate(words):
            if len(word.folded) >= SHORTEST_SPLIT and not word.is_exact:
                ends = range(SHORTEST_HALF, len(word.folded) - SHORTEST_HALF + 1)
                self._beginnings.update(word.folded[:end] for end in ends)
            # Two letters are kept by every inflection the dictionaries and the stemmer know.
            self._starting[word.folded[:2]].append(number)
            if len(word.folded) >= SHORTEST_MISREAD and not (word.is_exact or word.cased):
                self._misread[misread_form(word.folded)].append(number)

    def __missing__(self, word: str) -> tuple[int, ...]:
        folded = fold(word)
        starting = self._starting.get(folded[:2], ())
        found = tuple(at for at in starting if self._words[at].matches(word, folded))
        if not found and len(folded) >= SHORTEST_MISREAD - 1 and self._misread:
            found = tuple(self._misread.get(misread_form(folded), ()))
            if found:
                self.misreadings.add(word)
        if not found and folded in self._beginnings:
            self.halves.add(word)
        self[word] = found
        return found


@dataclass(frozen=True, slots=True)
class _Pattern:
    topic: TopicId
    term: Term
    words: tuple[int, ...]
    near: tuple[int, ...]


class Matcher:
    """The terms of some topics, compiled for texts of one primary language ("" = any)."""

    def __init__(self, topics: Iterable[Topic], language: str) -> None:
        self.language = primary(language)
        numbers: dict[PatternWord, int] = {}
        self._starting: dict[int, list[int]] = defaultdict(list)
        self._patterns: list[_Pattern] = []
        for topic in topics:
            for term in topic.terms:
                if term.language and self.language and primary(term.language) != self.language:
                    continue
                spoken = self.language or primary(term.language)
                words = pattern_words(
                    term.pattern, spoken, is_exact=term.exact, is_cased=term.case_sensitive
                )
                main = self._numbered(words, numbers)
                near = self._numbered(pattern_words(term.near, spoken), numbers)
                if main:
                    self._starting[main[0]].append(len(self._patterns))
                    self._patterns.append(_Pattern(topic.id, term, main, near))
        self._table = _WordTable(tuple(numbers))

    @staticmethod
    def _numbered(
        words: tuple[PatternWord, ...], numbers: dict[PatternWord, int]
    ) -> tuple[int, ...]:
        return tuple(numbers.setdefault(word, len(numbers)) for word in words)

    def hits(self, text: str, excluded: Sequence[Span] = ()) -> tuple[Hit, ...]:
        """Every term in `text` that no exclusion takes away, in order of place.

        Words inside the `excluded` spans (furniture) are not seen.
        """
        return self.found(text, excluded).hits

    def found(self, text: str, excluded: Sequence[Span] = ()) -> Found:
        """As `hits`, with the exclusions that took something away."""
        words = WORD.findall(text)
        meanings = [self._table[word] for word in words]
        has_halves = not self._table.halves.isdisjoint(words)
        if not has_halves and not any(meanings):
            return NOTHING
        spans = [Span(*match.span()) for match in WORD.finditer(text)]
        if has_halves:
            meanings, spans = self._whole_again(text, meanings, spans)
        if excluded:
            for at, span in enumerate(spans):
                if any(span.overlaps(other) for other in excluded):
                    meanings[at] = ()
        ends = _sentence_ends(text, spans)
        hits: list[Hit] = []
        exclusions: list[Hit] = []
        for at, numbers in enumerate(meanings):
            for number in numbers:
                for pattern in self._starting.get(number, ()):
                    hit = self._hit(self._patterns[pattern], meanings, spans, at, text, ends)
                    if hit is not None:
                        is_exclusion = hit.term.kind is TermKind.EXCLUDE
                        (exclusions if is_exclusion else hits).append(hit)
        used = [row for row in exclusions if any(_takes(row, hit) for hit in hits)]
        kept = [hit for hit in hits if not any(_takes(row, hit) for row in used)]
        return Found(tuple(kept), tuple(used))

    def _whole_again(
        self, text: str, meanings: Sequence[tuple[int, ...]], spans: Sequence[Span]
    ) -> tuple[list[tuple[int, ...]], list[Span]]:
        """Words and their places with the halves of pattern words put together."""
        out: list[tuple[int, ...]] = []
        places: list[Span] = []
        taken = -1
        for at, (meaning, span) in enumerate(zip(meanings, spans, strict=True)):
            if at == taken:
                continue
            if at + 1 < len(spans) and not meaning and not meanings[at + 1]:
                whole = Span(span.start, spans[at + 1].end)
                found = self._of_halves(text, span, spans[at + 1])
                if found:
                    self._table.misreadings.add(whole.of(text))
                    meaning, span, taken = found, whole, at + 1
            out.append(meaning)
            places.append(span)
        return out, places

    def _of_halves(self, text: str, first: Span, second: Span) -> tuple[int, ...]:
        """The pattern words that two halves are together; () where they are none."""
        half, rest = first.of(text), second.of(text)
        if half not in self._table.halves or text[first.end : second.start] not in BETWEEN_HALVES:
            return ()
        if len(rest) < SHORTEST_HALF or rest[0].isupper():
            return ()
        return self._table[half + rest]

    def _hit(
        self,
        pattern: _Pattern,
        meanings: Sequence[tuple[int, ...]],
        spans: Sequence[Span],
        at: int,
        text: str,
        ends: frozenset[int],
    ) -> Hit | None:
        end = at + len(pattern.words)
        if not _stands(pattern.words, meanings, at, ends):
            return None
        near: Span | None = None
        if pattern.near:
            near = _nearest(pattern, meanings, spans, at, end, ends)
            if near is None:
                return None
        span = Span(spans[at].start, spans[end - 1].end)
        misreadings = self._table.misreadings
        is_misread = bool(misreadings) and any(row.of(text) in misreadings for row in spans[at:end])
        return Hit(pattern.topic, pattern.term, span, near, is_misread)


def _sentence_ends(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """The numbers of the words after which a sentence ends: no phrase goes on beyond them."""
    return frozenset(
        at
        for at, (word, following) in enumerate(pairwise(spans))
        if SENTENCE_END.search(text, word.end, following.start)
        and text[following.start].isupper()
        and word.length > 1
    )


def _stands(
    words: tuple[int, ...],
    meanings: Sequence[tuple[int, ...]],
    at: int,
    ends: frozenset[int],
) -> bool:
    if at + len(words) > len(meanings) or words[0] not in meanings[at]:
        return False
    return all(
        at + step - 1 not in ends and words[step] in meanings[at + step]
        for step in range(1, len(words))
    )


def _nearest(
    pattern: _Pattern,
    meanings: Sequence[tuple[int, ...]],
    spans: Sequence[Span],
    at: int,
    end: int,
    ends: frozenset[int],
) -> Span | None:
    """The place of the pattern's `near` words closest to words `at` to `end`, if within reach."""
    reach = pattern.term.within
    best: tuple[int, Span] | None = None
    for start in range(max(0, at - reach - len(pattern.near) + 1), min(len(meanings), end + reach)):
        stop = start + len(pattern.near)
        if not _stands(pattern.near, meanings, start, ends) or (start < end and at < stop):
            continue
        distance = start - end + 1 if start >= end else at - stop + 1
        if distance <= reach and (best is None or distance < best[0]):
            best = (distance, Span(spans[start].start, spans[stop - 1].end))
    return best[1] if best else None


def _takes(exclusion: Hit, hit: Hit) -> bool:
    """Whether an exclusion's match, its near words included, holds the whole of a hit."""
    if exclusion.topic != hit.topic:
        return False
    return exclusion.whole.contains(hit.span)
