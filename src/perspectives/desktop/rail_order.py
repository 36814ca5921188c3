"""Which topics the rail shows and in which order, decided without Qt."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perspectives.model.documents import span_of
from perspectives.model.topics import TopicId

if TYPE_CHECKING:
    from perspectives.desktop.workspace import Scene
    from perspectives.model.states import Relation

LAST = 1 << 62
"""Where a topic stands of which the reference says nothing: after all of which it speaks."""


def reference_order(scene: Scene) -> tuple[TopicId, ...]:
    """The topics as the reference comes to them; those it is silent on follow, by letter."""
    reference, spoken = scene.project.reference, scene.lookup.spoken
    topics = [TopicId(row.id) for row in scene.project.ordered_topics()]
    first = {
        topic: span_of(rows[0]).start
        for topic in topics
        if (rows := spoken.get((reference, topic)))
    }
    return tuple(sorted(topics, key=lambda topic: first.get(topic, LAST)))


def speakers(scene: Scene) -> tuple[dict[str, int], dict[str, frozenset[str]]]:
    """For each topic the passages on it in all texts, and the texts that speak."""
    counts: dict[str, int] = defaultdict(int)
    texts: dict[str, set[str]] = defaultdict(set)
    documents = scene.project.documents
    for (text, topic), passages in scene.lookup.spoken.items():
        if passages and text in documents:
            counts[topic] += len(passages)
            texts[topic].add(text)
    return dict(counts), {topic: frozenset(rows) for topic, rows in texts.items()}


def related(scene: Scene, relation: Relation) -> frozenset[str]:
    """The topics on which a pair of passages has this relation."""
    links = scene.comparison.links
    return frozenset(topic for row in links if row.relation is relation for topic in row.topics)
