"""How a window adds texts to what is open: as one step that can be undone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from perspectives.desktop.opening_texts import SMALL, Opening, OpeningTexts
from perspectives.model.rows import replace
from perspectives.texts import told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from perspectives.model.documents import Document, Passage


class AddingTexts(OpeningTexts):
    """The part of a session that adds texts from files, folders, addresses and the clipboard."""

    def add_paths(
        self,
        paths: Sequence[str],
        *,
        contents: Mapping[int, bytes] | None = None,
        **choices: Any,
    ) -> None:
        """Add texts, addresses and the texts in folders; nothing restarts and no pane moves.

        `contents` has by place the bytes of texts that are in no file.
        """
        from perspectives.desktop.kept_readings import read_at_once

        found = []
        if not contents and "asks" not in choices:
            for path in paths:
                reading = read_at_once(path, choices, SMALL) if not os.path.isdir(path) else None
                found.append(reading)
                if reading is None:
                    break
        if len(found) < len(paths) or None in found:
            self._add_slowly(paths, dict(contents or {}), choices)
        elif self.workspace.project.documents:
            self.importer.begin()
            for path, (documents, problems) in zip(paths, found, strict=True):
                self.importer.note(path, documents, problems)
            self._add_now([row for documents, _ in found for row in documents])
        else:
            self._open_on_the_spot(paths, choices)

    def _open_on_the_spot(self, paths: Sequence[str], choices: Mapping[str, Any]) -> None:
        from perspectives.model.errors import ReadingError

        try:
            view = self.workspace.view
            self.open_paths(paths, theme=view.theme, text_px=view.text_px, **choices)
        except ReadingError as error:
            self.failed.emit(told(str(error)))

    def _add_slowly(
        self, paths: Sequence[str], contents: dict[int, bytes], choices: Mapping[str, Any]
    ) -> None:
        if not self.workspace.project.documents and self._opening is None:
            self._opening = Opening(list(paths), choices, "", contents=contents, opens_folders=True)
            self.go_on()
            return
        from perspectives.desktop.importing import Order
        from perspectives.reading.pieces import Options

        found: list[tuple[int, Document]] = []

        def take(document: Document, _passages: tuple[Passage, ...], place: int) -> None:
            found.append((place, document))

        def finish(_is_cancelled: bool) -> None:
            self._add_now([row for _, row in sorted(found, key=lambda row: row[0])])

        asked = Options(**{"asks": True, **choices})
        self.importer.read(Order(list(paths), asked, take, finish, contents, not contents))

    def _add_now(self, documents: Sequence[Document]) -> None:
        """Put texts into the comparison as one step that can be undone, and say what happened."""
        from perspectives.model.document_edits import add_documents

        project = self.workspace.project
        self._mark_same(documents)
        new = list({row.id: row for row in documents if row.id not in project.documents}.values())
        self._take_problems()
        if new:
            self._do(add_documents(project, new))
        if not self.is_comparing:
            self.finished.emit()
        self.arrived.emit(True)

    def _mark_same(self, documents: Sequence[Document]) -> None:
        """Say in the list which of the texts just read are in the comparison already."""
        known = self.workspace.project.documents
        names = {row.source.path for row in documents}
        for row in self.importer.arrivals:
            first = next((one for key, one in known.items() if key == row.document), None)
            if first is not None and row.name in names and not row.same:
                self.importer.settle(replace(row, same=first.source.path, problems=()))

    def _do(self, edit: Any) -> None:
        from perspectives.model.errors import PerspectivesError

        try:
            self.workspace.do(edit)
        except PerspectivesError as error:
            self.failed.emit(told(str(error)))
