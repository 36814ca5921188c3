"""Shared wording is listed longest first, and says who quotes whom."""

from perspectives.analysis.segmenting import passages_of
from perspectives.analysis.shared_wording import Kind, in_quotation_marks, shared_wording
from perspectives.model.comparison import Comparison
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.lookup import Lookup
from perspectives.model.project import new_project
from perspectives.model.spans import Span

LONG = "the council shall open the northern crossing before the end of the present year"
SHORT = "every article binds both banks of the river"


def entries(*texts: str):
    documents = []
    for place, text in enumerate(texts):
        role = Role.QUOTE if text.startswith("> ") else Role.PARAGRAPH
        text = text.removeprefix("> ")
        name = DocumentId(f"d{place}")
        block = Block(Span(0, len(text)), role)
        documents.append(Document(name, name, text, (block,), Source(name)))
    project = new_project(documents)
    passages = tuple(row for text in documents for row in passages_of(text))
    return shared_wording(project, Lookup(Comparison(passages)))


def test_the_longest_comes_first():
    rows = entries(f"We say {SHORT}. And {LONG}.", f"It is so: {SHORT}.", f"Once more: {LONG}!")
    assert [row.equal for row in rows] == [14, 8]


def test_five_words_in_a_row_and_common_phrases_are_too_little():
    assert entries("A red boat crossed slowly here.", "One red boat crossed slowly there.") == ()
    assert entries("at the end of the day it is", "at the end of the day it was") == ()


def test_a_word_may_differ_in_the_middle():
    other = LONG.replace("northern", "southern")
    (row,) = entries(f"Now {LONG}.", f"Now {other}.")
    assert (row.equal, row.words) == (14, 15)


def test_marked_on_one_side_only_it_is_a_quotation_of_the_other():
    (row,) = entries(f"We wrote: {LONG}.", f"They wrote “{LONG}”, as is known.")
    assert row.kind is Kind.QUOTES
    assert row.source
    assert row.source.document == "d0"


def test_two_that_quote_a_third_are_one_entry():
    (row,) = entries(f"> {LONG}.", f"The plan: {LONG}.", f"It says „{LONG}“ and no more.")
    assert row.kind is Kind.QUOTES
    assert row.source
    assert row.source.document == "d1"
    assert [stretch.document for stretch in row.stretches] == ["d0", "d1", "d2"]


def test_two_that_quote_a_text_that_is_not_there_are_shown_as_such():
    (row,) = entries(f"> {LONG}.", f"It says “{LONG}”.")
    assert row.kind is Kind.BOTH_QUOTE
    assert row.source is None


def test_quotation_marks_of_all_houses_are_known():
    for opening, closing in ("“”", "„“", "„”", "«»", "»«", '""'):
        text = f"so {opening}it is said{closing} here"
        assert in_quotation_marks(text, Span(0, len(text)), Span(4, 14))
        assert not in_quotation_marks(text, Span(0, len(text)), Span(16, len(text)))
