"""Web pages: the article, its title and what is said about it; encodings; all text on request."""

import json

from perspectives.model.documents import Role
from perspectives.reading import web
from perspectives.reading.html_pieces import read_html
from perspectives.reading.pieces import Options
from perspectives.reading.reading import read_bytes, read_with
from reading.making import PROSE, page

SECOND = PROSE.replace("Monday", "Friday")
SHELL = (
    "<nav><ul><li><a href=/>Home</a></li><li><a href=/p>Politics</a></li></ul></nav>"
    "<article><h1>Who pays for the bridge</h1><p>{0}</p><h2>What it costs</h2><p>{1}</p>"
    "<blockquote><p>{0}</p></blockquote></article><footer>Imprint and privacy of the Gazette"
    "</footer>"
)
BODY = SHELL.format(PROSE, SECOND)


def test_the_article_is_read_without_menus():
    document = read_bytes(page(BODY), "a.html").document
    assert "Politics" not in document.text
    assert "Imprint" not in document.text
    assert [row.role for row in document.blocks][:2] == [Role.TITLE, Role.PARAGRAPH]
    assert Role.HEADING in [row.role for row in document.blocks]


def test_all_text_is_read_on_request_with_menus_as_furniture():
    document = read_with(page(BODY), Options("a.html", whole=True)).document
    roles = {document.text[row.span.start : row.span.end]: row.role for row in document.blocks}
    assert roles["Politics"] is Role.NAVIGATION
    assert roles["Imprint and privacy of the Gazette"] is Role.NAVIGATION


def test_without_trafilatura_our_own_reader_finds_the_article(monkeypatch):
    monkeypatch.setattr(web, "_article", lambda text, address, least: None)
    document = read_bytes(page(BODY), "a.html").document
    assert PROSE in document.text
    assert "Politics" not in document.text


def test_structured_data_tell_title_author_and_date():
    data = {
        "@graph": [
            {"@type": "Organization", "name": "The Gazette"},
            {
                "@type": ["NewsArticle"],
                "headline": "Who pays for the bridge",
                "author": [{"@type": "Person", "name": "Ana Berg"}],
                "datePublished": "2023-10-20T08:00:00+02:00",
            },
        ]
    }
    head = (
        "<title>Who pays for the bridge - The Gazette</title>"
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
    )
    document = read_bytes(page(BODY, head=head), "a.html").document
    assert document.title == "Who pays for the bridge"
    assert (document.author, document.date) == ("Ana Berg", "2023-10-20")


def test_the_name_of_the_site_is_cut_off_the_title():
    head = (
        '<meta property="og:title" content="The dam | Gazette">'
        '<meta property="og:site_name" content="Gazette">'
    )
    body = f"<article><p>{PROSE}</p><p>{SECOND}</p></article>"
    assert read_bytes(page(body, head=head), "a.html").document.title == "The dam"


def test_declared_encodings_are_believed_where_they_fit():
    text = "<html><head><meta charset=windows-1250></head><body><p>Četiri života, ţ, đ. " + PROSE
    document = read_bytes(text.encode("cp1250"), "a.html").document
    assert "Četiri života" in document.text
    assert document.source.encoding == "cp1250"


def test_a_wrong_declaration_is_not_believed():
    text = "<html><head><meta charset=iso-8859-1></head><body><p>Četiri života. " + PROSE
    assert "Četiri života" in read_bytes(text.encode(), "a.html").document.text


def test_tables_that_lay_out_a_page_are_no_cells():
    inner = "<table><tr><td>x</td></tr></table>"
    body = f"<table><tr><td><p>{PROSE}</p><p>{SECOND}</p>{inner}</td></tr></table>"
    document = read_with(page(body), Options("a.html", whole=True)).document
    assert document.blocks[1].role is Role.PARAGRAPH


def test_scripts_and_hidden_text_are_no_text():
    body = (
        f"<p>{PROSE}</p><script>steal()</script><p style='display: none'>secret</p><p hidden>x</p>"
    )
    document = read_with(page(body), Options("a.html", whole=True)).document
    assert document.text == f"A page\n\n{PROSE}"


def test_the_site_and_words_of_a_form_are_no_authors():
    assert web._people("By Ana Berg; Gazette; gazette.com; Posted", "Gazette") == "Ana Berg"


def test_lists_as_word_writes_them_are_items():
    label = "<span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span>"
    item = "<p class=MsoListParagraph style='mso-list:l0 level{} lfo1'>{}{}<o:p></o:p></p>"
    body = item.format(1, label.format("·"), "The first point of all")
    body += item.format(2, label.format("a)"), "The second point of all")
    found = read_html(f"<body><p>The bridge stays.</p>{body}</body>")
    items = [(piece.role, piece.level, piece.text) for piece in found.pieces[1:]]
    assert items == [
        (Role.ITEM, 1, "The first point of all"),
        (Role.ITEM, 2, "a) The second point of all"),
    ]
