"""Languages are told by their function words; what has none is unknown."""

import pytest

from perspectives.analysis.language import detect_language
from perspectives.model.languages import language_name

SAID = {
    "en": "Nobody has taken responsibility for the road since it was closed by the council.",
    "sq": "Askush nuk e ka marrë përgjegjësinë për rrugën që kur e mbylli kuvendi.",
    "sr-Latn": "Niko nije preuzeo odgovornost za put otkako ga je skupština zatvorila.",
    "sr-Cyrl": "Нико није преузео одговорност за пут откако га је скупштина затворила.",
    "mk": "Никој не презеде одговорност за патот откако го затвори собранието.",
    "bg": "Никой не е поел отговорност за пътя, откакто съветът го затвори.",
    "ru": "Никто не взял на себя ответственность за дорогу с тех пор, как её закрыл совет.",
    "sl": "Nihče ni prevzel odgovornosti za cesto, odkar jo je svet zaprl.",
    "de": "Niemand hat die Verantwortung für die Straße übernommen, seit der Rat sie schloss.",
    "fr": "Personne n'a pris la responsabilité de la route depuis que le conseil l'a fermée.",
    "it": "Nessuno si è assunto la responsabilità della strada da quando il consiglio l'ha chiusa.",
    "es": "Nadie se ha hecho responsable de la carretera desde que el consejo la cerró.",
    "tr": "Meclis yolu kapattığından beri hiç kimse bunun için sorumluluk almadı.",
    "el": "Κανείς δεν ανέλαβε την ευθύνη για τον δρόμο.",
}


@pytest.mark.parametrize(("tag", "text"), SAID.items())
def test_a_sentence_tells_its_language(tag, text):
    assert detect_language(text) == tag


def test_neighbours_of_serbian_are_one_with_it():
    assert detect_language("Nitko nije preuzeo odgovornost, jer to uvijek čini netko.") == "sr-Latn"


@pytest.mark.parametrize("text", ["", "2023", "Banjska", "Albin Kurti", "🕊 !!!", "KFOR EULEX"])
def test_names_and_numbers_are_of_no_language(text):
    assert detect_language(text) == ""


def test_a_long_text_is_told_by_its_ends_and_its_middle():
    assert detect_language("x" * 100 + (SAID["sq"] + " ") * 2000) == "sq"


def test_a_quotation_does_not_change_the_language_of_a_text():
    assert detect_language(SAID["en"] * 3 + " “" + SAID["sq"] + "”") == "en"


def test_languages_are_called_by_name():
    assert language_name("sr-Latn") == "Serbian/Bosnian/Croatian/Montenegrin (Latin)"
    assert language_name("en-GB") == "English"
    assert language_name("xx") == "xx"
