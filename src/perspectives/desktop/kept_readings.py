"""Readings kept from the last time a file was opened: the first frame needs no reader then.

A kept reading is used only where the file holds the very same bytes and neither the readers nor the
model have changed since. Readings with problems are not kept, so that problems are told each time.
The folder is safe to delete.
"""

from __future__ import annotations

import marshal
import os
import zlib
from functools import cache
from typing import TYPE_CHECKING, Any

from perspectives import folders
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from perspectives.model.errors import Problem

MOST_BYTES = 4_000_000
"""Size of a file above which its reading is not kept: reading is then the smaller cost."""

MOST_FILES = 200
"""Readings kept; beyond that the oldest go."""

QUICK = 4_000_000
"""Bytes of plain text that are read on the spot before the first paint: half a second of work."""


def read(
    paths: Sequence[str], options: Mapping[str, Any]
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """The texts at `paths` and what was wrong with others, as `opening.read_texts` gives them."""
    has_choices = any(options.values())
    if not has_choices:
        found = [kept(path) for path in paths]
        documents = tuple(row for row in found if row is not None)
        if len({row.id for row in documents}) == len(paths):
            return documents, ()
    from perspectives.opening import read_texts

    texts = read_texts(paths, **options)
    if not texts.problems and not has_choices:
        for document in texts.documents:
            keep(document)
    return texts.documents, texts.problems


def read_at_once(
    path: str, options: Mapping[str, Any], most: int = QUICK
) -> tuple[tuple[Document, ...], tuple[Problem, ...]] | None:
    """The text at `path`, or why there is none, where telling takes no time a person notices.

    That is so for a kept reading and for plain text of up to `most` bytes; None for all else.
    """
    if not any(options.values()):
        document = kept(path)
        if document is not None:
            return (document,), ()
    from perspectives.reading import is_address
    from perspectives.reading.on_the_spot import glance, own_kind

    if is_address(path):
        return None
    head, size = glance(path)
    kind = own_kind(head, path)
    return _read_own(path, options, kind, size) if kind and size <= most else None


def _read_own(
    path: str, options: Mapping[str, Any], kind: str, size: int
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    from perspectives.model.errors import Problem, ReadingError
    from perspectives.reading.on_the_spot import read_own
    from perspectives.reading.pieces import Options

    try:
        reading = read_own(path, Options(path, **options), kind, size)
    except ReadingError as error:
        return (), (Problem(path, error.message, error.hint),)
    if not reading.problems and not any(options.values()):
        keep(reading.document)
    return (reading.document,), reading.problems


def kept(path: str) -> Document | None:
    """The kept reading of the file at `path`, where it still holds the very same bytes."""
    if not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        with open(_place(path), "rb") as file:
            stamp, before, row = marshal.loads(file.read())
        return _document(row) if before == data and stamp == _stamp() else None
    except (OSError, ValueError, EOFError, TypeError, KeyError):
        # No such file, or not one of ours: the readers will say what is wrong with it.
        return None


def keep(document: Document) -> None:
    """Keep the reading of a file for the next time."""
    path = document.source.path
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            return
        place = _place(path)
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        beside.write_bytes(marshal.dumps((_stamp(), data, _row(document))))
        os.replace(beside, place)
        for old in sorted(place.parent.iterdir(), key=os.path.getmtime)[:-MOST_FILES]:
            old.unlink()
    except OSError:
        # A cache that cannot be written costs time at the next start and nothing else.
        return


def _place(path: str) -> Path:
    full = os.path.abspath(path).encode("utf-8", "surrogateescape")
    name = f"{zlib.crc32(full):08x}{zlib.crc32(full[::-1]):08x}"
    return folders.cache() / "readings" / name


@cache
def _stamp() -> tuple[tuple[str, int, int], ...]:
    """What the readers were made of: name, time and size of each of their modules."""
    top = os.path.dirname(os.path.dirname(__file__))
    with os.scandir(os.path.join(top, "reading")) as found:
        rows = [row for row in found if row.name.endswith(".py")]
    files = [(row.name, row.stat()) for row in rows]
    for name in ("analysis/language.py", "model/documents.py", "opening.py"):
        files.append((name, os.stat(os.path.join(top, name))))
    return tuple(sorted((name, info.st_mtime_ns, info.st_size) for name, info in files))


def _row(document: Document) -> dict[str, Any]:
    row = {name: getattr(document, name) for name in Document.__match_args__}
    row["blocks"] = [
        (tuple(b.span), str(b.role), b.level, b.page, tuple(map(tuple, b.furniture)))
        for b in document.blocks
    ]
    row["source"] = {name: getattr(document.source, name) for name in Source.__match_args__}
    return row


def _document(row: dict[str, Any]) -> Document:
    blocks = tuple(
        Block(Span(*span), Role(role), level, page, tuple(Span(*part) for part in furniture))
        for span, role, level, page, furniture in row["blocks"]
    )
    fields = {**row, "blocks": blocks, "source": Source(**row["source"])}
    return Document(**{**fields, "id": DocumentId(row["id"])})
