"""What office files and books say about themselves, as far as it can be believed."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.cleaning import clean
from perspectives.reading.dates import date_of
from perspectives.reading.markup import Damaged, parse
from perspectives.reading.pieces import Metadata

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.reading.pieces import Piece

LONGEST = 300
"""Characters of a title or name; longer ones are something else."""

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
}
_FIELDS = {
    "dc:title": "title",
    "dc:creator": "author",
    "meta:initial-creator": "author",
    "dc:language": "language",
    "dcterms:created": "date",
    "meta:creation-date": "date",
}

_PRINTED_BY = re.compile(r"^(?:microsoft (?:office )?(?:word|powerpoint)|word) - ", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(?:docx?|rtf|odt|pdf|indd|qxd|pages|txt|html?|pmd|p65)$", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"(?:untitled|document|dokument|draft|template|slide|title|blank|page|layout|presentation"
    r"|powerpoint presentation|no title|normal|bez naslova|pa titull)?[\s_\-.]*\d*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:(?:windows|microsoft|office|default|ms|unknown|my|test)?[\s_-]*"
    r"(?:user|author|office user|office|admin|administrator|owner|pc|windows|computer|guest)"
    r"|administrat(?:or|eur)|korisnik|perdorues|autor|creator|unknown|anonymous|none|n/?a|root|hp"
    r"|dell|acer|asus|lenovo|toshiba|python-docx|openpyxl|calibre[\s\w().\[\]:/-]*)?[\s_\-.]*\d*",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T ])")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,8})*")


def properties_of(data: bytes) -> Metadata:
    """The properties part of an office file; nothing where it is damaged or absent."""
    handler = _Properties()
    if data:
        # Damage costs suggestions only; those that came before it are kept.
        with suppress(Damaged):
            parse(data, _PREFIXES, handler)
    found = {key: "".join(parts) for key, parts in handler.found.items()}
    return Metadata(
        title=plausible_title(found.get("title", "")),
        author=plausible_author(found.get("author", "")),
        date=plausible_date(found.get("date", "")),
    )


def stated(pieces: Sequence[Piece]) -> Metadata:
    """What pieces whose role the format itself told say: title, author, date."""
    titles = [piece.text for piece in pieces[:40] if piece.sure and piece.role is Role.TITLE]
    authors = [piece.text for piece in pieces[:40] if piece.sure and piece.role is Role.BYLINE]
    dates = [piece.text for piece in pieces[:40] if piece.sure and piece.role is Role.DATE_LINE]
    return Metadata(
        title=" ".join(" ".join(titles[:3]).split())[:LONGEST],
        author=", ".join(" ".join(author.split()) for author in authors[:5]),
        date=date_of(dates[0]) if dates else "",
    )


def plausible_title(text: str) -> str:
    """`text` where it can be a title; without the names of programs and files."""
    text = " ".join(clean(text).split())
    text = _PRINTED_BY.sub("", text)
    if _FILE_NAME.search(text) or len(text) > LONGEST or _NO_TITLE.fullmatch(text):
        return ""
    return text


def plausible_author(text: str) -> str:
    """`text` where it can be a person's or body's name, not a computer's."""
    text = " ".join(clean(text).split())
    return "" if len(text) > LONGEST or _NO_AUTHOR.fullmatch(text) else text


def plausible_date(text: str) -> str:
    """The ISO 8601 date that `text` begins with, where it is one since printing was invented."""
    found = _ISO.match(text.strip())
    if not found:
        return ""
    year, month, day = found[1], found[2], found[3]
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    if int(year) < 1500:
        return ""
    return "-".join(part for part in (year, month, day) if part)


def plausible_language(text: str) -> str:
    """The language tag in `text`, without its region; "" where it is none or undetermined."""
    tag = text.strip().replace("_", "-")
    if not _TAG.fullmatch(tag) or tag.startswith(("und", "zxx", "mul")):
        return ""
    parts = tag.split("-")
    script = next((part for part in parts[1:] if len(part) == 4), "")
    return f"{parts[0]}-{script.title()}" if script else parts[0]


class _Properties:
    """Collects the text of the known fields; the first of each counts."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._now: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        field = _FIELDS.get(name)
        self._now = None
        if field and field not in self.found:
            self._now = self.found[field] = []

    def end(self, name: str) -> None:
        """An element ends."""
        self._now = None

    def text(self, text: str) -> None:
        """Text stands here."""
        if self._now is not None:
            self._now.append(text)
