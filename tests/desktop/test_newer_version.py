"""A text is replaced by its newer version; what cannot go along is settled one by one."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QFileDialog

from perspectives import assets
from perspectives.desktop import newer_version, unplaced
from perspectives.desktop.application import make_window
from perspectives.desktop.newer_version import NewerVersion
from perspectives.model.deciding import tag
from perspectives.model.orphans import orphans
from perspectives.model.spans import Span
from perspectives.model.topics import TopicId
from perspectives.storage.opening import open_file

pytestmark = pytest.mark.windows

LEFT = Qt.MouseButton.LeftButton
SAMPLE = sorted((assets.samples() / "carfree").glob("*.md"))[:3]


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = [shutil.copy(path, tmp_path / path.name) for path in SAMPLE]
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1400, 860)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.open_paths([str(path) for path in paths], topics="carfree")
    qtbot.waitUntil(lambda: made.workspace.comparison.is_complete, timeout=60_000)
    return made


def second(window):
    return window.workspace.project.ordered_documents()[1]


def paragraphs(document):
    return [block.span for block in document.blocks if block.role == "paragraph"]


def decided(window):
    """Tag the second text's first three paragraphs by hand; gives their spans."""
    text, topic = second(window), TopicId(window.workspace.project.ordered_topics()[0].id)
    spans = paragraphs(text)[:3]
    for span in spans:
        name = f"{text.id}:{span.start}-{span.end}"
        window.do(lambda project, name=name: tag(project, name, topic, by="Ana"))
    return spans


def revise(window, *, drops):
    """Write the second text's file anew: the first paragraph last, `drops` of the others gone."""
    text = second(window)
    kept = paragraphs(text)
    words = [span.of(text.text) for at, span in enumerate(kept) if at not in drops]
    with open(text.source.path, "w", encoding="utf-8") as file:
        file.write(f"# {text.title}\n\n" + "\n\n".join([*words[1:], words[0], "A new end."]))


def replaced(window, qtbot, monkeypatch):
    """Choose the newer version by the menu, and press Replace."""
    window.board.open_document(second(window).id)
    path = second(window).source.path
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (path, ""))
    window.actions_by_id["newer-version"].trigger()
    dialog = window.findChildren(NewerVersion)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_both_versions_stand_side_by_side_and_nothing_is_changed_yet(window, qtbot, monkeypatch):
    decided(window)
    project = window.workspace.project
    revise(window, drops=[1])
    dialog = replaced(window, qtbot, monkeypatch)
    assert dialog.left.toPlainText().startswith("What has been decided")
    assert any("A new end." in span.of(dialog.new.text) for span in dialog.changes.new)
    assert dialog.panel.rows.count() == 1
    assert not dialog.panel.place_button.isEnabled()
    qtbot.mouseClick(dialog.close_button, LEFT)
    assert window.workspace.project is project


def test_a_paragraph_that_moved_is_not_marked(window, qtbot, monkeypatch):
    spans = decided(window)
    revise(window, drops=[])
    dialog = replaced(window, qtbot, monkeypatch)
    moved = spans[0].of(second(window).text)
    assert not any(moved in span.of(dialog.new.text) for span in dialog.changes.new)


def test_decisions_go_along_and_the_pane_stays_where_it_was(window, qtbot, monkeypatch):
    decided(window)
    old = second(window)
    revise(window, drops=[])
    dialog = replaced(window, qtbot, monkeypatch)
    place = window.workspace.view.open.index(old.id)
    qtbot.mouseClick(dialog.replace_button, LEFT)
    project = window.workspace.project
    new = second(window)
    assert new.revises == old.id
    assert window.workspace.view.open[place] == new.id
    assert sum(row.passage.startswith(new.id) for row in project.judgements.values()) == 3
    assert orphans(project) == ()
    window.undo()
    assert window.workspace.view.open[place] == old.id
    on_disk = open_file(window.keeper.file.path, reads_only=True)
    assert window.workspace.project.judgements == on_disk.project.judgements
    on_disk.close()


def test_what_has_no_place_is_put_on_chosen_words_by_keys(window, qtbot, monkeypatch):
    decided(window)
    revise(window, drops=[1])
    dialog = replaced(window, qtbot, monkeypatch)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert len(orphans(window.workspace.project)) == 1
    at = dialog.right.toPlainText().index("new end")
    cursor = QTextCursor(dialog.right.document())
    cursor.setPosition(at)
    cursor.setPosition(at + 7, QTextCursor.MoveMode.KeepAnchor)
    dialog.right.setTextCursor(cursor)
    qtbot.keyClick(dialog.panel.rows, Qt.Key.Key_Return)
    project = window.workspace.project
    assert orphans(project) == ()
    (placed,) = [row for row in project.judgements.values() if row.quote == "new end"]
    assert Span(placed.start, placed.end).of(second(window).text) == "new end"
    assert placed.by == "Ana"


def test_what_has_no_place_is_let_go_and_comes_back_with_undo(window, qtbot, monkeypatch):
    decided(window)
    revise(window, drops=[1, 2])
    dialog = replaced(window, qtbot, monkeypatch)
    qtbot.mouseClick(dialog.replace_button, LEFT)
    assert dialog.panel.rows.count() == 2
    qtbot.keyClick(dialog.panel.rows, Qt.Key.Key_Delete)
    assert dialog.panel.rows.count() == 1
    qtbot.keyClick(dialog.panel.rows, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(orphans(window.workspace.project)) == 2
    assert dialog.panel.rows.count() == 2


def test_what_was_left_unsettled_is_found_again_in_the_menu(window, qtbot, monkeypatch):
    decided(window)
    revise(window, drops=[1])
    dialog = replaced(window, qtbot, monkeypatch)
    qtbot.mouseClick(dialog.replace_button, LEFT)
    qtbot.mouseClick(dialog.close_button, LEFT)
    window.actions_by_id["unplaced"].trigger()
    later = window.findChildren(unplaced.UnplacedDialog)[-1]
    assert later.texts.currentData() == second(window).id
    assert later.panel.rows.count() == 1
    qtbot.mouseClick(later.panel.let_go_button, LEFT)
    assert orphans(window.workspace.project) == ()


def test_a_file_that_did_not_change_is_said_in_a_sentence(window, qtbot):
    text = second(window)
    assert newer_version.look_at(window, text.id, text.source.path) is None
    assert "has not changed" in window.message_bar.words.text()


def test_a_change_on_disk_is_noticed_and_nothing_is_read_anew(window, qtbot):
    before = second(window)
    qtbot.wait(600)
    revise(window, drops=[1])
    qtbot.waitUntil(lambda: bool(window.message_bar.offers), timeout=10_000)
    assert before.title in window.message_bar.words.text()
    assert second(window) is before
    qtbot.mouseClick(window.message_bar.offers[0], LEFT)
    (dialog,) = window.findChildren(NewerVersion)
    qtbot.mouseClick(dialog.replace_button, LEFT)
    assert second(window).revises == before.id


def test_a_change_on_disk_is_told_once(window, qtbot):
    qtbot.wait(600)
    revise(window, drops=[1])
    qtbot.waitUntil(lambda: bool(window.message_bar.offers), timeout=10_000)
    qtbot.mouseClick(window.message_bar.close_button, LEFT)
    application = QApplication.instance()
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    qtbot.wait(800)
    assert not window.message_bar.isVisible()


def test_scrolling_one_version_brings_the_same_passage_of_the_other(window, qtbot, monkeypatch):
    revise(window, drops=[])
    dialog = replaced(window, qtbot, monkeypatch)
    dialog.resize(900, 420)
    qtbot.wait(50)
    left, right = dialog.left.verticalScrollBar(), dialog.right.verticalScrollBar()
    left.setValue(left.maximum() // 2)
    assert right.value() > 0
    at = dialog.left.cursorForPosition(dialog.left.viewport().rect().topLeft()).blockNumber()
    there = dialog.right.cursorForPosition(dialog.right.viewport().rect().topLeft())
    rows = [dialog.left.rows.passage(row) for row in range(at, len(dialog.left.rows))]
    first = next(dialog.changes.pairs[row] for row in rows if row in dialog.changes.pairs)
    assert dialog.right.rows.row_of(first) - there.blockNumber() in (0, 1)


def test_keys_step_through_the_changes(window, qtbot, monkeypatch):
    decided(window)
    revise(window, drops=[1])
    dialog = replaced(window, qtbot, monkeypatch)
    alt = Qt.KeyboardModifier.AltModifier
    seen = set()
    for _ in range(len(dialog.changes.new) + len(dialog.changes.gone)):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Down, alt)
        seen |= {dialog.right.textCursor().selectedText(), dialog.left.textCursor().selectedText()}
    assert any("A new end." in words for words in seen)


def test_after_one_changed_text_the_next_is_told_of(window, qtbot):
    qtbot.wait(600)
    third = window.workspace.project.ordered_documents()[2]
    revise(window, drops=[1])
    with open(third.source.path, "a", encoding="utf-8") as file:
        file.write("\n\nOne more end.\n")
    qtbot.waitUntil(lambda: "and one text more" in window.message_bar.words.text(), timeout=10_000)
    qtbot.mouseClick(window.message_bar.offers[0], LEFT)
    dialog = window.findChildren(NewerVersion)[-1]
    qtbot.mouseClick(dialog.close_button, LEFT)
    qtbot.waitUntil(lambda: third.title in window.message_bar.words.text())
