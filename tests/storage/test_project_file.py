"""A project file keeps every edit, its history and its versions."""

import random
import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventions import dispute, passages, some_edit, text
from perspectives.model import annotating, deciding, document_edits
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit, StorageError
from perspectives.model.project import TABLES
from perspectives.storage.exchange import project_from_json, project_to_json
from perspectives.storage.opening import create, open_file


def clock():
    return "2027-01-01T00:00:00Z"


def tables(project):
    return {name: getattr(project, name) for name in TABLES}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Lake.perspectives"


@pytest.fixture
def file(path):
    made = create(path, dispute(random.Random(3)), author="Ana", clock=clock)
    yield made
    made.close()


def reopened(file):
    file.close()
    return open_file(file.path, clock=clock)


def test_what_was_created_is_there_when_opened(file):
    project = file.project
    again = reopened(file)
    assert again.project == project
    assert (again.problems, again.is_read_only) == ((), False)
    again.close()


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_saved_and_reopened_is_equal_and_undone_is_as_at_first(tmp_path_factory, chance, count):
    path = tmp_path_factory.mktemp("laws") / "Lake.perspectives"
    start = dispute(chance)
    file = create(path, start, clock=clock)
    states = [file.project]
    for _ in range(count):
        edit = some_edit(file.project, chance)
        if edit.changes:
            states.append(file.do(edit))
    file = reopened(file)
    assert file.project == states[-1]
    for state in reversed(states[:-1]):
        assert tables(file.undo()) == tables(state)
    assert not file.can_undo
    file = reopened(file)
    assert tables(file.project) == tables(start)
    for state in states[1:]:
        assert tables(file.redo()) == tables(state)
    assert not file.can_redo
    assert tables(reopened(file).project) == tables(states[-1])


def test_the_history_names_who_did_what_and_what_is_undone(file):
    here = passages(file.project)[1]
    file.do(deciding.tag(file.project, here, "t0"))
    file.do(annotating.write_note(file.project, f"passage {here}", "Look."))
    file.undo()
    rows = reopened(file).history()
    assert [(row.label, row.author, row.is_done) for row in rows] == [
        ("Make the comparison", "Ana", True),
        ("Tag “Text 0” ¶1 with “Topic 0”", "Ana", True),
        ("Write a note on “Text 0” ¶1", "Ana", False),
    ]
    assert rows[1].time == "2027-01-01T00:00:00Z"


def test_any_step_of_the_history_can_be_gone_to(file):
    for name in "ABC":
        file.do(document_edits.describe_project(file.project, name=name))
    steps = [row.step for row in file.history()]
    assert file.go_to(steps[1]).head.name == "A"
    assert file.go_to(steps[3]).head.name == "C"
    with pytest.raises(KeyError):
        file.go_to(99)


def test_the_edits_to_a_step_lead_to_the_same_project(file):
    for name in "ABC":
        file.do(document_edits.describe_project(file.project, name=name))
    for step in (file.undo_step, file.history()[1].step, file.history()[-1].step):
        project = file.project
        edits = file.edits_to(step)
        for edit in edits:
            project = apply(project, edit)
        assert file.go_to(step) == project
        assert file.edits_to(step) == ()
    assert file.redo_step == file.history()[-1].step


def test_an_edit_after_undoing_begins_anew_and_versions_of_the_old_line_stay(file):
    file.do(document_edits.describe_project(file.project, name="A"))
    file.do(document_edits.name_version(file.project, "First"))
    file.undo()
    file.do(document_edits.describe_project(file.project, name="B"))
    file = reopened(file)
    assert [row.label[:6] for row in file.history()] == ["Make t", "Change"]
    assert file.return_to("version-1").head.name == "A"
    assert file.history()[-1].label == "Return to the version “First”"
    assert file.undo().head.name == "B"
    assert list(file.project.versions) == ["version-1"]
    file.close()


def test_naming_a_version_is_shown_in_the_history_but_is_no_step(file):
    file.do(document_edits.describe_project(file.project, name="A"))
    file.do(document_edits.name_version(file.project, "First"))
    file.do(document_edits.rename_version(file.project, "version-1", "One"))
    assert [row.versions for row in file.history()] == [(), ("One",)]
    assert file.undo().head.name == "Lake"


def test_removing_a_text_can_be_taken_back_after_reopening(file):
    before = tables(file.project)
    file.do(document_edits.remove_document(file.project, file.project.reference))
    file = reopened(file)
    assert tables(file.undo()) == before
    file.close()


def test_the_original_bytes_stay_in_the_file(file):
    new = text("Later", "Words.")
    file.do(document_edits.add_documents(file.project, (new,)), sources={new.id: b"Later"})
    file = reopened(file)
    assert file.original(new.id) == b"Later"
    assert file.original(file.project.reference) is None
    file.close()


def test_the_view_comes_back_as_it_was_left(file):
    file.save_view_state(b"panes")
    again = reopened(file)
    assert again.view_state == b"panes"
    assert len(again.history()) == 1
    again.close()


def test_a_stale_edit_leaves_file_and_project_as_they_were(file):
    edit = document_edits.describe_project(file.project, name="A")
    file.do(edit)
    before = file.project
    with pytest.raises(StaleEdit):
        file.do(edit)
    assert file.project is before
    assert reopened(file).project == before


def test_an_edit_that_changes_nothing_is_no_step(file):
    project = file.do(document_edits.describe_project(file.project, name="Lake"))
    assert len(file.history()) == 1
    assert project is file.project


def test_edits_together_are_one_step(file):
    here = passages(file.project)[1]
    first = deciding.tag(file.project, here, "t0")
    second = deciding.untag(apply(file.project, first), here, "t0")
    file.do(deciding.together("Twice", (first, second)))
    assert [row.label for row in file.history()[1:]] == ["Twice"]
    assert file.undo().judgements == {}


def test_a_copy_holds_everything_and_never_lands_on_a_file_unasked(file, tmp_path):
    file.do(document_edits.describe_project(file.project, name="A"))
    copy = tmp_path / "Copy.perspectives"
    file.save_a_copy(copy)
    other = open_file(copy)
    assert other.project == file.project
    assert other.history() == file.history()
    other.close()
    with pytest.raises(StorageError, match="already"):
        file.save_a_copy(copy)
    file.save_a_copy(copy, replaces=True)
    assert [row.name for row in tmp_path.iterdir() if "part" in row.name] == []


def test_a_file_is_never_made_over_another_unasked(file):
    with pytest.raises(StorageError, match="already"):
        create(file.path, file.project)


def test_the_file_is_what_the_format_says(file):
    file.close()
    head = file.path.read_bytes()[:100]
    assert head[68:72] == b"PSP1"
    connection = sqlite3.connect(file.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert [row.name for row in file.path.parent.iterdir()] == ["Lake.perspectives"]


def test_a_source_whose_name_is_no_utf8_comes_back_exactly(path):
    project = dispute(random.Random(3))
    row = project.ordered_documents()[0]
    source = replace(row.source, path="caf\udce9.txt")
    project = replace(project, documents={**project.documents, row.id: replace(row, source=source)})
    create(path, project, clock=clock).close()
    file = open_file(path, clock=clock)
    file.do(document_edits.remove_document(file.project, row.id))
    file.undo()
    again = reopened(file)
    assert again.project.documents[row.id].source.path == "caf\udce9.txt"
    assert project_from_json(project_to_json(again.project), "x").documents == project.documents
    again.close()
