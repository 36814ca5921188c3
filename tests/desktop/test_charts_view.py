"""The charts: chosen by key, a table one key away, saved as the report prints them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from perspectives.desktop.charts_view import ChartsView
from perspectives.desktop.workspace import View
from perspectives.reporting.charts import all_charts

pytestmark = pytest.mark.windows


@pytest.fixture
def view(qtbot, workspace):
    made = ChartsView(workspace)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    workspace.show(view=View.CHARTS)
    return made


def test_arrows_choose_a_chart_and_its_picture_is_painted(view, qtbot):
    view.names.setFocus()
    first = view.picture.grab().toImage()
    qtbot.keyClick(view.names, Qt.Key.Key_Down)
    assert view.chosen() == "coverage"
    assert view.picture.accessibleName() == view.chart().title
    assert view.picture.grab().toImage() != first


def test_the_table_holds_the_numbers_of_the_picture(view, qtbot):
    qtbot.mouseClick(view.swap, Qt.MouseButton.LeftButton)
    table = view.chart().table
    model = view.table.model()
    assert (model.rowCount(), model.columnCount()) == (len(table.rows), len(table.columns))
    assert model.index(0, 1).data() == table.rows[0][1].text
    qtbot.mouseClick(view.swap, Qt.MouseButton.LeftButton)
    assert view.pages.currentIndex() == 0


def test_a_saved_chart_is_the_very_picture_of_the_report(view, tmp_path):
    workspace = view.workspace
    workspace.show(theme="dark")
    printed = {row.name: row for row in all_charts(workspace.project, workspace.comparison)}
    for place, name in enumerate(view.available):
        view.names.setCurrentRow(place)
        view.save(tmp_path / f"{name}.svg")
        assert (tmp_path / f"{name}.svg").read_bytes() == printed[name].svg.encode()
    assert set(view.available) == set(printed)


def test_a_chart_is_saved_as_a_picture_at_twice_its_size(view, tmp_path):
    view.save(tmp_path / "chart.png")
    image = QImage(str(tmp_path / "chart.png"))
    assert image.width() == 2 * round(view.chart().width)


def test_charts_follow_a_decision(view):
    from perspectives.model.annotating import set_stance
    from perspectives.model.states import Attitude

    workspace = view.workspace
    view.names.setCurrentRow(view.available.index("resemblance-stance"))
    before = view.chart().table.rows
    for text in ("d0", "d1"):
        passage = workspace.lookup.tagged(text, "A")[0]
        workspace.do(set_stance(workspace.project, passage, "A", Attitude.FOR))
    assert view.chart().table.rows != before
    assert view.chart().table.rows[0][2].text == "1.00"


def test_the_passages_behind_a_number_are_lit_in_the_texts(view, qtbot):
    workspace = view.workspace
    bar = view.answers
    assert bar.isVisible()
    bar.text.setCurrentIndex(bar.text.findData("d1"))
    bar.part.setCurrentIndex(bar.part.findData("contradicted"))
    assert bar.part.currentText() == "1  what of the reference it contradicts"
    qtbot.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert workspace.view.view is View.READ
    assert workspace.view.open[:2] == ("d0", "d1")
    assert len(workspace.view.found.passages) == 1
    row = view.chart().table.rows[0]
    assert row[2].text == "1"


def test_only_the_chart_of_answers_has_passages_behind_its_numbers(view, qtbot):
    view.names.setCurrentRow(1)
    assert not view.answers.isVisible()
