"""What two passages both mention: names of the project, dates, numbers, other names, terms."""

from collections.abc import Iterable, Sequence

from perspectives.analysis.caching import Memory, content_key
from perspectives.analysis.preparing import ContentRow
from perspectives.analysis.space import Space
from perspectives.analysis.terms import Matcher
from perspectives.analysis.topics import TaggedTopics
from perspectives.model.spans import Span
from perspectives.model.topics import Name, Term, Topic, TopicId

MOST_SHARED = 8
"""Things named as evidence for one link, names first."""

Mentions = dict[str, str]
"""What a passage mentions: a key that is equal in both passages, and how to show it."""


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
        self._known: dict[int, Mentions] = {}

    def between(self, left: int, right: int) -> tuple[str, ...]:
        """What the passages at these places both mention, as the left one writes it."""
        mine, theirs = self._mentions(left), self._mentions(right)
        shown = dict.fromkeys(shown for key, shown in mine.items() if key in theirs)
        return tuple(shown)[:MOST_SHARED]

    def _mentions(self, place: int) -> Mentions:
        known = self._known.get(place)
        if known is None:
            known = self._known[place] = self._with_terms(place)
        return known

    def _with_terms(self, place: int) -> Mentions:
        lasting = self._lasting.get(place)
        if lasting is None:
            lasting = self._lasting[place] = self._names_and_marks(place)
        out, taken = dict(lasting[0]), lasting[1]
        text = self._rows[place].text
        for topic in self._topics.topics:
            for hit in topic.found[place].hits:
                if not any(hit.span.overlaps(old) for old in taken):
                    out.setdefault(f"term {hit.term.pattern}", hit.span.of(text))
        return out

    def _names_and_marks(self, place: int) -> tuple[Mentions, tuple[Span, ...]]:
        row = self._rows[place]
        matcher = self._memory.recall(
            ("names", self._key, row.language), lambda: Matcher(self._names, row.language)
        )
        out: Mentions = {}
        taken: list[Span] = []
        for hit in matcher.hits(row.text):
            out.setdefault(f"name {hit.topic}", self._labels[hit.topic])
            taken.append(hit.span)
        marks = self._space.marks(row.text, row.language)
        # Dates come before the numbers they are made of.
        for mark, span in sorted(marks.items(), key=lambda pair: (-pair[1].length, pair[1])):
            if self._space.mark_weight(mark) > 0 and not any(span.overlaps(old) for old in taken):
                out.setdefault(f"mark {mark}", span.of(row.text))
                taken.append(span)
        return out, tuple(taken)
