"""The sentences for texts that do not answer a passage: no counterpart is not silence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.reporting.outline import Group


def absent(group: Group) -> tuple[str, ...]:
    """One sentence each for the texts without a counterpart and for the silent ones."""
    told: list[str] = []
    if group.without:
        told.append(_("— No counterpart in {signs}.").format(signs=", ".join(group.without)))
    if group.silent:
        told.append(_("∅ Silent: {signs}.").format(signs=", ".join(group.silent)))
    return tuple(told)
