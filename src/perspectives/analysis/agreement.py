"""How far two people agree on the same passages, topic by topic.

Percent agreement, Cohen's kappa and Krippendorff's alpha for nominal values, each with the number
of units it rests on. Few units make any of them a matter of chance; the count belongs beside it.

Sources: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological
Measurement 20, 1960; K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", University of
Pennsylvania, 2011 (two observers, nominal data, none missing). Both unchanged.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from perspectives.model.edits import Change
from perspectives.model.judgements import tagging_judgement_id
from perspectives.model.project import Reliability
from perspectives.model.states import State

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence, Set
    from typing import Any

    from perspectives.model.edits import Edit
    from perspectives.model.project import Project


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement on `units` things that both have judged.

    `percent` is 0..100, `kappa` and `alpha` at most 1 (0 = what chance gives, below: worse). Each
    is None where it is not defined: no units, or one value throughout, when chance agrees too.
    """

    units: int
    percent: float | None = None
    kappa: float | None = None
    alpha: float | None = None


def agreement_of(pairs: Sequence[tuple[Hashable, Hashable]]) -> Agreement:
    """The agreement of two observers; a pair for each unit, the first observer's value first."""
    units = len(pairs)
    if not units:
        return Agreement(0)
    observed = sum(1 for first, second in pairs if first == second) / units
    return Agreement(units, 100 * observed, _kappa(pairs, observed), _alpha(pairs))


def tagging_agreement(
    mine: Project, theirs: Project, passages: Iterable[str] | None = None
) -> dict[str, Agreement]:
    """Agreement on whether a passage is on a topic, by topic of `mine`, in order.

    Units are the passages on which both have decided; one that was taken over from the other, and
    so is signed by the same person in both, tells nothing of two and is left out. With `passages`
    units are all of these, and a passage nobody decided on counts as not tagged: for people who
    went through whole texts.
    """
    first, second = decided_taggings(mine), decided_taggings(theirs)
    taken = _signed_alike(mine.judgements, theirs.judgements)
    chosen = None if passages is None else list(dict.fromkeys(passages))
    out: dict[str, Agreement] = {}
    for topic in mine.ordered_topics():
        ours, others = first.get(topic.id, {}), second.get(topic.id, {})
        rows = chosen if chosen is not None else [name for name in ours if name in others]
        rows = [name for name in rows if tagging_judgement_id(name, topic.id) not in taken]
        pairs = [(ours.get(name, False), others.get(name, False)) for name in rows]
        out[topic.id] = agreement_of(pairs)
    return out


def stance_agreement(mine: Project, theirs: Project) -> dict[str, Agreement]:
    """Agreement on stances by topic of `mine`, over passages and texts that both have judged.

    As for topics, a stance that is signed by the same person in both is left out.
    """
    taken = _signed_alike(mine.stances, theirs.stances)
    first, second = _stances(mine, taken), _stances(theirs, taken)
    return {
        topic.id: agreement_of(
            [
                (value, second[subject])
                for subject, value in first.items()
                if subject[0] == topic.id and subject in second
            ]
        )
        for topic in mine.ordered_topics()
    }


def reliability_of(project: Project, other: Project) -> tuple[Reliability, ...]:
    """How far two people agree now, by topic: those topics that both decided on, in order."""
    people = _person(project), _person(other)
    return tuple(
        Reliability(topic, what, *people, row.units, row.percent, row.kappa, row.alpha)
        for what, found in (
            ("topics", tagging_agreement(project, other)),
            ("stances", stance_agreement(project, other)),
        )
        for topic, row in found.items()
        if row.units
    )


def with_reliability(project: Project, other: Project, edit: Edit) -> Edit:
    """The edit that merges `other` into `project`, with how far the two agreed before it.

    Figures of an earlier merge of the same two people stay where the new ones rest on fewer
    passages: what was settled since has been taken over and counts no more.
    """
    head = project.head
    known = {_subject(row): row for row in head.reliability}
    for row in reliability_of(project, other):
        before = known.get(_subject(row))
        if before is None or row.units >= before.units:
            known[_subject(row)] = row
    after = replace(head, reliability=tuple(known.values()))
    if after == head:
        return edit
    return replace(edit, changes=(*edit.changes, Change("head", head, after)))


def _subject(row: Reliability) -> tuple[str, str, frozenset[str]]:
    return row.topic, row.what, frozenset((row.first, row.second))


def _person(project: Project) -> str:
    """Who made most of the decisions in a project; "" = nobody who is named."""
    rows = (*project.judgements.values(), *project.stances.values())
    by = Counter(row.by for row in rows if row.by)
    return min(by, key=lambda name: (-by[name], name)) if by else ""


def decided_taggings(project: Project) -> dict[str, dict[str, bool]]:
    """By topic and passage, whether a person put the topic there (True) or rejected it (False)."""
    out: dict[str, dict[str, bool]] = {}
    for row in project.judgements.values():
        if row.topic and row.state is not State.PROPOSED:
            out.setdefault(row.topic, {})[row.passage] = row.state is not State.REJECTED
    return out


def _kappa(pairs: Sequence[tuple[Hashable, Hashable]], observed: float) -> float | None:
    """(observed - expected) / (1 - expected), expected from each observer's own shares."""
    units = len(pairs)
    firsts = Counter(first for first, _ in pairs)
    seconds = Counter(second for _, second in pairs)
    expected = sum(count * seconds[value] for value, count in firsts.items()) / units**2
    return (observed - expected) / (1 - expected) if expected < 1 else None


def _alpha(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """1 - (n - 1) times observed over expected coincidences of unlike values; n = values paired."""
    values = Counter(value for pair in pairs for value in pair)
    total = 2 * len(pairs)
    unlike = 2 * sum(1 for first, second in pairs if first != second)
    expected = total**2 - sum(count**2 for count in values.values())
    return 1 - (total - 1) * unlike / expected if expected else None


def _stances(project: Project, without: Set[str]) -> Mapping[tuple[str, str], Hashable]:
    return {
        (row.topic, row.passage or row.document): row.attitude
        for row in project.stances.values()
        if row.id not in without
    }


def _signed_alike(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> Set[str]:
    """The ids of rows that one and the same named person signed in both tables."""
    return {
        name
        for name, row in mine.items()
        if row.by and name in theirs and theirs[name].by == row.by
    }
