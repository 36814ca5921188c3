"""Which topics a passage speaks to: the parts of a topic's score, each with a reason of its own.

    terms       TERM times the strength of the terms found; a whole name or phrase reaches the cut
    likeness    wording and meaning like the topic's name and terms, a little like its definition
    silence     what it tells against a topic with many terms that none of them stands here
    exclusion   what it costs that the words mean something else here
    neighbours  the passages around speak to the topic; an item inherits from the line before a list
    examples    nearness to passages a person confirmed, less nearness to rejected ones

One rule for all topics: a passage is tagged where the sum is at least CUT.

A topic whose terms are many and all single common words is a dictionary, as content analysts write
them: no word of it vouches for the topic, all of them together do. There likeness decides, terms
count as far as the passage is like the topic, silence tells nothing, and all are LIFTed to the
common cut. So is a topic without terms.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from perspectives.analysis.aligning import scores
from perspectives.analysis.arrays import Floats, Numbers
from perspectives.analysis.normalising import primary
from perspectives.analysis.space import Rows, Space
from perspectives.analysis.terms import Found, Hit, Matcher
from perspectives.model.spans import Span
from perspectives.model.topics import Term, TermKind, Topic

CUT = 0.20
"""Raw score from which a passage is tagged: best mean F1 of the three development sets (.85; .16
gives .84, .22 .84), on the side of precision."""

TERM = 0.15
SPECIFIC = 1.34
"""A whole term adds TERM; a name, a phrase or a term near another so many times that, which is
enough by itself. One common word needs a passage that is at least a little like its topic."""

MORE = 0.6
MOST_STRENGTH = 2.2
"""A first whole term counts 1, what goes beyond it MORE, all together at most MOST_STRENGTH."""

DEFINITION = 0.15
"""Definitions weigh little: a whole sentence of them drowns the name of a narrow topic."""

SILENCE = 0.20
MANY_TERMS = 8
"""What silence costs a topic with ever more terms, and the number of terms that costs half of it.

On the development data, likeness without any term is right once in ten where codebooks are rich;
this lifts precision there from .56 to .82 and costs .07 of recall."""

LIFT = 0.11
FULLY_ALIKE = 1.0
"""What takes the scores of dictionaries and of topics without terms to the common cut, and the
likeness at which a dictionary's terms count in full. On manifesto sentences with dictionaries of 40
stems average precision is .92 so, and .90 where their terms count as those of other topics do."""

EXCLUDED = 0.15
"""What it costs that the only terms found mean something else here, by an exclusion."""


@dataclass(frozen=True, slots=True)
class TopicParts:
    """The parts of one topic's raw score, each a value a passage."""

    terms: Floats
    likeness: Floats
    silence: Floats
    exclusion: Floats

    @property
    def raw(self) -> Floats:
        """Their sum."""
        return self.terms + self.likeness + self.silence + self.exclusion


def counted_weights(hits: Sequence[Hit]) -> list[float]:
    """What each hit counts: its term's weight, or 0 where a heavier hit covers its words.

    Hits on the same words are one piece of evidence, and so are hits of one pattern. Specific terms
    count SPECIFIC times their weight.
    """
    order = sorted(range(len(hits)), key=lambda at: (-weight_of(hits[at].term), at))
    counted = [0.0] * len(hits)
    taken: list[Hit] = []
    for at in order:
        hit = hits[at]
        if any(
            hit.span.overlaps(other.span) or hit.term.pattern == other.term.pattern
            for other in taken
        ):
            continue
        taken.append(hit)
        counted[at] = weight_of(hit.term)
    return counted


def weight_of(term: Term) -> float:
    """A term's weight, SPECIFIC times as much for a name, a phrase or a term near another."""
    is_specific = bool(term.near) or term.pattern[:1].isupper() or len(term.pattern.split()) > 1
    return term.weight * (SPECIFIC if is_specific else 1)


def is_dictionary(topic: Topic) -> bool:
    """Whether a topic's terms are MANY_TERMS or more, all single common words of equal weight."""
    return len(topic.terms) >= MANY_TERMS and all(
        term.kind is TermKind.ANY and weight_of(term) == topic.terms[0].weight
        for term in topic.terms
    )


def strength(weight: float) -> float:
    """The strength of terms of this weight together."""
    return min(weight, 1 + MORE * max(0.0, weight - 1), MOST_STRENGTH)


def richness(topic: Topic, language: str | None) -> float:
    """How much of a topic its terms tell in a language (None = all), 0 without terms, below 1."""
    count = len(set(patterns(topic, language)))
    return count / (count + MANY_TERMS)


def patterns(topic: Topic, language: str | None) -> list[str]:
    """The patterns that speak for a topic in a language (None = all), in order."""
    return [
        term.pattern.replace("*", "")
        for term in topic.terms
        if term.kind is TermKind.ANY
        and (language is None or not term.language or primary(term.language) == language)
    ]


def topic_words(topic: Topic, language: str) -> tuple[str, str]:
    """A topic's name and terms as one text, and the language of it.

    The terms of `language` where it has some, else the English ones, else all.
    """
    for wanted in (language, "en", None):
        found = patterns(topic, wanted)
        if found:
            return " ".join(dict.fromkeys([topic.name, *found])), wanted or language
    return topic.name, "en"


def likeness(space: Space, passages: Rows, languages: Sequence[str], topic: Topic) -> Floats:
    """The likeness of each passage to a topic, by wording and meaning alone."""
    out = np.zeros(passages.size, np.float32)
    for language in dict.fromkeys(languages):
        words, spoken = topic_words(topic, language)
        texts = [words, topic.definition] if topic.definition else [words]
        rows = space.rows(texts, [spoken, "en"][: len(texts)])
        mine: Numbers = np.flatnonzero(np.array([row == language for row in languages], bool))
        base = scores(space, passages.taken(mine), rows).base
        out[mine] = base[:, 0] + np.float32(DEFINITION) * base[:, 1:].sum(axis=1)
    return out


def found_terms(
    matchers: dict[str, Matcher], texts: Sequence[str], languages: Sequence[str]
) -> list[Found]:
    """What the matcher of its language finds in each text."""
    return [matchers[language].found(text) for text, language in zip(texts, languages, strict=True)]


def parts_of_topic(
    space: Space,
    passages: Rows,
    texts: Sequence[str],
    languages: Sequence[str],
    topic: Topic,
    found: Sequence[Found],
) -> TopicParts:
    """The parts of a topic's score on each passage, neighbours and examples apart."""
    weights = np.array([sum(counted_weights(row.hits)) for row in found])
    terms = np.array([TERM * strength(weight) for weight in weights], np.float32)
    told = {language: richness(topic, language) for language in dict.fromkeys(languages)}
    rich = np.array([told[language] for language in languages])
    lacking = 1 - np.minimum(weights, 1)
    alike = likeness(space, passages, languages, topic)
    excluded = [at for at, row in enumerate(found) if row.exclusions]
    if excluded:
        masked = [
            without(texts[at], [hit.whole for hit in found[at].exclusions]) for at in excluded
        ]
        spoken = [languages[at] for at in excluded]
        alike[excluded] = likeness(space, space.rows(masked, spoken), spoken, topic)
    if not topic.terms or is_dictionary(topic):
        counted = (terms * np.clip(alike / FULLY_ALIKE, 0, 1)).astype(np.float32)
        nothing = np.zeros(len(texts), np.float32)
        return TopicParts(counted, alike + np.float32(LIFT), nothing, nothing)
    # A whole term tags whatever the rest of the passage is about: no likeness is worse than none.
    alike = np.where(weights >= 1, np.maximum(alike, 0), alike).astype(np.float32)
    is_excluded = np.array([bool(row.exclusions) for row in found], bool) & (weights < 1)
    return TopicParts(
        terms,
        alike,
        (-SILENCE * rich * lacking).astype(np.float32),
        np.where(is_excluded, np.float32(-EXCLUDED), np.float32(0)).astype(np.float32),
    )


def without(text: str, spans: Sequence[Span]) -> str:
    """The text with some stretches blanked out."""
    for span in spans:
        text = text[: span.start] + " " * span.length + text[span.end :]
    return text


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
