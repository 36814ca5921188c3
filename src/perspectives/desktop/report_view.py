"""The report (Ctrl+4): its choices beside its pages as they will be, and Export (Ctrl+E)."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from perspectives.desktop.pages_view import PagesView
from perspectives.desktop.report_choices import ReportChoices
from perspectives.desktop.report_job import ReportJob
from perspectives.desktop.theme import theme
from perspectives.desktop.workspace import Update, View, Workspace
from perspectives.texts import _, later, ngettext, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.main_window import MainWindow
    from perspectives.model.errors import Problem
    from perspectives.reporting.writing import Source

REST_MS = 400
"""Rest after the last choice before the pages are made anew: a typist's pause."""

FORMATS = {
    ".pdf": later("PDF, to print and hand on"),
    ".html": later("Web page with the linked texts"),
    ".docx": later("Word document"),
    ".md": later("Markdown"),
    ".xlsx": later("Excel workbook"),
    ".csv": later("CSV table"),
    ".zip": later("Folder of all tables and charts, packed"),
    ".json": later("JSON, for machines"),
    ".jsonld": later("Web annotations (JSON-LD)"),
    ".qdpx": later("REFI-QDA project, for QualCoder, MAXQDA and others"),
    ".qdc": later("REFI-QDA codebook"),
}
"""Suffix to what the format is for, the most asked for first."""

OUTLINE_ONLY = (".pdf", ".html", ".docx", ".md", ".xlsx", ".csv", ".zip")
"""The formats a handout can have."""


class ReportView(QWidget):
    """Draws itself from the workspace while it is shown.

    `problems` gives what was wrong with the texts, which the JSON of a report tells.
    `broken(report)` tells a bug, for the window to show.
    """

    broken = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        problems: Callable[[], tuple[Problem, ...]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace, self._problems = workspace, problems
        look = theme(workspace.view.theme)
        self.setAutoFillBackground(True)
        self.choices = ReportChoices()
        self.choices.setFixedWidth(300)
        self.pages = PagesView(look)
        self.words = QTextBrowser()
        self.words.setAccessibleName(_("Preview of the report"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.cancel_button = QPushButton(_("Cancel"))
        self.export_button = QPushButton(_("Export…"))
        self.preview, self.writing = ReportJob(self), ReportJob(self)
        self._came: list[bytes] = []
        self._path = ""
        self._wait = QTimer(self, singleShot=True, interval=REST_MS)
        self._lay_out()
        self._connect()
        self._wear()

    def _lay_out(self) -> None:
        self.sheets = QStackedWidget()
        self.sheets.addWidget(self.pages)
        self.sheets.addWidget(self.words)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.addWidget(self.message, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.export_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.sheets, 1)
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.choices)
        row.addLayout(right, 1)
        self.setFocusProxy(self.pages)

    def _connect(self) -> None:
        self.workspace.updated.connect(self._take)
        self.choices.changed.connect(self._wait.start)
        self._wait.timeout.connect(self.draw)
        self.preview.paged.connect(self._take_page)
        self.preview.worded.connect(self._take_words)
        self.preview.done.connect(lambda _problems: self._end_preview())
        self.writing.done.connect(lambda _told_before: self._end_writing())
        for job in (self.preview, self.writing):
            job.failed.connect(self._fail)
            job.broken.connect(self.broken)
            job.broken.connect(lambda _report: self._say(""))
        self.cancel_button.clicked.connect(self.cancel)
        self.export_button.clicked.connect(self.export)

    # The pages

    def showEvent(self, event: QShowEvent) -> None:
        """Make the pages once they can be seen."""
        super().showEvent(event)
        self._wait.start(0)

    def draw(self) -> None:
        """Make the pages anew, in the background; those that are shown stay until then."""
        scene = self.workspace.scene
        self.choices.fill(scene.project)
        if not self.isVisible():
            return
        if not scene.comparison.is_complete or len(scene.project.documents) < 2:
            self._say(_("The report is made once the texts are compared."))
            return
        self._came = []
        self._say(_("Making the pages…"))
        self.preview.show_pages(self.source(), self.choices.what(), self.pages.ppi())
        self._show_buttons()

    def source(self) -> Source:
        """What the report is made of, as chosen."""
        from perspectives.reporting.writing import Source

        scene = self.workspace.scene
        made = datetime.now(UTC).isoformat(timespec="seconds")
        scope, problems = self.choices.scope(), self._problems()
        return Source(scene.project, scene.comparison, scope, made, problems=problems)

    def _take_page(self, place: int, total: int, data: bytes) -> None:
        self._came.append(data)
        if len(self._came) == total:
            self.sheets.setCurrentWidget(self.pages)
            self.pages.show_pages(self._came)

    def _take_words(self, markdown: str) -> None:
        self.sheets.setCurrentWidget(self.words)
        self.words.setMarkdown(markdown)

    def _end_preview(self) -> None:
        if self.sheets.currentWidget() is self.words:
            self._say(_("Install typst to see pages: pip install typst. The words are these."))
        else:
            count = self.pages.count
            words = ngettext("{count} page, as in its PDF.", "{count} pages, as in its PDF.", count)
            self._say(words.format(count=count))

    # Export

    def export(self) -> None:
        """Ask for a name and a format, and write the report there."""
        what = self.choices.what()
        suffixes = [row for row in FORMATS if not what or row in OUTLINE_ONLY]
        filters = {f"{_(FORMATS[row])} (*{row})": row for row in suffixes}
        head = self.workspace.project.head
        name = "".join(c if c.isalnum() or c in " -" else " " for c in head.question or head.name)
        start = str(Path.home() / f"{' '.join(name.split())[:60].strip() or 'report'}.pdf")
        path, kind = QFileDialog.getSaveFileName(
            self, _("Export the report"), start, ";;".join(filters)
        )
        if path:
            suffix = Path(path).suffix.lower()
            chosen = filters.get(kind, ".pdf")
            self.write(path if suffix in suffixes else f"{path}{chosen}")

    def write(self, path: str) -> None:
        """Write the report to `path`, once a person has seen what the format cannot hold."""
        from perspectives.reporting.writing import warnings

        losses = warnings(self.workspace.project, Path(path))
        if losses and not self._accepts(path, losses):
            return
        self._path = path
        self._say(_("Writing “{name}”…").format(name=Path(path).name))
        self.writing.write(self.source(), self.choices.what(), path)
        self._show_buttons()

    def _accepts(self, path: str, losses: tuple[Problem, ...]) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(_("Export the report"))
        box.setText(_("“{name}” cannot hold all of this.").format(name=Path(path).name))
        box.setInformativeText(
            "\n\n".join(f"{told(row.message)} {told(row.hint)}".strip() for row in losses)
        )
        go_on = box.addButton(_("Export all the same"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is go_on

    def _end_writing(self) -> None:
        self._say(_("Wrote “{path}”.").format(path=self._path))

    def cancel(self) -> None:
        """Stop what is being made; a file that was there before stays as it was."""
        was_writing = self.writing.is_running
        self.preview.cancel()
        self.writing.cancel()
        self._say(_("Stopped; no file was written.") if was_writing else _("Stopped."))

    def _fail(self, sentence: str) -> None:
        self._say(told(sentence))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setAccessibleName(sentence)
        self._show_buttons()

    def _show_buttons(self) -> None:
        is_busy = self.preview.is_running or self.writing.is_running
        self.cancel_button.setVisible(is_busy)
        has_report = self.workspace.comparison.is_complete
        self.export_button.setEnabled(has_report and not self.writing.is_running)

    # What the window tells

    def _take(self, update: Update) -> None:
        before, after = update.before, update.after
        if before.view.theme != after.view.theme:
            self._wear()
        if after.view.view is not View.REPORT:
            if self.preview.is_running:
                self.preview.cancel()
            return
        if before.project is not after.project or before.comparison is not after.comparison:
            self._wait.start(REST_MS)

    def _wear(self) -> None:
        look = theme(self.workspace.view.theme)
        palette = look.palette()
        self.setPalette(palette)
        self.choices.setPalette(palette)
        form = QPalette(palette)
        form.setColor(QPalette.ColorRole.Window, look.chrome)
        self.choices.inside.setPalette(form)
        self.pages.look = look
        self.pages.viewport().update()


def made_for(window: MainWindow) -> ReportView:
    """The report of a window, which shows its bugs and ends its work when it closes."""
    view = ReportView(window.workspace, lambda: window.session.problems)
    view.broken.connect(window.show_bug)
    window.session.leaving.connect(view.cancel)
    return view


def export(window: Decisions) -> None:
    """Show the report and ask where to write it."""
    window.go(View.REPORT)
    shown = window.middle.currentWidget()
    assert isinstance(shown, ReportView)
    shown.draw()
    shown.export()
