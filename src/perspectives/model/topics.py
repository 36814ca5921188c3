"""Topics, their terms, and codebooks."""

from enum import StrEnum
from typing import NewType

from perspectives.model.rows import frozen_row

TopicId = NewType("TopicId", str)

LAST_SLOT = 11
"""The twelve colour slots are 0 to 11; slot 11 (slate) is for "Other"."""


class TermKind(StrEnum):
    """Whether a term speaks for its topic or takes a match away."""

    ANY = "any"
    EXCLUDE = "exclude"


@frozen_row
class Term:
    """A word, phrase or stem that speaks for a topic.

    `pattern`: words match in any inflection, case, script and with or without diacritics; a
    trailing `*` on a word makes it a stem ("secess*"); `exact` switches inflection off. `language`
    is a BCP 47 primary tag or "" for every text. `near` and `within` ask for another pattern within
    so many words. `weight` is positive, 1 = one plain hit; weights under 1 need company. An
    `exclude` term removes hits that lie inside its own match.
    """

    pattern: str
    language: str = ""
    weight: float = 1.0
    kind: TermKind = TermKind.ANY
    case_sensitive: bool = False
    exact: bool = False
    near: str = ""
    within: int = 0


@frozen_row
class Topic:
    """What passages are about (REFI-QDA: Code).

    `colour` is a slot 0 to 11 of the palette; `order` places it.
    """

    id: TopicId
    name: str
    colour: int = 0
    definition: str = ""
    terms: tuple[Term, ...] = ()
    parent: str = ""
    order: int = 0
    note: str = ""


@frozen_row
class Name:
    """One person, place, body or document under all the forms it is written in.

    `kind` is person, place, body or document.
    """

    id: str
    name: str
    kind: str
    forms: tuple[str, ...] = ()


@frozen_row
class Codebook:
    """Topics and the names of a dispute, as a codebook file holds them (REFI-QDA: CodeBook)."""

    name: str
    topics: tuple[Topic, ...]
    names: tuple[Name, ...] = ()
    question: str = ""
    proposition: str = ""
    path: str = ""


def topic_letter(order: int) -> str:
    """The margin letter of the topic at place `order` (0 = A): A to Z, then AA, AB and on."""
    letters = ""
    order += 1
    while order:
        order, rest = divmod(order - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
