"""Pieces to a document: one text, with a block for each piece."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING
from unicodedata import is_normalized

from perspectives.model.documents import Block, Document, DocumentId, Source
from perspectives.model.spans import Span
from perspectives.reading.cleaning import clean, is_clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reading.pieces import Extract, Metadata, Piece


def tidy(found: Extract) -> tuple[Piece, ...]:
    """The pieces of `found` with clean text and no blanks around it; empty ones go.

    Done before roles are recognised, since it moves the places inside a piece.
    """
    pieces: Sequence[Piece] = found.pieces
    text = "\n".join([piece.text for piece in pieces])
    if not (is_normalized("NFC", text) if found.is_clean else is_clean(text)):
        pieces = [replace(piece, text=clean(piece.text)) for piece in pieces]
    out: list[Piece] = []
    for piece in pieces:
        text = piece.text.strip()
        if text:
            out.append(piece if text == piece.text else replace(piece, text=text))
    return tuple(out)


def document_id(text: str) -> DocumentId:
    """The id of a document with this text: "d" and 12 hexadecimal digits of its SHA-256."""
    return DocumentId("d" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:12])


def build(pieces: Sequence[Piece], metadata: Metadata, source: Source) -> Document:
    """The document of tidy `pieces`, in their order.

    Blocks are parted by an empty line, or by one line feed where a piece is `close` to the one
    before. Without a title in `metadata` the document is called by its file's name.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        if parts:
            gap = "\n" if piece.close else "\n\n"
            parts.append(gap)
            at += len(gap)
        end = at + len(piece.text)
        inside = tuple(span.shifted(at) for span in piece.furniture) if piece.furniture else ()
        blocks.append(Block(Span(at, end), piece.role, piece.level, piece.page, inside))
        parts.append(piece.text)
        at = end
    text = "".join(parts)
    return Document(
        id=document_id(text),
        title=metadata.title or _name_of(source.path),
        text=text,
        blocks=tuple(blocks),
        source=source,
        party=metadata.party,
        author=metadata.author,
        date=metadata.date,
        language=metadata.language,
        group=metadata.group,
    )


def _name_of(path: str) -> str:
    name = PurePath(path.rstrip("/")).stem or path
    # A file name that is no UTF-8 comes with lone surrogates, which no text here may have.
    return name.encode("utf-8", "replace").decode("utf-8")
