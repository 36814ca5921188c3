"""Correcting the machine with clicks and keys: tag, untag, link, unlink, cut, join, note."""

import pytest
from looking import click
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop.application import make_window
from perspectives.desktop.chooser import Chooser
from perspectives.desktop.notes import NotesDialog
from perspectives.model.states import State

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))[:3]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1600, 900)
    made.show()
    made.open_paths(SAMPLE, topics="carfree")
    settle(made, qtbot)
    qtbot.waitUntil(lambda: len(made.board.panes()) >= 2)
    return made


def settle(window, qtbot):
    def is_settled():
        return window.workspace.comparison.is_complete and not window.session.is_comparing

    qtbot.waitUntil(is_settled, timeout=60_000)


def begun(window, qtbot, place=1):
    """The reference's pane, with a passage in it chosen by a click."""
    pane = window.board.frame_of(window.workspace.project.reference).pane
    passage = window.workspace.lookup.content_of(window.workspace.project.reference)[place].id
    click(pane, passage)
    qtbot.waitUntil(lambda: window.workspace.view.active == passage)
    pane.setFocus()
    return pane, passage


def other_pane(window):
    return next(
        row
        for row in window.board.panes()
        if row.text_document.id != window.workspace.project.reference
    )


def select(pane, passage, start, end):
    row = pane.rows.row_of(passage)
    block = pane.document().findBlockByNumber(row)
    cursor = pane.textCursor()
    cursor.setPosition(block.position() + start)
    cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)


def chooser(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(Chooser) is not None)
    return window.findChild(Chooser)


def test_k_and_a_letter_tag_the_selected_words(window, qtbot):
    pane, passage = begun(window, qtbot)
    select(pane, passage, 4, 12)
    qtbot.keyClick(pane, Qt.Key.Key_K)
    topic = window.workspace.project.ordered_topics()[2]
    field = chooser(window, qtbot).field
    qtbot.keyClicks(field, "c")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    row = window.workspace.project.judgements[f"tagging {passage} {topic.id}"]
    start = window.workspace.lookup.passages[passage].span.start
    assert (row.start, row.end, row.state) == (start + 4, start + 12, State.MANUAL)
    assert row.by
    assert row.when
    shown = [row for row in window.workspace.lookup.taggings_of(passage) if row.topic == topic.id]
    assert shown[0].state is State.MANUAL, "it shows at once"


def test_a_part_of_a_name_finds_a_topic_too(window, qtbot):
    pane, passage = begun(window, qtbot)
    name = window.workspace.project.ordered_topics()[1].name
    qtbot.keyClick(pane, Qt.Key.Key_K)
    box = chooser(window, qtbot)
    qtbot.keyClicks(box.field, name[2:8])
    assert box.found()[0].words == name
    assert passage


def test_shift_k_takes_a_topic_off(window, qtbot):
    pane, passage = begun(window, qtbot)
    topics = [row.topic for row in window.workspace.lookup.taggings_of(passage)]
    assert topics
    qtbot.keyClick(pane, Qt.Key.Key_K, SHIFT)
    box = chooser(window, qtbot)
    assert len(box.found()) == len(topics)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert len(window.workspace.lookup.taggings_of(passage)) == len(topics) - 1


def test_l_then_clicks_link_several_passages_and_a_second_click_unlinks(window, qtbot):
    pane, passage = begun(window, qtbot)
    other = other_pane(window)
    rows = window.workspace.lookup.content_of(other.text_document.id)
    seen = [row.id for row in rows if other.rows.row_of(row.id) in other.visible_rows()][:2]
    qtbot.keyClick(pane, Qt.Key.Key_L)
    for right in seen:
        click(other, right)
    assert window.workspace.view.active == passage, "the view does not move"
    linked = window.workspace.lookup.counterparts(passage, other.text_document.id)
    by_hand = {row.other(passage) for row in linked if row.state is State.MANUAL}
    assert by_hand == set(seen)
    click(other, seen[0])
    linked = window.workspace.lookup.counterparts(passage, other.text_document.id)
    assert seen[0] not in {row.other(passage) for row in linked}
    qtbot.keyClick(pane, Qt.Key.Key_Escape)
    assert window.linking is None
    click(other, seen[1])
    qtbot.waitUntil(lambda: window.workspace.view.active == seen[1])


def test_shift_l_takes_a_link_away_for_good(window, qtbot):
    _pane, passage = begun(window, qtbot)
    pane = window.board.frame_of(window.workspace.project.reference).pane
    before = window.workspace.lookup.links_of(passage)
    assert before
    qtbot.keyClick(pane, Qt.Key.Key_L, SHIFT)
    qtbot.keyClick(chooser(window, qtbot).field, Qt.Key.Key_Return)
    gone = before[0].other(passage)
    assert gone not in {row.other(passage) for row in window.workspace.lookup.links_of(passage)}
    window.session.compare()
    settle(window, qtbot)
    assert gone not in {row.other(passage) for row in window.workspace.lookup.links_of(passage)}


def test_a_passage_is_cut_at_the_caret_and_joined_again(window, qtbot):
    pane, passage = begun(window, qtbot)
    before = window.workspace.project.documents[window.workspace.project.reference]
    text = before.text[window.workspace.lookup.passages[passage].span.start :]
    row = pane.rows.row_of(passage)
    cursor = pane.textCursor()
    cursor.setPosition(pane.document().findBlockByNumber(row).position() + text.index(" ") + 1)
    pane.setTextCursor(cursor)
    qtbot.keyClick(pane, Qt.Key.Key_Return, CTRL)
    reference = window.workspace.project.reference
    cut = window.workspace.project.documents[reference]
    assert len(cut.blocks) == len(before.blocks) + 1
    shown = window.board.frame_of(reference).pane
    assert shown.text_document is cut
    assert len(window.workspace.lookup.passages_of(reference)) == len(cut.blocks)
    assert window.workspace.view.active in window.workspace.lookup.passages
    settle(window, qtbot)
    shown.put_caret_at(cut.blocks[row].span.start)
    shown.setFocus()
    qtbot.keyClick(shown, Qt.Key.Key_J, SHIFT)
    assert window.workspace.project.documents[reference].blocks == before.blocks
    settle(window, qtbot)
    window.undo()
    window.undo()
    assert window.workspace.project.documents[reference].blocks == before.blocks
    assert window.workspace.view.active in window.workspace.lookup.passages


def test_cutting_a_passage_leaves_the_words_where_they_were(window, qtbot):
    pane, _passage = begun(window, qtbot)
    reference = window.workspace.project.reference
    blocks = window.workspace.project.documents[reference].blocks
    far = next(row for row in reversed(blocks) if row.span.length > 200)
    row = pane.rows.row_at(far.span.start)
    pane.place_at(pane.reach(row, float(pane.eye)))
    qtbot.waitUntil(lambda: not pane.lines.unmeasured, timeout=10_000)
    pane.place_at(pane.reach(row, float(pane.eye)))
    chosen = pane.rows.row_of(window.workspace.view.active)
    early = next(at for at, block in enumerate(blocks) if block.span.length > 200 and at != chosen)
    text = window.workspace.project.documents[reference].text
    pane.put_caret_at(text.index(" ", blocks[early].span.start + 60) + 1)
    pane.place_at(pane.reach(row, float(pane.eye)))
    before = pane.extent(row)[0] - pane.eye
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_Return, CTRL)
    shown = window.board.frame_of(reference).pane
    assert shown is not pane
    qtbot.waitUntil(lambda: bool(shown.lines.heights.count), timeout=10_000)
    qtbot.waitUntil(lambda: not shown.lines.unmeasured, timeout=10_000)
    assert abs(shown.extent(row + 1)[0] - shown.eye - before) < 2


def test_n_writes_a_note_that_is_changed_and_deleted(window, qtbot):
    pane, passage = begun(window, qtbot)

    def note():
        window.activateWindow()
        pane.setFocus()
        qtbot.waitUntil(pane.hasFocus)
        qtbot.keyClick(pane, Qt.Key.Key_N)
        dialog = [row for row in window.findChildren(NotesDialog) if row.isVisible()][-1]
        dialog.activateWindow()
        qtbot.waitUntil(dialog.field.hasFocus)
        return dialog

    first = note()
    qtbot.keyClicks(first.field, "Who pays?")
    qtbot.keyClick(first.field, Qt.Key.Key_Return, CTRL)
    row = next(iter(window.workspace.project.notes.values()))
    assert (row.target, row.text) == (f"passage {passage}", "Who pays?")
    second = note()
    assert second.field.toPlainText() == "Who pays?"
    assert row.by in second.signature.text()
    qtbot.mouseClick(second.delete_button, LEFT)
    assert not window.workspace.project.notes


def test_a_pair_has_one_note_of_mine_however_often_it_is_written(window, qtbot):
    _pane, passage = begun(window, qtbot)
    link = window.workspace.lookup.links_of(passage)[0]
    for words in ("First.", " Second."):
        window.note_link(link)
        dialog = [row for row in window.findChildren(NotesDialog) if row.isVisible()][-1]
        dialog.field.moveCursor(QTextCursor.MoveOperation.End)
        qtbot.keyClicks(dialog.field, words)
        qtbot.mouseClick(dialog.keep_button, LEFT)
    rows = list(window.workspace.project.notes.values())
    assert [row.text for row in rows] == ["First. Second."]
    assert rows[0].target == f"link {link.left} {link.right}"


def matrix(window, qtbot):
    """The matrix with the keyboard in its first cell that speaks, and that cell."""
    from perspectives.desktop.matrix_view import MatrixView

    window.go("matrix")
    view = window.findChild(MatrixView)
    for row in range(len(view.model.rows)):
        index = view.model.index(row, 0)
        if not view.model.cell(index).is_silent:
            view.table.setCurrentIndex(index)
            break
    window.activateWindow()
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    return view, view.model.cell(view.table.currentIndex())


def test_s_sets_the_stance_of_a_text_which_otherwise_follows_from_its_passages(window, qtbot):
    from perspectives.model.annotating import set_stance
    from perspectives.model.states import Attitude

    view, cell = matrix(window, qtbot)
    window.do(lambda p: set_stance(p, cell.passages[0], cell.topic, Attitude.AGAINST))
    shown = view.model.cell(view.table.currentIndex())
    assert (shown.attitude, shown.is_set) == (Attitude.AGAINST, False)
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    shown = view.model.cell(view.table.currentIndex())
    assert (shown.attitude, shown.is_set) == (Attitude.FOR, True)
    row = next(row for row in window.workspace.project.stances.values() if row.document)
    assert row.by
    assert row.by in said_beside(view)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    menu.actions()[-1].trigger()
    menu.close()
    assert view.model.cell(view.table.currentIndex()).attitude is Attitude.AGAINST


def test_n_writes_the_summary_of_a_cell(window, qtbot):
    view, cell = matrix(window, qtbot)
    qtbot.keyClick(view.table, Qt.Key.Key_N)
    qtbot.keyClicks(view.panel.summary, "It wants the square closed.")
    qtbot.keyClick(view.panel.summary, Qt.Key.Key_Return, CTRL)
    row = next(iter(window.workspace.project.notes.values()))
    assert row.target == f"cell {cell.topic} {cell.document}"
    assert row.text == "It wants the square closed."
    assert view.panel.summary.toPlainText() == row.text
    assert row.when[:10] in said_beside(view)


def said_beside(view):
    from PySide6.QtWidgets import QLabel

    return "\n".join(row.text() for row in view.panel.widget().findChildren(QLabel))


def test_single_letters_of_the_matrix_do_nothing_in_the_texts(window, qtbot):
    pane, _passage = begun(window, qtbot)
    matrix(window, qtbot)
    window.go("read")
    pane = window.board.frame_of(window.workspace.project.reference).pane
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_N)
    dialog = [row for row in window.findChildren(NotesDialog) if row.isVisible()][-1]
    assert dialog.target.startswith("passage ")
