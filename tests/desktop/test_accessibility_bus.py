"""What a screen reader is given over AT-SPI: the window in a process of its own on a private bus.

Runs under Xvfb with at-spi2-core and dbus (`make test-all`). The bus is asked with gdbus, as a
screen reader would ask it.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.at_spi

TOP = Path(__file__).parent.parent.parent
SAMPLE = sorted(str(path) for path in (TOP / "samples" / "carfree").glob("*.md"))
LAUNCHERS = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
ROOT = "/org/a11y/atspi/accessible/root"
ACCESSIBLE = "org.a11y.atspi.Accessible"

OURS = """
import sys
from PySide6.QtCore import QTimer
from perspectives.desktop.application import start
application, window = start(sys.argv[2:], topics="carfree")
window.show()
def go_on():
    if window.session.is_comparing or not window.workspace.comparison.links:
        QTimer.singleShot(100, go_on)
        return
    window.go("matrix") if sys.argv[1] == "matrix" else window.toggle_outline()
    print("ready", flush=True)
if sys.argv[1] == "light":
    from threading import Thread
    from PySide6.QtCore import QObject, Signal
    class Asked(QObject):
        now = Signal()
    asked = Asked()
    asked.now.connect(lambda: window.workspace.light(next(iter(window.workspace.project.topics))))
    Thread(target=lambda: (sys.stdin.readline(), asked.now.emit()), daemon=True).start()
QTimer.singleShot(100, go_on)
QTimer.singleShot(90000, application.quit)
application.exec()
"""


class Bus:
    """The accessibility bus of one window, and what it answers."""

    def __init__(self, address: str) -> None:
        self.address = address

    def call(self, place: tuple[str, str], method: str, *arguments: str) -> str:
        command = ("gdbus", "call", "--address", self.address, "--dest", place[0])
        command += ("--object-path", place[1], "--method", method, *arguments)
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
        return done.stdout

    def children(self, place: tuple[str, str]) -> list[tuple[str, str]]:
        told = self.call(place, f"{ACCESSIBLE}.GetChildren")
        return re.findall(r"\('(:[\d.]+)', (?:objectpath )?'([^']+)'\)", told)

    def name(self, place: tuple[str, str]) -> str:
        told = self.call(place, "org.freedesktop.DBus.Properties.Get", ACCESSIBLE, "Name")
        found = re.fullmatch(r"\(<(['\"])(.*)\1>,\)\n", told, re.DOTALL)
        return found[2].replace("\\'", "'") if found else ""

    def find(self, name: str) -> tuple[str, str]:
        """The first part with this name, searched level by level."""
        level = self.children(("org.a11y.atspi.Registry", ROOT))
        while level:
            for place in level:
                if self.name(place) == name:
                    return place
            level = [child for place in level for child in self.children(place)]
        raise AssertionError(f"nothing is called {name!r}")


@pytest.fixture
def opened(tmp_path):
    """Starts the window on a bus of its own: `opened("outline")` gives the bus and the process."""
    running = []
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "XDG_RUNTIME_DIR": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "PYTHONPATH": str(TOP / "src"),
        "LANG": "C.UTF-8",
    }
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        environment.pop(name, None)

    def start(command, **more):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        process = subprocess.Popen(
            command, env=environment, stderr=subprocess.DEVNULL, **pipes, **more
        )
        running.append(process)
        return process

    def opening(what):
        daemon = start(["dbus-daemon", "--session", "--print-address", "--nofork"])
        environment["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
        launcher = next(path for path in LAUNCHERS if Path(path).exists())
        start([launcher, "--launch-immediately"])
        address = ""
        for _try in range(100):
            asked = ["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path"]
            asked += ["/org/a11y/bus", "--method", "org.a11y.Bus.GetAddress"]
            told = subprocess.run(
                asked, env=environment, capture_output=True, text=True, check=False
            )
            if found := re.search(r"'(unix:[^']+)'", told.stdout):
                address = found[1]
                break
            time.sleep(0.1)
        window = start([sys.executable, "-c", OURS, what, *SAMPLE])
        assert window.stdout.readline().strip() == "ready"
        return Bus(address), window

    yield opening
    for process in reversed(running):
        process.kill()
        process.wait()


def test_the_outline_names_passages_with_topic_and_counterparts(opened):
    bus, _window = opened("outline")
    rows = bus.children(bus.find("Passages"))
    names = [bus.name(row) for row in rows]
    assert len(names) > 8
    topics, place = r"Local trade(, [^,:]+)*", r"Passage \d+ of \d+\."
    told = rf".* {topics}, \d+ counterparts?: .* (strong|fair|weak).* {place}"
    assert any(re.fullmatch(told, name, re.DOTALL) for name in names), names


def test_the_cells_of_the_matrix_are_told_as_sentences(opened):
    bus, _window = opened("matrix")
    names = [bus.name(row) for row in bus.children(bus.find("Topics by texts"))]
    assert any(re.fullmatch(r".+, .+: silent", name) for name in names), names
    told = r".+, .+: no stance set, \d+ passages?, \d+% of its words"
    assert any(re.fullmatch(told, name) for name in names), names


def test_what_is_lit_is_announced(opened, qapp):
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    bus, window = opened("light")
    listener = QDBusConnection.connectToBus(bus.address, "listener")
    register = QDBusMessage.createMethodCall(
        "org.a11y.atspi.Registry",
        "/org/a11y/atspi/registry",
        "org.a11y.atspi.Registry",
        "RegisterEvent",
    )
    register.setArguments(["object:announcement", ["name"], ""])
    answer = listener.call(register)
    assert not answer.errorMessage()
    place = bus.children(("org.a11y.atspi.Registry", ROOT))[0]
    heard = subprocess.Popen(
        ["gdbus", "monitor", "--address", bus.address, "--dest", place[0]],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        time.sleep(1)
        window.stdin.write("\n")
        window.stdin.flush()
        time.sleep(3)
    finally:
        heard.kill()
        told = heard.communicate()[0]
        QDBusConnection.disconnectFromBus("listener")
    lines = [line for line in told.splitlines() if "Announcement" in line]
    pattern = r"Local trade: \d+ passages in \d+ of 5 texts"
    assert any(re.search(pattern, line) for line in lines), told[-2000:]
