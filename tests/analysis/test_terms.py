import pytest
from notation import topic

from perspectives.analysis.terms import Matcher
from perspectives.model.spans import Span
from perspectives.model.topics import Term


def found(text, *terms, language="en"):
    return [hit.span.of(text) for hit in Matcher([topic("T", *terms)], language).hits(text)]


@pytest.mark.parametrize(
    ("term", "text", "language", "words"),
    [
        ("agreement", "Both agreements were signed.", "en", ["agreements"]),
        ("sporazum", "Potpisali su sporazume.", "sr", ["sporazume"]),
        ("sporazum", "Потписали су споразуме.", "sr", ["споразуме"]),
        ("Banjska", "U Banjskoj i posle Banjske.", "sr", ["Banjskoj", "Banjske"]),
        ("Banjska", "Sulmi në Banjskë.", "sq", ["Banjskë"]),
        ("marrëveshje", "Zbatimi i marrëveshjeve.", "sq", ["marrëveshjeve"]),
        ("secess*", "Secession and secessionists.", "en", ["Secession", "secessionists"]),
        ("Article 14", "See Article 14, not Article 4.", "en", ["Article 14"]),
        ("Kosovo existence", "They erode Kosovo's existence.", "en", ["Kosovo's existence"]),
        ("cross border", "A cross-border crime.", "en", ["cross-border"]),
    ],
)
def test_a_term_is_found_in_its_forms(term, text, language, words):
    assert found(text, term, language=language) == words


def test_a_term_never_matches_inside_a_longer_word():
    assert found("Sokobanjska kuća", "Banjska", language="sr") == []


def test_a_phrase_ends_with_its_sentence():
    assert found("They share territorial. Integrity matters.", "territorial integrity") == []


def test_case_and_exactness_can_be_asked_for():
    assert found("The asm and the ASM.", Term("ASM", case_sensitive=True)) == ["ASM"]
    assert found("Integrity and integrities.", Term("integrity", exact=True)) == ["Integrity"]


def test_a_near_term_needs_its_neighbour():
    near = Term("attack", near="24 September", within=6)
    assert found("The attack of 24 September was denied.", near) == ["attack"]
    assert found("The attack of May was denied.", near) == []


def test_an_exclusion_takes_the_hit_it_holds_and_no_other():
    text = "The territorial integrity of Ukraine, and the territorial integrity of Kosovo."
    hits = found(text, "territorial integrity", "-territorial integrity of Ukraine")
    assert hits == ["territorial integrity"]


def test_a_term_of_another_language_is_not_looked_for():
    assert found("Sulmi i natës.", Term("sulm", language="sq"), language="en") == []


def test_letters_misread_by_a_scanner_are_forgiven_in_long_words():
    assert found("The tenitorial claims of governrnent 0hrid.", "government") == ["governrnent"]
    assert found("The agreement of 0hrid1a.", "Ohridia") == ["0hrid1a"]


def test_a_word_cut_in_two_is_put_together():
    term = "municipalit*"
    assert found("Ten munici palities and munici-\npalities.", term) == [
        "munici palities",
        "munici-\npalities",
    ]
    assert found("The Associa tion of teachers.", "association") == ["Associa tion"]
    assert found("Општи на и заједни ца.", "заједница", language="sr") == ["заједни ца"]


def test_two_words_are_not_taken_for_one():
    assert found("It was over. Sight of it was lost.", "oversight") == []
    assert found("They stay under, standing by.", "understanding") == []


def test_furniture_is_not_seen():
    text = "20 October 2023, in October"
    hits = Matcher([topic("T", "october")], "en").hits(text, (Span(0, 16),))
    assert [hit.span.start for hit in hits] == [text.rindex("October")]
