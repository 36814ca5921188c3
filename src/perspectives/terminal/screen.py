"""The terminal: how wide it is, whether it has colours, and writing to it."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perspectives.model.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.model.comparison import Progress
    from perspectives.model.errors import Problem

BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
CLEAR_LINE = "\r\x1b[K"

NARROWEST, WIDEST = 40, 100
"""Columns: under 40 a quotation is torn to pieces, over 100 a line is hard to follow."""

FILE_WIDTH = 80
"""Columns of text that goes into a file."""

SLOT_COLOURS = (62, 130, 65, 132, 64, 97, 30, 131, 133, 136, 161, 243)
"""Colour of each slot among the 256 of a terminal: near the palette in hue, and at least 3 : 1
on black and on white, since the background is unknown."""

_CONTROLS = {code: "\N{REPLACEMENT CHARACTER}" for code in (*range(32), *range(127, 160))}
_CONTROLS |= {ord("\n"): " ", ord("\t"): " ", ord("\r"): " "}


@dataclass(frozen=True, slots=True)
class Page:
    """How wide to print, and whether weight and colour may be used."""

    width: int = FILE_WIDTH
    has_colour: bool = False

    def bold(self, text: str) -> str:
        """`text` heavier, where the terminal can."""
        return f"{BOLD}{text}{PLAIN}" if self.has_colour else text

    def dim(self, text: str) -> str:
        """`text` lighter, where the terminal can."""
        return f"{DIM}{text}{PLAIN}" if self.has_colour else text

    def coloured(self, text: str, slot: int) -> str:
        """`text` heavier and in the colour of a topic's slot, where the terminal can."""
        colour = SLOT_COLOURS[slot % len(SLOT_COLOURS)]
        return f"{BOLD}\x1b[38;5;{colour}m{text}{PLAIN}" if self.has_colour else text

    def filled(self, text: str, indent: int, hang: int = 0) -> str:
        """`text` wrapped to the width, moved in by `indent` columns, later lines by `hang` more.

        Control characters, which could drive the terminal, are shown as U+FFFD.
        """
        return textwrap.fill(
            text.translate(_CONTROLS),
            max(NARROWEST, min(self.width, WIDEST)),
            initial_indent=" " * indent,
            subsequent_indent=" " * (indent + hang),
            break_on_hyphens=False,
        )


def page_of_terminal() -> Page:
    """The page that standard output is: colours on a terminal only, unless NO_COLOR is set."""
    is_plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    has_colour = sys.stdout.isatty() and not is_plain
    return Page(shutil.get_terminal_size((FILE_WIDTH, 24)).columns, has_colour)


def show(text: str) -> None:
    """Write `text` to standard output as UTF-8; raises ReportError where it takes no more."""
    stream = sys.stdout
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What is left in the buffer would fail once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        reason = (error.strerror or str(error)).lower()
        raise ReportError(
            f"The output cannot be written: {reason}.", "Choose another place for it."
        ) from error


def say(sentence: str) -> None:
    """Write a sentence to standard error."""
    stream = sys.stderr
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    print(sentence.translate(_CONTROLS), file=stream)


def say_problems(problems: Iterable[Problem]) -> None:
    """Write one line for each problem to standard error."""
    for problem in problems:
        say(f"perspectives: {problem.message} {problem.hint}".strip())


class ProgressLine:
    """One line at the foot of a terminal that says how far the work is; gone when done."""

    def __init__(self) -> None:
        self._is_shown = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(self, progress: Progress) -> None:
        """Say how far the work is."""
        if self._is_shown and progress.total:
            share = f"{progress.done / progress.total:.0%}"
            sys.stderr.write(f"{CLEAR_LINE}{progress.stage} {share}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            sys.stderr.write(CLEAR_LINE)
            sys.stderr.flush()
