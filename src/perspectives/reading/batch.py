"""Many texts at once: read by several workers, handed over as they come, failures among them."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.errors import Cancelled, ReadingError
from perspectives.reading import FORMATS, is_address
from perspectives.reading.address import read_address
from perspectives.reading.nursery import nurseries
from perspectives.reading.pieces import Options
from perspectives.reading.safely import read_bytes_safely, read_file_safely

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from perspectives.reading.reading import Reading

MOST_WORKERS = 8
"""Workers at once: each may take 2 GB, few machines have more than eight times that."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the text that was named at `place` (from 0): a reading or an error."""

    place: int
    name: str
    reading: Reading | None = None
    error: ReadingError | None = None


def texts_in(folder: Path | str) -> tuple[str, ...]:
    """The files of `folder`, and of folders in it, that may be texts by their suffix, in order.

    Hidden ones are passed over. Raises ReadingError for a folder that
    cannot be looked into.
    """
    known = {suffix for form in FORMATS.values() for suffix in form.suffixes if suffix}
    found: list[str] = []
    try:
        for path in sorted(Path(folder).rglob("*")):
            inside = path.relative_to(folder)
            is_hidden = any(part.startswith(".") for part in inside.parts)
            if path.suffix.lower() in known and not is_hidden and path.is_file():
                found.append(str(path))
    except OSError as error:
        raise ReadingError(
            f"“{Path(folder).name}” cannot be looked into.", "Choose the files inside it."
        ) from error
    return tuple(found)


def worker_count(texts: int) -> int:
    """How many workers read that many texts: one a core, and no more than there are texts."""
    return max(1, min(texts, os.cpu_count() or 1, MOST_WORKERS))


def read_each(
    names: Sequence[str],
    choices: Options | None = None,
    *,
    contents: Mapping[int, bytes] | None = None,
    workers: int = 0,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Outcome]:
    """What becomes of each of the texts `names` (paths and addresses), as it is known.

    `choices` hold for all of them; `contents` has by place, from 0, the bytes of texts that are in
    no file, such as the clipboard's. `workers` 0 means one a core. Raises Cancelled, once all
    workers have ended, where `cancelled` said so. Closing the iterator ends them too.
    """
    choices, given = choices or Options(), contents or {}
    stop = threading.Event()

    def is_over() -> bool:
        return stop.is_set() or (cancelled is not None and cancelled())

    count = workers or worker_count(len(names))
    with nurseries(len(names)) as begin, ThreadPoolExecutor(count, initializer=begin) as pool:
        try:
            jobs = [
                pool.submit(_outcome, place, replace(choices, name=name), given.get(place), is_over)
                for place, name in enumerate(names)
            ]
            for job in as_completed(jobs):
                yield job.result()
        finally:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)


def read_many(
    names: Sequence[str],
    choices: Options | None = None,
    *,
    workers: int = 0,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[Outcome, ...]:
    """What becomes of the texts `names`, in the order named.

    `progress` is told how many are done, of how many. Raises Cancelled where `cancelled` said so.
    """
    found: list[Outcome] = []
    for outcome in read_each(names, choices, workers=workers, cancelled=cancelled):
        found.append(outcome)
        if progress is not None:
            progress(len(found), len(names))
    return tuple(sorted(found, key=lambda row: row.place))


def read_one(options: Options, cancelled: Callable[[], bool] | None = None) -> Reading:
    """The document at the path or address `options.name`; raises ReadingError or Cancelled."""
    if is_address(options.name):
        return read_address(options, cancelled)
    return read_file_safely(options.name, options, cancelled)


def _outcome(
    place: int, options: Options, data: bytes | None, is_over: Callable[[], bool]
) -> Outcome:
    if is_over():
        raise Cancelled
    try:
        if data is not None:
            reading = read_bytes_safely(data, options, is_over)
        else:
            reading = read_one(options, is_over)
        return Outcome(place, options.name, reading=reading)
    except ReadingError as error:
        return Outcome(place, options.name, error=error)
