"""A project that is open already is shown where it is; bugs are shown once and kept in a log."""

import json
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop import bug_log, instance
from perspectives.desktop.application import make_window
from perspectives.desktop.bug_report import MOST_SHOWN, BugSheet
from perspectives.reading.processes import environment
from perspectives.storage.locking import Holder, lock_path

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))
ASKS = """
import sys
from perspectives.desktop.instance import is_shown_elsewhere
assert "PySide6" not in sys.modules
print(is_shown_elsewhere(sys.argv[1]))
"""


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.show()
    qtbot.waitUntil(lambda: made.is_complete)
    return made


def test_a_second_start_with_an_open_project_shows_its_window(window, qtbot, tmp_path):
    window.open_paths(SAMPLE[:2], topics="none")
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=60_000)
    path = tmp_path / "bridge.perspectives"
    window.keeper.save_as(path)
    qtbot.waitUntil(lambda: window.keeper._bell is not None)
    window.showMinimized()
    command = [sys.executable, "-c", ASKS, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment()) as asking:
        qtbot.waitUntil(lambda: asking.poll() is not None, timeout=20_000)
        assert asking.stdout.read().strip() == "True"
    assert not window.isMinimized()
    window.keeper.let_go()


def test_a_project_that_nobody_has_open_is_opened(tmp_path):
    path = tmp_path / "bridge.perspectives"
    assert not instance.is_shown_elsewhere(str(path))
    left = Holder(pid=4_194_304 + 1, host=instance.socket.gethostname(), user="a", since="")
    lock_path(path).write_text(json.dumps({"pid": left.pid, "host": left.host}))
    assert not instance.is_shown_elsewhere(str(path))


def test_a_bug_is_shown_and_kept_in_the_log(window, qtbot):
    window.show_bug("Traceback: one")
    window.show_bug("Traceback: two")
    sheets = [row for row in window.findChildren(BugSheet) if row.isVisible()]
    assert len(sheets) == 1
    assert "one" in sheets[0].text.toPlainText()
    assert "two" in sheets[0].text.toPlainText()
    kept = bug_log.log_path().read_text()
    assert kept.count("== ") == 2
    assert str(bug_log.log_path()) in sheets[0].where.text()
    sheets[0].copy.click()
    assert "two" in QApplication.clipboard().text()


def test_a_bug_in_every_frame_fills_no_window(window):
    for place in range(MOST_SHOWN + 20):
        window.show_bug(f"Traceback {place}.")
    sheet = window.findChild(BugSheet)
    assert sheet.text.toPlainText().count("Traceback") == MOST_SHOWN


def test_a_full_log_begins_anew(window, monkeypatch):
    monkeypatch.setattr(bug_log, "MOST_BYTES", 10)
    bug_log.keep_report("first")
    path = bug_log.keep_report("second")
    assert "first" not in path.read_text()
    assert "first" in path.with_suffix(".old.log").read_text()
