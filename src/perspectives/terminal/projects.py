"""The command `project`: makes, checks, lists, exports and merges project files."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.topics import topic_letter
from perspectives.opening import nothing_left, open_inputs
from perspectives.terminal.arguments import add_input_options, expanded, keep_inputs, password_of
from perspectives.terminal.screen import page_of_terminal, say, say_problems, show

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from perspectives.analysis.agreement import Agreement
    from perspectives.model.project import Project
    from perspectives.storage.project_file import HistoryRow

DONE, FAILED = 0, 1

USAGE = """what can be done:
  new FILE REFERENCE POSITION ...  make a project file of texts
  check FILE                       tell whether file and decisions are sound
  log FILE                         list the steps of the history
  export FILE                      write the project as JSON
  merge FILE OTHER                 take over another person's decisions on the same texts"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives project`."""
    parser.epilog = USAGE
    parser.add_argument("action", choices=("new", "check", "log", "export", "merge"))
    parser.add_argument("file", metavar="FILE", help="the project file")
    parser.add_argument(
        "texts",
        nargs="*",
        metavar="TEXT",
        help="new: the reference and the positions; merge: the other person's project or export",
    )
    add_input_options(parser)
    parser.add_argument(
        "--only-decisions", action="store_true", help="export: leave the words of the texts out"
    )
    parser.add_argument("-o", "--output", default="", metavar="FILE", help="export: write there")
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Do what was asked; 1 where `check` finds damage. Raises PerspectivesError."""
    takes = {"new": (1, 10_000), "merge": (1, 1)}.get(options.action, (0, 0))
    if not takes[0] <= len(options.texts) <= takes[1]:
        asked = {"new": "a REFERENCE and POSITIONs", "merge": "one OTHER file"}
        options.refuse(f"“{options.action}” takes FILE and {asked.get(options.action, 'no more')}")
    path = Path(options.file)
    return {"new": _new, "check": _check, "log": _log, "export": _export, "merge": _merge}[
        options.action
    ](path, options)


def _new(path: Path, options: argparse.Namespace) -> int:
    from perspectives.storage.opening import create
    from perspectives.storage.originals import originals
    from perspectives.storage.schema import SUFFIX

    if path.suffix != SUFFIX:
        path = path.with_name(path.name + SUFFIX)
    opened = open_inputs(
        expanded(options.texts),
        topics=options.topics,
        encoding=options.encoding,
        language=options.language,
        password=password_of(options),
        with_deleted=options.show_deleted,
        whole=options.whole_page,
    )
    if not opened.project.documents:
        raise nothing_left(opened.problems)
    say_problems(opened.problems)
    sources = originals(opened.project.documents.values())
    create(path, opened.project, sources, author=author()).close()
    many = _counted(len(opened.project.documents), "text", "texts")
    show(f"“{path}” is made, with {many}.\n")
    return DONE


def _check(path: Path, options: argparse.Namespace) -> int:
    from perspectives.storage.faults import DamagedFile
    from perspectives.storage.opening import open_file
    from perspectives.storage.quotes import anchor_problems

    try:
        file = open_file(path, reads_only=True)
    except DamagedFile as error:
        say_problems(error.findings)
        raise
    try:
        found = (*anchor_problems(file.project), *file.check())
        said = (*(row for row in file.problems if row not in found), *found)
        project, steps = file.project, len(file.history())
    finally:
        file.close()
    for problem in said:
        say(f"{problem.where}: {problem.message} {problem.hint}".strip())
    if found:
        return FAILED
    texts = _counted(len(project.documents), "text", "texts")
    decisions = _counted(len(project.judgements), "decision", "decisions")
    show(f"“{path}” is sound: {texts}, {decisions}, {_counted(steps, 'step', 'steps')}.\n")
    return DONE


def _log(path: Path, options: argparse.Namespace) -> int:
    from perspectives.storage.opening import open_file

    file = open_file(path, reads_only=True)
    try:
        rows = file.history()
    finally:
        file.close()
    show("".join(f"{line}\n" for row in rows for line in _log_lines(row)))
    return DONE


def _log_lines(row: HistoryRow) -> Iterator[str]:
    page = page_of_terminal()
    undone = "" if row.is_done else " (undone)"
    yield page.filled(f"{row.time}  {row.author or '-'}  {row.label}{undone}", 0, 4)
    for name in row.versions:
        yield page.filled(f"Version “{name}”", 4)


def _export(path: Path, options: argparse.Namespace) -> int:
    from perspectives.storage.exchange import project_to_json
    from perspectives.storage.opening import open_file

    if options.output:
        keep_inputs(options.output, [str(path)])
    file = open_file(path, reads_only=True)
    try:
        say_problems(file.problems)
        text = project_to_json(file.project, has_texts=not options.only_decisions)
    finally:
        file.close()
    if options.output:
        from perspectives.reporting.saving import write_whole

        write_whole(text.encode(), options.output)
    else:
        show(text)
    return DONE


def _merge(path: Path, options: argparse.Namespace) -> int:
    from perspectives.analysis.agreement import tagging_agreement, with_reliability
    from perspectives.model.merging import merge
    from perspectives.storage.exchange import read_project
    from perspectives.storage.opening import open_file

    other = read_project(Path(options.texts[0]))
    file = open_file(path, author=author())
    try:
        mine = file.project
        merged = merge(mine, other)
        file.do(with_reliability(mine, other, merged.edit))
    finally:
        file.close()
    taken = _counted(len(merged.edit.changes), "row is", "rows are")
    show(f"{taken} taken over.\n")
    for row in merged.disagreements:
        show(f"Decided differently: {row.place}.\n")
    if merged.unplaced:
        many = _counted(len(merged.unplaced), "decision is", "decisions are")
        show(f"{many} about texts that are not here.\n")
    agreement = tagging_agreement(mine, other)
    show("".join(f"{line}\n" for line in _agreement_lines(mine, agreement)))
    return DONE


def _agreement_lines(project: Project, agreement: dict[str, Agreement]) -> Iterator[str]:
    for order, topic in enumerate(project.ordered_topics()):
        row = agreement[topic.id]
        if not row.units:
            continue
        values = [
            f"{row.percent:.0f} % alike" if row.percent is not None else "",
            f"kappa {row.kappa:.2f}" if row.kappa is not None else "kappa not defined",
            f"alpha {row.alpha:.2f}" if row.alpha is not None else "alpha not defined",
        ]
        units = _counted(row.units, "passage", "passages")
        heading = f"{topic_letter(order):<2} {topic.name}"
        yield f"{heading}: {', '.join(values)} ({units} decided by both)"


def author() -> str:
    """Who signs the steps of the history: the name of the user's account, "" where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
