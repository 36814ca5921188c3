"""RTF to pieces, with our own reader: paragraphs with their styles, notes, tables, text boxes.

On the 73 real files with known text of our measurement it keeps what striprtf loses (footnotes,
text boxes, styles, hidden and deleted text told apart) and decodes by the code page of each font.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from perspectives.model.errors import Problem, ReadingError
from perspectives.reading.pieces import Extract, Metadata
from perspectives.reading.properties import (
    plausible_author,
    plausible_date,
    plausible_title,
    stated,
)
from perspectives.reading.rtf_state import Output, State
from perspectives.reading.rtf_words import (
    CELL_ENDS,
    CHARACTERS,
    CHARSETS,
    ENDS,
    KEPT,
    SIGNS,
    SKIPPED,
)
from perspectives.reading.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.reading.pieces import Options

VERSION = "1"

DEEPEST = 50_000
"""Groups inside one another; honest files have hundreds."""

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)"
    rb"|[\r\n]+",
    re.DOTALL,
)
_PLAIN = State()


def extract(data: bytes, options: Options) -> Extract:
    """The text of an RTF document with its notes; raises ReadingError."""
    reader = _Reader(with_deleted=options.with_deleted)
    reader.read(data)
    pieces = reader.output.finish()
    problems: list[Problem] = []
    if reader.output.deletions and not options.with_deleted:
        message = "The text has tracked changes: what is inserted stands, what is deleted is gone."
        hint = "Read it again with deleted text shown to see it."
        problems.append(Problem(options.name, message, hint))
    if reader.output.hidden:
        message = "The document hides some of its text; it is left out."
        problems.append(Problem(options.name, message, "Show hidden text in its program."))
    found = reader.info
    day = "-".join(found.get(word, "").zfill(2) for word in ("yr", "mo", "dy"))
    suggestions = Metadata(
        title=plausible_title(found.get("title", "")),
        author=plausible_author(found.get("author", "")),
        date=plausible_date(day),
    )
    return Extract(tuple(pieces), stated(pieces), tuple(problems), suggestions=suggestions)


@dataclass(slots=True)
class _Fonts:
    """The font table: number to codec ("symbol" for fonts of signs) and to name."""

    codecs: dict[int, str] = field(default_factory=dict[int, str])
    names: dict[int, str] = field(default_factory=dict[int, str])
    now: int = 0


class _Reader:
    """Goes through the tokens once and keeps the state of the open groups."""

    def __init__(self, *, with_deleted: bool) -> None:
        self.output = Output(with_deleted=with_deleted)
        self.info: dict[str, str] = {}
        self._fonts = _Fonts()
        self._state = State()
        self._stack: list[State] = []
        self._codec = "cp1252"
        self._bytes = bytearray()
        self._skip = 0
        self._is_starred = False
        self._is_opening = False
        self._style = 0
        self._words: dict[str, Callable[[int | None], None]] = {
            "fonttbl": lambda number: self._enter("fonts"),
            "stylesheet": lambda number: self._enter("styles"),
            "info": lambda number: self._enter("info"),
            "title": lambda number: self._enter_info("title"),
            "author": lambda number: self._enter_info("author"),
            "creatim": lambda number: self._enter_info("creatim"),
            "listtext": lambda number: self._enter("label"),
            "pntext": lambda number: self._enter("label"),
            "footnote": lambda number: self._note(),
            "shptxt": lambda number: self._box(),
            "dptxbxtext": lambda number: self._box(),
            "ansicpg": self._code_page,
            "mac": lambda number: self._set_codec("mac_roman"),
            "pc": lambda number: self._set_codec("cp437"),
            "pca": lambda number: self._set_codec("cp850"),
            "u": self._unicode,
            "uc": self._unicode_skip,
            "f": self._font,
            "fcharset": self._charset,
            "s": self._paragraph_style,
            "plain": lambda number: self._plain(),
            "pard": lambda number: self._reset_paragraph(),
            "trowd": lambda number: self.output.begin_row(),
            "cellx": lambda number: self.output.add_column(),
            "row": lambda number: self.output.end_row(),
            "nestrow": lambda number: self.output.end_row(),
        }

    def read(self, data: bytes) -> None:
        """Read all of `data`; what follows the outermost group is no part of it."""
        at = 0
        while token := _TOKEN.match(data, at) if at < len(data) else None:
            at = token.end()
            word, number, code, sign, brace, text = token.groups()
            if word is not None or sign or brace:
                self._decode()
            if text is not None:
                self._plain_text(text)
            elif code is not None:
                self._byte(int(code, 16))
            elif brace is not None:
                self._brace(brace)
                if not self._stack and brace == b"}":
                    break
            elif word is not None:
                at += self._word(word.decode("ascii"), number)
            elif sign is not None:
                self._sign(sign.decode("latin-1"))
            self._is_opening = brace == b"{"
        self._decode()

    def _brace(self, brace: bytes) -> None:
        self._is_starred = False
        self._skip = 0
        if brace == b"{":
            if len(self._stack) >= DEEPEST:
                raise ReadingError(
                    "its parts are nested too deep for a text.", "Save it anew in its program."
                )
            self._stack.append(self._state)
            self._state = replace(self._state)
        elif self._stack:
            left = self._state
            self._state = self._stack.pop()
            self.output.leave(left, self._state)

    def _word(self, word: str, number: bytes | None) -> int:
        """Act on a control word; gives the number of bytes of binary data to pass over."""
        value = int(number) if number is not None else None
        starred, self._is_starred = self._is_starred, False
        if word == "bin":
            return max(0, value or 0)
        if self._skip and word not in ("u", "uc"):
            self._skip -= 1
            return 0
        state = self._state
        if word in SKIPPED and not (word == "comment" and not starred):
            state.is_skipped = True
        elif word in KEPT:
            state.is_skipped = False
        elif starred and word not in self._words:
            state.is_skipped = True
        if act := self._words.get(word):
            act(value)
        elif not state.is_skipped:
            self._in_text(word, value)
        return 0

    def _in_text(self, word: str, value: int | None) -> None:
        state = self._state
        if state.place == "info" and word in ("yr", "mo", "dy"):
            self.info.setdefault(word, str(value or 0))
        elif word in CHARACTERS:
            self._write(CHARACTERS[word])
        elif word in ENDS:
            self.output.end_paragraph(state)
        elif word in CELL_ENDS:
            self.output.end_cell(state)
        elif word in ("b", "v", "deleted"):
            setattr(state, {"b": "is_bold", "v": "is_hidden"}.get(word, "is_deleted"), value != 0)
        elif word in ("ilvl", "ls", "outlinelevel", "itap"):
            setattr(state, word, value or 0)
        elif word == "intbl":
            state.itap = max(1, state.itap)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._is_starred = self._is_opening
        elif self._skip:
            self._skip -= 1
        elif sign in "\r\n" and not self._state.is_skipped:
            self.output.end_paragraph(self._state)
        elif sign in SIGNS:
            self._write(SIGNS[sign])

    def _plain_text(self, text: bytes) -> None:
        if self._skip:
            passed = min(self._skip, len(text))
            self._skip -= passed
            text = text[passed:]
        if self._bytes or any(byte > 0x7F for byte in text[:1]) or not text.isascii():
            self._bytes += text
        elif text:
            self._write(text.decode("ascii"))

    def _byte(self, byte: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(byte)

    def _decode(self) -> None:
        """Turn the bytes that have come into text, by the code page of their font."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        codec = self._fonts.codecs.get(self._state.font, "") or self._codec
        if codec == "symbol":
            name = self._fonts.names.get(self._state.font, "")
            self._write("".join(symbol(name, f"{byte:x}") for byte in data))
            return
        self._write(data.decode(codec, "replace"))

    def _write(self, text: str) -> None:
        state = self._state
        if state.is_skipped:
            return
        if state.place == "fonts":
            name = self._fonts.names.get(self._fonts.now, "")
            self._fonts.names[self._fonts.now] = (name + text.strip(" ;"))[:80]
        elif state.place == "styles":
            self.output.name_style(self._style, text)
        elif state.place == "info":
            if state.field:
                self.info[state.field] = (self.info.get(state.field, "") + text)[:500]
        elif state.place == "label":
            self.output.label += text
        else:
            self.output.write(text, state)

    def _enter(self, place: str) -> None:
        self._state.place = place

    def _enter_info(self, name: str) -> None:
        if self._state.place == "info":
            self._state.field = name if name != "creatim" else ""
        elif name != "creatim":
            self._state.is_skipped = True

    def _note(self) -> None:
        if not self._state.is_skipped:
            self.output.begin_note(self._state)
            self._reset_paragraph()

    def _box(self) -> None:
        self._state.is_skipped = False
        self.output.begin_box(self._state)
        self._reset_paragraph()

    def _code_page(self, number: int | None) -> None:
        self._set_codec(f"cp{number}" if number != 65001 else "utf-8")

    def _set_codec(self, name: str) -> None:
        try:
            "".encode(name)
        except LookupError:
            return
        self._codec = name

    def _unicode(self, number: int | None) -> None:
        self._skip = 0
        code = (number or 0) % 0x10000 if -0x8000 <= (number or 0) < 0x10000 else (number or 0)
        if 0xF000 <= code < 0xF100:
            self._write(symbol(self._fonts.names.get(self._state.font, ""), f"{code:x}"))
        elif 0 < code < 0x110000:
            self._write(chr(code))
        self._skip = self._state.uc

    def _unicode_skip(self, number: int | None) -> None:
        self._state.uc = min(8, max(0, number or 0)) if number is not None else 1

    def _font(self, number: int | None) -> None:
        if self._state.place == "fonts":
            self._fonts.now = number or 0
        else:
            self._state.font = number or 0

    def _charset(self, number: int | None) -> None:
        codec = CHARSETS.get(number or 0, "")
        self._fonts.codecs[self._fonts.now] = codec

    def _paragraph_style(self, number: int | None) -> None:
        self._state.style = number or 0
        if self._state.place == "styles":
            self._style = number or 0

    def _plain(self) -> None:
        for name in ("is_bold", "is_hidden", "is_deleted"):
            setattr(self._state, name, False)

    def _reset_paragraph(self) -> None:
        for name in ("style", "ls", "ilvl", "outlinelevel", "itap"):
            setattr(self._state, name, getattr(_PLAIN, name))
