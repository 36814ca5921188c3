"""The command `verify`: whether a report still says what its texts and decisions give."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.errors import ReportError
from perspectives.reporting.record import hashes, run_id
from perspectives.terminal.arguments import add_input_options
from perspectives.terminal.comparing import open_named
from perspectives.terminal.screen import say

if TYPE_CHECKING:
    import argparse

DONE, FAILED = 0, 1

DIFFERENT = {
    "texts": "the texts",
    "codebook": "the codebook",
    "decisions": "the decisions",
    "head": "the question",
}
"""What can differ, by the name of its hash in the record of a report."""

RUN = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
"""A run id as every report carries it: the first 64 hex digits that equal the project's own."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives verify`."""
    parser.add_argument("report", metavar="REPORT", help="a report made by this program")
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="the texts it was made from")
    add_input_options(parser)


def run(options: argparse.Namespace) -> int:
    """Say whether the report's run id is that of the texts. Raises ReadingError, ReportError."""
    from perspectives.analysis.compare import ENGINE_VERSION

    found = runs_in(Path(options.report))
    opened = open_named(options.texts, options)
    now = run_id(opened.project, ENGINE_VERSION)

    def is_other(value: str) -> bool:
        return bool(value) and value not in found

    if now in found:
        say(f"“{options.report}” matches: run {now[:12]}.")
        return DONE
    say(f"“{options.report}” does not match: these texts and decisions give run {now[:12]}.")
    told = [
        DIFFERENT[name] for name, value in hashes(opened.project, "").items() if is_other(value)
    ]
    if found & set(hashes(opened.project, "").values()) and told:
        say(f"Different are {' and '.join(told)}.")
    return FAILED


def runs_in(report: Path) -> set[str]:
    """All that could be run ids in a report; DOCX and XLSX are looked into. Raises ReportError."""
    from perspectives.reporting.record import bytes_of_report

    found = {row.decode() for row in RUN.findall(bytes_of_report(report))}
    if not found:
        raise ReportError(f"“{report}” carries no run id.", "Name a report made by this program.")
    return found
