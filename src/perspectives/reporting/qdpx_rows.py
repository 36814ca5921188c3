"""The rows of a REFI-QDA file: which stretches of which text carry which codes, by whom."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from perspectives.model.documents import PassageId, document_of, span_of
from perspectives.model.judgements import tagging_judgement_id
from perspectives.model.states import State
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from xml.etree.ElementTree import Element

    from perspectives.model.comparison import Comparison
    from perspectives.model.documents import DocumentId
    from perspectives.model.project import Project
    from perspectives.model.spans import Span

NAMESPACE = uuid.UUID("8f6f2c0e-51b1-5b0c-9a51-2f4d7c1e6a90")
"""What our GUIDs are derived from: any constant would do, and it may never change."""

MACHINE = "Perspectives"
"""The user under whose name stands what nobody decided."""

UNNAMED = "Someone"
"""The user under whose name stands what a person without a name decided."""

STANCE = "stance"
FIRST_DATE = "2000-01-01T00:00:00Z"
"""The date of what has none: readers stop without one, and the clock would change the bytes."""

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write."""

DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")


@dataclass(slots=True)
class Coded:
    """A stretch of a text with its codes: (code's GUID, by whom, when), and what is told of it."""

    guid: str
    span: Span
    passage: str
    is_passage: bool
    codes: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    told: list[str] = field(default_factory=list[str])


FILE_NAMES: Mapping[int, str] = str.maketrans(
    {"/": "-", "\\": "-", "|": "-", ":": " -", '"': "”", "<": "‹", ">": "›", "?": " ", "*": " "}
)
"""What Linux, macOS or Windows refuse in the name of a file, and what stands there instead."""


def guid(kind: str, identity: str) -> str:
    """The GUID of a row: the same in every export."""
    return str(uuid.uuid5(NAMESPACE, f"{kind} {identity}"))


def dated(when: str) -> str:
    """`when` where it is a date and time of XML, else the date of what has none."""
    return when if DATE.fullmatch(when) else FIRST_DATE


def legal(text: str) -> str:
    """`text` without the control characters that XML cannot hold."""
    return ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)


def described(element: Element, text: str) -> None:
    """Add a description where there is one to give."""
    if text:
        ElementTree.SubElement(element, "Description").text = legal(text)


def unique_names(rows: Iterable[tuple[str, str]], taken: Iterable[str] = ()) -> Mapping[str, str]:
    """A name for each id, unlike all others: some readers drop what repeats a name."""
    used = {name.casefold() for name in taken}
    out: dict[str, str] = {}
    for identity, wanted in rows:
        plain = legal(" ".join(wanted.split())) or identity
        name, place = plain, 2
        while name.casefold() in used:
            name, place = f"{plain} ({place})", place + 1
        used.add(name.casefold())
        out[identity] = name
    return out


def file_name(title: str) -> str:
    """A title without what no file may be called: QualCoder copies each source under its name.

    Seen with its importer of August 2026: a title with a slash stays without its file. The title
    itself is in the note of our own.
    """
    return " ".join(title.translate(FILE_NAMES).split())


def coded_passages(project: Project, comparison: Comparison) -> dict[DocumentId, list[Coded]]:
    """The selections of each text by place: tagged spans, and whole passages others lead to."""
    selections = _Selections(project, comparison)
    selections.add_taggings()
    selections.add_stances()
    for passage in _led_to(project, comparison):
        if passage in selections.known:
            selections.at(passage, span_of(passage))
    out: dict[DocumentId, list[Coded]] = {}
    for (document, _span), row in sorted(selections.found.items(), key=lambda item: item[0]):
        out.setdefault(document, []).append(row)
    return out


class _Selections:
    """Collects what is said of each stretch of each text."""

    def __init__(self, project: Project, comparison: Comparison) -> None:
        self.project, self.comparison = project, comparison
        self.known = {row.id for row in comparison.passages}
        self.found: dict[tuple[DocumentId, Span], Coded] = {}
        self._spans: dict[tuple[str, str], Span] = {}

    def at(self, passage: str, span: Span) -> Coded:
        """The selection at a span, a new one where there is none."""
        document = document_of(PassageId(passage))
        key = (document, span)
        if key not in self.found:
            is_whole = span == span_of(passage)
            name = guid("passage", passage) if is_whole else guid("span", f"{document} {span}")
            self.found[key] = Coded(name, span, passage, is_whole)
        return self.found[key]

    def add_taggings(self) -> None:
        """Topics as codes; what nobody reviewed says so and stands under the machine's name."""
        project = self.project
        for row in self.comparison.taggings:
            if row.state is State.REJECTED or row.topic not in project.topics:
                continue
            self._spans[row.passage, row.topic] = row.span
            judgement = project.judgements.get(tagging_judgement_id(row.passage, row.topic))
            by, when = (judgement.by or UNNAMED, judgement.when) if judgement else (MACHINE, "")
            selection = self.at(row.passage, row.span)
            selection.codes.append((guid("code", row.topic), by, when))
            if row.state is State.PROPOSED:
                name = project.topics[row.topic].name
                selection.told.append(_("{topic}: not reviewed").format(topic=name))

    def add_stances(self) -> None:
        """Stances of passages as codes of their own beside their topics'."""
        for row in sorted(self.project.stances.values(), key=lambda row: row.id):
            if row.passage not in self.known or row.topic not in self.project.topics:
                continue
            span = self._spans.get((row.passage, row.topic), span_of(row.passage))
            selection = self.at(row.passage, span)
            code = guid("stance", row.attitude.value)
            if all(code != other for other, _by, _when in selection.codes):
                selection.codes.append((code, row.by or UNNAMED, row.when))
            name = self.project.topics[row.topic].name
            selection.told.append(f"{STANCE}/{row.attitude.value}: {name}")


def _led_to(project: Project, comparison: Comparison) -> Iterable[str]:
    """The passages that links and notes lead to: each needs a selection of its own."""
    for link in comparison.links:
        if link.state is not State.REJECTED:
            yield from (link.left, link.right)
    for note in project.notes.values():
        if note.target.startswith("passage "):
            yield note.target.partition(" ")[2]
