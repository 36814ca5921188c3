"""The state of a show: what each key does to wall and console, without a window."""

import pytest

from perspectives.desktop.actions import ACTIONS, Context
from perspectives.desktop.presenting import (
    ACTS,
    MOST_CORRECTION,
    MOST_STEPS,
    NUMBER_MS,
    TWICE_MS,
    Blank,
    Deck,
    Panel,
    Show,
    press,
    prompt,
    type_key,
)

DECK = Deck(
    ("", "A", "A", "B", "B", ""),
    {("A", 1): 1, ("A", 2): 2, ("B", 1): 3, ("B", 12): 4, ("", 1): 1, ("", 2): 2, ("", 12): 4},
    12,
)
"""The question, two pages on topic A, two on B, the matrix."""

KEYS = {key: row.id for row in ACTIONS if row.context is Context.WALL for key in row.keys}
TYPED = {"Return": "\r", "Backspace": "\b", "Up": "up", "Down": "down"}


def played(keys, show=None, at_ms=0, step_ms=100, deck=DECK):
    """The show after these keys, one every `step_ms`; "…" waits five seconds."""
    show = show or Show()
    for key in keys.split():
        if key == "…":
            at_ms += 5_000
            continue
        at_ms += step_ms
        typed = type_key(show, TYPED.get(key, key), deck, at_ms)
        if typed is None and key in KEYS:
            typed = press(show, KEYS[key], deck, at_ms)
        show = typed or show
    return show


def test_every_action_of_the_wall_has_its_function():
    assert {row.id for row in ACTIONS if row.context is Context.WALL} == set(ACTS)


@pytest.mark.parametrize("key", ["PgDown", "Right", "Space", "Return", "N"])
def test_these_keys_go_on(key):
    assert played(key).now.page == 1
    assert played(f"{key} " * 9).now.page == DECK.count - 1


@pytest.mark.parametrize("key", ["PgUp", "Left", "Backspace"])
def test_these_keys_go_back(key):
    assert played(f"N N {key}").now.page == 1
    assert played(key).now.page == 0


def test_black_and_white_toggle_and_take_over_from_one_another():
    assert played("B").blank is played(".").blank is Blank.BLACK
    assert played("W").blank is played(",").blank is Blank.WHITE
    assert played("B W").blank is Blank.WHITE
    assert played("B .").blank is played("W W").blank is Blank.NONE


def test_pages_can_be_turned_behind_a_black_wall():
    show = played("B N")
    assert (show.blank, show.now.page) == (Blank.BLACK, 1)


def test_a_frozen_wall_stays_while_the_console_roams():
    show = played("N F N N R")
    assert (show.wall.page, show.wall.is_revealed) == (1, False)
    assert (show.now.page, show.now.is_revealed) == (3, True)
    assert played("F", show).wall == show.now


def test_a_frozen_wall_can_be_made_black_at_once():
    assert played("F B").blank is Blank.BLACK


def test_size_has_steps_and_ends():
    assert played("+ + -").now.size == 1
    assert played("+ = 0").now.size == 0
    assert played("+ " * 20).now.size == MOST_STEPS
    assert played("- " * 20).now.size == -MOST_STEPS


def test_marks_come_after_the_texts_and_go_with_the_page():
    assert not played("N").now.is_revealed
    assert played("N R").now.is_revealed
    assert not played("N R R").now.is_revealed
    assert not played("N R N").now.is_revealed


def test_zoom_shows_one_passage_then_the_other_then_both():
    assert [played("Z " * n).now.zoom for n in range(4)] == [0, 1, 2, 0]
    assert played("Z N").now.zoom == 0


def test_sides_names_boost_pointer_and_spotlight_toggle():
    show = played("V X U H Shift+H")
    assert show.now.is_swapped
    assert show.now.is_blind
    assert show.now.is_boosted
    assert show.has_pointer
    assert show.has_spotlight
    again = played("V X U H Shift+H", show)
    assert again == Show()


def test_names_stay_hidden_and_the_boost_stays_from_page_to_page():
    now = played("V X U + N").now
    assert (now.is_blind, now.is_boosted, now.size, now.is_swapped) == (True, True, 1, False)


def test_a_digit_shows_that_text_on_the_topic():
    assert played("N 2").now.page == 2
    assert played("N N N 1").now.page == 3
    assert played("2").now.page == 2


def test_digits_soon_after_one_another_are_one_number():
    assert played("N N N 1 2 Return").now.page == 4
    assert played("N N N 1 2 … Return").now.page == 5
    slow = played("N N N 1 2", step_ms=NUMBER_MS + 1)
    assert (slow.now.page, slow.now.facing) == (3, 2)


def test_a_text_without_a_page_stands_in_the_other_ones_place():
    show = played("N N N R 2")
    assert (show.now.page, show.now.facing, show.now.is_revealed) == (3, 2, False)
    assert played("1", show).now.facing == 0
    assert played("N Z", show).now.page == 4


def test_a_text_without_any_page_is_said_and_nothing_moves():
    assert prompt(played("9"), 0) == "There is no page with text 9."
    assert played("9").now == Show().now


def test_k_and_a_letter_go_to_the_topic():
    assert played("K B").now.page == 3
    assert played("K a").now.page == 1
    assert played("K Z").said == "No page is on topic Z."
    assert prompt(played("K"), 0) == "Topic …"


def test_letters_that_begin_others_wait_for_enter():
    deck = Deck(("A", "AA", "B"), {})
    assert played("K A", deck=deck).entry == "KA"
    assert played("N K A Return", deck=deck).now.page == 0
    assert played("K A A", deck=deck).now.page == 1


def test_g_a_number_and_enter_go_to_the_page():
    assert played("G 4 Return").now.page == 3
    assert played("G 9 Return").said == "There is no page 9; the last one is 6."
    assert played("G 1 Backspace 5 Return").now.page == 4
    assert played("N G Return").now.page == 1
    assert played("G N").now.page == 1
    assert prompt(played("G 1"), 0) == "Page 1… then Enter"


def test_the_overview_chooses_with_arrows_and_enter():
    show = played("O Right Down")
    assert (show.panel, show.chosen, show.now.page) == (Panel.OVERVIEW, 4, 0)
    assert played("Return", show).now.page == 4
    assert played("Return", show).panel is Panel.NONE
    assert played("O O").panel is Panel.NONE
    assert played("O Up").chosen == 0


def test_the_sheet_of_keys_opens_and_closes():
    assert played("?").panel is Panel.KEYS
    assert played("? ?").panel is Panel.NONE
    assert played("? Esc").panel is Panel.NONE


def test_escape_leaves_zoom_freeze_and_black_and_ends_at_the_second_time():
    show = played("Z F B Shift+H Esc")
    assert (show.now.zoom, show.frozen, show.blank) == (0, None, Blank.NONE)
    assert not show.has_spotlight
    assert not show.is_over
    assert played("Esc", show, at_ms=600).is_over


def test_escapes_far_apart_or_with_another_key_between_do_not_end():
    assert not played("Esc … Esc").is_over
    assert not played("Esc B Esc").is_over
    assert prompt(played("Esc"), 100) == "Press Esc again to end."
    assert prompt(played("Esc"), 200 + TWICE_MS) == ""


def test_escape_from_an_entry_or_a_panel_does_not_count_towards_the_end():
    assert not played("K Esc Esc").is_over
    assert not played("O Esc Esc").is_over
    assert played("O Esc Esc Esc").is_over


def test_the_back_row_test_comes_with_new_letters_and_grows():
    show = played("Y")
    assert show.now.test == 1
    assert played("Y Y Y").now.test == 2
    assert played("Y + + -").correction == 1
    assert played("Y " + "+ " * 30).correction == MOST_CORRECTION
    assert played("Y - -").correction == 0
    assert played("Y + N").now == Show().now
    assert played("Y + +").now.size == 0
    assert played("Y Esc").now.test == 0


def test_a_show_without_pages_does_nothing():
    show = played("N N G 1 Return K A 1 O Down Return", deck=Deck(("",), {}))
    assert show.now.page == 0
