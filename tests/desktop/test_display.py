import pytest

from perspectives.desktop import display
from perspectives.desktop.display import missing_library, why_no_window


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_display_there_is_no_window():
    assert why_no_window() == "No window: there is no display here."


def test_a_display_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(display, "missing_library", lambda _: "")
    monkeypatch.setattr(display, "_has_x11", lambda _: False)
    monkeypatch.setenv("DISPLAY", ":4242")
    assert why_no_window() == "No window: the display “:4242” does not answer."


def test_drawing_off_the_screen_needs_no_display(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert why_no_window() == ""


def test_other_systems_are_trusted_to_have_a_display(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.platform", "darwin")
    assert why_no_window() == ""


def test_without_qt_there_is_no_window(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert "not installed" in why_no_window()


def test_missing_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch):
    def load(name: str) -> None:
        if "plugins" in name or "xcb-cursor" in name or "xcb-icccm" in name:
            file = name if "plugins" not in name else "libxcb-cursor.so.0"
            raise OSError(f"{file}: cannot open shared object file: No such file or directory")

    monkeypatch.setattr("ctypes.CDLL", load)
    assert missing_library("platforms/libqxcb.so") == (
        "No window: the system has no “libxcb-cursor.so.0”, “libxcb-icccm.so.4”"
        " (Debian, Ubuntu: apt install libxcb-cursor0 libxcb-icccm4)."
    )
