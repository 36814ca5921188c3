"""Arguments that several commands share, and a parser with the manners of this house."""

from __future__ import annotations

import argparse
import glob
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from perspectives.model.errors import PerspectivesError, ReadingError

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language tag as far as its form goes (BCP 47)."""


class Parser(argparse.ArgumentParser):
    """A parser that says in one sentence what is wrong and how to get help."""

    def error(self, message: str) -> NoReturn:
        """Print one sentence and leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message}. Try: {self.prog} --help\n")


def add_input_options(parser: argparse.ArgumentParser) -> None:
    """The options of every command that reads texts."""
    parser.add_argument(
        "--topics",
        default="",
        metavar="FILE",
        help="a codebook file, the name of a shipped codebook, or “none”; left out: the shipped "
        "codebook whose topics speak in the most texts",
    )
    parser.add_argument(
        "--encoding",
        default="",
        type=_encoding,
        help="read plain texts in this encoding, such as cp1250",
    )
    parser.add_argument(
        "--language",
        default="",
        type=_language,
        metavar="TAG",
        help="the language of all texts, such as sr-Latn",
    )
    parser.add_argument(
        "--password-file",
        default="",
        metavar="FILE",
        help="a file whose first line opens protected texts",
    )
    parser.add_argument(
        "--whole-page",
        action="store_true",
        help="take all text of web pages, not their articles alone",
    )
    parser.add_argument(
        "--show-deleted",
        action="store_true",
        help="show what tracked changes deleted; it is not matched",
    )


def _encoding(name: str) -> str:
    try:
        "".encode(name or "utf-8")
    except LookupError as error:
        raise argparse.ArgumentTypeError(f"there is no encoding called “{name}”") from error
    return name


def _language(tag: str) -> str:
    if tag and not LANGUAGE.fullmatch(tag):
        raise argparse.ArgumentTypeError(f"“{tag}” is no language tag such as en or sr-Latn")
    return tag


def expanded(paths: Sequence[str]) -> list[str]:
    """The paths with patterns such as `*.md` replaced by the files they match, in order of name.

    Shells do so themselves but on Windows; a path that exists or matches nothing stays as it is.
    """
    out: list[str] = []
    for path in paths:
        found = [] if Path(path).exists() or not glob.has_magic(path) else sorted(glob.glob(path))
        out += found or [path]
    return out


def keep_inputs(output: str, inputs: Sequence[str]) -> None:
    """Raise PerspectivesError where `output` is one of the files read, which would be lost."""
    target = Path(output)
    for name in inputs:
        source = Path(name)
        try:
            is_same = target.samefile(source)
        except (OSError, ValueError):
            # One of the two is no file: a new file, a shipped codebook, an address.
            continue
        if is_same:
            raise PerspectivesError(
                f"“{output}” is read here and would be overwritten.", "Name another file to write."
            )


def password_of(options: argparse.Namespace) -> str:
    """The first line of the password file, "" where none is named; raises ReadingError."""
    if not options.password_file:
        return ""
    try:
        text = Path(options.password_file).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise ReadingError(
            f"The password file “{options.password_file}” cannot be read.",
            "Name a text file with the password on its first line.",
        ) from error
    return text.split("\n", 1)[0].rstrip("\r")
