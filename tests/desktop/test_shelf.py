"""The shelf has a card for each other text and sends decisions about links."""

import pytest
from PySide6.QtCore import Qt

from perspectives.desktop.shelf import Shelf
from perspectives.desktop.shelf_cards import Kind, cards
from perspectives.desktop.workspace import View, ViewState, Workspace
from perspectives.model.comparison import Comparison, Link, LinkEvidence, Tagging
from perspectives.model.documents import Document, DocumentId, Passage, Role, Source, passage_id
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Relation
from perspectives.model.topics import Codebook, Topic, TopicId

pytestmark = pytest.mark.windows

LAW = TopicId("law")


def text(name: str) -> Document:
    return Document(DocumentId(name), f"Text {name}", "Words of it.", (), Source(name), party=name)


def passage(document: Document) -> Passage:
    span = Span(0, 12)
    return Passage(passage_id(document.id, span), document.id, span, Role.PARAGRAPH, 1)


TEXTS = [text(name) for name in ("r", "answers", "speaks", "silent")]
ROWS = tuple(passage(row) for row in TEXTS)


def workspace() -> Workspace:
    project = new_project(TEXTS, Codebook("", (Topic(LAW, "Law"),)))
    taggings = tuple(Tagging(row.id, LAW, Span(0, 5), 0.9) for row in ROWS[:3])
    link = Link(ROWS[0].id, ROWS[1].id, (LAW,), 0.9, Relation.SAME_CLAIM, LinkEvidence(0.3))
    made = Workspace()
    ids = tuple(row.id for row in TEXTS)
    view = ViewState(view=View.READ, open=ids[:2], working_set=ids, active=ROWS[0].id)
    made.open_project(project, Comparison(ROWS, taggings, (link,)), view)
    return made


@pytest.fixture
def shelf(qtbot):
    widget = Shelf(workspace())
    qtbot.addWidget(widget)
    widget.resize(1000, 204)
    widget.show()
    return widget


def test_silent_and_no_counterpart_are_two_kinds_of_card():
    kinds = [card.kind for card in cards(workspace().scene)]
    assert kinds == [Kind.ANSWER, Kind.NO_COUNTERPART, Kind.SILENT]


def test_texts_beyond_the_working_set_have_a_card_only_where_they_answer():
    made = workspace()
    made.show(working_set=(TEXTS[0].id, TEXTS[2].id))
    shown = [card.document for card in cards(made.scene)]
    assert shown == [TEXTS[2].id, TEXTS[1].id]


def test_without_an_active_passage_there_are_no_cards():
    made = workspace()
    made.show(active="")
    assert cards(made.scene) == ()


def test_enter_asks_to_confirm_the_link_of_the_focused_card(shelf, qtbot):
    with qtbot.waitSignal(shelf.confirmed) as asked:
        qtbot.keyClick(shelf.cards()[0], Qt.Key.Key_Return)
    assert asked.args[0].right == ROWS[1].id


def test_delete_asks_to_reject_it(shelf, qtbot):
    with qtbot.waitSignal(shelf.rejected):
        qtbot.keyClick(shelf.cards()[0], Qt.Key.Key_Delete)


def test_a_card_without_a_link_has_nothing_to_confirm(shelf, qtbot):
    with qtbot.assertNotEmitted(shelf.confirmed):
        qtbot.keyClick(shelf.cards()[2], Qt.Key.Key_Return)


def test_every_card_says_what_it_shows(shelf):
    names = [card.accessibleName() for card in shelf.cards()]
    assert names[0] == "Words of it. same claim, not reviewed, answers, ¶1, 0–12"
    assert names[2] == "silent: silent"


def test_r_asks_for_the_relation_of_the_pair(shelf, qtbot):
    with qtbot.waitSignal(shelf.related) as asked:
        qtbot.keyClick(shelf.cards()[0], Qt.Key.Key_R)
    assert asked.args[0].right == ROWS[1].id


def test_a_shelf_without_cards_is_one_calm_line(qtbot):
    from perspectives.desktop.shelf import EMPTY_HEIGHT, HEIGHT

    widget = Shelf(workspace())
    qtbot.addWidget(widget)
    widget.show()
    assert widget.height() == HEIGHT
    widget.workspace.show(active="")
    assert widget.height() == EMPTY_HEIGHT
    assert not widget.keys.isVisible()
    assert widget.heading.text().startswith("Choose a passage")


def test_a_silent_card_names_the_passage_that_came_nearest():
    from dataclasses import replace

    made = workspace()
    near = Tagging(ROWS[3].id, LAW, Span(0, 5), 0.21)
    made.take_comparison(replace(made.comparison, near_misses=(near,)))
    silent = next(row for row in cards(made.scene) if row.kind is Kind.SILENT)
    assert silent.quote == "Nearest: ¶1, similarity 0.21"


def test_a_card_says_who_decided():
    from dataclasses import replace

    from perspectives.model.judgements import Judgement, link_judgement_id
    from perspectives.model.project import table_of

    made = workspace()
    name = link_judgement_id(ROWS[0].id, ROWS[1].id)
    row = Judgement(name, ROWS[0].id, other=ROWS[1].id, by="Ana")
    project = replace(made.project, judgements=table_of([row]))
    made.open_project(project, made.comparison, made.view)
    card = next(row for row in cards(made.scene) if row.kind is Kind.ANSWER)
    assert card.state.endswith(" by Ana")
