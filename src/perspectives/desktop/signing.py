"""Who decided or wrote something, and when, in words."""

from __future__ import annotations

from perspectives.texts import _


def signed(by: str, when: str) -> str:
    """A name with the date and minute (UTC); either alone where the other is not known."""
    day = when[:16].replace("T", " ")
    return _("{name}, {day}").format(name=by, day=day) if by and day else by or day
