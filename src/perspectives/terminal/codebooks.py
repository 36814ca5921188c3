"""The command `topics`: lists the shipped codebooks, or checks a codebook file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.topics import topic_letter
from perspectives.opening import shipped_codebooks, shipped_path
from perspectives.terminal.screen import Page, page_of_terminal, show

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from perspectives.model.topics import Codebook, Topic

DONE = 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of `perspectives topics`."""
    parser.add_argument(
        "codebook",
        nargs="?",
        default="",
        metavar="FILE",
        help="a codebook to check and list; left out: all shipped codebooks",
    )


def run(options: argparse.Namespace) -> int:
    """Print the codebooks; raises CodebookError, with file, line and remedy, for a broken one."""
    from perspectives.reading.codebook import read_codebook

    name = options.codebook
    page = page_of_terminal()
    books = {name: read_codebook(shipped_path(name) or name)} if name else shipped_codebooks()
    lines = [line for label, book in books.items() for line in codebook_lines(label, book, page)]
    show("\n".join(lines) + "\n")
    return DONE


def codebook_lines(label: str, book: Codebook, page: Page) -> Iterator[str]:
    """The lines about one codebook: its name, question, topics and number of names."""
    yield page.bold(page.filled(f"{label}: {book.name or 'a codebook without a name'}", 0))
    if book.question:
        yield page.filled(book.question, 2)
    for order, topic in enumerate(book.topics):
        heading = f"  {topic_letter(order):<2} {topic.name}"
        yield f"{page.coloured(heading, topic.colour)}  {topic.id}: {_terms(topic)}"
    yield page.filled(_names(book), 2)
    yield ""


def _terms(topic: Topic) -> str:
    if not topic.terms:
        return "no terms"
    languages = sorted({term.language or "any language" for term in topic.terms})
    many = "1 term" if len(topic.terms) == 1 else f"{len(topic.terms)} terms"
    return f"{many} ({', '.join(languages)})"


def _names(book: Codebook) -> str:
    if not book.names:
        return "No names."
    return "1 name." if len(book.names) == 1 else f"{len(book.names)} names."
