"""Notices that the file of a text has changed on disk; nothing is ever read anew unasked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from perspectives.texts import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.filing import Filing
    from perspectives.desktop.newer_version import NewerVersion
    from perspectives.desktop.workspace import Update
    from perspectives.model.documents import Document

CALM_MS = 400
"""How long a file must rest before it is looked at: programs write in several goes."""

Stamp = tuple[str, int, int]
"""Path, time of change in nanoseconds, and size of a file."""


class Watching(QObject):
    """Watches the files of a window's texts, and looks again whenever the window is turned to.

    The second is for folders that tell nobody of changes, as on some networks. A change is told
    once: a person who keeps the old version is not asked again until the file changes again.
    """

    def __init__(self, window: Filing) -> None:
        super().__init__(window)
        self.window_ = window
        self._seen: set[Stamp] = set()
        self._waiting: list[Document] = []
        self._changed: list[Document] = []
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._look_at_one)
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(CALM_MS)
        self._rest.timeout.connect(self.look)
        self._watcher.fileChanged.connect(lambda _path: self._rest.start())
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._turn_to)
        window.workspace.updated.connect(self._take)
        self._rest.start()

    def look(self) -> None:
        """Look at the files that changed since they were last looked at; say which differ.

        One file a turn of the loop: a window of large files must not stand still for it.
        """
        documents = self.window_.workspace.project.ordered_documents()
        self._watch(documents)
        self._waiting = [row for row in documents if _stamp(row.source.path) not in self._seen]
        self._next.start()

    def _look_at_one(self) -> None:
        from perspectives.storage.originals import changed_files

        known = self.window_.workspace.project.documents
        if self._waiting:
            row = self._waiting.pop(0)
            self._seen.add(_stamp(row.source.path))
            self._changed += changed_files([row])
            self._next.start()
            return
        changed = [row for row in self._changed if row.id in known]
        self._changed = []
        if changed:
            self._tell(changed)

    def _tell(self, changed: Sequence[Document]) -> None:
        first, *others = changed
        words = _("“{title}” was changed on disk since it was read. It is shown as it was read.")
        if others:
            words = ngettext(
                "“{title}” and one text more were changed on disk since they were read. They are "
                "shown as they were read.",
                "“{title}” and {count} texts more were changed on disk since they were read. They "
                "are shown as they were read.",
                len(others),
            )
        words = words.format(title=first.title, count=len(others))
        compare = (_("Compare the versions…"), lambda: self._show(first, others))
        self.window_.message_bar.say(words, compare)

    def _show(self, document: Document, others: Sequence[Document]) -> None:
        from perspectives.desktop.newer_version import look_at

        def go_on(dialog: NewerVersion) -> None:
            dialog.finished.connect(lambda _result: self._tell(others))

        look_at(self.window_, document.id, document.source.path, go_on if others else None)

    def _turn_to(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._rest.start()

    def _take(self, update: Update) -> None:
        if update.before.project.documents is not update.after.project.documents:
            self._rest.start()

    def _watch(self, documents: Sequence[Document]) -> None:
        """Watch the files there are: one that was written anew under its name is a new file."""
        wanted = {row.source.path for row in documents if os.path.isfile(row.source.path)}
        old = set(self._watcher.files())
        if old - wanted:
            self._watcher.removePaths(sorted(old - wanted))
        if wanted - old:
            self._watcher.addPaths(sorted(wanted - old))


def _stamp(path: str) -> Stamp:
    try:
        found = os.stat(path)
    except (OSError, ValueError):  # an address, or a file that is gone
        return path, 0, 0
    return path, found.st_mtime_ns, found.st_size
