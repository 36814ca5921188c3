"""A file or bytes to a reading: finds the format, runs its reader, recognises roles, builds.

Path to Reading in five steps: `load` (sizes, folders, rights), `format_of` (content first, suffix
second), the format's `extract`, `roles.recognise`, `building.build`.
"""

from __future__ import annotations

import hashlib
import importlib
from pathlib import Path, PurePath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from perspectives.analysis.language import detect_language
from perspectives.model.documents import Source
from perspectives.model.errors import LongText, Problem, ReadingError
from perspectives.model.rows import frozen_row, replace
from perspectives.reading import FORMATS, MEBIBYTE, sniffing
from perspectives.reading.building import build, tidy
from perspectives.reading.cleaning import hidden_characters
from perspectives.reading.pieces import Extract, Options, completed
from perspectives.reading.roles import recognise

if TYPE_CHECKING:
    from perspectives.model.documents import Document
    from perspectives.reading import Format

LONGEST_TEXT = 20_000_000
"""Characters a text may have: about three million words, more than any position on record."""


@frozen_row
class Reading:
    """A document, and what is doubtful about how it was read."""

    document: Document
    problems: tuple[Problem, ...] = ()


def read_file(
    path: Path | str, *, encoding: str = "", language: str = "", password: str = ""
) -> Reading:
    """See `perspectives.reading.read_file`."""
    return read_bytes(
        load(path), str(path), encoding=encoding, language=language, password=password
    )


def read_bytes(
    data: bytes, name: str, *, encoding: str = "", language: str = "", password: str = ""
) -> Reading:
    """See `perspectives.reading.read_bytes`."""
    return read_with(data, Options(name, encoding, language, password))


def read_with(data: bytes, options: Options) -> Reading:
    """The document in `data`, read as `options` say; raises ReadingError."""
    kind = format_of(data, options.name, options.media_type)
    form = FORMATS[kind]
    if len(data) > form.limit:
        raise too_large(options.name, len(data), form.limit)
    if not data:
        raise ReadingError(f"“{_short(options.name)}” is empty.", "Choose a file with text in it.")
    try:
        if kind == "plain":
            _refuse_others(data)
        module = importlib.import_module(form.module)
        found: Extract = module.extract(data, options)
    except ReadingError as error:
        name, is_long = _short(options.name), isinstance(error, LongText)
        message = f"“{name}” {'is not read yet' if is_long else 'cannot be read'}: {error.message}"
        raise type(error)(message, error.hint) from error
    return _finish(
        found,
        form,
        Source(
            path=options.name,
            media_type=form.media_type,
            sha256=hashlib.sha256(data).hexdigest(),
            importer=f"{kind} {module.VERSION}",
            encoding=found.encoding,
        ),
        options,
    )


def load(path: Path | str) -> bytes:
    """The bytes of the file at `path`.

    Raises ReadingError for a file that is missing, a folder, closed to the reader or larger than
    any format may be; such a file is not read at all.
    """
    name = _short(str(path))
    file = Path(path)
    try:
        if file.is_dir():
            raise ReadingError(f"“{name}” is a folder.", "Choose the files inside it.")
        if not file.exists():
            raise ReadingError(f"There is no file “{name}”.", "Check the name and the folder.")
        if not file.is_file():
            raise ReadingError(f"“{name}” is not a file.", "Choose a file with text in it.")
        largest = max(form.limit for form in FORMATS.values())
        if (size := file.stat().st_size) > largest:
            raise too_large(name, size, largest)
        return file.read_bytes()
    except PermissionError as error:
        raise ReadingError(
            f"“{name}” may not be read.", "Ask its owner for the right to read it."
        ) from error
    except (OSError, ValueError) as error:
        raise ReadingError(
            f"“{name}” cannot be read from the disk.", "Copy the file elsewhere and try again."
        ) from error


def format_of(data: bytes, name: str, media_type: str = "") -> str:
    """The name of the format of `data`.

    By content, else by the suffix of `name` (a path or an address), else by the media type that a
    server stated, else "plain". Suffix and media type are not believed where the content would have
    shown the format.
    """
    path = urlsplit(name).path if "://" in name else name
    suffix = PurePath(path).suffix.lower()
    for kind, form in FORMATS.items():
        if form.sniff is not None and form.sniff(data):
            return kind
    for kind, form in FORMATS.items():
        is_named = bool(suffix) and suffix in form.suffixes
        if (is_named or media_type == form.media_type) and not form.always_shows:
            return kind
    return "plain"


def _refuse_others(data: bytes) -> None:
    """Say what `data` is where it is a picture, an archive or another kind that is not read."""
    what, remedy = sniffing.what_else(data)
    if what:
        raise ReadingError(what, remedy)


def _finish(found: Extract, form: Format, source: Source, options: Options) -> Reading:
    name = _short(options.name)
    pieces, metadata = recognise(tidy(found), found.metadata)
    metadata = completed(metadata, found.suggestions)
    if not pieces:
        raise ReadingError(f"“{name}” has no text in it.", "Choose a file with text in it.")
    document = build(pieces, metadata, source)
    if len(document.text) > LONGEST_TEXT:
        raise ReadingError(
            f"“{name}” has too much text to compare.",
            "Split it into parts of less than 20 million characters.",
        )
    if not document.language or options.language:
        language = options.language or detect_language(document.text) or found.suggestions.language
        document = replace(document, language=language)
    return Reading(document, (*found.problems, *hidden_characters(document.text, options.name)))


def too_large(name: str, size: int, limit: int) -> ReadingError:
    """The error for a file of `size` bytes where at most `limit` are read."""
    return ReadingError(
        f"“{_short(name)}” has {size // MEBIBYTE:,} MB; at most {limit // MEBIBYTE} MB are read.",
        "Save the part that matters as a file of its own.",
    )


def _short(path: str) -> str:
    return PurePath(path).name or path
