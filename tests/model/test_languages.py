from perspectives.model.languages import NAMES, TAGS, language_name


def test_serbian_is_shown_with_its_sisters_and_its_script():
    name = "Serbian/Bosnian/Croatian/Montenegrin"
    assert language_name("sr") == name
    assert language_name("sr-Cyrl") == f"{name} (Cyrillic)"
    assert language_name("sr-Latn-RS") == f"{name} (Latin)"


def test_a_tag_without_a_name_stands_for_itself():
    assert language_name("") == ""
    assert language_name("x-klingon") == "x-klingon"


def test_every_language_is_offered_once():
    assert len(set(TAGS)) == len(TAGS)
    assert {tag.partition("-")[0] for tag in TAGS} == set(NAMES)
