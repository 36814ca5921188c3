"""Texts, their blocks and passages, and where they came from."""

from enum import StrEnum
from typing import NewType

from perspectives.model.rows import frozen_row
from perspectives.model.spans import Span

DocumentId = NewType("DocumentId", str)
PassageId = NewType("PassageId", str)


class Role(StrEnum):
    """What a block is in its text."""

    TITLE = "title"
    BYLINE = "byline"
    DATE_LINE = "date_line"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    CELL = "cell"
    FOOTNOTE = "footnote"
    BIOGRAPHY = "biography"
    DISCLAIMER = "disclaimer"
    NAVIGATION = "navigation"


FURNITURE = frozenset(
    {
        Role.TITLE,
        Role.BYLINE,
        Role.DATE_LINE,
        Role.PULL_QUOTE,
        Role.BIOGRAPHY,
        Role.DISCLAIMER,
        Role.NAVIGATION,
    }
)
"""Shown quietly; never tagged, aligned or counted."""

CONTENT = frozenset({Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.CELL, Role.FOOTNOTE})
"""The roles that are tagged, aligned and counted.

Headings and captions are shown in full but stand outside.
"""


@frozen_row
class Block:
    """A paragraph-like part of a document.

    `span` is in code points of the document's text; blocks are in order and do not overlap; what
    lies between them is white space only. `level` is the depth of a heading or list item (1 = top),
    else 0. `page` counts from 1, 0 = no pages. `furniture` are spans inside this block that are
    excluded from matching, such as a date line that opens a paragraph.
    """

    span: Span
    role: Role
    level: int = 0
    page: int = 0
    furniture: tuple[Span, ...] = ()


@frozen_row
class Source:
    """Where a document came from.

    `path` is the file path or address as the user gave it; `sha256` is of the original bytes;
    `importer` names the reader and its version, for example "markdown 1"; `imported` is an ISO 8601
    time in UTC or "" where not recorded.
    """

    path: str
    media_type: str = "text/plain"
    sha256: str = ""
    importer: str = ""
    imported: str = ""
    encoding: str = ""


@frozen_row
class Document:
    """One text as it was read (REFI-QDA: Source).

    `text` is NFC with line feeds only and is never altered; `blocks` cover all of its words.
    `party` is who speaks, `author` who wrote it, `date` an ISO 8601 date (YYYY, YYYY-MM or YYYY-MM-
    DD) or "", `language` a BCP 47 tag or "". `order` places it among the texts. `group` is a group
    of the user's own. `revises` is the document this one replaces.
    """

    id: DocumentId
    title: str
    text: str
    blocks: tuple[Block, ...]
    source: Source
    party: str = ""
    author: str = ""
    date: str = ""
    language: str = ""
    group: str = ""
    order: int = 0
    revises: str = ""


@frozen_row
class Passage:
    """A block seen as the unit of alignment, links, stance and citation.

    `number` counts the content passages of its document from 1 (the "¶9" of a citation); 0 for
    headings and furniture. `sentences` are spans inside `span`, in order. `furniture` are spans
    inside it that are excluded from matching.
    """

    id: PassageId
    document: DocumentId
    span: Span
    role: Role
    number: int = 0
    level: int = 0
    page: int = 0
    sentences: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()


def passage_id(document: DocumentId, span: Span) -> PassageId:
    """The stable id of the passage at `span`: the document's id, a colon, start and end."""
    return PassageId(f"{document}:{span.start}-{span.end}")


def document_of(passage: PassageId | str) -> DocumentId:
    """The id of the document that a passage id belongs to."""
    return DocumentId(passage.rpartition(":")[0])


def span_of(passage: PassageId | str) -> Span:
    """The stretch of its document that a passage id names; raises ValueError for another id."""
    start, _, end = passage.rpartition(":")[2].partition("-")
    return Span(int(start), int(end))
