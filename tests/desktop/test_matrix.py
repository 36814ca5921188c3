"""The matrix shows who speaks, who is silent, and opens what stands behind a cell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from perspectives.desktop.matrix_model import Sorting
from perspectives.desktop.matrix_view import MatrixView
from perspectives.desktop.workspace import View, ViewState, Workspace
from perspectives.model.comparison import Comparison, Coverage, Tagging
from perspectives.model.documents import Document, DocumentId, Passage, Role, Source, passage_id
from perspectives.model.judgements import Stance
from perspectives.model.project import Project, new_project, table_of
from perspectives.model.spans import Span
from perspectives.model.states import Attitude
from perspectives.model.topics import Codebook, Topic, TopicId

pytestmark = pytest.mark.windows

LAW, LAND = TopicId("law"), TopicId("land")


def text(name: str) -> Document:
    return Document(DocumentId(name), f"Text {name}", "Words on it.", (), Source(name), party=name)


def passage(document: Document) -> Passage:
    span = Span(0, 12)
    return Passage(passage_id(document.id, span), document.id, span, Role.PARAGRAPH, 1)


TEXTS = [text("a"), text("b")]
PASSAGES = tuple(passage(row) for row in TEXTS)


@pytest.fixture
def view(qtbot):
    book = Codebook("", (Topic(LAW, "Law"), Topic(LAND, "Land", colour=1)))
    made = new_project(TEXTS, book)
    stances = (
        Stance("1", LAND, Attitude.FOR, document=TEXTS[0].id),
        Stance("2", LAND, Attitude.AGAINST, document=TEXTS[1].id),
    )
    project = Project(made.head, made.documents, made.topics, stances=table_of(stances))
    comparison = Comparison(
        PASSAGES,
        (
            Tagging(PASSAGES[0].id, LAW, Span(0, 5), 0.9),
            *(Tagging(row.id, LAND, Span(0, 5), 0.9) for row in PASSAGES),
        ),
        coverage=(Coverage(LAND, TEXTS[0].id, 1, 1, 0.5),),
    )
    workspace = Workspace()
    widget = MatrixView(workspace)
    qtbot.addWidget(widget)
    texts = tuple(row.id for row in TEXTS)
    view = ViewState(view=View.MATRIX, open=texts, working_set=texts)
    workspace.open_project(project, comparison, view)
    widget.resize(1000, 600)
    widget.show()
    widget.activateWindow()
    QTest.qWaitForWindowActive(widget)
    return widget


def words(view: MatrixView, row: int, column: int, role=Qt.ItemDataRole.DisplayRole) -> str:
    return view.model.data(view.model.index(row, column), role)


def test_a_silent_cell_says_so_to_eyes_and_to_screen_readers(view):
    assert words(view, 0, 1) == "silent"
    spoken = words(view, 0, 1, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Law, Text b: silent"


def test_no_cell_is_without_words(view):
    model = view.model
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert words(view, row, column, Qt.ItemDataRole.AccessibleTextRole)


def test_a_cell_names_stance_passages_and_share(view):
    spoken = words(view, 1, 0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Land, Text a: supports, 1 passage, 50% of its words"


def test_contested_topics_come_first_when_asked(view):
    view.sorting.setCurrentIndex(view.sorting.findData(Sorting.CONTEST.value))
    assert view.model.rows[0].topic == LAND


def test_enter_opens_the_passages_of_the_cell(view, qtbot):
    view.table.setCurrentIndex(view.model.index(1, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    shown = view.workspace.view
    assert shown.view is View.READ
    assert shown.active == PASSAGES[1].id
    assert shown.lit == (LAND,)
    assert TEXTS[1].id in shown.open


def test_arrows_move_from_cell_to_cell(view, qtbot):
    view.table.setCurrentIndex(view.model.index(0, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    assert view.table.currentIndex().row() == 1


def test_enter_on_a_silent_cell_stays_where_it_is(view, qtbot):
    view.table.setCurrentIndex(view.model.index(0, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.workspace.view.view is View.MATRIX


def edits_of(view):
    """Edits are applied as the window does it."""
    view.wanted.connect(lambda make: view.workspace.do(make(view.workspace.project)))


def test_n_writes_the_summary_of_a_cell_in_the_analysts_words(view, qtbot):
    edits_of(view)
    view.table.setCurrentIndex(view.model.index(1, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_N)
    assert view.panel.summary.hasFocus()
    qtbot.keyClicks(view.panel.summary, "Land is theirs.")
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view.panel.summary, Qt.Key.Key_Return, control)
    notes = list(view.workspace.project.notes.values())
    assert [(row.target, row.text) for row in notes] == [("cell land a", "Land is theirs.")]
    assert view.panel.summary.toPlainText() == "Land is theirs."
    assert view.table.hasFocus()


def test_s_sets_the_stance_of_the_text(view, qtbot):
    from PySide6.QtWidgets import QApplication

    edits_of(view)
    view.table.setCurrentIndex(view.model.index(0, 0))
    qtbot.keyClick(view.table, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    menu.actions()[1].trigger()
    menu.close()
    assert view.model.cell(view.model.index(0, 0)).attitude is Attitude.AGAINST


def test_texts_stand_in_groups_under_their_names(view):
    view.grouping.setCurrentIndex(view.grouping.findData("by party"))
    assert view.model.groups == ("", "b")
    assert view.model.starts_group(1)
    head = view.model.headerData(1, Qt.Orientation.Horizontal)
    assert head == "1 Text b, b"
    view.grouping.setCurrentIndex(view.grouping.findData("as opened"))
    assert view.model.groups == ("", "")


def test_g_puts_a_text_in_a_group_of_ones_own(view, qtbot, monkeypatch):
    from PySide6.QtWidgets import QInputDialog

    edits_of(view)
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_args: ("Neighbours ", True))
    view.table.setCurrentIndex(view.model.index(0, 1))
    qtbot.keyClick(view.table, Qt.Key.Key_G)
    view.grouping.setCurrentIndex(view.grouping.findData("by group"))
    assert view.model.groups == ("", "Neighbours")
