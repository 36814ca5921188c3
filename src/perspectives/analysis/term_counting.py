"""How often terms hit across all texts, for the number beside a term while it is typed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perspectives.analysis.caching import Memory
from perspectives.analysis.preparing import prepared
from perspectives.analysis.terms import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perspectives.analysis.preparing import PreparedText
    from perspectives.model.documents import Document, DocumentId
    from perspectives.model.topics import Topic


class TermCounter:
    """Counts hits in texts that are made ready once, since one asks at every letter typed."""

    def __init__(self, documents: Iterable[Document], memory: Memory | None = None) -> None:
        kept = memory or Memory()
        self._texts: list[PreparedText] = [prepared(row, kept) for row in documents]

    def counts(self, topic: Topic) -> dict[DocumentId, int]:
        """The hits of a topic's terms in each text, exclusions taken off; 0 = silent so far.

        For a single term give a topic with that term alone.
        """
        return {text: hits[topic.id] for text, hits in self.counting((topic,))}

    def counting(self, topics: tuple[Topic, ...]) -> Iterator[tuple[DocumentId, Counter[str]]]:
        """Text by text the hits of each topic, by its id: several cost little more than one.

        Text by text, so that one who asked anew need not wait for the rest.
        """
        matchers: dict[str, Matcher] = {}
        for text in self._texts:
            matcher = matchers.get(text.language)
            if matcher is None:
                matcher = matchers[text.language] = Matcher(topics, text.language)
            found: Counter[str] = Counter()
            for _, words in text.contents:
                found.update(hit.topic for hit in matcher.hits(words))
            yield text.document.id, found
