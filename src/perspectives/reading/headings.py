"""Tells headings and numbered articles in texts that do not mark them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.dates import is_month
from perspectives.reading.folding import folded
from perspectives.reading.rules import Rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reading.pieces import Piece

WORDS = 12
"""Words up to which a line may be a heading."""

QUESTION_WORDS = 8
"""The same for one that ends in a question mark: longer ones are questions of an interview."""

_JOINING = frozenset(
    ["and", "but", "so", "or", "yet", "i", "a", "ali", "pa", "dhe", "e", "por", "po"]
)
"""Words that tie a question to the paragraph before; no heading opens with them."""

_OPEN_END = re.compile(r"[.,;:!…؟،]$|[.!?][\"”’'»)]$")
_INNER_END = re.compile(r"[.!?]\s+[^\W\d_a-z]")
_NUMBERED = re.compile(r"(?:\(?\d{1,3}(?:\.\d{1,2}){0,3}[.)]?|[IVXLC]{1,6}[.)])\s+(?=\S)")
_SECTION = re.compile(r"(\d{1,3}(?:\.\d{1,2}){1,3})(?:[.)]\s+|\s+(?=[^\W\d_]))(?=\S)")
_ITEM = re.compile(r"\(?(\d{1,3})[.)]\s+(\w*)")
_ARTICLE = Rule(
    r"(?:article|art\.?|section|chapter|part|annex|clause|neni|kreu|pjesa|seksioni|shtojca|clan"
    r"|cl\.?|glava|deo|dio|odeljak|aneks|prilog|tacka)\s+"
    r"(?:\d{1,3}[a-z]?|[ivxlc]{1,6})\b\s*[.:)–—-]?\s*",
    words="art sect chapter part annex clause neni kreu pjesa seksion shtojc cl glava deo dio "
    "odelj aneks prilog tacka",
)


def with_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces` with guessed headings, and items where a paragraph opens with "Article 14".

    Nothing is guessed where the format itself marked headings.
    """
    out = _without_lone_numbers(pieces)
    marked = any(piece.sure and piece.role is Role.HEADING for piece in out)
    short = [not marked and _may_be_heading(piece) for piece in out]
    for at, piece in enumerate(out):
        if piece.sure or piece.role not in (Role.PARAGRAPH, Role.ITEM, Role.HEADING):
            continue
        if piece.role is Role.HEADING:
            if not _has_content_after(out, at):
                out[at] = replace(piece, role=Role.PARAGRAPH, level=0)
        elif short[at] and _stands_as_heading(out, short, at):
            out[at] = replace(piece, role=Role.HEADING, level=_level(piece.text))
        elif piece.role is Role.PARAGRAPH and len(piece.text) > 12 and _opens_article(piece.text):
            out[at] = replace(piece, role=Role.ITEM, level=1)
        elif piece.role is Role.PARAGRAPH and (depth := _section_depth(piece.text)):
            out[at] = replace(piece, role=Role.ITEM, level=depth)
    return out


def _without_lone_numbers(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces`, those that open with a number but belong to no list as paragraphs.

    "24. maja održana je …" opens with an ordinal: a month follows, or no other item has the number
    before or after. The month is believed against the format, too.
    """
    found = [_ITEM.match(row.text) if row.role is Role.ITEM else None for row in pieces]
    numbers = {int(match[1]) for match in found if match}
    out = list(pieces)
    for at, match in enumerate(found):
        if not match:
            continue
        is_lone = not numbers & {int(match[1]) - 1, int(match[1]) + 1}
        if is_month(match[2]) or (is_lone and not out[at].sure):
            out[at] = replace(out[at], role=Role.PARAGRAPH, level=0)
    return out


def _may_be_heading(piece: Piece) -> bool:
    """Whether a piece looks like a heading, whatever stands around it."""
    text = piece.text
    if piece.sure or len(text) > 110 or piece.role not in (Role.PARAGRAPH, Role.ITEM):
        return False
    if "\n" in text or len(text.split()) > WORDS:
        return False
    if _is_article(text):
        return True
    first = next((char for char in text if char.isalnum()), "")
    if not first or first.islower() or not any(char.isalpha() for char in text):
        return False
    if text.endswith("?"):
        return len(text.split()) <= QUESTION_WORDS and folded(text.split()[0]) not in _JOINING
    if text[0] in '“"„«‘' and len(text.split()) > 6:
        return False
    number = _NUMBERED.match(text)
    bare = text[number.end() :] if number else text
    return not _OPEN_END.search(bare) and not _INNER_END.search(bare)


def _is_article(text: str) -> bool:
    """Whether `text` is the number of an article, alone or with a name after it."""
    match = _ARTICLE.match(folded(text))
    return bool(match) and not _OPEN_END.search(text[match.end() :] if match else "")


def _opens_article(text: str) -> bool:
    match = _ARTICLE.match(folded(text[:40])) if text[:1].isupper() else None
    return bool(match) and text[match.end() : match.end() + 1].isupper() if match else False


def _section_depth(text: str) -> int:
    """The depth of a numbered clause such as "1.2. The board decides": 2; 0 = it is none."""
    match = _SECTION.match(text) if text[:1].isdigit() else None
    return match[1].count(".") + 1 if match and not text[match.end()].islower() else 0


def _stands_as_heading(pieces: Sequence[Piece], short: Sequence[bool], at: int) -> bool:
    """Whether what stands around the heading-like piece at `at` lets it be one."""
    if not _has_content_after(pieces, at):
        return False
    piece = pieces[at]
    before = pieces[at - 1] if at else None
    if piece.role is Role.ITEM:
        return (
            pieces[at + 1].role is Role.PARAGRAPH
            and not short[at + 1]
            and not _has_peer(pieces, at)
        )
    if _is_article(piece.text):
        return True
    if before and before.role is Role.PARAGRAPH and before.text.rstrip()[-1:] in ":,":
        return False
    if piece.text.endswith("?") and not _has_other(short, pieces, at):
        return False
    return _run(short, at) <= 2 or piece.text.isupper()


def _has_content_after(pieces: Sequence[Piece], at: int) -> bool:
    """Whether prose follows, past one more heading at most."""
    for piece in pieces[at + 1 : at + 3]:
        if piece.role in (Role.PARAGRAPH, Role.ITEM, Role.QUOTE, Role.CELL):
            words = len(piece.text.split())
            if words > WORDS or piece.role is not Role.PARAGRAPH or _OPEN_END.search(piece.text):
                return True
        elif piece.role is not Role.HEADING:
            return False
    return False


def _has_peer(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the neighbour of a numbered line is numbered too, which makes both items."""
    after = pieces[at + 1].role is Role.ITEM
    return after or (at > 0 and pieces[at - 1].role is Role.ITEM)


def _has_other(short: Sequence[bool], pieces: Sequence[Piece], at: int) -> bool:
    """Whether the text has another heading-like line that is no question."""
    return any(
        is_short and place != at and not pieces[place].text.endswith("?")
        for place, is_short in enumerate(short)
    )


def _run(short: Sequence[bool], at: int) -> int:
    """How many heading-like pieces stand together around `at`."""
    start = end = at
    while start > 0 and short[start - 1]:
        start -= 1
    while end + 1 < len(short) and short[end + 1]:
        end += 1
    return end - start + 1


def _level(text: str) -> int:
    """2, or deeper for "1.2 Title"."""
    number = re.match(r"\d{1,3}((?:\.\d{1,2})*)", text)
    return 2 + (number[1].count(".") if number else 0)
