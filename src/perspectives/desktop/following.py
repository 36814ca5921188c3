"""How panes follow the leading one: pure functions of lines, places and links.

All lengths are logical pixels; y is counted from the top of a viewport unless it is said to be a
scroll position. INTERACTION.md 4 gives the rules and why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perspectives.model.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perspectives.model.comparison import Link

EYE = 0.35
"""The eye line, from the top in parts of the viewport."""

HYSTERESIS = 24
"""Pixels that the eye line must be inside the next passage before that one becomes active."""

STABLE_MS = 120
"""How long a passage is on the eye line before the other panes are asked for counterparts."""

NEARLY_BEST = 0.8
"""Part of the best score in a pane that makes a link one of its counterparts to show."""

CALM_TOP, CALM_BOTTOM = 0.05, 0.85
"""A counterpart wholly between these parts of the viewport needs no move."""

FARTHEST_GLIDE = 1.5
"""Viewports that a pane glides; what is farther away is jumped to."""

SHORTEST_GLIDE_MS, LONGEST_GLIDE_MS = 120, 160


class Stretch(NamedTuple):
    """A passage on screen: its row, and top and bottom in viewport pixels."""

    row: int
    top: float
    bottom: float


def eye_line(scroll: float, highest: float, lowest: float, viewport: float) -> float:
    """Where the reader's eye is taken to be.

    35 % from the top, sliding from the top edge in the first half screen of scrolling and to the
    bottom edge in the last, so that the first and last passages can be reached. `highest` and
    `lowest` are the scroll positions of start and end. A text that fits keeps it at 35 %.
    """
    reach, rest = EYE * viewport, viewport / 2
    room = lowest - highest
    if room <= 0:
        return reach
    done = min(max(scroll - highest, 0.0), room)
    if room < viewport:
        return viewport * done / room
    if done < rest:
        return reach * done / rest
    left = room - done
    return viewport - (viewport - reach) * left / rest if left < rest else reach


def on_eye_line(eye: float, current: int, stretches: Sequence[Stretch]) -> int:
    """The row of the active passage: the one on the eye line, with hysteresis.

    `stretches` are the passages on screen from top to bottom. `current` stays until the line is
    24 px (or half the passage, where that is less) inside another; once it has left the screen
    the nearest takes its place. -1 where there is none.
    """
    if not stretches:
        return -1
    nearest = min(stretches, key=lambda row: max(row.top - eye, eye - row.bottom, 0.0))
    held = next((row for row in stretches if row.row == current), None)
    if held is None or nearest.row == current:
        return nearest.row
    depth = eye - nearest.top if nearest.row > current else nearest.bottom - eye
    needed = min(HYSTERESIS, (nearest.bottom - nearest.top) / 2)
    return nearest.row if depth >= needed else current


def best_of(links: Iterable[Link]) -> tuple[Link, ...]:
    """The links worth bringing into view, best first: decided ones, then the nearly best."""
    rows = tuple(links)
    if not rows:
        return ()
    least = NEARLY_BEST * max(link.score for link in rows)
    decided = [link for link in rows if link.state in (State.CONFIRMED, State.MANUAL)]
    strong = [link for link in rows if link not in decided and link.score >= least]
    return (*decided, *sorted(strong, key=lambda link: -link.score))


def is_calm(top: float, bottom: float, viewport: float) -> bool:
    """Whether a passage stands where it can be read without a move.

    One taller than the calm part counts as read where it covers that part or begins in its upper
    half.
    """
    upper, lower = CALM_TOP * viewport, CALM_BOTTOM * viewport
    if bottom - top <= lower - upper:
        return top >= upper and bottom <= lower
    return upper <= top <= (upper + lower) / 2 or (top < upper and bottom > lower)


def landing(top: float, height: float, viewport: float) -> float:
    """Where the top of a counterpart `height` tall goes, to stand beside a passage at `top`.

    Kept in the calm part; the beginning of a taller one is always in view.
    """
    upper, lower = CALM_TOP * viewport, CALM_BOTTOM * viewport
    return max(upper, min(top, lower - height))


def glide_ms(distance: float, viewport: float, *, is_reduced: bool) -> int:
    """How long a move of `distance` takes; 0 = a jump."""
    far = abs(distance) / max(1.0, FARTHEST_GLIDE * viewport)
    if is_reduced or far > 1.0:
        return 0
    return round(SHORTEST_GLIDE_MS + (LONGEST_GLIDE_MS - SHORTEST_GLIDE_MS) * far)


def eased(part: float) -> float:
    """How far a glide is after `part` (0..1) of its time: fast first, then slowing to rest."""
    rest = 1.0 - min(max(part, 0.0), 1.0)
    return 1.0 - rest * rest * rest
