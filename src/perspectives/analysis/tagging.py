"""Which topics a passage speaks to: terms, likeness to the topic, its neighbours, decided examples.

    raw = terms + likeness (+ neighbours + examples)

`terms` is TERM times the weight of what was found, at most MOST_WEIGHT; `likeness` is the base
score of the passage with the topic's name and terms plus DEFINITION times that with its definition.
One rule for all: a passage is tagged where raw is at least CUT. A whole term alone reaches it; a
term of weight under one needs company.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import scores
from perspectives.analysis.arrays import Floats
from perspectives.analysis.normalising import primary
from perspectives.analysis.space import Rows, Space
from perspectives.analysis.terms import Hit, Matcher
from perspectives.model.spans import Span
from perspectives.model.topics import TermKind, Topic

CUT = 0.10
"""Raw score from which a passage is tagged (ALIGNMENT.md: precision .84 to .98 on manifestos)."""

TERM = 0.12
MOST_WEIGHT = 2.0
DEFINITION = 0.15
"""Definitions weigh little: a whole sentence of them drowns the name of a narrow topic."""


@dataclass(frozen=True, slots=True)
class TopicScores:
    """Parts of the raw score of every topic (rows) with every passage (columns)."""

    terms: Floats
    likeness: Floats

    @property
    def raw(self) -> Floats:
        """The sum of the parts."""
        return self.terms + self.likeness


def term_score(hits: Sequence[Hit]) -> float:
    """What the hits of one topic in one passage are worth; each term counts once."""
    weights = {hit.term: hit.term.weight for hit in hits}
    return TERM * min(MOST_WEIGHT, sum(weights.values()))


def topic_words(topic: Topic, language: str) -> str:
    """A topic's name and the terms it has for `language`, as one text; English where none."""
    own = _patterns(topic, language) or _patterns(topic, "en") or _patterns(topic, None)
    return " ".join([topic.name, *own])


def _patterns(topic: Topic, language: str | None) -> list[str]:
    return [
        term.pattern.replace("*", "")
        for term in topic.terms
        if term.kind is TermKind.ANY
        and (language is None or not term.language or primary(term.language) == language)
    ]


def likeness(space: Space, passages: Rows, languages: Sequence[str], topic: Topic) -> Floats:
    """The likeness of each passage to a topic, by wording and meaning alone."""
    out = np.zeros(passages.size, np.float32)
    for language in dict.fromkeys(languages):
        words = topic_words(topic, language)
        texts = [words, topic.definition] if topic.definition else [words]
        spoken = language if _patterns(topic, language) else "en"
        rows = space.rows(texts, [spoken, "en"][: len(texts)])
        base = scores(space, passages, rows).base
        value = base[:, 0] + np.float32(DEFINITION) * base[:, 1:].sum(axis=1)
        mine = np.array([other == language for other in languages], bool)
        out[mine] = value[mine]
    return out


def term_hits(
    topics: Sequence[Topic], texts: Sequence[str], languages: Sequence[str]
) -> list[tuple[Hit, ...]]:
    """The hits of some topics in each text."""
    matchers = {language: Matcher(topics, language) for language in dict.fromkeys(languages)}
    return [matchers[language].hits(text) for text, language in zip(texts, languages, strict=True)]


def evidence_span(sentences: Sequence[Span], whole: Span, places: Sequence[Span]) -> Span:
    """The run of sentences that carries the evidence at `places`, all of it where it is spread.

    Spread is a run of more than two thirds of the passage; no place at all is the whole passage.
    """
    carrying = [
        at for at, row in enumerate(sentences) if any(row.overlaps(place) for place in places)
    ]
    if not carrying:
        return whole
    run = Span(sentences[carrying[0]].start, sentences[carrying[-1]].end)
    return whole if run.length * 3 > whole.length * 2 else run
