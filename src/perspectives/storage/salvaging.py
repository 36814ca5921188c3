"""What can be read of a damaged project file, saved as a new one; the damaged one is not touched.

The file holds everything a person did twice: as the rows as they stand and as the history that
leads to them. Where the history is whole it is done again, which gives the exact state. Otherwise
the rows that are sound are taken. Texts and originals are also sought in backups, where the same
words have the same SHA-256.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.model.edits import apply
from perspectives.model.errors import Problem, StaleEdit, StorageError
from perspectives.model.project import TABLES, Head, Project
from perspectives.storage import loading, writing
from perspectives.storage.faults import UNREADABLE
from perspectives.storage.journal import changes_from_value, edit_on
from perspectives.storage.making import FIRST, Content, make
from perspectives.storage.pages import records, sound_rows
from perspectives.storage.project_file import now
from perspectives.storage.rows import checksum, decode_row, encode_row, text_sum
from perspectives.storage.schema import column_names, connect
from perspectives.texts import later

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_UNDECODABLE = (KeyError, ValueError, TypeError, StaleEdit)
"""What decoding rows of a wreck may raise."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What became of a damaged file: the losses, and whether there are none.

    `has_history`: undo goes back as far as before; otherwise the history begins anew.
    """

    problems: tuple[Problem, ...]
    has_history: bool

    @property
    def is_whole(self) -> bool:
        """Whether everything was recovered."""
        return not self.problems


@dataclass(slots=True)
class _Wreck:
    """The sound rows of a file, by table and key; texts and originals by SHA-256.

    `torn` are texts that can be read but are not as they were written, by the SHA-256 they had.
    `place` is the step that stands, once the history has been gone through.
    """

    rows: dict[str, dict[Any, tuple[Any, ...]]] = field(default_factory=lambda: {})
    texts: dict[str, str] = field(default_factory=lambda: {})
    excerpts: dict[str, str] = field(default_factory=lambda: {})
    torn: dict[str, str] = field(default_factory=lambda: {})
    sources: dict[str, bytes] = field(default_factory=lambda: {})
    torn_sources: set[str] = field(default_factory=lambda: set())
    place: int = 0

    def table(self, name: str) -> dict[Any, tuple[Any, ...]]:
        return self.rows.get(name, {})

    def fact(self, name: str) -> int:
        row = self.table("facts").get(name)
        return row[1] if row else 0

    @property
    def tip(self) -> int:
        return self.fact("tip") or max(self.table("edits"), default=0)

    @property
    def view(self) -> bytes:
        row = self.table("view").get(1)
        return row[1] if row and isinstance(row[1], bytes) else b""

    def wanted(self) -> set[str]:
        """The SHA-256 of the texts that documents have."""
        place = [name.strip('"') for name in column_names("documents")].index("text")
        return {row[place] for row in self.table("documents").values()}


def salvage(
    path: Path,
    target: Path,
    *,
    backups: Iterable[Path] = (),
    clock: Callable[[], str] = now,
    replaces: bool = False,
) -> Salvaged:
    """Save what can be read of the file at `path` as a new project file at `target`.

    `backups` are asked for texts and originals that are lost, the newest first. Raises StorageError
    where nothing is left, or where `target` cannot be written.
    """
    wreck = _wreck_of(_bytes_of(path))
    for backup in backups:
        _fill_from(wreck, backup)
    project = _state_by_history(wreck)
    has_history = project is not None
    problems: list[Problem] = []
    if project is None:
        project, problems = _state_by_rows(wreck, path.name)
    if not project.documents and not project.judgements and not project.topics:
        raise StorageError(
            f"Nothing can be read of “{path.name}”.", "Open the newest backup instead."
        )
    problems += _lost(project, wreck, path.name)
    make(target, _content(project, wreck, clock(), has_history=has_history), replaces=replaces)
    return Salvaged(tuple(problems), has_history)


def _content(project: Project, wreck: _Wreck, time: str, *, has_history: bool) -> Content:
    used = {text_sum(row.text) for row in project.documents.values()}
    whole = Content(
        project,
        wreck.sources.values(),
        excerpts={row: whole for row, whole in wreck.excerpts.items() if row in used},
        texts=[text for row, text in wreck.texts.items() if row not in wreck.excerpts],
        view=wreck.view,
        label=later("Save what could be read of a damaged file"),
        time=time,
    )
    if not has_history:
        return whole
    return replace(
        whole,
        steps=sorted(wreck.table("edits").values()),
        places=sorted(wreck.table("places").values()),
        position=wreck.place,
        tip=wreck.tip,
    )


def _bytes_of(path: Path) -> bytes:
    """The file's bytes; a step that was cut off is taken back in a copy where SQLite can."""
    journal = path.with_name(f"{path.name}-journal")
    try:
        if not journal.exists():
            return path.read_bytes()
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.name
            shutil.copyfile(path, copy)
            shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
            _take_back(copy)
            return copy.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise StorageError(
            f"“{path.name}” cannot be read at all: {why}.", "Open the newest backup instead."
        ) from error


def _take_back(copy: Path) -> None:
    """Have SQLite take back a step that was cut off; where it cannot, nothing changes."""
    with suppress(*UNREADABLE):
        connection = connect(copy)
        with closing(connection):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _wreck_of(data: bytes) -> _Wreck:
    wreck = _Wreck()
    for table, values in sound_rows(data):
        if table == "texts":
            digest, text, whole = map(str, values)
            if text_sum(text) == digest:
                wreck.texts[digest] = text
                if whole:
                    wreck.excerpts[digest] = whole
        elif table == "sources":
            digest, original = values
            if isinstance(original, bytes) and hashlib.sha256(original).hexdigest() == digest:
                wreck.sources[str(digest)] = original
        else:
            names = [name.strip('"') for name in column_names(table)]
            key = values[names.index("id")] if "id" in names else values[0]
            wreck.rows.setdefault(table, {})[key] = values
    _add_torn(wreck, data)
    return wreck


def _add_torn(wreck: _Wreck, data: bytes) -> None:
    """Texts and originals whose checksum is wrong, known by their key of 64 digits."""
    for record, _ in records(data):
        key = record[0] if record else None
        if not isinstance(key, str) or len(key) != 64:
            continue
        if len(record) == 3 and key not in wreck.sources:
            wreck.torn_sources.add(key)
        elif len(record) == 4 and key not in wreck.texts and isinstance(record[1], str):
            wreck.torn[key] = record[1]


def _fill_from(wreck: _Wreck, backup: Path) -> None:
    try:
        found = _wreck_of(backup.read_bytes())
    except OSError:
        return  # a backup that is gone helps nobody; the others are still asked
    wanted = wreck.wanted()
    for digest, text in found.texts.items():
        if digest in wreck.torn or digest in wanted:
            wreck.texts.setdefault(digest, text)
            wreck.torn.pop(digest, None)
    for digest, original in found.sources.items():
        wreck.sources.setdefault(digest, original)
        wreck.torn_sources.discard(digest)


def _state_by_history(wreck: _Wreck) -> Project | None:
    """The state that the history leads to; None where the history is not whole.

    Where the place in the history is lost it is where the rows have the sum that is noted.
    """
    edits = wreck.table("edits")
    parents = {step: row[1] or 0 for step, row in edits.items()}
    line = loading.line_to(wreck.tip, parents)
    if not line or line[0] != FIRST or any(step not in edits for step in line):
        return None
    versions, _ = _decoded(wreck, "versions")
    found = None
    try:
        project = replace(_first_state(edits[FIRST][5], wreck.texts), versions=versions)
        for step in line:
            if step != FIRST:
                _, _, label, _, _, changes = edits[step]
                project = apply(project, edit_on(project, label, changes, wreck.texts))
            if _is_place(wreck, step, project):
                found, wreck.place = project, step
    except _UNDECODABLE:
        return None
    if found is None:
        return None
    return replace(found, revision=wreck.fact("revision") or found.revision)


def _is_place(wreck: _Wreck, step: int, project: Project) -> bool:
    """Whether this may be the step that stands: by its number, else by the sum, else the newest."""
    if wreck.fact("position"):
        return step == wreck.fact("position")
    if "sum" in wreck.table("facts"):
        return _sum(project) % writing.SUM_LIMIT == wreck.fact("sum")
    return step == wreck.tip


def _first_state(value: Any, texts: Mapping[str, str]) -> Project:
    tables: dict[str, Any] = {name: {} for name in TABLES}
    for row in changes_from_value(value):
        made = decode_row(row["table"], row["after"], texts)
        tables[row["table"]][made.id] = made
    return Project(tables.pop("head")["head"], **tables)


def _state_by_rows(wreck: _Wreck, name: str) -> tuple[Project, list[Problem]]:
    """The rows that are sound, and what is missing beside them."""
    problems: list[Problem] = []
    texts = dict(wreck.texts)
    for digest in wreck.wanted() & set(wreck.torn):
        torn = wreck.torn[digest]
        texts[digest] = torn
        wreck.texts[text_sum(torn)] = torn
        wreck.excerpts[text_sum(torn)] = digest
    tables: dict[str, Any] = {}
    for table in TABLES:
        tables[table], lost = _decoded(wreck, table, texts)
        problems += lost
    head = tables.pop("head").get("head")
    if head is None:
        hint = "Write them anew."
        problems.append(Problem(name, "Name, question and proposition are lost.", hint))
    project = Project(head or Head(), **tables, revision=wreck.fact("revision"))
    for row in project.documents.values():
        if text_sum(row.text) in wreck.excerpts:
            message = "The words of this text are damaged in places."
            problems.append(Problem(row.title, message, "Read it anew from its file."))
    message = "The history of steps is not whole, so undo begins anew."
    return project, [*problems, Problem(name, message, "Go on from the state that was saved.")]


def _decoded(
    wreck: _Wreck, table: str, texts: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], list[Problem]]:
    names = [name.strip('"') for name in column_names(table)]
    out: dict[str, Any] = {}
    lost: list[Problem] = []
    for key, values in wreck.table(table).items():
        try:
            out[key] = decode_row(table, dict(zip(names, values, strict=True)), texts or {})
        except _UNDECODABLE:
            what = later("A text") if table == "documents" else later("A row")
            lost.append(Problem(str(key), f"{what} cannot be read any more.", "Add it again."))
    return out, lost


def _lost(project: Project, wreck: _Wreck, name: str) -> list[Problem]:
    """What neither history nor rows can tell: originals, versions, the place in the history."""
    out = [
        Problem(row.title, "The original file of this text is lost.", "Add it again if need be.")
        for row in project.documents.values()
        if row.source.sha256 in wreck.torn_sources
    ]
    facts = wreck.table("facts")
    if not {"position", "tip", "sum"} <= set(facts):
        message = "The place in the history is lost, so the newest step that is left stands."
        out.append(Problem(name, message, "Look at the newest steps of the history."))
    elif _sum(project) % writing.SUM_LIMIT != wreck.fact("sum"):
        message = "Not everything could be read: decisions, notes or names of versions are missing."
        out.append(Problem(name, message, "Compare with the newest backup."))
    places = wreck.table("places")
    for version in project.versions.values():
        if version.revision not in places:
            message = f"The place of the version “{version.name}” in the history is lost."
            out.append(Problem(name, message, "Name the version anew."))
    return out


def _sum(project: Project) -> int:
    return sum(
        checksum(table, tuple(encode_row(table, row).values()))
        for table, row in writing.all_rows(project)
    )
