"""Kept readings: the same document, and never one that the file no longer holds."""

import pytest

from perspectives.desktop import kept_readings
from perspectives.desktop.kept_readings import read
from perspectives.opening import read_texts

TEXT = "# The bridge\n\nIt should *close*, says the council.\n\n- One reason\n- Another one\n"


@pytest.fixture
def path(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "a.md"
    file.write_text(TEXT)
    return str(file)


def test_a_kept_reading_is_the_document_that_was_read(path, monkeypatch):
    first, problems = read([path], {})
    assert not problems
    monkeypatch.setattr("perspectives.opening.read_texts", None)
    assert read([path], {}) == (first, ())


def test_a_changed_file_is_read_anew(path, tmp_path):
    before, _ = read([path], {})
    (tmp_path / "a.md").write_text(TEXT.replace("close", "still"))
    after, _ = read([path], {})
    assert "still" in after[0].text
    assert before[0].id != after[0].id


def test_changed_readers_read_anew(path, monkeypatch):
    read([path], {})
    monkeypatch.setattr(kept_readings, "_stamp", lambda: (("other.py", 1, 1),))
    assert kept_readings.kept(path) is None


def test_a_damaged_cache_costs_nothing_but_time(path):
    read([path], {})
    kept_readings._place(path).write_bytes(b"not ours")
    documents, problems = read([path], {})
    assert documents == read_texts([path]).documents
    assert not problems


def test_a_missing_file_is_a_problem_each_time(path, tmp_path):
    for _ in range(2):
        documents, problems = read([str(tmp_path / "none.md")], {})
        assert not documents
        assert len(problems) == 1
