from pathlib import Path

import pytest

from perspectives.model.errors import PerspectivesError, Problem, ReadingError, StorageError
from perspectives.opening import (
    embedding_table,
    find_codebook,
    nothing_left,
    open_inputs,
    read_texts,
)

BOOK = """format = 1
name = "The lake road"
[[topics]]
id = "noise"
name = "Noise"
terms.en = ["noise"]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The noise by the lake is bad for us all.", encoding="utf-8")
    Path("b.txt").write_text("There is no noise; there is a lake.", encoding="utf-8")
    Path("lake.toml").write_text(BOOK, encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("here")
class TestOpening:
    def test_the_first_text_is_the_reference(self):
        opened = open_inputs(["b.txt", "a.txt"])
        assert opened.project.documents[opened.project.reference].source.path == "b.txt"
        assert [row.source.path for row in opened.project.positions()] == ["a.txt"]

    def test_a_text_that_is_missing_is_a_problem_and_the_rest_opens(self):
        opened = open_inputs(["a.txt", "nowhere.txt", "b.txt"])
        assert len(opened.project.documents) == 2
        assert opened.problems[0].where == "nowhere.txt"
        assert "nowhere.txt" in opened.problems[0].message

    def test_where_the_reference_cannot_be_read_the_next_text_takes_its_place_and_it_is_said(self):
        opened = open_inputs(["nowhere.txt", "a.txt", "b.txt"])
        assert opened.project.documents[opened.project.reference].source.path == "a.txt"
        assert any("is the reference" in row.message for row in opened.problems)

    def test_a_file_named_twice_is_taken_once(self):
        texts = read_texts(["a.txt", "a.txt", "b.txt"])
        assert len(texts.documents) == 2
        assert [row.message for row in texts.problems] == ["“a.txt” is named twice and taken once."]

    def test_two_files_of_one_text_are_taken_once(self):
        Path("c.txt").write_bytes(Path("a.txt").read_bytes())
        texts = read_texts(["a.txt", "b.txt", "c.txt"])
        assert len(texts.documents) == 2
        assert "same text" in texts.problems[0].message

    def test_where_nothing_can_be_read_one_error_says_why(self):
        with pytest.raises(ReadingError, match=r"nowhere\.txt") as caught:
            open_inputs(["nowhere.txt", "."])
        assert "folder" in str(caught.value)

    def test_a_codebook_named_by_hand_is_used_and_named(self):
        opened = open_inputs(["a.txt", "b.txt"], topics="lake.toml")
        assert [row.name for row in opened.project.ordered_topics()] == ["Noise"]
        assert opened.codebook == "lake.toml"

    def test_a_shipped_codebook_may_be_called_by_name(self):
        texts = read_texts(["a.txt"]).documents
        assert find_codebook("asm", texts).codebook is not None

    def test_none_asks_for_no_topics(self):
        opened = open_inputs(["a.txt", "b.txt"], topics="none")
        assert not opened.project.topics
        assert not opened.problems

    def test_a_broken_codebook_is_a_problem_that_names_the_line(self):
        Path("broken.toml").write_text(BOOK.replace('["noise"]', '["n*"]'), encoding="utf-8")
        opened = open_inputs(["a.txt", "b.txt"], topics="broken.toml")
        assert len(opened.project.documents) == 2
        assert "line 6" in opened.problems[0].message

    def test_where_no_shipped_codebook_fits_it_is_said(self):
        opened = open_inputs(["a.txt", "b.txt"])
        assert "without topics" in opened.problems[0].message


@pytest.mark.usefixtures("here")
class TestProjectFiles:
    @pytest.fixture(autouse=True)
    def project(self, here):
        from perspectives.storage.opening import create

        create(
            "a.perspectives", open_inputs(["a.txt", "b.txt"], topics="lake.toml").project
        ).close()
        Path("c.txt").write_text("A third voice on the lake.", encoding="utf-8")

    def test_a_project_file_brings_its_texts_and_topics(self):
        opened = open_inputs(["a.perspectives"])
        assert len(opened.project.documents) == 2
        assert [row.name for row in opened.project.ordered_topics()] == ["Noise"]

    def test_texts_named_after_a_project_are_added_to_it(self):
        opened = open_inputs(["a.perspectives", "c.txt", "a.txt"])
        assert [row.source.path for row in opened.project.positions()] == ["b.txt", "c.txt"]

    def test_other_topics_may_be_asked_for(self):
        assert not open_inputs(["a.perspectives"], topics="none").project.topics

    def test_opening_writes_nothing_and_needs_no_lock(self):
        from perspectives.storage.opening import open_file

        held = open_file("a.perspectives")
        before = Path("a.perspectives").read_bytes(), sorted(Path().iterdir())
        open_inputs(["a.perspectives"])
        assert before == (Path("a.perspectives").read_bytes(), sorted(Path().iterdir()))
        held.close()

    def test_a_damaged_project_is_an_error(self):
        Path("a.perspectives").write_bytes(b"no project")
        with pytest.raises(StorageError):
            open_inputs(["a.perspectives"])


def test_the_sample_chooses_its_own_codebook():
    folder = Path(__file__).parent.parent / "samples" / "asm"
    opened = open_inputs([str(path) for path in sorted(folder.glob("*.md"))])
    assert opened.codebook == "asm"
    assert "“asm”" in opened.topics


def test_a_folder_without_a_model_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(PerspectivesError, match="holds no model"):
        embedding_table(str(tmp_path))


def test_the_shipped_model_is_used_unasked():
    assert embedding_table().dimensions == 256


def test_one_text_alone_is_told_without_speaking_of_codebooks():
    error = nothing_left([Problem("topics", "No shipped codebook fits these texts.")])
    assert str(error) == "There is one text and none to compare it with. Name another text."
    both = [Problem("a.txt", "“a.txt” is empty.", "Choose another."), Problem("topics", "No fit.")]
    assert str(nothing_left(both)) == "“a.txt” is empty. Choose another."
