"""Spans are half-open and never lose a code point."""

from hypothesis import given
from hypothesis import strategies as st

from perspectives.model.spans import Span, cover, merged

spans = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


def test_touching_spans_do_not_overlap():
    assert not Span(0, 3).overlaps(Span(3, 5))


def test_a_span_contains_itself():
    assert Span(2, 4).contains(Span(2, 4))


def test_the_words_of_a_span_count_code_points_not_bytes():
    assert Span(2, 9).of("🕊 Banjskë") == "Banjskë"


@given(st.lists(spans))
def test_merging_keeps_exactly_the_code_points_of_its_spans(rows):
    before = {point for row in rows for point in range(row.start, row.end)}
    after = [point for row in merged(rows) for point in range(row.start, row.end)]
    assert len(after) == len(set(after))
    assert set(after) == before


@given(st.lists(spans, min_size=1))
def test_the_cover_contains_every_span(rows):
    assert all(cover(rows).contains(row) for row in rows)
