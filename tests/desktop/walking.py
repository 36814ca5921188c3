"""Walks through everything the window can show: each action run in turn, nothing waiting for Enter.

`walk(window, qtbot, visit)` calls `visit(name, widgets)` with all visible widgets after each step.
"""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QMenu,
    QMessageBox,
    QWidget,
)

from perspectives.desktop.actions import ACTIONS, Context

NOT_RUN = {"close", "full", "present", "start", "sample", "open-recent"}
"""What ends, hides or replaces the window, and the show, which has screens of its own."""


def without_waiting(monkeypatch):
    """Dialogs that wait for an answer give none, and modal ones only show themselves."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        nothing = [] if name.endswith("s") else ""
        monkeypatch.setattr(QFileDialog, name, lambda *_a, nothing=nothing, **_k: (nothing, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    for name in ("getText", "getMultiLineText", "getItem", "getInt", "getDouble"):
        monkeypatch.setattr(QInputDialog, name, lambda *_a, **_k: ("", False))
    for name in ("question", "warning", "information", "critical"):
        no = QMessageBox.StandardButton.No
        monkeypatch.setattr(QMessageBox, name, lambda *_a, no=no, **_k: no)
    monkeypatch.setattr(QDialog, "exec", lambda self, *_a: self.show() or 0)
    monkeypatch.setattr(QMenu, "exec", lambda self, *_a: self.popup(self.pos()))


def ready(window, qtbot, sample="carfree"):
    """The window with a compared sample, a passage with counterparts active and its topic lit."""
    window.complete()
    window.open_sample(sample)
    qtbot.waitUntil(lambda: bool(window.workspace.comparison.links), timeout=60000)
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=60000)
    choose(window)


def choose(window):
    """Make a passage of the reference active that has a counterpart and a topic, if one has."""
    reference = window.workspace.project.reference
    links = window.workspace.comparison.links
    mine = [row for row in links if row.topics and row.left.startswith(reference)]
    if mine:
        window.workspace.show(active=mine[0].left, leading=reference, lit=mine[0].topics[:1])


def walk(window, qtbot, visit):
    """Run every action that can be run, and call `visit` with what is visible after each."""
    visit("window", shown(window))
    for row in ACTIONS:
        if row.id in NOT_RUN or row.context in (Context.WALL, Context.CONSOLE):
            continue
        if not window.workspace.project.documents:
            ready(window, qtbot)
        choose(window)
        if row.needs is not None and not row.needs(window.workspace.scene):
            continue
        window.actions_by_id[row.id].trigger()
        QTest.qWait(20)
        visit(row.id, [part for top in tops() for part in shown(top)])
        settle(window)


def settle(window):
    """Close what an action opened, and read again."""
    for top in tops():
        if top is not window and top.parent() is not None:
            top.close()
    for menu in window.findChildren(QMenu):
        menu.close()
    QTest.qWait(5)


def tops():
    """The top-level widgets that are visible."""
    return [top for top in QApplication.topLevelWidgets() if top.isVisible()]


def shown(top):
    """A widget and all its visible parts."""
    return [top, *(part for part in top.findChildren(QWidget) if part.isVisible())]
