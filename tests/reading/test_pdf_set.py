"""PDFs as type is really set: justified narrow columns, hyphens, lists, what lies off the paper."""

import typst

from perspectives.model.documents import Role
from perspectives.reading.reading import read_bytes
from perspectives.reading.wrapping import Joiner
from reading.making_pdf import column, pdf

PROSE = (
    "The council of the upper town decided on Monday that the international commission would "
    "reconsider the reconstruction of the municipal administration, notwithstanding considerable "
    "disagreement among representatives of neighbouring communities about responsibilities. "
)


def set_in(columns, body, width="11cm", *, lang="en"):
    """The document read from a page set by typst."""
    source = (
        f'#set text(lang: "{lang}", size: 9pt)\n#set par(justify: true, first-line-indent: 1em)\n'
        f"#set page(width: {width}, height: 12cm, margin: 1cm, columns: {columns})\n{body}"
    )
    return read_bytes(typst.compile(source.encode()), "a.pdf").document


def paragraphs(document):
    return [
        block.span.of(document.text)
        for block in document.blocks
        if block.role in (Role.PARAGRAPH, Role.ITEM)
    ]


def test_words_broken_over_the_foot_and_head_of_columns_are_whole():
    document = set_in(3, "\n\n".join([PROSE * 2] * 3))
    assert paragraphs(document) == [(PROSE * 2).strip()] * 3


def test_lines_spread_to_full_width_are_no_rows_of_a_table():
    document = set_in(4, "\n\n".join([PROSE] * 5), "13cm")
    assert {block.role for block in document.blocks} == {Role.PARAGRAPH}
    assert paragraphs(document) == [PROSE.strip()] * 5


def test_a_paragraph_after_a_list_is_no_part_of_its_last_item():
    items = "- one reason why the matter was put off until the spring\n" * 3
    document = set_in(1, f"{PROSE}\n{items}\n{PROSE}", "9cm")
    roles = [block.role for block in document.blocks]
    assert roles == [Role.PARAGRAPH, *[Role.ITEM] * 3, Role.PARAGRAPH]


def test_a_paragraph_of_one_full_line_is_not_joined_with_the_next():
    short = "This line is exactly as wide as its column, almost to the letter: so"
    document = set_in(1, f"{PROSE}\n\n{short}.\n\n{PROSE}", "11.2cm")
    assert len(paragraphs(document)) == 3


def test_lines_off_the_paper_and_numbers_below_the_last_line_are_left_out():
    words = "The bridge stays where it is, and nobody asked for a new one."
    first = [*column(words, 60, 760), (60.0, 900.0, 10.0, "Cut off at the end of the page before")]
    number = (520.0, 30.0, 10.0, "1")
    document = read_bytes(pdf([[*first, number], column(words, 60, 760)]), "a.pdf").document
    assert "Cut off" not in document.text
    assert not any(block.span.of(document.text) == "1" for block in document.blocks)


def test_hyphens_stay_where_the_text_spells_them():
    text = "The Serb votes. A majority of them. The minister.\n"
    joiner = Joiner(text)
    assert joiner.join("the Serb-\nmajority towns") == "the Serb-majority towns"
    assert joiner.join("the ex-\nminister pro-\nposed it") == "the ex-minister proposed it"
    assert joiner.join("twenty-\ntwo and ex-\ncept one") == "twenty-two and except one"


def test_rows_of_a_table_stay_cells_beside_justified_prose():
    cells = "[Revenue], [1,234], [Costs of the bridge], [900], [Rest], [334]"
    table = f"#table(columns: (1fr, auto), stroke: none, align: (left, right), {cells})"
    document = set_in(1, f"{PROSE}\n\n{table}\n\n{PROSE}", "14cm")
    assert [block.role for block in document.blocks].count(Role.CELL) == 6
