"""A report being made for the window, in a process that can be ended at any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.jobs import WorkerProcess
    from perspectives.reporting.writing import Source


class ReportJob(QObject):
    """One job at a time; a new one ends the old.

    `paged(place, total, PNG bytes)` for each page, `worded(Markdown)` where no pages can be set,
    `done(problems)`, `failed(sentence)`, `broken(report)` for a bug.
    """

    paged = Signal(int, int, bytes)
    worded = Signal(str)
    done = Signal(tuple)
    failed = Signal(str)
    broken = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: WorkerProcess | None = None

    @property
    def is_running(self) -> bool:
        """Whether a report is being made."""
        return self._process is not None

    def show_pages(self, source: Source, about: str, ppi: float) -> None:
        """Make the pages of the report, or of the handout about `about`, as pictures."""
        self._start("pages", source, about, ppi)

    def write(self, source: Source, about: str, path: str) -> None:
        """Write the report, or a handout and its answers, in the format of the path's suffix."""
        self._start("write", source, about, path)

    def cancel(self) -> None:
        """End the job at once; nothing is emitted."""
        process, self._process = self._process, None
        if process is not None:
            process.stop()
            process.deleteLater()

    def _start(self, *message: Any) -> None:
        from perspectives.desktop.jobs import WorkerProcess
        from perspectives.desktop.report_worker import serve

        self.cancel()
        self._process = WorkerProcess(self, serves=serve)
        self._process.received.connect(self._take)
        self._process.died.connect(self._lose)
        self._process.start()
        self._process.send(*message)

    def _lose(self) -> None:
        if self._process is not None:
            self.cancel()
            self.failed.emit(_("Making the report stopped without a word, so it is not made."))

    def _take(self, message: tuple[Any, ...]) -> None:
        if self._process is None or self.sender() is not self._process:
            return
        kind, *rest = message
        if kind == "page":
            self.paged.emit(*rest)
        elif kind == "words":
            self.worded.emit(*rest)
        else:
            self.cancel()
            if kind == "done":
                self.done.emit(rest[0])
            elif kind == "failed":
                self.failed.emit(" ".join(part for part in rest if part))
            else:
                self.broken.emit(rest[0])
