"""Every action can be run on an open comparison without a bug, whatever it opens."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog

from perspectives import assets
from perspectives.desktop.actions import ACTIONS, Context
from perspectives.desktop.application import make_window

pytestmark = pytest.mark.windows

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))
LEAVING = {"close", "present", "full"}
"""What ends the window or fills screens: tested where these are made."""

ASKING = {
    (QFileDialog, "getOpenFileName"): ("", ""),
    (QFileDialog, "getOpenFileNames"): ([], ""),
    (QFileDialog, "getSaveFileName"): ("", ""),
    (QFileDialog, "getExistingDirectory"): "",
    (QInputDialog, "getText"): ("", False),
    (QInputDialog, "getMultiLineText"): ("", False),
}
"""Questions that wait for an answer, and Cancel as one."""


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    for (asker, name), answer in ASKING.items():
        monkeypatch.setattr(asker, name, lambda *_all, answer=answer, **_named: answer)
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1400, 860)
    made.show()
    made.open_paths(SAMPLE, topics="carfree")
    qtbot.waitUntil(lambda: bool(made.workspace.comparison.links), timeout=60_000)
    qtbot.waitUntil(lambda: made.workspace.comparison.is_complete, timeout=60_000)
    return made


def close_others(window):
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible():
            other.grab()
            other.close()


def test_every_action_runs(window, qtbot):
    content = window.workspace.lookup.content_of(window.workspace.project.reference)
    window.workspace.light(window.workspace.project.ordered_topics()[0].id)
    for row in ACTIONS:
        if row.id in LEAVING or row.context in (Context.WALL, Context.CONSOLE):
            continue
        window.go("read")
        window.show_passage(content[1].id)
        # pytest-qt fails the test on what an action raises, naming it.
        window.actions_by_id[row.id].trigger()
        qtbot.wait(10)
        close_others(window)
        assert window.workspace.project.documents, row.id
