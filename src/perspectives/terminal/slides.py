"""The command `slides`: pages for a classroom wall as PDF or PPTX, sized for the room."""

from __future__ import annotations

import argparse
import math
import os
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.analysis.legibility import LIMITS_M, Room
from perspectives.model.errors import ReportError
from perspectives.opening import nothing_left
from perspectives.terminal.arguments import add_input_options, expanded, keep_inputs
from perspectives.terminal.comparing import compared, open_named
from perspectives.terminal.screen import say, say_problems
from perspectives.texts import LANGUAGES, _, speaking

if TYPE_CHECKING:
    from perspectives.analysis.pages import Page

DONE = 0

FORMATS = (".pdf", ".pptx")

THEMES = {"light": "projector", "dark": "dark", "hc-light": "hc-light", "hc-dark": "hc-dark"}
"""What --theme may be, and the wall's name for it."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives slides`."""
    parser.add_argument(
        "texts", nargs="+", metavar="TEXT", help="a project file, or the reference, then positions"
    )
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help="the slides: a .pdf or .pptx file"
    )
    parser.add_argument(
        "--back-row",
        type=_metres,
        default=Room().back_row_m,
        metavar="METRES",
        help="how far the back row is from the image (8)",
    )
    parser.add_argument(
        "--image-height",
        type=_metres,
        default=Room().image_height_m,
        metavar="METRES",
        help="how high the image on the wall is (1.6)",
    )
    add_input_options(parser)
    parser.add_argument(
        "--theme", choices=tuple(THEMES), default="light", help="light is best in a lit room"
    )
    parser.add_argument(
        "--topic", action="append", default=[], metavar="T", help="only this topic; may be repeated"
    )
    parser.add_argument(
        "--without-marks", action="store_true", help="the bare texts: no tints, signs or stances"
    )
    parser.add_argument("--without-names", action="store_true", help="leave out who speaks")
    parser.add_argument(
        "--without-notes", action="store_true", help="leave the teacher's notes out of a .pptx"
    )
    parser.add_argument(
        "--report-language", choices=tuple(LANGUAGES), default="en", help="the language to write in"
    )


def run(options: argparse.Namespace) -> int:
    """Compare, lay the pages out for the room and write them. Raises PerspectivesError."""
    path = Path(options.output)
    if path.suffix.lower() not in FORMATS:
        raise ReportError(
            f"“{path.name}” is no format of slides.",
            f"End its name in one of {', '.join(FORMATS)}.",
        )
    keep_inputs(options.output, [*expanded(options.texts), options.topics])
    opened = open_named(options.texts, options)
    if not opened.project.documents:
        raise nothing_left(opened.problems)
    from perspectives.terminal.reports import chosen_topics

    topics = chosen_topics(options.topic, [row.id for row in opened.project.ordered_topics()])
    comparison = compared(opened)
    say_problems((*opened.problems, *comparison.problems))
    start_drawing()
    from perspectives.analysis.paging import pages_of
    from perspectives.desktop.page_painting import parts_of
    from perspectives.desktop.slides import slides_file, slides_of
    from perspectives.desktop.wall_look import Look
    from perspectives.reporting.saving import write_whole

    look = Look(
        room=Room(options.back_row, options.image_height),
        theme=THEMES[options.theme],
        are_marks_shown=not options.without_marks,
        are_names_hidden=options.without_names,
    )
    with speaking(options.report_language):
        pages = pages_of(opened.project, comparison)
        if topics:
            pages = tuple(page for page in pages if is_about(page, topics))
        slides = slides_of(pages, look, has_notes=not options.without_notes)
        title = opened.project.head.question or opened.project.head.name
        write_whole(slides_file(path.suffix, slides, title or _("Positions compared")), path)
        shortened = sum(
            row.is_cut_before or row.is_cut_after
            for page in parts_of(pages, look)
            for row in page.passages
        )
    if shortened:
        say(f"Passages shortened to fit, as the ellipses show: {shortened}.")
    say(f"Wrote “{path}”.")
    return DONE


def is_about(page: Page, topics: tuple[str, ...]) -> bool:
    """Whether a page is about one of the topics; those about the whole comparison are left out."""
    return page.is_own or (page.topic is not None and page.topic.topic in topics)


def start_drawing() -> None:
    """Start Qt without a display; raises ReportError with one sentence where it cannot start."""
    # With a seed of its own, Qt would write the same fonts in another order each time.
    os.environ.setdefault("QT_HASH_SEED", "0")
    from perspectives.desktop import display

    if reason := display.why_no_drawing():
        raise ReportError(f"No slides: {reason.removeprefix('No window: ')}")
    from perspectives.desktop.slides import start

    start()


def _metres(text: str) -> float:
    low, high = LIMITS_M
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise argparse.ArgumentTypeError(f"“{text}” is no length from {low:g} to {high:g} metres")
    return value
