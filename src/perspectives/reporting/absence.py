"""The sentences for what is not there: no counterpart is not silence, and neither is too much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.reporting.outline import Group


MOST_TEXTS = 40
"""Whole texts that a paged report prints: more would be over a hundred pages nobody turns."""


def too_many_texts() -> str:
    """What stands in place of the whole texts where there are too many for paper."""
    return _("The whole texts are in the HTML report: there are too many for paper.")


def absent(group: Group) -> tuple[str, ...]:
    """One sentence each for the texts without a counterpart and for the silent ones."""
    told: list[str] = []
    if group.without:
        told.append(_("— No counterpart in {signs}.").format(signs=", ".join(group.without)))
    if group.silent:
        told.append(_("∅ Silent: {signs}.").format(signs=", ".join(group.silent)))
    return tuple(told)
