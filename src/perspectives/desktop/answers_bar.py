"""Under the chart of who answers whom: goes to the passages behind a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from perspectives.analysis.summarising import answering
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.found import Found
from perspectives.desktop.outlined import ComboBox
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of
from perspectives.desktop.workspace import View
from perspectives.texts import _, later, number

if TYPE_CHECKING:
    from perspectives.analysis.summarising import Answering
    from perspectives.desktop.workspace import Workspace
    from perspectives.model.documents import PassageId

PARTS = {
    "answered": later("what of the reference it answers"),
    "contradicted": later("what of the reference it contradicts"),
    "ignored": later("what of the reference it ignores"),
    "unmentioned": later("what it says that the reference never mentions"),
}
"""The numbers of the chart, by the field of Answering they count."""


class AnswersBar(QWidget):
    """A text, a number of its row, and a button that lights the passages in the texts."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._rows: dict[str, Answering] = {}
        self.text, self.part = ComboBox(), ComboBox()
        self.text.setAccessibleName(_("Text"))
        self.part.setAccessibleName(_("Part of the chart"))
        for box in (self.text, self.part):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.button = FlatButton(_("Show in the texts"), theme(workspace.view.theme))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 0)
        row.addWidget(QLabel(_("Passages:")))
        row.addWidget(self.text, 1)
        row.addWidget(self.part, 1)
        row.addWidget(self.button)
        self.text.currentIndexChanged.connect(lambda _at: self._count())
        self.button.clicked.connect(self.show_passages)

    def draw(self) -> None:
        """Offer the texts of the scene; what is chosen stays chosen."""
        scene = self.workspace.scene
        self._rows = {row.document: row for row in answering(scene.project, scene.lookup)}
        kept = self.text.currentData()
        self.text.blockSignals(True)
        self.text.clear()
        for name in self._rows:
            document = scene.project.documents[name]
            title = document.party or document.title
            self.text.addItem(f"{number_of(scene, document.id)}  {title}", name)
        self.text.setCurrentIndex(max(0, self.text.findData(kept)))
        self.text.blockSignals(False)
        self._count()

    def _count(self) -> None:
        """Write the numbers of the chosen text into the choice of parts."""
        chosen = self._rows.get(self.text.currentData() or "")
        kept = max(0, self.part.currentIndex())
        self.part.clear()
        for name, words in PARTS.items():
            count = len(getattr(chosen, name)) if chosen else 0
            self.part.addItem(f"{number(count)}  {_(words)}", name)
        self.part.setCurrentIndex(kept)

    def show_passages(self) -> None:
        """Light the passages in the reading view, the text beside the reference."""
        chosen = self._rows.get(self.text.currentData() or "")
        if chosen is None:
            return
        passages: tuple[PassageId, ...] = getattr(chosen, self.part.currentData())
        known = self.workspace.lookup.passages
        words = self.part.currentText().partition("  ")[2]
        name = f"{self.text.currentText()}: {words}"
        view, reference = self.workspace.view, self.workspace.project.reference
        others = (row for row in view.open if row not in (reference, chosen.document))
        shown = (reference, chosen.document, *others)
        self.workspace.show(
            view=View.READ,
            open=shown[: max(2, len(view.open))],
            working_set=tuple(dict.fromkeys((*view.working_set, chosen.document))),
            lit=(),
            active="",
            found=Found(name, passages, lambda passage: (known[passage].span,)),
        )
