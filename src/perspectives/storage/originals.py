"""The files that texts were read from: their bytes for the project, and whether they changed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model.documents import Document, DocumentId


def originals(documents: Iterable[Document]) -> dict[DocumentId, bytes]:
    """The bytes of the files that the texts were read from, where these are still as they were.

    Texts from addresses, the clipboard, or files that changed or are gone are left out.
    """
    out: dict[DocumentId, bytes] = {}
    for row in documents:
        data = _bytes_at(row.source.path)
        if data and hashlib.sha256(data).hexdigest() == row.source.sha256:
            out[row.id] = data
    return out


def changed_files(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The texts whose file is there but no longer as it was read.

    For a notice that offers to replace the text by its newer version; nothing is read anew here.
    """
    out: list[Document] = []
    for row in documents:
        data = _bytes_at(row.source.path) if row.source.sha256 else b""
        if data and hashlib.sha256(data).hexdigest() != row.source.sha256:
            out.append(row)
    return tuple(out)


def _bytes_at(path: str) -> bytes:
    """The bytes of a file; b"" where there is none, or none that can be read."""
    try:
        place = Path(path)
        return place.read_bytes() if place.is_file() else b""
    except (OSError, ValueError):  # an address is no path; a file may go at any time
        return b""
