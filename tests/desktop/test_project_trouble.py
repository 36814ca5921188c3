"""Projects that are damaged, in use, newer, older, gone or on a full disk: a sentence each."""

import resource
import shutil
import sqlite3

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from perspectives import assets
from perspectives.desktop.application import make_window, start
from perspectives.desktop.damaged_project import DamagedProject, backup_folder
from perspectives.desktop.workspace import View
from perspectives.model.codebook_edits import rename_topic
from perspectives.opening import open_inputs
from perspectives.storage.backups import keep_backup
from perspectives.storage.checking import schema_sum
from perspectives.storage.locking import lock_path
from perspectives.storage.opening import create, open_file
from perspectives.storage.rows import checksum

pytestmark = pytest.mark.windows

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))[:3]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def own_folders(monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    place = folder / "debate.perspectives"
    create(place, open_inputs(SAMPLE, topics="carfree").project).close()
    return place


@pytest.fixture
def window(qtbot):
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1200, 800)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def rename(window, name="Shops"):
    topic = window.workspace.project.ordered_topics()[0].id
    window.do(lambda project: rename_topic(project, topic, name))


def first_topic(project):
    return project.ordered_topics()[0].name


def on_disk(path):
    file = open_file(path, reads_only=True)
    file.close()
    return file.project


def damage(path):
    """Change the words of a text in the file: the SHA-256 no longer fits."""
    words = on_disk(path).ordered_documents()[0].text[200:220].encode()
    data = path.read_bytes()
    assert words in data
    path.write_bytes(data.replace(words, words.swapcase()))


def trouble(window, qtbot):
    qtbot.waitUntil(lambda: bool(window.findChildren(DamagedProject)))
    return window.findChildren(DamagedProject)[-1]


def offer(window, words):
    return next(row for row in window.message_bar.offers if row.text() == words)


def answers(monkeypatch, path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_all: (str(path), ""))


def test_a_damaged_project_is_named_and_what_can_be_read_is_saved_beside(window, path, qtbot):
    damage(path)
    before = path.read_bytes()
    window.open_paths([str(path)])
    dialog = trouble(window, qtbot)
    assert "is damaged" in dialog.words.text()
    assert dialog.findings.count()
    qtbot.mouseClick(dialog.recover, LEFT)
    copy = path.with_name("debate recovered.perspectives")
    assert window.keeper.file.path == copy
    assert len(window.workspace.project.documents) == 3
    assert "could not be read" in window.message_bar.words.text()
    assert window.session.problems
    assert path.read_bytes() == before


def test_a_backup_is_opened_as_a_copy_and_stays_as_it_is(window, path, qtbot):
    connection = sqlite3.connect(path)
    keep_backup(connection, path, backup_folder(), "2026-11-20T08:00:00Z")
    connection.close()
    path.write_bytes(path.read_bytes()[:5_000])
    window.open_paths([str(path)])
    dialog = trouble(window, qtbot)
    assert dialog.copies.count() == 1
    backup = dialog.backups[0].read_bytes()
    qtbot.keyClick(dialog.copies, Qt.Key.Key_Return)
    rename(window)
    assert first_topic(on_disk(path.with_name("debate recovered.perspectives"))) == "Shops"
    assert dialog.backups[0].read_bytes() == backup


def test_a_file_with_nothing_left_says_so_and_the_dialog_stays(window, path, qtbot):
    path.write_bytes(bytes(9_000))
    window.open_paths([str(path)])
    dialog = trouble(window, qtbot)
    qtbot.mouseClick(dialog.recover, LEFT)
    assert "Nothing can be read" in dialog.words.text()
    assert dialog.isVisible()


def test_a_damaged_project_named_at_the_start_shows_its_trouble_over_the_start_page(path, qtbot):
    damage(path)
    _, window = start([str(path)])
    qtbot.addWidget(window, before_close_func=lambda widget: widget.session.stop())
    window.show()
    assert trouble(window, qtbot).isVisible()
    assert window.workspace.view.view is View.START


def test_a_project_that_is_open_elsewhere_is_not_replaced(window, path, qtbot, monkeypatch):
    window.open_paths(SAMPLE[:2])
    holder = open_file(path)
    answers(monkeypatch, path)
    window.save_as()
    assert "is open, so it is not replaced" in window.message_bar.words.text()
    assert window.keeper.file.path != path
    holder.close()
    assert len(on_disk(path).documents) == 3


def test_a_project_in_use_is_read_only_and_can_be_saved_elsewhere(
    window, path, qtbot, monkeypatch, tmp_path
):
    holder = open_file(path)
    window.open_paths([str(path)])
    assert "is in use by" in window.message_bar.words.text()
    rename(window)
    assert first_topic(window.workspace.project) != "Shops"
    answers(monkeypatch, tmp_path / "mine.perspectives")
    qtbot.mouseClick(offer(window, "Save as…"), LEFT)
    rename(window)
    assert first_topic(on_disk(tmp_path / "mine.perspectives")) == "Shops"
    assert first_topic(holder.project) != "Shops"
    holder.close()


def test_a_lock_left_by_another_machine_is_taken_over_when_a_person_says_so(window, path, qtbot):
    lock_path(path).write_text('{"pid":4,"host":"elsewhere","user":"ana","since":"2026-11-20"}')
    window.open_paths([str(path)])
    assert "ana on elsewhere" in window.message_bar.words.text()
    qtbot.mouseClick(offer(window, "It is not open there any more"), LEFT)
    assert not window.keeper.file.is_read_only
    rename(window)
    assert first_topic(on_disk(path)) == "Shops"


def test_opening_the_open_project_again_leaves_it_writable(window, path):
    window.open_paths([str(path)])
    window.open_paths([str(path)])
    assert not window.keeper.file.is_read_only


def test_a_newer_project_is_read_only_and_stays_as_it_is(window, path):
    reshaped(path, "CREATE TABLE maps (id TEXT)", 2)
    before = path.read_bytes()
    window.open_paths([str(path)])
    assert "newer version" in window.message_bar.words.text()
    assert not window.message_bar.offers
    rename(window)
    assert "Use the newest version" in window.message_bar.words.text()
    window.close()
    assert path.read_bytes() == before


def test_an_older_project_is_brought_up_to_date_and_the_backup_is_named(window, path):
    reshaped(path, "ALTER TABLE pins DROP COLUMN translation")
    window.open_paths([str(path)])
    assert str(backup_folder()) in window.message_bar.words.text()
    rename(window)
    assert first_topic(on_disk(path)) == "Shops"


def test_a_file_removed_while_open_takes_no_step_and_goes_on_elsewhere(
    window, path, qtbot, monkeypatch
):
    window.open_paths([str(path)])
    rename(window)
    path.unlink()
    rename(window, "Trade")
    assert first_topic(window.workspace.project) == "Shops"
    assert "moved or deleted" in window.message_bar.words.text()
    answers(monkeypatch, path)
    qtbot.mouseClick(offer(window, "Save as…"), LEFT)
    rename(window, "Trade")
    assert first_topic(on_disk(path)) == "Trade"


def test_on_a_full_disk_nothing_is_shown_that_is_not_kept(window, path):
    window.open_paths([str(path)])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, hard))
    try:
        rename(window, "x" * 9_000)
        assert window.message_bar.isVisible()
        assert "disk is full" in window.message_bar.words.text()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert first_topic(window.workspace.project) == first_topic(on_disk(path))
    rename(window, "Trade")
    assert first_topic(on_disk(path)) == "Trade"


def test_a_read_only_file_says_why_and_offers_another_place(window, path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_all: False)
    window.open_paths([str(path)])
    assert "may not be changed" in window.message_bar.words.text()
    assert offer(window, "Save as…")


def test_a_file_that_cannot_be_opened_leaves_the_open_project_in_its_file(window, path, tmp_path):
    window.open_paths([str(path)])
    window.open_paths([str(tmp_path / "gone.txt")])
    rename(window)
    assert window.keeper.file.path == path
    assert first_topic(on_disk(path)) == "Shops"


def test_a_dropped_project_is_opened_and_dropped_texts_are_added(window, path, qtbot, tmp_path):
    more = tmp_path / "more.md"
    shutil.copyfile(sorted((assets.samples() / "carfree").glob("*.md"))[4], more)
    for place in (path, more):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(place))])
        point, copy = QPointF(100, 100), Qt.DropAction.CopyAction
        window.dropEvent(QDropEvent(point, copy, data, LEFT, Qt.KeyboardModifier.NoModifier))
        count = 3 + (place is more)
        qtbot.waitUntil(lambda count=count: len(window.workspace.project.documents) == count)
    assert window.keeper.file.path == path


def reshaped(path, statement, version=0):
    """Give the file another shape and make its sums fit, as another version would."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(statement)
    if version:
        connection.execute(f"PRAGMA user_version={version}")
    facts = {"schema": schema_sum(connection)} | ({"version": version} if version else {})
    for name, value in facts.items():
        row = (name, value)
        connection.execute("DELETE FROM facts WHERE name = ?", (name,))
        connection.execute("INSERT INTO facts VALUES (?, ?, ?)", (*row, checksum("facts", row)))
    connection.close()
