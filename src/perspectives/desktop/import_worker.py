"""What runs in the process that opens texts for the window: many at once, told as they come.

It starts one more process for each foreign file (`reading.safely`), so the window itself parses
nothing, waits for nothing, and never holds the bytes of a file. No Qt in here.

To it: ("read", names, Options, contents, opens_folders), then ("cancel",) perhaps. From it:
("named", names) with folders opened, ("outcome", Outcome, passages) for each, ("ended", whether it
was cancelled), or ("broken", report) where this program has a bug.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import Cancelled, ReadingError
from perspectives.reading.pieces import Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.connection import Connection

    from perspectives.reading.batch import Outcome

POLITENESS = 5
"""Added to the process's niceness: the window keeps its frames on a busy machine."""


def serve(connection: Connection) -> None:
    """The whole life of the process: one job."""
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    # Told to end, it leaves by the front door: the readers it started are ended on the way.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    _log_to_file()
    _kind, names, choices, contents, opens_folders = connection.recv()
    stop = threading.Event()
    threading.Thread(target=_listen, args=(connection, stop), daemon=True).start()
    try:
        if opens_folders:
            names = opened(names)
        connection.send(("named", tuple(names)))
        _read(connection, names, choices, contents, stop)
        connection.send(("ended", False))
    except Cancelled:
        connection.send(("ended", True))
    except OSError:
        # The window is gone: there is nobody to tell.
        return
    except Exception:
        connection.send(("broken", traceback.format_exc()))


def _log_to_file() -> None:
    """What readers say of damaged files goes to the log of bugs: a person saw one sentence."""
    from perspectives.desktop.bug_log import log_path

    path = log_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=path, format="== %(asctime)s %(message)s", encoding="utf-8")
    except OSError:
        # Without a log the sentence for the person stands all the same.
        return


def opened(names: Sequence[str]) -> list[str]:
    """The names with the texts inside folders in the place of these.

    A folder that cannot be looked into or has no texts stays: reading it says so.
    """
    from perspectives.reading.batch import texts_in

    out: list[str] = []
    for name in names:
        inside: Sequence[str] = ()
        if os.path.isdir(name):
            try:
                inside = texts_in(name)
            except ReadingError:
                inside = ()
        out += inside or (name,)
    return list(dict.fromkeys(out))


def _listen(connection: Connection, stop: threading.Event) -> None:
    """Stop the work when the window says so or is gone."""
    try:
        connection.recv()
    except (EOFError, OSError):
        # The window closed its end, which says the same.
        stop.set()
    stop.set()


def _read(
    connection: Connection,
    names: Sequence[str],
    choices: Options,
    contents: Mapping[int, bytes],
    stop: threading.Event,
) -> None:
    from perspectives.desktop.kept_readings import keep, kept
    from perspectives.reading.batch import Outcome, read_each
    from perspectives.reading.reading import Reading

    has_choices = bool(contents) or replace(choices, name="", asks=False) != Options()
    rest: list[int] = []
    for place, name in enumerate(names):
        document = None if has_choices else kept(name)
        if document is None:
            rest.append(place)
        else:
            _tell(connection, Outcome(place, name, Reading(document)))
    given = {at: contents[place] for at, place in enumerate(rest) if place in contents}
    found = read_each(
        [names[place] for place in rest], choices, contents=given, cancelled=stop.is_set
    )
    for outcome in found:
        placed = replace(outcome, place=rest[outcome.place])
        _tell(connection, placed)
        reading = placed.reading
        if reading is not None and not reading.problems and not has_choices:
            keep(reading.document)


def _tell(connection: Connection, outcome: Outcome) -> None:
    """Send an outcome with its text parted into passages: a whole book takes a second."""
    from perspectives.analysis.segmenting import passages_of

    reading: Any = outcome.reading
    passages = passages_of(reading.document) if reading is not None else ()
    connection.send(("outcome", outcome, passages))
