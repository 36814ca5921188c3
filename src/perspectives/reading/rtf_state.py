"""The state of RTF's groups, and the paragraphs that come out of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.reading.docx_body import HEADING_WORDS
from perspectives.reading.runs import Runs, footnote
from perspectives.reading.style_roles import role_of_style

if TYPE_CHECKING:
    from perspectives.reading.pieces import Piece

_LABEL = re.compile(r"[^\W_]")
_CLOSED = tuple(".,;:!?…")
LONGEST_HEADING = 40


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it; `style` -1 and `outlinelevel` 9 = none.

    `place` names the destination that is not text; `stream` is the index of the stream written to.
    """

    place: str = ""
    field: str = ""
    is_skipped: bool = False
    font: int = -1
    uc: int = 1
    is_bold: bool = False
    is_hidden: bool = False
    is_deleted: bool = False
    style: int = -1
    ls: int = 0
    ilvl: int = 0
    outlinelevel: int = 9
    itap: int = 0
    stream: int = 0


@dataclass(slots=True)
class _Stream:
    """The body, a note or a text box while it is read."""

    pieces: list[Piece] = field(default_factory=list["Piece"])
    runs: Runs = field(default_factory=Runs)
    has_bold: bool = False
    has_plain: bool = False
    is_note: bool = False
    label: str = ""


class Output:
    """Collects paragraphs: of the body, of the text boxes after it where they hang, of notes."""

    def __init__(self, *, with_deleted: bool) -> None:
        self.label = ""
        self.deletions = 0
        self.hidden = 0
        self._with_deleted = with_deleted
        self._streams = [_Stream()]
        self._owners: dict[int, int] = {}
        self._notes: list[int] = []
        self._styles: dict[int, str] = {}
        self._columns = 0
        self._is_first_cell = True

    def name_style(self, number: int, text: str) -> None:
        """Take up a part of the name of a paragraph style."""
        self._styles[number] = (self._styles.get(number, "") + text)[:200]

    def write(self, text: str, state: State) -> None:
        """Go on with the paragraph of the state's stream."""
        stream = self._streams[state.stream]
        if state.is_hidden:
            self.hidden += 1
        elif state.is_deleted:
            self.deletions += 1
            if self._with_deleted:
                stream.runs.aside(text)
        else:
            stream.runs.add(text)
            if not text.isspace():
                stream.has_bold |= state.is_bold
                stream.has_plain |= not state.is_bold

    def end_paragraph(self, state: State) -> None:
        """End the paragraph; it is what the state at its end says."""
        stream = self._streams[state.stream]
        runs, stream.runs = stream.runs, Runs()
        label, self.label = self.label.strip(), ""
        is_bold = stream.has_bold and not stream.has_plain
        stream.has_bold = stream.has_plain = False
        if runs.is_empty():
            return
        role, level, sure = self._role_of(state, runs.text(), label, is_bold=is_bold)
        if label and _LABEL.search(label) and len(label) < 20:
            labelled = Runs()
            labelled.add(label + " ")
            labelled.take(runs)
            runs = labelled
        close = False
        if role is Role.CELL:
            close = not self._is_first_cell
            self._is_first_cell = False
        stream.pieces += runs.pieces(role, level, sure=sure, close=close)

    def end_cell(self, state: State) -> None:
        """End a cell, and the paragraph in it."""
        self.end_paragraph(state)

    def begin_row(self) -> None:
        """A row is being described: its columns follow."""
        self._columns = 0

    def add_column(self) -> None:
        """The row has one column more."""
        self._columns += 1

    def end_row(self) -> None:
        """The next cell is the first of its row."""
        self._is_first_cell = True

    def begin_note(self, state: State) -> None:
        """A footnote or endnote begins, whose mark stands here."""
        self._notes.append(len(self._streams))
        self._streams[state.stream].runs.aside(f"[{len(self._notes)}]")
        state.stream = len(self._streams)
        self._streams.append(_Stream(is_note=True))

    def begin_box(self, state: State) -> None:
        """A text box begins, hanging on the paragraph being read."""
        self._owners[len(self._streams)] = state.stream
        state.stream = len(self._streams)
        self._streams.append(_Stream())

    def leave(self, inner: State, outer: State) -> None:
        """A group ends: a note or box that began in it is whole."""
        if inner.stream == outer.stream:
            return
        self.end_paragraph(inner)
        owner = self._owners.pop(inner.stream, None)
        if owner is not None:
            self._streams[owner].pieces += self._streams[inner.stream].pieces

    def finish(self) -> list[Piece]:
        """All pieces: the body, then the notes in the order of their marks."""
        self.end_paragraph(State())
        pieces = list(self._streams[0].pieces)
        for number, place in enumerate(self._notes, 1):
            pieces += footnote(self._streams[place].pieces, number)
        return pieces

    def _role_of(
        self, state: State, text: str, label: str, *, is_bold: bool
    ) -> tuple[Role, int, bool]:
        words = len(text.split())
        name = self._styles.get(state.style, "").partition(";")[0]
        told = role_of_style(name) if name else None
        if 0 <= state.outlinelevel < 9 and words <= LONGEST_HEADING:
            return Role.HEADING, state.outlinelevel + 1, True
        if told and not (told[0] is Role.HEADING and words > LONGEST_HEADING):
            return (*told, True)
        if label or state.ls:
            return Role.ITEM, min(9, state.ilvl + 1), True
        if state.itap > 1 or (state.itap and self._columns != 1):
            return Role.CELL, 0, True
        if is_bold and words <= HEADING_WORDS and not text.rstrip().endswith(_CLOSED):
            return Role.HEADING, 3, False
        return Role.PARAGRAPH, 0, False
