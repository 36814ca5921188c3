"""Foreign formats as the terminal and the window name them: passwords, changes, addresses."""

import subprocess
import sys

import pytest

from perspectives.opening import read_texts
from perspectives.reading import processes
from reading.making import PROSE, docx, page, paragraph
from reading.making_pdf import column, pdf
from reading.serving import serving

CHANGED = (
    "<w:p><w:r><w:t>The </w:t></w:r><w:del><w:r><w:delText>old </w:delText></w:r></w:del>"
    "<w:r><w:t>bridge stays where it is.</w:t></w:r></w:p>"
)


def perspectives(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "perspectives", *map(str, arguments)],
        env=processes.environment(),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def protected(tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf([column(PROSE, 60, 780, wide=80)], password="bridge"))
    (tmp_path / "b.docx").write_bytes(docx(paragraph(PROSE.replace("Monday", "Friday"))))
    return tmp_path


def test_a_protected_text_is_named_with_what_to_do(protected):
    run = perspectives("compare", protected / "a.pdf", protected / "b.docx", "--topics", "none")
    assert run.returncode == 1
    assert "protected by a password" in run.stderr
    assert "--password-file" in run.stderr


def test_the_password_file_opens_it(protected):
    (protected / "word").write_text("bridge\n")
    options = ("--topics", "none", "--format", "json", "--password-file", protected / "word")
    run = perspectives("compare", protected / "a.pdf", protected / "b.docx", *options)
    assert run.returncode == 0, run.stderr
    assert "rebuilt before the winter" in run.stdout


def test_deleted_text_is_shown_on_request(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(CHANGED))
    assert read_texts([str(path)]).documents[0].text == "The bridge stays where it is."
    shown = read_texts([str(path)], with_deleted=True).documents[0]
    assert shown.text == "The old bridge stays where it is."


def test_an_address_is_a_text_like_any_other(tmp_path):
    with serving() as served:
        there = served.give("/a", page(f"<article><p>{PROSE}</p><p>{PROSE}</p></article>"))
        texts = read_texts([there, served.address + "/none"])
    assert [row.source.path for row in texts.documents] == [there]
    assert "answers 404" in texts.problems[0].message


def test_a_worker_is_started_by_an_argument_where_the_program_is_frozen(tmp_path):
    run = subprocess.run(
        [sys.executable, "-m", "perspectives", "--import-worker"],
        env=processes.environment(),
        input=b'{"options": {"name": "a.docx"}, "path": "none.docx", "size": 0, "seconds": 5}\n',
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    assert b"There is no file" in run.stdout
