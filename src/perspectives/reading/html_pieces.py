"""HTML to pieces with the standard library's parser: every block of text, in order.

Used for books, mails, embedded pages, for the whole text of a web page and where trafilatura is
absent. It never nests, so that no page is too deep for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from perspectives.model.documents import Role
from perspectives.reading.html_elements import (
    BLANKS,
    BLOCKS,
    CLOSES,
    LISTS,
    OF_HEAD,
    VOID,
    Element,
    List,
    Table,
    is_label,
    is_reference,
    is_skipped,
    role_of,
    whole,
)
from perspectives.reading.runs import Runs

if TYPE_CHECKING:
    from perspectives.reading.pieces import Piece

LAYOUT_WORDS = 80
"""Words in one cell from which a table is taken for a page's layout, not for data."""

DEEPEST = 60
"""Elements around a block that are asked for its role."""

LINKED = 0.8
"""Share of a short block's text inside links from which it is a list of links, not a paragraph."""

SHORT = 200


@dataclass(slots=True)
class Page:
    """What was found: the pieces, the title element, the declared language.

    `main` has, for each piece, whether it stands in an <article> or <main> element.
    """

    pieces: list[Piece] = field(default_factory=list["Piece"])
    main: list[bool] = field(default_factory=list[bool])
    title: str = ""
    language: str = ""

    def article(self) -> list[Piece]:
        """The pieces that look like the page's text: those marked as such, or all but menus."""
        prose = [piece for piece in self.pieces if piece.role is not Role.NAVIGATION]
        marked = [
            piece
            for piece, is_main in zip(self.pieces, self.main, strict=True)
            if is_main and piece.role is not Role.NAVIGATION
        ]
        enough = sum(len(piece.text) for piece in prose) // 4
        return marked if sum(len(piece.text) for piece in marked) > enough else prose


def read_html(text: str) -> Page:
    """The pieces of all text in the page `text`, without scripts and what is not displayed.

    Menus, footers and blocks of links have the role NAVIGATION.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.finish()


class _Reader(HTMLParser):
    """Keeps the open elements and the paragraph being read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._page = Page()
        self._open: list[Element] = []
        self._counts: dict[str, int] = {}
        self._skips = 0
        self._asides = 0
        self._labels = 0
        self._runs = Runs()
        self._has_text = False
        self._linked = 0
        self._length = 0
        self._tables: list[Table] = []
        self._cells: list[tuple[int, Table]] = []
        self._roles: list[Element] = []
        self._lists: list[List] = []
        self._page_number = 0
        self._is_title = False
        self._label = ""

    def finish(self) -> Page:
        """Everything found, after the last of the text."""
        self._flush()
        for place, table in self._cells:
            if table.is_layout or table.widest <= 1:
                piece = self._page.pieces[place]
                self._page.pieces[place] = replace(piece, role=Role.PARAGRAPH, sure=False)
        return self._page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        attributes = {name: value or "" for name, value in attrs[:64]}
        if tag == "br":
            self._runs.add("\n")
        if tag == "html":
            self._page.language = attributes.get("lang") or attributes.get("xml:lang", "")
        self._turn_page(attributes)
        if tag in VOID:
            if tag == "hr":
                self._flush()
            return
        if tag == "title" and not self._page.title and not self._counts.get("svg"):
            self._is_title = True
            return
        self._close_implied(tag)
        if tag in BLOCKS:
            self._flush()
        self._push(tag, attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content: as in XHTML, where <p/> and <script/> are closed."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def parse_marked_section(self, i: int, report: Any = True) -> int:
        """Pass over a marked section; unknown ones, which Python refuses, like a comment."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and those open inside it."""
        if tag == "title":
            self._is_title = False
        if tag in BLOCKS:
            self._flush()
        if self._counts.get(tag, 0):
            while self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text stands here."""
        if self._is_title:
            self._page.title += data
            return
        if self._skips:
            return
        if self._labels:
            self._label += data
            return
        text = data if self._counts.get("pre") else BLANKS.sub(" ", data)
        if not self._has_text:
            text = text.lstrip(" \t\r\f") if self._counts.get("pre") else text.lstrip()
            if not text:
                return
        self._has_text = True
        if self._asides:
            self._runs.aside(text)
        else:
            self._runs.add(text)
        self._length += len(text)
        if self._counts.get("a"):
            self._linked += len(text)

    def _push(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, is_skipped(tag, attributes, has_body=bool(self._counts.get("body"))))
        element.role, element.level = role_of(tag, attributes)
        element.is_aside = is_reference(tag, attributes, self._open[-2:])
        element.is_label = is_label(attributes)
        if tag == "table":
            if self._tables:
                self._tables[-1].is_layout = True
            self._tables.append(Table())
        elif tag == "tr" and self._tables:
            self._tables[-1].columns = 0
        elif tag in ("td", "th") and self._tables:
            table = self._tables[-1]
            table.columns += 1
            table.widest = max(table.widest, table.columns)
        elif tag == "q":
            self._runs.add("“")
        elif tag == "li":
            self._begin_item(attributes)
        elif tag in LISTS:
            self._lists.append(List(tag, (whole(attributes.get("start", "")) or 1) - 1))
        if element.role is not None:
            self._roles.append(element)
        self._open.append(element)
        self._counts[tag] = self._counts.get(tag, 0) + 1
        self._skips += element.is_skipped
        self._asides += element.is_aside
        self._labels += element.is_label

    def _pop(self) -> str:
        element = self._open.pop()
        self._counts[element.tag] -= 1
        self._skips -= element.is_skipped
        self._asides -= element.is_aside
        self._labels -= element.is_label
        if element.is_label:
            number = re.match(r"\s*(\(?[\da-zA-Z]{1,4}[.)])\s", f"{self._label} ")
            self._label = f"{number[1]} " if number else ""
        if element.role is not None:
            self._roles.pop()
        if element.tag == "table" and self._tables:
            self._tables.pop()
        elif element.tag in LISTS and self._lists:
            self._lists.pop()
        elif element.tag == "q":
            self._runs.add("”")
        return element.tag

    def _begin_item(self, attributes: dict[str, str]) -> None:
        self._label = ""
        if self._lists and self._lists[-1].tag == "ol":
            number = whole(attributes.get("value", "")) or self._lists[-1].number + 1
            self._lists[-1].number = number
            self._label = f"{number}. "

    def _close_implied(self, tag: str) -> None:
        """End the elements that `tag` ends without an end tag: <p> by a block, <li> by <li>."""
        if tag in BLOCKS and self._open and self._open[-1].tag == "p":
            self._flush()
            self._pop()
        if self._counts.get("head") and tag not in OF_HEAD:
            self.handle_endtag("head")
        ended, fences = CLOSES.get(tag, (None, None))
        if ended is None or fences is None or not any(self._counts.get(row, 0) for row in ended):
            return
        for depth in range(1, min(len(self._open), 40) + 1):
            found = self._open[-depth].tag
            if found in fences:
                return
            if found in ended:
                self._flush()
                for _ in range(depth):
                    self._pop()
                if tag in ("td", "th", "li", "dt", "dd"):
                    return
                self._close_implied(tag)
                return

    def _turn_page(self, attributes: dict[str, str]) -> None:
        kinds = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".split()
        if "pagebreak" in kinds or "doc-pagebreak" in kinds:
            label = attributes.get("title") or attributes.get("aria-label") or ""
            digits = re.search(r"\d{1,5}", label)
            if digits:
                self._page_number = int(digits[0])

    def _flush(self) -> None:
        """End the paragraph being read."""
        runs, self._runs = self._runs, Runs()
        is_linked = self._linked >= LINKED * self._length and self._length <= SHORT
        self._has_text, self._linked, self._length = False, 0, 0
        if runs.is_empty():
            return
        role, level, table = self._context()
        label, self._label = self._label, ""
        if label and role is Role.ITEM:
            labelled = Runs()
            labelled.add(label)
            labelled.take(runs)
            runs = labelled
        if table is not None and len(runs.text().split()) >= LAYOUT_WORDS:
            table.is_layout = True
        if is_linked and role in (Role.PARAGRAPH, Role.ITEM, Role.CELL):
            role = Role.NAVIGATION
        sure = role is not Role.PARAGRAPH
        close = role in (Role.ITEM, Role.CELL) and self._follows(role)
        for piece in runs.pieces(role, level, page=self._page_number, sure=sure, close=close):
            if role is Role.CELL and table is not None:
                self._cells.append((len(self._page.pieces), table))
            self._page.pieces.append(piece)
            self._page.main.append(
                bool(self._counts.get("article", 0) or self._counts.get("main", 0))
            )

    def _follows(self, role: Role) -> bool:
        return bool(self._page.pieces) and self._page.pieces[-1].role is role

    def _context(self) -> tuple[Role, int, Table | None]:
        """Role, level and table of what is read now, by the open elements around it."""
        table = self._tables[-1] if self._tables and self._is_in_cell() else None
        roles = self._roles[-DEEPEST:]
        for wanted in (Role.NAVIGATION, Role.FOOTNOTE, Role.PULL_QUOTE, Role.CAPTION, Role.HEADING):
            for row in roles:
                if row.role is wanted:
                    return wanted, row.level, table
        if roles:
            role = roles[-1].role or Role.PARAGRAPH
            level = (len(self._lists) or roles[-1].level) if role is Role.ITEM else 0
            return role, level, table
        return Role.PARAGRAPH, 0, table

    def _is_in_cell(self) -> bool:
        return bool(self._counts.get("td", 0) or self._counts.get("th", 0))
