"""What a person names (files, codebooks) to a project: the same for window and terminal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives import assets
from perspectives.model.errors import PerspectivesError, Problem, ReadingError
from perspectives.model.project import new_project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.model.documents import Document
    from perspectives.model.project import Project
    from perspectives.model.topics import Codebook

NO_TOPICS = "none"
"""The name that asks for a comparison without a codebook."""

LEAST_TOPICS = 2
"""A shipped codebook is chosen unasked only where at least so many of its topics speak: one topic
alone is found in texts on anything."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project made from what was named, and what was wrong with some of it."""

    project: Project
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents that could be read, in the order named, and what was wrong with the others."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


def read_texts(
    paths: Sequence[str], *, encoding: str = "", language: str = "", password: str = ""
) -> Texts:
    """The texts at `paths`; one that fails becomes a Problem and never stops the rest.

    A text named twice, or two files of one text, are taken once.
    """
    from perspectives.reading import read_file

    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            reading = read_file(path, encoding=encoding, language=language, password=password)
        except ReadingError as error:
            problems.append(Problem(path, error.message, error.hint))
            continue
        first = documents.get(reading.document.id)
        if first is not None:
            message = f"“{path}” holds the same text as “{first.source.path}” and is taken once."
            problems.append(Problem(path, message, "Remove one of the two."))
            continue
        problems += reading.problems
        documents[reading.document.id] = reading.document
    return Texts(tuple(documents.values()), tuple(problems))


def open_inputs(
    paths: Sequence[str],
    *,
    topics: str = "",
    encoding: str = "",
    language: str = "",
    password: str = "",
) -> Opened:
    """A project of the texts at `paths`, the first readable one being the reference.

    `topics` names a codebook file, "none", or is "" to choose among the shipped ones. Raises
    ReadingError where no text is left.
    """
    texts = read_texts(paths, encoding=encoding, language=language, password=password)
    problems = list(texts.problems)
    if not texts.documents:
        if len(problems) == 1:
            raise ReadingError(problems[0].message, problems[0].hint)
        listed = " ".join(problem.message for problem in problems)
        raise ReadingError(f"None of the texts can be read. {listed}".strip())
    reference = texts.documents[0]
    if reference.source.path != paths[0]:
        message = f"“{reference.title}” is the reference now, since “{paths[0]}” cannot be read."
        problems.append(Problem(paths[0], message, "Name another text first."))
    codebook, trouble = find_codebook(topics, texts.documents)
    project = new_project(texts.documents, codebook)
    return Opened(project, (*problems, *trouble))


def find_codebook(
    topics: str, documents: Sequence[Document]
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """The codebook called for, or the shipped one that fits best; a broken one is a Problem.

    Without topics the texts are still compared, by their wording alone.
    """
    from perspectives.reading.codebook import read_codebook

    if topics == NO_TOPICS:
        return None, ()
    if topics:
        try:
            return read_codebook(Path(topics)), ()
        except PerspectivesError as error:
            return None, (Problem(topics, error.message, error.hint),)
    return choose_codebook(documents)


def choose_codebook(
    documents: Sequence[Document],
) -> tuple[Codebook | None, tuple[Problem, ...]]:
    """The shipped codebook whose terms are found most often in `documents`.

    Rule: most hits a text, counted once for each topic and text, at least two topics; the first by
    file name where two are level. None, and a Problem that says so, where no codebook fits.
    """
    best: Codebook | None = None
    most = 0
    for codebook in shipped_codebooks():
        speaking = topics_spoken(codebook, documents)
        if len({topic for topic, _ in speaking}) >= LEAST_TOPICS and len(speaking) > most:
            best, most = codebook, len(speaking)
    if best is not None:
        return best, ()
    message = "None of the shipped codebooks fits these texts, so they are compared without topics."
    return None, (Problem("topics", message, "Choose a codebook, or make one for this dispute."),)


def shipped_codebooks() -> tuple[Codebook, ...]:
    """The codebooks that come with the program, by file name."""
    from perspectives.reading.codebook import read_codebook

    folder = assets.resources() / "codebooks"
    return tuple(read_codebook(path) for path in sorted(folder.glob("*.toml")))


def topics_spoken(codebook: Codebook, documents: Sequence[Document]) -> set[tuple[str, str]]:
    """The (topic, document) pairs where a term of the topic, not excluded, stands in the text."""
    from perspectives.analysis.terms import Matcher

    matchers: dict[str, Matcher] = {}
    out: set[tuple[str, str]] = set()
    for document in documents:
        matcher = matchers.get(document.language)
        if matcher is None:
            matcher = matchers[document.language] = Matcher(codebook.topics, document.language)
        out.update((hit.topic, document.id) for hit in matcher.hits(document.text))
    return out
