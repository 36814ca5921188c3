"""Stored text has one kind of line end, is NFC and holds nothing other programs trip over."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.reading.cleaning import clean, hidden_characters, is_clean

ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=40)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_line_end_becomes_a_line_feed(end):
    assert clean(f"one{end}two") == "one\ntwo"


@pytest.mark.parametrize("bad", ["\0", "\ud800", "\ufffe", "\uffff", "\ufdd0", "\U0001fffe"])
def test_what_may_not_be_stored_becomes_a_replacement_character(bad):
    assert clean(f"a{bad}b") == "a\ufffdb"


def test_paired_surrogates_become_their_character():
    assert clean("\ud83d\udd4a") == "🕊"


def test_letters_with_loose_marks_are_composed():
    assert clean("c\u030c e\u0308") == "č ë"


def test_direction_controls_are_kept_and_reported():
    text = "a \u202eb\u202c c"
    assert clean(text) == text
    (problem,) = hidden_characters(text, "a.txt")
    assert "2 invisible marks" in problem.message


def test_a_zero_width_blank_is_reported():
    assert "1 invisible characters" in hidden_characters("Kos\u200bovo", "a.txt")[0].message


@pytest.mark.parametrize("text", ["👩‍👩‍👧", "می\u200cخواهم", "plain", "ë"])
def test_joiners_that_are_spelling_are_no_problem(text):
    assert hidden_characters(text, "a.txt") == ()


@given(ANY_TEXT)
def test_cleaning_is_idempotent_and_gives_storable_text(text):
    once = clean(text)
    assert clean(once) == once
    assert is_clean(once)
    assert unicodedata.is_normalized("NFC", once)
    assert once.encode("utf-8").decode("utf-8") == once
    assert not set(once) & set("\0\r\u2028\ufffe\uffff")
