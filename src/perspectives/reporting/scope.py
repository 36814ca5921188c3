"""What a report is about: which texts, topics and states, and how much of them is passed on."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from perspectives.model.states import State

if TYPE_CHECKING:
    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic

DECIDED = (State.CONFIRMED, State.MANUAL)


class Reviewed(StrEnum):
    """Which machine proposals a report takes."""

    ALL = "all"
    DECIDED = "decided"


class CitationStyle(StrEnum):
    """How a passage is cited."""

    FULL = "full"
    SHORT = "short"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Scope:
    """The choices made for one report; empty tuples mean all.

    `excerpt` cuts quotations to so many characters where full texts may not be passed on, 0 = whole
    passages. `counterparts` are shown for each text and reference passage. `has_notes` and
    `has_texts` take the analyst's notes and annex A with the whole texts along. `language` is one
    of `perspectives.texts.LANGUAGES`.
    """

    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    states: Reviewed = Reviewed.ALL
    only_pinned: bool = False
    has_notes: bool = True
    has_texts: bool = True
    excerpt: int = 0
    counterparts: int = 1
    citation: CitationStyle = CitationStyle.FULL
    language: str = "en"

    def reviewed(self, comparison: Comparison) -> Comparison:
        """The comparison without what the report leaves out: all that nobody decided."""
        if self.states is Reviewed.ALL:
            return comparison
        return replace(
            comparison,
            taggings=tuple(row for row in comparison.taggings if row.state in DECIDED),
            links=tuple(row for row in comparison.links if row.state in DECIDED),
        )

    def documents_of(self, project: Project) -> tuple[Document, ...]:
        """The texts of the report: the reference first, then the chosen positions in order."""
        chosen = set(self.documents)
        rows = project.positions()
        positions = tuple(row for row in rows if not chosen or row.id in chosen)
        reference = project.documents.get(project.reference)
        return (reference, *positions) if reference else positions

    def topics_of(self, project: Project) -> tuple[Topic, ...]:
        """The topics of the report in their order."""
        chosen = set(self.topics)
        return tuple(row for row in project.ordered_topics() if not chosen or row.id in chosen)

    def choices(self) -> dict[str, str]:
        """What was chosen otherwise than a report without choices has it, by name."""
        plain = Scope()
        names = [row.name for row in fields(self)]
        return {
            name: _written(getattr(self, name))
            for name in names
            if getattr(self, name) != getattr(plain, name)
        }


def _written(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)  # pyright: ignore
