"""Sizes for rooms, against the table of the norm and as laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.analysis.legibility import (
    LEAST_ARC,
    TARGET_ARC,
    Room,
    arc_minutes,
    farthest_m,
    font_px,
    image_height_of,
    x_height_px,
)

SOURCE_SANS = 0.486
ROOMS = [
    (Room(6, 1.5), 44, 31),
    (Room(8, 1.6), 56, 39),
    (Room(9, 1.5), 67, 47),
    (Room(9, image_height_of(86)), 93, 65),
    (Room(9, image_height_of(70)), 115, 80),
    (Room(18, 2.6), 77, 54),
]

rooms = st.builds(Room, st.floats(2, 40), st.floats(0.5, 6))


@pytest.mark.parametrize(("room", "target", "least"), ROOMS)
def test_sizes_are_those_of_the_table_for_an_image_of_1080_lines(room, target, least):
    assert font_px(room, 17.2, 1080, SOURCE_SANS) == pytest.approx(target, abs=1)
    assert font_px(room, LEAST_ARC, 1080, SOURCE_SANS) == pytest.approx(least, abs=1)


def test_reading_text_of_a_desktop_is_far_too_small_for_a_wall():
    assert arc_minutes(Room(9, 1.5), 17, 1080, 0.486) == pytest.approx(4.4, abs=0.1)
    assert farthest_m(Room(9, 1.5), 17, 1080, 0.486) == pytest.approx(3.3, abs=0.1)


@given(rooms, st.integers(480, 4320), st.floats(0.4, 0.6))
def test_the_back_row_sees_the_size_it_was_promised(room, image_px, x_ratio):
    for arc in (LEAST_ARC, TARGET_ARC):
        size = font_px(room, arc, image_px, x_ratio)
        assert arc_minutes(room, size, image_px, x_ratio) >= arc - 1e-6
        assert arc_minutes(room, size - 1, image_px, x_ratio) < arc
        assert farthest_m(room, size, image_px, x_ratio) >= room.back_row_m * (arc / 12) - 0.02


@given(rooms, st.integers(480, 4320))
def test_twice_the_pixels_take_twice_the_size(room, image_px):
    once = x_height_px(room, TARGET_ARC, image_px)
    assert x_height_px(room, TARGET_ARC, image_px * 2) == pytest.approx(once * 2)
