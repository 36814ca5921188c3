import json

import pytest

from perspectives.cli import main
from perspectives.model import deciding
from perspectives.model.documents import passage_id
from perspectives.storage.opening import open_file


@pytest.fixture
def texts(tmp_path):
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    first.write_text("# Close the road\n\nThe lake road shall be closed to cars.\n")
    second.write_text("# Keep it open\n\nThe shops need the lake road.\n")
    return [str(first), str(second)]


@pytest.fixture
def path(tmp_path, texts):
    path = tmp_path / "Lake.perspectives"
    assert main(["project", "new", str(path), *texts, "--topics", "carfree"]) == 0
    return path


def decided(path, author, work):
    file = open_file(path, author=author)
    document = file.project.ordered_documents()[0]
    passage = passage_id(document.id, document.blocks[-1].span)
    topic = file.project.ordered_topics()[0].id
    file.do(work(file.project, passage, topic, by=author))
    file.close()


def test_a_new_project_holds_texts_topics_and_original_bytes(path, texts):
    file = open_file(path)
    documents = file.project.ordered_documents()
    assert [row.title for row in documents] == ["Close the road", "Keep it open"]
    assert file.project.topics
    with open(texts[0], "rb") as original:
        assert file.original(documents[0].id) == original.read()
    file.close()


def test_a_project_is_never_made_over_another(path, texts, capsys):
    assert main(["project", "new", str(path), *texts]) == 1
    assert "There is a file “Lake.perspectives” already." in capsys.readouterr().err


def test_the_name_of_a_project_gets_its_ending(tmp_path, texts):
    assert main(["project", "new", str(tmp_path / "v1.2"), *texts]) == 0
    assert (tmp_path / "v1.2.perspectives").exists()


def test_a_sound_project_is_said_to_be_sound(path, capsys):
    decided(path, "Ana", deciding.tag)
    capsys.readouterr()
    assert main(["project", "check", str(path)]) == 0
    assert capsys.readouterr().out.endswith("is sound: 2 texts, 1 decision, 2 steps.\n")


def test_damage_is_a_sentence_and_exit_code_one(path, capsys):
    data = bytearray(path.read_bytes())
    data[data.index(b"shops need")] ^= 1
    path.write_bytes(data)
    capsys.readouterr()
    assert main(["project", "check", str(path)]) == 1
    error = capsys.readouterr().err
    assert "“Lake.perspectives” is damaged" in error
    assert "not as it was written" in error


def test_a_changed_original_is_found(path, capsys):
    data = bytearray(path.read_bytes())
    data[data.index(b"# Close the road")] ^= 1
    path.write_bytes(data)
    assert main(["project", "check", str(path)]) == 1
    assert "original of a text" in capsys.readouterr().err


def test_a_decision_without_its_words_is_found(path, capsys):
    from dataclasses import replace

    from perspectives.model.edits import Change, Edit

    decided(path, "Ana", deciding.tag)
    file = open_file(path)
    (row,) = file.project.judgements.values()
    file.do(Edit("Break", (Change("judgements", row, replace(row, quote="other words")),)))
    file.close()
    assert main(["project", "check", str(path)]) == 1
    assert "A decision quotes “other words”" in capsys.readouterr().err


def test_the_log_names_each_step_and_what_is_undone(path, capsys):
    decided(path, "Ana", deciding.tag)
    file = open_file(path)
    file.undo()
    file.close()
    capsys.readouterr()
    assert main(["project", "log", str(path)]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.endswith("Make the comparison")
    assert "Ana  Tag “Close the road” ¶1 with" in second
    assert second.endswith("(undone)")


def test_an_export_is_json_with_or_without_words(path, tmp_path, capsys):
    capsys.readouterr()
    assert main(["project", "export", str(path)]) == 0
    everything = json.loads(capsys.readouterr().out)
    assert everything["format"] == "perspectives-project/1"
    target = tmp_path / "decisions.json"
    assert main(["project", "export", str(path), "--only-decisions", "-o", str(target)]) == 0
    assert "shall be closed" not in target.read_text()


def test_merging_takes_over_and_tells_where_two_differ(path, tmp_path, capsys):
    other = tmp_path / "Other.perspectives"
    other.write_bytes(path.read_bytes())
    decided(path, "Ana", deciding.tag)
    decided(other, "Ben", deciding.untag)
    export = tmp_path / "ben.json"
    assert main(["project", "export", str(other), "--only-decisions", "-o", str(export)]) == 0
    for named in (other, export):
        capsys.readouterr()
        assert main(["project", "merge", str(path), str(named)]) == 0
        out = capsys.readouterr().out
        assert "0 rows are taken over." in out
        assert "Decided differently: “" in out
        assert "0 % alike, kappa 0.00, alpha 0.00 (1 passage decided by both)" in out


def test_every_command_takes_a_project_file(path, capsys):
    capsys.readouterr()
    assert main(["compare", str(path)]) == 0
    assert "Close the road" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [["new", "F"], ["check"], ["check", "F", "G"], ["merge", "F"], ["burn", "F"]]
)
def test_wrong_usage_is_exit_code_two(arguments):
    with pytest.raises(SystemExit) as caught:
        main(["project", *arguments])
    assert caught.value.code == 2


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    for action in ("check", "log", "export"):
        assert main(["project", action, str(tmp_path / "gone.perspectives")]) == 1
        assert "cannot be opened" in capsys.readouterr().err
