"""Many texts at once: in order, whatever fails, until cancelled."""

import threading

import pytest

from perspectives.model.errors import Cancelled
from perspectives.reading.batch import read_each, read_many, texts_in
from reading.making import PROSE, docx, odt, paragraph


@pytest.fixture
def files(tmp_path):
    contents = {
        "a.docx": docx(paragraph(f"First. {PROSE}")),
        "b.docx": b"PK\x03\x04 broken",
        "c.txt": f"Third. {PROSE}".encode(),
        "d.odt": odt(f"<text:p>Fourth. {PROSE}</text:p>"),
    }
    for name, data in contents.items():
        (tmp_path / name).write_bytes(data)
    return [str(tmp_path / name) for name in [*contents, "none.pdf"]]


def test_outcomes_come_in_the_order_named_and_failures_stop_nothing(files):
    told = []
    found = read_many(files, progress=lambda done, total: told.append((done, total)))
    assert [row.name for row in found] == files
    assert [row.reading is not None for row in found] == [True, False, True, True, False]
    assert all((row.reading is None) != (row.error is None) for row in found)
    assert told == [(done, 5) for done in range(1, 6)]


def test_texts_are_handed_over_as_they_come(files):
    assert {row.place for row in read_each(files)} == {0, 1, 2, 3, 4}


def test_cancel_stops_the_rest(files):
    stop = threading.Event()

    def tell(done, total):
        stop.set()

    with pytest.raises(Cancelled):
        read_many(files * 10, progress=tell, cancelled=stop.is_set)


def test_the_texts_of_a_folder_are_those_with_a_known_suffix(tmp_path):
    (tmp_path / "inner").mkdir()
    for name in ("b.docx", "a.TXT", "inner/c.html", "d.png", ".hidden.txt"):
        (tmp_path / name).write_bytes(b"x")
    names = [name.removeprefix(str(tmp_path) + "/") for name in texts_in(tmp_path)]
    assert names == ["a.TXT", "b.docx", "inner/c.html"]
