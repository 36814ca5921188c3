import io
import os

import pytest

from perspectives.model.errors import ReportError
from perspectives.terminal import screen
from perspectives.terminal.screen import Page, page_of_terminal, show


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals_only(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert not page_of_terminal().has_colour
    monkeypatch.setattr("sys.stdout", Terminal())
    assert page_of_terminal().has_colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert not page_of_terminal().has_colour


def test_lines_keep_to_the_width():
    lines = Page(50).filled("word " * 40, 3, 2).split("\n")
    assert all(len(line) <= 50 for line in lines)
    assert lines[0].startswith("   word")
    assert lines[1].startswith("     word")


def test_texts_cannot_drive_the_terminal():
    assert "\x1b" not in Page().filled("\x1b[2J\x9b1mred", 0)


def test_output_that_takes_no_more_is_one_sentence(monkeypatch: pytest.MonkeyPatch):
    if not os.path.exists("/dev/full"):
        stream = io.StringIO()
        monkeypatch.setattr(stream, "write", _fails)
    else:
        stream = open("/dev/full", "w", encoding="utf-8")  # noqa: SIM115 - closed by the test
    monkeypatch.setattr("sys.stdout", stream)
    with pytest.raises(ReportError, match="cannot be written"):
        screen.show("x" * 100_000)
    stream.close()


def _fails(_: str) -> int:
    raise OSError(28, "No space left on device")


def test_text_is_written_as_utf8_whatever_the_locale(monkeypatch: pytest.MonkeyPatch):
    data = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(data, encoding="ascii"))
    show("Бањска ≈\n")
    assert data.getvalue().decode("utf-8") == "Бањска ≈\n"


def test_topic_colours_can_be_read_on_black_and_on_white():
    levels = (0, 95, 135, 175, 215, 255)
    for colour in screen.SLOT_COLOURS:
        at = colour - 16
        if colour < 232:
            rgb = (levels[at // 36], levels[at // 6 % 6], levels[at % 6])
        else:
            rgb = (8 + 10 * (colour - 232),) * 3
        light = _luminance(rgb)
        assert min(1.05 / (light + 0.05), (light + 0.05) / 0.05) >= 3
    assert len(set(screen.SLOT_COLOURS)) == 12


def _luminance(rgb: tuple[int, ...]) -> float:
    parts = [row / 255 for row in rgb]
    red, green, blue = [
        row / 12.92 if row <= 0.04045 else ((row + 0.055) / 1.055) ** 2.4 for row in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
