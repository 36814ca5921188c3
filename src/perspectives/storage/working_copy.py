"""A copy to work on where a project lies in a folder without working locks.

Every edit goes to the copy at once, in a folder of the program's own; the file itself is written
anew, whole, when the work rests and on closing. What was not written back, after a crash or because
the folder was out of reach, is found again by the note beside the copy.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import Problem, StorageError
from perspectives.storage.faults import writing_failed
from perspectives.storage.keeping import Keeping, copy_database, put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Note:
    """What a working copy was made from: the file and its size and time of change, then.

    `revision` is the project's when file and copy were last the same.
    """

    path: str
    size: int
    changed_ns: int
    revision: int


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """Where the copy is, what it was made from, and what there is to tell a person."""

    place: Path
    note: Note
    problems: tuple[Problem, ...] = ()


def place_of(path: Path, workroom: Path) -> Path:
    """Where the working copy of the file at `path` lies within the folder `workroom`."""
    digest = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
    return workroom / f"{path.stem}-{digest}{path.suffix}"


def take_copy(
    path: Path, workroom: Path, revision_of: Callable[[Path], int], stamp: str
) -> WorkingCopy:
    """The working copy for the file at `path`: what an earlier session left, or a new one.

    `revision_of` gives the revision of the project in a file, after checking it. `stamp` goes into
    the name of a copy that is put aside because the file, too, was changed since.
    """
    place = place_of(path, workroom)
    problems: tuple[Problem, ...] = ()
    left = read_note(place)
    try:
        workroom.mkdir(parents=True, exist_ok=True)
        if left is not None and place.exists():
            is_ahead = revision_of(place) != left.revision
            if is_ahead and _is_as_noted(path, left):
                message = "Steps that were not yet in the file are taken up from the working copy."
                return WorkingCopy(place, left, (Problem(path.name, message),))
            if is_ahead:
                problems = (_put_aside(path, place, stamp),)
        shutil.copyfile(path, place)
    except OSError as error:
        raise writing_failed(place, error) from error
    note = _note(path, revision_of(place))
    write_note(place, note)
    message = (
        "Files in this folder cannot be locked, so each step goes to a working copy and is written "
        "back when you rest and on closing."
    )
    return WorkingCopy(place, note, (Problem(path.name, message), *problems))


class WritesBack:
    """Writes a working copy back to its file, unless the file was changed by someone else."""

    def __init__(self, copy: WorkingCopy, revision: Callable[[], int]) -> None:
        self._copy = copy
        self._note = copy.note
        self._revision = revision

    def __call__(self, keeping: Keeping) -> None:
        """Write back; raises StorageError where that cannot be, and the copy then stays ahead."""
        path = keeping.path
        if path.exists() and not _is_as_noted(path, self._note):
            raise StorageError(
                f"“{path.name}” was changed by another program meanwhile, so it is not written.",
                "Your steps are safe in the working copy; save the project under another name.",
            )
        copy_database(keeping.connection, path)
        self._note = _note(path, self._revision())
        write_note(self._copy.place, self._note)


def read_note(place: Path) -> Note | None:
    """The note beside a working copy; None where there is none that can be read."""
    try:
        row: Any = json.loads(_note_path(place).read_bytes())
        return Note(
            str(row["path"]), int(row["size"]), int(row["changed_ns"]), int(row["revision"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_note(place: Path, note: Note) -> None:
    """Write the note beside a working copy, whole or not at all."""
    path = _note_path(place)
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(json.dumps(asdict(note)), encoding="utf-8")
        put_in_place(part, path)
    except OSError as error:
        raise writing_failed(path, error) from error


def _note_path(place: Path) -> Path:
    return place.with_name(f"{place.name}.json")


def _note(path: Path, revision: int) -> Note:
    found = path.stat()
    return Note(str(path), found.st_size, found.st_mtime_ns, revision)


def _is_as_noted(path: Path, note: Note) -> bool:
    try:
        found = path.stat()
    except OSError:
        return False
    return (found.st_size, found.st_mtime_ns) == (note.size, note.changed_ns)


def _put_aside(path: Path, place: Path, stamp: str) -> Problem:
    aside = place.with_name(f"{path.stem} not written back {stamp.replace(':', '-')}{path.suffix}")
    place.replace(aside)
    return Problem(
        path.name,
        f"The file was changed while steps had not been written back; they are in “{aside}”.",
        "Open both and compare.",
    )
