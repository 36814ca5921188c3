"""One text of a REFI-QDA file with its codings, and the codes of the file as topics."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from perspectives.analysis.language import detect_language
from perspectives.model.documents import (
    Block,
    Document,
    DocumentId,
    Role,
    document_of,
    passage_id,
)
from perspectives.model.documents import Source as Origin
from perspectives.model.errors import Problem
from perspectives.model.judgements import (
    Judgement,
    Note,
    Stance,
    link_judgement_id,
    tagging_judgement_id,
)
from perspectives.model.palette import STROKES
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation, State
from perspectives.model.topics import Term, Topic, TopicId
from perspectives.reading.qdpx_positions import Selection, normal, placed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

MACHINE = "Perspectives"
"""Codings by this user are proposals of this program: they are found anew, not taken as decided."""

STANCE = "stance"
VERSION = "1"


@dataclass(slots=True)
class Book:
    """The codes of a file: topics, their GUIDs, stances among them, and notes about topics."""

    topics: list[Topic] = field(default_factory=list[Topic])
    codes: dict[str, str] = field(default_factory=dict[str, str])
    attitudes: dict[str, Attitude] = field(default_factory=dict[str, Attitude])
    noted: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a file of our own, by GUID: id and blocks of texts, ids of topics."""

    texts: Mapping[str, tuple[str, tuple[Block, ...]]]
    topics: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Source:
    """A TextSource element with its text, and what the rest of the file says of it."""

    element: Element
    raw: str
    file: str
    variables: Mapping[str, str]
    book: Book
    users: Mapping[str, str]
    known: Known | None = None


@dataclass(slots=True)
class Read:
    """A document with what was decided on it; `passages` maps GUIDs of selections to passages."""

    document: Document
    is_reference: bool = False
    judgements: list[Judgement] = field(default_factory=list[Judgement])
    stances: list[Stance] = field(default_factory=list[Stance])
    notes: list[Note] = field(default_factory=list[Note])
    problems: list[Problem] = field(default_factory=list[Problem])
    passages: dict[str, str] = field(default_factory=dict[str, str])
    noted: dict[str, str] = field(default_factory=dict[str, str])


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def topics_of(root: Element, known: Known | None = None) -> Book:
    """The codes of a project or codebook as topics, folders as topics above others."""
    codes = _Codes(known)
    for element in root.iter():
        if local(element) == "Codes":
            codes.walk(element, "")
            break
    return codes.book


class _Codes:
    """Collects topics from nested codes."""

    def __init__(self, known: Known | None) -> None:
        self.book, self.known = Book(), known
        self._taken: set[str] = set()

    def walk(self, element: Element, parent: str) -> None:
        for code in element:
            if local(code) == "Code":
                self._take(code, parent)

    def _take(self, code: Element, parent: str) -> None:
        guid, name = bare(code.get("guid")), (code.get("name") or "").strip()
        head, _slash, tail = name.partition("/")
        if head == STANCE and (not tail or tail in tuple(Attitude)):
            if tail:
                self.book.attitudes[guid] = Attitude(tail)
            self.walk(code, parent)
            return
        own = self.known.topics.get(guid) if self.known else None
        identity = own or slug(name, self._taken)
        self.book.codes[guid] = identity
        self.book.topics.append(self._topic(code, identity, name, parent))
        for row in code:
            if local(row) == "NoteRef":
                self.book.noted[bare(row.get("targetGUID"))] = identity
        self.walk(code, identity)

    def _topic(self, code: Element, identity: str, name: str, parent: str) -> Topic:
        place = len(self.book.topics)
        described = next((row.text or "" for row in code if local(row) == "Description"), "")
        colour = nearest_slot(code.get("color") or "", place)
        terms = (Term(name),) if name else ()
        return Topic(
            TopicId(identity), name or identity, colour, described.strip(), terms, parent, place
        )


def slug(name: str, taken: set[str]) -> str:
    """An id for a topic, unlike those taken, which it joins."""
    plain = re.sub(r"[^\w]+", "-", name.casefold()).strip("-") or "topic"
    slug, place = plain, 2
    while slug in taken:
        slug, place = f"{plain}-{place}", place + 1
    taken.add(slug)
    return slug


def nearest_slot(colour: str, place: int) -> int:
    """The slot whose stroke is nearest to #RRGGBB or #RGB; by place where there is no colour."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return place % (len(STROKES) - 1)

    def parts(text: str) -> tuple[int, ...]:
        return tuple(int(text[at : at + 2], 16) for at in (0, 2, 4))

    ours = parts(digits)

    def distance(slot: int) -> int:
        pairs = zip(ours, parts(STROKES[slot][1:]), strict=True)
        return sum((left - right) ** 2 for left, right in pairs)

    return min(range(len(STROKES)), key=distance)


def source_of(source: Source, order: int) -> Read:
    """The document of one source, with its codings, stances and notes."""
    text = normal(source.raw)
    digest = hashlib.sha256(text.encode()).hexdigest()
    identity = f"d{digest[:12]}"
    blocks = tuple(Block(span, Role.PARAGRAPH) for span in paragraphs(text))
    guid = bare(source.element.get("guid"))
    if source.known and guid in source.known.texts:
        identity, blocks = source.known.texts[guid]
    said = dict(_variables(source))
    document = Document(
        DocumentId(identity),
        (source.element.get("name") or "").strip() or "Text",
        text,
        blocks,
        Origin(source.file, "text/plain", digest, f"qdpx {VERSION}"),
        party=said.get("party", ""),
        author=said.get("author", ""),
        date=said.get("date", ""),
        language=said.get("language", "") or detect_language(text),
        group=said.get("group", ""),
        order=order,
    )
    out = Read(document, is_reference=said.get("reference") == "yes")
    _add_stances(out, source, said)
    _add_selections(out, source)
    for row in source.element:
        if local(row) == "NoteRef":
            out.noted[bare(row.get("targetGUID"))] = f"document {document.id}"
    return out


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: parted by empty lines where it has some, else by lines."""
    pattern = r"\n[ \t]*\n\s*" if re.search(r"\S[^\n]*\n[ \t]*\n", text) else r"\n\s*"
    start = 0
    for gap in [*re.finditer(pattern, text), None]:
        end = gap.start() if gap else len(text)
        piece = text[start:end]
        lead = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(start + lead, start + lead + len(piece.strip()))
        start = gap.end() if gap else end


def _variables(source: Source) -> Iterator[tuple[str, str]]:
    for row in source.element:
        if local(row) != "VariableValue":
            continue
        reference = next((part for part in row if local(part) == "VariableRef"), None)
        value = next((part for part in row if local(part).endswith("Value")), None)
        if reference is not None and value is not None:
            yield source.variables.get(bare(reference.get("targetGUID")), ""), value.text or ""


def _add_stances(out: Read, source: Source, said: Mapping[str, str]) -> None:
    names = {topic.name: topic.id for topic in source.book.topics}
    for key, value in said.items():
        topic = names.get(TopicId(key.removeprefix(f"{STANCE}: ")))
        if key.startswith(f"{STANCE}: ") and topic and value in tuple(Attitude):
            identity = f"stance {topic} {out.document.id}"
            stance = Stance(identity, topic, Attitude(value), document=out.document.id)
            out.stances.append(stance)


def _add_selections(out: Read, source: Source) -> None:
    """The codings of a text, each on the passage its words stand in."""
    elements = [row for row in source.element if local(row) == "PlainTextSelection"]
    stated: list[Selection] = []
    for row in elements:
        start, end = (_whole(row.get(key)) for key in ("startPosition", "endPosition"))
        stated.append(Selection(start, end, row.get("name") or ""))
    repaired = lost = 0
    for element, place in zip(elements, placed(source.raw, stated), strict=True):
        if place.span is None:
            lost += 1
            continue
        repaired += place.is_repaired
        _add_codings(out, source, element, place.span)
    where = f"{source.file}: {out.document.title}"
    if repaired:
        message = f"{repaired} positions were counted in another way and are set right."
        out.problems.append(Problem(where, message))
    if lost:
        message = f"{lost} codings name words that do not stand in the text and are left out."
        out.problems.append(Problem(where, message, "Code these passages anew."))


def _add_codings(out: Read, source: Source, element: Element, span: Span) -> None:
    document = out.document
    passages = [
        (passage_id(document.id, row.span), _inside(span, row.span))
        for row in document.blocks
        if row.span.overlaps(span)
    ]
    if not passages:
        return
    first = passages[0][0]
    out.passages[bare(element.get("guid"))] = first
    topics: list[str] = []
    attitudes: list[tuple[Attitude, str, str]] = []
    for row in element:
        if local(row) == "NoteRef":
            out.noted[bare(row.get("targetGUID"))] = f"passage {first}"
    for code, by, when in _codes_of(source, element):
        if code in source.book.attitudes:
            attitudes.append((source.book.attitudes[code], "" if by == MACHINE else by, when))
        elif topic := source.book.codes.get(code):
            topics.append(topic)
            if by != MACHINE:
                out.judgements += [
                    _tagging(document, passage, topic, part, by, when) for passage, part in passages
                ]
    out.stances += [
        Stance(f"stance {topic} {first}", TopicId(topic), attitude, first, "", by, when)
        for attitude, by, when in attitudes
        for topic in topics
    ]


def _codes_of(source: Source, element: Element) -> Iterator[tuple[str, str, str]]:
    """The codes of a selection: GUID, by whom, when."""
    for coding in element:
        if local(coding) == "Coding":
            by = source.users.get(bare(coding.get("creatingUser")), "")
            for row in coding:
                if local(row) == "CodeRef":
                    yield bare(row.get("targetGUID")), by, coding.get("creationDateTime") or ""


def _inside(span: Span, passage: Span) -> Span:
    """The part of a span that lies in a passage it overlaps."""
    return Span(max(passage.start, span.start), min(passage.end, span.end))


def _tagging(
    document: Document, passage: str, topic: str, span: Span, by: str, when: str
) -> Judgement:
    return Judgement(
        tagging_judgement_id(passage, topic),
        passage,
        topic,
        state=State.MANUAL,
        start=span.start,
        end=span.end,
        quote=span.of(document.text),
        by=by,
        when=when,
    )


def link_judgement(
    element: Element, left: str, right: str, documents: Mapping[DocumentId, Document]
) -> Judgement | None:
    """A link between passages of two texts as a decision; None for any other link."""
    if not left or not right or document_of(left) == document_of(right):
        return None
    name = element.get("name") or ""
    relation = next((row for row in Relation if name.startswith(row.value)), None)
    state = State.CONFIRMED if f"({State.CONFIRMED.value})" in name else State.MANUAL
    made = Judgement(
        link_judgement_id(left, right), left, other=right, state=state, relation=relation
    )
    words = [_words(documents, passage) for passage in (left, right)]
    return replace(made, quote=words[0], other_quote=words[1])


def _words(documents: Mapping[DocumentId, Document], passage: str) -> str:
    document = documents[document_of(passage)]
    return next(
        (
            block.span.of(document.text)
            for block in document.blocks
            if passage_id(document.id, block.span) == passage
        ),
        "",
    )


def _whole(value: str | None) -> int:
    try:
        return int(value or "0")
    except ValueError:
        return 0


def bare(guid: str | None) -> str:
    """A GUID in lower case without braces."""
    return (guid or "").strip("{}").lower()
