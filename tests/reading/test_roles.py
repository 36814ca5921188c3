"""Roles that a format states stand; others are recognised around them."""

from perspectives.model.documents import Role
from perspectives.reading.pieces import Metadata, Piece
from perspectives.reading.roles import recognise

PROSE = (
    "The board has nine members, and it decides by a majority of all of them, in the open, always."
)


def test_a_title_that_the_format_states_is_the_document_title():
    pieces = (Piece("[Opinion] : The lake", Role.TITLE, sure=True), Piece(PROSE))
    found, metadata = recognise(pieces, Metadata())
    assert metadata.title == "The lake"
    assert [piece.role for piece in found] == [Role.TITLE, Role.PARAGRAPH]


def test_what_the_file_states_is_not_overruled():
    given = Metadata(title="The lake", author="Ana Lund", date="2020-01-02")
    pieces = (
        Piece("The lake"),
        Piece("By Jo Moss"),
        Piece("5 May 2021"),
        Piece(PROSE),
        Piece(PROSE),
    )
    found, metadata = recognise(pieces, given)
    assert metadata == given
    assert [piece.role.value for piece in found[:3]] == ["title", "byline", "date_line"]


def test_cells_footnotes_and_captions_are_never_furniture():
    kept = (Role.CELL, Role.FOOTNOTE, Role.CAPTION)
    pieces = [Piece(PROSE), *(Piece("Share", role, sure=True) for role in kept), Piece(PROSE)]
    found, _ = recognise(pieces, Metadata())
    assert [piece.role for piece in found[1:4]] == list(kept)


def test_nothing_at_all_is_nothing():
    assert recognise((), Metadata()) == ((), Metadata())
