"""A bounded cache of bytes in a folder: safe to delete, safe to share, never relied upon.

One file an entry, named by a digest of the entry's name, with a checksum before the bytes: a file
that was cut off or altered is no entry. Entries are written beside and moved into place. When the
folder outgrows its bound, the files least lately used go.
"""

import hashlib
import os
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from pathlib import Path

from perspectives import folders

BOUND_BYTES = 256 * 1024 * 1024
"""Bytes a cache may take; forms of words take about 2 MB a language, vectors 1 kB a passage."""

KEPT_SHARE = 0.8
"""Share of the bound that is left after clearing, so that clearing is rare."""

CHECKSUM_BYTES = 32


def cache_folder() -> Path:
    """Where the analysis keeps what it can make again; may be deleted at any time."""
    return folders.cache() / "analysis"


class DiskCache(MutableMapping[str, bytes]):
    """Names to bytes in `folder`, which is made on the first write.

    A folder that cannot be read or written (OSError) makes a cache that forgets: a cache has
    nothing that cannot be made again, so that no one needs to be told.
    """

    def __init__(self, folder: Path, bound: int = BOUND_BYTES) -> None:
        self._folder = folder
        self._bound = bound

    def __getitem__(self, name: str) -> bytes:
        path = self._path(name)
        try:
            data = path.read_bytes()
            os.utime(path)
        except OSError as error:
            raise KeyError(name) from error
        body = data[CHECKSUM_BYTES:]
        if data[:CHECKSUM_BYTES] != _checksum(name, body):
            raise KeyError(name)
        return body

    def __setitem__(self, name: str, body: bytes) -> None:
        path = self._path(name)
        beside = path.with_suffix(f".{os.getpid()}")
        # A full or locked disk: the entry is made again next time.
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_checksum(name, body) + body)
            beside.replace(path)
            self._clear()

    def __delitem__(self, name: str) -> None:
        try:
            self._path(name).unlink()
        except OSError as error:
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        """The names of the files, which are digests of the entries' names."""
        return (path.stem for path in self._files())

    def __len__(self) -> int:
        return len(self._files())

    def _path(self, name: str) -> Path:
        return self._folder / f"{hashlib.sha256(name.encode()).hexdigest()[:40]}.entry"

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob("*.entry")) if self._folder.is_dir() else []

    def _clear(self) -> None:
        """Removes the entries least lately used until the folder is well within its bound."""
        rows = [(path, path.stat()) for path in sorted(self._folder.iterdir())]
        size = sum(row.st_size for _, row in rows)
        if size <= self._bound:
            return
        for path, row in sorted(rows, key=lambda pair: (pair[1].st_mtime_ns, pair[0].name)):
            if size <= self._bound * KEPT_SHARE:
                return
            path.unlink(missing_ok=True)
            size -= row.st_size


def _checksum(name: str, body: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\0" + body).digest()
