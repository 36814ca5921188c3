"""Two analysts: decisions exported, merged, measured, and settled in one queue."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from perspectives import assets
from perspectives.desktop.application import make_window
from perspectives.desktop.merging_dialog import MergingDialog
from perspectives.desktop.sheets import Sheet
from perspectives.model.deciding import tag, untag
from perspectives.model.edits import apply
from perspectives.model.states import State
from perspectives.opening import open_inputs
from perspectives.storage.opening import create, open_file

pytestmark = pytest.mark.windows

LEFT = Qt.MouseButton.LeftButton
SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))[:2]


def passages(project):
    text = project.ordered_documents()[0]
    return [
        f"{text.id}:{row.span.start}-{row.span.end}"
        for row in text.blocks
        if row.role == "paragraph"
    ]


def decided(project, by, *, yes=(), no=()):
    """The project with passages, by number, tagged with the first topic or rejected for it."""
    topic = project.ordered_topics()[0].id
    for make, places in ((tag, yes), (untag, no)):
        for place in places:
            edit = make(project, passages(project)[place], topic, by=by, when="2026-11-20")
            project = apply(project, edit)
    return project


@pytest.fixture
def project(monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    return open_inputs(SAMPLE, topics="carfree").project


@pytest.fixture
def window(qtbot, project, tmp_path):
    create(tmp_path / "mine.perspectives", decided(project, "ana", yes=[0, 1], no=[2])).close()
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1300, 860)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.open_paths([str(tmp_path / "mine.perspectives")])
    return made


def laid_beside(window, qtbot, monkeypatch, project, path):
    create(path, decided(project, "ben", yes=[0, 2, 3], no=[1])).close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(path), ""))
    window.actions_by_id["merge"].trigger()
    dialog = window.findChildren(MergingDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def state(window, place):
    project = window.workspace.project
    rows = [row for row in project.judgements.values() if row.passage == passages(project)[place]]
    return rows[0].state if rows else None


def states(window):
    return {row.passage: row.state for row in window.workspace.project.judgements.values()}


def test_agreement_is_shown_by_topic_with_its_count_before_anything_changes(
    window, qtbot, monkeypatch, project, tmp_path
):
    dialog = laid_beside(window, qtbot, monkeypatch, project, tmp_path / "ben.perspectives")
    cells = [dialog.figures.item(0, at).text() for at in range(7)]
    assert cells[2:] == ["ana and ben", "3", "33", "-0.50", "-0.25"]
    assert dialog.queue.count() == 2
    assert not dialog.take_button.isEnabled()
    assert state(window, 3) is None


def test_a_queue_is_settled_with_two_keys_and_each_is_one_step(
    window, qtbot, monkeypatch, project, tmp_path
):
    dialog = laid_beside(window, qtbot, monkeypatch, project, tmp_path / "ben.perspectives")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert state(window, 3) is State.MANUAL
    assert "ana" in dialog.ours.text()
    assert "ben" in dialog.theirs.text()
    first, second = (row.mine.passage for row in dialog.merged.disagreements)
    before = states(window)
    qtbot.keyClick(dialog.queue, Qt.Key.Key_M)
    qtbot.keyClick(dialog.queue, Qt.Key.Key_T)
    after = states(window)
    assert after[first] == before[first]
    assert after[second] != before[second]
    assert dialog.progress.text() == "2 of 2 settled"
    qtbot.keyClick(dialog.queue, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert states(window) == before
    assert dialog.progress.text() == "1 of 2 settled"


def test_the_figures_stay_in_the_project_for_the_report(
    window, qtbot, monkeypatch, project, tmp_path
):
    dialog = laid_beside(window, qtbot, monkeypatch, project, tmp_path / "ben.perspectives")
    qtbot.mouseClick(dialog.merge_button, LEFT)
    qtbot.mouseClick(dialog.close_button, LEFT)
    file = open_file(tmp_path / "mine.perspectives", reads_only=True)
    (row,) = file.project.head.reliability
    file.close()
    assert (row.first, row.second, row.units) == ("ana", "ben", 3)
    window.actions_by_id["agreement"].trigger()
    (sheet,) = window.findChildren(Sheet)
    assert sheet.body.item(0, 4).text() == "33"


def test_exported_decisions_hold_no_words_and_can_be_merged(
    window, qtbot, monkeypatch, project, tmp_path
):
    target = tmp_path / "ana decisions.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(target), ""))
    window.actions_by_id["export-decisions"].trigger()
    content = json.loads(target.read_text())
    assert not any(row.get("text") for row in content["tables"]["documents"])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(target), ""))
    window.actions_by_id["merge"].trigger()
    (dialog,) = window.findChildren(MergingDialog)
    assert dialog.queue.count() == 0


def test_a_file_of_other_texts_is_refused_in_a_sentence(window, monkeypatch, tmp_path):
    other = tmp_path / "other.perspectives"
    asm = sorted(str(path) for path in (assets.samples() / "asm").glob("*.md"))[:2]
    create(other, open_inputs(asm, topics="asm").project).close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_all: (str(other), ""))
    window.actions_by_id["merge"].trigger()
    assert "no text in common" in window.message_bar.words.text()
    assert not window.findChildren(MergingDialog)
