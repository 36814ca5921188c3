"""Plain text falls into the paragraphs its writer meant, however the lines are broken."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from perspectives.model.documents import Role
from perspectives.reading.plain import pieces_of

LONG = (
    "The harbour was dredged with public money, and for as long as anyone can remember it has been "
    "ruled by people who live beside it. Nobody has shown that it was ruled badly."
)
OTHER = (
    "A lease of forty years is not an experiment. It is a decision about people not born yet, and "
    "made by people who will not meet them."
)


def texts(text):
    return [piece.text for piece in pieces_of(text)]


def test_empty_lines_part_paragraphs_whatever_blanks_they_hold():
    assert texts(f"{LONG}\n \t\n\n{OTHER}\n") == [LONG, OTHER]


def test_hard_wrapped_lines_are_joined():
    wrapped = textwrap.fill(LONG, 72) + "\n\n" + textwrap.fill(OTHER, 72)
    assert texts(wrapped) == [LONG, OTHER]


def test_lines_wrapped_by_hand_are_joined_too():
    text = (
        "The harbour was dredged with public money, and for as long\n"
        "as anyone can remember it has been ruled by people\n"
        "who live beside it and who know when the tide comes in and\n"
        "when it goes; nobody has shown that it was ruled badly by\n"
        "any of them."
    )
    assert len(texts(text)) == 1


def test_parts_of_a_text_may_be_wrapped_at_different_widths():
    parts = [textwrap.fill(LONG + " " + OTHER, width) for width in (76, 70, 76)]
    assert texts("\n\n".join(parts)) == [LONG + " " + OTHER] * 3


def test_a_paragraph_indented_as_a_whole_is_one():
    first = textwrap.fill(LONG, 72)
    second = textwrap.indent(textwrap.fill(OTHER, 60), "     ")
    assert texts(first + "\n\n" + second + "\n\n" + first) == [LONG, OTHER, LONG]


def test_a_hyphen_at_a_line_end_goes_where_the_word_was_broken():
    text = (
        "Nobody has shown that the harbour was ruled badly by people of the inter-\n"
        "national commission, or that its statute of nineteen hundred and four was\n"
        "ever broken by any of its members in all that time."
    )
    assert "international commission" in texts(text)[0]


def test_a_hyphen_at_a_line_end_stays_where_it_belongs_to_the_word():
    text = (
        "Nobody has shown that the harbour was ruled badly by those who spoke of self-\n"
        "government before it was fashionable, or that anybody has ever been so pro-\n"
        "EU as the man who sold it to a company from another hemisphere altogether."
    )
    assert "self-government" in texts(text)[0]
    assert "pro-EU as" in texts(text)[0]


def test_the_spelling_elsewhere_in_the_text_decides_about_a_hyphen():
    text = (
        "It was a land-owner who sold it. Nobody has shown that the harbour was a land-\n"
        "owner of its own, or that its statute of nineteen hundred and four was ever\n"
        "broken by any of its members in all that time."
    )
    assert "was a land-owner of its own" in texts(text)[0]


def test_indented_first_lines_begin_paragraphs():
    first, second = (textwrap.fill(text, 72, initial_indent="    ") for text in (LONG, OTHER))
    assert texts(first + "\n" + second) == [LONG, OTHER]


def test_one_paragraph_a_line_needs_no_empty_lines():
    assert texts("\n".join([LONG, OTHER, LONG])) == [LONG, OTHER, LONG]


def test_a_heading_right_above_its_wrapped_paragraph_stands_alone():
    text = "What the lease says\n" + textwrap.fill(LONG + " " + OTHER, 72)
    assert texts(text) == ["What the lease says", LONG + " " + OTHER]


def test_lines_of_verse_stay_lines_of_one_passage():
    verse = "The ferry leaves at half past four\nwith nobody aboard"
    assert texts(verse + "\n\n" + verse) == [verse, verse]


def test_bullets_become_items_without_their_mark():
    text = "We ask:\n\n- that the road be closed\n- that the bus run\n  every half hour\n* and more"
    pieces = list(pieces_of(text))
    assert [piece.text for piece in pieces[1:]] == [
        "that the road be closed",
        "that the bus run every half hour",
        "and more",
    ]
    assert {piece.role for piece in pieces[1:]} == {Role.ITEM}


def test_numbered_items_keep_their_number():
    text = "1. There will be a board.\n2. It has two seats.\n14. Neither side blocks the other."
    assert texts(text) == text.split("\n")


def test_an_ordinal_that_a_line_begins_with_is_no_item():
    text = (
        "Napad u kojem je poginuo jedan čovek, a ranjena su još dvojica, dogodio se\n"
        "24. septembra 2023. godine u selu na severu, kako je tada javila policija i\n"
        "kako su potom potvrdili svedoci."
    )
    assert len(texts(text)) == 1


def test_an_underlined_line_is_a_heading_and_rules_go():
    pieces = list(pieces_of(f"The lease\n=========\n\n{LONG}\n\n* * *\n\n{OTHER}"))
    assert [piece.role for piece in pieces] == [Role.HEADING, Role.PARAGRAPH, Role.PARAGRAPH]
    assert pieces[0].sure


def test_quoted_mail_is_a_quote():
    quoted = "\n".join("> " + line for line in textwrap.wrap(LONG, 70))
    (piece,) = pieces_of(quoted)
    assert piece.role is Role.QUOTE
    assert piece.text == LONG


@given(st.text("ab .\n\t-1>*=(é", max_size=200))
def test_no_word_is_lost_or_moved(text):
    kept = "".join(char for char in text if char in "abé")
    joined = "".join(char for piece in pieces_of(text) for char in piece.text if char in "abé")
    assert joined == kept
