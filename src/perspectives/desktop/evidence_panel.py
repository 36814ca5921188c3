"""Why: everything that speaks for the active passage's topics and links, in words and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from perspectives.desktop.evidence_actions import ACTS
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.sides import sides
from perspectives.desktop.theme import theme
from perspectives.desktop.wording import number_of, topic_name
from perspectives.model.comparison import Link, Tagging
from perspectives.model.documents import CONTENT, document_of
from perspectives.model.judgements import link_judgement_id, tagging_judgement_id
from perspectives.model.states import State
from perspectives.reporting.wording import STATE_NAMES, excerpt, place, quoted, relation
from perspectives.reporting.wording import stance as stance_words
from perspectives.texts import _, ngettext, number, told

if TYPE_CHECKING:
    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.theme import Theme
    from perspectives.desktop.workspace import Scene, Update, Workspace
    from perspectives.model.documents import Passage

WIDTH = 330
"""Logical pixels (INTERACTION.md 2)."""

COMPARED = frozenset({"definition", "confirmed", "rejected", "exclusion"})
"""Kinds of evidence whose span is the sentence, or words, that the reason speaks of."""

LEAST_SHOWN = 0.005
"""Amounts that are written as 0.00: they explain nothing."""

IN_A_ROW = 3
"""Buttons beside one another: three find room in other languages too."""

LONGEST_QUOTE = 320
"""Characters of a counterpart: the sentences that were compared, in most passages all of it."""

MOST_LINKS = 12
"""Links explained at once: the working set has one best for each text."""


class Line(tuple[str, str]):
    """Words and how they are meant: heading, plain or quiet."""

    __slots__ = ()


class Part(NamedTuple):
    """Lines that belong together, and what a person can decide under them; None = nothing."""

    lines: list[Line]
    subject: Tagging | Link | None = None


def evidence_lines(scene: Scene) -> list[Line]:
    """What the panel says about the active passage, line by line."""
    return [line for part in evidence_parts(scene) for line in part.lines]


def evidence_parts(scene: Scene) -> list[Part]:
    """What the panel says about the active passage: its topics, then its counterparts."""
    passage = scene.lookup.passages.get(scene.view.active)
    documents = scene.project.documents
    is_there = passage is not None and passage.document in documents
    if passage is None or passage.role not in CONTENT or not is_there:
        told = _("Choose a passage to see why it carries its topics and links.")
        return [Part([Line((told, "quiet"))])]
    text = scene.project.documents[passage.document].text
    parts = [
        Part(
            [
                Line((f"{number_of(scene, passage.document)} {place(passage)}", "heading")),
                Line((quoted(excerpt(passage.span.of(text), 200)), "plain")),
                *_note_lines(scene, f"passage {passage.id}"),
            ]
        )
    ]
    taggings = scene.lookup.taggings_of(passage.id)
    parts.append(Part([Line((_("Topics") if taggings else _("No topic"), "heading"))]))
    parts += [Part(_tagging_lines(scene, row, text), row) for row in taggings]
    links = [
        row
        for row in scene.lookup.links_of(passage.id)
        if document_of(row.other(passage.id)) in documents
    ]
    head = _("Counterparts") if links else _("No counterpart in any text")
    parts.append(Part([Line((head, "heading"))]))
    parts += [Part(_link_lines(scene, row, passage), row) for row in links[:MOST_LINKS]]
    if len(links) > MOST_LINKS:
        more = len(links) - MOST_LINKS
        told = ngettext("{count} weaker link more.", "{count} weaker links more.", more)
        parts.append(Part([Line((told.format(count=number(more)), "quiet"))]))
    return parts + _rejected_parts(scene, passage)


def _rejected_parts(scene: Scene, passage: Passage) -> list[Part]:
    """What a person rejected at the passage, so that it can be taken back."""
    parts: list[Part] = []
    for tagging in scene.comparison.taggings:
        if tagging.passage == passage.id and tagging.state is State.REJECTED:
            name = topic_name(scene, tagging.topic)
            parts.append(Part([Line((name, "plain")), *_decision_lines(scene, tagging)], tagging))
    for link in scene.comparison.links:
        is_there = document_of(link.other(passage.id)) in scene.project.documents
        is_its = passage.id in (link.left, link.right) and is_there
        if is_its and link.state is State.REJECTED:
            other = scene.lookup.passages[link.other(passage.id)]
            words = f"{number_of(scene, other.document)} {place(other)}"
            parts.append(Part([Line((words, "plain")), *_decision_lines(scene, link)], link))
    return [Part([Line((_("Rejected"), "heading"))]), *parts] if parts else []


def _decision_lines(scene: Scene, row: Tagging | Link) -> list[Line]:
    """Who decided on a tagging or link, and when; nothing where nobody did."""
    is_link = isinstance(row, Link)
    key = (
        link_judgement_id(row.left, row.right)
        if is_link
        else tagging_judgement_id(row.passage, row.topic)
    )
    lines: list[Line] = []
    judgement = scene.project.judgements.get(key)
    if judgement is not None:
        lines.append(_signed_line(_(STATE_NAMES[judgement.state]), judgement.by, judgement.when))
    if not is_link:
        for stance in scene.project.stances.values():
            if (stance.passage, stance.topic) == (row.passage, row.topic):
                words = stance_words(stance.attitude)
                lines.append(_signed_line(words, stance.by, stance.when))
    return lines


def _note_lines(scene: Scene, target: str) -> list[Line]:
    told = _("Note: {text}")
    return [
        Line((told.format(text=row.text), "quiet"))
        for row in scene.project.notes.values()
        if row.target == target
    ]


def _signed_line(what: str, by: str, when: str) -> Line:
    """What was decided, by whom and when (date and minute, UTC)."""
    day = when[:16].replace("T", " ")
    if by and day:
        words = _("{what} by {name}, {day}").format(what=what, name=by, day=day)
    else:
        words = f"{what}  {by or day}".rstrip()
    return Line((words, "decision"))


def _tagging_lines(scene: Scene, tagging: Tagging, text: str) -> list[Line]:
    name = topic_name(scene, tagging.topic)
    lines = [
        Line((f"{name}  {number(tagging.score, 2)}, {_(STATE_NAMES[tagging.state])}", "plain")),
        *_decision_lines(scene, tagging),
    ]
    for row in tagging.evidence:
        if row.kind == "term" and abs(row.amount) < LEAST_SHOWN:
            continue
        words = excerpt(row.span.of(text), 60)
        why = told(row.why)
        if row.kind == "term":
            at = _("{why}, at {start}: “{words}”")
            why = at.format(why=why, start=row.span.start, words=words)
        elif row.kind in COMPARED and row.span.length:
            # The sentence that was compared with the topic's words.
            why = _("{why}: {words}").format(why=why, words=quoted(excerpt(row.span.of(text), 160)))
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
        *_decision_lines(scene, link),
        *_note_lines(scene, f"link {link.left} {link.right}"),
        Line(
            (
                f"{place(other)}: {quoted(excerpt(other.span.of(document.text), LONGEST_QUOTE))}",
                "quiet",
            )
        ),
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


def toggle(window: Decisions) -> EvidencePanel:
    """Show the panel beside the texts, or hide it."""

    def make() -> EvidencePanel:
        from perspectives.desktop.evidence_actions import act

        panel = EvidencePanel(window.workspace)
        panel.asked.connect(lambda name, subject: act(window, name, subject))
        return panel

    return sides(window).toggle("evidence", make)


class EvidencePanel(QScrollArea):
    """Draws itself from the workspace while it is shown.

    `asked` carries the id of one of ACTS and the Tagging or Link it is about.
    """

    asked = Signal(str, object)

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
        """Say why, for the passage that is active now; the place in the panel stays."""
        parts = evidence_parts(self.workspace.scene)
        self.lines = [line for part in parts for line in part.lines]
        look = theme(self.workspace.view.theme)
        kept = self.verticalScrollBar().value()
        body = QWidget()
        body.setPalette(look.palette())
        body.setAutoFillBackground(True)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 14, 12, 14)
        column.setSpacing(5)
        for part in parts:
            for words, tone in part.lines:
                column.addWidget(_label(words, tone))
            if part.subject is not None:
                column.addWidget(self._buttons(part.subject, look))
        column.addStretch(1)
        self.setWidget(body)
        self.verticalScrollBar().setValue(kept)

    def _buttons(self, subject: Tagging | Link, look: Theme) -> QWidget:
        """The actions on a tagging or link; a rejected one can only be taken back."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setSpacing(4)
        is_rejected = subject.state is State.REJECTED
        is_link = isinstance(subject, Link)
        names = [name for name, row in ACTS.items() if row.fits(is_link, is_rejected=is_rejected)]
        for at, name in enumerate(names):
            button = FlatButton(_(ACTS[name].words), look)
            button.setObjectName(name)
            button.setAccessibleName(f"{_(ACTS[name].words)}: {self._about(subject)}")
            button.clicked.connect(lambda _on=False, name=name: self.asked.emit(name, subject))
            grid.addWidget(button, at // IN_A_ROW, at % IN_A_ROW)
        return holder

    def _about(self, subject: Tagging | Link) -> str:
        scene = self.workspace.scene
        if isinstance(subject, Link):
            other = scene.lookup.passages[subject.other(scene.view.active)]
            return f"{number_of(scene, other.document)} {place(other)}"
        return topic_name(scene, subject.topic)

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
    font.setItalic(tone == "decision")
    label.setFont(font)
    if tone in ("quiet", "decision"):
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
