"""Reads the Markdown of plain articles without a parser, and says when it is not plain.

Most positions use a dozen headings, a list and a line in italics. For those the parser's import
alone costs more than all the rest of reading; so what is surely the same under CommonMark is read
here, and any text with one block that is not is left to the parser as a whole. A property test
holds both to the same pieces.
"""

from __future__ import annotations

import re
from dataclasses import replace

from perspectives.model.documents import Role
from perspectives.reading.pieces import Piece

BOLD_HEADING_WORDS = 12
"""Words up to which a paragraph in bold alone is taken for a heading."""

_ELSEWHERE = re.compile(
    r"[\\`|~\t]|(?<![^\W_])_|_(?![^\W_])|<|\]\[|\[\^|!\[|&[A-Za-z#]|^ +\S|  $", re.MULTILINE
)
"""What a plain article does not have anywhere: escapes, code, tables, raw HTML, references, notes,
images, entities, indents, hard breaks."""

_EMPTY_LINES = re.compile(r"\n(?: *\n)+")
_HEADING = re.compile(r"(#{1,6}) (?=[^\s#])(.*[^#\s])")
_OPENING = re.compile(r"[#>+*=\-\[!]|\d+[.)]")
_BULLET = re.compile(r"- (?=\S)")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,2})\. (?=\S)")
_WHOLE = re.compile(r"(\*\*|\*)(?=[^\s*])([^*\n]*[^\s*])\1")
_SOFT = re.compile(r"(?<=\s)(?:\*(?=[^\W_])([^*\n]*[^\W_])\*)(?=[\s.,;:!?)]|$)")
_LINK = re.compile(r"\[([^\[\]*]+)\]\((?:#[A-Za-z0-9-]*|https?://[A-Za-z0-9./-]+)\)")


def simple_pieces(text: str) -> list[Piece] | None:
    """The pieces of the Markdown in `text`; None where it takes a parser to tell them."""
    if _ELSEWHERE.search(text):
        return None
    out: list[Piece] = []
    was_list = ""
    for chunk in _EMPTY_LINES.split(text.strip("\n ")):
        pieces = _chunk(chunk)
        if pieces is None:
            return None
        is_list = pieces[0].role is Role.ITEM
        kind = ("-" if chunk.startswith("-") else "1") if is_list else ""
        if kind and kind == was_list:
            pieces[0] = replace(pieces[0], close=True)
        was_list = kind
        out += pieces
    return out


def _chunk(chunk: str) -> list[Piece] | None:
    """The pieces of the lines between two empty ones; None where they are not plain."""
    lines = chunk.split("\n")
    if heading := _HEADING.fullmatch(chunk):
        return _one(_words(heading[2]), Role.HEADING, len(heading[1]), sure=True)
    if all(_BULLET.match(line) for line in lines):
        return _items([line[2:] for line in lines], [""] * len(lines))
    if all(_NUMBER.match(line) for line in lines):
        marks = [line[: line.index(" ") + 1] for line in lines]
        return _items([line[len(mark) :] for line, mark in zip(lines, marks, strict=True)], marks)
    if all(line.startswith("> ") for line in lines):
        return _one(_paragraph([line[2:] for line in lines]), Role.QUOTE, sure=True)
    if whole := _WHOLE.fullmatch(chunk):
        words = None if _OPENING.match(whole[2]) else _words(whole[2])
        if words and whole[1] == "**" and is_bold_heading(words):
            return [Piece(words, Role.HEADING, 3)]
        return _one(words)
    return _one(_paragraph(lines))


def is_bold_heading(words: str) -> bool:
    """Whether a paragraph in bold alone is meant as a heading."""
    return len(words.split()) <= BOLD_HEADING_WORDS and words[-1] not in ".,;:!…"


def _one(
    words: str | None, role: Role = Role.PARAGRAPH, level: int = 0, *, sure: bool = False
) -> list[Piece] | None:
    return [Piece(words, role, level, sure=sure)] if words else None


def _items(texts: list[str], marks: list[str]) -> list[Piece] | None:
    out: list[Piece] = []
    for text, mark in zip(texts, marks, strict=True):
        words = _paragraph([text])
        if not words:
            return None
        out.append(Piece(mark + words, Role.ITEM, 1, sure=True, close=bool(out)))
    return out


def _paragraph(lines: list[str]) -> str | None:
    """The words of a paragraph's lines; None where one of them may open another block."""
    link = _LINK.match(lines[0])
    if any(_OPENING.match(line) for line in lines[1:]) or (_OPENING.match(lines[0]) and not link):
        return None
    if any(not line or line[0].isspace() or line[-1].isspace() for line in lines):
        return None
    return _words(" ".join(lines))


def _words(text: str) -> str | None:
    """`text` with links and stressed words as words; None where other marks remain."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text:
        text = _SOFT.sub(r"\1", text)
    return None if "*" in text or "](" in text or text != text.strip() else text
