"""Which of several codebooks fits a set of texts, told from a glance at each text.

Quick enough for a window that is about to open: no dictionary, no stemmer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.analysis.normalising import WORD, fold
from perspectives.model.topics import TermKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.model.documents import Document
    from perspectives.model.topics import Codebook

GLANCE = 20_000
"""Code points read of each text: about 3,000 words, an opinion piece several times over."""

SHORT = 4
"""A pattern's word of so few letters must stand as it is; a longer one may be inflected."""

LEAST_START = 3
"""Letters of the shortest stem a codebook may hold ("ban*")."""

LEAST_NAMES, LEAST_TOPICS = 2, 2
"""A codebook fits where one of its topics speaks and so many of its names occur, or, if it has not
so many names, where so many topics speak. Single topics and names such as that of the United
States are found in texts on anything: licences of software speak on one or two and name one."""

END = " "
"""Stands after a whole word, to tell it from the beginning of a longer one."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a codebook fits a set of texts.

    `pairs` counts the (topic, text) pairs where a term of the topic stands in the text, `names` the
    codebook's names that occur, `texts` the texts in which any topic speaks. `is_enough` says
    whether the codebook may be used unasked.
    """

    pairs: int
    names: int
    texts: int
    is_enough: bool


class _Glance:
    """The folded words at the beginning of a text, and every beginning of each."""

    def __init__(self, text: str) -> None:
        words = [fold(word) for word in WORD.findall(text[:GLANCE])]
        self.line = END + END.join(words) + END
        self.known: set[str] = set()
        for word in set(words):
            self.known.add(word + END)
            self.known.update(word[:end] for end in range(LEAST_START, len(word) + 1))

    def has(self, phrase: tuple[str, ...]) -> bool:
        """Whether the words of a phrase stand side by side; () stands nowhere."""
        if not phrase or not self.known.issuperset(phrase):
            return False
        if len(phrase) == 1:
            return True
        words = (word.rstrip(END) if word.endswith(END) else word + r"\S*" for word in phrase)
        return re.search(END + END.join(words) + END, self.line) is not None


def best_codebook(
    codebooks: Iterable[Codebook], documents: Sequence[Document]
) -> tuple[Codebook, Fit] | None:
    """The codebook with the most (topic, text) pairs, then the most names; the first of equals.

    None where no codebook fits.
    """
    glances = [_Glance(document.text) for document in documents]
    best: tuple[Codebook, Fit] | None = None
    for codebook in codebooks:
        fit = _fit(codebook, glances)
        is_better = best is None or (fit.pairs, fit.names) > (best[1].pairs, best[1].names)
        if fit.is_enough and is_better:
            best = codebook, fit
    return best


def _fit(codebook: Codebook, glances: Sequence[_Glance]) -> Fit:
    pairs: set[tuple[str, int]] = set()
    for topic in codebook.topics:
        terms = [
            (_sought(term.pattern), _sought(term.near))
            for term in topic.terms
            if term.kind is TermKind.ANY and term.weight >= 1
        ]
        for at, glance in enumerate(glances):
            if any(glance.has(words) and (not near or glance.has(near)) for words, near in terms):
                pairs.add((topic.id, at))
    names = 0
    for name in codebook.names:
        forms = [_sought(form) for form in (name.name, *name.forms)]
        names += any(glance.has(form) for glance in glances for form in forms)
    topics = {topic for topic, _ in pairs}
    if len(codebook.names) >= LEAST_NAMES:
        is_enough = bool(topics) and names >= LEAST_NAMES
    else:
        is_enough = len(topics) >= LEAST_TOPICS
    return Fit(len(pairs), names, len({at for _, at in pairs}), is_enough)


def _sought(pattern: str) -> tuple[str, ...]:
    """The words of a pattern as `_Glance.known` has them: beginnings, or short words whole.

    A trailing vowel goes, as in `Banjska`, `Banjskoj`.
    """
    out: list[str] = []
    for part in pattern.split():
        is_stem = part.endswith("*")
        for word in map(fold, WORD.findall(part)):
            if is_stem:
                out.append(word)
            elif len(word) <= SHORT:
                out.append(word + END)
            else:
                out.append(word[:-1] if word[-1] in "aeiou" else word)
    return tuple(out)
