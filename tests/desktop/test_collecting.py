"""Garbage of the window is collected in its own thread, whoever makes it."""

import gc
import threading
import weakref

from perspectives.desktop.collecting import Collector


class Knot:
    """An object in a cycle."""

    def __init__(self):
        self.itself = self


def test_garbage_is_collected_between_events_and_in_no_other_thread(qtbot):
    collector = Collector()
    collector._timer.setInterval(10)
    assert not gc.isenabled()
    died: list[int] = []
    knots = [Knot() for _ in range(2000)]
    for knot in knots:
        weakref.finalize(knot, lambda: died.append(threading.get_ident()))
    knots.clear()
    del knot
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert died == []
    qtbot.waitUntil(lambda: len(died) == 2000)
    assert set(died) == {threading.get_ident()}


def test_a_complete_window_collects_by_itself(qtbot, window):
    qtbot.waitUntil(lambda: bool(window.findChildren(Collector)))
    assert not gc.isenabled()
