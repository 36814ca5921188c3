"""Review of a text: roles, what is said of it, and another reading; all of it can be undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from perspectives.desktop.application import make_window
from perspectives.desktop.block_table import WORDS
from perspectives.desktop.import_review import ImportReview, review
from perspectives.model.documents import Role
from reading.making import PROSE, docx, page, paragraph

WAIT_MS = 60_000
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1600, 900)
    made.show()
    qtbot.waitUntil(lambda: made.is_complete)
    return made


@pytest.fixture
def opened(window, qtbot, tmp_path):
    """Opens a file with this content and reviews its text."""

    def open_it(name, data):
        (tmp_path / name).write_bytes(data)
        window.open_paths([str(tmp_path / name)], topics="none")
        qtbot.waitUntil(lambda: bool(window.workspace.project.documents), timeout=WAIT_MS)
        qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=WAIT_MS)
        review(window, window.workspace.project.reference)
        return next(row for row in window.findChildren(ImportReview) if row.isVisible())

    return open_it


TEXT = b"# The bridge\n\nIt should close.\n\nWrite to the editor.\n"


def roles(window):
    return [block.role for block in window.workspace.project.ordered_documents()[0].blocks]


def test_del_makes_the_chosen_block_furniture_and_ctrl_z_takes_it_back(window, qtbot, opened):
    dialog = opened("a.md", TEXT)
    before = roles(window)
    at = before.index(Role.PARAGRAPH)
    dialog.table.selectRow(at)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert roles(window)[at] is Role.NAVIGATION
    index = dialog.table.blocks.index(at, WORDS)
    assert dialog.table.blocks.data(index, Qt.ItemDataRole.FontRole).strikeOut()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    assert roles(window) == before
    assert not dialog.table.blocks.data(index, Qt.ItemDataRole.FontRole).strikeOut()


def test_a_role_chosen_from_the_menu_reaches_the_text_on_screen(window, qtbot, opened):
    dialog = opened("a.md", TEXT)
    last = len(roles(window)) - 1
    dialog.table.selectRow(last)
    at = dialog.roles.findData(Role.QUOTE)
    dialog.roles.setCurrentIndex(at)
    dialog.roles.activated.emit(at)
    assert roles(window)[last] is Role.QUOTE
    pane = window.board.panes()[0]
    assert pane.rows.blocks[last].role is Role.QUOTE


def test_what_is_typed_about_a_text_is_kept_and_undone(window, qtbot, opened):
    dialog = opened("a.md", TEXT)
    for name, words in (("party", "The council"), ("date", "2023-10-20")):
        field = dialog.fields[name]
        field.setFocus()
        qtbot.keyClicks(field, words)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    document = window.workspace.project.ordered_documents()[0]
    assert (document.party, document.date) == ("The council", "2023-10-20")
    window.undo()
    assert dialog.fields["date"].text() == ""
    assert dialog.isVisible()


def test_a_language_chosen_is_the_language_of_the_text(window, qtbot, opened):
    dialog = opened("a.md", TEXT)
    at = dialog.language.findData("sr-Latn")
    dialog.language.setCurrentIndex(at)
    dialog.language.activated.emit(at)
    assert window.workspace.project.ordered_documents()[0].language == "sr-Latn"


def test_another_encoding_reads_the_text_anew_in_its_place(window, qtbot, opened):
    words = "Šta će biti s mostom? Ništa neće biti odlučeno pre zime, kažu u opštini."
    dialog = opened("a.txt", words.encode("cp1250"))
    dialog.encoding.setCurrentText("cp1252")
    qtbot.keyClick(dialog.encoding.lineEdit(), Qt.Key.Key_Return)
    changed = words.encode("cp1250").decode("cp1252")
    qtbot.waitUntil(lambda: shown(window) == changed, timeout=WAIT_MS)
    assert dialog.isVisible()
    window.undo()
    assert shown(window) == words
    assert dialog.document() is window.workspace.project.ordered_documents()[0]


def shown(window):
    return window.workspace.project.ordered_documents()[0].text


def test_an_encoding_that_does_not_exist_is_said(window, qtbot, opened):
    dialog = opened("a.txt", b"Plain words.")
    dialog.encoding.setCurrentText("klingon")
    qtbot.keyClick(dialog.encoding.lineEdit(), Qt.Key.Key_Return)
    assert "klingon" in dialog.note.text()


def test_the_whole_page_is_an_alternative_to_its_article(window, qtbot, opened):
    menu = "<nav><ul><li><a href='/a'>Weather forecast page</a></li></ul></nav>"
    dialog = opened("a.html", page(f"{menu}<article><p>{PROSE}</p><p>{PROSE}</p></article>"))
    assert "Weather forecast" not in shown(window)
    qtbot.mouseClick(dialog.whole, Qt.MouseButton.LeftButton, pos=dialog.whole.rect().center())
    qtbot.waitUntil(lambda: "Weather forecast" in shown(window), timeout=WAIT_MS)


def test_deleted_text_of_tracked_changes_is_shown_on_request(window, qtbot, opened):
    gone = (
        "<w:p><w:r><w:t>The bridge </w:t></w:r><w:del w:id='1'><w:r><w:delText>never </w:delText>"
    )
    body = f"{gone}</w:r></w:del><w:r><w:t>stays where it is.</w:t></w:r></w:p>"
    dialog = opened("a.docx", docx(body + paragraph("And more of it.")))
    assert "never" not in shown(window)
    assert dialog.deleted.isVisible()
    qtbot.mouseClick(dialog.deleted, Qt.MouseButton.LeftButton, pos=dialog.deleted.rect().center())
    qtbot.waitUntil(lambda: "never" in shown(window), timeout=WAIT_MS)


def test_only_furniture_can_be_listed(window, qtbot, opened):
    dialog = opened("a.md", TEXT)
    dialog.table.selectRow(len(roles(window)) - 1)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Delete)
    dialog.only.setChecked(True)
    listed = [roles(window)[place] for place in dialog.table.blocks.places]
    assert Role.NAVIGATION in listed
    assert Role.PARAGRAPH not in listed
