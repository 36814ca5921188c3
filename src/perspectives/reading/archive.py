"""The members of a ZIP archive, by name and within bounds; nothing is ever unpacked to disk.

No size that an archive states is believed: a member is read up to one byte more than allowed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from urllib.parse import unquote

from perspectives.model.errors import ReadingError
from perspectives.reading import MEBIBYTE, sniffing

MOST_MEMBERS = 5_000
LARGEST_DIRECTORY = 4 * MEBIBYTE
"""Bytes: 5,000 members with names of 700 characters."""

LARGEST_MEMBER = 64 * MEBIBYTE
LARGEST_TOTAL = 256 * MEBIBYTE

_DAMAGED = "it is damaged."
_SAVE_ANEW = "Open it in the program it comes from and save it anew."
_STORED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Archive:
    """An archive in memory; counts what has been read from it."""

    def __init__(self, data: bytes) -> None:
        """Open the archive in `data`; raises ReadingError where it is none or has too much."""
        if len(sniffing.zip_names(data)) > LARGEST_DIRECTORY:
            raise _too_much()
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise ReadingError(_DAMAGED, _SAVE_ANEW) from error
        members = self._zip.infolist()
        if len(members) > MOST_MEMBERS:
            raise _too_much()
        self._members = {member.filename.lstrip("/"): member for member in members}
        self._folded = {name.lower(): name for name in self._members}
        self._total = 0

    def has(self, name: str) -> bool:
        """Whether there is a member `name`; small and capital letters are alike."""
        return name.lstrip("/").lower() in self._folded

    def names(self) -> tuple[str, ...]:
        """The names of all members, in the archive's order."""
        return tuple(self._members)

    def read(self, name: str) -> bytes:
        """The member `name`, b"" where there is none.

        Raises ReadingError where it is damaged, protected by a password or larger than a text is.
        """
        found = self._folded.get(name.lstrip("/").lower())
        if found is None:
            return b""
        member = self._members[found]
        if member.flag_bits & 0x1:
            raise ReadingError(
                "it is protected by a password.", "Save a copy of it without the password."
            )
        if member.compress_type not in _STORED:
            raise ReadingError("it is packed in an unusual way.", _SAVE_ANEW)
        cap = min(LARGEST_MEMBER, LARGEST_TOTAL - self._total)
        try:
            with self._zip.open(member) as file:
                data = file.read(cap + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise ReadingError(_DAMAGED, _SAVE_ANEW) from error
        if len(data) > cap:
            raise _too_much()
        self._total += len(data)
        return data


def resolved(base: str, target: str) -> str:
    """The name of the member that `target`, a relative reference in the part `base`, points at.

    References that climb out of the archive end at its top, so that they name no member.
    """
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path.startswith("/"):
        path = posixpath.join(posixpath.dirname(base), path)
    return posixpath.normpath("/" + path).lstrip("/")


def _too_much() -> ReadingError:
    return ReadingError(
        "unpacked, it is larger than any text is.",
        "If it is honest, remove its pictures and save it anew.",
    )
