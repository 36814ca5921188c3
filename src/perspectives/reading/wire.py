"""A reading as JSON and back: what a worker process hands to its parent.

The parent trusts nothing that comes from a worker: every value is checked for its type, and the
document's own laws (spans in order and inside the text) are checked by `document_from`.
"""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, cast

from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.errors import Problem
from perspectives.model.spans import Span
from perspectives.reading.building import document_id
from perspectives.reading.pieces import Options
from perspectives.reading.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORDS = ("title", "party", "author", "date", "language", "group", "revises")


class WireError(ValueError):
    """What came is not a reading: a bug or a worker that was taken over."""


def dump_options(options: Options) -> dict[str, object]:
    """`options` as plain data."""
    return asdict(options)


def options_from(data: Mapping[str, Any]) -> Options:
    """The options in plain `data`; raises WireError."""
    known: dict[str, type] = {field.name: type(field.default) for field in fields(Options)}
    for name, value in data.items():
        if name not in known or type(value) is not known[name]:
            raise WireError(f"“{name}” is no choice for reading")
    return Options(**data)


def dump_reading(reading: Reading) -> dict[str, object]:
    """`reading` as plain data; blocks are rows, since a text has thousands of them."""
    document = reading.document
    return {
        "text": document.text,
        "blocks": [_row_of(block) for block in document.blocks],
        "source": asdict(document.source),
        "problems": [[row.where, row.message, row.hint] for row in reading.problems],
        **{name: getattr(document, name) for name in _WORDS},
    }


def reading_from(data: object) -> Reading:
    """The reading in plain `data`; raises WireError where it is none."""
    table = _table(data)
    problems = tuple(Problem(*words_from(row, 3)) for row in _list(table.get("problems")))
    return Reading(document_from(table), problems)


def document_from(table: Mapping[str, Any]) -> Document:
    """The document in a table of plain data; raises WireError."""
    text = _word(table.get("text"))
    source = _table(table.get("source"))
    try:
        blocks = tuple(_block_of(row) for row in _list(table.get("blocks")))
        _check_order(blocks, len(text))
        return Document(
            id=DocumentId(document_id(text)),
            text=text,
            blocks=blocks,
            source=Source(**{str(name): _word(value) for name, value in source.items()}),
            title=_word(table.get("title")),
            party=_word(table.get("party")),
            author=_word(table.get("author")),
            date=_word(table.get("date")),
            language=_word(table.get("language")),
            group=_word(table.get("group")),
            revises=_word(table.get("revises")),
        )
    except (TypeError, ValueError) as error:
        raise WireError(f"not a document: {error}") from error


def encode(data: Mapping[str, object]) -> bytes:
    """`data` as one line of JSON in UTF-8."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> dict[str, Any]:
    """The table in a line of JSON; raises WireError."""
    try:
        return _table(json.loads(line))
    except (ValueError, RecursionError) as error:
        raise WireError("not a table of JSON") from error


def _row_of(block: Block) -> list[object]:
    inside = [number for span in block.furniture for number in (span.start, span.end)]
    return [block.span.start, block.span.end, block.role, block.level, block.page, *inside]


def _block_of(row: object) -> Block:
    start, end, role, level, page, *inside = _list(row)
    numbers = [_number(value) for value in inside]
    furniture = zip(numbers[::2], numbers[1::2], strict=True)
    return Block(
        Span(_number(start), _number(end)),
        Role(_word(role)),
        _number(level),
        _number(page),
        tuple(Span(first, last) for first, last in furniture),
    )


def _check_order(blocks: tuple[Block, ...], length: int) -> None:
    at = 0
    for block in blocks:
        if not at <= block.span.start <= block.span.end <= length:
            raise ValueError("its blocks are not in order")
        at = block.span.end
        for span in block.furniture:
            if not block.span.start <= span.start <= span.end <= block.span.end:
                raise ValueError("a span leaves its block")


def _table(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WireError("a table was expected")
    return cast("dict[str, Any]", value)


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise WireError("a list was expected")
    return cast("list[Any]", value)


def words_from(value: object, count: int) -> list[str]:
    """The list of `count` strings in plain data; raises WireError."""
    row = [_word(word) for word in _list(value)]
    if len(row) != count:
        raise WireError(f"{count} words were expected")
    return row


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise WireError("a word was expected")
    return value


def _number(value: object) -> int:
    if type(value) is not int:
        raise WireError("a number was expected")
    return value
