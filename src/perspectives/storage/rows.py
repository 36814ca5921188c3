"""Rows of a project to columns of the file and back, exactly.

Columns follow the fields of the row classes in model/, so that a new field there is a new column
here: text, whole numbers and numbers stand as they are, words of an enum as their value, and what
is made of parts (spans, blocks, terms, a source) as JSON. A document's text is kept once, by its
SHA-256, in a table of its own.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
import typing
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from perspectives.model.documents import Document
from perspectives.model.judgements import Judgement, Note, Page, Pin, Stance, Version, Vote
from perspectives.model.project import Head
from perspectives.model.spans import Span
from perspectives.model.topics import Name, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perspectives.storage.originals import LargeFile

ROW_CLASSES: dict[str, type] = {
    "head": Head,
    "documents": Document,
    "topics": Topic,
    "names": Name,
    "judgements": Judgement,
    "stances": Stance,
    "notes": Note,
    "pins": Pin,
    "pages": Page,
    "votes": Vote,
    "versions": Version,
}
"""The class of the rows of each table of a project."""

Value = str | int | float | bytes | None

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a row as a column: its SQL type and the way there and back.

    `default` is the column's value where the file, being older, has none; None = there must be one.
    """

    name: str
    sql: str
    encode: Callable[[Any], Value]
    decode: Callable[[Any], Any]
    default: Value = None
    may_be_null: bool = False


def encode_row(table: str, row: Any) -> dict[str, Value]:
    """The columns of a row; a document's text is given as its SHA-256."""
    return {column.name: column.encode(getattr(row, column.name)) for column in columns(table)}


def decode_row(table: str, values: Mapping[str, Value], texts: Mapping[str, str]) -> Any:
    """The row with these columns; missing ones are at their default, unknown ones left out.

    `texts` are the texts of documents by SHA-256. Raises ValueError, KeyError or TypeError for
    what is not a row of this table.
    """
    read: dict[str, Any] = {}
    for column in columns(table):
        value = values.get(column.name, column.default)
        if value is None and not column.may_be_null:
            raise ValueError(f"{table}.{column.name} is missing")
        read[column.name] = column.decode(value)
    if table == "documents":
        read["text"] = texts[read["text"]]
    return ROW_CLASSES[table](**read)


def decoder(table: str, names: Sequence[str]) -> Callable[[Sequence[Value]], Any]:
    """A fast `decode_row` for rows that are sequences of the columns `names`; not for documents."""
    known = {column.name: column for column in columns(table)}
    places = [(at, known[name]) for at, name in enumerate(names) if name in known]
    names_read = [column.name for _, column in places]
    decodes = [(at, None if _is_plain(column) else column.decode) for at, column in places]
    make = ROW_CLASSES[table]
    in_order = [row.name for row in fields(make)] == names_read

    def decode(values: Sequence[Value]) -> Any:
        read = [values[at] if way is None else way(values[at]) for at, way in decodes]
        if in_order:
            return make(*read)
        return make(**dict(zip(names_read, read, strict=True)))

    return decode


def row_to_json(row: Any) -> dict[str, Any]:
    """A row of any table as a JSON object, fields at their default left out."""
    return _to_json(row)


def row_from_json(table: str, value: Mapping[str, Any]) -> Any:
    """The row of `table` in a JSON object; raises ValueError, KeyError or TypeError for none."""
    return _from_json(ROW_CLASSES[table])(value)


def json_of(value: Any, indent: int | None = None) -> str:
    """JSON that can be written as UTF-8.

    A file name that is not UTF-8 has lone surrogates, which are escaped and so come back exactly.
    """
    marks = (",", ":") if indent is None else None
    text = json.dumps(value, ensure_ascii=False, separators=marks, indent=indent)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def text_sum(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def checksum(table: str, values: Sequence[Value]) -> int:
    """A CRC-32 over the name of the table and the values of a row, in the order of its columns.

    It finds flipped bytes that SQLite does not, and tells which table a row found in the wreck of
    a file belongs to.
    """
    plain = str if table in ROW_CLASSES else _plain
    return crc32("\x1f".join((table, *map(plain, values))).encode())


def checksum_of_bytes(table: str, key: str, large: LargeFile) -> int:
    """The checksum of a row with a key and the bytes of a large file, as `checksum` gives it."""
    return crc32("\x1f".join((table, key, f"{large.size} {large.crc32}")).encode())


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of a table of rows, in the order of the class's fields."""
    made = ROW_CLASSES[table]
    hints = typing.get_type_hints(made)
    out: list[Column] = []
    for field in fields(made):
        default = field.default
        if table == "documents" and field.name == "text":
            out.append(Column("text", "TEXT", text_sum, str))
            continue
        column = _column(field.name, hints[field.name])
        if default is not MISSING:
            column = Column(
                column.name,
                column.sql,
                column.encode,
                column.decode,
                column.encode(default),
                default is None,
            )
        out.append(column)
    return tuple(out)


def _plain(value: Value) -> str:
    return f"{len(value)} {crc32(value)}" if isinstance(value, bytes) else str(value)


def _is_plain(column: Column) -> bool:
    return column.decode in (str, int, float)


def _column(name: str, hint: Any) -> Column:
    hint = _bare(hint)
    if hint is bool:
        return Column(name, "INTEGER", int, bool)
    if hint is int:
        return Column(name, "INTEGER", int, int)
    if hint is float:
        return Column(name, "REAL", float, float)
    if hint is str:
        return Column(name, "TEXT", str, str)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        words = {word.value: word for word in hint}
        return Column(name, "TEXT", str, words.__getitem__)
    if isinstance(hint, types.UnionType):
        (inner,) = (row for row in typing.get_args(hint) if row is not types.NoneType)
        column = _column(name, inner)
        return Column(name, column.sql, _or_none(column.encode), _or_none(column.decode))
    return Column(name, "TEXT", _writer(hint), _reader(hint))


def _bare(hint: Any) -> Any:
    """The type under a NewType."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint


def _or_none(way: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else way(value)


def _writer(hint: Any) -> Callable[[Any], str]:
    return lambda value: json_of(_to_json(value))


def _reader(hint: Any) -> Callable[[str], Any]:
    way = _from_json(hint)
    return lambda text: way(json.loads(text))


def _to_json(value: Any) -> Any:
    """A value as JSON: rows as objects without the fields at their default, tuples as lists."""
    if isinstance(value, tuple):
        return [_to_json(part) for part in typing.cast("tuple[Any, ...]", value)]
    if is_dataclass(value):
        return {
            field.name: _to_json(getattr(value, field.name))
            for field in fields(value)
            if field.default is MISSING or getattr(value, field.name) != field.default
        }
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _from_json(hint: Any) -> Callable[[Any], Any]:
    """The way from JSON to a value of the type `hint`; fields it does not know are left out."""
    hint = _bare(hint)
    if hint is Span:
        return lambda value: Span(int(value[0]), int(value[1]))
    if typing.get_origin(hint) is tuple:
        return _tuple_from_json(typing.get_args(hint))
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        ways = {field.name: _from_json(hints[field.name]) for field in fields(hint)}
        made = typing.cast("type", hint)
        return lambda value: made(
            **{name: ways[name](part) for name, part in value.items() if name in ways}
        )
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        words = {word.value: word for word in hint}
        return words.__getitem__
    if isinstance(hint, types.UnionType):
        (inner,) = (row for row in typing.get_args(hint) if row is not types.NoneType)
        return _or_none(_from_json(inner))
    return _scalar(hint)


def _tuple_from_json(hints: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(hints) == 2 and hints[1] is Ellipsis:
        way = _from_json(hints[0])
        return lambda value: tuple([way(part) for part in value])
    ways = [_from_json(part) for part in hints]
    return lambda value: tuple([way(part) for way, part in zip(ways, value, strict=True)])


def _scalar(hint: Any) -> Callable[[Any], Any]:
    if hint not in (str, int, float, bool):
        raise TypeError(f"no way to keep {hint!r} in a project file")

    def read(value: Any) -> Any:
        if hint is float and type(value) is int:
            return float(value)
        if type(value) is not hint:
            raise ValueError(f"{value!r} is not {hint.__name__}")
        return value

    return read
