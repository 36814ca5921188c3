"""Furniture is told by its wording; argument that sounds like it is left alone."""

import pytest

from perspectives.reading.biographies import goes_on, is_about, is_about_somebody, opens_about
from perspectives.reading.furniture import is_caption, is_disclaimer, is_navigation

PAGE_LINES = """
scroll to top|Scroll to Top ↑|Back to top|Share this:|Share on Facebook|Share Tweet Email|Oglas
Read more|Read more: Court hears the case of the bank|Related articles|12 comments|No comments
Subscribe|Subscribe to our newsletter|Sign up for our newsletter and never miss a story
Follow us on Twitter|We use cookies to improve your visit.|© 2023 The Courier|5 min read
All rights reserved.|Procitajte još: Sud je odlučio|Pročitajte još|Podeli|Подели|Povezane vesti
Na vrh|На врх стране|Pratite nas na Fejsbuku|Ostavite komentar|Komentari (14)|Advertisement
Ovaj sajt koristi kolačiće.|Shpërndaje|Lexo edhe: Komuna vendosi|Lexoni më shumë|Leave a comment
Na ndiqni në Facebook|Kthehu lart|Reklamë|Të gjitha të drejtat e rezervuara|Filed under: Opinion
Kjo faqe përdor cookies
"""


@pytest.mark.parametrize("line", PAGE_LINES.strip().replace("\n", "|").split("|"))
def test_lines_of_a_page_are_navigation(line):
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share this with your children: the river was clean.",
        "Read more slowly and you will understand.",
        "Subscribe to a paper that admits it.",
        "Advertisement is the soul of trade, and trade has no soul.",
        "Follow the money and you will find the minister.",
        "The comments of the mayor were not helpful.",
        "Home",
        "Next",
        "Related questions were raised in 2013, and none was answered.",
        "We use cookies, and they use us; that is the bargain of the age.",
        "No comments were made by either minister after the vote.",
    ],
)
def test_argument_is_no_navigation(line):
    assert not is_navigation(line)


def test_bare_words_of_a_frame_are_navigation_at_the_edge_only():
    assert is_navigation("Home", at_edge=True)
    assert not is_navigation("Home")


@pytest.mark.parametrize(
    "line",
    [
        "The views expressed in this article are the author's own and do not necessarily reflect "
        "the newspaper's editorial policy.",
        "The views expressed are those of the author.",
        "The author's views are his own.",
        "Opinions expressed here are personal.",
        "This commentary does not necessarily reflect the position of the institute.",
        "This article represents only the views of its author.",
        "This opinion is written exclusively for the Courier.",
        "This article first appeared in the Coast Review.",
        "Originally published in the Coast Review.",
        "Translated from the German by A. Smith.",
        "Editor's note: This text has been shortened.",
        "Disclaimer: The author holds shares in the harbour.",
        "Stavovi izneti u ovom tekstu su lični i ne odražavaju nužno stavove redakcije.",
        "Мишљења изражена у тексту не представљају нужно став портала.",
        "Mendimet e shprehura në këtë shkrim janë të autorit.",
        "Pikëpamjet e shprehura këtu nuk përfaqësojnë domosdoshmërisht qëndrimin e redaksisë.",
        "Tekst je prvobitno objavljen na portalu Peščanik.",
        "Ky shkrim u botua fillimisht në Koha.",
    ],
)
def test_disclaimers_are_told_at_the_edge(line):
    assert is_disclaimer(line, at_edge=True)


@pytest.mark.parametrize(
    "line",
    [
        "The opinion expressed by the Court in 2010 does not reflect what states have done since.",
        "Positions stated in Brussels do not represent the people who live beside the bridge.",
        "This agreement was published with a map that nobody had seen.",
        "The article that bans the toll was first applied in 1991, and it was applied to us.",
        "They wrote a law exclusively for one family.",
        "Our views are known, and they are shared by the people of this valley.",
        "Stav vlade je iznet u Briselu i ne menja se.",
    ],
)
def test_argument_is_no_disclaimer(line):
    assert not is_disclaimer(line, at_edge=True)


def test_a_disclaimer_in_the_midst_needs_its_full_form():
    line = "Views expressed here are those of the author and do not necessarily reflect our policy."
    assert is_disclaimer(line, at_edge=False)
    assert not is_disclaimer("This article first appeared in the Coast Review.", at_edge=False)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Jane Doe is a Reader in Law at Westhaven.", "Jane Doe"),
        ("Dr Jane Doe teaches law.", "Jane Doe"),
        ("Doe, a former diplomat, lives in Oslo.", "Jane Doe"),
        ("Jane Doe (@jdoe) is a writer.", "Jane Doe"),
        ("Jane Doe's latest book is about bridges.", "Jane Doe"),
        ("John Roe works for the railway.", "Jane Doe and John Roe"),
        ("Jelena Ristović vodi udruženje građana.", "Jelena Ristović"),
        ("Арбен Локај је новинар.", "Арбен Локај"),
        ("Besa Krasniqi është arkitekte.", "Besa Krasniqi"),
    ],
)
def test_a_biography_opens_with_its_author(line, author):
    assert is_about(line, author)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Janet Doering is a Reader in Law.", "Jane Doe"),
        ("Jane Doe said that she would not come.", "Jane Doe"),
        ("Milan Radoičić is the deputy head of the party.", "Jane Doe"),
        ("Jane Doe is a Reader in Law.", ""),
    ],
)
def test_a_sentence_about_somebody_else_is_no_biography(line, author):
    assert not is_about(line, author)


def test_an_unknown_author_is_told_by_a_profession_and_by_silence():
    line = "Rita Solano is a marine biologist and a research fellow in Varna."
    assert is_about_somebody(line, "The salt works have closed.")
    assert not is_about_somebody(line, "Yesterday Solano closed the salt works.")
    assert not is_about_somebody("The minister is a lawyer of the old school.", "")
    assert not is_about_somebody("Marek Tolan is the deputy head of his party.", "")


def test_biographies_have_other_beginnings_and_go_on():
    assert opens_about("About the author")
    assert opens_about("The author is a lecturer.")
    assert opens_about("Autorka je novinarka.")
    assert not opens_about("The author of the plan has never been found.")
    assert goes_on("Her research interests include ports.")
    assert not goes_on("Heroes are rare.")


@pytest.mark.parametrize(
    "line",
    [
        "Photo: Reuters",
        "(Photo by A. Smith)",
        "Foto: Privatna arhiva",
        "Figure 2. The path",
        "Slika 3: Most",
    ],
)
def test_captions_open_with_what_they_are(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "Photographs do not lie.",
        "Picture a town.",
        "Map and land differ.",
        "Table talk",
        "Video killed it.",
    ],
)
def test_sentences_about_pictures_are_no_captions(line):
    assert not is_caption(line)
