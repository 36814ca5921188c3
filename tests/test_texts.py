from pathlib import Path

import pytest

from perspectives import texts
from perspectives.texts import in_latin, ngettext, number, read_po, resolved, speaking

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 ? 1 : 2);\\n"
"""


def written(folder: Path, *entries: str) -> Path:
    path = folder / "x.po"
    path.write_text("\n\n".join((HEAD.strip(), *entries)), encoding="utf-8")
    return path


def test_a_sentence_over_several_lines_is_one(tmp_path):
    sentences, _ = read_po(written(tmp_path, 'msgid ""\n"one "\n"two"\nmsgstr "један \\"два\\""'))
    assert sentences == {"one two": ('један "два"',)}


def test_plural_forms_are_chosen_by_the_rule_of_the_head(tmp_path):
    entry = 'msgid "link"\nmsgid_plural "links"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"'
    sentences, form = read_po(written(tmp_path, entry))
    catalogue = texts.Catalogue(sentences, form, "x")
    assert [catalogue.many("link", "links", count) for count in (1, 21, 3, 11)] == list("aabc")


def test_empty_and_fuzzy_entries_stay_english(tmp_path):
    entries = ('msgid "a"\nmsgstr ""', '#, fuzzy\nmsgid "b"\nmsgstr "б"')
    sentences, form = read_po(written(tmp_path, *entries))
    assert texts.Catalogue(sentences, form, "x").one("b") == "b"
    assert sentences == {}


@pytest.mark.parametrize(
    ("tag", "served"),
    [
        ("en-GB", "en"),
        ("sq", "sq"),
        ("sr", "sr-Cyrl"),
        ("sr_Latn_RS", "sr-Latn"),
        ("hr", "sr-Latn"),
        ("de", "en"),
        ("", "en"),
    ],
)
def test_a_reader_is_served_the_nearest_language(tag, served):
    assert resolved(tag) == served


def test_latin_letters_are_written_from_the_cyrillic_ones():
    assert in_latin("Љубав, његов џеп {count}") == "Ljubav, njegov džep {count}"


def test_a_report_speaks_its_language_and_the_window_keeps_its_own():
    with speaking("sq"):
        assert texts.language() == "sq"
    assert texts.language() == "en"


def test_numbers_are_written_as_the_language_does():
    with speaking("sr-Latn"):
        assert number(1234.5, 1) == "1.234,5"
    assert number(1234) == "1,234"


def test_english_plurals_need_no_catalogue():
    assert [ngettext("text", "texts", count) for count in (1, 2)] == ["text", "texts"]
