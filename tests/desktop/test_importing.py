"""Texts come in by drop, clipboard, address and dialog; the window never waits for a reader."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop.address_dialog import AddressDialog, host_of
from perspectives.desktop.application import make_window
from perspectives.desktop.arrival_list import ArrivalList, show, summary
from perspectives.desktop.password_dialog import PasswordDialog
from perspectives.desktop.workspace import WORKING_SET, View
from perspectives.model.documents import Role
from reading.making import PROSE, docx, odt, page, paragraph
from reading.making_pdf import column, pdf
from reading.serving import serving

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))
WAIT_MS = 60_000


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


def a_pdf(words=PROSE, **more):
    return pdf([column(words, 60, 760)], **more)


def drop(window, mime):
    """A drag that enters the window and is let go in its middle."""
    centre = QPoint(window.width() // 2, window.height() // 2)
    action, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(centre, action, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(centre.toPointF(), action, mime, buttons, keys))


def urls(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def texts(window):
    return window.workspace.project.ordered_documents()


def rested(window, qtbot, count):
    qtbot.waitUntil(lambda: len(texts(window)) == count, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not window.session.is_reading, timeout=WAIT_MS)


def folder_of_formats(tmp_path):
    folder = tmp_path / "positions"
    (folder / "more").mkdir(parents=True)
    (folder / "a.docx").write_bytes(docx(paragraph("The town says one thing.")))
    (folder / "b.odt").write_bytes(odt("<text:p>The county says another thing.</text:p>"))
    (folder / "more" / "c.html").write_bytes(page(f"<article><p>{PROSE}</p></article>"))
    (folder / "d.pdf").write_bytes(a_pdf())
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 no archive at all")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


def test_a_dropped_folder_is_read_whole_and_what_fails_never_stops_the_rest(
    window, qtbot, tmp_path
):
    drop(window, urls(folder_of_formats(tmp_path)))
    rested(window, qtbot, 4)
    rows = {row.name.rpartition("/")[2]: row for row in window.session.importer.arrivals}
    assert set(rows) == {"a.docx", "b.odt", "broken.docx", "c.html", "d.pdf", "empty.txt"}
    assert {name for name, row in rows.items() if row.error} == {"broken.docx", "empty.txt"}
    listed = window.findChild(ArrivalList)
    assert listed.isVisible()
    qtbot.waitUntil(lambda: listed.model.rowCount() == 6)
    assert len(listed.model.rows) == 6
    assert "4 of 6 texts are read" in listed.about.text()
    cells = [listed.model.index(line, 5).data() for line in range(6)]
    assert sum(cell.startswith("✕") for cell in cells) == 2
    assert window.workspace.view.view is View.READ
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=WAIT_MS)


def test_the_window_goes_on_while_a_foreign_file_is_read(window, qtbot, tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(pdf([column(PROSE, 60, 760)] * 60))
    beats = []
    beat = QTimer(window)
    beat.timeout.connect(lambda: beats.append(window.session.is_reading))
    beat.start(5)
    window.open_paths([str(path), SAMPLE[0]])
    window.session.go_on()
    assert texts(window)[0].source.path == SAMPLE[0]
    rested(window, qtbot, 2)
    assert sum(beats) > 5
    assert window.workspace.project.documents[window.workspace.project.reference].title
    assert texts(window)[0].source.path == str(path)
    assert window.workspace.project.reference == texts(window)[0].id
    assert window.workspace.view.open[0] == texts(window)[0].id


def test_a_foreign_file_alone_is_shown_when_it_is_read(window, qtbot, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph("The town says one thing.")))
    window.open_paths([str(path)])
    assert not texts(window)
    rested(window, qtbot, 1)
    assert "one thing" in texts(window)[0].text
    assert window.board.frames()


def test_foreign_files_of_which_none_can_be_read_end_on_the_start_page(window, qtbot, tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04 no archive at all")
    window.open_paths([str(path)])
    qtbot.waitUntil(lambda: not window.session.is_reading, timeout=WAIT_MS)
    assert window.workspace.view.view is View.START
    assert "a.docx" in window.message_bar.words.text()


def test_texts_added_to_others_are_one_step_that_ctrl_z_takes_back(window, qtbot, tmp_path):
    window.open_paths(SAMPLE[:2], topics="none")
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=WAIT_MS)
    drop(window, urls(folder_of_formats(tmp_path)))
    rested(window, qtbot, 6)
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(texts(window)) == 2
    assert window.workspace.project.reference == texts(window)[0].id


def test_cancel_stops_reading_and_what_was_read_stays(window, qtbot, tmp_path):
    for place in range(12):
        (tmp_path / f"{place:02}.pdf").write_bytes(a_pdf(f"Text {place}. {PROSE}"))
    window.open_paths(SAMPLE[:2], topics="none")
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=WAIT_MS)
    drop(window, urls(*sorted(tmp_path.glob("*.pdf"))))
    importer = window.session.importer
    qtbot.waitUntil(lambda: any(row.document for row in importer.arrivals), timeout=WAIT_MS)
    assert window.status_line.cancel.isVisible()
    qtbot.mouseClick(window.status_line.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.is_reading, timeout=WAIT_MS)
    read = [row for row in importer.arrivals if row.document]
    assert 0 < len(read) < 12
    assert len(texts(window)) == 2 + len(read)
    assert "stopped" in summary(importer.arrivals)


def test_a_protected_text_is_asked_for_and_opens_with_its_password(window, qtbot, tmp_path):
    (tmp_path / "locked.pdf").write_bytes(a_pdf(password="dawn"))
    window.open_paths(SAMPLE[:2], topics="none")
    window.session.go_on()
    drop(window, urls(tmp_path / "locked.pdf"))
    for words, count in (("dusk", 2), ("dawn", 3)):
        qtbot.waitUntil(lambda: bool(shown(PasswordDialog)), timeout=WAIT_MS)
        dialog = shown(PasswordDialog)[0]
        qtbot.keyClicks(dialog.field, words)
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
        rested(window, qtbot, count)


def shown(kind):
    found = QApplication.topLevelWidgets()
    return [row for row in found if isinstance(row, kind) and row.isVisible()]


def test_a_text_of_more_than_a_thousand_pages_is_asked_for(window, qtbot, tmp_path):
    (tmp_path / "long.pdf").write_bytes(pdf([[(60.0, 700.0, 11.0, "A line of words.")]] * 1_001))
    drop(window, urls(tmp_path / "long.pdf"))
    qtbot.waitUntil(lambda: bool(shown(ArrivalList)), timeout=WAIT_MS)
    rows = shown(ArrivalList)[0]
    rows.table.selectRow(0)
    assert "1,001 pages" in rows.model.index(0, 5).data()
    qtbot.mouseClick(rows.pages_button, Qt.MouseButton.LeftButton)
    rested(window, qtbot, 1)


def test_rich_text_of_the_clipboard_is_pasted_as_a_position(window, qtbot):
    window.open_paths(SAMPLE[:2], topics="none")
    window.session.go_on()
    mime = QMimeData()
    mime.setHtml("<h2>What we want</h2><p>The bridge stays.</p><ul><li>It is old</li></ul>")
    mime.setText("What we want The bridge stays. It is old")
    QApplication.clipboard().setMimeData(mime)
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rested(window, qtbot, 3)
    added = texts(window)[-1]
    roles = [block.role for block in added.blocks]
    assert Role.ITEM in roles
    assert "The bridge stays." in added.text


def test_the_clipboard_as_plain_text_has_no_lists(window, qtbot):
    window.open_paths(SAMPLE[:2], topics="none")
    window.session.go_on()
    mime = QMimeData()
    mime.setHtml("<ul><li>It is old and loved</li></ul>")
    mime.setText("It is old and loved by the people of the town.")
    QApplication.clipboard().setMimeData(mime)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_V, keys)
    rested(window, qtbot, 3)
    assert texts(window)[-1].text == "It is old and loved by the people of the town."


def test_pasting_into_an_empty_window_opens_a_comparison(window, qtbot):
    window.workspace.show(view=View.START)
    QApplication.clipboard().setText("The bridge stays where it is. Nobody asked for a new one.")
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    rested(window, qtbot, 1)
    assert window.workspace.view.view is View.READ


def test_an_address_is_fetched_only_when_the_person_says_so(window, qtbot):
    window.open_paths(SAMPLE[:2], topics="none")
    window.session.go_on()
    with serving() as served:
        address = served.give("/page", page(f"<article><p>{PROSE}</p></article>"))
        window.actions_by_id["address"].trigger()
        dialog = shown(AddressDialog)[0]
        assert not dialog.fetch.isEnabled()
        qtbot.keyClicks(dialog.field, address)
        assert "127.0.0.1" in dialog.about.text()
        assert not served.asked
        qtbot.mouseClick(dialog.fetch, Qt.MouseButton.LeftButton)
        rested(window, qtbot, 3)
        assert served.asked
    assert texts(window)[-1].source.path == address


def test_what_is_no_address_is_not_fetched():
    assert host_of("example.org/a") == "example.org"
    assert host_of("http://localhost:8000") == "localhost"
    assert [
        host_of(words) for words in ("", "bridge", "a b.c", "file:///etc/passwd", "http://[")
    ] == [""] * 5


def test_many_texts_fill_a_working_set_of_twelve(window, qtbot, tmp_path):
    for place in range(30):
        (tmp_path / f"{place:02}.md").write_text(f"# Text {place}\n\nSentence {place} is here.\n")
    window.open_paths(sorted(str(path) for path in tmp_path.glob("*.md")), topics="none")
    rested(window, qtbot, 30)
    assert len(window.workspace.view.working_set) == WORKING_SET
    assert [row.title for row in texts(window)][:3] == ["Text 0", "Text 1", "Text 2"]


def test_the_list_opens_a_text_at_enter_and_shows_only_troubles(window, qtbot, tmp_path):
    drop(window, urls(folder_of_formats(tmp_path)))
    rested(window, qtbot, 4)
    rows = show(window)
    wanted = next(row for row in rows.model.rows if row.name.endswith("d.pdf"))
    rows.table.selectRow(rows.model.rows.index(wanted))
    qtbot.keyClick(rows.table, Qt.Key.Key_Return)
    assert wanted.document in window.workspace.view.open
    qtbot.mouseClick(rows.only, Qt.MouseButton.LeftButton, pos=QPoint(8, rows.only.height() // 2))
    assert all(row.is_trouble for row in rows.model.rows)


def test_a_closed_window_ends_its_readers(window, qtbot, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf([column(PROSE, 60, 760)] * 200))
    window.open_paths([str(tmp_path / "a.pdf")])
    qtbot.waitUntil(lambda: window.session.importer.is_reading, timeout=WAIT_MS)
    process = window.session.importer._process._process
    window.close()
    process.join(10)
    assert not process.is_alive()


def test_a_new_comparison_takes_foreign_files_without_waiting(window, qtbot, tmp_path):
    from perspectives.desktop.new_comparison import NewComparison

    steps = NewComparison(window)
    qtbot.addWidget(steps)
    steps.show()
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 no archive at all")
    (tmp_path / "a.pdf").write_bytes(a_pdf())
    drop(steps.texts, urls(tmp_path / "a.pdf", tmp_path / "broken.docx", SAMPLE[0]))
    assert steps.texts.list.count() == 1
    qtbot.waitUntil(lambda: steps.texts.list.count() == 2, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "broken.docx" in steps.texts.message.text(), timeout=WAIT_MS)
    assert steps.texts.isComplete()


def test_an_import_process_that_dies_is_said_of_each_text_that_waited(window, qtbot, tmp_path):
    for place in range(6):
        (tmp_path / f"{place}.pdf").write_bytes(a_pdf(f"Text {place}. {PROSE}"))
    window.open_paths(SAMPLE[:2], topics="none")
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=WAIT_MS)
    drop(window, urls(*sorted(tmp_path.glob("*.pdf"))))
    importer = window.session.importer
    qtbot.waitUntil(lambda: any(row.document for row in importer.arrivals), timeout=WAIT_MS)
    importer._process._process.kill()
    qtbot.waitUntil(lambda: not window.session.is_reading, timeout=WAIT_MS)
    lost = [row for row in importer.arrivals if row.error]
    assert lost
    assert "stopped" in lost[0].error.message
    assert len(texts(window)) == 2 + 6 - len(lost)


def test_what_is_edited_while_texts_still_come_is_kept_with_them(window, qtbot, tmp_path):
    from perspectives.model.document_edits import describe_project

    (tmp_path / "a.pdf").write_bytes(a_pdf())
    window.open_paths([SAMPLE[0], str(tmp_path / "a.pdf")], topics="none")
    window.session.go_on()
    window.do(lambda project: describe_project(project, question="Cars?"))
    rested(window, qtbot, 2)
    assert window.workspace.project.head.question == "Cars?"
    kept = window.keeper.file.project
    assert set(kept.documents) == set(window.workspace.project.documents)


def test_a_newer_version_in_a_foreign_file_is_shown_when_it_is_read(window, qtbot, tmp_path):
    from perspectives.desktop.newer_version import NewerVersion, look_at

    window.open_paths(SAMPLE[:2], topics="none")
    window.session.go_on()
    (tmp_path / "new.docx").write_bytes(docx(paragraph(PROSE)))
    assert look_at(window, texts(window)[1].id, str(tmp_path / "new.docx")) is None
    qtbot.waitUntil(lambda: bool(window.findChildren(NewerVersion)), timeout=WAIT_MS)
