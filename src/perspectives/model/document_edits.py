"""What a person can do to the texts and the project as a whole: each function gives the edit."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from perspectives.model.annotating import reordered
from perspectives.model.citing import needed_document, title_of
from perspectives.model.codebook_edits import Hanging
from perspectives.model.documents import Document, DocumentId, Role, document_of
from perspectives.model.drafting import Draft
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StaleEdit
from perspectives.model.judgements import Version
from perspectives.model.project import Project


def add_documents(project: Project, documents: Iterable[Document]) -> Edit:
    """Add texts after the others, in the order given; those already there are left out."""
    order = max((row.order for row in project.documents.values()), default=-1) + 1
    new = {row.id: row for row in documents if row.id not in project.documents}
    rows = [replace(row, order=order + place) for place, row in enumerate(new.values())]
    draft = Draft(project)
    for row in rows:
        draft.put("documents", row)
    if rows and not project.documents and not project.head.reference:
        draft.put("head", replace(project.head, reference=rows[0].id))
    return draft.edit(f"Add “{rows[0].title}”" if len(rows) == 1 else f"Add {len(rows)} texts")


def remove_document(project: Project, document: DocumentId) -> Edit:
    """Remove a text with all decisions, stances, notes, pins and votes on it."""
    row = needed_document(project, document)
    draft = Draft(project)
    draft.drop("documents", document)
    for table, names in _rows_on(project, document).items():
        for name in names:
            draft.drop(table, name)
    for page in draft.rows("pages"):
        names = page.shows.split()
        kept = [name for name in names if name != document and not _is_of(document, name)]
        if kept != names:
            draft.put("pages", replace(page, shows=" ".join(kept)))
    if project.head.reference == document:
        rest = [other.id for other in project.ordered_documents() if other.id != document]
        draft.put("head", replace(project.head, reference=rest[0] if rest else ""))
    return draft.edit(f"Remove “{row.title}”")


def hanging_on_document(project: Project, document: DocumentId) -> Hanging:
    """What removing a text takes along."""
    rows = _rows_on(project, document)
    return Hanging(
        len(rows["judgements"]),
        len(rows["stances"]),
        len(rows["notes"]),
        len(rows["pins"]),
        len(rows["votes"]),
    )


def make_reference(project: Project, document: DocumentId) -> Edit:
    """Make a text the reference; decisions hang on passages, so nothing is lost."""
    needed_document(project, document)
    label = f"Make {title_of(project, document)} the reference"
    head = replace(project.head, reference=document)
    return Edit(label, () if head == project.head else (Change("head", project.head, head),))


def set_language(project: Project, document: DocumentId, language: str) -> Edit:
    """Say what language a text is in (a BCP 47 tag, "" = unknown)."""
    row = needed_document(project, document)
    label = f"Set the language of {title_of(project, document)} to {language or 'unknown'}"
    return _changed(row, replace(row, language=language), label)


def describe_document(
    project: Project,
    document: DocumentId,
    *,
    title: str | None = None,
    party: str | None = None,
    author: str | None = None,
    date: str | None = None,
    group: str | None = None,
) -> Edit:
    """Change what is said about a text; None leaves a field as it is."""
    row = needed_document(project, document)
    said = {"title": title, "party": party, "author": author, "date": date, "group": group}
    new = replace(row, **{name: value for name, value in said.items() if value is not None})
    return _changed(row, new, f"Describe {title_of(project, document)}")


def set_roles(project: Project, document: DocumentId, roles: Mapping[int, Role]) -> Edit:
    """Say what blocks of a text are: the place of a block, from 0, to its role.

    Words stay where they are, so decisions do too. A heading or list item has a level, 1 where it
    had none; a block that becomes content keeps the furniture inside it.
    """
    row = needed_document(project, document)
    blocks = list(row.blocks)
    for place, role in roles.items():
        block = blocks[place]
        has_level = role in (Role.HEADING, Role.ITEM)
        level = (block.level or 1) if has_level else 0
        blocks[place] = replace(block, role=role, level=level)
    label = f"Change the roles in {title_of(project, document)}"
    after = row if tuple(blocks) == row.blocks else replace(row, blocks=tuple(blocks))
    return _changed(row, after, label)


def order_documents(project: Project, documents: tuple[str, ...]) -> Edit:
    """Bring the texts into the order of these ids; others follow as they were."""
    return Edit("Reorder the texts", reordered(project, "documents", documents))


def describe_project(
    project: Project,
    *,
    name: str | None = None,
    question: str | None = None,
    proposition: str | None = None,
) -> Edit:
    """Change name, question or proposition of the comparison; None leaves one as it is."""
    said = {"name": name, "question": question, "proposition": proposition}
    given = {field: value for field, value in said.items() if value is not None}
    label = f"Change the {', '.join(given)} of the comparison"
    new = replace(project.head, **given)
    return Edit(label, () if new == project.head else (Change("head", project.head, new),))


def name_version(project: Project, name: str, *, when: str = "") -> Edit:
    """Name the present state so that one can return to it."""
    number = 1
    while f"version-{number}" in project.versions:
        number += 1
    row = Version(f"version-{number}", name.strip(), project.revision, when)
    return Edit(f"Name this version “{row.name}”", (Change("versions", None, row),))


def rename_version(project: Project, version: str, name: str) -> Edit:
    """Give a named version another name."""
    row = _version(project, version)
    changes = (Change("versions", row, replace(row, name=name.strip())),)
    return Edit(f"Rename the version “{row.name}” to “{name.strip()}”", changes)


def delete_version(project: Project, version: str) -> Edit:
    """Forget the name of a version; the history itself stays."""
    row = _version(project, version)
    return Edit(f"Delete the version “{row.name}”", (Change("versions", row, None),))


def _version(project: Project, version: str) -> Version:
    row = project.versions.get(version)
    if row is None:
        raise StaleEdit("This version is no longer there.", "Choose another version.")
    return row


def _changed(before: Document, after: Document, label: str) -> Edit:
    return Edit(label, () if before == after else (Change("documents", before, after),))


def _rows_on(project: Project, document: str) -> dict[str, list[str]]:
    """The ids, by table, of the rows that hang on a text or a passage of it."""
    judgements = project.judgements.values()
    stances = project.stances.values()
    notes, pins = project.notes.values(), project.pins.values()
    votes = project.votes.values()
    return {
        "judgements": [row.id for row in judgements if _is_of(document, row.passage, row.other)],
        "stances": [
            row.id for row in stances if row.document == document or _is_of(document, row.passage)
        ],
        "notes": [row.id for row in notes if _is_on(document, row.target)],
        "pins": [row.id for row in pins if _is_on(document, row.target)],
        "votes": [row.id for row in votes if _is_of(document, row.passage)],
    }


def _is_of(document: str, *passages: str) -> bool:
    return any(document_of(passage) == document for passage in passages)


def _is_on(document: str, target: str) -> bool:
    names = target.split(" ")[1:]
    return document in names or _is_of(document, *names)
