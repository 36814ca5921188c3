"""Edits are on disk when the window shows them; undo, history and files go with them."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop.application import make_window
from perspectives.desktop.history_dialog import HistoryDialog
from perspectives.desktop.keeper import left_unnamed, unnamed_folder
from perspectives.model.codebook_edits import rename_topic
from perspectives.storage.opening import open_file

pytestmark = pytest.mark.windows

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))[:3]


def make(qtbot):
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = make(qtbot)
    made.open_paths(SAMPLE, topics="carfree")
    qtbot.waitUntil(lambda: made.workspace.comparison.is_complete, timeout=60_000)
    return made


def rename(window, name: str) -> None:
    topic = window.workspace.project.ordered_topics()[0].id
    window.do(lambda project: rename_topic(project, topic, name))


def first_topic(project) -> str:
    return project.ordered_topics()[0].name


def test_texts_nobody_edited_need_no_file(window):
    assert window.keeper.file is None
    assert not unnamed_folder().exists()


def test_an_edit_is_on_disk_when_it_is_shown(window):
    rename(window, "Shops")
    path = window.keeper.file.path
    assert path.parent == unnamed_folder()
    read = open_file(path, reads_only=True)
    assert first_topic(read.project) == first_topic(window.workspace.project) == "Shops"
    read.close()


def test_undo_and_redo_go_through_the_file(window):
    before = first_topic(window.workspace.project)
    rename(window, "Shops")
    window.undo()
    assert first_topic(window.workspace.project) == before
    assert first_topic(window.keeper.file.project) == before
    window.redo()
    assert first_topic(window.workspace.project) == "Shops"
    assert window.workspace.project.revision == window.keeper.file.project.revision


def test_an_unnamed_comparison_is_there_at_the_next_start_with_its_history(window, qtbot):
    rename(window, "Shops")
    window.close()
    (path,) = left_unnamed()
    again = make(qtbot)
    assert again.recent()[0] == [str(path)]
    again.open_paths([str(path)])
    assert first_topic(again.workspace.project) == "Shops"
    assert again.keeper.can_undo()
    again.undo()
    assert first_topic(again.workspace.project) != "Shops"


def test_a_named_comparison_leaves_nothing_unnamed_behind(window, tmp_path):
    rename(window, "Shops")
    target = tmp_path / "debate.perspectives"
    window.keeper.save_as(target)
    assert target.exists()
    assert left_unnamed() == ()
    rename(window, "Trade")
    assert first_topic(open_file(target, reads_only=True).project) == "Trade"


def test_the_window_comes_back_as_it_was_left(window, qtbot, tmp_path):
    rename(window, "Shops")
    target = tmp_path / "debate.perspectives"
    window.keeper.save_as(target)
    texts = [row.id for row in window.workspace.project.ordered_documents()]
    topic = window.workspace.project.ordered_topics()[1].id
    window.workspace.show(open=(texts[2], texts[0]), lit=(topic,))
    window.close()
    again = make(qtbot)
    again.open_paths([str(target)])
    assert again.workspace.view.open[0] == texts[2]
    assert again.workspace.view.lit == (topic,)


def test_the_history_names_every_step_and_goes_back_to_any(window, qtbot):
    before = first_topic(window.workspace.project)
    rename(window, "Shops")
    rename(window, "Trade")
    dialog = HistoryDialog(window)
    qtbot.addWidget(dialog)
    assert dialog.steps.count() == 3
    dialog._go(dialog.steps.item(0))
    assert first_topic(window.workspace.project) == before
    assert "(undone)" in dialog.steps.item(2).text()


def test_a_second_window_reads_only_and_says_who_has_it(window, qtbot, tmp_path):
    rename(window, "Shops")
    target = tmp_path / "debate.perspectives"
    window.keeper.save_as(target)
    other = make(qtbot)
    other.open_paths([str(target)])
    assert other.keeper.file.is_read_only
    assert other.message_bar.isVisible()
    rename(other, "Trade")
    assert first_topic(other.workspace.project) == "Shops"


def test_a_file_that_is_no_project_gives_one_sentence(window, tmp_path):
    broken = tmp_path / "broken.perspectives"
    broken.write_bytes(b"nothing of the kind")
    kept = window.workspace.project
    window.open_paths([str(broken)])
    assert window.workspace.project is kept
    assert "broken" in window.message_bar.words.text()


def test_added_texts_are_a_step_that_can_be_undone(window, qtbot):
    more = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))[3:]
    window.session.add_paths(more)
    assert len(window.workspace.project.documents) == 3 + len(more)
    window.undo()
    assert len(window.workspace.project.documents) == 3


def test_nothing_is_left_of_a_file_without_a_step(window):
    window.keep_now()
    path = Path(window.keeper.file.path)
    assert path.exists()
    window.close()
    assert not path.exists()
