"""Excerpts for the wall: whole sentences around the marks, never more words than asked."""

from hypothesis import given
from hypothesis import strategies as st

from perspectives.analysis.excerpts import Excerpt, count, trimmed
from perspectives.analysis.segmenting import sentence_spans
from perspectives.model.spans import Span


def excerpt(text, *marked):
    sentences = sentence_spans(text, Span(0, len(text)), "en")
    marks = tuple(Span(text.index(row), text.index(row) + len(row)) for row in marked)
    shown = Span(sentences[0].start, sentences[-1].end) if sentences else Span(0, 0)
    return Excerpt("p", "d", "R", "Who", "¶1", text, shown, sentences, marks)


FOUR = "First of all we speak. Then we turn to borders. They matter most. Lastly we go home."


def shown(row):
    return row.shown.of(row.text)


def test_a_short_passage_stays_whole():
    row = trimmed(excerpt(FOUR, "borders"), 60)
    assert shown(row) == FOUR
    assert not row.is_cut_before
    assert not row.is_cut_after


def test_the_sentence_with_the_marks_is_kept_and_joined_by_what_follows():
    row = trimmed(excerpt(FOUR, "borders"), 9)
    assert shown(row) == "Then we turn to borders. They matter most."
    assert row.is_cut_before
    assert row.is_cut_after
    assert (row.words, row.all_words) == (8, 17)


def test_marked_neighbours_come_before_others():
    row = trimmed(excerpt(FOUR, "speak", "turn to borders"), 10)
    assert shown(row) == "First of all we speak. Then we turn to borders."


def test_a_sentence_that_is_too_long_is_cut_around_its_marks():
    text = " ".join(f"word{at}" for at in range(40)) + " borders and so on to the end."
    row = trimmed(excerpt(text, "borders"), 8)
    assert "borders" in shown(row)
    assert row.words <= 8
    assert row.is_cut_before


def test_a_silent_text_has_nothing_to_trim():
    row = Excerpt("", "d", "3", "Who")
    assert trimmed(row, 5) is row
    assert row.is_silent


words = st.text("abc", min_size=1, max_size=6)
sentences = st.lists(words, min_size=1, max_size=12).map(lambda row: " ".join(row).title() + ".")


@given(st.lists(sentences, min_size=1, max_size=6), st.data(), st.integers(1, 60))
def test_trimming_keeps_to_its_words_and_shows_whole_words(rows, data, most):
    text = " ".join(rows)
    tokens = text.split()
    at = data.draw(st.integers(0, len(tokens) - 1))
    start = len(" ".join(tokens[:at])) + (1 if at else 0)
    whole = excerpt(text)
    marked = Excerpt(
        "p", "d", "R", "Who", "", text, whole.shown, whole.sentences,
        (Span(start, start + len(tokens[at])),),
    )  # fmt: skip
    row = trimmed(marked, most)
    assert 1 <= row.words <= most
    assert row.words == count(text, row.shown)
    assert whole.shown.contains(row.shown)
    assert row.shown.overlaps(marked.marks[0])
    for edge in (row.shown.start - 1, row.shown.end):
        assert edge < 0 or edge >= len(text) or text[edge].isspace()
