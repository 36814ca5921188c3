import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from perspectives import __version__
from perspectives.cli import COMMANDS, main

TOP = Path(__file__).parent.parent
SAMPLE = sorted(str(path) for path in (TOP / "samples" / "asm").glob("*.md"))

ONE = "The attack at Banjska was planned.\n\nThe territorial integrity of Kosovo must be kept.\n"
TWO = "Nobody planned what happened at Banjska in Kosovo.\n\nSerbia keeps its word.\n"
BOOK = """format = 1
name = "The north"
[[topics]]
id = "banjska"
name = "Banjska"
terms.any = ["Banjska"]
[[topics]]
id = "integrity"
name = "Integrity"
terms.any = ["territorial integrity"]
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    Path("one.txt").write_text(ONE, encoding="utf-8")
    Path("two.txt").write_text(TWO, encoding="utf-8")
    Path("book.toml").write_text(BOOK, encoding="utf-8")
    return tmp_path


def perspectives(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(TOP / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "perspectives", *arguments],
        env={**os.environ, "PYTHONPATH": path, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_and_version_are_everywhere(name, capsys):
    for option, wanted in (("--help", "usage: perspectives"), ("--version", __version__)):
        with pytest.raises(SystemExit) as left:
            main([*name.split(), option])
        assert left.value.code == 0
        assert wanted in capsys.readouterr().out


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    out = capsys.readouterr().out
    assert all(f"perspectives {name}" in out and row.about in out for name, row in COMMANDS.items())


@pytest.mark.parametrize(
    "arguments",
    [
        ["compare"],
        ["compare", "one.txt"],
        ["compare", "one.txt", "two.txt", "--format", "yaml"],
        ["compare", "one.txt", "two.txt", "--nothing"],
        ["topics", "a.toml", "b.toml"],
        ["compare", "one.txt", "two.txt", "--encoding", "klingon"],
        ["compare", "one.txt", "two.txt", "--language", "??"],
        ["compar", "one.txt", "two.txt"],
        ["--nothing"],
    ],
)
def test_wrong_usage_leaves_with_2_and_one_line(arguments, capsys):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "--help" in said


def test_text_goes_topic_by_topic(capsys):
    assert main(["compare", "one.txt", "two.txt", "--topics", "book.toml"]) == 0
    out = capsys.readouterr().out
    first, second = out.index("A  Banjska"), out.index("B  Integrity")
    assert first < second
    assert "The attack at Banjska was planned." in out[first:second]
    assert "the term “Banjska”" in out[first:second]
    assert "∅ silent: 1" in out[second:]


def test_options_may_stand_anywhere(capsys):
    assert main(["compare", "one.txt", "--topics", "book.toml", "two.txt", "--format=json"]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)["topics"]] == [
        "banjska",
        "integrity",
    ]


def test_patterns_that_no_shell_expanded_are_expanded(capsys):
    assert main(["compare", "*.txt", "--topics", "none", "--format", "json"]) == 0
    documents = json.loads(capsys.readouterr().out)["documents"]
    assert [row["path"] for row in documents] == ["one.txt", "two.txt"]


def test_json_into_a_file_has_everything_and_nothing_is_printed(capsys):
    arguments = ["compare", "one.txt", "two.txt", "--topics", "book.toml", "--format", "json"]
    assert main([*arguments, "-o", "out.json"]) == 0
    assert capsys.readouterr().out == ""
    data = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert data["reference"] == data["documents"][0]["id"]
    assert [row["path"] for row in data["documents"]] == ["one.txt", "two.txt"]
    assert data["silences"] == [{"document": data["documents"][1]["id"], "topic": "integrity"}]


def test_bad_inputs_are_one_sentence_each_and_the_rest_is_compared(capsys):
    Path("empty.txt").touch()
    Path("binary.bin").write_bytes(bytes(range(256)) * 8)
    Path("folder").mkdir()
    with Path("huge.txt").open("wb") as file:
        file.truncate(1 << 30)
    bad = ["empty.txt", "binary.bin", "folder", "huge.txt", "missing.txt", "one.txt"]
    assert main(["compare", "one.txt", "two.txt", *bad, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert [row["path"] for row in data["documents"]] == ["one.txt", "two.txt"]
    assert [row["where"] for row in data["problems"] if row["where"] in bad] == bad
    lines = err.splitlines()
    for name in bad:
        assert sum(f"“{name}”" in line for line in lines) == 1


def test_a_file_closed_to_the_reader_is_one_sentence(monkeypatch, capsys):
    def refuse(self: Path) -> bytes:
        if self.name == "two.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return self.open("rb").read()

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["compare", "one.txt", "two.txt"]) == 1
    assert "“two.txt” may not be read." in capsys.readouterr().err


def test_a_broken_codebook_is_said_and_the_texts_are_compared(capsys):
    Path("bad.toml").write_text(BOOK.replace('["Banjska"]', '["B*"]'), encoding="utf-8")
    assert main(["compare", "one.txt", "two.txt", "--topics", "bad.toml", "--format=json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["topics"] == []
    assert "“bad.toml”, line 6" in err


def test_where_nothing_is_left_to_compare_it_fails_with_a_sentence(capsys):
    assert main(["compare", "one.txt", "missing.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "missing.txt" in err
    assert main(["compare", "one.txt", "one.txt"]) == 1
    assert "named twice" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_one_sentence(capsys):
    assert main(["compare", "one.txt", "two.txt", "-o", "nowhere/out.txt"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == (
        "perspectives: There is no folder “nowhere”. Make it, or choose another."
    )


def test_a_missing_password_file_is_one_sentence(capsys):
    assert main(["compare", "one.txt", "two.txt", "--password-file", "none"]) == 1
    assert "password file" in capsys.readouterr().err


def test_topics_checks_a_codebook(capsys):
    assert main(["topics", "book.toml"]) == 0
    assert "banjska: 1 term (any language)" in capsys.readouterr().out
    Path("book.toml").write_text(BOOK + "colour = 99\n", encoding="utf-8")
    assert main(["topics", "book.toml"]) == 1
    assert "“book.toml”, line " in capsys.readouterr().err


def test_topics_lists_what_ships(capsys):
    assert main(["topics"]) == 0
    assert "asm: The Association of Serb-majority Municipalities" in capsys.readouterr().out


def test_with_a_display_the_window_opens_what_was_named(monkeypatch):
    called = []
    application = ModuleType("perspectives.desktop.application")
    application.run = lambda paths, **options: called.append((paths, options)) or 0
    monkeypatch.setitem(sys.modules, application.__name__, application)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    Path("secret").write_text("open sesame\n", encoding="utf-8")
    assert main(["one.txt", "--topics", "none", "two.txt", "--password-file", "secret"]) == 0
    options = {"topics": "none", "encoding": "", "language": "", "password": "open sesame"}
    options |= {"with_deleted": False, "whole": False}
    assert called == [(["one.txt", "two.txt"], options)]


def test_without_a_display_texts_are_compared_in_the_terminal():
    done = perspectives("one.txt", "two.txt", "--topics", "book.toml")
    assert done.returncode == 0
    assert done.stderr == (
        "No window: there is no display here. The comparison follows here instead.\n"
    )
    assert "A  Banjska" in done.stdout


def test_without_a_display_and_texts_the_sample_is_compared():
    done = perspectives()
    assert done.returncode == 0
    assert done.stderr.count("\n") == 1
    assert "∅ silent" in done.stdout


def test_a_name_that_is_no_utf8_is_kept(capsys):
    name = b"\xff.txt".decode("utf-8", "surrogateescape")
    Path(name).write_text(TWO, encoding="utf-8")
    arguments = ["compare", "one.txt", name, "--topics", "none", "--format", "json"]
    assert main([*arguments, "-o", "out.json"]) == 0
    data = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert data["documents"][1]["path"] == name


def test_the_same_texts_give_the_same_bytes():
    runs = {
        perspectives("compare", *SAMPLE[:3], "--format", "json", PYTHONHASHSEED=seed).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
    assert json.loads(runs.pop())["links"]


def test_a_reader_that_leaves_is_no_failure():
    command = f'"{sys.executable}" -m perspectives compare one.txt two.txt; echo $? >&2'
    done = subprocess.run(
        ["sh", "-c", f"({command}) | true"],
        env={**os.environ, "PYTHONPATH": str(TOP / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.stderr == "0\n"


@pytest.mark.parametrize(
    "line",
    [
        "compare one.txt two.txt -o two.txt",
        "compare one.txt two.txt --topics book.toml -o ./book.toml",
        "report one.md two.txt -o one.md",
        "report one.txt one-answers.md --handout matrix -o one.md",
        "slides slides.pdf two.txt -o slides.pdf",
        "project export kept.perspectives -o kept.perspectives",
    ],
)
def test_what_is_read_is_never_written_over(here, line, capsys):
    for name in ("one.md", "one-answers.md", "slides.pdf"):
        Path(name).write_text(ONE, encoding="utf-8")
    assert main(["project", "new", "kept.perspectives", "one.txt", "two.txt"]) == 0
    before = {path.name: path.read_bytes() for path in here.iterdir()}
    assert main(line.split()) == 1
    assert "is read here and would be overwritten" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in here.iterdir()} == before
