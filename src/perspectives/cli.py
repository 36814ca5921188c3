"""The `perspectives` command: the same functions as the window.

Exit codes: 0 done, 1 cannot be done (one sentence on stderr), 2 wrong usage.
"""

from __future__ import annotations

import importlib
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

DONE, FAILED = 0, 1


@dataclass(frozen=True, slots=True)
class Command:
    """A command: one line about it, and the module that has its arguments and does it.

    The module offers `add_arguments(parser)` and `run(options) -> exit code`; it is imported when
    the command is called.
    """

    about: str
    module: str


COMMANDS = {
    "compare": Command("compare texts without a window", "perspectives.terminal.comparing"),
    "report": Command("write a comparison report", "perspectives.terminal.reports"),
    "slides": Command("write slides for a classroom wall", "perspectives.terminal.slides"),
    "verify": Command("tell whether a report still matches", "perspectives.terminal.verifying"),
    "project": Command(
        "make, check, list, export and merge project files", "perspectives.terminal.projects"
    ),
    "topics": Command("list codebooks, or check one", "perspectives.terminal.codebooks"),
    "desktop": Command(
        "have project files open by double click", "perspectives.terminal.desktop_entry"
    ),
}
"""Name to command; anything else on the command line is a text to open in the window."""


WORKERS = {
    "--import-worker": "perspectives.reading.worker",
    "--fetch-worker": "perspectives.reading.fetching",
    "--forking-worker": "perspectives.reading.forking",
}
"""What a frozen program starts itself as, to read one foreign file or to open one address."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if len(arguments) == 1 and arguments[0] in WORKERS:
        return importlib.import_module(WORKERS[arguments[0]]).main()
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader of our output left, as `| head` does: nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("perspectives: stopped.", file=sys.stderr)
        return FAILED


def _run(arguments: list[str]) -> int:
    from perspectives.model.errors import PerspectivesError

    command = COMMANDS.get(arguments[0]) if arguments else None
    try:
        if command is None:
            return _window(arguments)
        module = importlib.import_module(command.module)
        parser = _parser(f"perspectives {arguments[0]}", f"{command.about.capitalize()}.")
        module.add_arguments(parser)
        return module.run(parser.parse_intermixed_args(arguments[1:]))
    except PerspectivesError as error:
        print(f"perspectives: {error}", file=sys.stderr)
        return FAILED


def _window(arguments: list[str]) -> int:
    """Open the window; where none can open, say why and print the comparison instead."""
    from perspectives.desktop.display import why_no_window

    options = _window_options(arguments)
    reason = why_no_window()
    if reason:
        from perspectives.terminal.comparing import run_instead_of_window

        return run_instead_of_window(reason, options)
    import gc

    # Nothing made at the start is ever garbage; the window collects again once it is complete.
    gc.disable()
    from perspectives.desktop import plain_import

    plain_import.restore()
    from perspectives.desktop.application import run
    from perspectives.terminal.arguments import expanded, password_of

    return run(
        expanded(options.texts),
        topics=options.topics,
        encoding=options.encoding,
        language=options.language,
        password=password_of(options),
        with_deleted=options.show_deleted,
        whole=options.whole_page,
    )


def _window_options(arguments: list[str]) -> argparse.Namespace:
    from perspectives.terminal.arguments import add_input_options

    lines = [f"  perspectives {name:<8} {row.about}" for name, row in COMMANDS.items()]
    parser = _parser(
        "perspectives",
        "Lay positions on one dispute side by side and see who answers whom.",
        "\n".join(["commands (each has its own --help):", *lines]),
    )
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help="the reference, then the positions beside it; none: the start page",
    )
    add_input_options(parser)
    options = parser.parse_intermixed_args(arguments)
    if options.texts and (meant := _meant(options.texts[0])):
        parser.error(f"there is no file “{options.texts[0]}”; did you mean the command “{meant}”?")
    return options


def _meant(name: str) -> str:
    """The command that was mistyped as `name`; "" where `name` is a file or like none of them."""
    if os.path.exists(name) or not name.isalpha():
        return ""
    import difflib

    return next(iter(difflib.get_close_matches(name, COMMANDS, 1, 0.75)), "")


def _parser(name: str, about: str, after: str = "") -> argparse.ArgumentParser:
    import argparse

    from perspectives import __version__
    from perspectives.terminal.arguments import Parser

    layout = argparse.RawDescriptionHelpFormatter
    parser = Parser(prog=name, description=about, epilog=after, formatter_class=layout)
    version = f"perspectives {__version__}"
    parser.add_argument("--version", action="version", version=version)
    return parser
