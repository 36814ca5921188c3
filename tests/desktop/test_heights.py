import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.desktop.heights import Heights

ROWS = st.lists(st.integers(1, 500), min_size=1, max_size=70)


@given(ROWS)
def test_tops_are_running_sums(values):
    heights = Heights(values)
    assert [heights.top(row) for row in range(len(values) + 1)] == [
        sum(values[:row]) for row in range(len(values) + 1)
    ]


@given(ROWS, st.data())
def test_a_changed_height_moves_all_below(values, data):
    heights = Heights(values)
    row = data.draw(st.integers(0, len(values) - 1))
    assert heights.set(row, 1000) == 1000 - values[row]
    values[row] = 1000
    assert heights.total == sum(values)
    assert heights.top(row) == sum(values[:row])


@given(ROWS, st.data())
def test_every_height_is_found_in_its_row(values, data):
    heights = Heights(values)
    y = data.draw(st.integers(0, sum(values) - 1))
    row, offset = heights.find(y)
    assert heights.top(row) + offset == y
    assert 0 <= offset < values[row]


def test_above_and_below_find_the_nearest_row():
    heights = Heights([10, 20])
    assert heights.find(-5) == (0, -5)
    assert heights.find(45) == (1, 35)


def test_nothing_is_found_where_there_are_no_rows():
    with pytest.raises(IndexError):
        Heights(()).find(0)
