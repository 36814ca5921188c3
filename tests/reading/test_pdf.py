"""PDF: paragraphs over lines, columns and pages; what repeats on pages is gone."""

import pytest

from perspectives.model.documents import Role
from perspectives.model.errors import PasswordNeeded, ReadingError
from perspectives.reading.reading import read_bytes
from reading.making import PROSE
from reading.making_pdf import column, pdf, picture_pdf


def blocks_of(data, **choices):
    document = read_bytes(data, "a.pdf", **choices).document
    return [
        (block.role, document.text[block.span.start : block.span.end], block.page)
        for block in document.blocks
    ]


def texts_of(data):
    return [text for _, text, _ in blocks_of(data)]


LONG = " ".join([PROSE] * 3)


def test_lines_of_a_paragraph_are_joined():
    assert texts_of(pdf([column(PROSE, 60, 780, wide=80)])) == [PROSE]


def test_an_empty_line_parts_paragraphs():
    second = "The mayor said that nobody will pay for it, and left the room before questions came."
    page = [*column(PROSE, 60, 780, wide=80), *column(second, 60, 720, wide=80)]
    assert texts_of(pdf([page])) == [PROSE, second]


def test_columns_are_read_one_after_the_other_even_where_rows_alternate():
    left = [f"left line {at} of the first column goes here" for at in range(8)]
    right = [f"right line {at} of the second column goes here" for at in range(8)]
    page = []
    for at in range(8):
        page += [(60, 780 - 12 * at, 10, left[at]), (330, 780 - 12 * at, 10, right[at])]
    text = " ".join(texts_of(pdf([page])))
    assert text.index(left[7]) < text.index(right[0])


def test_running_heads_and_page_numbers_are_removed():
    pages = [
        [
            (60, 810, 9, "Journal of Bridges 12"),
            *column(f"{number} {PROSE}", 60, 760, wide=80),
            (290, 30, 9, f"{number + 40}"),
        ]
        for number in range(1, 5)
    ]
    text = " ".join(texts_of(pdf(pages)))
    assert "Journal" not in text
    assert not any(str(number) in text.split() for number in range(41, 45))


def test_a_paragraph_goes_on_over_a_page_and_keeps_its_first_page():
    words = LONG.split()
    half = len(words) // 2
    pages = [
        column(" ".join(words[:half]), 60, 400, wide=80),
        column(" ".join(words[half:]), 60, 780, wide=80),
    ]
    found = blocks_of(pdf(pages))
    assert [(text, page) for _, text, page in found] == [(LONG, 1)]


def test_hyphens_at_line_ends_are_joined():
    page = column("The inter-|national court sat for a day and rose at|night.", 60, 780, wide=60)
    assert "international court" in texts_of(pdf([page]))[0]


def test_larger_type_is_a_heading():
    page = [
        (60, 790, 20, "On bridges"),
        *column(PROSE, 60, 750, wide=80),
        (60, 690, 14, "What it costs"),
        *column(PROSE.replace("Monday", "Friday"), 60, 665, wide=80),
    ]
    roles = [role for role, _, _ in blocks_of(pdf([page]))]
    assert roles == [Role.TITLE, Role.PARAGRAPH, Role.HEADING, Role.PARAGRAPH]


def test_small_type_below_is_a_footnote_and_does_not_part_the_paragraph():
    words = LONG.split()
    half = len(words) // 2
    pages = [
        [
            *column(" ".join(words[:half]), 60, 200, wide=80),
            (60, 60, 7, "1 See the report of the council, page 12."),
        ],
        column(" ".join(words[half:]), 60, 780, wide=80),
    ]
    found = blocks_of(pdf(pages))
    assert [role for role, _, _ in found] == [Role.PARAGRAPH, Role.FOOTNOTE]
    assert found[0][1] == LONG


def test_pictures_without_text_are_said_to_be_pictures():
    with pytest.raises(ReadingError, match="no text layer"):
        read_bytes(picture_pdf(), "a.pdf")


def test_a_protected_file_asks_for_its_password():
    data = pdf([column(PROSE, 60, 780, wide=80)], password="bridge")
    with pytest.raises(PasswordNeeded, match="protected by a password"):
        read_bytes(data, "a.pdf")
    with pytest.raises(PasswordNeeded, match="does not open it"):
        read_bytes(data, "a.pdf", password="ferry")
    assert read_bytes(data, "a.pdf", password="bridge").document.text == PROSE


def test_a_damaged_text_layer_is_pointed_out():
    letters = "bcdfghjkmnpqstvwxz"
    words = " ".join(letters[at % 9 :] + letters[: at % 7] for at in range(90))
    reading = read_bytes(pdf([column(words, 60, 780, wide=80)]), "a.pdf")
    assert any("damaged" in problem.message for problem in reading.problems)


def test_properties_are_suggestions_that_programs_do_not_make():
    page = column(PROSE, 60, 780, wide=80)
    info = "/Title(Microsoft Word - bridge.doc)/Author(Ana Berg)/CreationDate(D:20210304)"
    document = read_bytes(pdf([page], info=info), "a.pdf").document
    assert (document.title, document.author, document.date) == ("a", "Ana Berg", "2021-03-04")
