"""Comparisons that have no name yet: project files in the user's state folder.

They are there again at the next start. The caller passes the folder (platformdirs' state folder of
the user).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import StorageError
from perspectives.storage import locking
from perspectives.storage.opening import create, open_file
from perspectives.storage.schema import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from perspectives.model.documents import DocumentId
    from perspectives.model.project import Project
    from perspectives.storage.originals import Original
    from perspectives.storage.project_file import ProjectFile

STEM = "Comparison"


def create_unnamed(
    folder: Path,
    project: Project,
    sources: Mapping[DocumentId, Original] | None = None,
    **options: Any,
) -> ProjectFile:
    """A new project file without a name of its own; `options` as for `create`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder “{folder}” for comparisons without a name cannot be made.",
            "Save the comparison under a name.",
        ) from error
    number = 1
    path = folder / f"{STEM}{SUFFIX}"
    while path.exists():
        number += 1
        path = folder / f"{STEM} {number}{SUFFIX}"
    return create(path, project, sources, **options)


def left_unnamed(folder: Path) -> tuple[Path, ...]:
    """The comparisons without a name that no program has open, the last changed first."""
    found = folder.glob(f"*{SUFFIX}") if folder.is_dir() else ()
    free = [path for path in found if not locking.is_held(path)]
    return tuple(sorted(free, key=lambda path: path.stat().st_mtime_ns, reverse=True))


def is_unnamed(path: Path, folder: Path) -> bool:
    """Whether the file at `path` is a comparison without a name."""
    return path.absolute().parent == folder.absolute()


def save_as(
    file: ProjectFile, path: Path, *, replaces: bool = False, **options: Any
) -> ProjectFile:
    """The project under a new name, opened there; the file so far is closed and stays.

    History, versions and view go along. Raises StorageError, `file` being open as before, where
    the new place cannot be written or is open elsewhere. The place may be the one it has: a file
    that was deleted meanwhile is there again.
    """
    is_same = path.absolute() == file.path.absolute()
    if not is_same:
        free_to_replace(path)
    file.save_a_copy(path, replaces=replaces)
    chosen: dict[str, Any] = {"author": file.author, **options}
    if is_same:
        _close(file)
        return open_file(path, **chosen)
    new = open_file(path, **chosen)
    _close(file)
    return new


def free_to_replace(path: Path) -> None:
    """Raise StorageError where the file at `path` is open, here or elsewhere."""
    if path.exists() and locking.is_held(path):
        raise StorageError(f"“{path.name}” is open, so it is not replaced.", "Choose another name.")


def _close(file: ProjectFile) -> None:
    with suppress(StorageError):  # what could not be written back is in the new file
        file.close()


def give_name(
    file: ProjectFile, path: Path, *, replaces: bool = False, **options: Any
) -> ProjectFile:
    """As `save_as`, for a comparison without a name: the unnamed file goes."""
    old = file.path
    new = save_as(file, path, replaces=replaces, **options)
    discard(old)
    return new


def discard(path: Path) -> None:
    """Delete a comparison without a name; it must be closed."""
    path.unlink(missing_ok=True)
