"""Flipped bytes and cut-off files: a sentence each, nothing silently wrong, the rest recovered."""

import hashlib
import random
import re
import sqlite3
from collections import Counter
from dataclasses import replace

import pytest

from inventions import dispute, some_edit
from perspectives.model import document_edits
from perspectives.model.errors import StorageError
from perspectives.model.project import TABLES
from perspectives.storage.faults import DamagedFile
from perspectives.storage.opening import create, open_file
from perspectives.storage.salvaging import salvage

SENTENCE = re.compile(r"^[“A-Z].*[.!]$", re.DOTALL)


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """A project with texts, originals, a long history, versions and a view."""
    chance = random.Random(11)
    path = tmp_path_factory.mktemp("sound") / "Lake.perspectives"
    start = dispute(chance, texts=6, paragraphs=40)
    originals = {name: row.text.encode() for name, row in start.documents.items()}
    rows = [
        replace(row, source=replace(row.source, sha256=hashlib.sha256(originals[name]).hexdigest()))
        for name, row in start.documents.items()
    ]
    start = replace(start, documents={row.id: row for row in rows})
    file = create(path, start, originals, author="Ana")
    for at in range(120):
        file.do(some_edit(file.project, chance))
        if at % 40 == 0:
            file.do(document_edits.name_version(file.project, f"Version {at}"))
    file.undo()
    file.save_view_state(b"left like this")
    file.close()
    return path


@pytest.fixture(scope="module")
def whole(sound):
    return seen(open_file(sound))


def seen(file):
    """Everything a person could see of a file; closes it."""
    originals = {name: file.original(name) for name in file.project.documents}
    out = (file.project, file.history(), file.view_state, originals)
    file.close()
    return out


def test_two_hundred_flipped_bytes_are_harmless_or_named_and_recovered(sound, whole, tmp_path):
    data = sound.read_bytes()
    chance = random.Random(2)
    told = check_damage(sound, whole, tmp_path, (flipped(data, chance) for _ in range(200)))
    assert told["named"] > 50


@pytest.mark.torture
def test_five_thousand_flipped_bytes(sound, whole, tmp_path):
    data = sound.read_bytes()
    chance = random.Random(3)
    check_damage(sound, whole, tmp_path, (flipped(data, chance) for _ in range(5000)))


def test_files_cut_off_anywhere_are_named_and_recovered(sound, whole, tmp_path):
    data = sound.read_bytes()
    chance = random.Random(4)
    lengths = [0, 1, 99, 100, 4096, len(data) - 1] + [
        chance.randrange(len(data)) for _ in range(60)
    ]
    told = check_damage(sound, whole, tmp_path, (data[:length] for length in lengths))
    assert told["harmless"] == 0


def flipped(data, chance):
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def check_damage(sound, whole, folder, damages):
    told = Counter()
    for number, data in enumerate(damages):
        path = folder / f"Damaged {number}.perspectives"
        path.write_bytes(data)
        found, error = attempted(lambda place=path: seen(open_file(place)))
        if error:
            assert SENTENCE.match(error.message), error.message
            assert error.hint
            told["named"] += 1
            told[recovered(path, whole)] += 1
        else:
            assert found == whole, "something is silently wrong"
            told["harmless"] += 1
        assert path.read_bytes() == data, "a damaged file was written to"
        path.unlink()
    return told


def attempted(work):
    """What `work` gives, and the StorageError it raises."""
    try:
        return work(), None
    except StorageError as error:
        return None, error


def recovered(path, whole):
    copy = path.with_name(f"Copy of {path.name}")
    result, error = attempted(lambda: salvage(path, copy))
    if error:
        assert "Nothing can be read" in error.message
        return "lost"
    file = open_file(copy)
    project, rows = file.project, file.history()
    file.close()
    copy.unlink()
    if result.has_history:
        assert [replace(row, versions=()) for row in rows] == [
            replace(row, versions=()) for row in whole[1]
        ]
    if result.is_whole:
        assert (rows, tables(project)) == (whole[1], tables(whole[0]))
    assert result.problems or tables(project) == tables(whole[0])
    if any("Not everything" in row.message for row in result.problems):
        return "partly"
    assert tables(project) == tables(whole[0]) or any(
        "damaged in places" in row.message or "place in the history" in row.message
        for row in result.problems
    )
    return "recovered" if result.is_whole else "without history"


def tables(project):
    return {name: getattr(project, name) for name in TABLES}


def test_a_damaged_file_names_its_damages(sound, tmp_path):
    data = sound.read_bytes()
    at = data.index(b"left like this")
    path = tmp_path / "Lake.perspectives"
    path.write_bytes(data[:at] + b"k" + data[at + 1 :])
    with pytest.raises(DamagedFile, match="one part of it is not as it was written") as caught:
        open_file(path)
    assert [row.message for row in caught.value.findings] == [
        "How the window was left is not as it was written."
    ]


def test_lost_words_come_back_from_a_backup(sound, whole, tmp_path):
    data = sound.read_bytes()
    project = whole[0]
    words = project.ordered_documents()[0].text.encode()[20:60]
    path, copy = tmp_path / "Lake.perspectives", tmp_path / "Copy.perspectives"
    torn = bytearray(data)
    for match in re.finditer(re.escape(words), data):
        torn[match.start()] ^= 1
    path.write_bytes(torn)
    alone = salvage(path, copy)
    assert any("words of this text are damaged" in row.message for row in alone.problems)
    open_file(copy).close()
    helped = salvage(path, copy, backups=[tmp_path / "gone", sound], replaces=True)
    assert helped.has_history
    file = open_file(copy)
    assert file.project == project
    file.close()


def test_damaged_words_are_marked_as_excerpts_until_the_text_is_read_anew(sound, whole, tmp_path):
    data = sound.read_bytes()
    document = whole[0].ordered_documents()[0]
    torn = bytearray(data)
    for match in re.finditer(re.escape(document.text.encode()[20:60]), data):
        torn[match.start()] ^= 1
    path, copy = tmp_path / "Lake.perspectives", tmp_path / "Copy.perspectives"
    path.write_bytes(torn)
    salvage(path, copy)
    file = open_file(copy)
    assert list(file.excerpts) == [document.id]
    assert any("whole text" in row.message for row in file.problems)
    file.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM pins; END",
        "CREATE VIEW v AS SELECT * FROM notes",
        "CREATE TABLE strange (id)",
        "CREATE INDEX i ON notes (text)",
    ],
)
def test_a_file_with_parts_that_are_never_written_is_not_opened(sound, tmp_path, statement):
    path = tmp_path / "Lake.perspectives"
    path.write_bytes(sound.read_bytes())
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.close()
    with pytest.raises(StorageError, match="never writes"):
        open_file(path)


def test_other_files_are_told_apart_from_damaged_projects(tmp_path):
    text = tmp_path / "letter.txt"
    text.write_text("Dear council, " * 20)
    with pytest.raises(StorageError, match="not a project") as caught:
        open_file(text)
    assert not isinstance(caught.value, DamagedFile)
    with pytest.raises(StorageError, match="no such file"):
        open_file(tmp_path / "gone.perspectives")
    with pytest.raises(StorageError, match="directory"):
        open_file(tmp_path)
