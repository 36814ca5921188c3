"""The codebook is edited with clicks and keys: each change one edit, hits counted while typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop.application import make_window
from perspectives.desktop.codebook_editor import CodebookEditor
from perspectives.model import deciding
from perspectives.model.topics import Term, TermKind

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))

ALT = Qt.KeyboardModifier.AltModifier
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
    return made


def settle(window, qtbot):
    def is_settled():
        return window.workspace.comparison.is_complete and not window.session.is_comparing

    qtbot.waitUntil(is_settled, timeout=60_000)


@pytest.fixture
def editor(window, qtbot):
    window.actions_by_id["codebook"].trigger()
    made = window.findChild(CodebookEditor)
    qtbot.waitUntil(made.isVisible)
    return made


def topics(window):
    return window.workspace.project.ordered_topics()


def names(window):
    return [row.name for row in topics(window)]


def test_a_topic_is_added_named_and_gets_a_term_that_tags_passages(window, editor, qtbot):
    qtbot.mouseClick(editor.add_button, LEFT)
    qtbot.keyClicks(editor.form.name, "Lilies")
    qtbot.keyClick(editor.form.name, Qt.Key.Key_Return)
    assert names(window)[-1] == "Lilies"
    qtbot.keyClicks(editor.terms.form.pattern, "shop*")
    qtbot.keyClick(editor.terms.form.pattern, Qt.Key.Key_Return)
    topic = topics(window)[-1]
    assert topic.terms == (Term("shop*"),)
    qtbot.waitUntil(
        lambda: any(row.topic == topic.id for row in window.workspace.comparison.taggings),
        timeout=60_000,
    )


def test_the_hits_follow_what_is_typed(window, editor, qtbot):
    form = editor.terms.form
    qtbot.mouseClick(editor.terms.new_button, LEFT)
    qtbot.keyClicks(form.pattern, "referend")
    qtbot.waitUntil(lambda: form.hits.text() == "No hit in any text", timeout=20_000)
    qtbot.keyClicks(form.pattern, "*")
    qtbot.waitUntil(lambda: " of 5 texts" in form.hits.text(), timeout=20_000)
    assert form.hits.text()[0].isdigit()
    assert not window.session.is_comparing, "counting compares nothing"


def test_each_term_shows_its_hits(editor, qtbot):
    last = len(editor.terms.terms) - 1
    column = editor.terms.rows.columnCount() - 1
    qtbot.waitUntil(lambda: editor.terms.rows.item(last, column).text().isdigit(), timeout=20_000)
    assert editor.terms.total.text().startswith("All terms together: ")


def test_a_term_takes_language_weight_case_and_nearness(window, editor, qtbot):
    form = editor.terms.form
    qtbot.mouseClick(editor.terms.new_button, LEFT)
    qtbot.keyClicks(form.pattern, "Bridge")
    form.language.setCurrentIndex(form.language.findData("en"))
    form.weight.setValue(0.5)
    qtbot.mouseClick(form.cased, LEFT, pos=form.cased.rect().center())
    form.cased.setChecked(True)
    qtbot.keyClicks(form.near, "river")
    form.within.setValue(5)
    qtbot.mouseClick(form.button, LEFT)
    expected = Term("Bridge", "en", 0.5, case_sensitive=True, near="river", within=5)
    assert expected in topics(window)[0].terms


def test_a_term_is_changed_in_its_place_and_removed(window, editor, qtbot):
    before = topics(window)[0].terms
    editor.terms.rows.setCurrentCell(1, 0)
    form = editor.terms.form
    form.kind.setCurrentIndex(form.kind.findData(TermKind.EXCLUDE.value))
    qtbot.mouseClick(form.button, LEFT)
    changed = topics(window)[0].terms
    assert changed[1].kind is TermKind.EXCLUDE
    assert changed[:1] + changed[2:] == before[:1] + before[2:]
    assert editor.terms.current() == changed[1]
    qtbot.keyClick(editor.terms.rows, Qt.Key.Key_Delete)
    assert topics(window)[0].terms == before[:1] + before[2:]


def test_undo_in_the_codebook_takes_back_one_change_at_a_time(window, editor, qtbot):
    before = topics(window)[0]
    editor.form.name.setFocus()
    editor.form.name.selectAll()
    qtbot.keyClicks(editor.form.name, "Another name")
    qtbot.keyClick(editor.form.name, Qt.Key.Key_Return)
    editor.form.definition.setPlainText("What it is.")
    editor.form.take_words()
    assert (topics(window)[0].name, topics(window)[0].definition) == ("Another name", "What it is.")
    qtbot.mouseClick(editor.undo_button, LEFT)
    assert topics(window)[0].definition == before.definition
    assert editor.form.definition.toPlainText() == before.definition
    qtbot.mouseClick(editor.undo_button, LEFT)
    assert topics(window)[0] == before
    qtbot.mouseClick(editor.redo_button, LEFT)
    assert names(window)[0] == "Another name"


def test_undo_works_from_the_field_that_was_just_written(window, editor, qtbot):
    before = names(window)[0]
    editor.activateWindow()
    editor.edit_name()
    qtbot.waitUntil(editor.form.name.hasFocus)
    qtbot.keyClicks(editor.form.name, "Another name")
    qtbot.keyClick(editor.form.name, Qt.Key.Key_Return)
    assert names(window)[0] == "Another name"
    qtbot.keyClick(editor.form.name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names(window)[0] == before
    assert editor.form.name.text() == before


def test_alt_and_arrows_reorder_nest_and_lift(window, editor, qtbot):
    before = [row.id for row in topics(window)]
    editor.choose(before[1])
    editor.tree.setFocus()
    qtbot.keyClick(editor.tree, Qt.Key.Key_Up, ALT)
    assert [row.id for row in topics(window)][:2] == [before[1], before[0]]
    qtbot.keyClick(editor.tree, Qt.Key.Key_Down, ALT)
    assert [row.id for row in topics(window)] == before
    qtbot.keyClick(editor.tree, Qt.Key.Key_Right, ALT)
    assert window.workspace.project.topics[before[1]].parent == before[0]
    qtbot.keyClick(editor.tree, Qt.Key.Key_Left, ALT)
    assert window.workspace.project.topics[before[1]].parent == ""


def test_a_topic_goes_under_the_one_chosen_in_the_list(window, editor):
    first, second = (row.id for row in topics(window)[:2])
    editor.choose(second)
    at = editor.form.parent_topic.findData(first)
    editor.form.parent_topic.setCurrentIndex(at)
    editor.form.parent_topic.activated.emit(at)
    assert window.workspace.project.topics[second].parent == first
    editor.choose(first)
    assert editor.form.parent_topic.findData(second) < 0


def test_a_colour_worn_twice_is_warned_of_and_a_free_one_offered(window, editor, qtbot):
    first, second = topics(window)[:2]
    editor.choose(second.id)
    assert editor.form.warnings.isHidden()
    editor.form.colour.setCurrentIndex(first.colour)
    editor.form.colour.activated.emit(first.colour)
    assert window.workspace.project.topics[second.id].colour == first.colour
    assert first.name in editor.form.warning.text()
    qtbot.mouseClick(editor.form.safe_button, LEFT)
    worn = [row.colour for row in topics(window)]
    assert len(set(worn)) == len(worn)
    assert editor.form.warnings.isHidden()


def test_deleting_says_what_hangs_on_the_topic_and_can_be_called_off(window, editor, qtbot):
    topic = topics(window)[0].id
    passage = window.workspace.lookup.content_of(window.workspace.project.reference)[0].id
    window.do(lambda project: deciding.tag(project, passage, topic))
    editor.choose(topic)
    editor.tree.setFocus()
    qtbot.keyClick(editor.tree, Qt.Key.Key_Delete)
    assert "1 decision, 0 stances and 0 notes" in editor.doom.text()
    qtbot.mouseClick(editor.keep_button, LEFT)
    assert topic in window.workspace.project.topics
    qtbot.mouseClick(editor.delete_button, LEFT)
    qtbot.mouseClick(editor.delete_anyway, LEFT)
    assert topic not in window.workspace.project.topics
    assert not window.workspace.project.judgements


def test_a_topic_nobody_worked_on_goes_at_once(window, editor, qtbot):
    before = names(window)
    qtbot.mouseClick(editor.delete_button, LEFT)
    assert names(window) == before[1:]
    assert editor.question.isHidden()


def test_chosen_topics_are_merged_into_one(window, editor, qtbot):
    first, second, third = topics(window)[:3]
    editor.tree.choose(second.id, third.id)
    qtbot.mouseClick(editor.merge_button, LEFT)
    menu = QApplication.activePopupWidget()
    menu.actions()[0].trigger()
    menu.close()
    left = window.workspace.project.topics
    assert second.id not in left
    assert third.id not in left
    assert set(second.terms) <= set(left[first.id].terms)


def test_letters_go_on_after_z(window, editor, qtbot):
    for _ in range(27 - len(topics(window))):
        editor.add_topic()
    assert len(topics(window)) == 27
    window.rail.topic_rows()
    assert {row.letter for row in window.rail.topic_rows()} >= {"M", "Z", "AA"}


def test_a_codebook_goes_out_and_comes_back(window, editor, qtbot, tmp_path):
    from perspectives.desktop.codebook_files import export_to, import_from
    from perspectives.desktop.rerun_dialog import RerunDialog

    before = topics(window)
    for name in ("book.toml", "book.csv"):
        said = export_to(window, tmp_path / name)
        assert said == f"{len(before)} topics written to “{name}”."
    editor.choose(before[0].id)
    qtbot.mouseClick(editor.delete_button, LEFT)
    settle(window, qtbot)
    import_from(window, tmp_path / "book.csv")
    trial = window.findChild(RerunDialog)
    qtbot.waitUntil(lambda: trial.trial is not None, timeout=60_000)
    assert trial.trial.added
    assert len(topics(window)) == len(before) - 1, "nothing is taken before it was shown"
    qtbot.mouseClick(trial.apply_button, LEFT)
    assert {row.id for row in topics(window)} == {row.id for row in before}
    assert {row.terms for row in topics(window)} == {row.terms for row in before}


def test_a_suggested_topic_is_adopted_with_one_click(window, qtbot):
    from perspectives.desktop.suggestions import SuggestionsDialog

    for row in topics(window)[2:]:
        window.do(lambda project, row=row: delete(project, row.id))
    settle(window, qtbot)
    window.actions_by_id["suggest"].trigger()
    dialog = window.findChild(SuggestionsDialog)
    qtbot.waitUntil(lambda: bool(dialog.adopt_buttons), timeout=60_000)
    row = dialog.suggestions[0]
    assert row.examples
    qtbot.mouseClick(dialog.adopt_buttons[0], LEFT)
    made = topics(window)[-1]
    assert made.name.lower() == row.phrase.lower()
    assert dialog.adopt_buttons[0].text() == "Added as C"
    qtbot.waitUntil(
        lambda: any(tag.topic == made.id for tag in window.workspace.comparison.taggings),
        timeout=60_000,
    )


def delete(project, topic):
    from perspectives.model.codebook_edits import delete_topic

    return delete_topic(project, topic)


def test_enter_in_the_rail_opens_the_codebook_at_that_topic(window, qtbot):
    row = window.rail.topic_rows()[1]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Return)
    editor = window.findChild(CodebookEditor)
    assert editor.current() == row.topic.id


def test_held_edits_change_nothing_until_the_run_that_was_shown_is_applied(window, qtbot):
    from perspectives.desktop.rerun_dialog import RerunDialog
    from perspectives.model.codebook_edits import set_terms

    topic = topics(window)[0]
    passage = window.workspace.lookup.content_of(window.workspace.project.reference)[0].id
    window.do(lambda project: deciding.tag(project, passage, topic.id))
    settle(window, qtbot)
    window.actions_by_id["hold"].trigger()
    assert window.actions_by_id["hold"].isChecked()
    before = window.workspace.comparison.taggings
    window.do(lambda project: set_terms(project, topic.id, ()))
    assert not window.session.is_comparing
    window.actions_by_id["rerun"].trigger()
    dialog = window.findChild(RerunDialog)
    qtbot.waitUntil(lambda: dialog.trial is not None, timeout=60_000)
    assert dialog.trial.removed
    assert dialog.windowTitle() == "Run the comparison again with 1 edit that waits"
    assert window.workspace.comparison.taggings == before
    assert "1 made by hand" in dialog.stays.text()
    qtbot.mouseClick(dialog.apply_button, LEFT)
    settle(window, qtbot)
    kept = [row for row in window.workspace.comparison.taggings if row.topic == topic.id]
    assert len(kept) < len([row for row in before if row.topic == topic.id])
    assert any(row.passage == passage and row.state.value == "manual" for row in kept)


def test_a_topic_that_is_dragged_onto_another_lies_under_it(window, editor, qtbot):
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QDropEvent

    tree, first, second = editor.tree, *(row.id for row in topics(window)[:2])
    editor.choose(second)
    data = tree.mimeData([tree.currentItem()])
    spot = QPointF(tree.visualItemRect(tree.topLevelItem(0)).center())
    event = QDropEvent(spot, Qt.DropAction.MoveAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    event.source = lambda: tree
    take_drop(tree, second, event)
    qtbot.waitUntil(lambda: window.workspace.project.topics[second].parent == first)
    assert editor.current() == second


def take_drop(tree, topic, event):
    """What Qt does at a drop inside a tree, then what the tree makes of it."""
    item = tree.currentItem()
    above = tree.itemAt(event.position().toPoint())
    tree.takeTopLevelItem(tree.indexOfTopLevelItem(item))
    above.addChild(item)
    tree.setCurrentItem(item)
    tree.dropEvent(event)
