"""Codebook files can be written by hand; what is wrong in one is said with its line."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.assets import resources
from perspectives.model.errors import CodebookError
from perspectives.model.topics import Codebook, Name, Term, TermKind, Topic, TopicId
from perspectives.reading.codebook import parse_codebook, read_codebook, write_codebook
from perspectives.reading.codebook_csv import codebook_of_csv, csv_of
from perspectives.reading.codebook_text import toml_of

LAKE = """format = 1
name = "The lake road"

[[topics]]
id = "noise"
name = "Noise"
terms.en = ["noise", { pattern = "engines", weight = 0.5 }]
exclude.en = ["white noise"]

[[topics]]
id = "swimmers"
name = "Swimmers"
terms.any = [{ pattern = "DLRG", case = true, exact = true }]

[[names]]
id = "lake"
name = "Lake Ohrid"
kind = "place"
forms = ["Ohridsko ezero"]
"""


def trouble(text):
    with pytest.raises(CodebookError) as caught:
        parse_codebook(text, "lake.toml")
    return str(caught.value)


def test_a_codebook_holds_its_topics_terms_and_names():
    book = parse_codebook(LAKE)
    assert [topic.id for topic in book.topics] == ["noise", "swimmers"]
    assert book.topics[0].terms == (
        Term("noise", "en"),
        Term("engines", "en", 0.5),
        Term("white noise", "en", kind=TermKind.EXCLUDE),
    )
    assert book.topics[1].terms == (Term("DLRG", case_sensitive=True, exact=True),)
    assert book.names == (Name("lake", "Lake Ohrid", "place", ("Ohridsko ezero",)),)


def test_a_colour_left_out_is_the_place_in_the_file():
    assert [topic.colour for topic in parse_codebook(LAKE).topics] == [0, 1]


def test_several_near_patterns_become_one_term_each():
    text = LAKE.replace('"noise",', '{ pattern = "loud", near = ["road", "night"] },')
    terms = parse_codebook(text).topics[0].terms
    assert [(term.pattern, term.near, term.within) for term in terms[:2]] == [
        ("loud", "road", 12),
        ("loud", "night", 12),
    ]


def test_serbian_stands_for_its_neighbours():
    text = LAKE.replace("terms.en", "terms.hr")
    assert parse_codebook(text).topics[0].terms[0].language == "sr"


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ('id = "noise"', 'id = "noise', 5, "TOML"),
        ('name = "Noise"', 'nom = "Noise"', 6, "“nom” is not a key of a topic"),
        ('name = "Noise"\n', "", 4, "the name is missing"),
        ('id = "swimmers"', 'id = "noise"', 11, "the id “noise” is used twice"),
        ('id = "noise"', 'id = "No ise"', 5, "the id “No ise”"),
        ('name = "Noise"', 'name = "Noise"\ncolour = 12', 7, "the colour 12"),
        ("weight = 0.5", "weight = 0", 7, "the weight of “engines”"),
        ("weight = 0.5", "weight = true", 7, "the weight of “engines”"),
        ("weight = 0.5", "within = 3", 7, "within but not near"),
        ("weight = 0.5", "wight = 3", 7, "“wight” is not a key of a term"),
        ('"white noise"', '" "', 8, "is empty"),
        ('"white noise"', '"wh*te noise"', 8, "not at a word's end"),
        ('"white noise"', '"wh* noise"', 8, "shorter than three letters"),
        ('"white noise"', "7", 8, "is not text"),
        ('exclude.en = ["white noise"]', 'exclude = ["white"]', 8, "needs a language"),
        ("exclude.en", "exclude.english", 8, "“english” is not a language"),
        ('name = "Swimmers"', 'name = "S"\nparent = "x"', 13, "the parent “x”"),
        ('name = "Swimmers"', 'name = "S"\nparent = "swimmers"', 13, "its own parent"),
        ('kind = "place"', 'kind = "lake"', 18, "“lake” is not a kind"),
        ("format = 1", "format = 2", 1, "the format 2"),
        ("format = 1", "formal = 1", 1, "“formal” is not a key"),
        ("[[topics]]", "[topics.a]", 4, "“topics”"),
    ],
)
def test_an_error_names_file_line_and_remedy(old, new, line, says):
    text = LAKE.replace(old, new, 1) if old != "[[topics]]" else LAKE.replace(old, new, 2)
    if old == "[[topics]]":
        text = "format = 1\n\n\n[topics]\na = 1\n"
    said = trouble(text)
    assert said.startswith(f"“lake.toml”, line {line}: ")
    assert says in said
    assert said.count(". ") >= 1


def test_a_missing_codebook_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CodebookError, match=r"There is no codebook “no\.toml”"):
        read_codebook(tmp_path / "no.toml")


def test_a_folder_is_named_even_where_it_has_no_name():
    with pytest.raises(CodebookError, match="“/” is a folder"):
        read_codebook("/")


def test_a_codebook_in_another_encoding_is_refused_with_its_line(tmp_path):
    path = tmp_path / "old.toml"
    path.write_bytes(LAKE.replace("ezero", "ezéro").encode("latin-1"))
    with pytest.raises(CodebookError, match="line 19: this is not UTF-8"):
        read_codebook(path)


def test_every_shipped_codebook_can_be_read_and_written(tmp_path):
    paths = sorted((resources() / "codebooks").glob("*.toml"))
    assert paths
    for path in paths:
        book = read_codebook(path)
        write_codebook(book, tmp_path / path.name)
        again = read_codebook(tmp_path / path.name)
        assert (again.topics, again.names) == (book.topics, book.names)


def test_a_csv_error_names_the_line_of_its_row():
    text = csv_of(parse_codebook(LAKE)).replace("0.5", "-1")
    with pytest.raises(CodebookError, match=r"“lake\.csv”, line 4: the weight of “engines”"):
        codebook_of_csv(text, "lake.csv")


def test_a_csv_cell_is_never_a_formula():
    book = Codebook("=1+1", ())
    assert "'=1+1" in csv_of(book)
    assert codebook_of_csv(csv_of(book), "a.csv").name == "=1+1"


words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=12)
lines = words.map(str.strip)
patterns = st.from_regex(r"[a-zë]{3,6}\*?( [a-zšč]{3,6}\*?)?", fullmatch=True)


@st.composite
def term_rows(draw, kind, language):
    near = draw(st.sampled_from(["", "near"]))
    return Term(
        draw(patterns),
        language,
        draw(st.sampled_from([0.25, 1.0, 1.5, 3.0])),
        kind,
        draw(st.booleans()),
        draw(st.booleans()),
        near and draw(patterns),
        draw(st.integers(1, 20)) if near else 0,
    )


@st.composite
def books(draw):
    topics = []
    for place in range(draw(st.integers(0, 3))):
        terms = []
        for kind in TermKind:
            for language in draw(st.sampled_from([(), ("en",), ("en", ""), ("sq", "sr")])):
                terms += draw(st.lists(term_rows(kind, language), min_size=1, max_size=3))
        parent = draw(st.sampled_from(["", "t0"])) if place else ""
        name = draw(lines.filter(bool))
        topics.append(
            Topic(
                TopicId(f"t{place}"),
                name,
                draw(st.integers(0, 11)),
                draw(lines),
                tuple(terms),
                parent,
                place,
                draw(lines),
            )
        )
    forms = draw(st.lists(patterns, max_size=3))
    names = (Name("n", draw(lines.filter(bool)), "place", tuple(forms)),)
    return Codebook(draw(lines.filter(bool)), tuple(topics), names, draw(lines), draw(lines), "")


@given(books())
def test_reading_what_was_written_gives_the_same_codebook(book):
    assert parse_codebook(toml_of(book)) == book


@given(books())
def test_reading_what_was_written_as_csv_gives_the_same_codebook(book):
    assert codebook_of_csv(csv_of(book), "") == book


@given(st.text())
def test_any_text_is_a_codebook_or_a_codebook_error(text):
    with contextlib.suppress(CodebookError):
        parse_codebook(text)


def test_writing_replaces_the_file_in_one_step(tmp_path: Path):
    path = tmp_path / "lake.toml"
    write_codebook(parse_codebook(LAKE), path)
    write_codebook(parse_codebook(LAKE), path)
    assert [file.name for file in tmp_path.iterdir()] == ["lake.toml"]
