"""The record that lets someone else reproduce a report: hashes and the run id made of them."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from perspectives.model.project import Project

TIMES = frozenset({"when", "imported", "path", "order"})
"""Fields that say when and from where, not what: they stand outside what is hashed."""

LATER_FIELDS = frozenset({"reliability"})
"""Fields that rows did not have at first: left out while empty, so that earlier run ids stand."""

LARGEST_PART = 64 << 20
"""Bytes of a part of a packed report that are looked at: no report of ours comes near."""

SHORT = 12
"""Hexadecimal digits of a run id that are shown: 48 bits tell runs apart in any archive."""


def run_id(project: Project, engine: str, settings: Mapping[str, str] | None = None) -> str:
    """The hash of texts, codebook, decisions, engine version and settings: 64 hex digits.

    Equal inputs give equal ids on every machine and at any time.
    """
    return run_of(hashes(project, engine), settings)


def run_of(parts: Mapping[str, str], settings: Mapping[str, str] | None = None) -> str:
    """The run id of hashes that `hashes` gave."""
    whole = {**parts, "settings": dict(sorted((settings or {}).items()))}
    return hashlib.sha256(_canonical(whole)).hexdigest()


def hashes(project: Project, engine: str) -> dict[str, str]:
    """What a run id is made of, by name: a hash each, and the engine's version."""
    return {
        "texts": texts_hash(project),
        "codebook": codebook_hash(project),
        "decisions": decisions_hash(project),
        "head": _digest([project.head]),
        "engine": engine,
    }


def texts_hash(project: Project) -> str:
    """The hash of all texts, their blocks and what is said of them."""
    return _digest(sorted(project.documents.values(), key=lambda row: row.id))


def codebook_hash(project: Project) -> str:
    """The hash of topics, terms and names, in their order."""
    return _digest([*project.ordered_topics(), *_by_id(project.names)])


def decisions_hash(project: Project) -> str:
    """The hash of everything a person decided, apart from when."""
    tables = (project.judgements, project.stances, project.notes, project.pins)
    return _digest([row for table in tables for row in _by_id(table)])


def _by_id(table: Mapping[str, Any]) -> list[Any]:
    return [table[key] for key in sorted(table)]


def _digest(rows: Iterable[Any]) -> str:
    return hashlib.sha256(_canonical([_plain(row) for row in rows])).hexdigest()


def _canonical(value: Any) -> bytes:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in TIMES
            and (field.name not in LATER_FIELDS or getattr(value, field.name))
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, list | tuple):
        return [_plain(row) for row in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def bytes_of_report(path: Path) -> bytes:
    """All bytes of a report in which its run id can stand; packed formats are unpacked.

    Raises ReportError where the file cannot be read.
    """
    try:
        data = path.read_bytes()
        if not zipfile.is_zipfile(io.BytesIO(data)):
            return data
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            rows = [row for row in package.infolist() if row.file_size <= LARGEST_PART]
            return b"\n".join(package.read(row) for row in rows)
    except (OSError, zipfile.BadZipFile) as error:
        raise ReportError(f"“{path}” cannot be read.", "Name a report that is there.") from error
