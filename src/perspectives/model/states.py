"""The words for who stands behind a row, how two passages stand, and what a passage is for."""

from enum import StrEnum


class State(StrEnum):
    """Who stands behind a tagging or link.

    The machine proposes; a person confirms, rejects or makes by hand.
    """

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    MANUAL = "manual"


class Relation(StrEnum):
    """How two linked passages stand to each other; CONTRARY is only ever set by a person."""

    NEAR_VERBATIM = "near_verbatim"
    SAME_CLAIM = "same_claim"
    RELATED = "related"
    CONTRARY = "contrary"


class Attitude(StrEnum):
    """The stance of a passage or text on a topic, towards the project's proposition.

    Set by a person.
    """

    FOR = "for"
    AGAINST = "against"
    MIXED = "mixed"
    NEUTRAL = "neutral"
