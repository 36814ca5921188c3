"""REFI-QDA files (.qdpx, .qdc) of other programs, and of this one, to texts, topics and decisions.

Both spellings of the folder of sources, any name of the project file, GUIDs with or without braces,
text inside the file or beside it: what is met in practice is read. A document type declaration is
refused, and so is a package that unpacks to more than a project can hold.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from perspectives.model.errors import Problem, ReadingError
from perspectives.model.judgements import Note
from perspectives.reading.qdpx_texts import (
    Known,
    Source,
    bare,
    link_judgement,
    local,
    source_of,
    topics_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from perspectives.model.documents import Document
    from perspectives.model.judgements import Judgement, Stance
    from perspectives.model.topics import Topic

LARGEST_PART, LARGEST_ALL, MOST_PARTS = 64 << 20, 512 << 20, 20_000
"""Bytes of one part and of all parts, and how many parts: beyond any project of texts."""

OWN_NOTE = "Perspectives project"
"""The name of the note in which this program keeps what the format has no word for."""

KEPT = {
    "Users",
    "CodeBook",
    "Sources",
    "Notes",
    "Links",
    "Description",
    "NoteRef",
    "Variables",
    "Sets",
}
"""Parts of a project that are read, or that say again what is read elsewhere."""


@dataclass(slots=True)
class Exchange:
    """What a REFI-QDA file holds, in this program's words.

    `own` is the text of the note of our own, "" in files of other programs. `texts` maps GUIDs of
    sources to their words, `codes` those of codes to their names. `problems` list what could not be
    taken over.
    """

    name: str
    question: str = ""
    documents: list[Document] = field(default_factory=list["Document"])
    reference: str = ""
    topics: list[Topic] = field(default_factory=list["Topic"])
    judgements: list[Judgement] = field(default_factory=list["Judgement"])
    stances: list[Stance] = field(default_factory=list["Stance"])
    notes: list[Note] = field(default_factory=list[Note])
    own: str = ""
    texts: dict[str, str] = field(default_factory=dict[str, str])
    codes: dict[str, str] = field(default_factory=dict[str, str])
    problems: list[Problem] = field(default_factory=list[Problem])


def read_qdpx(data: bytes, name: str, known: Known | None = None) -> Exchange:
    """What is in the bytes of a .qdpx or .qdc file called `name`; raises ReadingError.

    `known` is what this program knows of a file it wrote, from the note of its own.
    """
    if not zipfile.is_zipfile(io.BytesIO(data)):
        root = _root(data, name)
        if local(root) != "CodeBook":
            raise _no_exchange(name)
        return Exchange(name, topics=topics_of(root).topics)
    files = _unpacked(data, name)
    project = next((row for key, row in files.items() if key.endswith(".qde")), None)
    if project is None:
        raise _no_exchange(name)
    root = _root(project, name)
    if local(root) != "Project":
        raise _no_exchange(name)
    return _Reader(root, files, name, known).exchange()


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """The files of the package by their last name in lower case, bounded in number and size."""
    out: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            rows = package.infolist()
            if len(rows) > MOST_PARTS:
                raise _too_large(name)
            for row in rows:
                total += row.file_size
                if row.file_size > LARGEST_PART or total > LARGEST_ALL:
                    raise _too_large(name)
                if not row.is_dir():
                    with package.open(row) as file:
                        out[PurePosixPath(row.filename).name.lower()] = file.read(row.file_size)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise ReadingError(
            f"“{name}” is damaged or locked.", "Export it anew, without a password."
        ) from error
    return out


def _root(data: bytes, name: str) -> Element:
    try:
        text = data.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise ReadingError(
                f"“{name}” holds a document type declaration, which this format has not.",
                "Export it anew from the program that made it.",
            )
        return ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError) as error:
        raise _no_exchange(name) from error


def _no_exchange(name: str) -> ReadingError:
    return ReadingError(
        f"“{name}” is no REFI-QDA project or codebook.",
        "Export it as REFI-QDA (.qdpx or .qdc) from the program that made it.",
    )


def _too_large(name: str) -> ReadingError:
    return ReadingError(
        f"“{name}” unpacks to more than a project of texts can be.",
        "Export it anew without films and recordings.",
    )


class _Reader:
    """Reads one project file with the files beside it."""

    def __init__(
        self, root: Element, files: dict[str, bytes], name: str, known: Known | None
    ) -> None:
        self.root, self.files, self.name, self.known = root, files, name, known
        self.out = Exchange(root.get("name") or name)
        self.users = {bare(row.get("guid")): row.get("name") or "" for row in self._all("User")}

    def _all(self, name: str) -> list[Element]:
        return [row for row in self.root.iter() if local(row) == name]

    def exchange(self) -> Exchange:
        """Everything the project holds."""
        out = self.out
        book = topics_of(self.root, self.known)
        out.topics = book.topics
        named = {str(row.id): row.name for row in book.topics}
        out.codes = {place: named[topic] for place, topic in book.codes.items()}
        description = next((row for row in self.root if local(row) == "Description"), None)
        out.question = ((description.text if description is not None else "") or "").split("\n")[0]
        variables = {bare(row.get("guid")): row.get("name") or "" for row in self._all("Variable")}
        selections: dict[str, str] = {}
        notes: dict[str, str] = {}
        for element in self._all("TextSource"):
            text = self._text(element)
            if text is None:
                self._lost(element, "has no text that can be read")
                continue
            source = Source(element, text, self.name, variables, book, self.users, self.known)
            found = source_of(source, len(out.documents))
            out.texts[bare(element.get("guid"))] = found.document.text
            if any(row.id == found.document.id for row in out.documents):
                self._lost(element, "holds the same text as another one")
                continue
            out.documents.append(found.document)
            out.reference = out.reference or (found.document.id if found.is_reference else "")
            out.judgements += found.judgements
            out.stances += found.stances
            out.problems += found.problems
            out.notes += found.notes
            selections.update(found.passages)
            notes.update(found.noted)
        notes.update({guid: f"topic {topic}" for guid, topic in book.noted.items()})
        self._links(selections, notes)
        self._notes(notes)
        self._unread()
        return out

    def _text(self, element: Element) -> str | None:
        """The plain text of a source or note, from inside the project file or beside it."""
        inside = next((row for row in element if local(row) == "PlainTextContent"), None)
        if inside is not None:
            return inside.text or ""
        path = element.get("plainTextPath") or ""
        data = self.files.get(PurePosixPath(path.partition("://")[2] or path).name.lower())
        if data is None:
            return self._styled(element)
        is_wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        try:
            return data.decode("utf-16" if is_wide else "utf-8-sig")
        except UnicodeDecodeError:
            return None

    def _styled(self, element: Element) -> str | None:
        """The text of a source that has a styled file alone."""
        path = element.get("richTextPath") or ""
        name = PurePosixPath(path.partition("://")[2] or path).name
        data = self.files.get(name.lower())
        if data is None:
            return None
        from perspectives.reading import read_bytes

        try:
            return read_bytes(data, name).document.text
        except ReadingError:
            return None

    def _links(self, selections: dict[str, str], notes: dict[str, str]) -> None:
        known = {row.id: row for row in self.out.documents}
        lost = 0
        for row in self._all("Link"):
            ends = [selections.get(bare(row.get(key))) for key in ("originGUID", "targetGUID")]
            made = link_judgement(row, ends[0] or "", ends[1] or "", known)
            if made is None:
                lost += 1
                continue
            if "(proposed)" not in (row.get("name") or ""):
                self.out.judgements.append(made)
            for reference in row:
                if local(reference) == "NoteRef":
                    target = f"link {made.passage} {made.other}"
                    notes[bare(reference.get("targetGUID"))] = target
        if lost:
            self._problem(f"{lost} links do not join passages of two texts and are left out.")

    def _notes(self, targets: dict[str, str]) -> None:
        for row in self._all("Note"):
            text = self._text(row) or ""
            guid = bare(row.get("guid"))
            if row.get("name") == OWN_NOTE:
                self.out.own = text
            elif guid in targets and text:
                by = self.users.get(bare(row.get("creatingUser")), "")
                when = row.get("creationDateTime") or ""
                self.out.notes.append(Note(f"note {guid}", targets[guid], text, by, when))

    def _unread(self) -> None:
        names = [local(row) for row in self.root if local(row) not in KEPT]
        sources = {"PictureSource": 0, "AudioSource": 0, "VideoSource": 0}
        for row in self.root.iter():
            if local(row) in sources:
                sources[local(row)] += 1
        for name in dict.fromkeys(names):
            self._problem(f"“{name}” has no counterpart here and is left out.")
        for name, count in sources.items():
            if count:
                self._problem(f"{count} sources of the kind “{name}” are left out.")

    def _lost(self, element: Element, why: str) -> None:
        self._problem(f"The text “{element.get('name') or ''}” {why} and is left out.")

    def _problem(self, message: str) -> None:
        self.out.problems.append(Problem(self.name, message))
