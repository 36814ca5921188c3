"""What a report is about: which texts, topics and states, and how much of them is passed on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from perspectives.model.states import State

if TYPE_CHECKING:
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.documents import Document
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic


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
    `has_texts` take the analyst's notes and annex A with the whole texts along.
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

    def takes_link(self, link: Link) -> bool:
        """Whether a link may stand in the report."""
        is_decided = link.state in (State.CONFIRMED, State.MANUAL)
        return self.states is Reviewed.ALL or is_decided

    def takes_tagging(self, tagging: Tagging) -> bool:
        """Whether a tagging may stand in the report."""
        is_decided = tagging.state in (State.CONFIRMED, State.MANUAL)
        return self.states is Reviewed.ALL or is_decided

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
