import pytest
import snowballstemmer

from perspectives.analysis.english_stems import english_stem
from perspectives.assets import embedding

EVERY = 23
"""Of the words of the vocabulary, every so manieth is looked at: 1,300 with nine forms each."""

FORMS = ("", "s", "'s", "ed", "ing", "ly", "ingly", "ational", "eedly")


def test_stems_are_those_of_the_reference():
    reference = snowballstemmer.stemmer("english").stemWord
    words = [row for row in embedding()[1].split() if row.isalpha() and row.isascii()][::EVERY]
    words = [word + form for word in words for form in FORMS]
    assert [english_stem(word) for word in words] == [reference(word) for word in words]


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("municipalities", "municip"),
        ("dying", "die"),
        ("tyingly", "ty"),
        ("hopping", "hop"),
        ("hoping", "hope"),
        ("news", "news"),
        ("youth", "youth"),
        ("evening", "evening"),
        ("adding", "add"),
        ("'s", "'s"),
        ("", ""),
    ],
)
def test_a_stem(word, stem):
    assert english_stem(word) == stem
