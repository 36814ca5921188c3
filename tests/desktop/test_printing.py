"""Bring together and fold can be printed: the words on paper are those on the screen."""

import pypdfium2
import pytest
from opening import active
from PySide6.QtCore import Qt
from PySide6.QtGui import QPdfWriter

from perspectives.desktop.fold_view import FoldView
from perspectives.desktop.printing import fold_html, html_of, print_on, together_html

pytestmark = pytest.mark.windows


def words_on_paper(html, path) -> str:
    writer = QPdfWriter(str(path))
    print_on(html, writer)
    del writer
    pages = pypdfium2.PdfDocument(str(path))
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.fixture
def scene(workspace):
    passage = workspace.lookup.tagged("d0", "A")[0]
    workspace.show(active=passage, lit=("A",), working_set=tuple(workspace.project.documents))
    return workspace.scene


def test_what_is_brought_together_is_printed_with_signs_and_silences(scene, tmp_path):
    words = words_on_paper(together_html(scene), tmp_path / "together.pdf")
    assert "the council wants it shut" in words
    assert "strengthen rather than weaken" in words
    assert "≠ contrary" in words
    assert "School" in words or "Letter of the school" in words or "Speaker" in words


def test_the_folded_table_is_printed_with_its_heads(scene, workspace, qtbot, tmp_path):
    view = FoldView(workspace)
    qtbot.addWidget(view)
    view.show()
    view.draw()
    words = words_on_paper(fold_html(scene, view), tmp_path / "fold.pdf")
    assert "A Unity of the town" in words
    assert "no counterpart" in words
    assert "silent" in words


def test_ctrl_p_says_what_can_be_printed_where_nothing_is(window, qtbot):
    active(window, qtbot)
    qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert "Bring a passage together (T)" in window.message_bar.words.text()
    window.toggle_together()
    assert "<table" in html_of(window)
