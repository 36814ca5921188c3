"""The window: open texts, light a topic, choose colours, find a command, start a comparison."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop import recalling
from perspectives.desktop.actions import ACTIONS, Action, Context, collisions
from perspectives.desktop.application import make_window
from perspectives.desktop.command_palette import fuzzy, open_palette
from perspectives.desktop.new_comparison import NewComparison, typed_codebook
from perspectives.desktop.workspace import View

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1600, 900)
    made.show()
    return made


def opened(window, qtbot, paths=SAMPLE):
    window.open_paths(paths, topics="carfree")
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=60_000)
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=60_000)


def test_no_two_actions_of_a_context_share_a_key():
    assert collisions() == []
    twice = (Action("a", "File", "A", print, ("F1",)), Action("b", "File", "B", print, ("F1",)))
    assert collisions(twice) == [("F1", "a", "b")]
    assert all(row.context is Context.EVERYWHERE for row in twice)


def test_every_action_has_an_id_of_its_own():
    assert len({row.id for row in ACTIONS}) == len(ACTIONS)


def test_texts_are_shown_before_anything_is_compared(window):
    window.open_paths(SAMPLE, topics="carfree")
    assert window.board.frames()
    assert not window.workspace.comparison.links
    assert window.workspace.view.view is View.READ


def test_the_comparison_arrives_from_the_worker(window, qtbot):
    opened(window, qtbot)
    assert window.workspace.comparison.links
    assert len(window.workspace.project.documents) == len(SAMPLE)
    assert window.rail.isVisible()


def test_a_click_on_a_topic_lights_it_and_ctrl_adds(window, qtbot):
    opened(window, qtbot)
    first, second = window.rail.topic_rows()[:2]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton, control)
    assert window.workspace.view.lit == (first.topic.id, second.topic.id)


def test_space_lights_and_arrows_and_letters_move_in_the_rail(window, qtbot):
    opened(window, qtbot)
    rows = window.rail.topic_rows()
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Space)
    assert window.workspace.view.lit == (rows[0].topic.id,)
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    qtbot.waitUntil(rows[1].hasFocus)
    qtbot.keyClick(rows[1], Qt.Key.Key_A)
    qtbot.waitUntil(rows[0].hasFocus)


def test_the_rail_folds_and_opens(window, qtbot):
    opened(window, qtbot)
    window.toggle_rail()
    assert window.rail.is_folded
    window.toggle_rail()
    assert not window.rail.is_folded


def test_themes_reach_every_part(window, qtbot):
    window.choose_theme("dark")
    assert window.workspace.view.theme == "dark"
    assert window.settings.theme == "dark"
    assert window.palette().window().color().lightness() < 60


def test_a_file_that_cannot_be_read_gives_one_sentence_and_the_rest_opens(window, qtbot, tmp_path):
    broken = tmp_path / "broken.txt"
    broken.write_bytes(bytes(range(256)) * 40)
    window.open_paths([SAMPLE[0], str(broken), SAMPLE[1]], topics="none")
    qtbot.waitUntil(lambda: len(window.workspace.project.documents) == 2)
    assert len(window.workspace.project.documents) == 2
    assert "broken.txt" in window.message_bar.words.text()


def test_nothing_readable_stays_on_the_start_page_and_says_why(window, tmp_path):
    window.open_paths([str(tmp_path / "gone.txt")])
    assert not window.workspace.project.documents
    assert window.message_bar.isVisible()


def test_a_cancelled_comparison_leaves_the_texts(window, qtbot):
    window.open_paths(SAMPLE, topics="carfree")
    qtbot.waitUntil(lambda: window.session.is_comparing, timeout=20_000)
    window.session.cancel()
    assert not window.session.is_comparing
    assert window.board.frames()


def test_a_worker_that_dies_is_started_again(window, qtbot):
    window.open_paths(SAMPLE, topics="carfree")
    qtbot.waitUntil(lambda: window.session.is_comparing, timeout=20_000)
    worker = window.session._worker
    worker._process.kill()
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=60_000)
    assert window.workspace.comparison.links


def test_three_steps_make_a_comparison_without_a_file(window, qtbot):
    steps = NewComparison(window)
    steps.show()
    qtbot.addWidget(steps)
    steps.texts.add(SAMPLE[:3])
    assert steps.texts.list.count() == 3
    steps.texts.list.setCurrentRow(2)
    qtbot.mouseClick(steps.texts.first_button, Qt.MouseButton.LeftButton)
    steps.next()
    qtbot.keyClicks(steps.question.question, "Cars or no cars?")
    qtbot.keyClicks(steps.question.proposition, "No cars.")
    steps.next()
    steps.topics.own.setPlainText("Trade: shop, customer\nSafety: accident*, bridge")
    steps.accept()
    qtbot.waitUntil(lambda: window.workspace.comparison.is_complete, timeout=60_000)
    project = window.workspace.project
    assert [row.name for row in project.ordered_topics()] == ["Trade", "Safety"]
    assert project.head.question == "Cars or no cars?"
    assert project.documents[project.reference].source.path == SAMPLE[2]
    assert window.workspace.comparison.taggings


def test_typed_topics_are_lines_of_name_and_terms():
    book = typed_codebook("Law: court, act*\n\nLand")
    assert [row.name for row in book.topics] == ["Law", "Land"]
    assert [term.pattern for term in book.topics[0].terms] == ["court", "act*"]
    assert [term.pattern for term in book.topics[1].terms] == ["Land"]


def test_the_palette_finds_by_a_few_letters_and_runs(window, qtbot):
    opened(window, qtbot)
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "matrix")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.workspace.view.view is View.MATRIX


def test_fuzzy_prefers_what_begins_with_the_letters():
    assert fuzzy("mat", "Matrix") == 0
    assert fuzzy("mat", "Show the matrix") < fuzzy("mat", "format")
    assert fuzzy("zz", "Matrix") is None


def test_recent_comparisons_leave_out_what_is_gone(window, tmp_path):
    here, gone = tmp_path / "a.txt", tmp_path / "b.txt"
    here.write_text("A.")
    recalling.remember([str(gone)])
    recalling.remember([str(here)])
    assert recalling.recent() == [[str(here.resolve())]]


def test_folding_all_texts_shows_the_lit_topic_as_a_table_and_enter_opens_the_pair(window, qtbot):
    opened(window, qtbot)
    window.workspace.light(window.workspace.project.ordered_topics()[0].id)
    window.toggle_fold()
    view = window.texts.currentWidget()
    assert view.model.columnCount() == len(SAMPLE)
    words = [
        view.model.data(view.model.index(row, column), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(view.model.rowCount())
        for column in range(view.model.columnCount())
    ]
    assert all(words)
    view.table.setCurrentIndex(view.model.index(0, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert window.texts.currentWidget() is window.board
    assert window.workspace.view.active == view.model.rows[0][0].passage


def active(window, qtbot):
    opened(window, qtbot)
    reference = window.workspace.project.reference
    topic = window.workspace.project.ordered_topics()[0].id
    passage = window.workspace.lookup.tagged(reference, topic)[0]
    window.workspace.show(active=passage, leading=reference, lit=(topic,))
    pane = window.board.frame_of(reference).pane
    pane.setFocus()
    return pane, passage, topic


def state_of(window, passage, topic):
    return [
        row.state.value
        for row in window.workspace.comparison.taggings
        if row.passage == passage and row.topic == topic
    ]


def test_delete_rejects_the_lit_topic_and_the_rejection_outlives_a_rerun(window, qtbot):
    _, passage, topic = active(window, qtbot)
    window.actions_by_id["reject"].trigger()
    qtbot.waitUntil(lambda: state_of(window, passage, topic) == ["rejected"], timeout=60_000)
    window.session.compare()
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=60_000)
    assert state_of(window, passage, topic) == ["rejected"]


def test_enter_on_the_active_passage_confirms_its_lit_topic(window, qtbot):
    _, passage, topic = active(window, qtbot)
    window.confirm_active()
    qtbot.waitUntil(lambda: state_of(window, passage, topic) == ["confirmed"], timeout=60_000)


def test_two_presses_of_l_link_two_passages_by_hand(window, qtbot):
    _, passage, _ = active(window, qtbot)
    other = window.workspace.project.positions()[0].id
    right = window.workspace.lookup.content_of(other)[-1].id
    window.link_by_hand()
    window.workspace.show(active=right)
    window.link_by_hand()
    qtbot.waitUntil(
        lambda: any(
            {row.left, row.right} == {passage, right} and row.state.value == "manual"
            for row in window.workspace.comparison.links
        ),
        timeout=60_000,
    )


def test_space_lights_the_topics_of_the_active_passage(window, qtbot):
    _, passage, _ = active(window, qtbot)
    window.put_out()
    window.light_active()
    topics = {row.topic for row in window.workspace.lookup.taggings_of(passage)}
    assert set(window.workspace.view.lit) <= topics
    assert window.workspace.view.lit


def test_selected_words_are_tagged_exactly(window, qtbot):
    pane, passage, _ = active(window, qtbot)
    row = pane.rows.row_of(passage)
    cursor = pane.textCursor()
    block = pane.document().findBlockByNumber(row)
    cursor.setPosition(block.position() + 3)
    cursor.setPosition(block.position() + 9, cursor.MoveMode.KeepAnchor)
    pane.setTextCursor(cursor)
    span = pane.selected_span()
    start = window.workspace.lookup.passages[passage].span.start
    assert (span.start, span.end) == (start + 3, start + 9)


def test_together_evidence_and_search_open_and_close(window, qtbot):
    active(window, qtbot)
    window.toggle_together()
    assert window.texts.currentWidget() is not window.board
    window.toggle_together()
    assert window.texts.currentWidget() is window.board
    window.toggle_evidence()
    assert window._evidence.lines


def test_search_finds_while_typing_and_goes_there(window, qtbot):
    from perspectives.desktop.sides import sides

    opened(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    found = sides(window).panel("search")
    qtbot.keyClicks(found.field, "referend")
    assert found.rows.model().rowCount()
    qtbot.keyClick(found.field, Qt.Key.Key_Return)
    assert window.workspace.view.active == found.hits[0].passage
    qtbot.mouseClick(found.as_topic, Qt.MouseButton.LeftButton)
    made = window.workspace.project.ordered_topics()[-1]
    assert made.name == "referend"
    qtbot.waitUntil(lambda: window.workspace.view.lit == (made.id,))


def test_a_dropped_text_joins_the_comparison_and_ctrl_z_takes_it_out(window, qtbot, tmp_path):
    opened(window, qtbot, SAMPLE[:2])
    (tmp_path / "third.txt").write_text("The shops near the square live from people on foot.")
    window.session.add_paths([str(tmp_path / "third.txt")])
    assert len(window.workspace.project.documents) == 3
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(window.workspace.project.documents) == 2
    window.redo()
    assert len(window.workspace.project.documents) == 3


def test_the_same_text_again_is_one_sentence(window, qtbot):
    opened(window, qtbot, SAMPLE[:2])
    window.session.add_paths([SAMPLE[1]])
    assert len(window.workspace.project.documents) == 2
    assert "holds the same text" in window.message_bar.words.text() or "twice" in (
        window.message_bar.words.text()
    )


def test_a_person_calls_a_pair_contrary(window, qtbot):
    _, passage, _ = active(window, qtbot)
    link = window.workspace.lookup.links_of(passage)[0]
    window.relate(link)
    menu = QApplication.activePopupWidget()
    menu.actions()[-1].trigger()
    menu.close()
    qtbot.waitUntil(
        lambda: any(
            (row.left, row.right) == (link.left, link.right) and row.relation == "contrary"
            for row in window.workspace.comparison.links
        ),
        timeout=60_000,
    )


def test_the_palette_answers_questions_and_goes_to_passages(window, qtbot):
    opened(window, qtbot)
    palette = open_palette(window)
    qtbot.keyClicks(palette.field, "silent")
    assert "What does “silent” mean?" in [row.words for row in palette.shown]
    palette.field.clear()
    qtbot.keyClicks(palette.field, "referend")
    passage = next(row for row in palette.shown if row.kind == "passage")
    while palette.list.currentItem().data(Qt.ItemDataRole.UserRole + 3) is not passage:
        qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.workspace.view.active
    assert palette.isHidden()


def test_esc_leaves_the_palette_and_gives_the_keyboard_back(window, qtbot):
    opened(window, qtbot)
    pane = window.board.panes()[0]
    pane.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = window.focusWidget()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert pane.hasFocus()
