"""Codebooks of other programs: REFI-QDA (.qdc) and tables of codes, as Taguette writes them.

A table has a column for the code's name (tag, code or name) and may have one for its description
(description, definition or memo), its colour and its category; all other columns are left out. Such
codebooks have no terms: the name of each code is its first.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.errors import CodebookError, ReadingError
from perspectives.model.topics import Codebook, Term, Topic, TopicId
from perspectives.reading.qdpx import read_qdpx
from perspectives.reading.qdpx_texts import nearest_slot, slug

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("tag", "code", "code name", "name", "codename")
ABOUT = ("description", "definition", "memo", "comment")
COLOURS = ("color", "colour")
ABOVE = ("category", "parent", "group")


def codebook_of_qdc(data: bytes, path: str) -> Codebook:
    """The codebook in the bytes of a .qdc file; raises CodebookError."""
    name = Path(path).name
    try:
        found = read_qdpx(data, name)
    except ReadingError as error:
        raise CodebookError(error.message, error.hint) from error
    return Codebook(Path(path).stem, tuple(found.topics), path=path)


def is_foreign(text: str) -> bool:
    """Whether the CSV in `text` is a table of codes of another program, by its first line."""
    head = _head(text)
    return any(name in head for name in NAMES) and "pattern" not in head


def codebook_of_table(text: str, path: str) -> Codebook:
    """The codebook in a table of codes; raises CodebookError, which names file and line."""
    reader = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    reader.fieldnames = _head(text)
    topics: list[Topic] = []
    taken: set[str] = set()
    folders: dict[str, TopicId] = {}
    try:
        next(reader, None)
        for row in reader:
            name = _of(row, NAMES)
            if not name:
                continue
            above = _of(row, ABOVE)
            if above and above not in folders:
                folders[above] = _add(topics, taken, above, "", "", "")
            _add(topics, taken, name, _of(row, ABOUT), _of(row, COLOURS), folders.get(above, ""))
    except csv.Error as error:
        raise CodebookError(
            f"“{Path(path).name}”, line {reader.line_num}: this is not valid CSV ({error}).",
            "Look there for a missing quotation mark.",
        ) from error
    if not topics:
        raise CodebookError(
            f"“{Path(path).name}” has no codes.", "Choose a table with codes in it."
        )
    return Codebook(Path(path).stem, tuple(topics), path=path)


def _add(
    topics: list[Topic], taken: set[str], name: str, about: str, colour: str, above: str
) -> TopicId:
    identity = TopicId(slug(name, taken))
    slot = nearest_slot(colour, len(topics))
    topics.append(Topic(identity, name, slot, about, (Term(name),), above, len(topics)))
    return identity


def _of(row: Mapping[str, str | None], columns: tuple[str, ...]) -> str:
    return next((value.strip() for name in columns if (value := row.get(name))), "")


def _delimiter(text: str) -> str:
    return max(",;\t", key=text.partition("\n")[0].count)


def _head(text: str) -> list[str]:
    first = text.partition("\n")[0]
    cells = next(csv.reader([first], delimiter=_delimiter(text)), list[str]())
    return [cell.strip().lower() for cell in cells]
