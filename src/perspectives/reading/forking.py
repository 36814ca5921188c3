"""A process that has the readers loaded and divides itself for each file (Linux).

To load a reader takes longer than to read a file with it: 0.1 to 0.3 s against 0.01 to 0.04 s. This
process loads them once, from the program's own folders, and never looks at a file; each file is
read by a child that binds itself as every worker does (`worker.main`). On its standard input, a
socket, come requests: the name of a format with the ends of two pipes, the child's input and
output. The answer is a handle on the child, and later its exit code. `nursery` is the other side.
"""

from __future__ import annotations

import importlib
import os
import socket
import sys

from perspectives.reading import FORMATS, worker

LIBRARIES = {
    "pdf": ("pypdfium2",),
    "rtf": ("striprtf.striprtf",),
    "html": ("trafilatura", "lxml.html"),
    "mhtml": ("trafilatura", "lxml.html"),
}
"""What readers load when they are first used, beside their own modules."""

LONGEST_NAME = 32


def main() -> int:
    """Divide for each request until the other side is gone."""
    with socket.socket(fileno=os.dup(0)) as control:
        while True:
            name, handles, _flags, _address = socket.recv_fds(control, LONGEST_NAME, 2)
            if len(handles) < 2:
                return 0
            load(name.decode("ascii", "replace"))
            child = os.fork()
            if not child:
                _become_worker(control, handles)
            _answer(control, child, handles)


def load(name: str) -> None:
    """Load the reader of a format and what it uses; one that is not there says so when it reads."""
    form = FORMATS.get(name)
    modules = (form.module, *LIBRARIES.get(name, ())) if form is not None else ()
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError:
            return


def _become_worker(control: socket.socket, handles: list[int]) -> None:
    """Read one file as a worker does, and leave; never returns."""
    code = 1
    try:
        control.close()
        for target, handle in enumerate(handles):
            os.dup2(handle, target)
            os.close(handle)
        code = worker.main()
    finally:
        os._exit(code)


def _answer(control: socket.socket, child: int, handles: list[int]) -> None:
    for handle in handles:
        os.close(handle)
    grip = os.pidfd_open(child)
    try:
        socket.send_fds(control, [b"child"], [grip])
    finally:
        os.close(grip)
    _, status = os.waitpid(child, 0)
    control.sendall(os.waitstatus_to_exitcode(status).to_bytes(4, "big", signed=True))


if __name__ == "__main__":
    sys.exit(main())
