"""The command `report`: a comparison report in the format of the file's suffix."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.opening import nothing_left
from perspectives.reporting.scope import CitationStyle, Reviewed, Scope
from perspectives.terminal.arguments import add_input_options
from perspectives.terminal.comparing import compared, open_named
from perspectives.terminal.screen import say, say_problems

if TYPE_CHECKING:
    import argparse

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives report`."""
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="the reference, then positions")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="the report; its suffix is the format: .html .pdf .docx .xlsx .csv .json .md",
    )
    add_input_options(parser)
    parser.add_argument(
        "--only-decided", action="store_true", help="leave out what nobody has reviewed"
    )
    parser.add_argument(
        "--excerpt",
        type=int,
        default=0,
        metavar="N",
        help="cut quotations to N characters and leave out the whole texts",
    )
    parser.add_argument("--citation", choices=[row.value for row in CitationStyle], default="full")
    parser.add_argument("--without-notes", action="store_true", help="leave the notes out")


def run(options: argparse.Namespace) -> int:
    """Compare and write the report. Raises ReadingError and ReportError."""
    opened = open_named(options.texts, options)
    if len(opened.project.documents) < 2:
        raise nothing_left(opened.problems)
    comparison = compared(opened)
    say_problems((*opened.problems, *comparison.problems))
    from perspectives.reporting.writing import Source, write_report

    made = datetime.now(UTC).isoformat(timespec="seconds")
    path = Path(options.output)
    write_report(Source(opened.project, comparison, scope_of(options), made), path)
    say(f"Wrote “{path}”.")
    return DONE


def scope_of(options: argparse.Namespace) -> Scope:
    """The scope that the command's options ask for."""
    return Scope(
        states=Reviewed.DECIDED if options.only_decided else Reviewed.ALL,
        excerpt=max(0, options.excerpt),
        citation=CitationStyle(options.citation),
        has_notes=not options.without_notes,
    )
