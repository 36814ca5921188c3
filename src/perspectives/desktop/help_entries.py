"""Short answers to what a person may ask of the window: found by the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from perspectives.texts import _, later

if TYPE_CHECKING:
    from perspectives.desktop.commands import Commands

ENTRIES = (
    (
        later("What does “silent” mean?"),
        later(
            "A text is silent on a topic when none of its passages is on it. “No counterpart” is "
            "something else: the text speaks on the topic, but nothing in it answers this passage."
        ),
    ),
    (
        later("What do = ≈ ~ and ≠ mean?"),
        later(
            "They say how two passages relate: = near-verbatim, ≈ the same claim, ~ related. These "
            "three the program may propose. ≠ contrary is only ever set by a person, with R on a "
            "card of the shelf."
        ),
    ),
    (
        later("What do ▲ ▼ ◆ and ○ mean?"),
        later(
            "They are stances towards the proposition of the comparison: ▲ for, ▼ against, ◆ "
            "mixed, "
            "○ neutral. A person sets them with S; the program never does."
        ),
    ),
    (
        later("What do rings, discs and diamonds on letters mean?"),
        later(
            "A plain letter was proposed by the program; a disc at its corner: confirmed by a "
            "person; a diamond: made by hand."
        ),
    ),
    (
        later("What is the score of a topic or link?"),
        later(
            "How sure the program is, from 0 to 1. F12 shows what it is made of: the terms found, "
            "the words that meet, names and dates both mention."
        ),
    ),
    (
        later("How do I correct the program?"),
        later(
            "Enter confirms, Del rejects, K tags, Shift+K takes a topic off, L links by "
            "hand. Every "
            "decision is remembered when the comparison runs again, and Ctrl+Z takes it back."
        ),
    ),
    (
        later("How do texts follow each other?"),
        later(
            "The text you read leads; the others come to the passages that answer it, and stand "
            "still where a counterpart is in view already. Pinned texts stay. The menu Compare has "
            "two other ways."
        ),
    ),
    (
        later("How do I search?"),
        later(
            "Ctrl+F: words in one passage, “a phrase” word by word, or /an expression/. Accents, "
            "scripts and endings make no difference to words and phrases."
        ),
    ),
    (
        later("How do I make a report?"),
        later(
            "Pin passages and pairs with P; they gather in the quote basket. A report can hold "
            "everything, chosen texts and topics, or what is pinned."
        ),
    ),
    (
        later("Where is my work kept?"),
        later(
            "Each step is on disk when it is shown. Save as gives the comparison a file of "
            "its own; "
            "without one it is there at the next start. History goes back to any step."
        ),
    ),
)
"""Questions and their answers."""


def show_answer(window: Commands, question: str, answer: str) -> None:
    """Show one answer."""
    from perspectives.desktop.sheets import Sheet

    words = QLabel(_(answer))
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setMinimumWidth(420)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    words.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    sheet = Sheet(window, _(question), words)
    sheet.resize(520, 220)
