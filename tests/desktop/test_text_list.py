"""The list of texts: filters, the working set of twelve, and the order of the texts."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from perspectives.desktop.application import make_window
from perspectives.desktop.text_filters import Wanted, listed
from perspectives.desktop.text_list import ID, INSIDE, show
from perspectives.desktop.workspace import WORKING_SET, Scene, View
from perspectives.model.comparison import Comparison
from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.judgements import Stance
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Attitude
from perspectives.model.topics import Codebook, Topic, TopicId

CONTROL = Qt.KeyboardModifier.ControlModifier
PARTIES = ("Council", "Traders", "Schools")


def document(place):
    text = f"Words of text {place}."
    return Document(
        DocumentId(f"d{place}"),
        f"Text {place}",
        text,
        (Block(Span(0, len(text)), Role.PARAGRAPH),),
        Source(f"{place}.txt"),
        party=PARTIES[place % 3],
        date=f"20{20 + place % 4}-05-01",
        language="en" if place % 2 else "sq",
        group="press" if place < 10 else "",
    )


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1600, 900)
    project = new_project([document(place) for place in range(200)])
    texts = tuple(row.id for row in project.ordered_documents())
    view = replace(
        made.workspace.view, view=View.READ, open=texts[:2], working_set=texts[:WORKING_SET]
    )
    made.workspace.open_project(project, Comparison(), view)
    made.show()
    qtbot.waitUntil(lambda: made.is_complete)
    made.activateWindow()
    qtbot.keyClick(made, Qt.Key.Key_L, CONTROL)
    return made


@pytest.fixture
def panel(window):
    made = show(window) if not window.__dict__.get("sides") else window.sides.panel("texts")
    assert not made.isHidden()
    return made


def names(panel, *, inside=None):
    rows = [panel.rows.item(place) for place in range(panel.rows.count())]
    return [
        row.data(ID) for row in rows if row.data(ID) and inside in (None, bool(row.data(INSIDE)))
    ]


def row_of(panel, name):
    rows = (panel.rows.item(place).data(ID) for place in range(panel.rows.count()))
    return list(rows).index(name)


def drag(panel, name, row, *, below=False):
    """Let a text go on the upper or lower half of another row."""
    panel.rows.choose(name)
    panel.rows.scrollToItem(panel.rows.item(row))
    box = panel.rows.visualItemRect(panel.rows.item(row))
    at = QPoint(box.center().x(), box.bottom() - 2 if below else box.top() + 2)
    event = QDropEvent(
        at.toPointF(),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.rows.dropEvent(event)


def test_ctrl_l_opens_a_panel_beside_the_texts_and_closes_it(window, panel, qtbot):
    assert panel.isVisible()
    assert window.board.isVisible()
    assert len(names(panel)) == 200
    assert names(panel, inside=True) == [f"d{place}" for place in range(12)]
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert panel.isHidden()


def test_what_is_typed_filters_by_all_its_words(panel, qtbot):
    qtbot.keyClicks(panel.filters.field, "schools 2021")
    found = names(panel)
    assert found
    assert all(int(name[1:]) % 3 == 2 and int(name[1:]) % 4 == 1 for name in found)
    assert f"{len(found)} of 200" in panel.about.text()


def test_each_filter_alone_and_all_of_them_together(panel):
    filters = panel.filters
    for box, value, count in (
        (filters.party, "Traders", 67),
        (filters.group, "press", 10),
        (filters.language, "sq", 100),
    ):
        box.setCurrentIndex(box.findData(value))
        assert len(names(panel)) == count
        box.setCurrentIndex(0)
    filters.since.setText("2022")
    filters.until.setText("2022")
    assert len(names(panel)) == 50
    filters.party.setCurrentIndex(filters.party.findData("Council"))
    filters.group.setCurrentIndex(filters.group.findData("press"))
    assert names(panel) == ["d6"]
    assert "4 filters" in filters.button.text()


def test_enter_opens_a_text_and_it_joins_the_working_set(window, panel, qtbot):
    panel.rows.choose("d150")
    qtbot.keyClick(panel.rows, Qt.Key.Key_Return)
    view = window.workspace.view
    assert "d150" in view.open
    assert "d150" in view.working_set
    assert len(view.working_set) == WORKING_SET
    assert "Text 11" in panel.about.text()


def test_del_takes_a_text_out_of_the_set_but_not_the_reference(window, panel, qtbot):
    panel.rows.choose("d5")
    qtbot.keyClick(panel.rows, Qt.Key.Key_Delete)
    assert "d5" not in window.workspace.view.working_set
    panel.rows.choose("d0")
    qtbot.keyClick(panel.rows, Qt.Key.Key_Delete)
    assert "d0" in window.workspace.view.working_set
    assert "reference stays" in panel.about.text()


def test_a_text_dragged_up_joins_the_set_and_dragged_down_leaves_it(window, panel):
    drag(panel, "d5", row_of(panel, "d12"), below=True)
    assert "d5" not in window.workspace.view.working_set
    drag(panel, "d14", row_of(panel, "d3"))
    assert "d14" in window.workspace.view.working_set
    order = [row.id for row in window.workspace.project.ordered_documents()]
    assert order.index("d14") == order.index("d3") - 1


def test_ctrl_down_moves_a_text_and_ctrl_z_takes_it_back(window, panel, qtbot):
    panel.rows.setFocus()
    panel.rows.choose("d2")
    qtbot.keyClick(panel.rows, Qt.Key.Key_Down, CONTROL)
    order = [row.id for row in window.workspace.project.ordered_documents()]
    assert order[:5] == ["d0", "d1", "d3", "d2", "d4"]
    assert panel.current() == "d2"
    window.undo()
    order = [row.id for row in window.workspace.project.ordered_documents()]
    assert order[:4] == ["d0", "d1", "d2", "d3"]


def test_the_button_puts_a_text_into_the_set(window, panel, qtbot):
    panel.rows.choose("d100")
    assert panel.move_button.text() == "Put into the set"
    qtbot.mouseClick(panel.move_button, Qt.MouseButton.LeftButton)
    assert "d100" in window.workspace.view.working_set
    assert panel.move_button.text() == "Take out of the set"


def test_texts_are_listed_by_topic_and_stance(workspace):
    scene = workspace.scene
    topic = scene.project.ordered_topics()[0].id
    speaking = listed(scene, Wanted(topic=topic))
    silent = listed(scene, Wanted(topic=topic, is_silent=True))
    assert {row.id for row in (*speaking, *silent)} == set(scene.project.documents)
    assert not {row.id for row in speaking} & {row.id for row in silent}


def test_a_stance_on_a_passage_or_a_text_lists_the_text():
    book = Codebook("Test", (Topic(TopicId("A"), "Bridge"),))
    project = new_project([document(place) for place in range(4)], book)
    stances = (
        Stance("s1", "A", Attitude.FOR, passage="d1:0-4"),
        Stance("s2", "A", Attitude.AGAINST, document="d2"),
    )
    project = replace(project, stances={row.id: row for row in stances})
    scene = Scene(project, Comparison(), None)
    assert [row.id for row in listed(scene, Wanted(stance="for"))] == ["d1"]
    assert [
        row.id for row in listed(scene, Wanted(stance="against", topic="A", is_silent=True))
    ] == ["d2"]
