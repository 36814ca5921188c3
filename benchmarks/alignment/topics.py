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
        "\nDecisions are those of a person who went through one text, counted on the others."
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
    out += _taught(data, project, "all")
    bare = {name: replace(row, terms=()) for name, row in project.topics.items()}
    out += _taught(data, replace(project, topics=bare), "name, definition")
    return out


def _taught(
    data: Labelled, project: Project, label: str
) -> list[tuple[str, NDArray[np.bool_], NDArray[np.bool_]]]:
    """Taggings before and after a person went through one text, counted in the other texts.

    One text after the other is gone through; the cells of all rounds stand beside one another.
    """
    before, after, right = [], [], []
    plain = tagged(project, data)
    for text in dict.fromkeys(row.document for row in data.rows):
        mine = np.array([row.document == text for row in data.rows])
        judgements = _decisions(data, plain, mine)
        taught = tagged(replace(project, judgements=table_of(judgements)), data)
        before.append((plain.raw >= CUT)[:, ~mine])
        after.append((taught.raw >= CUT)[:, ~mine])
        right.append(data.topics[:, ~mine])
    wanted = np.concatenate(right, axis=1)
    return [
        (label, np.concatenate(before, axis=1), wanted),
        (f"  {label} + decisions", np.concatenate(after, axis=1), wanted),
    ]


def _decisions(data: Labelled, found: TaggedTopics, mine: NDArray[np.bool_]) -> list[Judgement]:
    """The right taggings of a text confirmed, the wrong ones that were proposed rejected."""
    out: list[Judgement] = []
    for number, topic in enumerate(found.topics):
        for at in np.flatnonzero(mine & (data.topics[number] | (topic.raw >= CUT))):
            state = State.CONFIRMED if data.topics[number, at] else State.REJECTED
            passage = data.rows[at].passage.id
            name = tagging_judgement_id(passage, topic.topic.id)
            out.append(Judgement(name, passage, topic.topic.id, state=state))
    return out
