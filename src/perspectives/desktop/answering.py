"""What the worker answers beside comparing: hits of terms, suggested topics, a run on trial.

A question is ("ask", token, kind, what); its answer ("answer", token, value), value None where the
question came too late. No Qt in here.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from perspectives.model.comparison import LinkEvidence
from perspectives.model.edits import apply
from perspectives.model.topics import TopicId

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.analysis.caching import Memory
    from perspectives.analysis.rerunning import Rerun
    from perspectives.model.comparison import Comparison, Link, Tagging
    from perspectives.model.edits import Edit
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic

Counts = tuple[int, int]
"""Hits in all texts, and the texts that have any."""

QUICK = ("count", "count terms")
"""Questions of these kinds are answered even while texts are compared: a person is typing."""

MOST_SHOWN = 200
"""Rows of a kind that a trial lists: more are counted, and nobody reads on."""

TEXTS_A_LOOK = 8
"""Texts counted between two looks for a newer question: about 15 ms of work."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a run would change: how many, and the first of them without their evidence.

    `topics` are (topic, added, removed, kept) taggings; `links` the same three numbers of links.
    """

    topics: tuple[tuple[str, int, int, int], ...]
    links: tuple[int, int, int]
    added: tuple[Tagging, ...]
    removed: tuple[Tagging, ...]
    added_links: tuple[Link, ...]
    removed_links: tuple[Link, ...]

    @property
    def taggings(self) -> tuple[int, int, int]:
        """Taggings added, removed and kept, of all topics together."""
        rows = self.topics
        return sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows)


def trial_of(rerun: Rerun) -> Trial:
    """The numbers of a run, and as many rows as a person looks through."""
    parts = (rerun.added_taggings, rerun.removed_taggings, rerun.kept_taggings)
    counts = [Counter(row.topic for row in part) for part in parts]
    names = dict.fromkeys(name for part in counts for name in part)
    return Trial(
        tuple((name, *(part[name] for part in counts)) for name in names),  # type: ignore[misc]
        (len(rerun.added_links), len(rerun.removed_links), len(rerun.kept_links)),
        tuple(replace(row, evidence=()) for row in rerun.added_taggings[:MOST_SHOWN]),
        tuple(replace(row, evidence=()) for row in rerun.removed_taggings[:MOST_SHOWN]),
        tuple(replace(row, evidence=LinkEvidence(0.0)) for row in rerun.added_links[:MOST_SHOWN]),
        tuple(replace(row, evidence=LinkEvidence(0.0)) for row in rerun.removed_links[:MOST_SHOWN]),
    )


class Answers:
    """Answers questions about the project that the worker holds."""

    def __init__(self) -> None:
        self.project: Project | None = None
        self.comparison: Comparison | None = None
        self._counted: tuple[Any, Any] | None = None

    def answer(
        self, kind: str, what: Any, memory: Callable[[], Memory], is_late: Callable[[], bool]
    ) -> Any:
        """The answer to one question; None where the project or comparison is not there yet."""
        if self.project is None:
            return None
        if kind in QUICK:
            return self._count(what, memory(), is_late)
        if kind == "suggest":
            return self._suggest()
        if kind == "mentions":
            return self._mentions()
        if kind == "shared wording":
            return self._shared_wording()
        if kind == "try":
            return self._try(what, memory(), is_late)
        raise ValueError(f"no such question: {kind!r}")

    def _count(
        self, topics: tuple[Topic, ...], memory: Memory, is_late: Callable[[], bool]
    ) -> tuple[Counts, ...] | None:
        """Hits of each topic's terms; None where a newer question waits."""
        from perspectives.analysis.term_counting import TermCounter

        assert self.project is not None
        documents = self.project.documents
        if self._counted is None or self._counted[0] is not documents:
            self._counted = (documents, TermCounter(documents.values(), memory))
        counter: TermCounter = self._counted[1]
        named = tuple(replace(row, id=TopicId(str(at))) for at, row in enumerate(topics))
        hits, texts = [0] * len(topics), [0] * len(topics)
        for at, (_document, found) in enumerate(counter.counting(named)):
            for name, count in found.items():
                hits[int(name)] += count
                texts[int(name)] += 1
            if at % TEXTS_A_LOOK == 0 and is_late():
                return None
        return tuple(zip(hits, texts, strict=True))

    def _suggest(self) -> Any:
        from perspectives.analysis.suggesting import suggested_topics

        assert self.project is not None
        if self.comparison is None or not self.comparison.is_complete:
            return None
        return suggested_topics(self.project, self.comparison)

    def _mentions(self) -> Any:
        """Names, dates and cited documents of all texts; None until they are in passages."""
        from perspectives.analysis.mentioning import mentions
        from perspectives.model.lookup import Lookup

        if self.project is None or self.comparison is None:
            return None
        return mentions(self.project, Lookup(self.comparison))

    def _shared_wording(self) -> Any:
        """Passages that share wording; None until the texts are in passages."""
        from perspectives.analysis.shared_wording import shared_wording
        from perspectives.model.lookup import Lookup

        if self.project is None or self.comparison is None:
            return None
        return shared_wording(self.project, Lookup(self.comparison))

    def _try(
        self, edits: tuple[Edit, ...], memory: Memory, is_late: Callable[[], bool]
    ) -> Trial | None:
        """What `edits` would change in the comparison; the worker's own project stays."""
        from perspectives.analysis.compare import compare
        from perspectives.analysis.rerunning import changes_of_rerun
        from perspectives.opening import embedding_table

        if self.project is None or self.comparison is None or not self.comparison.is_complete:
            return None
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        project = self.project
        for edit in edits:
            project = apply(project, edit)
        after = compare(project, table=embedding_table(), cache=memory, cancelled=is_late)
        return trial_of(changes_of_rerun(self.comparison, after))
