"""What the elements of HTML mean for the text in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.model.documents import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "select",
        "textarea",
        "button",
        "audio",
        "video",
        "canvas",
        "rt",
        "rp",
        "datalist",
        "map",
        "applet",
    ]
)
OF_HEAD = frozenset(["base", "link", "meta", "noscript", "script", "style", "template", "title"])
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
CLOSES = {
    "li": ({"li"}, {"ul", "ol", "menu", "dir"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"tr", "table"}),
    "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr", "td", "th"}, {"table"}),
    "tbody": ({"tr", "td", "th", "thead"}, {"table"}),
}
"""Start tag to the open elements it ends, and the elements whose inside it stays in."""

LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})
HEADINGS = {f"h{level}": level for level in range(1, 7)}
_NOTES = frozenset(
    {"footnote", "endnote", "rearnote", "footnotes", "endnotes", "doc-footnote", "doc-endnote"}
    | {"doc-endnotes", "rearnotes"}
)
_GUIDES = frozenset(
    {"toc", "doc-toc", "landmarks", "page-list", "lot", "loi", "index", "doc-index"}
    | {"navigation", "menu", "menubar", "contentinfo", "search", "banner"}
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
ROLES = {
    "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "li": Role.ITEM,
    "dt": Role.ITEM,
    "dd": Role.ITEM,
    "blockquote": Role.QUOTE,
    "td": Role.CELL,
    "th": Role.CELL,
}
"""Elements that say what the text in them is."""

_WORD_ITEM = re.compile(r"mso-list\s*:[^;]*\blevel(\d)", re.IGNORECASE)
_WORD_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
BLANKS = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Element:
    """An open element and what it began."""

    tag: str
    is_skipped: bool = False
    is_label: bool = False
    role: Role | None = None
    level: int = 0
    is_aside: bool = False


@dataclass(slots=True)
class List:
    """An open list and the number its last item had."""

    tag: str
    number: int = 0


@dataclass(slots=True)
class Table:
    """A table as far as it is known whether it holds data or lays out a page."""

    columns: int = 0
    widest: int = 0
    is_layout: bool = False


def is_skipped(tag: str, attributes: Mapping[str, str], *, has_body: bool) -> bool:
    """Whether the text inside an element is not displayed."""
    if tag in SKIPPED or (tag == "head" and not has_body):
        return True
    if tag in ("html", "body"):
        return False
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")[:400]))
    )


def role_of(tag: str, attributes: Mapping[str, str]) -> tuple[Role | None, int]:
    """Role and level that an element gives to the text in it; None for most elements."""
    kinds = set(f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".split())
    if kinds & _NOTES:
        return Role.FOOTNOTE, 0
    if kinds & _GUIDES or tag in ("nav", "footer"):
        return Role.NAVIGATION, 0
    if kinds & {"pullquote", "doc-pullquote"}:
        return Role.PULL_QUOTE, 0
    if tag in HEADINGS:
        return Role.HEADING, HEADINGS[tag]
    if "heading" in kinds:
        return Role.HEADING, whole(attributes.get("aria-level", "2")) or 2
    if tag == "p" and (found := _WORD_ITEM.search(attributes.get("style", "")[:400])):
        return Role.ITEM, int(found[1])
    return ROLES.get(tag), 0


def is_label(attributes: Mapping[str, str]) -> bool:
    """Whether an element is the bullet or number that Word writes before an item."""
    return bool(_WORD_LABEL.search(attributes.get("style", "")[:400]))


def is_reference(tag: str, attributes: Mapping[str, str], around: Sequence[Element]) -> bool:
    """Whether an element is the mark of a footnote; `around` are the open ones nearest to it."""
    if tag == "sup":
        return any(row.tag == "a" for row in around)
    if tag != "a":
        return False
    kinds = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".split()
    is_up = any(row.tag == "sup" for row in around)
    return (
        "noteref" in kinds
        or "doc-noteref" in kinds
        or (is_up and "#" in attributes.get("href", ""))
    )


def whole(text: str) -> int:
    """The whole number in an attribute, 0 where it is none."""
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 7 else 0
