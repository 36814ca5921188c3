"""Search beside the texts: live, lit in all panes, filtered, bounded; by keys and clicks."""

import pytest
from PySide6.QtCore import Qt

from perspectives.desktop.found import FOUND
from perspectives.desktop.marks import Light
from perspectives.desktop.search_view import SearchPanel
from perspectives.model.annotating import set_stance
from perspectives.model.edits import apply
from perspectives.model.states import Attitude

pytestmark = pytest.mark.windows


@pytest.fixture
def panel(qtbot, workspace):
    made = SearchPanel(workspace)
    qtbot.addWidget(made)
    made.resize(360, 700)
    made.show()
    made.draw()
    return made


def lit(workspace):
    """What is drawn as found, by text."""
    light = Light(workspace.scene)
    return {
        text: [
            mark.span.of(workspace.project.documents[text].text)
            for passage in workspace.view.found.of(text)
            for mark in light.marks(passage).marks
            if mark.topic == FOUND
        ]
        for text in workspace.view.found.documents()
    }


def test_every_key_shows_what_is_found_and_lights_it(panel, qtbot):
    qtbot.keyClicks(panel.field, "parap")
    assert panel.rows.model().rowCount() == 2
    qtbot.waitUntil(lambda: bool(panel.workspace.view.found.passages))
    assert lit(panel.workspace) == {"d1": ["parapet"], "d2": ["parapet"]}


def test_the_light_goes_out_with_the_panel(panel, qtbot):
    qtbot.keyClicks(panel.field, "parapet")
    panel.light()
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.isHidden()
    assert not panel.workspace.view.found.passages


def test_the_list_goes_where_a_row_is_chosen(panel, qtbot):
    qtbot.keyClicks(panel.field, "parapet")
    chosen = []
    panel.chosen.connect(chosen.append)
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down)
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    qtbot.mouseClick(
        panel.rows.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.rows.visualRect(panel.rows.rows.index(0)).center(),
    )
    assert [row.split(":")[0] for row in chosen] == ["d2", "d1"]


def test_a_phrase_stands_in_order_and_an_expression_as_written(panel, qtbot):
    qtbot.keyClicks(panel.field, '"open the crossing"')
    assert len(panel.hits) == 4
    panel.field.clear()
    qtbot.keyClicks(panel.field, "/cross(es|ing) /")
    assert {hit.document for hit in panel.hits} >= {"d1", "d4"}


def test_an_expression_that_would_not_end_is_refused_in_words(panel, qtbot):
    qtbot.keyClicks(panel.field, "/(a+)+$/")
    assert "repeats what repeats" in panel.about.text()
    assert panel.rows.model().rowCount() == 0


def test_filters_leave_out_other_texts_and_topics(panel, qtbot):
    qtbot.keyClicks(panel.field, "bridge")
    before = {hit.document for hit in panel.hits}
    qtbot.mouseClick(panel.filters.button, Qt.MouseButton.LeftButton)
    panel.filters.text.setCurrentIndex(panel.filters.text.findData("d2"))
    assert {hit.document for hit in panel.hits} == {"d2"} < before
    assert panel.filters.button.text() == "1 filter"
    panel.filters.topic.setCurrentIndex(panel.filters.topic.findData("A"))
    assert [hit.document for hit in panel.hits] == ["d2"]


def test_filters_by_date_and_stance(panel, qtbot):
    workspace = panel.workspace
    qtbot.keyClicks(panel.field, "bridge")
    qtbot.keyClicks(panel.filters.since, "2024")
    assert not panel.hits
    panel.filters.since.clear()
    qtbot.keyClicks(panel.filters.until, "2023-10")
    count = len(panel.hits)
    assert count
    passage = panel.hits[0].passage
    workspace.do(set_stance(workspace.project, passage, "A", Attitude.AGAINST))
    panel.filters.stance.setCurrentIndex(panel.filters.stance.findData(Attitude.AGAINST))
    assert [hit.passage for hit in panel.hits] == [passage]


def test_rejected_passages_can_be_found_again(panel, qtbot):
    from dataclasses import replace

    from perspectives.model.states import State

    workspace = panel.workspace
    comparison = workspace.comparison
    first, *rest = comparison.taggings
    rejected = replace(first, state=State.REJECTED)
    workspace.take_comparison(replace(comparison, taggings=(rejected, *rest)))
    panel.filters.state.setCurrentIndex(panel.filters.state.findData("rejected"))
    qtbot.keyClicks(panel.field, "closing")
    assert [hit.passage for hit in panel.hits] == [first.passage]


def test_what_is_found_can_be_kept_as_a_topic(panel, qtbot):
    workspace = panel.workspace
    qtbot.keyClicks(panel.field, "parapet")
    workspace.do(panel.topic_edit(workspace.project))
    made = workspace.project.ordered_topics()[-1]
    assert made.name == "parapet"
    qtbot.waitUntil(lambda: workspace.view.lit == (made.id,))
    assert not workspace.view.found.passages


def test_minimap_arrows_step_through_what_is_found(board, qtbot):
    workspace = board.workspace
    panel = SearchPanel(workspace)
    qtbot.addWidget(panel)
    panel.show()
    panel.field.setText("stones")
    panel.light()
    frame = board.frame_of("d1") or board.frames()[0]
    assert frame.map.marks()
    assert set(frame.map.marks()) <= set(workspace.view.found.passages) or not (
        workspace.view.found.of(frame.document)
    )


def test_an_edit_of_the_project_keeps_the_search(panel, qtbot):
    workspace = panel.workspace
    qtbot.keyClicks(panel.field, "parapet")
    edit = panel.topic_edit(workspace.project)
    assert apply(workspace.project, edit).topics
    assert len(panel.hits) == 2


def test_what_was_found_in_passages_that_are_gone_is_not_drawn(board, qtbot):
    from dataclasses import replace

    from perspectives.desktop.found import Found

    workspace = board.workspace
    gone = workspace.lookup.content_of("d0")[2]
    workspace.show(active="", found=Found("gone", (gone.id,), lambda _row: (gone.span,)))
    rest = tuple(row for row in workspace.comparison.passages if row.id != gone.id)
    workspace.take_comparison(replace(workspace.comparison, passages=rest, taggings=(), links=()))
    for frame in board.frames():
        assert frame.map.grab().width()
        assert gone.id not in frame.map.marks()
