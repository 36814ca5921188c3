"""What a person can do to the codebook: each function gives the edit that does it.

Functions raise StaleEdit where a topic they name is gone.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from perspectives.model.annotating import reordered
from perspectives.model.citing import name_of, needed_topic
from perspectives.model.drafting import Draft
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import Problem, StaleEdit
from perspectives.model.project import Project
from perspectives.model.topics import LAST_SLOT, Codebook, Name, Term, Topic, TopicId


@dataclass(frozen=True, slots=True)
class Hanging:
    """How much goes, or is touched, when a topic or text is deleted: counts of rows."""

    decisions: int = 0
    stances: int = 0
    notes: int = 0
    pins: int = 0
    votes: int = 0

    @property
    def total(self) -> int:
        """All of them together; 0 = deleting loses nothing a person made."""
        return self.decisions + self.stances + self.notes + self.pins + self.votes


def add_topic(
    project: Project,
    name: str,
    *,
    definition: str = "",
    terms: tuple[Term, ...] = (),
    parent: str = "",
    colour: int | None = None,
) -> Edit:
    """Add a topic, last; without `colour` it takes the first slot that no topic has."""
    if parent:
        needed_topic(project, parent)
    order = max((row.order for row in project.topics.values()), default=-1) + 1
    slot = free_colour(project) if colour is None else colour
    row = Topic(
        free_topic_id(project, name),
        name.strip(),
        slot,
        definition,
        terms,
        parent,
        order,
    )
    return Edit(f"Add the topic “{row.name}”", (Change("topics", None, row),))


def rename_topic(project: Project, topic: TopicId, name: str) -> Edit:
    """Give a topic another name; its id and all that hangs on it stay."""
    row = needed_topic(project, topic)
    label = f"Rename the topic “{row.name}” to “{name.strip()}”"
    return _changed(row, replace(row, name=name.strip()), label)


def recolour_topic(project: Project, topic: TopicId, colour: int) -> Edit:
    """Give a topic the colour slot 0 to 11; raises ValueError for another number."""
    if not 0 <= colour <= LAST_SLOT:
        raise ValueError(f"no such colour slot: {colour}")
    row = needed_topic(project, topic)
    return _changed(row, replace(row, colour=colour), f"Recolour the topic “{row.name}”")


def colour_problem(project: Project, topic: TopicId, colour: int) -> Problem | None:
    """What speaks against a colour for a topic: another topic that already wears it.

    Among twelve topics each slot can be told from the others in every kind of sight; two topics in
    one slot are told apart by letter and, beyond twelve, by line style alone.
    """
    same = (row for row in project.ordered_topics() if row.colour == colour and row.id != topic)
    other = next(same, None)
    if other is None:
        return None
    return Problem(
        name_of(project, topic),
        f"The topic “{other.name}” has this colour too, so only their letters tell them apart.",
        "Choose a colour that no other topic has.",
    )


def set_definition(project: Project, topic: TopicId, definition: str) -> Edit:
    """Write what belongs to a topic and what does not."""
    row = needed_topic(project, topic)
    return _changed(row, replace(row, definition=definition), f"Define the topic “{row.name}”")


def set_topic_note(project: Project, topic: TopicId, note: str) -> Edit:
    """Write the note of a topic, for people only."""
    row = needed_topic(project, topic)
    return _changed(row, replace(row, note=note), f"Write a note on the topic “{row.name}”")


def set_terms(project: Project, topic: TopicId, terms: Iterable[Term]) -> Edit:
    """Give a topic these terms and exclusions instead of those it has; doubles are taken once."""
    row = needed_topic(project, topic)
    wanted = tuple(dict.fromkeys(terms))
    return _changed(row, replace(row, terms=wanted), f"Change the terms of “{row.name}”")


def add_term(project: Project, topic: TopicId, term: Term) -> Edit:
    """Add a term or exclusion to a topic, last."""
    row = needed_topic(project, topic)
    label = f"Add the term “{term.pattern}” to “{row.name}”"
    return _changed(row, replace(row, terms=tuple(dict.fromkeys((*row.terms, term)))), label)


def remove_term(project: Project, topic: TopicId, term: Term) -> Edit:
    """Take a term or exclusion off a topic."""
    row = needed_topic(project, topic)
    label = f"Remove the term “{term.pattern}” from “{row.name}”"
    return _changed(row, replace(row, terms=tuple(old for old in row.terms if old != term)), label)


def nest_topic(project: Project, topic: TopicId, parent: str) -> Edit:
    """Put a topic under another, or at the top where `parent` is "".

    Raises StaleEdit where the topic would come to lie under itself.
    """
    row = needed_topic(project, topic)
    if not parent:
        return _changed(row, replace(row, parent=""), f"Move the topic “{row.name}” to the top")
    above = needed_topic(project, parent)
    if topic in lineage(project, parent):
        raise StaleEdit(
            f"“{above.name}” lies under “{row.name}” already.", "Choose a topic outside of it."
        )
    label = f"Move the topic “{row.name}” under “{above.name}”"
    return _changed(row, replace(row, parent=parent), label)


def order_topics(project: Project, topics: tuple[str, ...]) -> Edit:
    """Bring the topics into the order of these ids, which gives the letters; others follow."""
    return Edit("Reorder the topics", reordered(project, "topics", topics))


def arrange_topics(project: Project, places: tuple[tuple[str, str], ...], moved: str = "") -> Edit:
    """Bring the topics into the order of `places`, each (topic, the one above it or "").

    Topics not named follow as they were. `moved` is the one a person took hold of, for the label.
    Raises StaleEdit where a topic is gone or would lie under itself.
    """
    draft = Draft(project)
    for topic, parent in places:
        row = needed_topic(project, topic)
        if parent:
            needed_topic(project, parent)
        draft.put("topics", replace(row, parent=parent))
    above = dict(places)
    for topic in above:
        seen: list[str] = []
        while topic:
            if topic in seen:
                raise StaleEdit(
                    f"{name_of(project, topic)} would lie under itself.",
                    "Choose a topic outside of it.",
                )
            seen.append(topic)
            topic = above.get(topic, "")
    for change in reordered(project, "topics", tuple(above)):
        mine = draft.get("topics", change.id)
        draft.put("topics", replace(mine, order=change.after.order))
    label = f"Move the topic {name_of(project, moved)}" if moved else "Reorder the topics"
    return draft.edit(label)


def delete_topic(project: Project, topic: TopicId) -> Edit:
    """Delete a topic with its decisions, stances and notes; topics under it move up one level."""
    row = needed_topic(project, topic)
    draft = Draft(project)
    draft.drop("topics", topic)
    for child in draft.rows("topics"):
        if child.parent == topic:
            draft.put("topics", replace(child, parent=row.parent))
    for table in ("judgements", "stances"):
        for old in draft.rows(table):
            if old.topic == topic:
                draft.drop(table, old.id)
    for note in draft.rows("notes"):
        if _is_on_topic(note.target, topic):
            draft.drop("notes", note.id)
    for page in draft.rows("pages"):
        shows = " ".join(name for name in page.shows.split() if name != topic)
        if topic in page.shows.split():
            draft.put("pages", replace(page, shows=shows))
    return draft.edit(f"Delete the topic “{row.name}”")


def hanging_on_topic(project: Project, topic: TopicId) -> Hanging:
    """What deleting a topic takes along."""
    return Hanging(
        decisions=sum(1 for row in project.judgements.values() if row.topic == topic),
        stances=sum(1 for row in project.stances.values() if row.topic == topic),
        notes=sum(1 for row in project.notes.values() if _is_on_topic(row.target, topic)),
    )


def set_name(project: Project, name: Name) -> Edit:
    """Add a person, place, body or document with its forms, or change the one with this id."""
    before = project.names.get(name.id)
    verb = "Change" if before else "Add"
    changes = () if before == name else (Change("names", before, name),)
    return Edit(f"{verb} the name “{name.name}”", changes)


def remove_name(project: Project, name: str) -> Edit:
    """Take a name out of the codebook."""
    row = project.names.get(name)
    if row is None:
        raise StaleEdit("This name is no longer in the codebook.", "Choose another name.")
    return Edit(f"Remove the name “{row.name}”", (Change("names", row, None),))


def import_codebook(project: Project, codebook: Codebook) -> Edit:
    """Take the topics and names of a codebook in; those with a known id are changed to match.

    Nothing is taken away. Question and proposition are taken only where the project has none.
    """
    draft = Draft(project)
    order = max((row.order for row in project.topics.values()), default=-1) + 1
    for topic in codebook.topics:
        mine = project.topics.get(topic.id)
        draft.put("topics", replace(topic, order=mine.order if mine else order))
        order += mine is None
    for name in codebook.names:
        draft.put("names", name)
    head = project.head
    draft.put(
        "head",
        replace(
            head,
            question=head.question or codebook.question,
            proposition=head.proposition or codebook.proposition,
        ),
    )
    return draft.edit(f"Import the codebook “{codebook.name}”")


def codebook_of(project: Project) -> Codebook:
    """The topics, in their order, and names of a project as a codebook to write to a file."""
    head = project.head
    names = tuple(sorted(project.names.values(), key=lambda row: row.id))
    return Codebook(head.name, project.ordered_topics(), names, head.question, head.proposition)


def free_colour(project: Project) -> int:
    """The first colour slot that no topic has; the one least used where all are taken."""
    used = [row.colour for row in project.topics.values()]
    return min(range(LAST_SLOT + 1), key=lambda slot: (used.count(slot), slot))


def free_topic_id(project: Project, name: str) -> TopicId:
    """A short id made of a topic's name that no topic has (lower-case letters, digits, hyphens)."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "topic"
    number, candidate = 2, stem
    while candidate in project.topics:
        candidate = f"{stem}-{number}"
        number += 1
    return TopicId(candidate)


def lineage(project: Project, topic: str) -> tuple[str, ...]:
    """A topic and those above it, nearest first; a circle is walked once."""
    out: list[str] = []
    while topic in project.topics and topic not in out:
        out.append(topic)
        topic = project.topics[topic].parent
    return tuple(out)


def _changed(before: Topic, after: Topic, label: str) -> Edit:
    return Edit(label, () if before == after else (Change("topics", before, after),))


def _is_on_topic(target: str, topic: str) -> bool:
    return target == f"topic {topic}" or target.startswith(f"cell {topic} ")
