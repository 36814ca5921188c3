"""Codebook files: TOML (the format of resources/codebooks/README.md), CSV and REFI-QDA."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.errors import CodebookError
from perspectives.reading.codebook_rows import Lines, codebook_of
from perspectives.reading.codebook_text import toml_of

if TYPE_CHECKING:
    from perspectives.model.topics import Codebook

LARGEST = 5_000_000
"""Bytes a codebook may have: ten thousand topics of ten terms; more is surely another file."""

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")


def read_codebook(path: Path | str) -> Codebook:
    """The codebook in the file at `path`: TOML, or CSV or REFI-QDA where the suffix says so.

    CSV may be our own or a table of codes as other programs write it. Raises CodebookError, which
    names file and line and says what to do.
    """
    text = _text_of(Path(path))
    if Path(path).suffix.lower() == ".qdc":
        from perspectives.reading.codebook_foreign import codebook_of_qdc

        return codebook_of_qdc(text.encode(), str(path))
    if Path(path).suffix.lower() == ".csv":
        from perspectives.reading.codebook_csv import codebook_of_csv
        from perspectives.reading.codebook_foreign import codebook_of_table, is_foreign

        if is_foreign(text):
            return codebook_of_table(text, str(path))
        return codebook_of_csv(text, str(path))
    return parse_codebook(text, str(path))


def parse_codebook(text: str, path: str = "") -> Codebook:
    """The codebook that the TOML in `text` writes down; `path` names it in errors."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        place = _PLACE.search(said)
        line = int(place[1]) if place and place[1] else text.count("\n") + 1
        name = Path(path).name or "codebook"
        raise CodebookError(
            f"“{name}”, line {line}: this is not valid TOML ({_PLACE.sub('', said)}).",
            "Look there for a missing quotation mark, comma or bracket.",
        ) from error
    except RecursionError as error:
        name = Path(path).name or "codebook"
        raise CodebookError(
            f"“{name}” nests lists too deeply.", "Write the terms of a language as one list."
        ) from error
    return codebook_of(table, Lines(text, path), path)


def write_codebook(codebook: Codebook, path: Path | str) -> None:
    """Write `codebook` to `path`: as CSV where the suffix says so, else as TOML.

    The file is replaced in one step, so that a failure leaves the old one. Raises CodebookError
    where it cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() == ".csv":
        from perspectives.reading.codebook_csv import csv_of

        data = b"\xef\xbb\xbf" + csv_of(codebook).encode("utf-8")
    else:
        data = toml_of(codebook).encode("utf-8")
    draft = path.with_name(path.name + ".part")
    try:
        draft.write_bytes(data)
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise CodebookError(
            f"“{path.name}” cannot be written: {error.strerror or error}.",
            "Choose another folder, or free some space.",
        ) from error


def _text_of(path: Path) -> str:
    try:
        if path.is_dir():
            raise CodebookError(f"“{path}” is a folder.", "Choose the codebook file in it.")
        if path.stat().st_size > LARGEST:
            raise CodebookError(
                f"“{path.name}” is too large for a codebook.", "Choose a file of less than 5 MB."
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CodebookError(
            f"There is no codebook “{path.name}”.", "Check the name and the folder."
        ) from error
    except OSError as error:
        raise CodebookError(
            f"“{path.name}” cannot be read: {error.strerror or error}.",
            "Ask its owner for the right to read it.",
        ) from error
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CodebookError(
            f"“{path.name}”, line {line}: this is not UTF-8.", "Save the codebook as UTF-8."
        ) from error
