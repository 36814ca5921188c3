"""Search folds accents, script and endings, and finds phrases and expressions exactly."""

import pytest

from perspectives.analysis.expressions import SearchError
from perspectives.analysis.searching import (
    Filters,
    SearchIndex,
    filtered,
    make_index,
    search,
)
from perspectives.analysis.segmenting import passages_of
from perspectives.model.comparison import Comparison, Tagging
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.lookup import Lookup
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.topics import TopicId

TEXTS = {
    "en": "The attack in Banjska was condemned.\n\nRadoičić resigned on 29 September 🕊.",
    "sq": "Sulmi në Banjskë u dënua.\n\nVuçiq heshti.",
    "sr": "Напад у Бањској је осуђен.\n\nVučić ćuti o napadima.",
}


def document(name: str, text: str) -> Document:
    blocks, at = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(Span(at, at + len(part)), Role.PARAGRAPH))
        at += len(part) + 2
    return Document(DocumentId(name), name, text, tuple(blocks), Source(name), party=name.upper())


PROJECT = new_project([document(name, text) for name, text in TEXTS.items()])
PASSAGES = tuple(row for text in PROJECT.ordered_documents() for row in passages_of(text))
COMPARISON = Comparison(
    PASSAGES, (Tagging(PASSAGES[0].id, TopicId("banjska"), PASSAGES[0].span, 0.9),)
)
LOOKUP = Lookup(COMPARISON)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return make_index(PROJECT, LOOKUP)


def found(index: SearchIndex, query: str, **options) -> list[str]:
    return [
        span.of(PROJECT.documents[hit.document].text)
        for hit in search(index, query, **options)
        for span in hit.spans
    ]


def test_a_name_is_found_in_every_script_and_ending(index):
    assert found(index, "Banjska") == ["Banjska", "Banjskë", "Бањској"]


def test_a_name_is_found_in_the_spelling_of_another_language(index):
    assert found(index, "Vucic") == ["Vuçiq", "Vučić"]


def test_words_of_a_query_must_stand_in_one_passage(index):
    assert found(index, "attack Banjska") == ["attack", "Banjska"]
    assert found(index, "attack resigned") == []


def test_a_phrase_stands_word_by_word(index):
    assert found(index, '"29 September"') == ["29 September"]
    assert found(index, "“September 29”") == []


def test_the_last_word_may_be_unfinished_while_typing(index):
    assert found(index, "cond") == []
    assert found(index, "cond", is_typing=True) == ["condemned"]


def test_an_expression_is_matched_on_the_text_as_written(index):
    assert found(index, r"/\d+ sept\w+/") == ["29 September"]


def test_a_broken_expression_says_what_is_wrong(index):
    with pytest.raises(SearchError, match="cannot be read"):
        search(index, "/(/")


def test_no_query_finds_nothing(index):
    assert search(index, "   ") == ()


def test_filters_keep_what_passes_all_of_them(index):
    hits = search(index, "Banjska")
    kept = filtered(hits, PROJECT, COMPARISON, LOOKUP, Filters(topics=frozenset({"banjska"})))
    assert [hit.document for hit in kept] == ["en"]
    party = Filters(parties=frozenset({"SQ"}), topics=frozenset({"banjska"}))
    assert filtered(hits, PROJECT, COMPARISON, LOOKUP, party) == ()
