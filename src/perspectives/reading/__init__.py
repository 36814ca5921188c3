"""Files, addresses and clipboard content to documents; one module a format.

Importing this room loads no reader and no library: a format's module is imported when a text of
that format is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.reading import sniffing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.reading.reading import Reading

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read.

    `module` offers `extract(data: bytes, options: Options) -> Extract` (perspectives.reading.
    pieces) and `VERSION: str`; it is imported on first use. `sniff` tells from the bytes alone
    whether they are surely of this format; None where only the suffix can tell. `limit` is the
    largest size accepted, in bytes.
    """

    suffixes: tuple[str, ...]
    media_type: str
    module: str
    sniff: Callable[[bytes], bool] | None = None
    limit: int = 50 * MEBIBYTE


FORMATS: dict[str, Format] = {
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
