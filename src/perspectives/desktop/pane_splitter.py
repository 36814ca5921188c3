"""The open panes side by side, with the gaps between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from perspectives.desktop.pane_frame import PaneFrame
from perspectives.desktop.ribbons import WIDTH, RibbonHandle

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perspectives.model.documents import Document


class PaneSplitter(QSplitter):
    """Panes with gaps in which links are drawn."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(WIDTH)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """A gap that paints links."""
        return RibbonHandle(self)

    def frames(self) -> list[PaneFrame]:
        """The panes, left to right."""
        rows = (self.widget(place) for place in range(self.count()))
        return [row for row in rows if isinstance(row, PaneFrame)]

    def handles(self) -> list[RibbonHandle]:
        """The gaps, left to right."""
        rows = (self.handle(place) for place in range(1, self.count()))
        return [row for row in rows if isinstance(row, RibbonHandle)]

    def fill(
        self,
        documents: Sequence[Document],
        make: Callable[[Document], PaneFrame],
        leave: Callable[[PaneFrame], None],
    ) -> None:
        """Show `documents` in this order; panes that stay keep their widths and their places.

        `make` builds a pane, `leave` is told of one that goes. Where their number changes all
        become equally wide.
        """
        before = self.count()
        wanted = {row.id: row for row in documents}
        kept: dict[str, PaneFrame] = {}
        leaving: list[PaneFrame] = []
        for frame in self.frames():
            document = wanted.get(frame.document)
            shown = frame.pane.text_document
            is_same = document is not None and document.text is shown.text
            if document is not None and is_same and document.blocks is shown.blocks:
                kept[frame.document] = frame
            else:
                leave(frame)
                leaving.append(frame)
        for place, document in enumerate(documents):
            frame = kept.get(document.id) or make(document)
            present = self.widget(place)
            if present is frame:
                continue
            if present in leaving and document.id not in kept:
                # In its place, so that no other pane changes its width in between.
                self.replaceWidget(place, frame)
                present.setParent(None)
            else:
                self.insertWidget(place, frame)
            frame.show()
        for frame in leaving:
            frame.setParent(None)
            frame.deleteLater()
        if self.count() != before:
            self.setSizes([1000] * self.count())
        for frame in self.frames():
            # Screen readers walk children in stacking order (QT.md 7, rule 6).
            frame.raise_()

    def place_at(self, point: QPoint, frame: PaneFrame) -> int:
        """The place that `frame` would take if it were dropped at a global point."""
        x = self.mapFromGlobal(point).x()
        others = (row for row in self.frames() if row is not frame)
        return sum(1 for row in others if row.geometry().center().x() < x)
