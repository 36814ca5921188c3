"""Recognises title, byline, date line and furniture in the pieces of any format.

The rules are general: wording, place and repetition, never one particular text. The head (what
stands above the second paragraph) and the tail (what stands below the last) are read line by line;
in between only what is furniture word for word is taken for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.documents import FURNITURE, Role
from perspectives.model.spans import Span
from perspectives.reading import heads
from perspectives.reading.biographies import goes_on, is_about, is_about_somebody, opens_about
from perspectives.reading.dates import date_of
from perspectives.reading.folding import folded
from perspectives.reading.furniture import is_caption, is_disclaimer, is_navigation
from perspectives.reading.headings import with_headings
from perspectives.reading.names import byline, dated_byline, is_name, leading_names
from perspectives.reading.pull_quotes import pull_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reading.pieces import Metadata, Piece

HEAD = 14
"""Pieces from the top that may be title, byline or date line."""

TAIL = 16
"""Pieces from the end that may be about author and publication."""

SHORT_END = 40
"""Words up to which one last block that nothing explains is passed over in search of others."""

_PLAIN_IN_TAIL = (Role.BIOGRAPHY, Role.DISCLAIMER, Role.NAVIGATION)

_KEPT = (Role.CELL, Role.FOOTNOTE, Role.CAPTION)
"""What is never anything else, however it is worded."""

PROSE = 15
"""Words from which a paragraph counts as prose of the article."""


def recognise(pieces: Sequence[Piece], metadata: Metadata) -> tuple[tuple[Piece, ...], Metadata]:
    """`pieces` with their roles, and `metadata` with what they say about the text.

    What the file stated in `metadata` stands; the pieces fill what is missing. Pieces may be split
    at line feeds where a line is title, byline or date; no word is lost.
    """
    rows = _Rows(pieces, metadata)
    rows.mark_lines()
    rows.read_head()
    rows.read_tail()
    rows.mark_pull_quotes()
    rows.mark_dateline()
    return tuple(with_headings(rows.pieces)), rows.metadata()


class _Rows:
    """The pieces of one text while their roles are found."""

    def __init__(self, pieces: Sequence[Piece], metadata: Metadata) -> None:
        self.pieces = _split(pieces)
        self._given = metadata
        self._title = metadata.title
        self._author = " ".join(metadata.author.split())
        self._date = metadata.date
        self._body = 0

    def metadata(self) -> Metadata:
        """What the file stated, completed by what was recognised."""
        return replace(self._given, title=self._title, author=self._author, date=self._date)

    def _set(self, at: int, role: Role) -> None:
        self.pieces[at] = replace(self.pieces[at], role=role, level=0)

    def mark_lines(self) -> None:
        """Mark buttons, teasers and captions wherever they stand."""
        last = len(self.pieces) - 1
        for at, piece in enumerate(self.pieces):
            if len(piece.text) > 300 or piece.role in _KEPT:
                continue
            if is_navigation(piece.text, at_edge=at == last or (at == 0 and self._is_framed())):
                self._set(at, Role.NAVIGATION)
            elif piece.role is not Role.ITEM and is_caption(piece.text):
                self._set(at, Role.CAPTION)

    def _is_framed(self) -> bool:
        """Whether a title may stand after the first line, which then need not be one."""
        return len(self.pieces) > 1 and len(self.pieces[1].text.split()) <= heads.TITLE_WORDS

    def read_head(self) -> None:
        """Read the lines above the prose; prose may begin before the byline."""
        may_title = not self._title
        prose = 0
        for at, piece in enumerate(self.pieces[:HEAD]):
            if piece.role in (Role.NAVIGATION, *_KEPT):
                continue
            role = self._head_role(at, may_title)
            if role in FURNITURE:
                self._set(at, role)
                may_title = may_title and role is not Role.TITLE
                continue
            if piece.sure and piece.role is Role.HEADING and (prose or not may_title):
                break
            may_title = False
            prose += len(piece.text.split()) >= PROSE
            self._body = self._body or at
            if prose == 2:
                break

    def _head_role(self, at: int, may_title: bool) -> Role:
        piece = self.pieces[at]
        text = piece.text
        if self._is_stated_title(at):
            return Role.TITLE
        if piece.role in FURNITURE:
            return piece.role
        if heads.is_label(text):
            return Role.NAVIGATION
        if role := self._signed_role(text):
            return role
        if pair := heads.labelled(text):
            return self._labelled_role(*pair)
        if may_title and self._is_title(at):
            self._title = heads.without_label(text)
            return Role.TITLE
        if self._is_name_line(at):
            return Role.BYLINE
        if is_disclaimer(text, at_edge=True):
            return Role.DISCLAIMER
        if self._author and len(text) < 300 and is_about(text, self._author):
            return Role.BIOGRAPHY
        return piece.role

    def _signed_role(self, text: str) -> Role | None:
        """The role of a line that says who wrote the text or when, and keeps it; else None."""
        if wrote := byline(text) or dated_byline(text):
            self._know(author=wrote[0], date=wrote[1])
            return Role.BYLINE
        if date := heads.date_line(text):
            self._know(date=date)
            return Role.BYLINE if self._is_name_and_date(text) else Role.DATE_LINE
        return None

    def _know(self, *, author: str = "", date: str = "") -> None:
        self._author = self._author or author
        self._date = self._date or date

    def _labelled_role(self, field: str, value: str) -> Role:
        """The role of a line "field: value" in the head, whose value is kept."""
        if field == "title":
            self._title = self._title or value
            return Role.TITLE
        if field == "date":
            self._know(date=date_of(value))
            return Role.DATE_LINE
        if field == "author":
            self._know(author=value)
            return Role.BYLINE
        if not getattr(self._given, field):
            self._given = replace(self._given, **{field: value})
        return Role.NAVIGATION

    def _is_stated_title(self, at: int) -> bool:
        """Whether the piece at `at` is the title that the file stated, give or take a label."""
        piece, title = self.pieces[at], self._given.title
        if piece.role is Role.TITLE:
            self._title = self._title or heads.without_label(piece.text)
            return True
        if not title:
            return False
        if piece.sure and piece.role is Role.HEADING and piece.level == 1 and at == 0:
            return self._is_top_heading(at)
        if len(piece.text) > len(title) + 60:
            return False
        return _bare(heads.without_label(piece.text)) == _bare(heads.without_label(title))

    def _is_title(self, at: int) -> bool:
        piece = self.pieces[at]
        if piece.sure:
            return piece.role is Role.HEADING and self._is_top_heading(at)
        if piece.role not in (Role.PARAGRAPH, Role.HEADING) or at + 1 == len(self.pieces):
            return False
        if heads.may_be_title(piece.text):
            return not heads.is_article_number(piece.text)
        after = self.pieces[at + 1].text
        return (
            piece.text.endswith(".")
            and heads.may_be_title(piece.text.rstrip("."))
            and bool(byline(after) or heads.date_line(after))
        )

    def _is_top_heading(self, at: int) -> bool:
        """Whether the heading at `at` stands above all others, or is followed by a byline."""
        levels = [row.level for row in self.pieces if row.sure and row.role is Role.HEADING]
        level = self.pieces[at].level
        after = self.pieces[at + 1].text if at + 1 < len(self.pieces) else ""
        is_alone = level <= min(levels) and levels.count(level) == 1
        return level == 1 or is_alone or bool(byline(after) or heads.date_line(after))

    def _is_name_line(self, at: int) -> bool:
        """Whether the line at `at` is the author's name without a "By"; keeps the name."""
        text = " ".join(self.pieces[at].text.split())
        if len(text) > 90 or self.pieces[at].sure:
            return False
        line = text.lstrip("–—- ")
        names, rest = leading_names(line)
        if not names or (rest.strip(" ,.") and rest.strip()[0] not in ",@|(·•–—/"):
            return False
        if self._author and folded(names) == folded(self._author):
            return True
        around = [
            row.text for row in self.pieces[max(0, at - 1) : at + 2] if row is not self.pieces[at]
        ]
        is_vouched = line != text or "@" in rest or any(map(heads.date_line, around))
        is_after_title = at > 0 and self.pieces[at - 1].role is Role.TITLE and not rest.strip()
        if self._author or not (is_vouched or is_after_title) or not self._is_unspoken(names):
            return False
        self._author = names
        return True

    def _is_name_and_date(self, text: str) -> bool:
        """Whether a date line opens with the author's name, which is kept, and not with a place.

        A name is set off by a dot or a bar, or opens the biography at the end.
        """
        names, rest = leading_names(" ".join(text.split()).lstrip("–—- "))
        if not names or self._author:
            return False
        tail = self.pieces[-TAIL:]
        if rest.strip()[:1] in "·•|<" or any(is_about(piece.text, names) for piece in tail):
            self._author = names
            return True
        return False

    def _is_unspoken(self, names: str) -> bool:
        """Whether no word of `names` is written small in the text: then it is hardly a heading."""
        text = " ".join(piece.text for piece in self.pieces)
        words = set(text.split())
        return is_name(names.split(",")[0]) and not any(
            name.lower() in words for name in names.split()
        )

    def read_tail(self) -> None:
        """Read the lines below the prose upwards, as long as they are none of the argument."""
        stop = max(self._body, len(self.pieces) - TAIL)
        self._mark_related(stop)
        passed = 0
        for at in range(len(self.pieces) - 1, stop, -1):
            piece = self.pieces[at]
            if piece.role in (Role.NAVIGATION, *_KEPT):
                continue
            role = self._tail_role(at, stop, is_last=not passed)
            if role in FURNITURE and not (passed and role not in _PLAIN_IN_TAIL):
                self._set(at, role)
                continue
            passed += 1
            if passed > 1 or len(piece.text.split()) > SHORT_END:
                break
        self._mark_continued_biography(stop)

    def _tail_role(self, at: int, stop: int, *, is_last: bool) -> Role:
        piece = self.pieces[at]
        text = piece.text
        if is_navigation(text, at_edge=True):
            return Role.NAVIGATION
        if is_disclaimer(text, at_edge=True):
            return Role.DISCLAIMER
        if opens_about(text) or is_about(text, self._author):
            return Role.BIOGRAPHY
        if goes_on(text) and self._follows_biography(at, stop):
            return Role.BIOGRAPHY
        if role := self._signed_role(text):
            return role
        if self._is_signature(at):
            return Role.BYLINE
        if is_last and not self._author:
            body = " ".join(row.text for row in self.pieces[:at])
            if is_about_somebody(text, body):
                return Role.BIOGRAPHY
        return piece.role

    def _follows_biography(self, at: int, stop: int) -> bool:
        """Whether a biography stands above `at`, past others that go on in the same way."""
        for row in reversed(self.pieces[stop:at]):
            if opens_about(row.text) or is_about(row.text, self._author):
                return True
            if not goes_on(row.text):
                return False
        return False

    def _is_signature(self, at: int) -> bool:
        """Whether the line at `at` signs the text: a name, perhaps after a dash or with a post."""
        text = " ".join(self.pieces[at].text.split())
        if len(text) > 90 or self.pieces[at].sure or text.endswith((".", "?", "!")):
            return False
        names, rest = leading_names(text.lstrip("–—- "))
        if not names:
            return False
        if rest.strip(" ,.") and rest.strip()[0] not in ",@|(·•–—/":
            return False
        if self._author and folded(names) != folded(self._author):
            return False
        if not self._author and not self._is_unspoken(names):
            return False
        self._author = self._author or names
        return True

    def _mark_related(self, stop: int) -> None:
        """Mark the titles of other texts listed under "Related articles" at the end."""
        for at in range(stop, len(self.pieces)):
            if self.pieces[at].role is not Role.NAVIGATION or "elated" not in self.pieces[at].text:
                continue
            for after in range(at + 1, len(self.pieces)):
                text = self.pieces[after].text
                if len(text.split()) > 20 or text.endswith("."):
                    break
                self._set(after, Role.NAVIGATION)

    def _mark_continued_biography(self, stop: int) -> None:
        """Mark the rest of a biography that opened under a heading "About the author"."""
        for at in range(stop, len(self.pieces) - 1):
            row, after = self.pieces[at], self.pieces[at + 1]
            if row.role is Role.BIOGRAPHY and after.role is Role.PARAGRAPH and goes_on(after.text):
                self._set(at + 1, Role.BIOGRAPHY)

    def mark_pull_quotes(self) -> None:
        """Mark what repeats a passage and stands apart from it."""
        for at in pull_quotes(self.pieces):
            self._set(at, Role.PULL_QUOTE)

    def mark_dateline(self) -> None:
        """Mark the date that opens the first paragraph; a chronology has many and keeps them."""
        prose = [at for at, row in enumerate(self.pieces) if row.role is Role.PARAGRAPH]
        opened = [
            (at, found) for at in prose[:8] if (found := heads.dateline(self.pieces[at].text))
        ]
        if len(opened) != 1 or opened[0][0] not in prose[:2]:
            return
        at, found = opened[0]
        aside = [span for span in self.pieces[at].furniture if span.start >= found.end]
        self.pieces[at] = replace(self.pieces[at], furniture=(Span(0, found.end), *aside))
        self._know(date=found.iso)


def _bare(text: str) -> str:
    return " ".join(folded(text).split()).strip(" .!\"“”'*")


def _split(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces`, those with line feeds near the top or the end split where a line is of the head."""
    out: list[Piece] = []
    for at, piece in enumerate(pieces):
        is_edge = at < HEAD or at >= len(pieces) - TAIL
        if is_edge and "\n" in piece.text and not piece.sure:
            lines = [line.strip() for line in piece.text.split("\n") if line.strip()]
            if any(_is_head_line(line) for line in lines):
                out += _lines_of(piece, lines)
                continue
        out.append(piece)
    return out


def _lines_of(piece: Piece, lines: Sequence[str]) -> list[Piece]:
    """The piece as one piece a line; what is set aside in it stays so in its line."""
    out: list[Piece] = []
    at = 0
    for line in lines:
        start = piece.text.index(line, at)
        at = start + len(line)
        inside = tuple(
            Span(max(span.start, start) - start, min(span.end, at) - start)
            for span in piece.furniture
            if span.start < at and span.end > start
        )
        out.append(replace(piece, text=line, furniture=inside, close=bool(out)))
    return out


def _is_head_line(line: str) -> bool:
    return bool(
        byline(line)
        or heads.date_line(line)
        or heads.is_label(line)
        or heads.labelled(line)
        or is_navigation(line)
    )
