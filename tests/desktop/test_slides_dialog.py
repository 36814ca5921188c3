"""Slides saved from the window, for the room that is entered."""

import io
from pathlib import Path

import pptx
import pypdfium2
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QWidget

from perspectives.desktop.slides_dialog import SlidesDialog
from perspectives.settings import Settings


class Said(QObject):
    """Keeps what is said."""

    heard = Signal(str)

    def __init__(self):
        super().__init__()
        self.sentences = []

    def say(self, sentence):
        self.sentences.append(sentence)


class Frame(QWidget):
    """As much of a window as the dialog asks of one."""

    def __init__(self, workspace):
        super().__init__()
        self.workspace, self.status_line = workspace, Said()
        self.settings = Settings(rooms=(("beamer", "9 1.5 0"),), wall_screen="beamer")
        self.keeper = type("Keeper", (), {"file": None})()


@pytest.fixture
def dialog(qtbot, workspace):
    frame = Frame(workspace)
    qtbot.addWidget(frame)
    made = SlidesDialog(frame)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.show()
    return made


def test_the_room_of_the_wall_is_proposed_and_its_slides_counted(dialog, qtbot):
    assert (dialog.back_row.value(), dialog.image_height.value()) == (9, 1.5)
    before = dialog.told.text()
    assert "slides." in before
    dialog.back_row.setValue(16)
    qtbot.waitUntil(lambda: dialog.told.text() != before)
    assert int(dialog.told.text().split()[0]) > int(before.split()[0])


@pytest.mark.parametrize("suffix", [".pdf", ".pptx"])
def test_slides_are_written_where_the_file_dialog_says(
    dialog, qtbot, tmp_path: Path, monkeypatch, suffix
):
    path = tmp_path / f"town{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.names.setChecked(False)
    count = int(dialog.told.text().split()[0])
    with qtbot.waitSignal(dialog.written, timeout=30_000):
        dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    data = path.read_bytes()
    if suffix == ".pdf":
        with pypdfium2.PdfDocument(data) as pdf:
            assert len(pdf) == count
    else:
        slides = pptx.Presentation(io.BytesIO(data)).slides
        assert len(slides) == count
        words = [
            row.text_frame.text for slide in slides for row in slide.shapes if row.has_text_frame
        ]
        assert "Who says this?" in words
    assert dialog.window_.status_line.sentences == [f"Saved “town{suffix}”."]


def test_a_name_without_suffix_takes_that_of_the_filter(dialog, qtbot, tmp_path, monkeypatch):
    chosen = (str(tmp_path / "town"), "PDF slides (*.pdf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    with qtbot.waitSignal(dialog.written):
        dialog.ask_for_file()
    assert (tmp_path / "town.pdf").is_file()


@pytest.mark.parametrize("suffix", [".pdf", ".pptx"])
def test_what_cannot_be_written_is_said_and_the_dialog_stays(dialog, qtbot, tmp_path, suffix):
    dialog.write(tmp_path / "no" / f"such{suffix}")
    qtbot.waitUntil(lambda: "There is no folder" in dialog.told.text(), timeout=30_000)
    assert dialog.isVisible()
    assert dialog.isEnabled()


def test_every_control_has_a_name(dialog):
    for box in (dialog.back_row, dialog.image_height, dialog.theme_box):
        assert box.accessibleName()
