"""Why: everything that speaks for the active passage's topics and links, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from perspectives.desktop.sides import sides
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of, topic_name
from perspectives.model.documents import CONTENT
from perspectives.reporting.wording import STATE_NAMES, excerpt, place, quoted, relation
from perspectives.texts import _, ngettext, number, told

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands
    from perspectives.desktop.workspace import Scene, Update, Workspace
    from perspectives.model.comparison import Link, Tagging
    from perspectives.model.documents import Passage

WIDTH = 330
"""Logical pixels (INTERACTION.md 2)."""

MOST_LINKS = 12
"""Links explained at once: the working set has one best for each text."""


class Line(tuple[str, str]):
    """Words and how they are meant: heading, plain or quiet."""

    __slots__ = ()


def evidence_lines(scene: Scene) -> list[Line]:
    """What the panel says about the active passage, line by line."""
    passage = scene.lookup.passages.get(scene.view.active)
    if passage is None or passage.role not in CONTENT:
        return [Line((_("Choose a passage to see why it carries its topics and links."), "quiet"))]
    text = scene.project.documents[passage.document].text
    lines = [
        Line((f"{number_of(scene, passage.document)} {place(passage)}", "heading")),
        Line((quoted(excerpt(passage.span.of(text), 200)), "plain")),
    ]
    taggings = scene.lookup.taggings_of(passage.id)
    lines.append(Line((_("Topics") if taggings else _("No topic"), "heading")))
    for tagging in taggings:
        lines += _tagging_lines(scene, tagging, text)
    links = scene.lookup.links_of(passage.id)
    lines.append(Line((_("Counterparts") if links else _("No counterpart in any text"), "heading")))
    for link in links[:MOST_LINKS]:
        lines += _link_lines(scene, link, passage)
    if len(links) > MOST_LINKS:
        more = len(links) - MOST_LINKS
        told = ngettext("{count} weaker link more.", "{count} weaker links more.", more)
        lines.append(Line((told.format(count=number(more)), "quiet")))
    return lines


def _tagging_lines(scene: Scene, tagging: Tagging, text: str) -> list[Line]:
    name = topic_name(scene, tagging.topic)
    lines = [
        Line((f"{name}  {number(tagging.score, 2)}, {_(STATE_NAMES[tagging.state])}", "plain"))
    ]
    for row in tagging.evidence:
        words = excerpt(row.span.of(text), 60)
        why = told(row.why)
        if row.kind == "term":
            at = _("{why}, at {start}: “{words}”")
            why = at.format(why=why, start=row.span.start, words=words)
        lines.append(Line((f"{_signed(row.amount)}  {why}", "quiet")))
    return lines


def _link_lines(scene: Scene, link: Link, passage: Passage) -> list[Line]:
    other = scene.lookup.passages[link.other(passage.id)]
    document = scene.project.documents[other.document]
    sign = number_of(scene, other.document)
    lines = [
        Line(
            (
                f"{sign} {relation(link)}  {number(link.score, 2)}, {_(STATE_NAMES[link.state])}",
                "plain",
            )
        ),
        Line((f"{place(other)}: {quoted(excerpt(other.span.of(document.text), 120))}", "quiet")),
    ]
    evidence = link.evidence
    if evidence.parts:
        parts = "  ".join(f"{told(part.name)} {_signed(part.value)}" for part in evidence.parts)
        lines.append(Line((f"{parts}  = {number(evidence.raw, 2)}", "quiet")))
    texts = scene.project.documents
    left = texts[scene.lookup.passages[link.left].document].text
    right = texts[scene.lookup.passages[link.right].document].text
    pairs = [
        f"{pair.left.of(left)} – {pair.right.of(right)} {number(pair.amount, 2)}"
        for pair in evidence.words
    ]
    if pairs:
        lines.append(Line((_("Words: {words}").format(words=", ".join(pairs)), "quiet")))
    if evidence.shared:
        names = ", ".join(evidence.shared)
        lines.append(Line((_("Both name: {names}").format(names=names), "quiet")))
    for run in evidence.reuse:
        equal = _("{equal} of {words} words equal: {quote}")
        quote = quoted(run.left.of(left))
        words = equal.format(equal=run.equal, words=run.words, quote=quote)
        lines.append(Line((words, "quiet")))
    if evidence.note:
        lines.append(Line((told(evidence.note), "quiet")))
    return lines


def _signed(value: float) -> str:
    return f"{'+' if value >= 0 else '−'}{number(abs(value), 2)}"


def toggle(window: Commands) -> EvidencePanel:
    """Show the panel beside the texts, or hide it."""
    return sides(window).toggle("evidence", lambda: EvidencePanel(window.workspace))


class EvidencePanel(QScrollArea):
    """Draws itself from the workspace while it is shown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Evidence"))
        self.lines: list[Line] = []
        workspace.updated.connect(self._take)

    def draw(self) -> None:
        """Say why, for the passage that is active now."""
        self.lines = evidence_lines(self.workspace.scene)
        look = theme(self.workspace.view.theme)
        body = QWidget()
        body.setPalette(look.palette())
        body.setAutoFillBackground(True)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(5)
        for words, tone in self.lines:
            column.addWidget(_label(words, tone))
        column.addStretch(1)
        self.setWidget(body)

    def _take(self, update: Update) -> None:
        before, after = update.before.view, update.after.view
        changed = update.has_new_comparison or update.has_new_project
        if self.isVisible() and (
            changed or (before.active, before.theme) != (after.active, after.theme)
        ):
            self.draw()


def _label(words: str, tone: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    font = QFont(label.font())
    font.setBold(tone == "heading")
    label.setFont(font)
    if tone == "quiet":
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
