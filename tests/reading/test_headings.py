"""Headings and numbered clauses of texts that do not mark them."""

import pytest

from perspectives.model.documents import Role
from perspectives.reading.headings import with_headings
from perspectives.reading.pieces import Piece

PROSE = "The board has nine members, and it decides by a majority of all of them."


def roles(*texts):
    return [piece.role.value for piece in with_headings([Piece(text) for text in texts])]


@pytest.mark.parametrize(
    "line",
    [
        "The price of silence",
        "WHAT THE HOTELS WANT",
        "Article 14",
        "Član 5.",
        "Neni 3",
        "Part II",
        "IV. The board",
    ],
)
def test_a_short_line_above_prose_is_a_heading(line):
    assert roles(PROSE, line, PROSE) == ["paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "We said no.",
        "and so it went",
        "They ask for three things:",
        "“We did not sign this paper at any time”",
        "🕊",
        "And the council?",
        "One line of more than twelve words that has simply lost its final stop somewhere",
    ],
)
def test_other_short_lines_stay_paragraphs(line):
    assert roles(PROSE, line, PROSE)[1] == "paragraph"


def test_a_line_at_the_end_is_no_heading():
    assert roles(PROSE, "The board of the association") == ["paragraph", "paragraph"]


def test_short_lines_in_a_row_are_no_headings():
    assert roles(PROSE, "No speeches", "No ribbons", "No flags", PROSE).count("heading") == 0


def test_a_question_is_a_heading_among_other_headings_only():
    assert roles(PROSE, "Who pays?", PROSE)[1] == "paragraph"
    assert roles("What changed", PROSE, "Who pays?", PROSE)[2] == "heading"


def test_nothing_is_guessed_where_the_format_marks_headings():
    pieces = [
        Piece("One", Role.HEADING, 1, sure=True),
        Piece(PROSE),
        Piece("Two words"),
        Piece(PROSE),
    ]
    assert with_headings(pieces)[2].role is Role.PARAGRAPH


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Article 14. Neither side will block the other.", 1),
        ("Neni 3 Asnjëra palë nuk do të pengojë tjetrën.", 1),
        ("1.2. The board decides by a majority of its members.", 2),
        ("10.1.3 The board decides by a majority of its members.", 3),
    ],
)
def test_numbered_clauses_are_items(text, level):
    (piece,) = with_headings([Piece(text)])
    assert (piece.role, piece.level) == (Role.ITEM, level)


@pytest.mark.parametrize(
    "text",
    [
        "3.5 million euros were spent on it.",
        "Article 14 is short and has been quoted often.",
        "12.30 was too late.",
    ],
)
def test_numbers_that_open_a_sentence_make_no_item(text):
    assert roles(text) == ["paragraph"]
