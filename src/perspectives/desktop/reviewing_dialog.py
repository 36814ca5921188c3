"""The review queue: one proposal at a time, the one that matters most first, by keys alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from perspectives.analysis.reviewing import Proposal, decided_count, proposals
from perspectives.desktop.field_outlines import dress
from perspectives.desktop.recalling import signature
from perspectives.desktop.theme import theme
from perspectives.desktop.typography import Typography
from perspectives.desktop.undo_keys import give_undo_keys
from perspectives.desktop.wording import number_of, topic_name, why
from perspectives.model.comparison import Link, Tagging
from perspectives.model.documents import Role
from perspectives.model.judgements import link_judgement_id, tagging_judgement_id
from perspectives.model.lookup import SIGNS
from perspectives.model.spans import Span, merged
from perspectives.model.states import Relation
from perspectives.model.topics import topic_letter
from perspectives.reporting.wording import RELATION_NAMES, place
from perspectives.texts import _, number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perspectives.desktop.decisions import Decisions
    from perspectives.model.documents import PassageId
    from perspectives.model.project import Project

TEXT_PX = 16.0

SIGN_KEYS = (
    Relation.NEAR_VERBATIM,
    Relation.SAME_CLAIM,
    Relation.RELATED,
    Relation.CONTRARY,
)
"""The signs of a link in the order of the keys 1 to 4."""


def show(window: Decisions) -> None:
    """Open the queue, or say that nothing waits."""
    queue = proposals(window.workspace.project, window.workspace.comparison)
    if not queue:
        window.status_line.say(_("Everything that was proposed has been looked at."))
        return
    dialog = ReviewDialog(window, queue)
    dialog.show()
    dialog.activateWindow()


class ReviewDialog(QDialog):
    """Enter confirms, Del rejects, 1 to 4 give a link its sign, the arrows leave or go back.

    The order stays as it was when the queue was opened; what is decided meanwhile is passed over.
    """

    def __init__(self, window: Decisions, queue: tuple[Proposal, ...]) -> None:
        super().__init__(window)
        self.window_, self.workspace, self.queue = window, window.workspace, queue
        self.at = 0
        self.setWindowTitle(_("Review"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading, self.reason = QLabel(), QLabel()
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        for label in (self.heading, self.reason):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.reason.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.card = _Card(self._keys())
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(_("Progress"))
        self.progress = QLabel()
        self.confirm_button = _button(_("Confirm  (Enter)"), self.confirm)
        self.reject_button = _button(_("Reject  (Del)"), self.turn_down)
        self.later_button = _button(_("Later  (→)"), lambda: self.step(1))
        self.back_button = _button(_("Back  (←)"), lambda: self.step(-1))
        self.undo_button = _button(_("Undo  (U)"), self.undo)
        self.open_button = _button(_("Show in the texts  (O)"), self.show_in_texts)
        self.signs = [
            _button(f"{SIGNS[sign]}  ({key})", lambda sign=sign: self.relate(sign))
            for key, sign in enumerate(SIGN_KEYS, 1)
        ]
        for button, sign in zip(self.signs, SIGN_KEYS, strict=True):
            button.setAccessibleName(_(RELATION_NAMES[sign]))
            button.setToolTip(_(RELATION_NAMES[sign]))
        self._lay_out()
        give_undo_keys(self, window, self.draw)
        dress(self, theme(window.workspace.view.theme))
        self.draw()
        self.card.setFocus()

    def _lay_out(self) -> None:
        decide = QHBoxLayout()
        for widget in (self.confirm_button, self.reject_button, *self.signs):
            decide.addWidget(widget)
        decide.addStretch(1)
        for widget in (self.undo_button, self.open_button, self.back_button, self.later_button):
            decide.addWidget(widget)
        column = QVBoxLayout(self)
        column.addWidget(self.heading)
        column.addWidget(self.card, 1)
        column.addWidget(self.reason)
        column.addLayout(decide)
        column.addWidget(self.bar)
        column.addWidget(self.progress)
        self.resize(980, 560)

    def _keys(self) -> dict[int, Callable[[], None]]:
        keys = Qt.Key
        return {
            keys.Key_Return: self.confirm,
            keys.Key_Enter: self.confirm,
            keys.Key_Delete: self.turn_down,
            keys.Key_Right: lambda: self.step(1),
            keys.Key_Left: lambda: self.step(-1),
            keys.Key_U: self.undo,
            keys.Key_O: self.show_in_texts,
            keys.Key_Escape: self.reject,
            **{
                keys(keys.Key_1 + at): lambda sign=sign: self.relate(sign)
                for at, sign in enumerate(SIGN_KEYS)
            },
        }

    # What a person does

    def confirm(self) -> None:
        """Say that the machine is right, and go on."""
        subject = self.current().subject
        if isinstance(subject, Link):
            self.window_.confirm_link(subject)
        else:
            from perspectives.model.deciding import confirm_tagging

            self.window_.do(lambda project: confirm_tagging(project, subject, **signature()))
        self._go_on()

    def turn_down(self) -> None:
        """Say that the machine is wrong, and go on."""
        subject = self.current().subject
        if isinstance(subject, Link):
            self.window_.reject_link(subject)
        else:
            from perspectives.model.deciding import reject_tagging

            self.window_.do(lambda project: reject_tagging(project, subject, **signature()))
        self._go_on()

    def relate(self, sign: Relation) -> None:
        """Give a link its sign, which confirms it, and go on."""
        from perspectives.model.deciding import set_relation

        link = self.current().subject
        if isinstance(link, Link):
            self.window_.do(
                lambda project: set_relation(project, link.left, link.right, sign, **signature())
            )
            self._go_on()

    def step(self, by: int) -> None:
        """Leave this one for later, or go back to the one before."""
        self.at = min(max(self.at + by, 0), len(self.queue) - 1)
        self.draw()

    def undo(self) -> None:
        """Take the last decision back and show what it was about."""
        before = self._open()
        self.window_.undo()
        again = [at for at in self._open() if at not in before]
        if again:
            self.at = again[0]
        self.draw()

    def show_in_texts(self) -> None:
        """Show the passages in the window behind."""
        subject = self.current().subject
        ends = (subject.left, subject.right) if isinstance(subject, Link) else (subject.passage,)
        for end in reversed(ends):
            self.window_.show_passage(end)

    def current(self) -> Proposal:
        """The proposal that is shown."""
        return self.queue[self.at]

    def _go_on(self) -> None:
        left = self._open()
        if not left:
            self.window_.status_line.say(_("Everything that was proposed has been looked at."))
            self.accept()
            return
        self.at = next((at for at in left if at > self.at), left[0])
        self.draw()

    def _open(self) -> list[int]:
        """The places in the queue that wait for a decision still."""
        project, lookup = self.workspace.project, self.workspace.lookup
        return [
            at
            for at, row in enumerate(self.queue)
            if not is_decided(project, row.subject)
            and all(end in lookup.passages for end in _ends(row.subject))
        ]

    # What is shown

    def draw(self) -> None:
        """Show the current proposal, why it was made, and how far one has come."""
        row, scene = self.current(), self.workspace.scene
        subject = row.subject
        is_link = isinstance(subject, Link)
        for button in self.signs:
            button.setVisible(is_link)
        if isinstance(subject, Link):
            sign = f"{SIGNS[subject.relation]} {_(RELATION_NAMES[subject.relation])}"
            names = ", ".join(topic_name(scene, name) for name in subject.topics)
            words = _("Link: {sign}").format(sign=sign)
            self.heading.setText(f"{words}   {names}" if names else words)
            self.card.show_passages([self._side(subject, end) for end in _ends(subject)])
        else:
            order = [topic.id for topic in scene.project.ordered_topics()]
            letter = topic_letter(order.index(subject.topic)) if subject.topic in order else ""
            words = _("Topic, nearly: {topic}") if row.is_missed else _("Topic: {topic}")
            topic = f"{letter}  {topic_name(scene, subject.topic)}"
            self.heading.setText(words.format(topic=topic))
            self.card.show_passages([self._passage(subject.passage, [subject.span])])
        self.reason.setText(why(scene, subject))
        left = len(self._open())
        done = decided_count(scene.project)
        self.bar.setRange(0, max(1, done + left))
        self.bar.setValue(done)
        self.progress.setText(
            _("{left} not looked at, {done} decided").format(left=number(left), done=number(done))
        )
        self.undo_button.setEnabled(self.window_.keeper.can_undo())

    def _side(self, link: Link, end: PassageId) -> tuple[str, str]:
        is_left = end == link.left
        spans = [row.left if is_left else row.right for row in link.evidence.words]
        spans += [row.left if is_left else row.right for row in link.evidence.reuse]
        return self._passage(end, spans)

    def _passage(self, name: PassageId, marked: Iterable[Span]) -> tuple[str, str]:
        """Where a passage stands, and its words with the marked ones underlined, as HTML."""
        scene = self.workspace.scene
        passage = scene.lookup.passages[name]
        document = scene.project.documents[passage.document]
        title = f"{number_of(scene, document.id)}  {document.party or document.title}"
        out, at = "", passage.span.start
        inside = [span for span in marked if passage.span.contains(span) and span.length]
        for span in merged(inside):
            out += escape(document.text[at : span.start])
            out += f"<u>{escape(span.of(document.text))}</u>"
            at = span.end
        return f"{title}, {place(passage)}", out + escape(document.text[at : passage.span.end])


class _Card(QScrollArea):
    """One or two passages side by side; has the keyboard."""

    def __init__(self, keys: dict[int, Callable[[], None]]) -> None:
        super().__init__()
        self._run = keys
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Proposal"))

    def show_passages(self, rows: list[tuple[str, str]]) -> None:
        """Show passages, each its place and its words as HTML."""
        body = QWidget()
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        line = QHBoxLayout(body)
        line.setSpacing(24)
        for where, words in rows:
            column = QVBoxLayout()
            head, text = QLabel(where), QLabel(words)
            head.setTextFormat(Qt.TextFormat.PlainText)
            head.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            text.setTextFormat(Qt.TextFormat.RichText)
            text.setFont(Typography(TEXT_PX).style(Role.PARAGRAPH).font)
            for label in (head, text):
                label.setWordWrap(True)
            column.addWidget(head)
            column.addWidget(text)
            column.addStretch(1)
            line.addLayout(column, 1)
        self.setWidget(body)
        self.setAccessibleDescription("; ".join(where for where, _words in rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the queue; all others scroll."""
        run = self._run.get(event.key())
        if run is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            run()
        else:
            super().keyPressEvent(event)


def is_decided(project: Project, subject: Tagging | Link) -> bool:
    """Whether a person has decided on a tagging or link."""
    if isinstance(subject, Link):
        return link_judgement_id(subject.left, subject.right) in project.judgements
    return tagging_judgement_id(subject.passage, subject.topic) in project.judgements


def _ends(subject: Tagging | Link) -> tuple[PassageId, ...]:
    return (subject.left, subject.right) if isinstance(subject, Link) else (subject.passage,)


def _button(words: str, run: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _on=False: run())
    return button
