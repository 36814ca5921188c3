"""Expressions that would not end are refused before they are tried."""

import re

import pytest

from perspectives.analysis.expressions import (
    MOST_HITS,
    SearchError,
    compiled,
    found_by,
    repeats_a_repeat,
)
from perspectives.model.spans import Span


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a*b?)*", r"(\w+\s?){2,}", "((x+)y)*", "(?:a+)+"])
def test_a_repeat_of_a_repeat_is_refused(pattern):
    with pytest.raises(SearchError, match="repeats what repeats"):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern", ["(ab)+", r"\d+ sept\w+", "[(+]+[)]+", r"\(a+\)+", "(a+)b+", "(a{2})+", "[^]]+"]
)
def test_other_expressions_are_taken(pattern):
    assert not repeats_a_repeat(pattern)
    assert compiled(pattern).pattern == pattern


def test_what_is_found_has_a_bound():
    text = "a" * (MOST_HITS + 10)
    found = found_by(re.compile("a"), [(text, Span(0, len(text)))])
    assert len(found[0]) == MOST_HITS
