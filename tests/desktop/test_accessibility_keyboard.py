"""One piece of work from the first text to the show, by keys alone (WCAG 2.1.1)."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from perspectives.desktop import presentation
from perspectives.desktop.document_pane import DocumentPane
from perspectives.desktop.room_dialog import RoomDialog
from perspectives.desktop.workspace import View
from perspectives.model.states import State
from sentences import TOP

SAMPLE = sorted(str(path) for path in (TOP / "samples" / "carfree").glob("*.md"))[:2]
KEY, HELD = Qt.Key, Qt.KeyboardModifier
LONG = 90_000
"""Milliseconds that the comparison or a report may take on a busy machine."""


def press(key, held=HELD.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, held)
    QTest.qWait(5)


def tab_to(wanted, held=HELD.NoModifier):
    for _step in range(150):
        if wanted(QApplication.focusWidget()):
            return QApplication.focusWidget()
        press(KEY.Key_Tab, held)
    raise AssertionError("Tab does not lead there")


def decided(window, state):
    return [row for row in window.workspace.project.judgements.values() if row.state is state]


def test_keys_alone_load_tag_confirm_link_export_and_present(window, qtbot, monkeypatch, tmp_path):
    window.complete()
    window.activateWindow()
    window.setFocus()
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: (SAMPLE, ""))

    # Load
    press("o", HELD.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.workspace.comparison.links), timeout=LONG)
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=LONG)

    # Choose a passage and confirm its topics
    pane = tab_to(lambda focus: isinstance(focus, DocumentPane))
    for _step in range(40):
        press(KEY.Key_Down)
        tagged = window.workspace.lookup.taggings_of(pane.caret_passage())
        if tagged:
            break
    press(KEY.Key_Return)
    first = window.workspace.view.active
    assert first == pane.caret_passage()
    press(KEY.Key_Return)
    assert decided(window, State.CONFIRMED)

    # Tag it with a topic that it does not carry
    carried = {row.topic for row in window.workspace.lookup.taggings_of(first)}
    topics = [row.id for row in window.workspace.project.ordered_topics()]
    letter = "ABCDEF"[next(at for at, row in enumerate(topics) if row not in carried)]
    press("k")
    qtbot.waitUntil(lambda: not isinstance(QApplication.focusWidget(), DocumentPane))
    press(letter.lower())
    if not decided(window, State.MANUAL):
        press(KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(decided(window, State.MANUAL)))

    # Link it with a passage of the other text
    pane = tab_to(lambda focus: isinstance(focus, DocumentPane))
    links = len(window.workspace.comparison.links)
    press("l")
    other = tab_to(lambda focus: isinstance(focus, DocumentPane) and focus is not pane)
    for _step in range(30):
        press(KEY.Key_Down)
        caret = other.caret_passage()
        known = window.workspace.lookup.counterparts(first, other.text_document.id)
        if caret and all(row.other(first) != caret for row in known):
            break
    before = len(decided(window, State.MANUAL))
    press(KEY.Key_Return)
    assert len(decided(window, State.MANUAL)) == before + 1, links
    press(KEY.Key_Escape)

    # Export
    path = tmp_path / "report.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), ""))
    press("e", HELD.ControlModifier)
    if not path.exists():
        assert window.workspace.view.view is View.REPORT
    qtbot.waitUntil(path.exists, timeout=LONG)

    # Present: the room is asked for once
    window.activateWindow()
    QTest.keyClick(window, KEY.Key_F5)
    qtbot.waitUntil(lambda: bool(window.findChildren(RoomDialog)))
    QTest.keyClick(window.findChildren(RoomDialog)[0], KEY.Key_Return)
    qtbot.waitUntil(lambda: presentation.presentation_of(window) is not None, timeout=LONG)
    running = presentation.presentation_of(window)
    stage, page = running.place.wall, running.state.now.page
    qtbot.waitUntil(lambda: running.reel.deck.count > 1, timeout=LONG)
    QTest.keyClick(stage, KEY.Key_PageDown)
    assert running.state.now.page != page
    QTest.keyClick(stage, KEY.Key_Escape)
    QTest.keyClick(stage, KEY.Key_Escape)
    assert presentation.presentation_of(window) is None
