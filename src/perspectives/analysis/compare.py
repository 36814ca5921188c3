"""The pipeline: project to comparison, in steps that can be watched, shown and stopped.

Passages first, then taggings, then links: the reference with every text, passages named in `first`
before others, then all other pairs. The result depends on the project and the table alone; the
memory, the order of the steps and who watches change nothing.
"""

from collections.abc import Callable, Iterable, Sequence

from perspectives.analysis.caching import Memory, Store, memory_of
from perspectives.analysis.embedding import EmbeddingTable
from perspectives.analysis.evidencing import Evidencing
from perspectives.analysis.forms import keep_forms, recall_forms
from perspectives.analysis.judging import (
    judged_links,
    judged_taggings,
    lost_judgements,
    near_misses,
)
from perspectives.analysis.pairing import (
    REMEMBERED,
    Candidate,
    Pairing,
    Strongest,
    candidates_between,
    link_of,
)
from perspectives.analysis.preparing import ContentRow, PreparedText, content_rows, prepared
from perspectives.analysis.sharing import Sharing
from perspectives.analysis.space import Space
from perspectives.analysis.tagging import CUT
from perspectives.analysis.topical import topic_vectors
from perspectives.analysis.topics import TaggedTopics, decided_scores, tagged_topics
from perspectives.model.comparison import (
    Comparison,
    Coverage,
    Link,
    Progress,
    ProgressCallback,
    Tagging,
)
from perspectives.model.documents import DocumentId, PassageId, document_of
from perspectives.model.errors import Cancelled, Problem
from perspectives.model.lookup import link_order
from perspectives.model.project import Project
from perspectives.model.spans import merged
from perspectives.model.states import State

OTHER_LINKS = 3
"""In a large project, links a passage keeps into all texts but the reference, and the reference's
are kept all: a million pairs would help nobody."""

ENGINE_VERSION = "2"
"""Raised whenever the same project can give another comparison; part of every cache key."""


def compare(
    project: Project,
    *,
    table: EmbeddingTable,
    cache: Memory | Store | None = None,
    progress: ProgressCallback | None = None,
    cancelled: Callable[[], bool] | None = None,
    first: Iterable[PassageId | str] = (),
) -> Comparison:
    """Everything derived from `project`: passages, taggings, links, coverage.

    `cache` is a Memory (keep one for a fast next run) or any mapping of names to bytes.
    `progress` is told the stage and, now and then, a partial comparison that can be shown.
    `cancelled` is asked often; where it says yes, Cancelled is raised and nothing is lost but time.
    `first` are passages whose links are wanted before others.
    """
    memory = memory_of(cache)
    watch = _Watch(progress, cancelled)
    texts = _texts(project, memory, watch)
    comparison = Comparison(
        passages=tuple(row for text in texts for row in text.passages),
        engine=ENGINE_VERSION,
        is_complete=False,
    )
    watch.show("passages", len(texts), len(texts), comparison)
    languages = list(dict.fromkeys(text.language for text in texts))
    for language in languages:
        recall_forms(language, memory.store)
    rows = content_rows(texts)
    space_key = ("space", table.name, *((text.key, text.language) for text in texts))
    space = memory.recall(
        space_key,
        lambda: Space(
            [row.text for row in rows], [row.language for row in rows], table, memory.store
        ),
    )
    watch.check()
    topics = tagged_topics(project, texts, rows, space, memory, space_key, watch.check)
    comparison = _with_taggings(comparison, project, texts, rows, topics)
    watch.show("topics", 1, 1, comparison)
    raw = decided_scores(project, rows, topics)
    pairing = Pairing(
        rows,
        space,
        space_key,
        memory,
        topics,
        topic_vectors(raw),
        raw >= CUT,
        Sharing(tuple(project.names.values()), rows, space, space_key, topics, memory),
        memory.recall(("evidence", space_key), lambda: Evidencing(space, rows)),
    )
    jobs = link_jobs(project, texts, {document_of(PassageId(row)) for row in first})
    links = _links(pairing, project, jobs, watch, comparison)
    for language in languages:
        keep_forms(language, memory.store)
    return _with_links(comparison, project, links, is_complete=True)


class _Watch:
    """Tells how far the work is and whether it is still wanted."""

    def __init__(
        self, progress: ProgressCallback | None, cancelled: Callable[[], bool] | None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled

    def check(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled

    def show(self, stage: str, done: int, total: int, partial: Comparison | None = None) -> None:
        self.check()
        if self._progress is not None:
            self._progress(Progress(stage, done, total, partial))

    @property
    def is_watched(self) -> bool:
        return self._progress is not None


def _texts(project: Project, memory: Memory, watch: _Watch) -> tuple[PreparedText, ...]:
    documents = project.ordered_documents()
    out: list[PreparedText] = []
    for document in documents:
        watch.show("passages", len(out), len(documents))
        out.append(prepared(document, memory))
    return tuple(out)


def _with_taggings(
    comparison: Comparison,
    project: Project,
    texts: Sequence[PreparedText],
    rows: Sequence[ContentRow],
    topics: TaggedTopics,
) -> Comparison:
    taggings = judged_taggings(project, rows, topics)
    return Comparison(
        comparison.passages,
        taggings,
        (),
        coverage_of(project, texts, taggings),
        lost_judgements(project, comparison.passages),
        comparison.engine,
        is_complete=False,
        near_misses=near_misses(rows, topics, taggings),
    )


def coverage_of(
    project: Project, texts: Sequence[PreparedText], taggings: Sequence[Tagging]
) -> tuple[Coverage, ...]:
    """How much each text says on each topic, by topic then text; silences included."""
    spoken: dict[tuple[str, DocumentId], list[Tagging]] = {}
    for row in taggings:
        if row.state is not State.REJECTED:
            spoken.setdefault((row.topic, document_of(row.passage)), []).append(row)
    totals = {text.document.id: _words(text) for text in texts}
    out: list[Coverage] = []
    for topic in project.ordered_topics():
        for text in texts:
            found = spoken.get((topic.id, text.document.id), [])
            words = sum(
                len(span.of(text.document.text).split()) for span in merged(r.span for r in found)
            )
            total = totals[text.document.id]
            share = round(min(1.0, words / total), 4) if total else 0.0
            passages = len({row.passage for row in found})
            out.append(Coverage(topic.id, text.document.id, passages, words, share))
    return tuple(out)


def _words(text: PreparedText) -> int:
    return sum(len(words.split()) for _, words in text.contents)


def _links(
    pairing: Pairing,
    project: Project,
    jobs: Sequence[tuple[int, tuple[int, ...]]],
    watch: _Watch,
    comparison: Comparison,
) -> list[Link]:
    if not jobs:
        return []
    is_large = len(pairing.rows) > REMEMBERED
    candidates = candidates_between(pairing, *jobs[0], watch.check, is_remembered=True)
    if is_large and watch.is_watched:
        # In a large project the reference is shown before every word of evidence is looked up.
        quick = [link_of(pairing, row, is_light=True) for row in candidates]
        watch.show("links", 0, len(jobs), _with_links(comparison, project, quick))
    links = _made(pairing, candidates, watch)
    strongest = Strongest(len(pairing.rows), OTHER_LINKS) if is_large else None
    for done, (left, rights) in enumerate(jobs):
        if done:
            rest = candidates_between(
                pairing, left, rights, watch.check, is_remembered=False, strongest=strongest
            )
            links += _made(pairing, rest, watch)
        is_shown = watch.is_watched and (done == 0 or done == len(jobs) // 2)
        partial = _with_links(comparison, project, links) if is_shown else None
        watch.show("links", done + 1, len(jobs), partial)
    return links + (_made(pairing, strongest.chosen(), watch) if strongest else [])


def _made(pairing: Pairing, candidates: Iterable[Candidate], watch: _Watch) -> list[Link]:
    links: list[Link] = []
    for row in candidates:
        watch.check()
        links.append(link_of(pairing, row))
    return links


def link_jobs(
    project: Project, texts: Sequence[PreparedText], first: set[DocumentId]
) -> list[tuple[int, tuple[int, ...]]]:
    """Which texts to link with which, each pair once.

    The reference with all, then each with the texts after it, those in `first` before others. What
    is linked together depends on the project alone; `first` changes the order of the work.
    """
    ids = [text.document.id for text in texts]
    reference = project.reference
    ordered = sorted(range(len(texts)), key=lambda at: (ids[at] != reference, at))
    jobs = [
        (left, tuple(sorted(ordered[place + 1 :])))
        for place, left in enumerate(ordered)
        if place + 1 < len(ordered)
    ]
    return sorted(jobs, key=lambda job: (ids[job[0]] != reference, ids[job[0]] not in first))


def _with_links(
    comparison: Comparison, project: Project, links: list[Link], *, is_complete: bool = False
) -> Comparison:
    decided = judged_links(project, comparison.passages, links)
    return Comparison(
        comparison.passages,
        comparison.taggings,
        tuple(sorted(decided, key=link_order)),
        comparison.coverage,
        comparison.problems,
        comparison.engine,
        is_complete,
        comparison.near_misses,
    )


__all__ = ["ENGINE_VERSION", "Problem", "compare"]
