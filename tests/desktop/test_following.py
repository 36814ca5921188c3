from hypothesis import given
from hypothesis import strategies as st

from perspectives.desktop.following import (
    Stretch,
    best_of,
    eased,
    eye_line,
    glide_ms,
    is_calm,
    landing,
    on_eye_line,
)
from perspectives.model.comparison import Link, LinkEvidence
from perspectives.model.states import Relation, State

ROWS = (Stretch(0, 0, 100), Stretch(1, 120, 200), Stretch(2, 220, 400))


def link(name, score, state=State.PROPOSED):
    return Link("a:0-1", name, (), score, Relation.RELATED, LinkEvidence(score), state)


def test_the_eye_line_rests_at_35_percent():
    assert eye_line(2000, 0, 9000, 800) == 280


def test_the_eye_line_reaches_both_edges():
    assert eye_line(0, 0, 9000, 800) == 0
    assert eye_line(9000, 0, 9000, 800) == 800


@given(st.floats(0, 5000), st.floats(0, 5000), st.floats(0, 5000))
def test_scrolling_down_never_moves_the_eye_line_up_the_text(room, one, other):
    lower, higher = sorted((min(one, room), min(other, room)))
    before = lower + eye_line(lower, 0, room, 800)
    after = higher + eye_line(higher, 0, room, 800)
    assert after >= before - 1e-6


def test_a_text_that_fits_keeps_its_eye_line():
    assert eye_line(0, 0, 0, 800) == 280


def test_the_passage_on_the_eye_line_is_active():
    assert on_eye_line(150, -1, ROWS) == 1


def test_the_active_passage_stays_until_the_line_is_well_inside_the_next():
    assert on_eye_line(120 + 23, 0, ROWS) == 0
    assert on_eye_line(120 + 24, 0, ROWS) == 1
    assert on_eye_line(100 - 23, 1, ROWS) == 1
    assert on_eye_line(100 - 24, 1, ROWS) == 0


def test_between_passages_the_nearest_is_taken_once_the_active_one_is_gone():
    assert on_eye_line(106, 9, ROWS) == 0
    assert on_eye_line(106, -1, ()) == -1


def test_a_short_passage_needs_half_its_height():
    rows = (Stretch(0, 0, 100), Stretch(1, 100, 120))
    assert on_eye_line(109, 0, rows) == 0
    assert on_eye_line(110, 0, rows) == 1


def test_links_nearly_as_good_as_the_best_are_shown():
    assert [row.right for row in best_of([link("x", 0.5), link("y", 0.39), link("z", 0.4)])] == [
        "x",
        "z",
    ]


def test_confirmed_links_come_first_whatever_their_score():
    rows = [link("x", 0.9), link("y", 0.1, State.CONFIRMED)]
    assert [row.right for row in best_of(rows)] == ["y", "x"]


def test_what_is_between_5_and_85_percent_is_calm():
    assert is_calm(40, 680, 800)
    assert not is_calm(39, 300, 800)
    assert not is_calm(300, 681, 800)


def test_a_tall_passage_is_calm_where_it_fills_the_view_or_begins_high():
    assert is_calm(-100, 900, 800)
    assert is_calm(100, 1200, 800)
    assert not is_calm(600, 1700, 800)


def test_a_counterpart_lands_beside_the_passage_inside_the_calm_part():
    assert landing(200, 100, 800) == 200
    assert landing(700, 100, 800) == 580
    assert landing(-50, 100, 800) == 40
    assert landing(300, 2000, 800) == 40


def test_near_moves_glide_and_far_ones_jump():
    assert glide_ms(0, 800, is_reduced=False) == 120
    assert glide_ms(1200, 800, is_reduced=False) == 160
    assert glide_ms(1201, 800, is_reduced=False) == 0
    assert glide_ms(10, 800, is_reduced=True) == 0


def test_glides_end_where_they_should():
    assert (eased(0), eased(1), eased(2)) == (0, 1, 1)
    assert eased(0.5) > 0.8
