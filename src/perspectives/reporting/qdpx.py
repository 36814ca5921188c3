"""A project as REFI-QDA exchange (.qdpx, .qdc): texts, codes, codings, notes and links for others.

The standard is REFI-QDA 1.5 (2019); where it leaves room, what readers are known to accept decides:
plain text files in UTF-8 with line feeds and no mark in front, positions in code points with the
end excluded, unique names, and a date on everything. What the format has no word for goes along as
a note of our own, so that this program loses nothing, and `losses` says it beforehand.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from perspectives.model.states import State
from perspectives.reporting.qdpx_rows import (
    MACHINE,
    STANCE,
    UNNAMED,
    Coded,
    coded_passages,
    dated,
    described,
    file_name,
    guid,
    legal,
    unique_names,
)
from perspectives.reporting.record import run_id
from perspectives.texts import _, ngettext, number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import Document
    from perspectives.model.project import Project
    from perspectives.model.topics import Topic

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
ORIGIN = "Perspectives"

OWN_NOTE = "Perspectives project"
"""The name of the note that holds what the format has no word for, as JSON."""

VARIABLES = ("party", "author", "date", "language", "group")
"""What is said of a text, as variables of their own."""

DIRECTION = "Associative"
MADE = (2000, 1, 1, 0, 0, 0)


def qdpx_package(project: Project, comparison: Comparison, own: str = "") -> bytes:
    """The bytes of a .qdpx file; the same project and comparison give the same bytes.

    `own` is text for the note of our own, "" = none.
    """
    writer = _Writer(project, comparison)
    root = writer.project(own)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        _add(package, "project.qde", _xml(root, PROJECT))
        for name, text in sorted(writer.files.items()):
            _add(package, f"sources/{name}", text.encode("utf-8"))
    return buffer.getvalue()


def qdc_codebook(project: Project) -> bytes:
    """The bytes of a .qdc file: the topics as codes."""
    root = ElementTree.Element("CodeBook", origin=ORIGIN)
    _codes(ElementTree.SubElement(root, "Codes"), project, with_stances=False)
    return _xml(root, CODEBOOK)


def losses(project: Project) -> tuple[str, ...]:
    """What other programs will not find in a .qdpx file of this project, one sentence each."""
    told: list[str] = []
    terms = sum(len(row.terms) for row in project.topics.values())
    if terms:
        told.append(
            ngettext(
                "The {count} term of the topics is kept for this program alone.",
                "The {count} terms of the topics are kept for this program alone.",
                terms,
            ).format(count=number(terms))
        )
    told.append(
        _("Titles, headings and other roles of paragraphs are kept for this program alone.")
    )
    rejected = sum(row.state is State.REJECTED for row in project.judgements.values())
    if rejected:
        told.append(
            ngettext(
                "{count} rejected proposal is kept for this program alone.",
                "{count} rejected proposals are kept for this program alone.",
                rejected,
            ).format(count=number(rejected))
        )
    if project.names or project.pins or project.pages or project.votes or project.versions:
        told.append(_("Names, pins, pages, votes and versions are kept for this program alone."))
    told.append(_("Scores and reasons are left out: they are found anew from the texts."))
    told.append(_("Some programs leave links between passages out, QualCoder among them."))
    return tuple(told)


class _Writer:
    """Builds the parts of one project; `files` are the plain texts by name."""

    def __init__(self, project: Project, comparison: Comparison) -> None:
        self.data, self.comparison = project, comparison
        self.files: dict[str, str] = {}
        self.notes: list[Element] = []
        self.coded = coded_passages(project, comparison)
        people = [
            row.by
            for table in (project.judgements, project.stances, project.notes)
            for row in table.values()
        ]
        self.users = [MACHINE, *sorted({name or UNNAMED for name in people})]
        titled = [(row.id, file_name(row.title)) for row in project.ordered_documents()]
        self.names = unique_names(titled)

    def project(self, own: str) -> Element:
        head = self.data.head
        root = ElementTree.Element(
            "Project",
            name=legal(head.name or head.question or ORIGIN),
            origin=ORIGIN,
            creatingUserGUID=guid("user", MACHINE),
            creationDateTime=dated(""),
        )
        users = ElementTree.SubElement(root, "Users")
        for name in self.users:
            ElementTree.SubElement(users, "User", guid=guid("user", name), name=legal(name))
        if self.data.topics:
            book = ElementTree.SubElement(root, "CodeBook")
            _codes(ElementTree.SubElement(book, "Codes"), self.data, with_stances=True)
            self._topic_notes(book)
        self._variables(root)
        if self.data.documents:
            sources = ElementTree.SubElement(root, "Sources")
            for row in self.data.ordered_documents():
                self._source(sources, row)
        links = self._links()
        free = self._free_notes(own)
        if self.notes:
            ElementTree.SubElement(root, "Notes").extend(self.notes)
        if len(links):
            root.append(links)
        self._sets(root)
        about = (head.question, head.proposition)
        described(root, "\n".join(part for part in about if part))
        for note in free:
            ElementTree.SubElement(root, "NoteRef", targetGUID=note)
        return root

    def _topic_notes(self, book: Element) -> None:
        by_guid = {code.get("guid"): code for code in book.iter("Code")}
        for topic in self.data.ordered_topics():
            texts = [("", topic.note)] if topic.note else []
            texts += self._noted(f"topic {topic.id}")
            code = by_guid[guid("code", topic.id)]
            for at, (by, text) in enumerate(texts):
                reference = ElementTree.Element(
                    "NoteRef", targetGUID=self._note(f"topic {topic.id} {at}", topic.name, text, by)
                )
                code.insert(1 if code.find("Description") is not None else 0, reference)

    def _variables(self, root: Element) -> None:
        variables = ElementTree.SubElement(root, "Variables")
        named = [(name, name) for name in (*VARIABLES, "reference")]
        named += [
            (f"{STANCE} {row.id}", f"{STANCE}: {row.name}") for row in self.data.ordered_topics()
        ]
        for key, name in unique_names(named).items():
            ElementTree.SubElement(
                variables,
                "Variable",
                guid=guid("variable", key),
                name=name,
                typeOfVariable="Text",
            )

    def _source(self, sources: Element, document: Document) -> None:
        name = f"{guid('source', document.id)}.txt"
        self.files[name] = document.text
        source = ElementTree.SubElement(
            sources,
            "TextSource",
            guid=guid("source", document.id),
            name=self.names[document.id],
            plainTextPath=f"internal://{name}",
            creatingUser=guid("user", MACHINE),
            creationDateTime=dated(document.source.imported),
        )
        for row in self.coded.get(document.id, ()):
            self._selection(source, document, row)
        for at, (by, text) in enumerate(self._noted(f"document {document.id}")):
            target = self._note(f"document {document.id} {at}", document.title, text, by)
            ElementTree.SubElement(source, "NoteRef", targetGUID=target)
        values = {name: getattr(document, name) for name in VARIABLES}
        values["reference"] = "yes" if document.id == self.data.reference else ""
        for stance in sorted(self.data.stances.values(), key=lambda row: row.id):
            if stance.document == document.id:
                values[f"{STANCE} {stance.topic}"] = stance.attitude.value
        for key, value in values.items():
            if value:
                row = ElementTree.SubElement(source, "VariableValue")
                ElementTree.SubElement(row, "VariableRef", targetGUID=guid("variable", key))
                ElementTree.SubElement(row, "TextValue").text = legal(value)

    def _selection(self, source: Element, document: Document, row: Coded) -> None:
        words = row.span.of(document.text)
        selection = ElementTree.SubElement(
            source,
            "PlainTextSelection",
            guid=row.guid,
            name=legal(words),
            startPosition=str(row.span.start),
            endPosition=str(row.span.end),
            creatingUser=guid("user", MACHINE),
            creationDateTime=dated(""),
        )
        described(selection, "\n".join(row.told))
        for code, by, when in row.codes:
            coding = ElementTree.SubElement(
                selection,
                "Coding",
                guid=guid("coding", f"{row.guid} {code}"),
                creatingUser=guid("user", by),
                creationDateTime=dated(when),
            )
            ElementTree.SubElement(coding, "CodeRef", targetGUID=code)
        if row.is_passage:
            for at, (by, text) in enumerate(self._noted(f"passage {row.passage}")):
                target = self._note(f"passage {row.passage} {at}", words[:60], text, by)
                ElementTree.SubElement(selection, "NoteRef", targetGUID=target)

    def _noted(self, target: str) -> list[tuple[str, str]]:
        rows = sorted(self.data.notes.values(), key=lambda row: row.id)
        return [(row.by, row.text) for row in rows if row.target == target]

    def _note(self, key: str, name: str, text: str, by: str = "") -> str:
        """The GUID of a new note, its text in a file of its own."""
        identity = guid("note", key)
        file = f"{identity}.txt"
        self.files[file] = text
        self.notes.append(
            ElementTree.Element(
                "Note",
                guid=identity,
                name=legal(name) or ORIGIN,
                plainTextPath=f"internal://{file}",
                creatingUser=guid("user", by or UNNAMED),
                creationDateTime=dated(""),
            )
        )
        return identity

    def _links(self) -> Element:
        links = ElementTree.Element("Links")
        for link in self.comparison.links:
            if link.state is State.REJECTED:
                continue
            row = ElementTree.SubElement(
                links,
                "Link",
                guid=guid("link", f"{link.left} {link.right}"),
                name=f"{link.relation.value} ({link.state.value})",
                direction=DIRECTION,
                originGUID=guid("passage", link.left),
                targetGUID=guid("passage", link.right),
            )
            ends = sorted((link.left, link.right))
            for first, second in (ends, ends[::-1]):
                for at, (by, text) in enumerate(self._noted(f"link {first} {second}")):
                    key = f"link {first} {second} {at}"
                    target = self._note(key, row.get("name") or "", text, by)
                    ElementTree.SubElement(row, "NoteRef", targetGUID=target)
        return links

    def _free_notes(self, own: str) -> list[str]:
        """Notes of the whole project: cells of the matrix, silences, and what is our own."""
        out: list[str] = []
        topics, documents = self.data.topics, self.data.documents
        for note in sorted(self.data.notes.values(), key=lambda row: row.id):
            kind, *parts = note.target.split()
            if kind == "cell" and parts[0] in topics and parts[-1] in documents:
                name = f"{topics[parts[0]].name}: {documents[parts[-1]].title}"
                out.append(self._note(note.target, name, note.text, note.by))
        silent = [
            f"{documents[document].title}: {topics[topic].name}"
            for document, topic in self.comparison.silences()
        ]
        if silent:
            out.append(self._note("silences", _("Silent"), "\n".join(silent), MACHINE))
        run = run_id(self.data, self.comparison.engine)
        out.append(self._note("run", _("Run"), run, MACHINE))
        if own:
            out.append(self._note("own", OWN_NOTE, own, MACHINE))
        return out

    def _sets(self, root: Element) -> None:
        """A set for each topic: its code and the texts that speak on it."""
        silent = set(self.comparison.silences())
        named = unique_names([(row.id, row.name) for row in self.data.ordered_topics()])
        if not named:
            return
        sets = ElementTree.SubElement(root, "Sets")
        for topic in self.data.ordered_topics():
            identity = guid("set", topic.id)
            row = ElementTree.SubElement(sets, "Set", guid=identity, name=named[topic.id])
            ElementTree.SubElement(row, "MemberCode", targetGUID=guid("code", topic.id))
            for document in self.data.ordered_documents():
                if (document.id, topic.id) not in silent:
                    target = guid("source", document.id)
                    ElementTree.SubElement(row, "MemberSource", targetGUID=target)


def _codes(codes: Element, project: Project, *, with_stances: bool) -> None:
    """The topics as nested codes, then the stances as codes of their own."""
    from perspectives.model.palette import STROKES

    topics = project.ordered_topics()
    names = unique_names([(row.id, row.name) for row in topics], taken=(STANCE,))
    made: dict[str, Element] = {}

    def add(topic: Topic, trail: tuple[str, ...] = ()) -> Element:
        if topic.id not in made:
            above = project.topics.get(topic.parent)
            is_rooted = above is None or above.id in (topic.id, *trail)
            parent = codes if is_rooted or above is None else add(above, (*trail, topic.id))
            made[topic.id] = ElementTree.SubElement(
                parent,
                "Code",
                guid=guid("code", topic.id),
                name=names[topic.id],
                isCodable="true",
                color=STROKES[topic.colour % len(STROKES)],
            )
            described(made[topic.id], topic.definition)
        return made[topic.id]

    for topic in topics:
        add(topic)
    if with_stances:
        folder = ElementTree.SubElement(
            codes, "Code", guid=guid("code", STANCE), name=STANCE, isCodable="false"
        )
        for attitude in ("for", "against", "mixed", "neutral"):
            ElementTree.SubElement(
                folder,
                "Code",
                guid=guid("stance", attitude),
                name=f"{STANCE}/{attitude}",
                isCodable="true",
            )


def _xml(root: Element, namespace: str) -> bytes:
    root.set("xmlns", namespace)
    ElementTree.indent(root, " ")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _add(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    package.writestr(zipfile.ZipInfo(name, MADE), data, zipfile.ZIP_DEFLATED)
