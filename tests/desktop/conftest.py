"""Windows of the tests: offscreen, with the Fusion style, over an invented debate."""

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


@pytest.fixture
def workspace(qapp):
    """A workspace with the debate, all texts folded or opened by the board."""
    qapp.setStyle("Fusion")
    project, comparison = compared(*DEBATE, titles=TITLES, names=NAMES)
    space = Workspace()
    space.open_project(project, comparison, ViewState(reduced_motion=True))
    return space
