"""Markdown gives its words without its marks, in blocks with the roles it states."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.assets import samples
from perspectives.model.documents import Role
from perspectives.reading import front_matter, read_bytes
from perspectives.reading.markdown import parsed_pieces, pieces_of
from perspectives.reading.simple_markdown import simple_pieces


def rows(text):
    return [(piece.role.value, piece.level, piece.text) for piece in pieces_of(text)]


def texts(text):
    return [piece.text for piece in pieces_of(text)]


def test_headings_keep_their_level():
    assert rows("# One\n\nTwo\n===\n\n### Three ###") == [
        ("heading", 1, "One"),
        ("heading", 1, "Two"),
        ("heading", 3, "Three"),
    ]


def test_soft_breaks_are_blanks_and_hard_breaks_line_feeds():
    assert texts("one\ntwo  \nthree\\\nfour<br>five") == ["one two\nthree\nfour\nfive"]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**bold** and *soft* and __bold__", "bold and soft and bold"),
        ("a [link](http://example.org 'x') here", "a link here"),
        ("a [link][1] here\n\n[1]: http://example.org", "a link here"),
        ("<http://example.org>", "http://example.org"),
        ("`code` &amp; &euro;", "code & €"),
        ("an ![image](a.png) inside", "an  inside"),
        ("some <b>raw</b> <span class='x'>HTML</span>", "some raw HTML"),
        ("[Opinion] : A title", "[Opinion] : A title"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
        (r"\*not soft\*", "*not soft*"),
        ("a note[^1] here", "a note here"),
    ],
)
def test_marks_go_and_words_stay(marked, plain):
    assert texts(marked) == [plain]


def test_lists_are_items_with_their_depth_and_number():
    assert rows("- one\n- two\n  continued\n  - deep\n\n14. Fourteen\n15. Fifteen") == [
        ("item", 1, "one"),
        ("item", 1, "two continued"),
        ("item", 2, "deep"),
        ("item", 1, "14. Fourteen"),
        ("item", 1, "15. Fifteen"),
    ]


def test_quotations_tables_and_notes_have_their_roles():
    text = (
        "> said\n> so\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: See *there*.\n[^2]: http://x.org"
    )
    assert rows(text) == [
        ("quote", 0, "said so"),
        ("cell", 0, "a"),
        ("cell", 0, "b"),
        ("cell", 0, "1"),
        ("cell", 0, "2"),
        ("footnote", 0, "See there."),
        ("footnote", 0, "http://x.org"),
    ]


def test_an_image_alone_is_a_caption_and_scripts_and_comments_go():
    text = (
        "![The bridge](b.jpg)\n\n<script>x < 1</script>\n\n<!-- no -->\n\n<div>\nIn a box\n</div>"
    )
    assert rows(text) == [("caption", 0, "The bridge"), ("paragraph", 0, "In a box")]


def test_indented_paragraphs_are_prose():
    assert rows("    It was a day\n    like any other.") == [
        ("paragraph", 0, "It was a day like any other.")
    ]


def test_a_short_bold_paragraph_is_a_heading():
    text = (
        "**What now**\n\nNobody knows what will come of it, and those who say they do are guessing."
    )
    assert rows(text)[0] == ("heading", 3, "What now")


FRONT = """---
title: "Leave it: a plea"
authors: [Jane Doe, "John Roe"]
party: Friends of the lake
date: 12 May 2023
language: en
group: Civil society
tags:
  - lake
  - road
---

# Leave it: a plea

Text.
"""


def test_front_matter_is_metadata():
    document = read_bytes(FRONT.encode(), "a.md").document
    assert (document.title, document.author) == ("Leave it: a plea", "Jane Doe, John Roe")
    assert (document.party, document.group) == ("Friends of the lake", "Civil society")
    assert (document.date, document.language) == ("2023-05-12", "en")
    assert document.text == "Leave it: a plea\n\nText."
    assert document.blocks[0].role is Role.TITLE


def test_a_rule_above_prose_is_no_front_matter():
    assert texts("---\n\nProse: with a colon\nand more\n\n---\n\nEnd")[-1] == "End"
    document = read_bytes(b"---\nProse that goes on\nand on\n---\n\nEnd", "a.md").document
    assert "Prose that goes on" in document.text


def test_toml_front_matter_is_read_too():
    text = '+++\ntitle = "Lake"\ndate = 2023-05-12\nauthors = ["A B", "C D"]\n+++\n\nText of it.'
    document = read_bytes(text.encode(), "a.md").document
    assert (document.title, document.author, document.date) == ("Lake", "A B, C D", "2023-05-12")


@given(st.text("ab*_`[]()<>#-=>|\\!&;: 1.\n", max_size=120))
def test_any_markdown_can_be_read(text):
    for piece in pieces_of(text):
        assert isinstance(piece.text, str)


MARKS = st.text("abA1 *_`[]()#>-+=.:!&;~|<\\\n", max_size=12)
LINES = (
    "# H|## H b|#H|- a|- b c|1. a|2. b|14. c|> q|> - q|**b**|*it*|*it* b|a * b|[w](#t)|[w](http://a.b)|"
    "[x]: y|word|Two words|---|***|===|a  |  a||a:|1) x|12|-|>|#|a\\|&amp;|a & b|! a|![a](b)|+ a|"
    "* a|a](b|[a](b c)|**a*|***a***|** a **|* a *|[Op] : T|01. a|0. a|- # a|- 1. a|:--|- [x](#t)"
)


@given(st.lists(st.one_of(st.sampled_from(LINES.split("|")), MARKS), max_size=8).map("\n".join))
@settings(max_examples=500)
def test_plain_articles_are_read_as_the_parser_reads_them(text):
    simple = simple_pieces(text)
    if simple is not None:
        assert [row for row in simple if row.text.strip()] == [
            row for row in parsed_pieces(text) if row.text.strip()
        ]


def test_the_samples_need_no_parser():
    for path in sorted(samples().glob("*/*.md")):
        body = front_matter.split(path.read_text("utf-8"))[1]
        assert simple_pieces(body) == list(parsed_pieces(body))


def test_front_matter_may_hold_keys_of_other_programs():
    text = "---\nog:title: x\ntitle: Lake\nnested:\n  key: value\n---\n\nSome text of it."
    document = read_bytes(text.encode(), "a.md").document
    assert (document.title, document.text) == ("Lake", "Some text of it.")
