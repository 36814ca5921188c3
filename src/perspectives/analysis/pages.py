"""The pages for the wall that follow from a comparison, with what a person made of them.

The order is that of the report: the question, who says what, who is silent, then topic by topic
who answers whom, the pinned quotes, and the votes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from perspectives.model.documents import PassageId
from perspectives.model.topics import topic_letter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.analysis.excerpts import Excerpt
    from perspectives.model.judgements import Page as PageRow
    from perspectives.model.judgements import Vote
    from perspectives.model.states import Attitude, Relation


class PageKind(StrEnum):
    """What a page shows."""

    QUESTION = "question"
    MATRIX = "matrix"
    SILENCES = "silences"
    PAIR = "pair"
    PASSAGE = "passage"
    VOTE = "vote"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class TopicMark:
    """A topic as pages show it: its letter, colour slot, place in the codebook and name."""

    topic: str
    letter: str
    slot: int
    place: int
    name: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a text stands on a topic; no `passages`: it is silent. `sign` is "R" or a number."""

    document: str
    sign: str
    name: str
    passages: int = 0
    attitude: Attitude | None = None

    @property
    def is_silent(self) -> bool:
        """Whether the text has no passage on the topic."""
        return not self.passages


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the matrix: a topic and how each text stands on it, the reference first."""

    topic: TopicMark
    cells: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A text and the topics it says nothing on."""

    text: Standing
    topics: tuple[TopicMark, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page for the wall.

    `title` heads it: a topic's name, the question, the first line of a teacher's own words; `body`
    is what else it says (the proposition, the other lines). `passages` are one or two excerpts,
    `relation` is how they stand to each other (None: nothing joins them), `is_reviewed` whether a
    person looked at that. `standings` are all texts on the page's topic, the reference first; on
    the page of the question they name the texts. `prompt` is the question under the page, `notes`
    are for the teacher. A page that a room was too large for is split: this is `part` of `parts`,
    and `alone` is the passage of a pair that stands by itself on it (0 or 1; -1 = both stand).
    """

    id: str
    kind: PageKind
    title: str
    body: str = ""
    topic: TopicMark | None = None
    passages: tuple[Excerpt, ...] = ()
    relation: Relation | None = None
    is_reviewed: bool = True
    standings: tuple[Standing, ...] = ()
    lines: tuple[Line, ...] = ()
    silences: tuple[Silence, ...] = ()
    vote: Vote | None = None
    prompt: str = ""
    notes: str = ""
    is_hidden: bool = False
    is_own: bool = False
    part: int = 1
    parts: int = 1
    alone: int = -1

    @property
    def key(self) -> str:
        """What tells this page, or part of a page, from all others of a show."""
        return self.id if self.parts == 1 else f"{self.id} {self.part}/{self.parts}"


def merge_rows(
    pages: Iterable[Page], rows: Iterable[PageRow], own: Iterable[Page]
) -> tuple[Page, ...]:
    """`pages` as they come by themselves and a person's `own`, as the `rows` of the project say.

    Placed pages stand in the order of their rows; any other follows the page that comes before it
    by itself, or comes first.
    """
    kept = {row.id: row for row in rows}
    natural = [_with_row(page, kept.get(page.id)) for page in pages]
    known = {page.id: page for page in (*natural, *own)}
    placed = [row for row in kept.values() if row.id in known and row.order >= 0]
    order = [row.id for row in sorted(placed, key=lambda row: (row.order, row.id))]
    before = ""
    for page in natural:
        if page.id not in order:
            order.insert(order.index(before) + 1 if before else 0, page.id)
        before = page.id
    order += [page.id for page in own if page.id not in order]
    return tuple(known[name] for name in order)


def _with_row(page: Page, row: PageRow | None) -> Page:
    if row is None:
        return page
    return replace(page, prompt=row.words or page.prompt, notes=row.notes, is_hidden=row.is_hidden)


def topic_marks(topics: Iterable[tuple[str, str, int]]) -> dict[str, TopicMark]:
    """The marks of topics given as (id, name, colour slot) in their order, by id."""
    return {
        topic: TopicMark(topic, topic_letter(place), slot, place, name)
        for place, (topic, name, slot) in enumerate(topics)
    }


def passages_named(shows: str) -> tuple[PassageId, ...]:
    """The ids in a row's `shows` that name passages: they hold a colon before a span."""
    return tuple(PassageId(name) for name in shows.split() if ":" in name and "-" in name)
