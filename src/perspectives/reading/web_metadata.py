"""What a web page says about itself: JSON-LD, OpenGraph, other meta elements, its title and h1.

Read with the standard library's parser, so that no depth and no size of markup hides them.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from perspectives.reading.cleaning import clean
from perspectives.reading.properties import plausible_author, plausible_date
from perspectives.reading.web_titles import Heading, choose_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_HEADINGS = 40
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
_MOST_DATA = 2_000_000
"""Characters of JSON-LD that are looked at."""

_ARTICLES = re.compile(
    r"(?:\w*Article|\w*BlogPosting|Report|Review|CriticReview|SocialMediaPosting|CreativeWork"
    r"|DiscussionForumPosting|Recipe|Event|Product|Book|LegalPost|AnalysisNews)$"
)
_PAGES = re.compile(r"(?:\w*WebPage|ItemPage|AboutPage|FAQPage)$")

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title", "title")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:site")
_AUTHORS = (
    "citation_author",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "author",
    "byl",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "date",
)

_NAMED = re.compile(
    r"(?:entry|post|article|story|news|content|page|blog|main)[-_]*(?:title|headline|heading)"
    r"|headline|\btitle\b",
    re.IGNORECASE,
)
"""Classes that sites give to the heading of an article."""


@dataclass(slots=True)
class About:
    """What a page says; "" = nothing."""

    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""
    language: str = ""


@dataclass(slots=True)
class _Found:
    """The elements that tell something."""

    meta: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    data: list[str] = field(default_factory=list[str])
    title: str = ""
    headings: list[Heading] = field(default_factory=list["Heading"])
    language: str = ""


def about_page(text: str, address: str = "") -> About:
    """What the page in `text` says about itself; `address` helps to tell the site's name."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return about(reader.found, address)


def about(found: _Found, address: str) -> About:
    """What the elements in `found` say together."""
    rows = list(_articles(found.data))
    site = _first(found.meta, _SITES) or _said(rows, "publisher")
    headings = [replace(row, text=_line(row.text)) for row in found.headings]
    stated = _said(rows[:1], "headline") or _first(found.meta, _TITLES)
    return About(
        title=choose_title(stated, _line(found.title), headings, [site, _host(address)]),
        author=plausible_author(_authors(rows) or _joined(found.meta, _AUTHORS)),
        date=plausible_date(_said(rows, "datePublished") or _first(found.meta, _DATES)),
        site=_line(site),
        language=found.language or _first(found.meta, ("content-language", "og:locale")),
    )


class _Reader(HTMLParser):
    """Collects meta elements, JSON-LD, the title and level-one headings."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = _Found()
        self._into = ""
        self._is_drawing = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "svg":
            self._is_drawing = True
        attributes = {name: value or "" for name, value in attrs[:64]}
        if tag == "meta":
            self._note_meta(attributes)
        elif tag == "html":
            self.found.language = attributes.get("lang") or attributes.get("xml:lang", "")
        elif tag == "script":
            is_data = "ld+json" in attributes.get("type", "").lower()
            self._into = "data" if is_data else ""
            if is_data:
                self.found.data.append("")
        elif tag == "title" and not self.found.title and not self._is_drawing:
            self._into = "title"
        elif tag in _HEADINGS and len(self.found.headings) < MOST_HEADINGS:
            self._into = tag
            kinds = f"{attributes.get('class', '')} {attributes.get('id', '')}"
            is_named = attributes.get("itemprop") == "headline" or bool(_NAMED.search(kinds[:400]))
            self.found.headings.append(Heading("", _HEADINGS[tag], is_named))

    def handle_endtag(self, tag: str) -> None:
        if tag == "svg":
            self._is_drawing = False
        if tag in ("script", "title") or tag in _HEADINGS:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "data":
            self.found.data[-1] += data
        elif self._into == "title":
            self.found.title += data
        elif self._into in _HEADINGS:
            row = self.found.headings[-1]
            self.found.headings[-1] = replace(row, text=(row.text + data)[:2000])

    def parse_marked_section(self, i: int, report: Any = True) -> int:
        """Pass over a marked section; unknown ones, which Python refuses, like a comment."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def _note_meta(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "").strip()
        names = f"{attributes.get('property', '')} {attributes.get('name', '')}"
        names += f" {attributes.get('itemprop', '')} {attributes.get('http-equiv', '')}"
        if content:
            for name in names.lower().split():
                self.found.meta.setdefault(name, []).append(content)


def _articles(data: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD that describe the page's text: articles first, then pages."""
    pages: list[dict[str, Any]] = []
    left = _MOST_DATA
    for source in data:
        left -= len(source)
        if left < 0:
            break
        for row in _objects(_parsed(source), 0):
            names = _names(row.get("@type"))
            if any(_ARTICLES.search(name) for name in names):
                yield row
            elif any(_PAGES.search(name) for name in names):
                pages.append(row)
    yield from pages


def _parsed(source: str) -> Any:
    source = source.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    source = source.removeprefix("//<![CDATA[").removesuffix("//]]>")
    try:
        return json.loads(source, strict=False)
    except (ValueError, RecursionError):
        # Pages hold much broken JSON; nothing is lost but a suggestion.
        return None


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(value, list):
        for row in cast("list[Any]", value)[:500]:
            yield from _objects(row, depth + 1)
    elif isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        yield table
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"):
            yield from _objects(table.get(name), depth + 1)


def _said(rows: Sequence[dict[str, Any]], name: str) -> str:
    """The first word that an object says under `name`, of things their name."""
    for row in rows:
        if found := _names(row.get(name)):
            return found[0]
    return ""


def _names(value: Any) -> list[str]:
    """Strings, and the names of things, in a value of JSON-LD."""
    if isinstance(value, str):
        return [_line(value)] if value.strip() else []
    if isinstance(value, list):
        return [name for row in cast("list[Any]", value)[:20] for name in _names(row)]
    if isinstance(value, dict):
        table = cast("dict[str, Any]", value)
        named = table.get("name") or table.get("@value") or table.get("alternateName")
        return _names(named) if not isinstance(named, dict) else []
    return []


def _authors(rows: Sequence[dict[str, Any]]) -> str:
    for row in rows:
        names = [name for name in _names(row.get("author")) if not name.startswith("http")]
        if names:
            return "; ".join(dict.fromkeys(names))
    return ""


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _first(meta: dict[str, list[str]], names: Sequence[str]) -> str:
    return next((_line(meta[name][0]) for name in names if name in meta), "")


def _joined(meta: dict[str, list[str]], names: Sequence[str]) -> str:
    found = next((name for name in names if name in meta), "")
    return "; ".join(dict.fromkeys(_line(row) for row in meta.get(found, [])[:20]))


def _line(text: str) -> str:
    """`text` clean, on one line, with its entities read once more: many pages escape twice."""
    if "&" in text:
        text = html.unescape(text)
    return " ".join(clean(text).split())
