"""The command `compare`, and the comparison printed where no window can open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perspectives import assets
from perspectives.opening import (
    Opened,
    embedding_table,
    is_exchange,
    is_project,
    nothing_left,
    open_inputs,
)
from perspectives.terminal.arguments import add_input_options, expanded, keep_inputs, password_of
from perspectives.terminal.screen import (
    Page,
    ProgressLine,
    page_of_terminal,
    say,
    say_problems,
    show,
)

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from perspectives.model.comparison import Comparison

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives compare`."""
    parser.add_argument(
        "reference", metavar="REFERENCE", help="the text the others answer, or a project file"
    )
    parser.add_argument("positions", nargs="*", metavar="POSITION", help="the other texts")
    add_input_options(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="text to read (the default), or JSON with everything, for machines",
    )
    parser.add_argument(
        "-o", "--output", default="", metavar="FILE", help="write there, not to the terminal"
    )
    parser.add_argument(
        "--model",
        default="",
        metavar="FOLDER",
        help="compare by the model in this folder: model2vec, or an ONNX sentence encoder",
    )
    parser.set_defaults(refuse=parser.error)


def run(options: argparse.Namespace) -> int:
    """Compare and print, or write to the file of `--output`.

    Raises ReadingError where fewer than two texts are left to compare.
    """
    paths = expanded([options.reference, *options.positions])
    if len(paths) < 2 and not (is_project(paths[0]) or is_exchange(paths[0])):
        options.refuse("name at least one POSITION beside the REFERENCE")
    if options.output:
        keep_inputs(options.output, [*paths, options.topics])
    opened = open_named(paths, options)
    if len(opened.project.documents) < 2:
        raise nothing_left(opened.problems)
    comparison = compared(opened, options.model)
    is_text = options.format == "text"
    if not is_text or options.output:
        say_problems((*opened.problems, *comparison.problems))
    if not options.output:
        show(text_of(opened, comparison) if is_text else json_of(opened, comparison))
        return DONE
    from perspectives.reporting.saving import write_whole

    text = text_of(opened, comparison, Page()) if is_text else json_of(opened, comparison)
    # A file name that is no UTF-8 has lone surrogates, which JSON escapes in this very way.
    write_whole(text.encode("utf-8", "backslashreplace"), options.output)
    return DONE


def run_instead_of_window(reason: str, options: argparse.Namespace) -> int:
    """Say why no window opens, then print the comparison of the texts, or of the sample."""
    if options.texts:
        say(f"{reason} The comparison follows here instead.")
    else:
        say(f"{reason} The sample comparison follows here instead.")
    opened = open_named(options.texts or sample_paths(), options)
    show(text_of(opened, compared(opened)))
    return DONE


def sample_paths() -> list[str]:
    """The texts of the sample on the Association, the reference first."""
    return sorted(str(path) for path in (assets.samples() / "asm").glob("*.md"))


def text_of(opened: Opened, comparison: Comparison, page: Page | None = None) -> str:
    """The comparison as text to read, for `page`; for the terminal as it is where none is given."""
    from perspectives.terminal.printing import comparison_lines

    return "\n".join(comparison_lines(opened, comparison, page or page_of_terminal())) + "\n"


def json_of(opened: Opened, comparison: Comparison) -> str:
    """The comparison as JSON."""
    from perspectives.reporting.comparison_json import comparison_data, comparison_text

    data = comparison_data(opened.project, comparison, opened.problems, codebook=opened.codebook)
    return comparison_text(data)


def open_named(paths: Sequence[str], options: argparse.Namespace) -> Opened:
    """The project of the texts at `paths`, opened as the shared options say."""
    return open_inputs(
        expanded(paths),
        topics=options.topics,
        encoding=options.encoding,
        language=options.language,
        password=password_of(options),
        with_deleted=options.show_deleted,
        whole=options.whole_page,
    )


def compared(opened: Opened, model: str = "") -> Comparison:
    """The comparison of what was opened, with its progress on the terminal.

    `model` is the folder of a static model, "" for that of the settings.
    """
    # One thread: the products are small, and waking a second costs more than it saves.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from perspectives.analysis.compare import compare
    from perspectives.storage.cache import DiskCache, cache_folder

    line = ProgressLine()
    try:
        return compare(
            opened.project,
            table=embedding_table(model),
            cache=DiskCache(cache_folder()),
            progress=line.show,
        )
    finally:
        line.clear()
