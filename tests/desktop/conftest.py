"""Windows of the tests: offscreen, with the Fusion style, over an invented debate."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from debate import DEBATE, TITLES
from making import compared

from perspectives.desktop.workspace import ViewState, Workspace

NAMES = (
    "Unity of the town",
    "Office powers",
    "Duty to open",
    "Mediators’ pressure",
    "Families of the banks",
    "The district",
    "September flood",
    "Western plan",
)


@pytest.fixture(autouse=True)
def _no_collection_while_painting():
    """Windows of earlier tests are collected between tests, never in the middle of a paint.

    A run of the whole suite once died in drawPixmap while such a collection was due.
    """
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    """The whole window, with settings and state of its own."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from perspectives.desktop.application import make_window

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1600, 900)
    made.show()
    # Keys of actions act in an active window only, which takes time on a real screen.
    made.activateWindow()
    QTest.qWaitForWindowActive(made)
    return made


@pytest.fixture
def workspace(qapp):
    """A workspace with the debate; the board chooses which texts are open."""
    qapp.setStyle("Fusion")
    project, comparison = compared(*DEBATE, titles=TITLES, names=NAMES)
    space = Workspace()
    space.open_project(project, comparison, ViewState(reduced_motion=True))
    return space


@pytest.fixture
def board(qtbot, workspace):
    """A board on screen, wide enough for two texts beside five folded ones."""
    from perspectives.desktop.board import Board

    widget = Board(workspace)
    qtbot.addWidget(widget)
    widget.resize(1232, 640)
    with qtbot.waitExposed(widget):
        # The pointer of a real screen is not told to a window that is not on it yet.
        widget.show()
    qtbot.waitUntil(lambda: bool(widget.frames()) and not pending(widget))
    return widget


def pending(board):
    """Whether heights are still to be measured."""
    return any(pane.lines.unmeasured or not pane.lines.heights.count for pane in board.panes())
