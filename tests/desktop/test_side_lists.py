"""Names, dates and documents, and shared wording, beside the texts: by clicks and keys."""

import pytest
from debate import DEBATE, TITLES
from making import compared
from opening import opened
from PySide6.QtCore import Qt

from perspectives.analysis.mentioning import mentions
from perspectives.analysis.shared_wording import shared_wording
from perspectives.desktop.marked_words import marked_words
from perspectives.desktop.mentions_panel import MentionsPanel
from perspectives.desktop.sharing_panel import SharingPanel
from perspectives.desktop.sides import sides
from perspectives.desktop.workspace import ViewState

pytestmark = pytest.mark.windows

DATED = (
    "They met on 24 September 2023 at the bridge.\n\nArticle 14 says so.",
    "On the 24th September the water rose.",
    "Since 2023-09-24 it is shut, as Article 14 wants.",
)


def panel_of(qtbot, workspace, kind, answer):
    made = kind(workspace, lambda answered: answered(answer(workspace.project, workspace.lookup)))
    qtbot.addWidget(made)
    made.resize(360, 800)
    made.show()
    made.draw()
    return made


@pytest.fixture
def named(qtbot, workspace):
    project, comparison = compared(*DATED)
    workspace.open_project(project, comparison, ViewState(open=("d0", "d1"), working_set=("d0",)))
    return panel_of(qtbot, workspace, MentionsPanel, mentions)


@pytest.fixture
def sharing(qtbot, workspace):
    return panel_of(qtbot, workspace, SharingPanel, shared_wording)


def row_at(panel, place):
    return panel.list.rows.key(place)


def click(panel, qtbot, place):
    index = panel.list.rows.index(place)
    centre = panel.list.visualRect(index).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def test_a_date_in_three_notations_is_one_row_with_counts_by_text(named):
    assert row_at(named, 0).label == "2023-09-24"
    line = named.list.rows.line(0)
    assert line.words == "2023-09-24"
    assert line.head == "date · 3 · R: 1  1: 1  2: 1"


def test_choosing_a_row_lights_it_in_all_texts_and_lists_its_places(named, qtbot):
    click(named, qtbot, 0)
    found = named.workspace.view.found
    assert found.documents() == ("d0", "d1", "d2")
    texts = named.workspace.project.documents
    words = [
        span.of(texts[passage.split(":")[0]].text)
        for passage in found.passages
        for span in found.spans(passage)
    ]
    assert words == ["24 September 2023", "24th September", "2023-09-24"]
    assert named.places.rows.rowCount() == 3
    assert "“24th September”" in named.where.text()


def test_kinds_and_letters_narrow_the_list(named, qtbot):
    named.kind.setCurrentIndex(named.kind.findData("documents"))
    assert [row_at(named, at).label for at in range(named.list.rows.rowCount())] == ["Article 14"]
    named.kind.setCurrentIndex(0)
    qtbot.keyClicks(named.field, "24th")
    assert row_at(named, 0).label == "2023-09-24"
    qtbot.keyClick(named.field, Qt.Key.Key_Down)
    assert named.workspace.view.found.name == "2023-09-24"


def test_enter_in_the_places_goes_there_and_esc_puts_the_light_out(named, qtbot):
    visited = []
    named.visited.connect(visited.append)
    click(named, qtbot, 0)
    named.places.setCurrentIndex(named.places.rows.index(1))
    qtbot.keyClick(named.places, Qt.Key.Key_Return)
    assert visited[-1].startswith("d1:")
    qtbot.keyClick(named.list, Qt.Key.Key_Escape)
    assert named.isHidden()
    assert not named.workspace.view.found.passages


def test_shared_wording_is_longest_first_and_says_what_it_is(sharing):
    first = row_at(sharing, 0)
    equal = [row.equal for row in sharing.rows]
    assert equal == sorted(equal, reverse=True)
    assert [stretch.document for stretch in first.stretches] == ["d0", "d1", "d2", "d6"]
    assert "R" in sharing.list.rows.line(0).head


def test_a_chosen_wording_is_lit_with_its_differences(sharing, qtbot):
    click(sharing, qtbot, 0)
    assert len(sharing.workspace.view.found.documents()) == 4
    assert "<u><b>" in sharing.words.text()
    assert "<s>" not in sharing.words.text()
    sharing.deleted.setFocus()
    qtbot.keyClick(sharing.deleted, Qt.Key.Key_Space)
    assert "<s>" in sharing.words.text()


def test_left_out_words_are_shown_on_request():
    assert marked_words("open the gate now", "open a gate", shows_deleted=False).count("<u>") == 1
    assert "<s>" in marked_words("open the gate now", "open a gate", shows_deleted=True)


def test_the_window_opens_both_lists_by_key_one_at_a_time(window, qtbot):
    opened(window, qtbot)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_N, both)
    names = sides(window).panel("mentions")
    qtbot.waitUntil(lambda: names.list.rows.rowCount() > 5, timeout=60_000)
    qtbot.keyClick(window, Qt.Key.Key_W, both)
    shared = sides(window).panel("sharing")
    assert names.isHidden()
    qtbot.waitUntil(
        lambda: bool(shared.about.text()) and "…" not in shared.about.text(), timeout=60_000
    )
    assert not shared.isHidden()


def test_the_debate_of_the_tests_shares_wording():
    project, comparison = compared(*DEBATE, titles=TITLES)
    from perspectives.model.lookup import Lookup

    assert shared_wording(project, Lookup(comparison))
