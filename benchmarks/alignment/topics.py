"""Topics: what each part of the score is worth, and what decisions of a person add."""

from dataclasses import replace

import numpy as np
from benchmarks.alignment.data import Labelled
from benchmarks.alignment.measures import precision_recall
from numpy.typing import NDArray

from perspectives.analysis.caching import Memory
from perspectives.analysis.engine import default_table
from perspectives.analysis.preparing import prepared
from perspectives.analysis.space import Space
from perspectives.analysis.tagging import CUT
from perspectives.analysis.topics import TaggedTopics, tagged_topics
from perspectives.model.judgements import Judgement, tagging_judgement_id
from perspectives.model.project import Project, table_of
from perspectives.model.states import State
from perspectives.model.topics import TermKind

DECIDED = 3
"""Passages confirmed and rejected a topic, which are then left out of the count."""


def tagged(project: Project, data: Labelled) -> TaggedTopics:
    """The topics of a project on the passages of a development set."""
    memory = Memory()
    texts = tuple(prepared(row, memory) for row in project.ordered_documents())
    space = Space(data.words, [row.language for row in data.rows], default_table())
    return tagged_topics(project, texts, data.rows, space, memory, (), lambda: None)


def table(sets: list[Labelled]) -> None:
    """Prints precision, recall and F1 as parts are joined."""
    print(
        "\nTopics: precision, recall, F1. One author wrote texts, labels and codebook: flattering."
    )
    print(f"{'':36}" + "".join(f"{data.name:>26}" for data in sets))
    rows: dict[str, list[str]] = {}
    for data in sets:
        for label, found, right in _steps(data):
            precision, recall, f1 = precision_recall(right, found)
            rows.setdefault(label, []).append(f"{precision:.3f}  {recall:.3f}  {f1:.3f}")
    for label, cells in rows.items():
        print(f"{label:36}" + "".join(f"{cell:>26}" for cell in cells))


def _steps(data: Labelled) -> list[tuple[str, NDArray[np.bool_], NDArray[np.bool_]]]:
    project = data.project
    plain = {
        name: replace(row, terms=tuple(t for t in row.terms if t.kind is TermKind.ANY))
        for name, row in project.topics.items()
    }
    bare = tagged(replace(project, topics=plain), data)
    whole = tagged(project, data)
    right = data.topics
    terms = np.array([row.parts.terms for row in whole.topics])
    parts = np.array([row.parts.raw for row in whole.topics])
    out = [
        ("terms only", np.array([row.parts.terms for row in bare.topics]) >= CUT * 0.75, right),
        ("+ exclusions", terms >= CUT * 0.75, right),
        ("+ likeness and silence", parts >= CUT, right),
        ("+ neighbours", whole.raw >= CUT, right),
    ]
    judgements = _decisions(data, whole)
    counted = np.ones_like(right)
    places = {row.passage.id: at for at, row in enumerate(data.rows)}
    ids = [row.topic.id for row in whole.topics]
    for row in judgements:
        counted[ids.index(row.topic), places[row.passage]] = False
    taught = tagged(replace(project, judgements=table_of(judgements)), data)
    out.append(("the same, undecided passages", (whole.raw >= CUT) & counted, right & counted))
    out.append(
        (
            f"+ {DECIDED} confirmed, {DECIDED} rejected",
            (taught.raw >= CUT) & counted,
            right & counted,
        )
    )
    return out


def _decisions(data: Labelled, found: TaggedTopics) -> list[Judgement]:
    """The first right and the first wrong proposals of each topic, decided as labelled."""
    out: list[Judgement] = []
    for number, topic in enumerate(found.topics):
        order = np.argsort(-topic.raw, kind="stable")
        for is_right, state in ((True, State.CONFIRMED), (False, State.REJECTED)):
            chosen = [at for at in order if data.topics[number, at] == is_right][:DECIDED]
            for at in chosen:
                passage = data.rows[at].passage.id
                name = tagging_judgement_id(passage, topic.topic.id)
                out.append(Judgement(name, passage, topic.topic.id, state=state))
    return out
