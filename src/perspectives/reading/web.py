"""Web pages to pieces: the article by trafilatura, the title by our own reader, or all text.

Every page is also read whole by the standard library's parser. Where lxml has lost part of the
page, as it does with very deep ones, or where no article is found, that text is taken instead and
a problem says so.
"""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.model.errors import Problem
from perspectives.reading import encodings
from perspectives.reading.html_decoding import decode_page
from perspectives.reading.html_pieces import read_html
from perspectives.reading.pieces import Extract, Metadata, Piece
from perspectives.reading.properties import plausible_author, plausible_date, plausible_language
from perspectives.reading.web_metadata import about_page
from perspectives.reading.web_titles import same_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.reading.html_pieces import Page
    from perspectives.reading.pieces import Options
    from perspectives.reading.web_article import Article
    from perspectives.reading.web_metadata import About

VERSION = "1"

KEPT = 0.8
"""Share of the page's text that lxml must have seen for its article to be trusted."""

LEAST = 100
"""Characters of an article; shorter ones are teasers and cookie notices."""

_BY = re.compile(r"\s*(?:by|von|por|par|di|text|from|piše|nga)\s*:?\s+", re.IGNORECASE)
_PLACE = re.compile(r"\b[\w-]+\.[a-z]{2,}\b|https?:|@")
_NOBODY = re.compile(
    r"(?:posted|name|datum|date|follow|human|text|author|admin|staff|redaktion)", re.IGNORECASE
)

HEAD = 6
"""Pieces at the top among which the title may stand."""


def extract(data: bytes, options: Options) -> Extract:
    """The article of a web page, or all its text where `options` say so; raises ReadingError."""
    decoded = decode_page(data, options.encoding)
    found = read_page(decoded.text, options)
    problems = (*encodings.problems_of(decoded, options.name), *found.problems)
    return replace(found, problems=problems, encoding=decoded.encoding)


def read_page(text: str, options: Options, address: str = "") -> Extract:
    """Like `extract` for a page that is text already; `address` is where it was published."""
    if not address and "://" in options.name:
        address = options.name
    page = read_html(text)
    about = about_page(text, address)
    least = KEPT * sum(len(piece.text) for piece in page.pieces)
    article = None if options.whole else _article(text, address, least)
    pieces, problems = _chosen(page, article, least, options)
    metadata = _metadata(about, article)
    return Extract(
        tuple(_with_title(pieces, metadata.title)),
        metadata,
        problems,
        suggestions=Metadata(language=plausible_language(about.language)),
    )


def _article(text: str, address: str, least: float) -> Article | None:
    """The article, None where trafilatura is not installed."""
    if importlib.util.find_spec("trafilatura") is None:
        return None
    from perspectives.reading.web_article import read_article

    return read_article(text, address, least)


def _chosen(
    page: Page, article: Article | None, least: float, options: Options
) -> tuple[list[Piece], tuple[Problem, ...]]:
    if options.whole:
        return page.pieces, ()
    if article is None:
        return page.article(), ()
    if article.text_length < least:
        message = "The page is nested too deep to find its article, so all of its text is shown."
        return page.pieces, (Problem(options.name, message, "Leave out what does not belong."),)
    length = sum(len(piece.text) for piece in article.pieces)
    rest = sum(len(piece.text) for piece in page.article())
    if length < min(LEAST, rest):
        message = "No article was found in the page, so all of its text is shown."
        return page.article(), (Problem(options.name, message, "Leave out what does not belong."),)
    return article.pieces, ()


def _metadata(about: About, article: Article | None) -> Metadata:
    author, date = about.author, about.date
    if article is not None:
        author = _author(about, plausible_author(article.author))
        date = plausible_date(article.date) or date
    return Metadata(
        title=about.title or (article.title if article else ""), author=author, date=date
    )


def _author(about: About, guessed: str) -> str:
    """Who the page says wrote it; where that is only the site itself, whom trafilatura names."""
    stated = _people(about.author, about.site)
    return stated or _people(guessed, about.site) or about.author or guessed


def _people(names: str, site: str) -> str:
    """The names (parted by semicolons) that are no site's, no address and no word of a form."""
    found = [_BY.sub("", name).strip(" ,|-–") for name in names.split(";")]
    kept = [
        name
        for name in found
        if name
        and not _NOBODY.fullmatch(name)
        and not _PLACE.search(name)
        and not same_title(name, site)
    ]
    return "; ".join(dict.fromkeys(kept))


def _with_title(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """`pieces` with the title on top where it does not stand there already."""
    stands = any(same_title(piece.text, title) for piece in pieces[:HEAD])
    if stands or not title or not pieces:
        return list(pieces)
    return [Piece(title, Role.TITLE, sure=True), *pieces]
