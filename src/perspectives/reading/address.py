"""Texts at addresses: fetched by a process of its own, read by another. The parent's side.

Only http and https, at most five redirects, 20 MB and 30 seconds in all; nothing is fetched but the
one address a person named.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.errors import ReadingError
from perspectives.reading import processes, wire
from perspectives.reading.safely import read_bytes_safely

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.reading.pieces import Options
    from perspectives.reading.reading import Reading

SECONDS = 30
LARGEST_ANSWER = 21 << 20


def read_address(options: Options, cancelled: Callable[[], bool] | None = None) -> Reading:
    """The document at the address `options.name`.

    Raises ReadingError where it cannot be reached or read, Cancelled where `cancelled` said so.
    """
    job = wire.encode({"address": options.name, "seconds": SECONDS})
    try:
        ended = processes.run(
            processes.command("--fetch-worker"),
            job,
            seconds=SECONDS,
            longest=LARGEST_ANSWER,
            cancelled=cancelled,
        )
    except processes.TimedOut as error:
        raise ReadingError(
            f"“{options.name}” did not answer in full within {SECONDS} seconds.",
            "Try again, or save the page in a browser and open the file.",
        ) from error
    head, _, body = ended.said.partition(b"\n")
    try:
        table = wire.decode(head)
        if "error" in table:
            message, hint = wire.words_from(table["error"], 2)
            raise ReadingError(message, hint)
        media_type = str(table["media_type"])
    except (wire.WireError, KeyError) as error:
        raise ReadingError(
            f"“{options.name}” cannot be fetched.",
            "Save the page in a browser and open the file.",
        ) from error
    return read_bytes_safely(body, replace(options, media_type=media_type), cancelled)
