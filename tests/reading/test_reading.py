"""A file becomes a document or one clear sentence; laws of every document hold."""

import os
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.analysis.segmenting import passages_of
from perspectives.model.errors import ReadingError
from perspectives.model.spans import Span
from perspectives.reading import read_bytes, read_file
from perspectives.reading.reading import format_of


def trouble(path):
    with pytest.raises(ReadingError) as caught:
        read_file(path)
    assert caught.value.hint
    return caught.value.message


def test_a_missing_file_is_said(tmp_path):
    assert trouble(tmp_path / "no.txt") == "There is no file “no.txt”."


def test_a_folder_is_said(tmp_path):
    assert trouble(tmp_path) == f"“{tmp_path.name}” is a folder."


def test_an_empty_file_is_said(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"")
    assert trouble(tmp_path / "a.txt") == "“a.txt” is empty."


@pytest.mark.parametrize("data", [b" \n\n\t", b"\xef\xbb\xbf", b"---\n***\n"])
def test_a_file_without_words_is_said(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    assert trouble(tmp_path / "a.txt") == "“a.txt” has no text in it."


def test_a_binary_file_is_said(tmp_path):
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 9)
    assert "“a.txt” cannot be read: the file is not a text file." in trouble(tmp_path / "a.txt")


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    assert "“a.txt” has 1,024 MB" in trouble(path)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000])
def test_a_name_no_disk_can_hold_is_said(name):
    assert trouble(name)


def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "is not a file" in trouble(tmp_path / "pipe")


def test_a_file_closed_to_the_reader_is_said(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("text")

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    assert trouble(path) == "“a.txt” may not be read."


def test_the_path_stays_as_it_was_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A few words of text.")
    assert read_file("./a.txt").document.source.path == "./a.txt"


def test_the_source_names_reader_encoding_and_hash():
    source = read_bytes(b"A few words.", "a.md").document.source
    assert (source.importer, source.media_type) == ("markdown 1", "text/markdown")
    assert source.encoding == "utf-8"
    assert source.sha256.startswith("59f9") or len(source.sha256) == 64


def test_equal_texts_have_equal_ids_whatever_their_bytes():
    one = read_bytes("č ë".encode(), "a.txt").document
    two = read_bytes("\ufeffc\u030c e\u0308\r\n".encode("utf-16"), "b.txt").document
    assert one.id == two.id
    assert one.id.startswith("d")
    assert len(one.id) == 13


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"words", "a.txt", "plain"),
        (b"words", "a", "plain"),
        (b"words", "a.md", "markdown"),
        (b"---\ntitle: A\n---\nwords", "a.txt", "markdown"),
        (b"# One\n\nx\n\n# Two", "a.txt", "markdown"),
        (b"#hash #tag", "a.txt", "plain"),
    ],
)
def test_the_format_is_told_by_content_then_by_suffix(data, name, kind):
    assert format_of(data, name) == kind


def test_a_language_that_was_chosen_stands():
    assert read_bytes(b"This is the text of it.", "a.txt", language="sq").document.language == "sq"
    assert read_bytes(b"This is the text of it.", "a.txt").document.language == "en"


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
PARTS = (
    "By Jane Doe|12 May 2023 –|Title|- item|1. One|Article 14|“quote”|\n|\n\n|> q|# H|=====|"
    "A sentence with some words in it.|c\u030c|\u202e|🕊|\ufb1d|\u0301a|e-\n\u0301x"
)
SHAPED = st.lists(st.sampled_from(PARTS.split("|")), max_size=12).map("\n".join)


def check(document):
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\0\r\u2028\ufffe")
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(text)
        assert not text[at : block.span.start].strip("\n")
        assert block.span.of(text).strip() == block.span.of(text)
        assert all(block.span.contains(span) for span in block.furniture)
        at = block.span.end
    assert at == len(text)


@given(st.one_of(TEXT, SHAPED), st.sampled_from(["a.txt", "a.md"]))
def test_blocks_cover_every_text_in_order(text, name):
    try:
        document = read_bytes(text.encode(), name).document
    except ReadingError:
        return
    check(document)


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_give_a_document_or_a_reading_error(data, name):
    try:
        document = read_bytes(data, name).document
    except ReadingError as error:
        assert error.message.startswith("“")  # noqa: PT017
        return
    check(document)


def test_a_title_loses_its_label_and_the_text_does_not():
    document = read_bytes(b"[Opinion] : One\n\nSome words of prose follow.", "a.txt").document
    assert document.title == "One"
    assert document.blocks[0].span == Span(0, 15)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "part",
    [
        "\n",
        " ",
        " \n",
        ".",
        "a",
        "“",
        "*",
        "- ",
        "1. ",
        "> ",
        "a-\n",
        "[",
        "By ",
        "a. ",
        "\t",
        "!?",
    ],
)
def test_endless_repetition_is_read_in_linear_time(part, name):
    """Hangs where a pattern backtracks over all that it has seen."""
    text = f"Words of prose.\n\n{part * 60_000}\nx\n\nMore words of prose.\n\n{part * 60_000}"
    document = read_bytes(text.encode(), name).document
    passages_of(document)
