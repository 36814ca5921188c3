"""Files, addresses and clipboard content to documents; one module a format.

Importing this room loads no reader and no library: a format's module is imported when a text of
that format is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.rows import frozen_row
from perspectives.reading import sniffing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.reading.reading import Reading

MEBIBYTE = 1 << 20


@frozen_row
class Format:
    """A kind of file that can be read.

    `module` offers `extract(data: bytes, options: Options) -> Extract` (perspectives.reading.
    pieces) and `VERSION: str`; it is imported on first use. `sniff` tells from the bytes alone
    whether they are surely of this format; None where only the suffix can tell. `limit` is the
    largest size accepted, in bytes. `always_shows` says that no file is of this format that `sniff`
    does not know for one.
    """

    suffixes: tuple[str, ...]
    media_type: str
    module: str
    sniff: Callable[[bytes], bool] | None = None
    limit: int = 50 * MEBIBYTE
    always_shows: bool = False


FORMATS: dict[str, Format] = {
    "pdf": Format(
        (".pdf",),
        "application/pdf",
        "perspectives.reading.pdf",
        sniffing.is_pdf,
        limit=200 * MEBIBYTE,
        always_shows=True,
    ),
    "odt": Format(
        (".odt", ".ott", ".fodt"),
        "application/vnd.oasis.opendocument.text",
        "perspectives.reading.odt",
        sniffing.is_odt,
        always_shows=True,
    ),
    "epub": Format(
        (".epub",),
        "application/epub+zip",
        "perspectives.reading.epub",
        sniffing.is_epub,
        always_shows=True,
    ),
    "docx": Format(
        (".docx", ".docm", ".dotx", ".dotm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "perspectives.reading.docx",
        sniffing.is_docx,
        always_shows=True,
    ),
    "rtf": Format(
        (".rtf",),
        "application/rtf",
        "perspectives.reading.rtf",
        sniffing.is_rtf,
        always_shows=True,
    ),
    "mhtml": Format(
        (".mhtml", ".mht"),
        "multipart/related",
        "perspectives.reading.mhtml",
        sniffing.is_web_archive,
    ),
    "eml": Format((".eml",), "message/rfc822", "perspectives.reading.eml", sniffing.is_mail),
    "html": Format(
        (".html", ".htm", ".xhtml"),
        "text/html",
        "perspectives.reading.web",
        sniffing.is_web_page,
        limit=20 * MEBIBYTE,
    ),
    "markdown": Format(
        (".md", ".markdown", ".mdown", ".mkd"),
        "text/markdown",
        "perspectives.reading.markdown",
        sniffing.is_markdown,
    ),
    "plain": Format((".txt", ".text", ""), "text/plain", "perspectives.reading.plain"),
}
"""Name to format; content decides before suffix, and in both the first that fits is taken."""


def read_file(
    path: Path | str, *, encoding: str = "", language: str = "", password: str = ""
) -> Reading:
    """The document in the file at `path`, with what is doubtful about it.

    `encoding` (a codec's name), `language` (a BCP 47 tag) and `password` override what would be
    detected or asked for. Raises ReadingError where the file cannot be read.
    """
    from perspectives.reading import reading

    return reading.read_file(path, encoding=encoding, language=language, password=password)


def read_bytes(
    data: bytes, name: str, *, encoding: str = "", language: str = "", password: str = ""
) -> Reading:
    """The document in `data`; `name` (a path or an address) is kept as its source.

    Takes the same choices and raises the same errors as `read_file`.
    """
    from perspectives.reading import reading

    return reading.read_bytes(data, name, encoding=encoding, language=language, password=password)


def read_safely(
    path: Path | str,
    *,
    encoding: str = "",
    language: str = "",
    password: str = "",
    with_deleted: bool = False,
    whole: bool = False,
    cancelled: Callable[[], bool] | None = None,
) -> Reading:
    """The document at `path`, a file or an address; foreign formats in a process of their own.

    What windows and terminals call. `with_deleted` keeps what tracked changes deleted; `whole`
    takes all text of a web page instead of its article. Raises ReadingError where the file cannot
    be read within the limits, Cancelled where `cancelled` said so.
    """
    from perspectives.reading.batch import read_one
    from perspectives.reading.pieces import Options

    options = Options(str(path), encoding, language, password, with_deleted, whole)
    return read_one(options, cancelled)


def is_address(name: str) -> bool:
    """Whether `name` is an address rather than a path, drive letters not being schemes."""
    scheme, found, _ = name.partition("://")
    return bool(found) and len(scheme) > 1 and scheme.isalnum()
