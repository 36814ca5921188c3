"""What two passages both mention: names of the project, dates, numbers, other names, terms."""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from perspectives.analysis.arrays import integers
from perspectives.analysis.caching import Memory, content_key
from perspectives.analysis.naming import Marks
from perspectives.analysis.preparing import ContentRow
from perspectives.analysis.space import Space
from perspectives.analysis.terms import Matcher
from perspectives.analysis.topics import TaggedTopics
from perspectives.model.spans import Span
from perspectives.model.topics import Name, Term, Topic, TopicId

MOST_SHARED = 8
"""Things named as evidence for one link, names first."""

Mentions = dict[str, str]
"""Names and terms of a passage: a key that is equal in both passages, and how to show it."""


def topics_of_names(names: Iterable[Name]) -> tuple[Topic, ...]:
    """Each name as a topic whose terms are its forms, so that a Matcher finds it."""
    return tuple(
        Topic(
            TopicId(row.id),
            row.name,
            terms=tuple(Term(form) for form in dict.fromkeys((row.name, *row.forms))),
        )
        for row in names
    )


class Sharing:
    """Answers what two passages of one comparison share; each passage is looked at once."""

    def __init__(
        self,
        names: Sequence[Name],
        rows: Sequence[ContentRow],
        space: Space,
        space_key: tuple[object, ...],
        topics: TaggedTopics,
        memory: Memory,
    ) -> None:
        self._names = topics_of_names(names)
        self._labels = {row.id: row.name for row in self._names}
        self._key = content_key(repr(self._names))
        self._rows = rows
        self._space = space
        self._topics = topics
        self._memory = memory
        # What does not depend on the topics outlives an edit of theirs.
        self._lasting: dict[int, tuple[Mentions, tuple[Span, ...]]] = memory.recall(
            ("mentions", self._key, space_key), dict[int, tuple[Mentions, tuple[Span, ...]]]
        )
        self._places_of_marks: dict[int, Marks] = memory.recall(
            ("marks", space_key), dict[int, Marks]
        )
        self._known: dict[int, Mentions] = {}
        marks = space.fitted.marks
        self._marks = [
            frozenset(integers(marks.columns[start:end]))
            for start, end in pairwise(integers(marks.start))
        ]

    def between(self, left: int, right: int) -> tuple[str, ...]:
        """What the passages at these places both mention, as the left one writes it."""
        mine, theirs = self._mentions(left), self._mentions(right)
        names = [shown for key, shown in mine.items() if key in theirs]
        marks = self._marks[left] & self._marks[right]
        if marks:
            names += self._shown_marks(left, marks)
        return tuple(dict.fromkeys(names))[:MOST_SHARED]

    def _shown_marks(self, place: int, shared: Collection[int]) -> list[str]:
        """Shared dates, numbers and other names as the passage writes them, dates first."""
        row = self._rows[place]
        marks = self._places_of_marks.get(place)
        if marks is None:
            marks = self._places_of_marks[place] = self._space.marks(row.text, row.language)
        wanted = {self._space.vocabulary.mark(number) for number in shared}
        taken = list(self._lasting[place][1])
        out: list[str] = []
        for mark, span in sorted(marks.items(), key=lambda pair: (-pair[1].length, pair[1])):
            if mark in wanted and not any(span.overlaps(old) for old in taken):
                out.append(span.of(row.text))
                taken.append(span)
        return out

    def _mentions(self, place: int) -> Mentions:
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._with_terms(place)
        return known

    def _with_terms(self, place: int) -> Mentions:
        lasting = self._lasting.get(place)
        if lasting is None:
            lasting = self._lasting[place] = self._names_of(place)
        out, taken = dict(lasting[0]), lasting[1]
        text = self._rows[place].text
        for topic in self._topics.topics:
            for hit in topic.found[place].hits:
                if not any(hit.span.overlaps(old) for old in taken):
                    out.setdefault(f"term {hit.term.pattern}", hit.span.of(text))
        return out

    def _names_of(self, place: int) -> tuple[Mentions, tuple[Span, ...]]:
        row = self._rows[place]
        matcher = self._memory.recall(
            ("names", self._key, row.language), lambda: Matcher(self._names, row.language)
        )
        hits = matcher.hits(row.text)
        names = {f"name {hit.topic}": self._labels[hit.topic] for hit in hits}
        return names, tuple(hit.span for hit in hits)
