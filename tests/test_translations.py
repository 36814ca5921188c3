"""Every sentence a person may read is there in every language, with the same names to fill in."""

import io
import re

import pytest
from jinja2.ext import babel_extract

import sentences
from perspectives.texts import catalogue, in_latin, read_po

FOLDER = sentences.TOP / "resources" / "translations"


def templates() -> set[str]:
    """The sentences of the HTML report's template and script."""
    report = sentences.TOP / "resources" / "report"
    page = (report / "report.html.j2").read_bytes()
    return {row[2] for row in babel_extract(io.BytesIO(page), ("_",), [], {"silent": "false"})}


def shape(sentence: str) -> str:
    """A sentence with its {names} blotted out: what was filled in is known again by place."""
    return re.sub(r"\{\w+\}", "{}", sentence)


def names(sentence: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", sentence))


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_every_sentence_is_translated(language):
    translated, _ = read_po(FOLDER / f"{language}.po")
    wanted = sentences.marked() | sentences.shown() | templates()
    assert sorted(wanted - set(translated)) == []


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_what_the_lower_floors_say_is_translated(language):
    translated, _ = read_po(FOLDER / f"{language}.po")
    shapes = set(map(shape, translated))
    assert sorted(row for row in sentences.told() if shape(row) not in shapes) == []


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_no_translation_is_left_over(language):
    translated, _ = read_po(FOLDER / f"{language}.po")
    told = set(map(shape, sentences.told()))
    used = sentences.marked() | sentences.shown() | templates() | set(sentences.plural_pairs())
    assert sorted(row for row in set(translated) - used if shape(row) not in told) == []


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_translations_fill_in_the_same_names(language):
    translated, _ = read_po(FOLDER / f"{language}.po")
    pairs = sentences.plural_pairs()
    wrong = {
        sentence
        for sentence, forms in translated.items()
        for form in forms
        if names(form) not in map(names, pairs.get(sentence, (sentence,)))
    }
    assert wrong == set()


def test_each_count_finds_a_form():
    for language, forms in (("sq", 2), ("sr", 3)):
        _, form = read_po(FOLDER / f"{language}.po")
        assert {form(count) for count in range(200)} == set(range(forms))


@pytest.mark.parametrize(("language", "forms"), [("sq", 2), ("sr", 3)])
def test_sentences_with_a_count_have_a_form_for_each(language, forms):
    translated, _ = read_po(FOLDER / f"{language}.po")
    assert {row for row in sentences.plural_pairs() if len(translated[row]) != forms} == set()


def test_serbian_has_no_latin_letters_left_to_guess():
    translated, _ = read_po(FOLDER / "sr.po")
    for forms in translated.values():
        for form in forms:
            assert not re.search(r"[Ѐ-ӿ]", in_latin(form)), form


@pytest.mark.parametrize(
    ("english", "serbian"),
    [
        ("“a.pdf” cannot be read: it is damaged.", "„a.pdf“ ne može da se pročita: oštećena je."),
        ("3 parts of it are not as they were written", "3 njena dela nisu onakva kako su zapisana"),
        ("the term “secess*”", "pojam „secess*“"),
        ("Something nobody wrote.", "Something nobody wrote."),
    ],
)
def test_filled_in_sentences_are_known_again(english, serbian):
    assert catalogue("sr-Latn").told(english) == serbian
