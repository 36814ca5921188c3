"""The command `report`: a comparison report in the format of the file's suffix."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.opening import nothing_left
from perspectives.reporting.scope import CitationStyle, Reviewed, Scope
from perspectives.terminal.arguments import add_input_options, expanded, keep_inputs
from perspectives.terminal.comparing import compared, open_named
from perspectives.terminal.screen import say, say_problems
from perspectives.texts import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from perspectives.reporting.writing import Source

DONE = 0

FORMATS = ".html .pdf .docx .xlsx .csv .zip .md .json .jsonld .qdpx .qdc"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives report`."""
    parser.add_argument("texts", nargs="+", metavar="TEXT", help="the reference, then positions")
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help=f"the report; its suffix is the format: {FORMATS}",
    )
    add_input_options(parser)
    parser.add_argument(
        "--report-language", choices=tuple(LANGUAGES), default="en", help="the language to write in"
    )
    parser.add_argument(
        "--topic", action="append", default=[], metavar="T", help="only this topic; may be repeated"
    )
    parser.add_argument(
        "--only-decided", action="store_true", help="leave out what nobody has reviewed"
    )
    parser.add_argument(
        "--only-pinned", action="store_true", help="only the passages pinned in a project"
    )
    parser.add_argument(
        "--excerpt",
        type=int,
        default=0,
        metavar="N",
        help="cut quotations to N characters and leave out the whole texts",
    )
    parser.add_argument(
        "--counterparts",
        type=int,
        default=1,
        metavar="N",
        help="show up to N counterparts from each text (1)",
    )
    parser.add_argument("--citation", choices=[row.value for row in CitationStyle], default="full")
    parser.add_argument("--without-notes", action="store_true", help="leave the notes out")
    parser.add_argument("--without-texts", action="store_true", help="leave the whole texts out")
    parser.add_argument(
        "--since", default="", metavar="JSON", help="add what changed since an earlier .json report"
    )
    parser.add_argument(
        "--handout",
        default="",
        metavar="WHAT",
        help="a sheet for students instead, and one with the answers: “matrix”, a topic's letter, "
        "or a text's number",
    )


def run(options: argparse.Namespace) -> int:
    """Compare and write the report. Raises ReadingError and ReportError."""
    from perspectives.reporting.handout import answers_path
    from perspectives.reporting.writing import OUTLINE_WRITERS, WRITERS, Source, write_report

    path = Path(options.output)
    check_format(path, OUTLINE_WRITERS if options.handout else WRITERS)
    targets = [path, answers_path(path)] if options.handout else [path]
    for target in targets:
        keep_inputs(str(target), [*expanded(options.texts), options.topics, options.since])
    previous = None
    if options.since:
        from perspectives.reporting.changes import read_previous

        previous = read_previous(Path(options.since))
    opened = open_named(options.texts, options)
    if len(opened.project.documents) < 2:
        raise nothing_left(opened.problems)
    scope = scope_of(options, [row.id for row in opened.project.ordered_topics()])
    comparison = compared(opened)
    say_problems((*opened.problems, *comparison.problems))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    own = ""
    if path.suffix.lower() == ".qdpx":
        from perspectives.exchanging import own_note

        own = own_note(opened.project)
    source = Source(opened.project, comparison, scope, made, previous, own, opened.problems)
    if options.handout:
        return _write_handout(source, options.handout, path)
    say_problems(write_report(source, path))
    say(f"Wrote “{path}”.")
    return DONE


def check_format(path: Path, writers: Mapping[str, object]) -> None:
    """Raise ReportError for an unknown suffix before any work is done."""
    from perspectives.reporting.writing import no_format

    if path.suffix.lower() not in writers:
        raise no_format(path, writers)


def _write_handout(source: Source, about: str, path: Path) -> int:
    """Write the sheet to `path`, and the answers beside it under a name of their own."""
    from perspectives.reporting.handout import answers_path, build_handout
    from perspectives.reporting.writing import write_outline

    made = build_handout(source.project, source.comparison, source.scope, about)
    for outline, target in ((made.sheet, path), (made.answers, answers_path(path))):
        write_outline(outline, target)
        say(f"Wrote “{target}”.")
    return DONE


def scope_of(options: argparse.Namespace, topics: list[str]) -> Scope:
    """The scope that the command's options ask for; topics are named by id or letter."""
    return Scope(
        topics=chosen_topics(options.topic, topics),
        states=Reviewed.DECIDED if options.only_decided else Reviewed.ALL,
        only_pinned=options.only_pinned,
        excerpt=max(0, options.excerpt),
        counterparts=max(1, options.counterparts),
        citation=CitationStyle(options.citation),
        has_notes=not options.without_notes,
        has_texts=not options.without_texts,
        language=options.report_language,
    )


def chosen_topics(named: Sequence[str], topics: Sequence[str]) -> tuple[str, ...]:
    """The ids of topics named by id or letter; raises ReportError for one that is not there."""
    from perspectives.model.errors import ReportError
    from perspectives.model.topics import topic_letter

    known = {topic_letter(place): name for place, name in enumerate(topics)}
    chosen = tuple(known.get(name, name) for name in named)
    for name in chosen:
        if name not in topics:
            listed = ", ".join(topics) or "there are none"
            raise ReportError(f"There is no topic “{name}”.", f"The topics: {listed}.")
    return chosen
