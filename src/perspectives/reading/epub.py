"""EPUB books, versions 2 and 3, to pieces, with our own reader: the chapters in reading order.

The container and the package are XML and may declare no document type. Chapters are read as HTML,
since those of EPUB 2 rightly declare one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from perspectives.model.errors import Problem, ReadingError
from perspectives.reading.archive import Archive, resolved
from perspectives.reading.html_decoding import decode_page
from perspectives.reading.html_pieces import read_html
from perspectives.reading.markup import Damaged, Handler, parse
from perspectives.reading.pieces import Extract, Metadata
from perspectives.reading.properties import plausible_author, plausible_date, plausible_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.reading.pieces import Options, Piece

VERSION = "1"

_PREFIXES = {
    "http://www.idpf.org/2007/opf": "opf",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:oasis:names:tc:opendocument:xmlns:container": "box",
    "http://www.w3.org/2001/04/xmlenc#": "enc",
}
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_FONT_MIXING = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MOST_CHAPTERS = 2_000


def extract(data: bytes, options: Options) -> Extract:
    """The text of a book, chapter after chapter; raises ReadingError."""
    archive = Archive(data)
    place = _container(archive)
    package = _Package()
    _parse(archive.read(place), package)
    locked = _locked(archive)
    pieces: list[Piece] = []
    missing = 0
    for name in package.chapters(place)[:_MOST_CHAPTERS]:
        if name in locked:
            raise ReadingError(
                "it is a book with copy protection.", "Ask for a copy without protection."
            )
        page = archive.read(name)
        missing += not page
        pieces += _chapter(page)
    if not pieces:
        raise ReadingError("it is a book without text in it.", "Choose another edition of it.")
    problems: tuple[Problem, ...] = ()
    if missing:
        message = f"{missing} chapters are named in the book and missing from the file."
        problems = (Problem(options.name, message, "Get the file anew from where it came."),)
    return Extract(tuple(pieces), package.metadata(), problems)


def _container(archive: Archive) -> str:
    """The name of the package document: as the container says, else the first there is."""
    container = _Container()
    _parse(archive.read("META-INF/container.xml"), container)
    named = [name for name in container.packages if archive.has(name)]
    named += [name for name in archive.names() if name.lower().endswith(".opf")]
    if not named:
        raise ReadingError("it is damaged.", "Get the file anew from where it came.")
    return named[0]


def _parse(data: bytes, handler: Handler) -> None:
    try:
        if data:
            parse(data, _PREFIXES, handler)
    except Damaged:
        # What came before the damage is kept; a book without chapters is refused by `extract`.
        return


def _chapter(page: bytes) -> list[Piece]:
    """The pieces of one chapter; the first is no continuation of the chapter before."""
    found = read_html(decode_page(page).text).pieces if page else []
    return [replace(found[0], close=False), *found[1:]] if found else []


class _Container:
    """Collects the names of package documents."""

    def __init__(self) -> None:
        self.packages: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith(":rootfile"):
            self.packages.append(resolved("", attributes.get("full-path", "")))

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def text(self, text: str) -> None:
        """A container has no text."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the book."""

    href: str
    media_type: str
    properties: str


@dataclass(slots=True)
class _Package:
    """The package document: metadata, files, and the order they are read in."""

    items: dict[str, _Item] = field(default_factory=dict[str, _Item])
    spine: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    fields: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    guide: set[str] = field(default_factory=set[str])
    _now: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        local = name.rpartition(":")[2]
        if name.startswith("dc:"):
            self._now = self.fields.setdefault(local, [])
            self._now.append("")
        elif local == "item":
            self.items[attributes.get("id", "")] = _Item(
                attributes.get("href", ""),
                attributes.get("media-type", ""),
                attributes.get("properties", ""),
            )
        elif local == "itemref":
            is_main = attributes.get("linear", "yes") != "no"
            self.spine.append((attributes.get("idref", ""), is_main))
        elif local == "reference" and attributes.get("type") in ("toc", "cover"):
            self.guide.add(attributes.get("href", ""))

    def end(self, name: str) -> None:
        """An element ends."""
        self._now = None

    def text(self, text: str) -> None:
        """Text stands here."""
        if self._now is not None:
            self._now[-1] += text

    def chapters(self, place: str) -> list[str]:
        """Names of the members with text, in reading order; what stands aside (notes) last."""
        found = [(self.items[key], is_main) for key, is_main in self.spine if key in self.items]
        if not found:
            found = [(item, True) for item in self.items.values()]
        found.sort(key=lambda row: not row[1])
        names = [
            resolved(place, item.href)
            for item, _ in found
            if "nav" not in item.properties.split()
            and item.href not in self.guide
            and (item.media_type in _PAGES or item.href.lower().endswith((".html", ".xhtml")))
        ]
        return list(dict.fromkeys(names))

    def metadata(self) -> Metadata:
        """What the package says about the book."""
        authors = [plausible_author(row) for row in self.fields.get("creator", [])]
        return Metadata(
            title=plausible_title(next(iter(self.fields.get("title", [])), "")),
            author=", ".join(dict.fromkeys(filter(None, authors))),
            date=plausible_date(next(iter(self.fields.get("date", [])), "")),
        )


class _Locked:
    """Collects the members that are encrypted by more than the mixing of fonts."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._is_font = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "enc:EncryptionMethod":
            self._is_font = attributes.get("Algorithm", "") in _FONT_MIXING
        elif name == "enc:CipherReference" and not self._is_font:
            self.names.add(resolved("", attributes.get("URI", "")))

    def end(self, name: str) -> None:
        """Nothing ends that matters."""

    def text(self, text: str) -> None:
        """References have no text."""


def _locked(archive: Archive) -> set[str]:
    handler = _Locked()
    _parse(archive.read("META-INF/encryption.xml"), handler)
    return handler.names
