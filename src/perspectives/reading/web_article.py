"""The article of a web page by trafilatura: its tree of blocks, its author and date.

The one door to trafilatura and lxml, which only a worker process goes through. The tree is made by
lxml with `huge_tree`, since libxml2 otherwise drops, without a word, what is nested deeper than 256
elements or longer than 10 MB.
"""

from __future__ import annotations

import importlib
import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perspectives.model.documents import Role
from perspectives.reading.runs import Runs

if TYPE_CHECKING:
    from perspectives.reading.pieces import Piece

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset(
    {"p", "head", "item", "quote", "cell", "list", "table", "row", "div", "li", "ab"}
)
_BLANKS = re.compile(r"\s+")
_ROLES = {
    "item": Role.ITEM,
    "li": Role.ITEM,
    "quote": Role.QUOTE,
    "cell": Role.CELL,
}


@dataclass(slots=True)
class Article:
    """The pieces of the article, and what trafilatura makes of the page.

    `text_length` counts the characters that lxml found in the whole page.
    """

    pieces: list[Piece] = field(default_factory=list["Piece"])
    title: str = ""
    author: str = ""
    date: str = ""
    text_length: int = 0


def read_article(text: str, address: str, least: float) -> Article:
    """The article in the page `text`, without pieces where none is found.

    Where lxml finds less than `least` characters in the page, its tree is not used.
    Raises ImportError where trafilatura is not installed.
    """
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    source = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    html: Any = importlib.import_module("lxml.html")
    parser: Any = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        tree: Any = html.document_fromstring(source, parser=parser, ensure_head_body=True)
    except html.etree.ParserError:
        # What lxml calls an empty document has no article.
        return Article()
    length = _text_length(tree)
    if length < least:
        return Article(text_length=length)
    found: Any = bare_extraction(
        tree,
        url=address or None,
        with_metadata=True,
        include_comments=False,
        include_tables=True,
    )
    if found is None:
        return Article(text_length=length)
    return Article(
        _pieces_of(found.body) if found.body is not None else [],
        found.title or "",
        found.author or "",
        found.date or "",
        length,
    )


def _text_length(tree: Any) -> int:
    """The characters of the page's text, scripts and styles and the head left out."""
    body = tree.find("body")
    if body is None:
        return 0
    return sum(
        len(node.text or "") * (node.tag not in ("script", "style")) + len(node.tail or "")
        for node in body.iter()
        if isinstance(node.tag, str)
    )


@dataclass(slots=True)
class _Open:
    """An element of trafilatura's tree around the text being read."""

    tag: str
    role: Role | None
    level: int = 0
    is_numbered: bool = False
    number: int = 0


class _Walk:
    """Walks the tree and collects pieces."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._open: list[_Open] = []
        self._runs = Runs()
        self._label = ""

    def start(self, node: Any) -> None:
        tag = str(node.tag)
        if tag in _BLOCKS:
            self._flush()
        role = Role.HEADING if tag == "head" else _ROLES.get(tag)
        rend = str(node.get("rend") or "")
        level = int(rend[1]) if role is Role.HEADING and re.fullmatch(r"h[1-6]", rend) else 0
        if tag in ("item", "li"):
            self._count_item()
        self._open.append(_Open(tag, role, level, is_numbered=rend == "ol"))
        if tag == "lb":
            self._runs.add("\n")
        self._write(node.text)

    def end(self, node: Any) -> None:
        if str(node.tag) in _BLOCKS:
            self._flush()
        self._open.pop()
        self._write(node.tail)

    def finish(self) -> list[Piece]:
        """All pieces, after the last of the tree."""
        self._flush()
        return self.pieces

    def _count_item(self) -> None:
        lists = [row for row in self._open if row.tag == "list"]
        if lists and lists[-1].is_numbered:
            lists[-1].number += 1
            self._label = f"{lists[-1].number}. "

    def _write(self, text: str | None) -> None:
        if text:
            self._runs.add(_BLANKS.sub(" ", text))

    def _flush(self) -> None:
        runs, self._runs = self._runs, Runs()
        if runs.is_empty():
            return
        label, self._label = self._label, ""
        roles = [row for row in self._open if row.role is not None]
        heading = next((row for row in roles if row.role is Role.HEADING), None)
        last = heading or (roles[-1] if roles else None)
        role = last.role if last and last.role else Role.PARAGRAPH
        level = last.level if last else 0
        if role is Role.ITEM:
            level = sum(row.tag == "list" for row in self._open) or 1
            if label:
                whole = Runs()
                whole.add(label)
                whole.take(runs)
                runs = whole
        is_next = bool(self.pieces) and self.pieces[-1].role is role
        close = role in (Role.ITEM, Role.CELL) and is_next
        self.pieces += runs.pieces(role, level, sure=role is not Role.PARAGRAPH, close=close)


def _pieces_of(body: Any) -> list[Piece]:
    etree: Any = importlib.import_module("lxml.etree")
    walk = _Walk()
    for event, node in etree.iterwalk(body, events=("start", "end")):
        if isinstance(node.tag, str):
            (walk.start if event == "start" else walk.end)(node)
    return walk.finish()
