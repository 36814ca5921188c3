"""The `perspectives` command: the same functions as the window.

Exit codes: 0 done, 1 cannot be done (one sentence on stderr), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from perspectives import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perspectives.model.comparison import Comparison
    from perspectives.model.topics import Codebook
    from perspectives.opening import Opened

DONE, FAILED = 0, 1

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {}
"""Command name to what runs it; everything else on the command line opens the window."""

ABOUT = {
    "compare": "compare texts without a window",
    "topics": "list or check a codebook",
}
"""One line for each command, for --help and the README."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (without the program's name) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader of our output left, as `| head` does: nothing more can be said to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return FAILED


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in ABOUT:
        return _window(_window_parser().parse_args(arguments))
    from perspectives.model.errors import PerspectivesError

    command = arguments[0]
    options = _parser_of(command).parse_args(arguments[1:])
    try:
        return COMMANDS[command](options)
    except PerspectivesError as error:
        print(f"perspectives: {error}", file=sys.stderr)
        return FAILED
    except OSError as error:
        print(f"perspectives: {_why(error)}", file=sys.stderr)
        return FAILED


class _Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence and how to get help."""

    def error(self, message: str) -> NoReturn:
        """Print one sentence and leave with exit code 2."""
        self.exit(2, f"{self.prog}: {message}. See {self.prog} --help.\n")


def _window_parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  perspectives {name:<8} {line}" for name, line in ABOUT.items())
    parser = _Parser(
        prog="perspectives",
        description="Lay positions on one dispute side by side and see who answers whom.",
        epilog=f"commands (each with its own --help):\n{commands}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_version(parser)
    parser.add_argument("texts", nargs="*", metavar="TEXT", help="the reference, then positions")
    _add_input_options(parser)
    return parser


def _parser_of(command: str) -> argparse.ArgumentParser:
    parser = _Parser(prog=f"perspectives {command}", description=ABOUT[command].capitalize() + ".")
    _add_version(parser)
    if command == "topics":
        parser.add_argument("codebook", nargs="?", metavar="FILE", help="a codebook to check")
        return parser
    parser.add_argument("reference", metavar="REFERENCE", help="the text the others answer")
    parser.add_argument("positions", nargs="+", metavar="POSITION", help="the other texts")
    _add_input_options(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("-o", "--output", metavar="FILE", help="write there, not to the terminal")
    return parser


def _add_version(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--version", action="version", version=f"perspectives {__version__}")


def _add_input_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--topics", default="", metavar="FILE", help="a codebook, or “none”")
    parser.add_argument("--encoding", default="", help="read plain texts in this encoding")
    parser.add_argument("--language", default="", metavar="TAG", help="language of all texts")


def _compare(options: argparse.Namespace) -> int:
    opened = _open([options.reference, *options.positions], options)
    comparison = _compared(opened)
    _write(_rendered(opened, comparison, options.format), options.output)
    return DONE


def _open(paths: Sequence[str], options: argparse.Namespace) -> Opened:
    from perspectives.opening import open_inputs

    return open_inputs(
        paths, topics=options.topics, encoding=options.encoding, language=options.language
    )


def _compared(opened: Opened) -> Comparison:
    from perspectives import assets
    from perspectives.analysis.compare import compare
    from perspectives.analysis.embedding import load_table

    return compare(opened.project, table=load_table(*assets.embedding()))


def _rendered(opened: Opened, comparison: Comparison, form: str) -> str:
    if form == "json":
        from perspectives.reporting.comparison_json import comparison_data, comparison_text

        return comparison_text(comparison_data(opened.project, comparison, opened.problems))
    from perspectives.terminal.printing import Page, comparison_lines

    has_colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    page = Page(shutil.get_terminal_size().columns, has_colour)
    lines = comparison_lines(opened.project, comparison, opened.problems, page)
    return "\n".join(lines) + "\n"


def _write(text: str, output: str | None) -> None:
    """Print `text`, or put it in the file `output`, whole or not at all."""
    if output is None:
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        return
    path = Path(output)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _why(error: OSError) -> str:
    """One sentence about a file that cannot be written or read."""
    reason = (error.strerror or str(error)).lower()
    name = error.filename or "the output"
    return f"“{name}” cannot be written: {reason}. Choose another place with -o."


def _topics(options: argparse.Namespace) -> int:
    from perspectives.opening import shipped_codebooks
    from perspectives.reading.codebook import read_codebook

    named = options.codebook
    books = (read_codebook(Path(named)),) if named else shipped_codebooks()
    lines = [line for book in books for line in _codebook_lines(book)]
    _write("\n".join(lines) + "\n", None)
    return DONE


def _codebook_lines(book: Codebook) -> list[str]:
    from perspectives.model.topics import topic_letter

    lines = [f"{book.name}  ({book.path})" if book.path else book.name]
    for order, topic in enumerate(book.topics):
        languages = sorted({term.language or "any" for term in topic.terms})
        count = f"{len(topic.terms)} terms in {', '.join(languages)}" if languages else "no terms"
        lines.append(f"  {topic_letter(order)}  {topic.name}  [{topic.id}]  {count}")
    lines.append(f"  {len(book.names)} names" if book.names else "  no names")
    return lines


def _window(options: argparse.Namespace) -> int:
    """Open the window; where there is no display say so and print the comparison instead."""
    from perspectives.desktop.application import why_no_window

    reason = why_no_window()
    if reason is None:
        from perspectives.desktop.application import run

        return run(options.texts, options.topics, options.encoding, options.language)
    return _instead_of_window(reason, options)


def _instead_of_window(reason: str, options: argparse.Namespace) -> int:
    from perspectives import assets
    from perspectives.model.errors import PerspectivesError

    print(f"{reason} The comparison follows in the terminal instead.", file=sys.stderr)
    sample = sorted(str(path) for path in (assets.samples() / "asm").glob("*.md"))
    try:
        opened = _open(options.texts or sample, options)
        _write(_rendered(opened, _compared(opened), "text"), None)
    except PerspectivesError as error:
        print(f"perspectives: {error}", file=sys.stderr)
        return FAILED
    return DONE


COMMANDS["compare"] = _compare
COMMANDS["topics"] = _topics
