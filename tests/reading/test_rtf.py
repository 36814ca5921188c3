"""RTF: what a reader of the printed page sees, in the code page of each font."""

from perspectives.model.documents import Role
from perspectives.reading.reading import read_bytes
from reading.making import PROSE


def blocks_of(source, **choices):
    data = source if isinstance(source, bytes) else source.encode("latin-1")
    document = read_bytes(data, "a.rtf", **choices).document
    return [(row.role, document.text[row.span.start : row.span.end]) for row in document.blocks]


def text_of(source):
    return "\n".join(text for _, text in blocks_of(source))


def test_paragraphs_and_characters():
    source = r"{\rtf1\ansi One \ldblquote two\rdblquote\par Three\endash four\~five\par}"
    assert text_of(source) == "One “two”\nThree–four\xa0five"


def test_bytes_are_read_by_the_code_page_of_their_font():
    source = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset238 B;}"
        r"{\f2\fcharset204 C;}}\f0 \'e8 \f1 \'e8 \f2 \'e8 x\par}"
    )
    assert text_of(source) == "è č и x"


def test_unicode_takes_the_place_of_what_follows_it():
    assert text_of(r"{\rtf1\uc1 K\u269?rk{\uc2 \u-10179\'3f\'3f\u-8704\'3f\'3f}\par}") == "Kčrk😀"


def test_styles_are_roles():
    source = (
        r"{\rtf1{\stylesheet{\s1 heading 1;}{\s2 Quote;}}"
        rf"\pard\s1 What it costs\par\pard {PROSE}\par\pard\s2 Nobody asked us.\par}}"
    )
    assert [role for role, _ in blocks_of(source)][1:] == [Role.PARAGRAPH, Role.QUOTE]


def test_footnotes_stand_at_the_end_with_their_mark():
    source = rf"{{\rtf1 {PROSE}{{\super\chftn{{\footnote\pard\chftn  See page 4.}}}} More.\par}}"
    assert blocks_of(source) == [
        (Role.PARAGRAPH, f"{PROSE}[1] More."),
        (Role.FOOTNOTE, "[1] See page 4."),
    ]


def test_what_is_no_text_is_left_out():
    source = (
        r"{\rtf1{\info{\title On bridges}}{\header head\par}{\pict 00ff00}{\*\unknown lost}"
        r"{\field{\*\fldinst HYPERLINK x}{\fldrslt link}} {\v hidden}stays\par}"
    )
    assert text_of(source) == "link stays"


def test_deleted_text_is_gone_or_set_aside():
    source = r"{\rtf1 The {\deleted old }bridge\par}"
    assert text_of(source) == "The bridge"


def test_list_labels_that_are_numbers_stay():
    source = r"{\rtf1\pard\ls1{\listtext 1.\tab}First\par\pard\ls2{\listtext\bullet\tab}Second\par}"
    assert blocks_of(source) == [(Role.ITEM, "1. First"), (Role.ITEM, "Second")]


def test_cells_of_a_row_are_cells():
    source = r"{\rtf1\trowd\cellx1\cellx2\pard\intbl Left\cell Right\cell\row\pard After it.\par}"
    assert [role for role, _ in blocks_of(source)][:2] == [Role.CELL, Role.CELL]


def test_binary_data_is_passed_over():
    assert text_of(b"{\\rtf1 One{\\pict\\bin5 }}{{x} two\\par}") == "One two"
