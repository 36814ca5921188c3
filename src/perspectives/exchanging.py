"""Projects to and from the files of other programs (REFI-QDA), for window and terminal alike."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import Problem, StorageError
from perspectives.model.project import Project, new_project, table_of
from perspectives.model.topics import Codebook, Topic
from perspectives.reading.qdpx import Exchange, read_qdpx
from perspectives.reading.qdpx_texts import Known
from perspectives.reporting.qdpx_rows import guid
from perspectives.storage.exchange import project_from_json, project_to_json

if TYPE_CHECKING:
    from pathlib import Path


def own_note(project: Project) -> str:
    """What a .qdpx file has no word for, as the text of a note of our own.

    The project without the words of its texts, and the hash of each text, so that it is taken back
    only where the texts are the same.
    """
    texts = {row.id: _hash(row.text) for row in project.documents.values()}
    whole = json.loads(project_to_json(project, has_texts=False))
    return json.dumps({"texts": texts, "project": whole}, ensure_ascii=False, sort_keys=True)


def open_exchange(path: Path) -> tuple[Project, tuple[Problem, ...]]:
    """The project in a REFI-QDA file, and what of it could not be taken over.

    Raises ReadingError.
    """
    from perspectives.reading.reading import load

    return project_of(load(path), path.name)


def project_of(data: bytes, name: str) -> tuple[Project, tuple[Problem, ...]]:
    """As `open_exchange`, from bytes; raises ReadingError."""
    exchange = read_qdpx(data, name)
    kept = _kept(exchange) if exchange.own else None
    if kept is None:
        return _foreign(exchange), tuple(exchange.problems)
    texts = {
        _source(exchange, row.id, _hash(row.text)): (row.id, row.blocks)
        for row in kept.documents.values()
    }
    topics = {place: str(row.id) for row in kept.topics.values() for place in _codes(exchange, row)}
    again = read_qdpx(data, name, Known(texts, topics))
    return _joined(kept, again), tuple(again.problems)


def _kept(exchange: Exchange) -> Project | None:
    """The project of our own note with its texts; None where it is not of these texts."""
    try:
        content: Any = json.loads(exchange.own)
        hashes: dict[str, str] = content["texts"]
        kept = project_from_json(json.dumps(content["project"]), exchange.name)
    except (ValueError, KeyError, TypeError, StorageError):
        exchange.problems.append(_stale(exchange, "cannot be read"))
        return None
    texts: dict[str, str] = {}
    for row in kept.documents.values():
        place = _source(exchange, row.id, hashes.get(row.id, ""))
        if not place:
            exchange.problems.append(_stale(exchange, "is of other texts"))
            return None
        texts[row.id] = exchange.texts[place]
    documents = {key: replace(row, text=texts[key]) for key, row in kept.documents.items()}
    return replace(kept, documents=documents)


def _source(exchange: Exchange, document: str, wanted: str) -> str:
    """The GUID under which the text with this hash is in the file; "" where it is not.

    Programs that write the file again, such as QualCoder, number everything anew.
    """
    own = guid("source", document)
    places = [own, *exchange.texts] if own in exchange.texts else list(exchange.texts)
    return next((row for row in places if _hash(exchange.texts[row]) == wanted), "")


def _codes(exchange: Exchange, topic: Topic) -> list[str]:
    """The GUIDs under which a topic is in the file: ours, or those of codes of its name."""
    own = guid("code", topic.id)
    if own in exchange.codes:
        return [own]
    return [place for place, name in exchange.codes.items() if name == topic.name]


def _stale(exchange: Exchange, why: str) -> Problem:
    message = f"What this program kept in “{exchange.name}” for itself {why} and is left out."
    return Problem(exchange.name, message, "The codings and notes of the file are taken instead.")


def _foreign(exchange: Exchange) -> Project:
    """A project of another program's file."""
    book = Codebook(exchange.name, tuple(exchange.topics), question=exchange.question)
    documents = sorted(exchange.documents, key=lambda row: row.id != exchange.reference)
    if not exchange.reference:
        documents = exchange.documents
    project = new_project(documents, book, name=exchange.name)
    return replace(
        project,
        judgements=table_of(exchange.judgements),
        stances=table_of(exchange.stances),
        notes=table_of(exchange.notes),
    )


def _joined(kept: Project, read: Exchange) -> Project:
    """The project as it was kept, with what other programs have added since."""
    added = [row for row in read.judgements if row.id not in kept.judgements]
    noted = {(_whole(row.target), row.text) for row in kept.notes.values()}
    notes = [row for row in read.notes if (_whole(row.target), row.text) not in noted]
    known = {(row.topic, row.passage, row.document) for row in kept.stances.values()}
    coded = {(row.passage, row.attitude) for row in kept.stances.values()}
    stances = [
        row
        for row in read.stances
        if (row.topic, row.passage, row.document) not in known
        and (row.passage, row.attitude) not in coded
    ]
    topics = [row for row in read.topics if row.id not in kept.topics]
    return replace(
        kept,
        topics={**kept.topics, **table_of(topics)},
        judgements={**kept.judgements, **table_of(added)},
        notes={**kept.notes, **table_of(notes)},
        stances={**kept.stances, **table_of(stances)},
    )


def _whole(target: str) -> tuple[str, ...]:
    """What a note is about, the same for both directions of a link."""
    return tuple(sorted(target.split()))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
