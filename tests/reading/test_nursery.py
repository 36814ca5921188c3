"""Workers that share loaded readers: as safe and as sure as those that start alone (Linux)."""

import os
import signal
import threading

import pytest

from perspectives.model.errors import Cancelled
from perspectives.reading import forking, nursery, processes
from perspectives.reading.batch import read_each, read_many
from reading.making import PROSE, docx, epub, odt, page, paragraph
from reading.making_pdf import column, pdf
from reading.serving import serving


@pytest.fixture
def files(tmp_path):
    contents = {
        "a.docx": docx(paragraph(PROSE)),
        "b.odt": odt(f"<text:p>{PROSE}</text:p>"),
        "c.html": page(f"<article><p>{PROSE}</p></article>"),
        "d.pdf": pdf([column(PROSE, 60, 760)]),
        "e.epub": epub({"a.xhtml": f"<p>{PROSE}</p>"}),
        "f.rtf": b"{\\rtf1 " + PROSE.encode() + b"}",
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [str(tmp_path / name) for name in contents]


@pytest.fixture
def here():
    """A nursery for this thread."""
    opened = []
    nursery.open_here(opened)
    yield opened[0]
    opened[0].close()
    del nursery._here.nursery


def test_many_files_are_read_as_one_alone_is(files, monkeypatch):
    together = read_many(files)
    monkeypatch.setattr(nursery, "IS_POSSIBLE", False)
    assert [row.reading for row in together] == [row.reading for row in read_many(files)]
    assert all(row.reading is not None for row in together)


def test_no_worker_is_started_but_by_dividing(files, monkeypatch):
    started = []
    command = processes.command
    monkeypatch.setattr(processes, "command", lambda name: started.append(name) or command(name))
    read_many(files, workers=2)
    assert set(started) == {"--forking-worker"}
    assert len(started) <= 2


def test_a_child_that_is_killed_or_too_slow_leaves_the_next_as_it_was(files, here, monkeypatch):
    child = here.child("pdf")
    child.kill()
    assert child.wait(5) == -signal.SIGKILL
    child.close()
    slow = here.child("docx")
    # It waits for a job that does not come.
    monkeypatch.setattr(processes, "_hand_over", lambda process, job: None)
    with pytest.raises(processes.TimedOut):
        processes.attend(slow, b"", 0.2, 100)
    monkeypatch.undo()
    assert here.child("docx").returncode is None


def test_a_nursery_that_is_gone_is_done_without(files, here):
    first = nursery.run("docx", b"", seconds=5, longest=100)
    assert first.code != 0
    os.kill(here._process.pid, signal.SIGKILL)
    here._process.wait()
    assert read_many(files[:1])[0].reading is not None


def test_children_open_no_connection_and_hear_of_no_other_file(tmp_path):
    with serving() as served:
        image = f"<img src='{served.address}/image'>"
        names = []
        for place in range(4):
            path = tmp_path / f"{place}.html"
            path.write_bytes(page(f"<article><p>{PROSE}{place}</p>{image}</article>"))
            names.append(str(path))
        assert all(row.reading is not None for row in read_many(names))
        assert not served.asked


def test_cancel_ends_the_nurseries(files):
    stop = threading.Event()
    found = read_each(files * 5, cancelled=stop.is_set)
    next(found)
    stop.set()
    with pytest.raises(Cancelled):
        list(found)


def test_what_cannot_be_loaded_is_left_to_the_reader():
    forking.load("none")
    forking.load("plain")
