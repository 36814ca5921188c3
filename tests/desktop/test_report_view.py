"""The report in the window: its choices, its pages, its files, and stopping it."""

from pathlib import Path

import pytest
from debate import TITLES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from perspectives.desktop.report_view import FORMATS, ReportView
from perspectives.desktop.workspace import View
from perspectives.model.errors import Problem
from perspectives.reporting.writing import WRITERS

pytestmark = pytest.mark.windows

LONG = 60_000
"""Milliseconds a report may take on a busy machine."""


@pytest.fixture
def view(qtbot, workspace):
    workspace.show(view=View.REPORT)
    widget = ReportView(workspace)
    qtbot.addWidget(widget, before_close_func=lambda shown: shown.cancel())
    widget.resize(1100, 700)
    widget.show()
    return widget


def wait_for_pages(qtbot, view):
    qtbot.waitUntil(lambda: view.pages.count > 0 and not view.preview.is_running, timeout=LONG)


def test_the_pages_are_shown_and_keys_move_through_them(qtbot, view):
    wait_for_pages(qtbot, view)
    assert view.message.text() == f"{view.pages.count} pages, as in its PDF."
    assert view.pages.accessibleDescription() == f"Page 1 of {view.pages.count}"
    qtbot.keyClick(view.pages, Qt.Key.Key_End)
    assert view.pages.current() == view.pages.count - 1
    qtbot.keyClick(view.pages, Qt.Key.Key_PageUp)
    assert view.pages.current() == view.pages.count - 2
    qtbot.keyClick(view.pages, Qt.Key.Key_Home)
    assert view.pages.current() == 0
    picture = view.pages.grab().toImage()
    middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
    assert middle.lightness() > 200


def test_every_format_of_a_report_is_offered():
    assert set(FORMATS) == set(WRITERS)


def test_what_is_left_out_of_the_form_is_left_out_of_the_report(qtbot, view):
    wait_for_pages(qtbot, view)
    project = view.workspace.project
    view.choices.topics.item(0).setCheckState(Qt.CheckState.Unchecked)
    view.choices.texts.item(1).setCheckState(Qt.CheckState.Unchecked)
    view.choices.only_decided.click()
    view.choices.excerpt.setValue(200)
    scope = view.source().scope
    assert scope.topics == tuple(row.id for row in project.ordered_topics()[1:])
    assert project.positions()[1].id not in scope.documents
    assert (scope.excerpt, scope.states.value) == (200, "decided")


def test_the_last_topic_cannot_be_left_out(qtbot, view):
    wait_for_pages(qtbot, view)
    rows = view.choices.topics
    for at in range(rows.count()):
        rows.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert len(view.source().scope.topics) == 1


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_a_report_is_written(qtbot, view, tmp_path, suffix):
    wait_for_pages(qtbot, view)
    path = tmp_path / f"report{suffix}"
    with qtbot.waitSignal(view.writing.done, timeout=LONG):
        view.write(str(path))
    assert TITLES[0] in path.read_text(encoding="utf-8")
    assert view.message.text() == f"Wrote “{path}”."


def test_a_name_without_a_format_gets_the_one_that_was_chosen(qtbot, view, tmp_path, monkeypatch):
    wait_for_pages(qtbot, view)
    chosen = f"{FORMATS['.md']} (*.md)"
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args: (str(tmp_path / "mine"), chosen)
    )
    with qtbot.waitSignal(view.writing.done, timeout=LONG):
        qtbot.mouseClick(view.export_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "mine.md").exists()


def test_a_handout_is_written_with_its_answers(qtbot, view, tmp_path):
    wait_for_pages(qtbot, view)
    view.choices.about.setCurrentIndex(view.choices.about.findData("matrix"))
    with qtbot.waitSignal(view.writing.done, timeout=LONG):
        view.write(str(tmp_path / "sheet.md"))
    assert (tmp_path / "sheet-answers.md").exists()


def test_what_a_format_cannot_hold_is_told_before_it_is_written(qtbot, view, tmp_path, monkeypatch):
    wait_for_pages(qtbot, view)
    told = []

    def refuse(box):
        told.append(box.informativeText())

    monkeypatch.setattr(QMessageBox, "exec", refuse)
    view.write(str(tmp_path / "project.qdpx"))
    assert told
    assert told[0]
    assert not view.writing.is_running
    assert not (tmp_path / "project.qdpx").exists()


def test_a_place_that_cannot_be_written_is_told(qtbot, view, tmp_path):
    wait_for_pages(qtbot, view)
    with qtbot.waitSignal(view.writing.failed, timeout=LONG):
        view.write(str(tmp_path / "no such folder" / "report.md"))
    assert "no such folder" in view.message.text()


def test_stopping_leaves_the_old_file(qtbot, view, tmp_path):
    wait_for_pages(qtbot, view)
    path = tmp_path / "report.pdf"
    path.write_text("old", encoding="utf-8")
    view.write(str(path))
    assert view.cancel_button.isVisible()
    qtbot.mouseClick(view.cancel_button, Qt.MouseButton.LeftButton)
    assert not view.writing.is_running
    assert path.read_text(encoding="utf-8") == "old"
    assert view.message.text() == "Stopped; no file was written."


def test_ctrl_4_shows_the_report(qtbot, window):
    sample = Path(__file__).parent.parent.parent / "samples" / "carfree"
    window.open_paths([str(path) for path in sorted(sample.glob("*.md"))[:2]])
    window.complete()
    window.actions_by_id["report"].trigger()
    assert isinstance(window.middle.currentWidget(), ReportView)
    assert not window.rail.isVisible()


def test_what_was_wrong_with_the_texts_is_in_the_source(qtbot, workspace):
    told = (Problem("a.txt", "“a.txt” is empty."),)
    widget = ReportView(workspace, lambda: told)
    qtbot.addWidget(widget)
    assert widget.source().problems == told
