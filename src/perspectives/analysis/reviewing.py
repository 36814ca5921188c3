"""What nobody has looked at, in the order in which a person's decision changes most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.analysis.calibrating import tagging_confidence
from perspectives.analysis.tagging import CUT
from perspectives.model.comparison import Link, Tagging
from perspectives.model.judgements import link_judgement_id, tagging_judgement_id
from perspectives.model.states import State

if TYPE_CHECKING:
    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tagging or link nobody has decided on, and what a decision on it is worth (0..1).

    `is_missed`: a tagging just under the threshold, which is not shown anywhere else.
    """

    subject: Tagging | Link
    worth: float
    is_missed: bool = False


def proposals(project: Project, comparison: Comparison) -> tuple[Proposal, ...]:
    """All proposals without a decision, the one worth most first.

    A link is worth its score: strong links stand first on every shelf, so a wrong one does most
    harm. A tagging is worth more the nearer it is to the threshold, where the machine knows least;
    what lies just under it is offered too. Of equal ones links go first, then by place.
    """
    threshold = tagging_confidence(CUT)
    known = project.judgements
    rows = [
        Proposal(link, link.score)
        for link in comparison.links
        if link.state is State.PROPOSED and link_judgement_id(link.left, link.right) not in known
    ]
    for found, is_missed in ((comparison.taggings, False), (comparison.near_misses, True)):
        rows += [
            Proposal(tagging, _doubt(tagging.score, threshold), is_missed)
            for tagging in found
            if tagging.state is State.PROPOSED
            and tagging_judgement_id(tagging.passage, tagging.topic) not in known
        ]
    return tuple(sorted(rows, key=_order))


def decided_count(project: Project) -> int:
    """How many taggings and links a person has decided on."""
    return len(project.judgements)


def _doubt(score: float, threshold: float) -> float:
    """1 at the threshold, 0 where a score is as far from it as it can be."""
    room = threshold if score < threshold else 1 - threshold
    return max(0.0, 1 - abs(score - threshold) / room)


def _order(row: Proposal) -> tuple[float, bool, str, str]:
    subject = row.subject
    if isinstance(subject, Link):
        return (-row.worth, False, subject.left, subject.right)
    return (-row.worth, True, subject.passage, subject.topic)
