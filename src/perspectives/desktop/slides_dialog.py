"""Saves the pages for the wall as slides, for the room they are meant for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFileDialog,
)

from perspectives.analysis.legibility import Room
from perspectives.analysis.paging import pages_of
from perspectives.desktop.jobs import WorkerProcess
from perspectives.desktop.page_painting import parts_of
from perspectives.desktop.room_dialog import what_follows
from perspectives.desktop.room_form import RoomForm
from perspectives.desktop.rooms import room_of
from perspectives.desktop.slides import SLIDE_WRITERS, face, slides_file, slides_of
from perspectives.desktop.slides_worker import serve
from perspectives.desktop.wall_look import Look
from perspectives.model.errors import PerspectivesError
from perspectives.reporting.saving import write_whole
from perspectives.texts import _, later, ngettext, number

if TYPE_CHECKING:
    from perspectives.desktop.main_window import MainWindow

KINDS = {".pdf": later("PDF slides (*.pdf)"), ".pptx": later("PowerPoint slides (*.pptx)")}

REST_MS = 200
"""How long a room must stay as it is before its slides are counted: laying out takes half that."""


def show(window: MainWindow) -> None:
    """Ask for the room and what to show, then for a file."""
    SlidesDialog(window).open()


class SlidesDialog(RoomForm):
    """The room, the colours and what is left out, with how many slides it makes.

    Emits `written` with the file's path when it is on disk.
    """

    written = Signal(str)

    def __init__(self, window: MainWindow) -> None:
        known = room_of(window.settings, window.settings.wall_screen)
        room = known.room if known else Room()
        save = QDialogButtonBox.StandardButton.Save
        super().__init__(window, room, save, _("Save as…"), lines=5)
        self.window_ = window
        space = window.workspace
        self.pages = pages_of(space.project, space.comparison, space.lookup, space.view.working_set)
        self.setWindowTitle(_("Save slides"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.marks = _ticked(_("Show marks, relations and stances"))
        self.names = _ticked(_("Show who speaks"))
        self.notes = _ticked(_("Take the notes along, in PowerPoint slides"))
        self.buttons.accepted.connect(self.ask_for_file)
        self.lay_out(self.marks, self.names, self.notes)
        self._worker: WorkerProcess | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.tell)
        for box in (self.back_row, self.image_height):
            box.valueChanged.connect(self._rest.start)
        self.tell()

    @property
    def look(self) -> Look:
        """How the slides are set."""
        return Look(
            room=self.room,
            theme=self.theme_box.currentData(),
            are_marks_shown=self.marks.isChecked(),
            are_names_hidden=not self.names.isChecked(),
        )

    def tell(self) -> None:
        """Say how many slides there will be, how large their words, and what is shortened."""
        parts = parts_of(self.pages, self.look)
        count = len(parts)
        told = ngettext("{count} slide.", "{count} slides.", count).format(count=number(count))
        short = sum(
            row.is_cut_before or row.is_cut_after for page in parts for row in page.passages
        )
        if short:
            words = ngettext(
                "{count} passage is shortened, as its ellipses show.",
                "{count} passages are shortened, as their ellipses show.",
                short,
            )
            told += " " + words.format(count=number(short))
        self.told.setText(f"{told}\n{what_follows(self.look.room, self.look.height)}")
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(bool(parts))

    def ask_for_file(self) -> None:
        """Ask for the file, and write it in the format that its name or the filter says."""
        file = self.window_.keeper.file
        stem = file.path.stem if file is not None else _("Comparison")
        kinds = ";;".join(_(row) for row in KINDS.values())
        name, chosen = QFileDialog.getSaveFileName(self, _("Save slides"), f"{stem}.pdf", kinds)
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() not in SLIDE_WRITERS:
            suffix = next((row for row, words in KINDS.items() if _(words) == chosen), ".pdf")
            path = Path(name + suffix)
        self.write(path)

    def write(self, path: Path) -> None:
        """Write the slides to `path`; what makes it impossible is said in the dialog."""
        slides = slides_of(self.pages, self.look, has_notes=self.notes.isChecked())
        head = self.window_.workspace.project.head
        title = head.question or head.name or _("Positions compared")
        if path.suffix.lower() == ".pptx":
            self._write_in_process(path, slides, title)
            return
        try:
            write_whole(slides_file(path.suffix, slides, title), path)
        except PerspectivesError as error:
            self.told.setText(str(error))
        else:
            self._end(path)

    def _write_in_process(self, path: Path, slides: object, title: str) -> None:
        self.setEnabled(False)
        self.told.setText(_("Writing “{name}”…").format(name=path.name))
        worker = self._worker = WorkerProcess(self, serves=serve)
        worker.received.connect(lambda message: self._take(path, message))
        worker.died.connect(lambda: self._take(path, ("failed", _("The slides were not written."))))
        worker.start()
        worker.send(path, slides, face(), title)

    def _take(self, path: Path, message: tuple[str, ...]) -> None:
        if self._worker is None:
            return
        self._worker.stop()
        self._worker = None
        self.setEnabled(True)
        if message[0] == "done":
            self._end(path)
        else:
            self.told.setText(message[1])

    def _end(self, path: Path) -> None:
        self.window_.status_line.say(_("Saved “{name}”.").format(name=path.name))
        self.written.emit(str(path))
        self.accept()

    def done(self, result: int) -> None:
        """Close; a file that is being written is left as it was."""
        if self._worker is not None:
            self._worker.stop()
            self._worker = None
        super().done(result)


def _ticked(words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setChecked(True)
    return box
