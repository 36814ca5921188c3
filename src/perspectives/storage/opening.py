"""Project files opened and created: who may write, on which copy, and after which checks."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.documents import DocumentId
from perspectives.model.errors import Problem, StorageError
from perspectives.storage import locking
from perspectives.storage.backups import keep_backup
from perspectives.storage.checking import check_header, examine
from perspectives.storage.faults import UNREADABLE, reading_failed, writing_failed
from perspectives.storage.keeping import SAVE_ELSEWHERE, USE_NEWEST, Keeping
from perspectives.storage.making import Content, make
from perspectives.storage.migrating import migrate
from perspectives.storage.project_file import ProjectFile, now
from perspectives.storage.quotes import anchor_problems
from perspectives.storage.schema import USER_VERSION, connect
from perspectives.storage.working_copy import WritesBack, place_of, take_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping

    from perspectives.model.project import Project
    from perspectives.storage.loading import Loaded
    from perspectives.storage.originals import Original

JOURNAL = "-journal"
"""What SQLite adds to a file's name for the journal from which it takes back half a step."""


def create(
    path: Path | str,
    project: Project,
    sources: Mapping[DocumentId, Original] | None = None,
    *,
    author: str = "",
    clock: Callable[[], str] = now,
    backups: Path | None = None,
    workroom: Path | None = None,
    replaces: bool = False,
) -> ProjectFile:
    """A new project file, opened; arguments as for `open_file`.

    Raises StorageError where there is a file and `replaces` does not allow it to go, or where the
    place cannot be written.
    """
    path = Path(path)
    content = Content(project, (sources or {}).values(), author=author, time=clock())
    make(path, content, replaces=replaces)
    return open_file(path, author=author, clock=clock, backups=backups, workroom=workroom)


def open_file(
    path: Path | str,
    *,
    author: str = "",
    clock: Callable[[], str] = now,
    backups: Path | None = None,
    workroom: Path | None = None,
    takes_over: bool = False,
    reads_only: bool = False,
) -> ProjectFile:
    """The project file at `path`, checked and locked.

    `author` and `clock` sign the steps of the history. `backups` is the folder for rotating copies
    (none are made without it), `workroom` that for working copies of files in folders without
    locks. `takes_over`: a person says that the program named by a lock of another machine has
    ended. `reads_only`: no lock is wanted and nothing is written. Raises StorageError where it
    cannot be opened, DamagedFile where it is not sound.
    """
    path = Path(path)
    version = check_header(path)
    if reads_only:
        lock, why = None, f"“{path.name}” is open for reading only, as was asked."
    else:
        has_workroom = workroom is not None
        lock, why = _locked(path, clock(), takes_over=takes_over, has_workroom=has_workroom)
    if lock is None and not why and workroom is not None:
        return _on_a_copy(path, version, workroom, author=author, clock=clock)
    try:
        loaded, why = _ready(path, path, why, backups, clock)
        connection = _connection(path, is_read_only=bool(why))
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    remedy = USE_NEWEST if _is_newer(loaded, version) else SAVE_ELSEWHERE
    on_close = _backs_up(backups, clock)
    keeping = Keeping(
        path, connection, lock=lock, why_read_only=why, remedy=remedy, on_close=on_close
    )
    return _project_file(keeping, loaded, _was_left(path, lock), author=author, clock=clock)


def examined(path: Path, version: int) -> Loaded:
    """What the file at `path` holds, checked without writing to it.

    A step that was cut off is taken back in a copy first, so that a damaged file is never touched.
    """
    try:
        with closing(connect(path, is_read_only=True)) as connection:
            return examine(connection, path, version)
    except UNREADABLE as error:
        if not _is_cut_off(error):
            raise reading_failed(path, error) from error
    with _taken_back(path) as connection:
        return examine(connection, path, version)


def revision_of(path: Path) -> int:
    """The revision of the project in the file at `path`; raises as `open_file` does."""
    return examined(path, check_header(path)).project.revision


@contextmanager
def _taken_back(path: Path) -> Generator[sqlite3.Connection]:
    """A connection to a copy of the file at `path` in which a step that was cut off is undone."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        shutil.copyfile(path, copy)
        shutil.copyfile(f"{path}{JOURNAL}", f"{copy}{JOURNAL}")
        try:
            with closing(connect(copy)) as connection:
                yield connection
        except UNREADABLE as error:
            raise reading_failed(path, error) from error


def _is_cut_off(error: sqlite3.Error | UnicodeDecodeError) -> bool:
    """Whether a file cannot be read as it is only since a step in it was cut off."""
    return getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_ROLLBACK


def _ready(
    path: Path, place: Path, why: str, backups: Path | None, clock: Callable[[], str]
) -> tuple[Loaded, str]:
    """What the file at `place` holds, brought to the present format where it is to be written.

    Gives `why` it is open for reading only too: as handed in, or that it is of a newer version.
    """
    version = check_header(place)
    loaded = examined(place, version)
    if _is_newer(loaded, version):
        return loaded, (
            f"“{path.name}” was made by a newer version of Perspectives, so it is open for reading "
            "only."
        )
    if (version < USER_VERSION or loaded.is_older) and not why:
        backup = migrate(place, loaded, backups, clock())
        loaded = examined(place, USER_VERSION)
        message = f"“{path.name}” was brought to the present format; as it was it is in “{backup}”."
        loaded.told.append(Problem(path.name, message))
    return loaded, why


def _is_newer(loaded: Loaded, version: int) -> bool:
    """Whether a newer version of the program wrote a file."""
    return version > USER_VERSION or loaded.is_newer


def _on_a_copy(
    path: Path, version: int, workroom: Path, *, author: str, clock: Callable[[], str]
) -> ProjectFile:
    """The project at `path`, worked on in a copy (working_copy.py)."""
    loaded = examined(path, version)
    place = place_of(path, workroom)
    try:
        workroom.mkdir(parents=True, exist_ok=True)
        lock = locking.acquire(place, clock())
    except OSError as error:
        raise writing_failed(place, error) from error
    except (locking.FolderRefuses, locking.LockingUnavailable) as error:
        raise StorageError(
            f"The folder “{workroom}” cannot hold a working copy of “{path.name}”.",
            "Copy the project to a folder of your own and open it there.",
        ) from error
    except locking.InUse as error:
        why = error.holder.sentence(path.name)
        keeping = Keeping(path, _connection(path, is_read_only=True), why_read_only=why)
        return _project_file(keeping, loaded, (), author=author, clock=clock)
    try:
        copy = take_copy(path, workroom, revision_of, clock())
        loaded, why = _ready(path, place, "", None, clock)
        connection = _connection(place, is_read_only=bool(why))
    except BaseException:
        lock.release()
        raise
    keeping = Keeping(path, connection, lock=lock, place=place, why_read_only=why)
    file = _project_file(keeping, loaded, copy.problems, author=author, clock=clock)
    keeping.on_rest = WritesBack(copy, lambda: file.project.revision)
    keeping.is_behind = loaded.project.revision != copy.note.revision
    return file


def _connection(place: Path, *, is_read_only: bool) -> sqlite3.Connection:
    try:
        return connect(place, is_read_only=is_read_only)
    except UNREADABLE as error:
        if not _is_cut_off(error):
            raise reading_failed(place, error) from error
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with _taken_back(place) as connection:
        connection.backup(memory)
    return memory


def _project_file(
    keeping: Keeping,
    loaded: Loaded,
    problems: tuple[Problem, ...],
    *,
    author: str,
    clock: Callable[[], str],
) -> ProjectFile:
    file = ProjectFile(keeping, loaded, author=author, clock=clock)
    file.problems = (
        *problems,
        *_excerpts(file),
        *loaded.told,
        *loaded.unread,
        *anchor_problems(loaded.project),
    )
    return file


def _locked(
    path: Path, since: str, *, takes_over: bool, has_workroom: bool
) -> tuple[locking.Lock | None, str]:
    """The lock, or the sentence that says why there is none; neither = work on a copy."""
    if not os.access(path, os.W_OK):
        return None, f"“{path.name}” may not be changed here, so it is open for reading only."
    try:
        return locking.acquire(path, since, takes_over=takes_over), ""
    except locking.InUse as error:
        return None, error.holder.sentence(path.name)
    except locking.FolderRefuses:
        return None, (
            f"The folder of “{path.name}” may not be changed, so the project is open for reading "
            "only."
        )
    except locking.LockingUnavailable:
        return None, "" if has_workroom else (
            f"The folder of “{path.name}” cannot lock files, so it is open for reading only."
        )


def _backs_up(backups: Path | None, clock: Callable[[], str]) -> Callable[[Keeping], None] | None:
    if backups is None:
        return None

    def back_up(keeping: Keeping) -> None:
        if keeping.was_changed:
            keep_backup(keeping.connection, keeping.path, backups, clock())

    return back_up


def _was_left(path: Path, lock: locking.Lock | None) -> tuple[Problem, ...]:
    if lock is None or not lock.was_left:
        return ()
    message = "Perspectives ended without closing this project; every step you saw is there."
    return (Problem(path.name, message),)


def _excerpts(file: ProjectFile) -> list[Problem]:
    out: list[Problem] = []
    for document in file.excerpts:
        title = file.project.documents[DocumentId(document)].title
        message = "The project does not hold the whole text, so some words are not shown."
        out.append(Problem(title, message, "Give the text's file to have all of it here."))
    return out
