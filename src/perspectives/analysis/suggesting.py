"""Topics that a codebook lacks: what the texts talk about in passages that no topic covers.

Phrases of one to three words are weighed by how often they stand, how few of the passages hold them
(inverse document frequency: K. Sparck Jones, "A statistical interpretation of term specificity and
its application in retrieval", Journal of Documentation 28, 1972, with passages for documents), over
how many texts they spread, and how many words they have. Only uncovered passages are read, forms of
one word count as one, and no phrase begins or ends in a word without a subject.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.analysis.forms import key
from perspectives.analysis.normalising import WORD, fold, primary
from perspectives.analysis.stopwords import NO_PHRASE
from perspectives.model.documents import CONTENT
from perspectives.model.states import State

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import PassageId
    from perspectives.model.project import Project

LONGEST = 3
"""Words of a phrase: names of topics rarely have more, and longer ones seldom recur."""

LEAST_PASSAGES = 2
"""Passages a phrase must stand in: what is said once is no topic."""

SHORTEST_WORD = 4
"""Letters of a word that stands alone as a suggestion."""

LENGTH_WEIGHT = 1.0
"""How much more each further word of a phrase weighs: longer ones name a topic better, and single
words of general language ("first", "asked") are the most frequent of all. Set by eye on samples."""

EXAMPLES = 3
MOST = 12
"""As many suggestions as a codebook of usual size has topics; a person reads them all."""

SHARED = 0.6
"""A phrase whose passages are to this share those of a stronger suggestion says the same again."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that might be added: its words, the languages, where it stands, how much it weighs.

    `phrase` is the most frequent form. `examples` are passages that hold it, one a text at first.
    """

    phrase: str
    language: str
    passages: tuple[PassageId, ...]
    examples: tuple[PassageId, ...]
    weight: float


@dataclass(slots=True)
class _Candidate:
    forms: Counter[str] = field(default_factory=lambda: Counter())
    passages: dict[PassageId, int] = field(default_factory=lambda: {})
    words: int = 1


def suggested_topics(project: Project, comparison: Comparison) -> tuple[Suggestion, ...]:
    """Suggestions for topics, the weightiest first; () = the topics cover what recurs."""
    covered = {row.passage for row in comparison.taggings if row.state is not State.REJECTED}
    numbers = {row.id: at for at, row in enumerate(project.ordered_documents())}
    candidates: dict[tuple[str, tuple[str, ...]], _Candidate] = defaultdict(_Candidate)
    uncovered = 0
    for passage in comparison.passages:
        if passage.id in covered or passage.role not in CONTENT:
            continue
        document = project.documents[passage.document]
        language = primary(document.language)
        text = passage.span.of(document.text)
        uncovered += 1
        for keys, form in _phrases(text, language):
            row = candidates[language, keys]
            row.forms[form] += 1
            row.words = len(keys)
            row.passages[passage.id] = numbers[document.id]
    ranked = sorted(
        (
            _suggestion(language, row, uncovered)
            for (language, _), row in candidates.items()
            if len(row.passages) >= LEAST_PASSAGES
        ),
        key=lambda row: (-row.weight, row.phrase),
    )
    return _distinct(ranked)


def _phrases(text: str, language: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each phrase as the keys of its words and as it is written; none goes over a mark."""
    stop = NO_PHRASE.get(language, frozenset[str]())
    matches = list(WORD.finditer(text))
    for start, first in enumerate(matches):
        if _is_empty(first.group(), stop):
            continue
        for end in range(start, min(start + LONGEST, len(matches))):
            if end > start and text[matches[end - 1].end() : matches[end].start()].strip(
                " \u00a0-"
            ):
                break
            last = matches[end].group()
            if _is_empty(last, stop) or (start == end and len(last) < SHORTEST_WORD):
                continue
            if "-" in (text[first.start() - 1 : first.start()], text[matches[end].end() :][:1]):
                continue  # half of a word such as "self-government"
            keys = tuple(key(match.group(), language) for match in matches[start : end + 1])
            yield keys, text[first.start() : matches[end].end()]


def _is_empty(word: str, stop: frozenset[str]) -> bool:
    return fold(word) in stop or not any(sign.isalpha() for sign in word)


def _suggestion(language: str, row: _Candidate, uncovered: int) -> Suggestion:
    count = sum(row.forms.values())
    texts = len(set(row.passages.values()))
    rarity = math.log(1 + uncovered / len(row.passages))
    length = 1 + LENGTH_WEIGHT * (row.words - 1)
    weight = math.sqrt(count * texts) * rarity * length
    first_of_text: dict[int, PassageId] = {}
    for passage, text in row.passages.items():
        first_of_text.setdefault(text, passage)
    spread = [*first_of_text.values(), *row.passages]
    return Suggestion(
        min(row.forms, key=lambda form: (-row.forms[form], form)),
        language,
        tuple(row.passages),
        tuple(dict.fromkeys(spread))[:EXAMPLES],
        weight,
    )


def _distinct(ranked: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    """The strongest, without those that stand in nearly the same passages as a stronger one."""
    out: list[Suggestion] = []
    for row in ranked:
        here = set(row.passages)
        if all(len(here.intersection(other.passages)) < SHARED * len(here) for other in out):
            out.append(row)
        if len(out) == MOST:
            break
    return tuple(out)
