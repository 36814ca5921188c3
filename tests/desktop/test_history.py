"""History, versions, copies, sharing; and the window comes back as it was left."""

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from perspectives import assets
from perspectives.desktop.application import make_window
from perspectives.desktop.evidence_panel import EvidencePanel
from perspectives.desktop.history_dialog import HistoryDialog
from perspectives.desktop.recent_menu import recent_menu
from perspectives.desktop.workspace import View
from perspectives.model.codebook_edits import rename_topic
from perspectives.model.deciding import tag
from perspectives.storage.opening import open_file
from perspectives.storage.sharing import BLANK

pytestmark = pytest.mark.windows

LEFT = Qt.MouseButton.LeftButton
SAMPLE = sorted((assets.samples() / "carfree").glob("*.md"))[:3]


def make(qtbot):
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1500, 860)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    paths = [shutil.copy(path, tmp_path / path.name) for path in SAMPLE]
    made = make(qtbot)
    made.open_paths([str(path) for path in paths], topics="carfree")
    qtbot.waitUntil(lambda: made.workspace.comparison.is_complete, timeout=60_000)
    return made


@pytest.fixture
def named(window, tmp_path):
    """The window, its comparison kept under a name."""
    rename(window, "Shops")
    window.keeper.save_as(tmp_path / "debate.perspectives")
    return window


def rename(window, name):
    topic = window.workspace.project.ordered_topics()[0].id
    window.do(lambda project: rename_topic(project, topic, name))


def first_topic(window):
    return window.workspace.project.ordered_topics()[0].name


def history(window, qtbot):
    window.actions_by_id["history"].trigger()
    dialog = window.findChild(HistoryDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_undo_and_redo_are_named_in_the_menu(window):
    rename(window, "Shops")
    assert window.actions_by_id["undo"].text().startswith("Undo: Rename")
    window.actions_by_id["undo"].trigger()
    assert window.actions_by_id["undo"].text() == "Undo"
    assert window.actions_by_id["redo"].text().startswith("Redo: Rename")


def test_the_panel_follows_the_work_and_goes_to_any_step(window, qtbot):
    before = first_topic(window)
    dialog = history(window, qtbot)
    rename(window, "Shops")
    rename(window, "Trade")
    qtbot.waitUntil(lambda: dialog.steps.count() == 3)
    dialog.steps.setCurrentRow(0)
    qtbot.keyClick(dialog.steps, Qt.Key.Key_Return)
    assert first_topic(window) == before
    dialog.steps.setCurrentRow(1)
    qtbot.mouseClick(dialog.go_button, LEFT)
    assert first_topic(window) == "Shops"
    qtbot.mouseClick(dialog.redo_button, LEFT)
    assert first_topic(window) == "Trade"


def test_a_version_is_named_renamed_and_reverted_to_as_one_step(window, qtbot):
    rename(window, "Shops")
    dialog = history(window, qtbot)
    qtbot.keyClicks(dialog.name, "Before the meeting")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.versions.count() == 1)
    rename(window, "Trade")
    rename(window, "Markets")
    qtbot.keyClicks(dialog.name, "Monday")
    qtbot.mouseClick(dialog.rename_button, LEFT)
    qtbot.waitUntil(lambda: dialog.versions.item(0).text().startswith("Monday"))
    qtbot.keyClick(dialog.versions, Qt.Key.Key_Return)
    assert first_topic(window) == "Shops"
    window.undo()
    assert first_topic(window) == "Markets"


def test_the_menu_leads_to_the_versions(window, qtbot):
    rename(window, "Shops")
    window.actions_by_id["revert"].trigger()
    dialog = window.findChild(HistoryDialog)
    qtbot.waitUntil(dialog.versions.hasFocus)


def test_a_long_history_lists_its_newest_steps_first(window, qtbot, monkeypatch):
    monkeypatch.setattr("perspectives.desktop.history_dialog.NEWEST", 3)
    for number in range(5):
        rename(window, f"Name {number}")
    dialog = history(window, qtbot)
    assert dialog.steps.count() == 3
    qtbot.mouseClick(dialog.all_button, LEFT)
    assert dialog.steps.count() == 6


def test_a_copy_is_never_written_over_the_open_project(named, monkeypatch, tmp_path):
    path = tmp_path / "debate.perspectives"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    named.actions_by_id["save-copy"].trigger()
    assert "is open" in named.message_bar.words.text()
    rename(named, "Trade")
    file = open_file(path, reads_only=True)
    file.close()
    assert file.project.ordered_topics()[0].name == "Trade"


def shared(window, monkeypatch, tmp_path):
    """The window's comparison with one decision, shared without full texts."""
    text = window.workspace.project.ordered_documents()[0]
    span = next(row.span for row in text.blocks if row.role == "paragraph")
    topic = window.workspace.project.ordered_topics()[0].id
    name = f"{text.id}:{span.start}-{span.end}"
    window.do(lambda project: tag(project, name, topic))
    target = tmp_path / "debate excerpts.perspectives"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    window.actions_by_id["share"].trigger()
    return target


def texts(window):
    return [row.text for row in window.workspace.project.ordered_documents()]


def test_a_shared_project_takes_its_texts_from_where_they_are(window, qtbot, monkeypatch, tmp_path):
    target = shared(window, monkeypatch, tmp_path)
    whole = texts(window)
    file = open_file(target, reads_only=True)
    file.close()
    assert all(BLANK in row.text for row in file.project.documents.values())
    window.open_paths([str(target)])
    qtbot.waitUntil(lambda: texts(window) == whole)
    assert not window.keeper.file.excerpts


def test_texts_that_are_elsewhere_are_asked_for(window, qtbot, monkeypatch, tmp_path):
    target = shared(window, monkeypatch, tmp_path)
    whole = texts(window)
    moved = tmp_path / "moved"
    moved.mkdir()
    paths = [shutil.move(tmp_path / path.name, moved / path.name) for path in SAMPLE]
    window.open_paths([str(target)])
    qtbot.waitUntil(lambda: bool(window.message_bar.offers))
    names = [str(path) for path in paths]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_all: (names, ""))
    qtbot.mouseClick(window.message_bar.offers[0], LEFT)
    assert texts(window) == whole


def test_recent_projects_are_listed_by_name_and_opened(named, qtbot, tmp_path):
    named.open_project(str(tmp_path / "debate.perspectives"))
    menu = recent_menu(named)
    assert menu.actions()[0].text().startswith("debate ")
    named.open_paths([str(tmp_path / path.name) for path in SAMPLE[:1]], topics="none")
    menu.actions()[0].trigger()
    assert named.keeper.file.path.name == "debate.perspectives"


def test_panes_scrolling_light_and_panels_come_back(named, qtbot, tmp_path):
    texts = [row.id for row in named.workspace.project.ordered_documents()]
    topic = named.workspace.project.ordered_topics()[1].id
    named.workspace.show(open=(texts[2], texts[0]), lit=(topic,), is_arranged_by_hand=True)
    qtbot.waitUntil(lambda: not named.board.panes()[0].lines.unmeasured)
    named.toggle_rail()
    named.toggle_evidence()
    named.board.splitter.setSizes([500, 400])
    widths = named.board.splitter.sizes()
    pane = named.board.panes()[0]
    pane.verticalScrollBar().setValue(pane.verticalScrollBar().maximum() // 2)
    named.board.zoom(1)
    row = pane.anchor()[0]
    view = named.workspace.view
    is_folded = named.rail.is_folded
    named.close()
    again = make(qtbot)
    again.open_paths([str(tmp_path / "debate.perspectives")])
    assert again.workspace.view.open == view.open
    assert again.workspace.view.lit == view.lit
    assert again.workspace.view.text_px == view.text_px
    assert again.rail.is_folded == is_folded
    qtbot.waitUntil(lambda: again.findChild(EvidencePanel) is not None)
    qtbot.waitUntil(lambda: abs(again.board.splitter.sizes()[0] - widths[0]) < 8)
    qtbot.waitUntil(lambda: abs(again.board.panes()[0].anchor()[0] - row) <= 1)
    assert not named.isVisible()
    assert again.size() == named.size()


def test_the_view_that_was_shown_comes_back(named, qtbot, tmp_path):
    named.go("matrix")
    named.close()
    again = make(qtbot)
    again.open_paths([str(tmp_path / "debate.perspectives")])
    assert again.workspace.view.view is View.MATRIX


def test_a_comparison_without_a_name_is_called_by_its_texts(window, qtbot):
    rename(window, "Shops")
    title = window.workspace.project.ordered_documents()[0].title
    qtbot.wait(50)
    window.close()
    again = make(qtbot)
    words = recent_menu(again).actions()[0].text()
    assert words.startswith(title)
    assert "Not saved under a name yet" in words
    again.go("start")


def test_a_text_that_changed_since_is_noticed_when_the_project_is_opened(named, qtbot, tmp_path):
    named.close()
    changed = tmp_path / SAMPLE[1].name
    changed.write_text(changed.read_text(encoding="utf-8") + "\n\nA new end.\n", encoding="utf-8")
    again = make(qtbot)
    again.open_paths([str(tmp_path / "debate.perspectives")])
    qtbot.waitUntil(lambda: "changed on disk" in again.message_bar.words.text(), timeout=60_000)
    assert "A new end." not in texts(again)[1]


def test_texts_named_after_a_project_are_added_to_it(named, qtbot, tmp_path):
    named.close()
    more = sorted((assets.samples() / "carfree").glob("*.md"))[4]
    again = make(qtbot)
    again.open_paths([str(tmp_path / "debate.perspectives"), str(more)])
    qtbot.waitUntil(lambda: len(texts(again)) == 4, timeout=20_000)
    again.undo()
    assert len(texts(again)) == 3


WORKING = """
import sys
from PySide6.QtTest import QTest
from perspectives.desktop.application import start
from perspectives.model.codebook_edits import rename_topic

def main():
    _, window = start([sys.argv[1]])
    window.show()
    topics = window.workspace.project.ordered_topics()
    window.workspace.show(lit=(topics[1].id,))
    window.do(lambda project: rename_topic(project, topics[0].id, "Last"))
    QTest.qWait(2_400)
    print("rested", flush=True)
    QTest.qWait(60_000)

if __name__ == "__main__":
    main()
"""


def test_a_window_that_is_killed_comes_back_with_every_step_and_its_light(named, qtbot, tmp_path):
    topic = named.workspace.project.ordered_topics()[1].id
    named.close()
    path, script = tmp_path / "debate.perspectives", tmp_path / "working.py"
    script.write_text(WORKING)
    folder = str(assets.resources().parent / "src")
    environment = {**os.environ, "PYTHONPATH": folder, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, script, path], env=environment, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout.readline().strip() == "rested"
        child.kill()
    again = make(qtbot)
    again.open_paths([str(path)])
    assert first_topic(again) == "Last"
    assert again.workspace.view.lit == (topic,)
    assert "ended without closing" in again.message_bar.words.text()
    assert not again.keeper.file.is_read_only


def test_ctrl_s_asks_for_a_name_once_and_then_says_that_all_is_saved(
    window, qtbot, monkeypatch, tmp_path
):
    path = tmp_path / "debate.perspectives"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))
    window.actions_by_id["save"].trigger()
    assert path.exists()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: pytest.fail("asked again"))
    window.actions_by_id["save"].trigger()
    assert "debate.perspectives" in window.status_line.words.text()
