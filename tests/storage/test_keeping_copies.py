"""Backups, working copies, older and newer formats, comparisons without a name, shared excerpts."""

import errno
import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from inventions import dispute, passages, some_edit, text
from perspectives.model import annotating, deciding, document_edits, page_edits
from perspectives.model.comparison import Tagging
from perspectives.model.documents import span_of
from perspectives.model.errors import StorageError
from perspectives.model.project import TABLES
from perspectives.storage import backups, locking, unnamed
from perspectives.storage.checking import schema_sum
from perspectives.storage.loading import names_in_file
from perspectives.storage.opening import create, open_file
from perspectives.storage.quotes import anchor_problems
from perspectives.storage.rows import checksum
from perspectives.storage.sharing import BLANK, attach, share_excerpts


def tables(project):
    return {name: getattr(project, name) for name in TABLES}


def at(moment):
    return lambda: f"2027-01-{moment}Z"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "Lake.perspectives"
    create(path, dispute(Random(3)), author="Ana").close()
    return path


def renamed(file, name):
    return document_edits.describe_project(file.project, name=name)


def worked(path, folder, moment, name):
    file = open_file(path, backups=folder, clock=at(moment))
    file.do(renamed(file, name))
    file.close()


def test_a_changed_file_is_backed_up_on_closing_but_not_within_ten_minutes(path, tmp_path):
    folder = tmp_path / "backups"
    open_file(path, backups=folder).close()
    assert backups.backups_of(path, folder) == ()
    worked(path, folder, "05T10:00:00", "A")
    worked(path, folder, "05T10:09:00", "B")
    worked(path, folder, "05T10:10:00", "C")
    copies = backups.backups_of(path, folder)
    assert [row.name for row in copies] == [
        "2027-01-05T10-10-00Z.perspectives",
        "2027-01-05T10-00-00Z.perspectives",
    ]
    newest = open_file(copies[0])
    assert newest.project.head.name == "C"
    newest.close()


def test_five_backups_and_one_a_day_for_a_week_are_kept(path, tmp_path):
    folder = tmp_path / "backups"
    for day in range(1, 12):
        for hour in (8, 12):
            worked(path, folder, f"{day:02}T{hour:02}:00:00", f"{day} {hour}")
    for minute in range(0, 60, 10):
        worked(path, folder, f"12T09:{minute:02}:00", f"12 {minute}")
    kept = [f"{backups.time_of(row):%d %H:%M}" for row in backups.backups_of(path, folder)]
    assert kept[:5] == ["12 09:50", "12 09:40", "12 09:30", "12 09:20", "12 09:10"]
    assert kept[5:] == [f"{day:02} 12:00" for day in range(11, 4, -1)]


def test_files_of_one_name_in_two_folders_have_backups_of_their_own(path, tmp_path):
    other = tmp_path / "deeper" / path.name
    assert backups.folder_of(path, tmp_path) != backups.folder_of(other, tmp_path)


@pytest.fixture
def without_locks(monkeypatch):
    """Makes folders that are named “shared” refuse locks, as some network folders do."""
    real = locking._opened

    def opened(path):
        if path.parent.name == "shared":
            raise locking.LockingUnavailable
        return real(path)

    monkeypatch.setattr(locking, "_opened", opened)


@pytest.fixture
def shared(tmp_path, without_locks):
    (tmp_path / "shared").mkdir()
    path = tmp_path / "shared" / "Lake.perspectives"
    create(path, dispute(Random(3)), workroom=tmp_path / "work").close()
    return path


def test_without_locks_the_work_is_on_a_copy_and_written_back(shared, tmp_path):
    work = tmp_path / "work"
    file = open_file(shared, workroom=work)
    assert "cannot be locked" in file.problems[0].message
    before = shared.read_bytes()
    file.do(renamed(file, "A"))
    assert shared.read_bytes() == before
    file.write_back()
    assert shared.read_bytes() != before
    file.do(renamed(file, "B"))
    file.close()
    again = open_file(shared, workroom=work)
    assert again.project.head.name == "B"
    assert again.path == shared
    again.close()


def test_steps_not_written_back_are_taken_up_at_the_next_start(shared, tmp_path):
    work = tmp_path / "work"
    file = open_file(shared, workroom=work)
    file.do(renamed(file, "Ahead"))
    file._keeping.connection.close()
    file._keeping._lock.release()
    again = open_file(shared, workroom=work)
    assert again.project.head.name == "Ahead"
    assert "taken up from the working copy" in again.problems[0].message
    again.close()
    (work / "shared").mkdir()
    copy = work / "Copy.perspectives"
    copy.write_bytes(shared.read_bytes())
    last = open_file(copy)
    assert last.project.head.name == "Ahead"
    last.close()


def test_a_file_changed_by_others_is_never_written_over(shared, tmp_path):
    work = tmp_path / "work"
    file = open_file(shared, workroom=work)
    file.do(renamed(file, "Mine"))
    other = tmp_path / "Other.perspectives"
    create(other, dispute(Random(9), texts=2)).close()
    data = other.read_bytes()
    shared.write_bytes(data)
    with pytest.raises(StorageError, match="changed by another program"):
        file.write_back()
    with pytest.raises(StorageError, match="changed by another program"):
        file.close()
    assert shared.read_bytes() == data
    again = open_file(shared, workroom=work)
    assert len(again.project.documents) == 2
    (message,) = [row.message for row in again.problems if "not been written back" in row.message]
    aside = open_file(Path(message.rpartition("“")[2].rstrip("”.")))
    assert aside.project.head.name == "Mine"
    aside.close()
    again.close()


def test_two_programs_on_one_working_copy_are_kept_apart(shared, tmp_path):
    first = open_file(shared, workroom=tmp_path / "work")
    second = open_file(shared, workroom=tmp_path / "work")
    assert "in use by" in second.why_read_only
    second.close()
    first.close()


def test_an_older_file_is_migrated_in_the_working_copy(shared, tmp_path):
    reshaped(shared, ["ALTER TABLE pins DROP COLUMN translation"])
    file = open_file(shared, workroom=tmp_path / "work")
    here = f"passage {passages(file.project)[1]}"
    file.do(annotating.pin(file.project, here, translation="Look"))
    file.close()
    again = open_file(shared, workroom=tmp_path / "work")
    assert [row.translation for row in again.project.pins.values()] == ["Look"]
    again.close()


def test_a_workroom_without_locks_is_named(shared, tmp_path):
    (tmp_path / "deeper").mkdir()
    with pytest.raises(StorageError, match="cannot hold a working copy"):
        open_file(shared, workroom=tmp_path / "deeper" / "shared")


def test_without_locks_and_without_a_workroom_a_file_is_only_read(shared):
    file = open_file(shared)
    assert "cannot lock files" in file.why_read_only
    file.close()


def test_a_file_system_without_locks_is_told_from_a_lock_in_use(path, monkeypatch):
    def refuse(handle):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_lock", refuse)
    with pytest.raises(locking.LockingUnavailable):
        locking.acquire(path, "")


def reshaped(path, statements, columns=()):
    """Change a file as another version of the program might have written it."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    for table in columns:
        names = names_in_file(connection, table)
        chosen = ", ".join(f'"{name}"' for name in names)
        for row in connection.execute(f"SELECT rowid, {chosen} FROM {table}").fetchall():
            connection.execute(
                f"UPDATE {table} SET checksum = ? WHERE rowid = ?",
                (checksum(table, row[1:]), row[0]),
            )
    sums = [
        total or 0
        for table in TABLES
        for (total,) in connection.execute(f"SELECT sum(checksum) FROM {table}")
    ]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    for name, value in (
        ("sum", sum(sums)),
        ("schema", schema_sum(connection)),
        ("version", version),
    ):
        connection.execute("DELETE FROM facts WHERE name = ?", (name,))
        row = (name, value)
        connection.execute("INSERT INTO facts VALUES (?, ?, ?)", (*row, checksum("facts", row)))
    connection.close()


def test_an_older_file_is_migrated_after_a_backup_with_its_history(path, tmp_path):
    file = open_file(path)
    here = f"passage {passages(file.project)[1]}"
    file.do(annotating.pin(file.project, here, note="Mark"))
    project, history = file.project, file.history()
    file.close()
    reshaped(path, ["ALTER TABLE pins DROP COLUMN translation"], ["pins"])
    old = path.read_bytes()
    folder = tmp_path / "backups"
    again = open_file(path, backups=folder)
    assert again.project == project
    assert again.history() == history
    assert again.undo().pins == {}
    assert len(again.redo().pins) == 1
    again.close()
    (copy, *_) = backups.backups_of(path, folder)
    connection = sqlite3.connect(copy)
    assert "translation" not in names_in_file(connection, "pins")
    connection.close()
    assert path.read_bytes() != old


def test_pages_of_a_file_before_words_and_hiding_are_kept(path, tmp_path):
    file = open_file(path)
    file.do(annotating.add_page(file.project, "matrix", notes="Ask first."))
    before = file.project.pages
    file.close()
    drops = [f"ALTER TABLE pages DROP COLUMN {name}" for name in ("words", "is_hidden")]
    reshaped(path, drops, ["pages"])
    again = open_file(path, backups=tmp_path / "backups")
    assert again.project.pages == before
    again.do(page_edits.show_page(again.project, "page 1", is_shown=False))
    again.close()
    last = open_file(path)
    assert last.project.pages["page 1"].is_hidden
    assert last.undo().pages == before
    last.close()


def test_without_a_folder_for_backups_the_old_file_goes_to_one_beside(path, tmp_path):
    reshaped(path, ["ALTER TABLE pins DROP COLUMN translation"])
    open_file(path).close()
    assert len(backups.backups_of(path, tmp_path / "Backups")) == 1


def test_a_newer_file_opens_for_reading_only(path):
    project = dispute(Random(3))
    reshaped(path, ["PRAGMA user_version=2", "CREATE TABLE maps (id TEXT)"])
    data = path.read_bytes()
    file = open_file(path)
    assert "made by a newer version" in file.why_read_only
    assert tables(file.project) == tables(project)
    with pytest.raises(StorageError, match="newer version"):
        file.do(renamed(file, "No"))
    file.close()
    assert path.read_bytes() == data


def test_what_a_newer_version_says_in_new_words_is_left_out_and_named(path):
    file = open_file(path)
    file.do(deciding.tag(file.project, passages(file.project)[1], "t0"))
    file.close()
    statements = ["PRAGMA user_version=2", "UPDATE judgements SET state = 'doubted'"]
    reshaped(path, statements, ["judgements"])
    file = open_file(path)
    assert file.project.judgements == {}
    assert "A decision is written in a way not known here" in file.problems[0].message
    file.close()


def test_a_column_of_a_newer_version_makes_a_file_read_only(path):
    reshaped(path, ["ALTER TABLE notes ADD COLUMN mood TEXT"], ["notes"])
    file = open_file(path)
    assert "made by a newer version" in file.why_read_only
    file.close()


def test_comparisons_without_a_name_are_there_at_the_next_start(tmp_path):
    folder = tmp_path / "state"
    first = unnamed.create_unnamed(folder, dispute(Random(3)))
    second = unnamed.create_unnamed(folder, dispute(Random(4)))
    assert unnamed.left_unnamed(folder) == ()
    second.close()
    assert unnamed.left_unnamed(folder) == (second.path,)
    assert unnamed.is_unnamed(first.path, folder)
    first.close()
    assert unnamed.left_unnamed(tmp_path / "none") == ()
    locking.lock_path(second.path).write_text('{"pid": 1, "host": "", "user": "", "since": ""}')
    assert unnamed.left_unnamed(folder) == (second.path, first.path)
    again = open_file(second.path)
    assert "ended without closing" in again.problems[0].message
    again.close()


def test_naming_a_comparison_takes_everything_along_and_leaves_nothing(tmp_path):
    file = unnamed.create_unnamed(tmp_path / "state", dispute(Random(3)), author="Ana")
    file.do(renamed(file, "A"))
    file.save_view_state(b"panes")
    named = unnamed.give_name(file, tmp_path / "Lake.perspectives")
    assert (named.project.head.name, named.view_state, named.author) == ("A", b"panes", "Ana")
    assert named.undo().head.name == "Lake"
    assert list((tmp_path / "state").iterdir()) == []
    named.close()


def test_naming_over_another_file_is_refused_and_loses_nothing(tmp_path, path):
    file = unnamed.create_unnamed(tmp_path / "state", dispute(Random(4)))
    with pytest.raises(StorageError, match="already"):
        unnamed.give_name(file, path)
    file.do(renamed(file, "Still open"))
    file.close()


def shared_excerpts(path, tmp_path, chance):
    file = open_file(path)
    for _ in range(40):
        file.do(some_edit(file.project, chance))
    project = file.project
    file.close()
    share_excerpts(project, tmp_path / "Shared.perspectives")
    return project, open_file(tmp_path / "Shared.perspectives")


@pytest.mark.parametrize("seed", range(5))
def test_shared_excerpts_hold_the_decided_words_and_no_others(path, tmp_path, seed):
    project, shared = shared_excerpts(path, tmp_path, Random(seed))
    others = [row for row in shared.problems if "whole text" not in row.message]
    assert others == list(anchor_problems(project))
    for name, row in shared.project.documents.items():
        assert len(row.text) == len(project.documents[name].text)
    for row in shared.project.judgements.values():
        if row.state != "rejected" and row.quote:
            assert BLANK not in row.quote
    shared.close()


def test_words_that_are_not_shared_are_nowhere_in_the_file(tmp_path):
    secret, open_words = "Confidential paragraph here.", "A paragraph for all."
    project = dispute(Random(3), texts=0)
    document = text("Letter", secret, open_words)
    add = document_edits.add_documents(project, (document,))
    file = create(tmp_path / "Lake.perspectives", project)
    file.do(add, sources={document.id: document.text.encode()})
    rows = passages(file.project)
    proposed = Tagging(rows[1], "t0", span_of(rows[1]), 0.5)
    file.do(deciding.reject_tagging(file.project, proposed))
    file.do(deciding.tag(file.project, rows[2], "t0"))
    share_excerpts(file.project, tmp_path / "Shared.perspectives")
    data = (tmp_path / "Shared.perspectives").read_bytes()
    assert b"Confidential" not in data
    assert b"A paragraph for all" in data
    shared = open_file(tmp_path / "Shared.perspectives")
    wrong = replace(document, text=document.text + ".")
    with pytest.raises(StorageError, match="not the text"):
        attach(shared, document.id, wrong.text)
    shared.do(attach(shared, document.id, document.text))
    assert shared.project.documents == file.project.documents
    assert shared.project.judgements == file.project.judgements
    shared.close()
    again = open_file(tmp_path / "Shared.perspectives")
    assert (again.excerpts, again.problems) == ({}, ())
    again.close()
    file.close()
