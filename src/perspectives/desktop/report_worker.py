"""What runs in the process that makes a report for the window: one job, then it ends; no Qt.

To it: ("pages", Source, about, ppi) or ("write", Source, about, path). From it: ("page", place,
total, PNG bytes) for each page, ("words", Markdown) where no pages can be set, and at the end
("done", problems), ("failed", message, hint) or ("bug", report). Ending the process cancels the
job, even in the midst of typesetting; a file is written whole or not at all.
"""

from __future__ import annotations

import os
import traceback
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import PerspectivesError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from perspectives.model.errors import Problem
    from perspectives.reporting.outline import Outline
    from perspectives.reporting.writing import Source

POLITENESS = 5
"""Added to the process's niceness: the window keeps its frames on a busy machine."""


def serve(connection: Connection) -> None:
    """The whole life of the process."""
    if hasattr(os, "nice"):
        os.nice(POLITENESS)
    kind, source, about, what = connection.recv()
    try:
        if kind == "pages":
            _send_pages(connection, source, about, what)
            problems: tuple[Problem, ...] = ()
        else:
            problems = written(source, about, Path(what))
        connection.send(("done", problems))
    except PerspectivesError as error:
        connection.send(("failed", error.message, error.hint))
    except OSError:
        # The window is gone: there is nobody to tell.
        return
    except Exception:
        connection.send(("bug", traceback.format_exc()))


def _send_pages(connection: Connection, source: Source, about: str, ppi: float) -> None:
    from perspectives.reporting.to_markdown import markdown_report
    from perspectives.reporting.to_pdf import is_available, page_pictures

    outline = outline_of(source, about)
    if not is_available():
        connection.send(("words", markdown_report(outline)))
        return
    pages = page_pictures(outline, ppi)
    for place, page in enumerate(pages):
        connection.send(("page", place, len(pages), page))


def outline_of(source: Source, about: str) -> Outline:
    """The outline of the report, or of the sheet of a handout; raises ReportError."""
    if not about:
        return source.outline()
    from perspectives.reporting.handout import build_handout

    return build_handout(source.project, source.comparison, source.scope, about).sheet


def written(source: Source, about: str, path: Path) -> tuple[Problem, ...]:
    """Write the report to `path`, or a handout with its answers beside it; raises ReportError."""
    from perspectives.reporting.writing import write_outline, write_report

    if about:
        from perspectives.reporting.handout import answers_path, build_handout

        made = build_handout(source.project, source.comparison, source.scope, about)
        write_outline(made.sheet, path)
        write_outline(made.answers, answers_path(path))
        return ()
    changes: dict[str, Any] = {}
    if path.suffix.lower() == ".qdpx":
        from perspectives.exchanging import own_note

        changes["own"] = own_note(source.project)
    return write_report(replace(source, **changes), path)
