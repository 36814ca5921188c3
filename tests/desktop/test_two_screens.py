"""Wall and console on two monitors of a virtual X server, under a window manager.

`make screens` starts the server; the monitors are made and taken away with RandR, as a cable does.
"""

import subprocess

import pytest
from debate import DEBATE, TITLES
from making import compared
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from perspectives.analysis.legibility import Room
from perspectives.desktop import presentation
from perspectives.desktop.application import make_window
from perspectives.desktop.presenting import Blank
from perspectives.desktop.rooms import KnownRoom
from perspectives.desktop.wall_window import WallWindow
from perspectives.desktop.workspace import View, ViewState

pytestmark = pytest.mark.screens

LAPTOP = ("LAPTOP", "1440/380x900/240+0+0")
BEAMER = ("BEAMER", "1920/1600x1080/900+1440+0")
MIRROR = ("BEAMER", "1440/380x900/240+0+0")
WALL = QRect(1440, 0, 1920, 1080)
NAMES = ("Unity of the town", "Office powers", "Duty to open", "Mediators’ pressure")


def randr(*words):
    subprocess.run(["xrandr", *words], check=True, capture_output=True)


def names():
    return [row.name() for row in QGuiApplication.screens()]


@pytest.fixture(scope="module")
def manager(qapp, tmp_path_factory):
    """A window manager that has begun its work."""
    sign = tmp_path_factory.mktemp("openbox") / "ready"
    command = ["openbox", "--sm-disable", "--startup", f"touch {sign}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(1_000):
                if sign.exists():
                    break
                QTest.qWait(10)
            assert sign.exists()
            yield process
        finally:
            process.terminate()


def plug(monitor, output="none"):
    """Make a monitor; the one with the server's only output stays until the other is gone."""
    randr("--setmonitor", *monitor, output)


def unplug(name):
    randr("--delmonitor", name)


@pytest.fixture
def monitors(request, manager, qtbot):
    """Two monitors; the one that can be unplugged is BEAMER unless a test names the other."""
    goes = getattr(request, "param", "BEAMER")
    plug(LAPTOP, "none" if goes == "LAPTOP" else "screen")
    plug(BEAMER, "none" if goes == "BEAMER" else "screen")
    qtbot.waitUntil(lambda: sorted(names()) == ["BEAMER", "LAPTOP"])
    yield
    for name in names():
        if name in ("LAPTOP", "BEAMER"):
            unplug(name)
    qtbot.waitUntil(lambda: names() == ["screen"])


@pytest.fixture
def window(monitors, qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=_end)
    made.setGeometry(100, 100, 1200, 700)
    project, comparison = compared(*DEBATE, titles=TITLES, names=NAMES)
    made.workspace.open_project(project, comparison, ViewState(view=View.READ, theme="light"))
    made.show()
    made.complete()
    return made


def _end(window):
    running = presentation.presentation_of(window)
    if running is not None:
        running.end()
    window.session.stop()


@pytest.fixture
def show(window, qtbot):
    running = presentation.Presentation(window)
    running.start("BEAMER", KnownRoom(Room(8, 1.6)))
    qtbot.waitUntil(lambda: running.place.wall.geometry() == WALL)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is running.console)
    return running


def is_on_laptop(widget):
    return QRect(0, 0, 1440, 900).contains(widget.frameGeometry().center())


def test_the_wall_fills_the_second_screen_and_the_console_the_first(show, qtbot):
    assert show.place.wall.isFullScreen()
    assert show.place.wall.screen().name() == "BEAMER"
    assert is_on_laptop(show.console)
    qtbot.waitUntil(lambda: show.console.isMaximized())
    assert not show.console.geometry().intersects(WALL)


def test_the_size_of_text_is_that_of_the_wall_not_of_the_laptop(show):
    look = show.picture().look
    assert (look.width, look.height) == (1920, 1080)
    assert show.place.wall.picture.look == look


def test_keys_go_to_the_show_from_either_window(show, qtbot):
    QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    assert show.state.now.page == 1
    show.place.wall.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is show.place.wall)
    QTest.keyClick(show.place.wall, Qt.Key.Key_PageDown)
    assert show.state.now.page == 2


def test_keys_typed_through_the_x_server_reach_the_show(show, qtbot):
    subprocess.run(["xdotool", "key", "Next", "r", "period"], check=True)
    qtbot.waitUntil(lambda: show.state.blank is Blank.BLACK)
    assert show.state.now.page == 1
    assert show.state.now.is_revealed


def test_unplugging_hides_the_wall_and_leaves_the_console_alone(show, qtbot):
    QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    state = show.state
    unplug("BEAMER")
    qtbot.waitUntil(lambda: names() == ["LAPTOP"])
    qtbot.waitUntil(lambda: show.place.is_unplugged)
    shown = [row for row in QApplication.topLevelWidgets() if row.isVisible()]
    assert not any(isinstance(row, WallWindow) or row.isFullScreen() for row in shown)
    assert show.console in shown
    assert is_on_laptop(show.console)
    assert "unplugged" in show.console.state.text()
    assert show.state == state


def test_the_show_goes_on_without_its_wall(show, qtbot):
    unplug("BEAMER")
    qtbot.waitUntil(lambda: show.place.is_unplugged)
    QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    assert show.state.now.page == 1


def test_replugging_resumes_where_the_show_is(show, qtbot):
    QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    unplug("BEAMER")
    qtbot.waitUntil(lambda: show.place.is_unplugged)
    QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    plug(BEAMER)
    qtbot.waitUntil(lambda: show.place.wall is not None)
    qtbot.waitUntil(lambda: show.place.wall.geometry() == WALL)
    qtbot.waitUntil(lambda: show.place.wall.isVisible())
    assert show.place.wall.picture.page.id == show.page.id
    assert show.state.now.page == 2
    assert "live" in show.console.state.text()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is show.console)


@pytest.mark.parametrize("monitors", ["LAPTOP"], indirect=True)
def test_losing_the_laptop_screen_never_shows_the_console_on_the_wall(show, qtbot):
    unplug("LAPTOP")
    qtbot.waitUntil(lambda: names() == ["BEAMER"])
    qtbot.waitUntil(lambda: not show.console.isVisible())
    assert show.place.wall.isVisible()
    plug(LAPTOP)
    qtbot.waitUntil(lambda: "LAPTOP" in names())
    qtbot.waitUntil(lambda: show.console.isVisible())
    qtbot.waitUntil(lambda: is_on_laptop(show.console))


def test_the_wall_moves_to_the_other_screen_and_back(show, qtbot):
    QTest.keyClick(show.console, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: show.place.wall.screen().name() == "LAPTOP")
    qtbot.waitUntil(lambda: show.place.wall.geometry() == QRect(0, 0, 1440, 900))
    qtbot.waitUntil(lambda: not is_on_laptop(show.console))
    QTest.keyClick(show.console, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: show.place.wall.geometry() == WALL)
    qtbot.waitUntil(lambda: is_on_laptop(show.console))


def test_other_windows_are_kept_off_the_wall(show, qtbot):
    stranger = QLabel("Mail")
    qtbot.addWidget(stranger)
    stranger.setGeometry(1800, 300, 300, 200)
    stranger.show()
    qtbot.waitUntil(lambda: is_on_laptop(stranger))


def test_a_mirrored_projector_is_no_second_screen(show, qtbot):
    unplug("BEAMER")
    qtbot.waitUntil(lambda: show.place.is_unplugged)
    plug(MIRROR)
    qtbot.waitUntil(lambda: sorted(names()) == ["BEAMER", "LAPTOP"])
    QTest.keyClick(show.console, Qt.Key.Key_PageDown)
    assert show.place.is_unplugged
    assert show.console.isVisible()
    unplug("BEAMER")
    qtbot.waitUntil(lambda: names() == ["LAPTOP"])
    plug(BEAMER)
    qtbot.waitUntil(lambda: show.place.wall is not None)
    qtbot.waitUntil(lambda: show.place.wall.geometry() == WALL)


def test_a_projector_that_comes_to_a_show_on_one_screen_gets_the_wall(window, qtbot):
    unplug("BEAMER")
    qtbot.waitUntil(lambda: names() == ["LAPTOP"])
    running = presentation.Presentation(window)
    running.start("LAPTOP", KnownRoom(Room(8, 1.6)))
    qtbot.waitUntil(lambda: running.place.wall.geometry() == QRect(0, 0, 1440, 900))
    assert running.console is None
    plug(BEAMER)
    qtbot.waitUntil(lambda: running.console is not None)
    qtbot.waitUntil(lambda: running.place.wall.geometry() == WALL)
    qtbot.waitUntil(lambda: is_on_laptop(running.console))
    qtbot.waitUntil(lambda: QApplication.activeWindow() is running.console)


def test_a_wall_that_was_put_on_the_wrong_screen_goes_to_its_own(window, qtbot, monkeypatch):
    def astray(wall):
        wall.setGeometry(QRect(0, 0, 1440, 900))
        QWidget.showFullScreen(wall)

    monkeypatch.setattr(WallWindow, "showFullScreen", astray)
    running = presentation.Presentation(window)
    running.start("BEAMER", KnownRoom(Room(8, 1.6)))
    qtbot.waitUntil(lambda: running.place.wall.geometry() == QRect(0, 0, 1440, 900))
    qtbot.waitUntil(lambda: running.place.wall.geometry() == WALL)
    assert running.place.wall.frameGeometry() == WALL
    assert not running.place.wall.isFullScreen()
