"""A worker's every end is an ordinary result; the user's own texts need no worker."""

import subprocess
import sys
import threading

import pytest

from perspectives.model.errors import Cancelled, ReadingError
from perspectives.reading import processes, read_safely, safely
from perspectives.reading.pieces import Options
from reading.making import PROSE, docx, epub, odt, page, paragraph
from reading.making_pdf import column, pdf


@pytest.fixture
def saved(tmp_path):
    def save(name, data):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save


def replaced_worker(monkeypatch, code):
    monkeypatch.setattr(processes, "command", lambda argument: [sys.executable, "-c", code])


def test_a_word_document_is_read_in_a_worker(saved):
    reading = read_safely(saved("a.docx", docx(paragraph(PROSE))))
    assert reading.document.text == PROSE
    assert reading.document.source.importer == "docx 1"
    assert reading.document.source.path.endswith("a.docx")


def test_plain_text_needs_no_worker(saved, monkeypatch):
    replaced_worker(monkeypatch, "raise SystemExit(3)")
    assert read_safely(saved("a.txt", PROSE.encode())).document.text == PROSE


def test_bytes_are_read_like_a_file():
    options = Options("https://example.org/a")
    document = safely.read_bytes_safely(page(f"<p>{PROSE}</p>"), options).document
    assert PROSE in document.text


def test_content_decides_before_the_suffix(saved):
    assert read_safely(saved("a.txt", docx(paragraph(PROSE)))).document.text == PROSE


def test_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(ReadingError, match=r"There is no file “none\.docx”"):
        read_safely(tmp_path / "none.docx")


def test_a_worker_that_takes_too_long_is_ended(saved, monkeypatch):
    replaced_worker(monkeypatch, "import time; time.sleep(60)")
    monkeypatch.setattr(safely, "seconds_for", lambda head, size: 1)
    with pytest.raises(ReadingError, match="takes longer than 1 seconds"):
        read_safely(saved("a.docx", docx(paragraph(PROSE))))


def test_a_worker_that_is_killed_took_too_much(saved, monkeypatch):
    replaced_worker(monkeypatch, "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(ReadingError, match="takes too much memory"):
        read_safely(saved("a.docx", docx(paragraph(PROSE))))


@pytest.mark.parametrize(
    "answer", ["", "print('nonsense')", "print('{}')", 'print(\'{"reading": {"text": 3}}\')']
)
def test_a_worker_that_talks_nonsense_is_a_damaged_file(saved, monkeypatch, answer):
    replaced_worker(monkeypatch, f"import sys; sys.stdin.read(); {answer or 'pass'}")
    with pytest.raises(ReadingError, match="is damaged"):
        read_safely(saved("a.docx", docx(paragraph(PROSE))))


def test_cancel_ends_the_worker(saved, monkeypatch):
    replaced_worker(monkeypatch, "import time; time.sleep(60)")
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled):
        read_safely(saved("a.docx", docx(paragraph(PROSE))), cancelled=stop.is_set)


GUARD = """
import sys
from perspectives.reading import guarding
guarding.limit_process(5)
guarding.refuse_the_world()
try:
    {deed}
except (PermissionError, OSError) as error:
    print(type(error).__name__)
else:
    print("done")
"""


@pytest.mark.parametrize(
    ("deed", "end"),
    [
        ("import socket; socket.socket()", "Refused"),
        ("import socket; socket.getaddrinfo('localhost', 80)", "Refused"),
        ("import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')", "Refused"),
        ("import subprocess; subprocess.run(['true'])", "Refused"),
        ("import os; os.system('true')", "Refused"),
        ("import os; os.mkdir('made-by-a-worker')", "Refused"),
        ("open('made-by-a-worker', 'w')", "Refused"),
        ("open(__import__('os').path.abspath('secret'))", "Refused"),
        ("import os; os.listdir('..')", "Refused"),
        ("import json, html, email.header", "done"),
    ],
)
def test_a_worker_may_do_nothing_but_read_modules(tmp_path, deed, end):
    run = subprocess.run(
        [sys.executable, "-B", "-c", GUARD.format(deed=deed)],
        env=processes.environment(),
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == end, run.stderr
    assert not list(tmp_path.iterdir())


def test_every_foreign_format_is_read_in_a_worker(saved):
    files = {
        "a.odt": odt(f"<text:p>{PROSE}</text:p>"),
        "a.epub": epub({"one.xhtml": f"<p>{PROSE}</p>"}),
        "a.pdf": pdf([column(PROSE, 60, 780, wide=80)]),
        "a.html": page(f"<article><h1>Bridges</h1><p>{PROSE}</p><p>{PROSE}</p></article>"),
        "a.eml": f"From: Ana <a@b.c>\nTo: x@y.z\nSubject: Bridges\n\n{PROSE}\n".encode(),
    }
    for name, data in files.items():
        assert PROSE in read_safely(saved(name, data)).document.text, name
