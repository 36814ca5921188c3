"""Every block of the invented articles gets its role, whatever shape the article has."""

import textwrap

import pytest
from articles import INLINE, Article, articles

from perspectives.reading import read_bytes

ALL = articles()


def read(text: str, name: str = "article.txt"):
    return read_bytes(text.encode(), name).document


def roles(document):
    return [block.role.value for block in document.blocks]


def words(text: str) -> str:
    return " ".join(text.split())


def check(article: Article, document) -> None:
    found = [
        (block.role.value, words(block.span.of(document.text))[:60]) for block in document.blocks
    ]
    wanted = [
        (role, words(text.replace("{", "").replace("}", "").removeprefix("• "))[:60])
        for role, text in article.blocks
    ]
    assert found == wanted
    inside = [[words(span.of(document.text)) for span in row.furniture] for row in document.blocks]
    assert inside == article.inline
    said = {"title": document.title, "author": document.author, "date": document.date}
    assert said == article.said | {"title": article.said["title"] or "article"}


@pytest.mark.parametrize("article", ALL, ids=[article.name for article in ALL])
def test_an_article_in_plain_text_gets_its_roles(article):
    check(article, read(article.text))


@pytest.mark.parametrize("article", ALL, ids=[article.name for article in ALL])
def test_an_article_hard_wrapped_gets_the_same_roles(article):
    check(article, read("\n\n".join(map(wrapped, article.text.split("\n\n")))))


def wrapped(text: str, indent: str = "") -> str:
    """A paragraph in lines of 72 columns, the first indented; verses stay."""
    if "\n" in text:
        return text
    return textwrap.fill(
        text, 72, initial_indent=indent, break_long_words=False, break_on_hyphens=False
    )


PROSE = [article for article in ALL if "\n" not in article.text.replace("\n\n", "")]


@pytest.mark.parametrize("article", PROSE, ids=[article.name for article in PROSE])
def test_an_article_without_empty_lines_gets_the_same_roles(article):
    parts = article.text.split("\n\n")
    check(article, read("\n".join(parts)))
    check(article, read("\n".join(wrapped(part, "    ") for part in parts)))


@pytest.mark.parametrize("article", ALL, ids=[article.name for article in ALL])
def test_an_article_in_markdown_gets_the_same_roles(article):
    text = "\n\n".join(MARKDOWN[role](text) for role, text in article.blocks)
    check(article, read(INLINE.sub(r"\1", text), "article.md"))


def soft(text: str) -> str:
    return f"*{text}*"


def plain(text: str) -> str:
    return text.replace("\n", "  \n")


MARKDOWN = {
    "title": "# {}".format,
    "heading": "## {}".format,
    "pull_quote": "> {}".format,
    "item": lambda text: text if text[0].isdigit() else "- " + text.removeprefix("• "),
    "byline": plain,
    "date_line": soft,
    "biography": soft,
    "disclaimer": soft,
    "paragraph": plain,
    "caption": soft,
    "navigation": plain,
}


def test_the_words_of_an_article_all_stay_in_their_order():
    for article in ALL:
        document = read(article.text)
        assert words(document.text) == words(article.text.replace("• ", ""))
