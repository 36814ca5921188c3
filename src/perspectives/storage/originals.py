"""The files that texts were read from: their bytes for the project, and whether they changed.

A large file is never held in memory: it goes from disk to disk, piece by piece.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perspectives.model.documents import Document, DocumentId

MOST_IN_MEMORY = 2 << 20
"""Bytes of a file that are read at once; larger ones are copied piece by piece."""

PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class LargeFile:
    """A file that was examined but not kept in memory: its length and sums then."""

    path: Path
    size: int
    sha256: str
    crc32: int

    def pieces(self) -> Iterator[bytes]:
        """The bytes of the file as it is now."""
        with self.path.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


Original = bytes | LargeFile
"""The bytes of a text's file, or where they are to be copied from."""


def originals(documents: Iterable[Document]) -> dict[DocumentId, Original]:
    """The files that the texts were read from, where these are still as they were.

    Texts from addresses, the clipboard, or files that changed or are gone are left out.
    """
    out: dict[DocumentId, Original] = {}
    for row in documents:
        found = _original_at(row.source.path)
        if found and sha256_of(found) == row.source.sha256:
            out[row.id] = found
    return out


def changed_files(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The texts whose file is there but no longer as it was read.

    For a notice that offers to replace the text by its newer version; nothing is read anew here.
    """
    out: list[Document] = []
    for row in documents:
        found = _original_at(row.source.path) if row.source.sha256 else b""
        if found and sha256_of(found) != row.source.sha256:
            out.append(row)
    return tuple(out)


def sha256_of(original: Original) -> str:
    """The SHA-256 of a file's bytes, as hexadecimal digits."""
    if isinstance(original, LargeFile):
        return original.sha256
    return hashlib.sha256(original).hexdigest()


def _original_at(path: str) -> Original:
    """The bytes of a file, or its sums; b"" where there is none, or none that can be read."""
    try:
        place = Path(path)
        if not place.is_file():
            return b""
        size = place.stat().st_size
        return place.read_bytes() if size <= MOST_IN_MEMORY else _examined(place)
    except (OSError, ValueError):  # an address is no path; a file may go at any time
        return b""


def _examined(path: Path) -> LargeFile:
    digest, check, size = hashlib.sha256(), 0, 0
    for piece in LargeFile(path, 0, "", 0).pieces():
        digest.update(piece)
        check, size = crc32(piece, check), size + len(piece)
    return LargeFile(path, size, digest.hexdigest(), check)
