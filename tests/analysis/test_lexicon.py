import pytest

from perspectives.analysis.lexicon import english_of, parse_glossary
from perspectives.assets import glossary


@pytest.mark.parametrize(
    ("word", "language", "english"),
    [
        ("sporazuma", "sr", "agreement"),
        ("споразумом", "sr", "agreement"),
        ("marrëveshjes", "sq", "agreement"),
        ("septembra", "sr", "september"),
        ("shtatorit", "sq", "september"),
        ("Srbije", "sr", "serbia"),
        ("Serbisë", "sq", "serbia"),
        ("serbëve", "sq", "serb"),
    ],
)
def test_running_forms_find_their_english_word(word, language, english):
    assert english in english_of(word, language)


def test_a_word_the_glossary_lacks_has_no_english():
    assert english_of("Radoičića", "sr") == ()
    assert english_of("anything", "de") == ()


def test_every_line_of_the_glossary_has_three_columns():
    for line in glossary().splitlines():
        if line.strip() and not line.startswith("#"):
            assert line.count("|") == 2, line


def test_a_stem_stays_short_of_another_compound():
    lexicon = parse_glossary("build | grad* | ")["sr"]
    assert lexicon.english("gradili") == ("build",)
    assert lexicon.english("gradonačelnikovim") == ()
