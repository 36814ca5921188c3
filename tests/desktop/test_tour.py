"""The tour of the first run: four steps, skipped at any of them, and never again."""

import pytest
from PySide6.QtCore import Qt

from perspectives.desktop.tour import STEPS, Tour, offer, show
from perspectives.settings import load_settings


@pytest.fixture
def opened(window, qtbot):
    window.complete()
    window.open_sample("carfree")
    qtbot.waitUntil(lambda: bool(window.workspace.project.documents), timeout=10000)
    return window


def test_four_steps_lead_through_the_window(opened, qtbot):
    tour = show(opened)
    seen = []
    for _step in STEPS:
        seen.append(tour.target())
        assert tour.card.accessibleDescription()
        qtbot.mouseClick(tour.next, Qt.MouseButton.LeftButton)
    assert seen == [opened.board, opened.rail, opened.shelf, opened.command_bar]
    assert not tour.isVisible()


@pytest.mark.parametrize("by_key", [True, False])
def test_it_can_be_skipped_and_does_not_come_again(opened, qtbot, by_key):
    offer(opened)
    (tour,) = opened.findChildren(Tour)
    if by_key:
        qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(tour.skip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not opened.findChildren(Tour))
    assert load_settings()[0].has_seen_tour
    offer(opened)
    assert opened.findChildren(Tour) == []


def test_the_card_stays_inside_the_smallest_window(opened):
    opened.resize(1280, 720)
    tour = show(opened)
    for step in range(len(STEPS)):
        tour.go(step)
        assert opened.rect().contains(tour.geometry()), step
    tour.close()
