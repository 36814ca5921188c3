"""What a person decided. Decisions hang on passages, never on who is the reference."""

from perspectives.model.rows import frozen_row
from perspectives.model.states import Attitude, Relation, State


@frozen_row
class Judgement:
    """A decision about a tagging (`topic` set) or a link (`other` set).

    `state` is confirmed, rejected or manual. `start` and `end` are the tagged span in code points
    of the document (both 0: the machine's own span). `relation` is set for links whose sign a
    person chose. `quote` and `other_quote` are the words decided on, so that the decision can be
    carried to a revised text. `when` is an ISO 8601 time in UTC.
    """

    id: str
    passage: str
    topic: str = ""
    other: str = ""
    state: State = State.CONFIRMED
    start: int = 0
    end: int = 0
    relation: Relation | None = None
    quote: str = ""
    other_quote: str = ""
    by: str = ""
    when: str = ""


def tagging_judgement_id(passage: str, topic: str) -> str:
    """The id of the judgement about `topic` on `passage`; one a pair."""
    return f"tagging {passage} {topic}"


def link_judgement_id(left: str, right: str) -> str:
    """The id of the judgement about a link; the same for both directions."""
    return "link " + " ".join(sorted((left, right)))


@frozen_row
class Stance:
    """A person's stance on a topic, for a passage (`passage` set) or a text (`document` set)."""

    id: str
    topic: str
    attitude: Attitude
    passage: str = ""
    document: str = ""
    by: str = ""
    when: str = ""


@frozen_row
class Note:
    """Free text on a target.

    The target is "passage ID", "link LEFT RIGHT", "document ID", "topic ID" or "cell TOPIC
    DOCUMENT".
    """

    id: str
    target: str
    text: str
    by: str = ""
    when: str = ""


@frozen_row
class Pin:
    """A passage or pair put in the quote basket; `target` as in Note; `order` is set by hand."""

    id: str
    target: str
    order: int = 0
    note: str = ""
    translation: str = ""


@frozen_row
class Page:
    """What a person made of a page for the wall: one of their own, or a change of a page by itself.

    The pages that follow from the comparison are not kept; a row with such a page's id says where
    it stands, what is noted on it, and whether it is left out (`is_hidden`). `kind` is as in
    analysis/pages.py; `shows` are ids parted by blanks. `notes` are for the teacher alone, `words`
    for the wall: the question under a page, or, on a page of kind "words", its title in the first
    line and what it says below. `order` is its place; -1 = where it comes by itself.
    """

    id: str
    kind: str
    shows: str = ""
    notes: str = ""
    order: int = 0
    words: str = ""
    is_hidden: bool = False


@frozen_row
class Vote:
    """The class's show of hands on a passage.

    Counts for, against, mixed, neutral, before and after discussion.
    """

    id: str
    passage: str
    before: tuple[int, int, int, int] = (0, 0, 0, 0)
    after: tuple[int, int, int, int] = (0, 0, 0, 0)


@frozen_row
class Version:
    """A named point in the history to return to; `revision` is the project's number there."""

    id: str
    name: str
    revision: int
    when: str = ""
