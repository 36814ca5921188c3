"""Which screen is the wall: from plain facts, without any screen."""

from perspectives.analysis.legibility import Room
from perspectives.desktop.rooms import KnownRoom, room_of, with_room
from perspectives.desktop.screens import Placement, ScreenFacts, is_mirrored, place
from perspectives.settings import Settings

LAPTOP = ScreenFacts("eDP-1", (0, 0, 1440, 900), "BOE", "NV140", "1")
BEAMER = ScreenFacts("HDMI-1", (1440, 0, 1920, 1080), "Epson", "EB-X41", "77")
MIRROR = ScreenFacts("HDMI-1", (0, 0, 1440, 900), "Epson", "EB-X41", "77")
PANEL = ScreenFacts("DP-2", (0, 900, 3840, 2160))


def test_the_wall_is_on_the_screen_where_the_window_is_not():
    assert place([LAPTOP, BEAMER], 0) == Placement(1, 0)
    assert place([LAPTOP, BEAMER], 1) == Placement(0, 1)


def test_the_screen_of_last_time_is_taken_first():
    assert place([LAPTOP, BEAMER, PANEL], 0, PANEL.key) == Placement(2, 0)
    assert place([LAPTOP, BEAMER, PANEL], 0, "gone") == Placement(1, 0)


def test_the_wall_can_be_wanted_on_the_windows_own_screen():
    assert place([LAPTOP, BEAMER], 0, LAPTOP.key) == Placement(0, 1)


def test_one_screen_is_the_walls_alone():
    assert place([LAPTOP], 0) == Placement(0)


def test_a_screen_that_mirrors_another_is_no_second_one():
    assert is_mirrored(LAPTOP, MIRROR)
    assert not is_mirrored(LAPTOP, BEAMER)
    assert place([LAPTOP, MIRROR], 0) == Placement(0)
    assert place([LAPTOP, MIRROR], 0, MIRROR.key) == Placement(0)


def test_a_screen_is_told_by_maker_model_and_serial_or_by_its_name():
    assert BEAMER.key == "Epson EB-X41 77"
    assert PANEL.key == "DP-2"
    assert BEAMER.words == "Epson EB-X41 · 1920×1080"


def test_the_room_of_each_screen_is_kept():
    rooms = with_room(Settings(), "a", KnownRoom(Room(9, 1.5), 2))
    rooms = with_room(Settings(rooms=rooms), "b", KnownRoom(Room(18, 2.6)))
    settings = Settings(rooms=rooms)
    assert room_of(settings, "a") == KnownRoom(Room(9, 1.5), 2)
    assert room_of(settings, "b") == KnownRoom(Room(18, 2.6), 0)
    assert room_of(settings, "c") is None


def test_a_room_that_makes_no_sense_is_asked_anew():
    for words in ("", "8", "8 x 0", "0 1.6 0", "8 900 0"):
        assert room_of(Settings(rooms=(("a", words),)), "a") is None
