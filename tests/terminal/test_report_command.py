import json
from pathlib import Path

import pytest

from perspectives.cli import main

CODEBOOK = """name = "Tram"
[[topics]]
id = "tram"
name = "Tram"
[topics.terms]
en = ["tram", "harbour"]
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    words = (
        "We want the tram to the harbour before winter.",
        "A tram to the harbour costs too much this winter.",
    )
    paths = [tmp_path / f"{place}.txt" for place in range(2)]
    for path, text in zip(paths, words, strict=True):
        path.write_text(f"{text}\n\nThe harbour is where the tram would end, they say.\n", "utf-8")
    book = tmp_path / "tram.toml"
    book.write_text(CODEBOOK, "utf-8")
    return [*map(str, paths), "--topics", str(book)]


def test_a_report_matches_its_texts_and_says_what_has_changed(texts, tmp_path, capsys):
    report = str(tmp_path / "r.md")
    assert main(["report", *texts, "-o", report]) == 0
    assert main(["verify", report, *texts]) == 0
    other = [texts[0], texts[0], *texts[2:]]
    assert main(["verify", report, *other]) == 1
    assert "does not match" in capsys.readouterr().err


def test_a_later_report_tells_the_changes_since_an_earlier_one(texts, tmp_path):
    before, now = str(tmp_path / "r.json"), tmp_path / "r.md"
    assert main(["report", *texts, "-o", before]) == 0
    assert json.loads(Path(before).read_text("utf-8"))["schema"] == "perspectives-comparison/1"
    assert main(["report", *texts, "-o", str(now), "--since", before]) == 0
    assert "it is the same run" in now.read_text("utf-8")


def test_a_handout_has_its_answers_beside_it(texts, tmp_path):
    assert main(["report", *texts, "-o", str(tmp_path / "h.html"), "--handout", "A"]) == 0
    assert (tmp_path / "h-answers.html").is_file()


def test_an_exchange_file_takes_the_place_of_its_texts(texts, tmp_path, capsys):
    package, report = str(tmp_path / "t.qdpx"), str(tmp_path / "r.md")
    assert main(["report", *texts, "-o", package]) == 0
    assert "kept for this program alone" in capsys.readouterr().err
    assert main(["report", package, "-o", report]) == 0
    assert main(["verify", report, *texts]) == 0


def test_a_report_is_written_in_the_language_of_choice(texts, tmp_path):
    path = tmp_path / "r.md"
    assert main(["report", *texts, "-o", str(path), "--report-language", "sq"]) == 0
    assert "Ku qëndrojnë tekstet" in path.read_text("utf-8")


@pytest.mark.parametrize("wrong", [["-o", "r.odt"], ["-o", "r.md", "--topic", "nothing"]])
def test_what_cannot_be_made_is_one_sentence(texts, tmp_path, monkeypatch, capsys, wrong):
    monkeypatch.chdir(tmp_path)
    assert main(["report", *texts, *wrong]) == 1
    assert capsys.readouterr().err.startswith("perspectives: ")
    assert not Path(wrong[1]).exists()
