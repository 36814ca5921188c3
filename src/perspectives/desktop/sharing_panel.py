"""Wording that texts share, longest first, with the words in which they differ."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from perspectives.analysis.shared_wording import Kind, SharedWording, Stretch
from perspectives.desktop.asked_panel import AskedPanel
from perspectives.desktop.found import Found
from perspectives.desktop.marked_words import marked_words
from perspectives.desktop.outlined import CheckBox
from perspectives.desktop.passage_list import Line, PassageList
from perspectives.desktop.sides import sides
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.wording import number_of
from perspectives.model.documents import PassageId, Role
from perspectives.texts import _, later, ngettext

if TYPE_CHECKING:
    from perspectives.desktop.asked_panel import Ask
    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Workspace

KINDS = {
    Kind.SHARED: later("shared wording"),
    Kind.QUOTES: later("{texts} quote {source}"),
    Kind.BOTH_QUOTE: later("{texts} quote a text that is not among these"),
}


def show(window: Decisions) -> SharingPanel:
    """Show the list beside the texts, or hide it."""

    def make() -> SharingPanel:
        ask = window.session.ask
        panel = SharingPanel(
            window.workspace, lambda answered: ask("shared wording", None, answered)
        )
        panel.visited.connect(sides(window).visit)
        return panel

    panel = sides(window).toggle("sharing", make)
    if not panel.isHidden():
        panel.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return panel


class SharingPanel(AskedPanel):
    """Entries above, the chosen one's stretches and their differences below."""

    def __init__(self, workspace: Workspace, ask: Ask) -> None:
        super().__init__(workspace, _("Shared wording"), ask)
        self.rows: tuple[SharedWording, ...] = ()
        self.chosen: SharedWording | None = None
        self.list = PassageList(_("Shared wording, longest first"))
        self.deleted = CheckBox(_("Show words that are left out"))
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setFont(Typography(15.0).style(Role.PARAGRAPH).font)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.words.setContentsMargins(8, 6, 8, 6)
        self.area = QScrollArea()
        self.area.setWidget(self.words)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(_("The words in which they differ"))
        self.column.addWidget(self.about)
        self.column.addWidget(self.list, 3)
        self.column.addWidget(self.deleted)
        self.column.addWidget(self.area, 3)
        self.list.reached.connect(self.choose)
        self.list.opened.connect(lambda row: self.visited.emit(row.stretches[0].passage))
        self.deleted.toggled.connect(lambda _on: self._show_words())
        self.words.linkActivated.connect(self.visited)
        self.wear()

    def fill(self, rows: tuple[Any, ...]) -> None:
        """Take the rows of a new list."""
        self.rows = rows

    def show_rows(self) -> None:
        """Show all of it, longest first."""
        known, texts = self.workspace.lookup.passages, self.workspace.project.documents
        shown = [
            row
            for row in self.rows
            if all(part.passage in known and part.document in texts for part in row.stretches)
        ]
        self.list.show_lines(shown, self._line)
        count = len(shown)
        told = ngettext(
            "{count} stretch of shared wording", "{count} stretches of shared wording", count
        )
        self.about.setText(
            told.format(count=count) if count else _("No two texts share six words in a row.")
        )
        self.chosen = None
        self._show_words()

    def choose(self, row: SharedWording) -> None:
        """Light an entry in all its texts, and show the words in which these differ."""
        self.chosen = row
        spans: dict[PassageId, tuple[Any, ...]] = {}
        for stretch in row.stretches:
            spans[stretch.passage] = (*spans.get(stretch.passage, ()), stretch.span)
        self._show_words()
        name = _("Shared wording")
        self.light(Found(name, spans, lambda passage: spans.get(passage, ())))

    def _line(self, row: SharedWording) -> Line:
        places = ", ".join(self._place(stretch) for stretch in row.stretches)
        count = ngettext("{count} word", "{count} words", row.equal).format(count=row.equal)
        words = self._text(row.stretches[0])
        return Line(f"{self.kind_of(row)} · {count} · {places}", words)

    def kind_of(self, row: SharedWording) -> str:
        """Who quotes whom, in words."""
        signs = [self._sign(stretch) for stretch in row.stretches if stretch is not row.source]
        source = self._sign(row.source) if row.source else ""
        if row.source and len(signs) == 1:
            return _("{text} quotes {source}").format(text=signs[0], source=source)
        return _(KINDS[row.kind]).format(texts=", ".join(signs), source=source)

    def _sign(self, stretch: Stretch) -> str:
        return number_of(self.workspace.scene, stretch.document)

    def _place(self, stretch: Stretch) -> str:
        passage = self.workspace.lookup.passages[stretch.passage]
        return f"{self._sign(stretch)} ¶{passage.number}"

    def _text(self, stretch: Stretch) -> str:
        text = self.workspace.project.documents[stretch.document].text
        return " ".join(stretch.span.of(text).split())

    def _show_words(self) -> None:
        """The stretches under one another; what differs from the first is underlined, heavier."""
        self.deleted.setVisible(self.chosen is not None)
        if self.chosen is None:
            self.words.setText("")
            return
        colour = theme(self.workspace.view.theme).accent.name()
        first = self._text(self.chosen.source or self.chosen.stretches[0])
        parts: list[str] = []
        for stretch in self.chosen.stretches:
            document = self.workspace.project.documents[stretch.document]
            head = escape(f"{self._place(stretch)}  {document.party or document.title}")
            link = f'<a href="{stretch.passage}" style="color:{colour}">{head}</a>'
            words = marked_words(first, self._text(stretch), shows_deleted=self.deleted.isChecked())
            parts.append(f"<p>{link}<br>{words}</p>")
        self.words.setText("".join(parts))

    def wear(self) -> None:
        """Draw in the colours of the theme."""
        super().wear()
        if hasattr(self, "area"):
            self.list.wear(theme(self.workspace.view.theme))
            self._show_words()
