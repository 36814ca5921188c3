"""The lock beside a project file: one program writes it, others see by whom it is in use.

`.NAME.lock` names process, host, user and time. The system's own advisory lock on that small file
says whether the process still lives, so that a killed program leaves nothing to clean up; the names
are for people and for folders shared between machines, where the system's lock may not be seen.
"""

from __future__ import annotations

import errno
import getpass
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_CANNOT = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOTSUP})
"""What a file system says that has no locks at all."""

_AT = 1 << 30
"""The byte that Windows locks: far behind the content, which others must be able to read."""


class LockingUnavailable(Exception):
    """The folder has no working locks (some network folders): work on a copy elsewhere."""


class FolderRefuses(Exception):
    """No lock file can be made here: the folder is read-only."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open: process, host, user and, as ISO 8601 in UTC, since when."""

    pid: int = 0
    host: str = ""
    user: str = ""
    since: str = ""

    def sentence(self, name: str) -> str:
        """The sentence for a person who finds the project “name” in use."""
        who = self.user or "someone"
        place = f" on {self.host}" if self.host else ""
        when = f" since {self.since.replace('T', ' ').replace('Z', ' UTC')}" if self.since else ""
        return f"“{name}” is in use by {who}{place}{when}, so it is open for reading only."


class InUse(Exception):
    """Another program holds the lock."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(holder)
        self.holder = holder


def lock_path(path: Path) -> Path:
    """Where the lock of a project file lies: hidden, in the same folder."""
    return path.with_name(f".{path.name}.lock")


def this_process(since: str) -> Holder:
    """What a lock says of this process."""
    return Holder(os.getpid(), socket.gethostname(), _user(), since)


class Lock:
    """A lock that is held; `was_left` tells that the program before ended without closing."""

    def __init__(self, path: Path, handle: int, *, was_left: bool) -> None:
        self._path = path
        self._handle = handle
        self.was_left = was_left

    def release(self) -> None:
        """Give the lock up and take its file away; nothing happens the second time."""
        if self._handle < 0:
            return
        handle, self._handle = self._handle, -1
        if sys.platform == "win32":  # an open file cannot be taken away there
            os.close(handle)
            _remove(self._path)
        else:
            if _is_same(handle, self._path):
                _remove(self._path)
            os.close(handle)

    def __enter__(self) -> Lock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def acquire(path: Path, since: str, *, takes_over: bool = False) -> Lock:
    """Lock the project file at `path`.

    A lock left by a program that ended on this machine is taken over by itself; one left on another
    machine only where `takes_over` says that a person knows better. Raises InUse, FolderRefuses or
    LockingUnavailable.
    """
    beside = lock_path(path)
    while True:
        handle = _opened(beside)
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in _CANNOT:
                raise LockingUnavailable from error
            raise InUse(holder_of(path)) from error
        if _is_same(handle, beside):
            break
        os.close(handle)  # its holder took it away while we waited: begin again
    before = _read(handle)
    me = this_process(since)
    if before.host not in ("", me.host) and not takes_over:
        os.close(handle)
        raise InUse(before)
    os.truncate(handle, 0)
    os.lseek(handle, 0, os.SEEK_SET)
    os.write(handle, json.dumps(asdict(me)).encode())
    return Lock(beside, handle, was_left=before.pid != 0)


def is_held(path: Path) -> bool:
    """Whether a program has the project file at `path` open now, as far as can be told."""
    try:
        handle = os.open(lock_path(path), os.O_RDWR)
    except OSError:
        return False
    try:
        _lock(handle)
        return _read(handle).host not in ("", this_process("").host)
    except OSError:
        return True
    finally:
        os.close(handle)


def holder_of(path: Path) -> Holder:
    """Who the lock beside `path` names; an empty Holder where nobody can be read."""
    try:
        return _parsed(lock_path(path).read_bytes())
    except OSError:
        return Holder()


def _opened(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, flags, 0o666)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise FolderRefuses from error


def _read(handle: int) -> Holder:
    os.lseek(handle, 0, os.SEEK_SET)
    return _parsed(os.read(handle, 4_096))


def _parsed(data: bytes) -> Holder:
    try:
        row: Any = json.loads(data)
        return Holder(int(row["pid"]), str(row["host"]), str(row["user"]), str(row["since"]))
    except (ValueError, KeyError, TypeError):
        return Holder()


def _is_same(handle: int, path: Path) -> bool:
    """Whether the open file is still the one at `path`."""
    try:
        there = path.stat()
    except OSError:
        return False
    here = os.fstat(handle)
    return (here.st_dev, here.st_ino) == (there.st_dev, there.st_ino)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as in containers
        return ""


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _AT, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
