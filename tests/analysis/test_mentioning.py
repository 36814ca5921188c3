"""Names, dates and cited documents are one entry under all their forms and notations."""

import pytest

from perspectives.analysis.dating import month_of, named_in
from perspectives.analysis.mentioning import mentions
from perspectives.analysis.segmenting import passages_of
from perspectives.model.comparison import Comparison
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.lookup import Lookup
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.topics import Codebook, Name


def listed(*texts: str, names: tuple[Name, ...] = ()):
    documents = []
    for place, source in enumerate(texts):
        language, _, text = source.partition(": ")
        block = Block(Span(0, len(text)), Role.PARAGRAPH)
        name = DocumentId(f"d{place}")
        documents.append(Document(name, name, text, (block,), Source(name), language=language))
    project = new_project(documents, Codebook("", (), names))
    passages = tuple(row for text in documents for row in passages_of(text))
    return {row.label: row for row in mentions(project, Lookup(Comparison(passages)))}


def found(text: str) -> list[tuple[str, ...]]:
    return [row.key for row in named_in(text, 0, len(text))]


DAY = ("2023", "09", "24")


@pytest.mark.parametrize(
    "text",
    [
        "On 24 September 2023 they came.",
        "Došli su 24. septembra 2023. u zoru.",
        "Дошли су 24. септембра 2023. у зору.",
        "Më 24 shtator 2023 erdhën.",
        "It was the 24th of September 2023.",
        "September 24, 2023 was a Sunday.",
        "Am 24.9.2023 und 24. 9. 2023.",
        "Dated 2023-09-24.",
        "Dated 24/09/2023.",
    ],
)
def test_a_date_is_one_in_every_notation(text):
    assert set(found(text)) == {DAY}


def test_a_month_alone_needs_a_year_and_a_number_alone_is_no_day():
    assert found("in April 2013") == [("2013", "04", "00")]
    assert found("in April they came with 24 men in 2023") == []
    assert month_of("mart") == month_of("mars") == month_of("march") == 3


@pytest.mark.parametrize(
    "text", ["Article 14 says", "po članu 14", "Члан 14 каже", "Neni 14 thotë"]
)
def test_an_article_is_one_in_every_language(text):
    assert found(text) == [("article", "14")]


def test_resolutions_laws_and_cases_are_found_with_their_numbers():
    assert found("Resolution 1244 (1999)") == [("resolution", "1244")]
    assert found("the law no. 03/L-040") == [("law", "03/L-040")]
    assert found("the judgment KO130/15 of that day") == [("case", "KO130/15")]


def test_three_notations_of_a_date_are_one_entry_with_counts_by_text():
    rows = listed(
        "en: It happened on 24 September 2023 at dawn.",
        "sr-Latn: To je bilo 24. septembra 2023. u zoru.",
        "en: On the 24th September they came.",
    )
    day = rows["2023-09-24"]
    assert day.kind == "date"
    assert [name.split(":")[0] for name in day.places] == ["d0", "d1", "d2"]
    assert day.forms == ("24 September 2023", "24. septembra 2023", "24th September")


def test_a_day_of_two_years_stays_apart():
    rows = listed("en: On 3 May 2020, on 3 May 2021, and on 3 May again.")
    assert rows["2020-05-03"].count == rows["2021-05-03"].count == rows["3 May"].count == 1


def test_inflected_names_stand_together():
    rows = listed(
        "sr-Latn: U selu Banjska je mirno. Ljudi iz Banjske ćute, a u Banjskoj niko.",
        "en: The village of Banjska is quiet; Banjska’s people are silent.",
    )
    assert rows["Banjska"].count == 5


def test_a_surname_joins_the_only_full_name_with_it():
    rows = listed("en: We met Milan Radić. Later that day Radić left, and we saw Radić go.")
    assert rows["Milan Radić"].count == 3
    assert "Radić" not in rows


def test_a_word_that_only_begins_sentences_is_no_name():
    rows = listed("en: Nobody came. Nobody left. They asked for nothing; Nobody minded.")
    assert "They" not in rows
    assert "Later" not in listed("en: Later they left. He said later he would.")


def test_the_codebooks_names_come_under_all_their_forms():
    name = Name("un", "United Nations", "body", ("UN", "Ujedinjene nacije"))
    rows = listed(
        "en: The UN met, and the United Nations spoke.",
        "sr-Latn: Govorili su u Ujedinjenim nacijama.",
        names=(name,),
    )
    assert rows["United Nations"].kind == "body"
    assert rows["United Nations"].count == 3


def test_an_ending_does_not_make_a_name_of_a_common_word():
    name = Name("bih", "BiH", "place", ("BiH",))
    assert "BiH" not in listed("sr-Latn: To je bio dan kad smo bili tu.", names=(name,))
