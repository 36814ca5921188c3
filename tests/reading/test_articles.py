"""Every block of the invented articles gets its role, whatever shape the article has."""

import textwrap

import pytest
from articles import Article, articles

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
    chunks = []
    for role, _ in article.blocks:
        text = article.text.split("\n\n")[len(chunks)]
        is_long = len(text) > 72 and "\n" not in text
        chunks.append(
            textwrap.fill(text, 72, break_long_words=False, break_on_hyphens=False)
            if is_long
            else text
        )
        assert role
    check(article, read("\n\n".join(chunks)))


def test_the_words_of_an_article_all_stay_in_their_order():
    for article in ALL:
        document = read(article.text)
        assert words(document.text) == words(article.text.replace("• ", ""))
