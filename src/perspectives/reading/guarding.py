"""What a worker process forbids itself before it looks at a foreign file.

Three fences, each enough for most cases: the kernel's limits (memory, processor time, no files
written), an audit hook that refuses sockets, programs, writing and reading anything but the
interpreter's own modules, and the parent, who ends a worker that takes too long (safely.py).

The hook sees Python's calls, not those of native code: lxml is called without network and external
entities, and pdfium opens nothing but the system's fonts.

Tested on Linux. The Windows job object and the macOS watchdog are written from their documentation
and have not been run.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

MEMORY = 2 << 30
"""Bytes of address space (Linux), of committed memory (Windows) or of resident memory (macOS): all
readers together need 143 MB at their start."""

TOO_MUCH_MEMORY = 77
"""Exit code of a worker that its own watchdog ends."""

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.chmod",
    "os.chown",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.kill",
    "os.killpg",
    "os.link",
    "os.mkdir",
    "os.posix_spawn",
    "os.remove",
    "os.rename",
    "os.rmdir",
    "os.spawn",
    "os.startfile",
    "os.symlink",
    "os.system",
    "os.truncate",
    "os.utime",
    "pty.",
    "shutil.",
    "tempfile.",
    "urllib.Request",
    "webbrowser.",
    "winreg.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "imaplib.",
    "nntplib.",
    "poplib.",
    "telnetlib.",
    "sqlite3.",
    "syslog.",
    "signal.pthread_kill",
)
"""Beginnings of the names of audit events (Python's documentation, “Audit events table”) that no
reader has a reason to cause."""

_LISTING = ("os.listdir", "os.scandir", "glob.")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Refused(PermissionError):
    """A reader tried what a worker forbids."""


def limit_process(seconds: int) -> None:
    """Bind this process to MEMORY and to `seconds` of processor time, for good."""
    if sys.platform == "win32":
        _join_job_object()
        return
    import resource

    limits = [
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ]
    if sys.platform == "linux":
        limits.append((resource.RLIMIT_AS, MEMORY))
    else:
        threading.Thread(target=_watch_memory, daemon=True).start()
    for kind, value in limits:
        _, hard = resource.getrlimit(kind)
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (bound, bound))


def refuse_the_world() -> None:
    """Install the audit hook; from here on only modules and their data may be opened, to read."""
    roots = _module_roots()

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            _check_open(arguments, roots)
        elif event.startswith(_REFUSED):
            raise Refused(f"a reader may not do this: {event}")
        elif event.startswith(_LISTING):
            _check_inside(arguments[0], roots)

    sys.addaudithook(hook)


def _module_roots() -> tuple[str, ...]:
    """The folders modules come from, with the slash that ends them."""
    package = Path(__file__).resolve().parent.parent
    folders = {sys.prefix, sys.base_prefix, sys.exec_prefix, str(package), *sys.path}
    folders.add(getattr(sys, "_MEIPASS", ""))
    real = {os.path.realpath(folder) for folder in folders if folder}
    return tuple(os.path.join(folder, "") for folder in sorted(real) if folder != os.sep)


def _check_open(arguments: tuple[Any, ...], roots: tuple[str, ...]) -> None:
    path, mode, flags = arguments
    if (isinstance(mode, str) and set(mode) & set("wax+")) or (flags or 0) & _WRITING:
        raise Refused("a reader may not write")
    if not isinstance(path, int):
        _check_inside(path, roots)


def _check_inside(path: Any, roots: tuple[str, ...]) -> None:
    if path is None or isinstance(path, int):
        return
    real = os.path.realpath(os.fsdecode(path))
    if not os.path.join(real, "").startswith(roots):
        raise Refused("a reader may read nothing but its input")


def _watch_memory() -> None:
    """End this process where it holds more than MEMORY (macOS, which ignores RLIMIT_AS). Untested.

    `ru_maxrss` is in bytes there. Four looks a second let a process pass the limit by what it can
    touch in 250 ms.
    """
    import resource

    while resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= MEMORY:
        time.sleep(0.25)
    os._exit(TOO_MUCH_MEMORY)


def _join_job_object() -> None:
    """Put this process into a job that bounds its memory and lets it start no other. Untested."""
    import ctypes
    from ctypes import wintypes

    class Basic(ctypes.Structure):
        _fields_ = [
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        ]

    class Extended(ctypes.Structure):
        _fields_ = [
            ("Basic", Basic),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        ]

    active_process, process_memory, kill_on_close = 0x8, 0x100, 0x2000
    extended_limits = 9
    kernel: Any = getattr(ctypes, "WinDLL")("kernel32", use_last_error=True)  # noqa: B009
    kernel.CreateJobObjectW.restype = wintypes.HANDLE
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.SetInformationJobObject.argtypes = (
        wintypes.HANDLE,
        ctypes.c_int,
        ctypes.c_void_p,
        wintypes.DWORD,
    )
    kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
    limits = Extended()
    limits.Basic.LimitFlags = active_process | process_memory | kill_on_close
    limits.Basic.ActiveProcessLimit = 1
    limits.ProcessMemoryLimit = MEMORY
    job = kernel.CreateJobObjectW(None, None)
    is_set = kernel.SetInformationJobObject(
        job, extended_limits, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    if not (job and is_set and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())):
        code: int = getattr(ctypes, "get_last_error")()  # noqa: B009
        raise OSError(code, "the limits of the job object cannot be set")
