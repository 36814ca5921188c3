"""What a new run of the analysis would change, to be shown before it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from perspectives.model.states import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from perspectives.model.comparison import Comparison, Link, Tagging

_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Rerun:
    """Taggings and links that a new comparison adds, takes away and keeps; rejected ones are none.

    Rows are of the new comparison, those taken away of the old one, each in its comparison's order.
    """

    added_taggings: tuple[Tagging, ...]
    removed_taggings: tuple[Tagging, ...]
    kept_taggings: tuple[Tagging, ...]
    added_links: tuple[Link, ...]
    removed_links: tuple[Link, ...]
    kept_links: tuple[Link, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is added or taken away."""
        changed = (self.added_taggings, self.removed_taggings, self.added_links, self.removed_links)
        return not any(changed)


def changes_of_rerun(before: Comparison, after: Comparison) -> Rerun:
    """What `after` shows that `before` did not, and the other way.

    A tagging is known by passage and topic, a link by its two passages; another score, span or
    relation is no change of this kind.
    """
    old_taggings, new_taggings = _taggings(before.taggings), _taggings(after.taggings)
    old_links, new_links = _links(before.links), _links(after.links)
    return Rerun(
        _without(new_taggings, old_taggings),
        _without(old_taggings, new_taggings),
        tuple(row for name, row in new_taggings.items() if name in old_taggings),
        _without(new_links, old_links),
        _without(old_links, new_links),
        tuple(row for name, row in new_links.items() if name in old_links),
    )


def _taggings(rows: Iterable[Tagging]) -> dict[object, Tagging]:
    return {(row.passage, row.topic): row for row in rows if row.state is not State.REJECTED}


def _links(rows: Iterable[Link]) -> dict[object, Link]:
    kept = (row for row in rows if row.state is not State.REJECTED)
    return {frozenset((row.left, row.right)): row for row in kept}


def _without(rows: Mapping[object, _Row], others: Mapping[object, _Row]) -> tuple[_Row, ...]:
    return tuple(row for name, row in rows.items() if name not in others)
