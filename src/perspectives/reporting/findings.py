"""What stands out: up to five sentences made from counts by fixed rules; no generated prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perspectives.analysis.summarising import Row, by_contest
from perspectives.model.documents import DocumentId, document_of
from perspectives.model.states import Attitude

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project
    from perspectives.model.topics import TopicId


class Finding(NamedTuple):
    """A sentence, and the topic (or "") whose chapter holds its evidence."""

    sentence: str
    topic: str


def findings(
    project: Project,
    comparison: Comparison,
    rows: Sequence[Row],
    signs: Mapping[DocumentId, str],
) -> tuple[Finding, ...]:
    """The findings that the counts support, in the order of the rules; fewer where they do not.

    Rules: sharpest split (most contested topic with stances on both sides); common ground (spoken
    of by every text, most links); only here (a topic of one text alone); most words (largest share
    of tagged words); most shared wording (longest run of equal words between two texts).
    """
    names = {row.id: row.name for row in project.ordered_topics()}
    found = (
        _sharpest_split(rows, names),
        _common_ground(comparison, rows, names),
        _only_here(rows, names, signs),
        _most_words(rows, names),
        _most_shared_wording(comparison, signs),
    )
    return tuple(row for row in found if row is not None)


def _sharpest_split(rows: Sequence[Row], names: Mapping[TopicId, str]) -> Finding | None:
    best = next(iter(by_contest(rows)), None)
    if best is None or not best.contest:
        return None
    attitudes = [cell.attitude for cell in best.cells]
    return Finding(
        f"Sharpest split: on “{names[best.topic]}”, {attitudes.count(Attitude.FOR)} texts are for, "
        f"{attitudes.count(Attitude.AGAINST)} against and {attitudes.count(Attitude.MIXED)} mixed.",
        best.topic,
    )


def _common_ground(
    comparison: Comparison, rows: Sequence[Row], names: Mapping[TopicId, str]
) -> Finding | None:
    counts = {row.topic: 0 for row in rows if row.cells and row.speaking == len(row.cells)}
    for link in comparison.links:
        for topic in link.topics:
            if topic in counts:
                counts[topic] += 1
    if not counts:
        return None
    topic = max(counts, key=lambda row: counts[row])
    texts = len(rows[0].cells)
    return Finding(
        f"Common ground of talk: all {texts} texts speak on “{names[topic]}”, "
        f"with {counts[topic]} links between their passages.",
        topic,
    )


def _only_here(
    rows: Sequence[Row], names: Mapping[TopicId, str], signs: Mapping[DocumentId, str]
) -> Finding | None:
    for row in rows:
        if row.speaking == 1 and len(row.cells) > 1:
            only = next(cell for cell in row.cells if not cell.is_silent)
            return Finding(
                f"Only here: “{names[row.topic]}” is spoken of by text {signs[only.document]} "
                f"alone, in {len(only.passages)} passages; {len(row.cells) - 1} texts are silent.",
                row.topic,
            )
    return None


def _most_words(rows: Sequence[Row], names: Mapping[TopicId, str]) -> Finding | None:
    words = {row.topic: sum(cell.words for cell in row.cells) for row in rows}
    total = sum(words.values())
    if not total:
        return None
    topic = max(words, key=lambda row: words[row])
    return Finding(
        f"Most words: “{names[topic]}” takes {words[topic]:,} of {total:,} tagged words "
        f"({words[topic] / total:.0%}).",
        topic,
    )


def _most_shared_wording(comparison: Comparison, signs: Mapping[DocumentId, str]) -> Finding | None:
    runs = [
        (run.equal, link)
        for link in comparison.links
        for run in link.evidence.reuse
        if document_of(link.left) in signs and document_of(link.right) in signs
    ]
    if not runs:
        return None
    equal, link = max(runs, key=lambda row: (row[0], row[1].left, row[1].right))
    left, right = signs[document_of(link.left)], signs[document_of(link.right)]
    topic = link.topics[0] if link.topics else ""
    return Finding(
        f"Most shared wording: texts {left} and {right} share a run of {equal} equal words.", topic
    )
