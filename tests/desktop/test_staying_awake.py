"""The machine stays awake while a show runs, asked of a bus and a service made for the test."""

import subprocess
import sys
from pathlib import Path

import pytest

SERVICE = """
import sys
from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection
from perspectives.desktop.staying_awake import SAVER, SESSION, StayingAwake

@ClassInfo({"D-Bus Interface": SAVER[0]})
class Saver(QObject):
    asked = ()
    @Slot(str, str, result="uint")
    def Inhibit(self, name, reason):
        Saver.asked = (name, reason)
        return 7

application = QCoreApplication(sys.argv)
bus = QDBusConnection.sessionBus()
saver = Saver()
options = QDBusConnection.RegisterOption.ExportAllSlots
print(bus.registerService(SAVER[0]), bus.registerObject(SAVER[1], saver, options))

def until(done):
    for _ in range(2_000):
        application.processEvents()
        if done():
            return True
        application.thread().msleep(2)
    return False

awake = StayingAwake()
awake.begin("Presenting")
print(until(lambda: Saver.asked), Saver.asked, until(lambda: awake.is_held))
is_open = QDBusConnection(SESSION).isConnected()
awake.end()
print(is_open, QDBusConnection(SESSION).isConnected(), awake.is_held)
"""


@pytest.mark.screens
def test_the_screen_saver_is_asked_to_wait_and_let_go(tmp_path):
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", SERVICE],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(SOURCE)},
    )
    assert done.stdout.splitlines() == [
        "True True",
        "True ('Perspectives', 'Presenting') True",
        "True False False",
    ], done.stderr


SOURCE = Path(__file__).parents[2] / "src"
