"""Titles, bylines and dates are told from one line each."""

import pytest

from perspectives.reading.dates import date_of, find_date
from perspectives.reading.heads import date_line, dateline, is_label, may_be_title, without_label
from perspectives.reading.names import byline, dated_byline, is_name


@pytest.mark.parametrize(
    ("said", "iso"),
    [
        ("20 October 2023", "2023-10-20"),
        ("October 20th, 2023", "2023-10-20"),
        ("the 5th of May 1999", "1999-05-05"),
        ("2023-10-20T08:00:00Z", "2023-10-20"),
        ("20.10.2023.", "2023-10-20"),
        ("10/20/2023", "2023-10-20"),
        ("5/6/2020", "2020-06-05"),
        ("24. septembra 2023. godine", "2023-09-24"),
        ("24. септембар 2023.", "2023-09-24"),
        ("12. srpnja 2019.", "2019-07-12"),
        ("më 24 shtator 2023", "2023-09-24"),
        ("3 mars 2021", "2021-03-03"),
        ("24. September 2023", "2023-09-24"),
        ("October 2023", "2023-10"),
        ("31 February 2023", ""),
        ("29 February 2024", "2024-02-29"),
        ("on 14 September", ""),
        ("Article 14 2023", ""),
    ],
)
def test_dates_are_read_in_many_languages(said, iso):
    found = find_date(said)
    assert (found.iso if found else "") == iso


def test_a_metadata_date_may_be_a_year_or_a_month():
    assert [date_of(said) for said in ("2023", "2023-10", "2023-13", "2023-10-20", "soon")] == [
        "2023",
        "2023-10",
        "",
        "2023-10-20",
        "",
    ]


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Aidan\xa0Moss @moss ,", "Aidan Moss", ""),
        ("BY JANE DOE", "JANE DOE", ""),
        ("By Jane Doe and John van der Roe", "Jane Doe and John van der Roe", ""),
        ("By Jane Doe, Professor of Law at Westhaven", "Jane Doe", ""),
        ("By Jane Doe in Pristina", "Jane Doe", ""),
        ("By Jane Doe | 12 May 2023", "Jane Doe", "2023-05-12"),
        ("Written by Jane Doe", "Jane Doe", ""),
        ("Author: Jane Doe", "Jane Doe", ""),
        ("Piše: Jelena Ristović", "Jelena Ristović", ""),
        ("Пише: Љиљана Поповић", "Љиљана Поповић", ""),
        ("Nga Arben Lokaj", "Arben Lokaj", ""),
        ("Shkruan: Besa Krasniqi, 14 mars 2022", "Besa Krasniqi", "2022-03-14"),
        ("By the Editorial Board", "the Editorial Board", ""),
    ],
)
def test_bylines_name_their_author(line, author, date):
    assert byline(line) == (author, date)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday the story was gone.",
        "By Land and Sea",
        "By Design",
        "By signing the paper, Kosovo Serbs lost their say.",
        "By then, Aidan Moss had left the town.",
        "From Pristina to Belgrade",
        "Nga Prishtina në Beograd",
        "By Jane Doe. She is right. They are wrong.",
    ],
)
def test_other_lines_with_by_are_no_bylines(line):
    assert byline(line) is None


def test_a_byline_may_open_with_its_date():
    assert dated_byline("12 May 2023, by Jane Doe") == ("Jane Doe", "2023-05-12")
    assert dated_byline("12 May 2023, by the river") is None


@pytest.mark.parametrize(
    "text", ["Madam President", "Dear Reader", "After Banjska", "The ASM", "Two Roads"]
)
def test_lines_in_capitals_are_not_all_names(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    "line",
    [
        "8 November 2019",
        "Published: 2 February 2020",
        "Lindau, 12 May 2022",
        "Tuesday, 14 February 2023, 09:15",
        "Last updated: August 19, 2022 at 7:45 am",
        "24. septembra 2020. godine",
        "Prishtinë, më 24 shtator 2023",
    ],
)
def test_date_lines_hold_a_date_and_little_else(line):
    assert date_line(line)


@pytest.mark.parametrize(
    "line",
    ["It ended on 8 November 2019.", "The vote of 8 November 2019 and after", "Section 14", "1990"],
)
def test_sentences_with_dates_are_no_date_lines(line):
    assert not date_line(line)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("20 October 2023, –  The talks failed.", "20 October 2023, –"),
        ("LINDAU, 9 August 2016 (Agency) – The council voted.", "LINDAU, 9 August 2016 (Agency) –"),
        ("Beograd, 5. maja 2023. – Vlada je odlučila.", "Beograd, 5. maja 2023. –"),
        ("20.10.2023: “We”, he said, lost.", "20.10.2023:"),
    ],
)
def test_a_date_that_opens_a_paragraph_ends_at_its_dash(text, opening):
    found = dateline(text)
    assert found is not None
    assert text[: found.end] == opening


@pytest.mark.parametrize(
    "text",
    [
        "On 20 October 2023 – The Day – nobody came.",
        "20 October 2023 – a day to remember.",
        "20 October 2023 was a day like any other.",
        "The attack of 24 September 2023 – The first – changed all.",
    ],
)
def test_a_date_that_belongs_to_its_sentence_stays(text):
    assert dateline(text) is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("[Opinion] : The harbour", "The harbour"),
        ("[Op-Ed] The harbour", "The harbour"),
        ("OPINION | The harbour", "The harbour"),
        ("Analysis: Why it failed", "Why it failed"),
        ("Komentar – Luka", "Luka"),
        ("Мишљење: Лука", "Лука"),
        ("Kosovo: a way out", "Kosovo: a way out"),
        ("The harbour", "The harbour"),
    ],
)
def test_a_title_loses_its_label(line, title):
    assert without_label(line) == title


def test_a_label_alone_is_no_title():
    assert is_label("OPINION")
    assert is_label("[Analysis]")
    assert not is_label("Opinions differ")


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Keep the night trains", True),
        ("Who will teach the teachers?", True),
        ("Dear Prime Minister,", False),
        ("It was a long day.", False),
        ("Poštovani prijatelji", False),
        ("and so it began", False),
    ],
)
def test_titles_are_short_lines_without_an_end(line, may):
    assert may_be_title(line) is may
