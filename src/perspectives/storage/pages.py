"""The rows in the pages of an SQLite file, read without SQLite, for files it gives up on.

Source: "Database File Format", sqlite.org/fileformat2.html, sections 1.3, 1.5, 1.6 and 2.1. Only
leaves of table B-trees are read, since they hold all rows. Nothing is trusted: a row counts where
its checksum is right, which also tells its table.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from perspectives.storage.rows import ROW_CLASSES, checksum, columns
from perspectives.storage.schema import OWN_TABLES, ROW_TABLES, column_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.storage.rows import Value

LEAF = 13
"""The first byte of a page that holds rows."""

USUAL_PAGE = 4_096
"""The size of pages where the head of the file does not say: what SQLite takes by itself."""

MOST_COLUMNS = 64
"""A record with more columns than any table has is noise."""

_INTEGERS = (0, 1, 2, 3, 4, 6, 8)
"""Bytes of the whole numbers of serial types 0 to 6."""

Row = tuple[str, tuple["Value", ...]]
"""The name of a table and the values of one of its rows, the checksum left out."""


def sound_rows(data: bytes) -> Iterator[Row]:
    """Every row in the bytes of a file whose checksum is right, in the order of the pages.

    A row that was changed or deleted may be found in its old state too, where its old page was not
    used again.
    """
    shapes = _Shapes()
    for record, number in records(data):
        row = shapes.row(record, number)
        if row is not None:
            yield row


def records(data: bytes) -> Iterator[tuple[tuple[Value, ...], int]]:
    """Every record that can be made out, as its values and the number of its row.

    Where text is not sound UTF-8, U+FFFD stands for what is not.
    """
    pages = _Pages(data)
    free = pages.free()
    for page in range(1, pages.count + 1):
        if page not in free:
            yield from pages.records(page)


class _Shapes:
    """The tables by the number of their columns."""

    def __init__(self) -> None:
        self._tables: dict[int, list[str]] = {}
        self._reals: dict[str, set[int]] = {}
        self._numbered = {name for name, parts in OWN_TABLES.items() if "INTEGER" in parts[0]}
        for table in (*ROW_TABLES, *OWN_TABLES):
            self._tables.setdefault(len(column_names(table)), []).append(table)
            kinds = [row.sql for row in columns(table)] if table in ROW_CLASSES else []
            self._reals[table] = {at for at, kind in enumerate(kinds) if kind == "REAL"}

    def row(self, record: tuple[Value, ...], number: int) -> Row | None:
        for table in self._tables.get(len(record) - 1, ()):
            values = list(record[:-1])
            if table in self._numbered:
                values[0] = number  # such a key is kept as the number of its row
            for at in self._reals[table]:  # whole numbers in a REAL column are kept as such
                value = values[at]
                values[at] = float(value) if isinstance(value, int) else value
            if checksum(table, values) == record[-1]:
                return table, tuple(values)
        return None


class _Pages:
    def __init__(self, data: bytes) -> None:
        self._data = data
        size = int.from_bytes(data[16:18], "big")
        size = 65_536 if size == 1 else size
        self._size = size if size >= 512 and not size & (size - 1) else USUAL_PAGE
        self._usable = self._size - (data[20] if len(data) > 20 and data[20] <= 32 else 0)
        self.count = -(-len(data) // self._size)

    def free(self) -> set[int]:
        """The pages on the list of unused ones; empty where the list cannot be believed."""
        out: set[int] = set()
        trunk = int.from_bytes(self._data[32:36], "big")
        while trunk:
            if trunk in out or trunk > self.count:
                return set()
            out.add(trunk)
            page = self._page(trunk)
            leaves = int.from_bytes(page[4:8], "big")
            if leaves > self._usable // 4 - 2:
                return set()
            out.update(
                int.from_bytes(page[8 + 4 * at : 12 + 4 * at], "big") for at in range(leaves)
            )
            trunk = int.from_bytes(page[:4], "big")
        return out

    def records(self, number: int) -> Iterator[tuple[tuple[Value, ...], int]]:
        page = self._page(number)
        head = 100 if number == 1 else 0
        if len(page) < head + 8 or page[head] != LEAF:
            return
        cells = int.from_bytes(page[head + 3 : head + 5], "big")
        for at in range(min(cells, self._size // 4)):
            place = head + 8 + 2 * at
            start = int.from_bytes(page[place : place + 2], "big")
            try:
                yield self._cell(page, start)
            except (ValueError, IndexError, struct.error):
                continue  # a torn cell: its checksum could not be right either

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self._size : number * self._size]

    def _cell(self, page: bytes, at: int) -> tuple[tuple[Value, ...], int]:
        size, at = _varint(page, at)
        number, at = _varint(page, at)
        if size > len(self._data):
            raise ValueError("a record longer than the file")
        most = self._usable - 35
        if size <= most:
            return _values(page[at : at + size]), number
        least = (self._usable - 12) * 32 // 255 - 23
        local = least + (size - least) % (self._usable - 4)
        local = local if local <= most else least
        parts = [page[at : at + local]]
        left, following = size - local, int.from_bytes(page[at + local : at + local + 4], "big")
        while left > 0:
            if not 0 < following <= self.count:
                raise ValueError("a record without an end")
            further = self._page(following)
            parts.append(further[4 : 4 + min(left, self._usable - 4)])
            left -= self._usable - 4
            following = int.from_bytes(further[:4], "big")
        return _values(b"".join(parts)), number


def _values(record: bytes) -> tuple[Value, ...]:
    head, at = _varint(record, 0)
    kinds: list[int] = []
    while at < head:
        kind, at = _varint(record, at)
        kinds.append(kind)
        if len(kinds) > MOST_COLUMNS:
            raise ValueError("too many columns")
    out: list[Value] = []
    for kind in kinds:
        value, at = _value(record, at, kind)
        out.append(value)
    return tuple(out)


def _value(record: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack(">d", record[at : at + 8])[0], at + 8
    if kind < 7:
        size = _INTEGERS[kind]
        return int.from_bytes(record[at : at + size], "big", signed=True), at + size
    if kind < 12:
        raise ValueError("a kind of value that is not used")
    size = (kind - 12) // 2
    data = record[at : at + size]
    if len(data) < size:
        raise ValueError("a value that is cut off")
    return (data if kind % 2 == 0 else data.decode(errors="replace")), at + size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number in SQLite's variable length, one to nine bytes, and where it ends."""
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError("no end of a number")
