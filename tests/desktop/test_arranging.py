from dataclasses import replace
from itertools import pairwise

from making import compared

from perspectives.desktop.arranging import (
    arranged,
    carried,
    folded,
    how_many_fit,
    moved,
    opened,
    opened_beside,
    swapped,
)
from perspectives.desktop.workspace import ViewState
from perspectives.model.documents import Block, Role
from perspectives.model.spans import Span


def project_of(count):
    return compared(*(f"Text {place}." for place in range(count)))[0]


PROJECT = project_of(5)
VIEW = ViewState(open=("d0", "d1", "d2"), working_set=("d0", "d1", "d2", "d3", "d4"))


def test_as_many_fit_as_the_width_allows():
    assert how_many_fit(1400, 7, 400, 52, 46) == 2
    assert how_many_fit(3000, 7, 400, 52, 46) == 6
    assert how_many_fit(100, 7, 400, 52, 46) == 1
    assert how_many_fit(1400, 0, 400, 52, 46) == 0


def test_a_new_view_opens_the_reference_and_the_next():
    assert arranged(PROJECT, ViewState(), 2) == {
        "open": ("d0", "d1"),
        "working_set": ("d0", "d1", "d2", "d3", "d4"),
    }


def test_texts_beyond_twelve_stay_outside_the_working_set():
    assert len(arranged(project_of(15), ViewState(), 2)["working_set"]) == 12


def test_less_room_folds_from_the_right_but_never_what_is_read():
    view = replace(VIEW, leading="d2")
    assert arranged(PROJECT, view, 2)["open"] == ("d0", "d2")
    assert arranged(PROJECT, view, 1)["open"] == ("d2",)


def test_more_room_opens_more_at_the_right():
    assert arranged(PROJECT, VIEW, 4)["open"] == ("d0", "d1", "d2", "d3")


def test_panes_arranged_by_hand_stay():
    view = replace(VIEW, is_arranged_by_hand=True)
    assert arranged(PROJECT, view, 1)["open"] == VIEW.open


def test_texts_that_are_gone_are_dropped():
    view = replace(VIEW, open=("d0", "gone"), working_set=("gone", "d0", "d1"))
    assert arranged(PROJECT, view, 1) == {"open": ("d0",), "working_set": ("d0", "d1")}


def test_added_texts_join_the_working_set():
    view = replace(VIEW, working_set=("d0", "d1"), open=("d0",))
    assert arranged(PROJECT, view, 1, ["d4"])["working_set"] == ("d0", "d1", "d4")


def test_opening_takes_the_place_of_the_last_opened():
    assert opened(PROJECT, VIEW, "d3")["open"] == ("d0", "d1", "d3")
    view = replace(VIEW, last_opened="d1")
    assert opened(PROJECT, view, "d3")["open"] == ("d0", "d3", "d2")


def test_opening_never_takes_the_place_of_the_reference():
    view = replace(VIEW, open=("d0",), last_opened="d0")
    assert opened(PROJECT, view, "d3")["open"] == ("d0", "d3")


def test_opening_an_open_text_changes_nothing():
    assert opened(PROJECT, VIEW, "d1") == {}


def test_one_more_pane_can_be_forced():
    changes = opened_beside(VIEW, "d4")
    assert changes["open"] == ("d0", "d1", "d2", "d4")
    assert changes["is_arranged_by_hand"]


def test_a_text_from_the_list_joins_the_working_set():
    full = tuple(f"x{place}" for place in range(12))
    view = ViewState(open=full[:2], working_set=full)
    changes = opened_beside(view, "new")
    assert len(changes["working_set"]) == 12
    assert changes["working_set"][:2] == full[:2]
    assert changes["working_set"][-1] == "new"


def test_two_open_texts_change_places():
    assert swapped(VIEW, "d0", "d2")["open"] == ("d2", "d1", "d0")
    assert swapped(VIEW, "d1", "d4")["open"] == ("d0", "d4", "d2")


def test_the_last_open_text_cannot_be_folded():
    assert folded(VIEW, "d1")["open"] == ("d0", "d2")
    assert folded(replace(VIEW, open=("d0",)), "d0") == {}


def test_panes_move_within_bounds():
    assert moved(VIEW, "d0", 1)["open"] == ("d1", "d0", "d2")
    assert moved(VIEW, "d2", 9)["open"] == VIEW.open
    assert moved(VIEW, "d2", -1)["open"] == ("d2", "d0", "d1")


def blocks(*edges):
    return tuple(Block(Span(*span), Role.PARAGRAPH) for span in pairwise(edges))


def test_an_anchor_stays_at_its_words_when_passages_are_cut_or_joined():
    whole, cut = blocks(0, 100, 200), blocks(0, 40, 100, 200)
    assert carried((1, 0.5), whole, cut) == (2, 0.5)
    assert carried((0, 0.7), whole, cut) == (1, 0.5)
    assert carried((1, 0.5), cut, whole) == (0, 0.7)
    assert carried(None, whole, cut) is None
