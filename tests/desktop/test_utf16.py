from hypothesis import given
from hypothesis import strategies as st
from making import compared

from perspectives.desktop.utf16 import Rows
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.spans import Span

MIXED = st.text(alphabet="aä\n🐎👩‍🌾 ש", max_size=30)


def rows_of(*paragraphs):
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if blocks else ""
        blocks.append(Block(Span(len(text), len(text) + len(paragraph)), Role.PARAGRAPH))
        text += paragraph
    return Rows(Document(DocumentId("d"), "", text, tuple(blocks), Source("")))


def test_text_without_emoji_keeps_its_positions():
    rows = rows_of("ab", "cde")
    assert [rows.offset(1, at) for at in (4, 5, 7)] == [0, 1, 3]


def test_an_emoji_is_two_units_wide():
    rows = rows_of("x", "a🐎b")
    assert [rows.offset(1, at) for at in (3, 4, 5, 6)] == [0, 1, 3, 4]


def test_between_the_halves_of_a_pair_is_the_pair():
    assert rows_of("a🐎b").code_point(0, 2) == 1


def test_positions_are_kept_inside_their_row():
    rows = rows_of("ab", "c🐎", "d")
    assert rows.offset(1, 0) == 0
    assert rows.offset(1, 99) == 3
    assert rows.code_point(1, 99) == 6


def test_line_feeds_inside_a_row_do_not_make_rows():
    rows = rows_of("a\nb\u2029c", "d")
    assert rows.joined() == "a\u2028b\u2028c\nd"


@given(st.lists(MIXED, min_size=1, max_size=4))
def test_every_code_point_finds_its_way_back(paragraphs):
    rows = rows_of(*paragraphs)
    for row, block in enumerate(rows.blocks):
        for at in range(block.span.start, block.span.end + 1):
            assert rows.code_point(row, rows.offset(row, at)) == at


@given(st.lists(MIXED, min_size=1, max_size=4))
def test_positions_count_utf16_units(paragraphs):
    rows = rows_of(*paragraphs)
    for row, block in enumerate(rows.blocks):
        for at in range(block.span.start, block.span.end + 1):
            before = rows.document.text[block.span.start : at]
            assert rows.offset(row, at) == len(before.encode("utf-16-le")) // 2


def test_passages_find_their_rows():
    project, comparison = compared("One.\n\nTwo.\n\nThree.")
    rows = Rows(project.documents["d0"])
    assert [rows.row_of(row.id) for row in comparison.passages] == [0, 1, 2]
    assert [rows.passage(row) for row in range(3)] == [row.id for row in comparison.passages]


def test_passages_of_other_texts_have_no_row():
    rows = rows_of("abc")
    assert [rows.row_of(name) for name in ("other:0-3", "d:1-3", "d:x", "")] == [-1] * 4
