"""Every sentence of reports is there in every language, with the same names to fill in."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.extract import extract
from jinja2.ext import babel_extract

from perspectives.texts import in_latin, read_po

TOP = Path(__file__).parent.parent
KEYWORDS = {"_": None, "later": None, "ngettext": (1, 2)}
ROOMS = ("reporting",)
"""Rooms whose sentences are all translated."""


def sentences() -> set[str]:
    found: set[str] = set()
    for room in ROOMS:
        for path in sorted((TOP / "src" / "perspectives" / room).glob("*.py")):
            rows = extract("python", io.BytesIO(path.read_bytes()), KEYWORDS)
            found |= {row[1] if isinstance(row[1], str) else row[1][0] for row in rows}
    template = TOP / "resources" / "report" / "report.html.j2"
    rows = babel_extract(io.BytesIO(template.read_bytes()), ("_",), [], {"silent": "false"})
    return found | {row[2] for row in rows}


def names(sentence: str) -> set[str]:
    return set(re.findall(r"\{\w+\}", sentence))


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_every_sentence_is_translated(language):
    translated, _ = read_po(TOP / "resources" / "translations" / f"{language}.po")
    assert sorted(sentences() - set(translated)) == []


@pytest.mark.parametrize("language", ["sq", "sr"])
def test_translations_fill_in_the_same_names(language):
    translated, _ = read_po(TOP / "resources" / "translations" / f"{language}.po")
    wrong = {
        sentence
        for sentence, forms in translated.items()
        for form in forms
        if names(form) != names(sentence)
    }
    assert wrong == set()


def test_each_count_finds_a_form():
    for language, forms in (("sq", 2), ("sr", 3)):
        _, form = read_po(TOP / "resources" / "translations" / f"{language}.po")
        assert {form(count) for count in range(200)} == set(range(forms))


def test_serbian_has_no_latin_letters_left_to_guess():
    translated, _ = read_po(TOP / "resources" / "translations" / "sr.po")
    for forms in translated.values():
        for form in forms:
            assert not re.search(r"[Ѐ-ӿ]", in_latin(form)), form
