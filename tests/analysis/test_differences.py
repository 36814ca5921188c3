from hypothesis import given
from hypothesis import strategies as st

from perspectives.analysis.differences import MOST_WORDS, DifferenceKind, word_differences


def kinds(left, right):
    return [
        (row.kind, row.left.of(left).strip(), row.right.of(right).strip())
        for row in word_differences(left, right)
    ]


def test_a_changed_word_is_one_change():
    assert kinds("We reject the plan.", "We accept the plan.") == [
        (DifferenceKind.EQUAL, "We", "We"),
        (DifferenceKind.CHANGED, "reject", "accept"),
        (DifferenceKind.EQUAL, "the plan.", "the plan."),
    ]


def test_words_are_never_cut():
    for row in word_differences("integration", "integrity"):
        assert row.kind is DifferenceKind.CHANGED


def test_nothing_differs_from_itself():
    assert kinds("", "") == []
    assert [row[0] for row in kinds("the same", "the same")] == [DifferenceKind.EQUAL]


def test_beyond_the_bound_the_rest_is_one_change():
    left = " ".join(["word"] * (MOST_WORDS + 10))
    last = word_differences(left, left + " more")[-1]
    assert last.kind is DifferenceKind.CHANGED


@given(st.text(max_size=200), st.text(max_size=200))
def test_parts_joined_give_both_texts(left, right):
    rows = word_differences(left, right)
    assert "".join(row.left.of(left) for row in rows) == left
    assert "".join(row.right.of(right) for row in rows) == right
