"""Markdown to pieces, by markdown-it-py's block rules; words without their marks.

Indented code is prose here: people indent paragraphs. Ordered items keep their number, since
"point 14" is cited by it. Raw HTML gives its text, an image that stands alone its description.
"""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from perspectives.model.documents import Role
from perspectives.reading import front_matter
from perspectives.reading.cleaning import clean
from perspectives.reading.encodings import decode, problems_of
from perspectives.reading.pieces import Extract, Piece
from perspectives.reading.simple_markdown import is_bold_heading, simple_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from perspectives.reading.pieces import Options

VERSION = "1"

_MARKED = re.compile(r"[\\`*_\[<&]|  \n")
"""What may be markup inside a paragraph; most paragraphs have none and need no inline parser."""

_WRAP = re.compile(r"[ \t]*\n[ \t]*")
_NOTE = re.compile(r"^ {0,3}(?=\[\^[^\]\s]+\]:)", re.MULTILINE)
_NOTE_HEAD = re.compile(r"\\\[\^[^\]\s]+\]:\s*")
_NOTE_REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
_BOLD = re.compile(r"(\*\*|__)(?=\S)([^*\n]+)(?<=\S)\1")
_IMAGE = re.compile(r"!\[([^\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_HIDDEN_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>")
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


def extract(data: bytes, options: Options) -> Extract:
    """The blocks of Markdown, front matter as metadata; raises ReadingError for no text."""
    decoded = decode(data, options.encoding)
    metadata, body = front_matter.split(clean(decoded.text))
    return Extract(
        tuple(pieces_of(body)),
        metadata,
        problems_of(decoded, options.name),
        decoded.encoding,
        is_clean=True,
    )


def pieces_of(text: str) -> Iterator[Piece]:
    """The pieces of the Markdown in `text`, in order; `text` is clean."""
    simple = simple_pieces(text)
    return parsed_pieces(text) if simple is None else iter(simple)


def parsed_pieces(text: str) -> Iterator[Piece]:
    """The same by the parser, whatever the text."""
    if "[^" in text:
        text = _NOTE.sub("\n\\\\", text)
    parser = _parser()
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    parser.block.parse(text, parser, env, tokens)
    yield from _Walk(parser, env).pieces(tokens)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table").disable("code")


class _Walk:
    """One way through the tokens of a text; keeps which lists and quotations are open."""

    def __init__(self, parser: MarkdownIt, env: dict[str, Any]) -> None:
        self._parser = parser
        self._env = env
        self._lists = 0
        self._mark = ""
        self._quotes = 0
        self._heading = 0
        self._is_cell = False
        self._is_further = False

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Piece]:
        for token in tokens:
            kind = token.type
            if kind == "inline":
                yield from self._block(token)
            elif kind == "fence":
                yield Piece(token.content)
            elif kind == "html_block":
                yield from map(Piece, _bare_html(token.content))
            else:
                self._note(token, kind)

    def _note(self, token: Token, kind: str) -> None:
        if kind == "heading_open":
            self._heading = int(token.tag[1:])
        elif kind == "heading_close":
            self._heading = 0
        elif kind in ("td_open", "th_open"):
            self._is_cell = True
        elif kind in ("td_close", "th_close"):
            self._is_cell = False
        elif kind in ("blockquote_open", "blockquote_close"):
            self._quotes += token.nesting
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._is_further = self._lists > 0
            self._lists += 1
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self._lists -= 1
        elif kind == "list_item_open":
            self._mark = f"{token.info}{token.markup} " if token.info else ""

    def _block(self, token: Token) -> Iterator[Piece]:
        if self._heading:
            text = self._words(token.content).replace("\n", " ")
            yield Piece(text, Role.HEADING, self._heading, sure=True)
        elif self._is_cell:
            yield Piece(self._words(token.content), Role.CELL, sure=True, close=True)
        elif note := _NOTE_HEAD.match(token.content):
            yield Piece(self._words(token.content[note.end() :]), Role.FOOTNOTE, sure=True)
        elif self._lists:
            mark, self._mark = self._mark, ""
            text = mark + self._words(token.content)
            yield Piece(text, Role.ITEM, self._lists, sure=True, close=self._is_further)
            self._is_further = True
        elif self._quotes:
            yield Piece(self._words(token.content), Role.QUOTE, sure=True)
        else:
            yield self._paragraph(token.content)

    def _paragraph(self, content: str) -> Piece:
        if image := _IMAGE.fullmatch(content):
            return Piece(image[1], Role.CAPTION, sure=True)
        text = self._words(content)
        bold = _BOLD.fullmatch(content)
        if bold and text and is_bold_heading(text):
            return Piece(text, Role.HEADING, 3)
        return Piece(text)

    def _words(self, content: str) -> str:
        """The words of inline `content`: soft breaks are blanks, hard ones line feeds."""
        if "[^" in content:
            content = _NOTE_REFERENCE.sub("", content)
        if not _MARKED.search(content):
            return _WRAP.sub(" ", content)
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._env, tokens)
        return "".join(_word_of(token) for token in tokens)


def _word_of(token: Token) -> str:
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    if token.type == "softbreak":
        return " "
    is_break = token.type == "hardbreak" or (
        token.type == "html_inline" and _BREAK_TAG.fullmatch(token.content)
    )
    return "\n" if is_break else ""


def _bare_html(source: str) -> list[str]:
    """The paragraphs of text inside raw HTML, without scripts, styles, comments and tags."""
    text = _TAG.sub("", _BREAK_TAG.sub(" ", _HIDDEN_HTML.sub("", source)))
    parts = (_WRAP.sub(" ", part).strip() for part in html.unescape(text).split("\n\n"))
    return [part for part in parts if part]
