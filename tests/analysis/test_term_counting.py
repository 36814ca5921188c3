"""Hits of a term across all texts, text by text, exclusions taken off."""

from perspectives.analysis.term_counting import TermCounter
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.spans import Span
from perspectives.model.topics import Term, TermKind, Topic, TopicId


def text(name, words):
    return Document(
        DocumentId(name),
        name,
        words,
        (Block(Span(0, len(words)), Role.PARAGRAPH),),
        Source(name),
        language="en",
    )


TEXTS = (
    text("a", "The court met. Two courts of law, and a tennis court."),
    text("b", "Nobody went to law."),
    text("c", "Courteous people."),
)


def counts(*terms):
    return TermCounter(TEXTS).counts(Topic(TopicId("t"), "T", terms=terms))


def test_inflected_hits_are_counted_in_each_text():
    assert counts(Term("court")) == {"a": 3, "b": 0, "c": 0}


def test_a_stem_finds_every_word_that_begins_so():
    assert counts(Term("court*")) == {"a": 3, "b": 0, "c": 1}


def test_an_exclusion_takes_its_hits_off():
    excluded = Term("tennis court", kind=TermKind.EXCLUDE)
    assert counts(Term("court"), excluded)["a"] == 2


def test_nearness_and_case_are_heeded():
    assert counts(Term("court", near="law", within=3))["a"] == 1
    assert counts(Term("Court", case_sensitive=True)) == {"a": 0, "b": 0, "c": 0}


def test_counting_goes_text_by_text_so_that_it_can_be_left():
    rows = TermCounter(TEXTS).counting((Topic(TopicId("t"), "T", terms=(Term("law"),)),))
    assert next(rows) == ("a", {"t": 1})


def test_several_topics_are_counted_at_once_each_for_itself():
    topics = tuple(Topic(TopicId(word), word, terms=(Term(word),)) for word in ("court", "law"))
    rows = dict(TermCounter(TEXTS).counting(topics))
    assert rows["a"] == {"court": 3, "law": 1}
    assert rows["b"] == {"law": 1}
