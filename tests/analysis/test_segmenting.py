"""Sentences end where a reader would end them, and never lose a word."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.analysis.segmenting import passages_of, sentence_spans
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.spans import Span

SENTENCES = Path(__file__).parents[2] / "benchmarks" / "data" / "sentences.txt"


def split(marked, language):
    """The sentences found in a text, marked as "One. | Two."."""
    text = marked.replace(" | ", " ")
    return " | ".join(span.of(text) for span in sentence_spans(text, Span(0, len(text)), language))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "Mr. Kurti met Dr. Rama in the U.S. Senate. | They spoke at 5 p.m. on Monday."),
        ("en", "Art. 14 is short. | See para. 5, i.e. the next one."),
        ("en", "It happened in the U.S. | The rest is known."),
        ("en", "“Why?” he asked. | “We did not sign.” | They left."),
        ("en", "It cost 3.5 million... | And then? | Nothing!"),
        ("en", "In 2013 he said no. | In 2015. | Almost."),
        ("sr-Latn", "Napad se dogodio 24. septembra 2023. godine. | Nema krivih."),
        ("sr-Latn", "Prema članu 5. Zakona to važi. | Prof. dr M. Đurić se ne slaže."),
        ("sr-Latn", "To je bilo 1999. | Od tada, npr. u Briselu, ćute."),
        ("sr-Cyrl", "Према чл. 14. Споразума, тј. по праву, то важи. | Проф. др М. Ђурић ћути."),
        ("sq", "Z. Rama e citoi nenin nr. 5. | Shih f. 12, p.sh. në fund."),
        ("", "Prof. Keller, npr. u Briselu, p.sh. këtu. | Nr. 5 is next."),
    ],
)
def test_abbreviations_initials_and_ordinals_do_not_end_a_sentence(language, marked):
    assert split(marked, language) == marked


def test_a_text_without_an_end_mark_is_one_sentence():
    assert split("The ASM Obsession", "en") == "The ASM Obsession"


def test_blanks_belong_to_no_sentence():
    assert sentence_spans("  One.  Two. ", Span(0, 13), "en") == (Span(2, 6), Span(8, 12))
    assert sentence_spans("   ", Span(0, 3), "en") == ()


def test_only_the_span_is_split():
    assert sentence_spans("One. Two. Three.", Span(5, 9), "en") == (Span(5, 9),)


def rows():
    language = ""
    for line in SENTENCES.read_text("utf-8").splitlines():
        if line.startswith("== "):
            language = line[3:]
        elif language and line:
            yield language, line


def test_written_sentences_are_found_but_for_a_few():
    found = [split(line, language) == line for language, line in rows()]
    assert sum(found) >= 0.95 * len(found)


ANY = st.text('aB1.!?… \n"“”()—éЖ', max_size=60)


@given(ANY, st.integers(0, 60), st.integers(0, 60), st.sampled_from(["en", "sr", "sq", ""]))
def test_sentences_cover_every_word_of_their_span_in_order(text, one, two, language):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    spans = sentence_spans(text, Span(start, end), language)
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:end].strip()


def document(*blocks):
    """A document of (role, text, furniture) blocks."""
    text, rows = "", []
    for role, words, *furniture in blocks:
        start = len(text)
        text += words
        spans = tuple(Span(*span).shifted(start) for span in furniture)
        rows.append(Block(Span(start, len(text)), role, furniture=spans))
        text += "\n\n"
    return Document(DocumentId("d1"), "T", text[:-2], tuple(rows), Source("t.txt"), language="en")


def test_content_passages_are_numbered_and_others_are_not():
    passages = passages_of(
        document((Role.TITLE, "T"), (Role.PARAGRAPH, "A."), (Role.HEADING, "H"), (Role.ITEM, "B."))
    )
    assert [(row.role.value, row.number) for row in passages] == [
        ("title", 0),
        ("paragraph", 1),
        ("heading", 0),
        ("item", 2),
    ]
    assert passages[1].id == "d1:3-5"


def test_a_date_line_that_opens_a_paragraph_is_in_no_sentence():
    (passage,) = passages_of(document((Role.PARAGRAPH, "5 May 2020 – One. Two.", (0, 12))))
    assert passage.furniture == (Span(0, 12),)
    assert passage.sentences == (Span(13, 17), Span(18, 22))
