"""What is read on the spot: plain text and Markdown, which have no structure that could do harm.

Everything else goes to a worker process (`safely`). Importing this room costs no more than the
reader of plain text, since the first frame of the window may wait for it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perspectives.reading import FORMATS, sniffing
from perspectives.reading.reading import format_of, load, read_with, too_large

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.reading.pieces import Options
    from perspectives.reading.reading import Reading

HEAD = 65_536
"""Bytes from which the format of a file is told."""

OWN = frozenset({"plain", "markdown"})
"""The formats that are read in this process."""


def read_own(path: Path | str, options: Options, kind: str, size: int) -> Reading:
    """The document in the file at `path`, of `size` bytes and one of the OWN formats.

    Raises ReadingError where it cannot be read.
    """
    if size > FORMATS[kind].limit:
        raise too_large(options.name, size, FORMATS[kind].limit)
    return read_with(load(path), options)


def own_kind(head: bytes, name: str) -> str:
    """The name of the format where it is read in this process, else ""."""
    if sniffing.is_zip(head):
        return ""
    kind = format_of(head, name)
    return kind if kind in OWN else ""


def glance(path: Path | str) -> tuple[bytes, int]:
    """The first bytes of a file and its size; nothing (and no error) where it cannot be opened."""
    try:
        if not os.path.isfile(path):
            return b"", 0
        with open(path, "rb") as file:
            return file.read(HEAD), os.fstat(file.fileno()).st_size
    except (OSError, ValueError):
        # `load` meets the same trouble and finds the words for it.
        return b"", 0
