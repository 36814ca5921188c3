"""Foreign files read in worker processes: the parent's side.

The user's own plain text and Markdown are read where one is; everything else by a worker that is
ended when it takes too long, takes too much or the person cancels. However a worker ends, the
result here is a Reading or a ReadingError.
"""

from __future__ import annotations

import logging
import os
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import LongText, PasswordNeeded, ReadingError
from perspectives.reading import FORMATS, MEBIBYTE, guarding, nursery, processes, sniffing, wire
from perspectives.reading.on_the_spot import HEAD, glance, own_kind, read_own
from perspectives.reading.reading import format_of, read_with

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from perspectives.reading.pieces import Options
    from perspectives.reading.reading import Reading

SECONDS = 20
SECONDS_OF_A_BIG_PDF = 60
BIG_PDF = 10 * MEBIBYTE
LONGEST_ANSWER = 256 * MEBIBYTE
"""Bytes: 20 million characters of up to four bytes, and three times as much for their blocks."""

_log = logging.getLogger(__name__)


def read_file_safely(
    path: Path | str, options: Options, cancelled: Callable[[], bool] | None = None
) -> Reading:
    """The document in the file at `path`; foreign formats in a worker process.

    `cancelled` is asked some twenty times a second. Raises ReadingError where the file cannot be
    read, Cancelled where `cancelled` said so.
    """
    head, size = glance(path)
    kind = own_kind(head, options.name)
    if kind:
        return read_own(path, options, kind, size)
    job = {"path": os.path.abspath(path), "size": 0}
    return _work(_likely(head, options), job, b"", options, seconds_for(head, size), cancelled)


def read_bytes_safely(
    data: bytes, options: Options, cancelled: Callable[[], bool] | None = None
) -> Reading:
    """The document in `data`, like `read_file_safely`; `options.name` says where it is from."""
    if own_kind(data[:HEAD], options.name):
        return read_with(data, options)
    job = {"path": "", "size": len(data)}
    return _work(
        _likely(data[:HEAD], options),
        job,
        data,
        options,
        seconds_for(data[:HEAD], len(data)),
        cancelled,
    )


def seconds_for(head: bytes, size: int) -> int:
    """How long a worker may take for a file that begins with `head` and has `size` bytes."""
    return SECONDS_OF_A_BIG_PDF if sniffing.is_pdf(head) and size > BIG_PDF else SECONDS


def _likely(head: bytes, options: Options) -> str:
    """The format that a file seems to have; archives are told by their suffix before all is read.

    Only what is loaded beforehand depends on it.
    """
    if not sniffing.is_zip(head):
        return format_of(head, options.name, options.media_type)
    suffix = PurePath(options.name).suffix.lower()
    return next((name for name, form in FORMATS.items() if suffix in form.suffixes), "")


def _work(
    kind: str,
    job: Mapping[str, object],
    data: bytes,
    options: Options,
    seconds: int,
    cancelled: Callable[[], bool] | None,
) -> Reading:
    line = wire.encode({**job, "options": wire.dump_options(options), "seconds": seconds})
    name = _short(options.name)
    try:
        ended = nursery.run(
            kind,
            line + data,
            seconds=seconds,
            longest=LONGEST_ANSWER,
            cancelled=cancelled,
        )
    except processes.TimedOut as error:
        raise ReadingError(
            f"“{name}” takes longer than {seconds} seconds to read, so it was left out.",
            "Save it anew in the program it comes from, or paste its text.",
        ) from error
    return _reading_of(ended.said, ended.code, name)


def _reading_of(answer: bytes, code: int, name: str) -> Reading:
    if not answer:
        raise _ended(name, code)
    try:
        table = wire.decode(answer)
        if "reading" in table:
            return wire.reading_from(table["reading"])
        refusal = _refusal(table, name)
    except wire.WireError as error:
        raise _damaged(name) from error
    raise refusal


def _refusal(table: Mapping[str, Any], name: str) -> ReadingError:
    kinds = (("password", PasswordNeeded), ("long", LongText), ("error", ReadingError))
    for key, kind in kinds:
        if key in table:
            message, hint = wire.words_from(table[key], 2)
            return kind(message, hint)
    if "memory" in table:
        return _too_much(name)
    if "trace" in table:
        _log.warning("“%s” could not be read:\n%s", name, table["trace"])
    return _damaged(name)


def _ended(name: str, code: int) -> ReadingError:
    """What a worker's silent end means: a limit (the kernel's signal or an abort), or a crash."""
    _log.warning("the worker for “%s” ended with %d", name, code)
    aborted, killed, out_of_time = -6, -9, -24
    if code in (aborted, killed, guarding.TOO_MUCH_MEMORY):
        return _too_much(name)
    if code == out_of_time:
        return ReadingError(
            f"“{name}” takes too long to read, so it was left out.",
            "Save it anew in the program it comes from, or paste its text.",
        )
    return _damaged(name)


def _too_much(name: str) -> ReadingError:
    return ReadingError(
        f"“{name}” takes too much memory to read, so it was left out.",
        "Save it anew in the program it comes from, or paste its text.",
    )


def _damaged(name: str) -> ReadingError:
    return ReadingError(
        f"“{name}” is damaged and cannot be read.",
        "Open it in the program it comes from and save it anew, or paste its text.",
    )


def _short(path: str) -> str:
    return PurePath(path).name or path
