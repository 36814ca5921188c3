"""The quote basket: pinned by key, under topics, ordered by hand, with notes and translations."""

from dataclasses import replace

import pytest
from opening import active
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from perspectives.desktop.basket import grouped, moved, quotes
from perspectives.desktop.basket_panel import BasketPanel
from perspectives.desktop.quote_editor import QuoteEditor
from perspectives.desktop.sides import sides
from perspectives.model.annotating import pin
from perspectives.model.project import table_of

pytestmark = pytest.mark.windows


@pytest.fixture
def basket(qtbot, workspace):
    lookup = workspace.lookup
    link = lookup.links_of(lookup.tagged("d0", "A")[0])[0]
    targets = [f"passage {lookup.tagged('d1', 'B')[0]}", f"link {link.left} {link.right}"]
    targets += [f"passage {lookup.tagged('d2', 'A')[0]}", f"passage {lookup.tagged('d3', 'B')[0]}"]
    for target in targets:
        workspace.do(pin(workspace.project, target))
    panel = BasketPanel(workspace)
    panel.wanted.connect(lambda make: workspace.do(make(workspace.project)))
    qtbot.addWidget(panel)
    panel.resize(360, 900)
    panel.show()
    panel.draw()
    return panel


def order(panel):
    return [row.pin.target for row in quotes(panel.workspace.scene)]


def press(panel, qtbot, place, name):
    button = panel.cards()[place].findChild(QAbstractButton, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_quotes_stand_under_their_topics_in_the_codebooks_order(basket):
    groups = grouped(basket.workspace.scene)
    assert [topic for topic, _ in groups] == ["A", "B"]
    assert [len(rows) for _, rows in groups] == [2, 2]
    assert groups[0][1][0].sign


def test_a_quote_moves_in_its_group_by_key_and_by_button(basket, qtbot):
    before = order(basket)
    first = basket.cards()[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    after = order(basket)
    assert (after[1], after[2]) == (before[2], before[1])
    press(basket, qtbot, 1, "up")
    assert order(basket) == before


def test_the_order_is_one_step_that_can_be_undone(basket, qtbot):
    edits = []
    basket.workspace.edited.connect(edits.append)
    before = order(basket)
    press(basket, qtbot, 0, "down")
    assert len(edits) == 1
    basket.workspace.do(edits[0].inverse())
    assert order(basket) == before


def test_del_takes_a_quote_out(basket, qtbot):
    card = basket.cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert len(basket.cards()) == 3


def test_note_and_translation_are_kept_and_shown(basket, qtbot):
    editor = QuoteEditor(basket.workspace.scene, basket.cards()[0].quote, basket)
    qtbot.addWidget(editor)
    editor.written.connect(basket.wanted)
    editor.show()
    qtbot.keyClicks(editor.translation, "Sie wollen es nicht.")
    qtbot.keyClicks(editor.note, "For the first lesson.")
    editor.accept()
    row = quotes(basket.workspace.scene)[1].pin
    assert (row.translation, row.note) == ("Sie wollen es nicht.", "For the first lesson.")
    spoken = basket.cards()[0].accessibleName()
    assert "Your translation: Sie wollen es nicht." in spoken
    assert "Note: For the first lesson." in spoken


def test_a_text_in_another_language_asks_for_a_translation(basket):
    workspace = basket.workspace
    texts = workspace.project.documents.values()
    foreign = [replace(row, language="sq") if row.id == "d2" else row for row in texts]
    project = replace(workspace.project, documents=table_of(foreign))
    workspace.open_project(project, workspace.comparison, workspace.view)
    basket.draw()
    from PySide6.QtWidgets import QLabel

    said = [label.text() for card in basket.cards() for label in card.findChildren(QLabel)]
    assert any(line.startswith("In Albanian") for line in said)


def test_moving_past_an_end_changes_nothing():
    assert moved(("a", "b", "c"), ("a", "c"), "a", -1) == ("a", "b", "c")
    assert moved(("a", "b", "c"), ("a", "c"), "a", 1) == ("c", "b", "a")


def test_p_pins_and_the_basket_opens_by_key(window, qtbot):
    pane, passage, _ = active(window, qtbot)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_B, both)
    panel = sides(window).panel("basket")
    assert not panel.cards()
    pane.setFocus()
    qtbot.keyClick(pane, Qt.Key.Key_P)
    assert [row.quote.pin.target for row in panel.cards()] == [f"passage {passage}"]
    window.undo()
    assert not panel.cards()


def test_pinned_quotes_feed_the_report_of_the_pinned(basket):
    from perspectives.reporting.building import build_outline
    from perspectives.reporting.scope import Scope
    from perspectives.reporting.to_markdown import markdown_report

    workspace = basket.workspace
    outline = build_outline(workspace.project, workspace.comparison, Scope(only_pinned=True))
    text = markdown_report(outline)
    assert "The office issues forty permits a month" in text
