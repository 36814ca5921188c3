"""What a person names (files, codebooks) to a project: the same for window and terminal.

`open_inputs` does it all. A window that shows texts before topics are known calls its two steps,
`read_texts` and `find_codebook`, itself, and opens project files (`is_project`) for writing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from perspectives import assets
from perspectives.model.errors import CodebookError, PerspectivesError, Problem, ReadingError
from perspectives.model.project import new_project, table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perspectives.analysis.embedding import EmbeddingTable
    from perspectives.model.documents import Document
    from perspectives.model.project import Project
    from perspectives.model.topics import Codebook

PROJECT_SUFFIX = ".perspectives"
SQLITE_START = b"SQLite format 3\0"
"""How a project file ends its name and begins; written here too, since loading `storage` to ask
costs a start of the window 5 ms."""

TOPICS = "topics"
"""Where a problem of the choice of a codebook is."""

EXCHANGE_SUFFIXES = (".qdpx", ".qdc")
"""How the files of other programs end that hold texts with their codes (REFI-QDA)."""

NO_TOPICS = "none"
"""The name that asks for a comparison without a codebook."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A project made from what was named, and what was wrong with some of it.

    `topics` says in one sentence which codebook was taken and why. `codebook` is its name: a
    shipped one's ("asm"), else the path as given, "" where there is none.
    """

    project: Project
    problems: tuple[Problem, ...] = ()
    topics: str = ""
    codebook: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents that could be read, in the order named, and what was wrong with the others.

    The first is the reference.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A codebook, how it was called for, a sentence that says so, and what was wrong with it."""

    codebook: Codebook | None
    name: str = ""
    sentence: str = ""
    problems: tuple[Problem, ...] = ()


def open_inputs(
    paths: Sequence[str],
    *,
    topics: str = "",
    encoding: str = "",
    language: str = "",
    password: str = "",
    with_deleted: bool = False,
    whole: bool = False,
) -> Opened:
    """A project of the texts at `paths`, the first readable one being the reference.

    `topics` names a codebook file or a shipped codebook, is "none", or "" to choose among the
    shipped ones. The first path may be a project file: texts named after it are added to its own,
    and its topics stay unless `topics` asks for others; the file is only read. A REFI-QDA file of
    another program may stand there too. Raises ReadingError
    where no text is left, StorageError for a project that cannot be opened.
    """
    read_all = partial(
        read_texts,
        encoding=encoding,
        language=language,
        password=password,
        with_deleted=with_deleted,
        whole=whole,
    )
    if paths and (is_project(paths[0]) or is_exchange(paths[0])):
        kept = _open_kept(paths[0])
        return _with_texts(kept, read_all(paths[1:]), topics)
    texts = read_all(paths)
    if not texts.documents:
        raise nothing_left(texts.problems)
    choice = find_codebook(topics, texts.documents)
    return Opened(
        new_project(texts.documents, choice.codebook),
        (*texts.problems, *choice.problems),
        choice.sentence,
        choice.name,
    )


def read_texts(
    paths: Sequence[str],
    *,
    encoding: str = "",
    language: str = "",
    password: str = "",
    with_deleted: bool = False,
    whole: bool = False,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Texts:
    """The texts at `paths`, files and addresses; one that fails becomes a Problem, not an end.

    A text named twice, or two files of one text, are taken once. `progress` is told how many are
    read, of how many. Raises Cancelled where `cancelled` said so.
    """
    from perspectives.reading.batch import read_many
    from perspectives.reading.pieces import Options

    choices = Options("", encoding, language, password, with_deleted, whole)
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for outcome in read_many(paths, choices, progress=progress, cancelled=cancelled):
        path, reading = outcome.name, outcome.reading
        if reading is None:
            if outcome.error is not None:
                problems.append(Problem(path, outcome.error.message, outcome.error.hint))
            continue
        first = documents.get(reading.document.id)
        if first is None:
            problems += reading.problems
            documents[reading.document.id] = reading.document
        else:
            problems.append(same_text(path, first.source.path))
    texts = tuple(documents.values())
    if texts and texts[0].source.path != str(paths[0]):
        problems.append(other_reference(str(paths[0]), texts[0]))
    return Texts(texts, tuple(problems))


def is_project(path: str) -> bool:
    """Whether `path` is, by its name or its first bytes, a project file."""
    if path.endswith(PROJECT_SUFFIX):
        return True
    try:
        with open(path, "rb") as file:
            return file.read(len(SQLITE_START)) == SQLITE_START
    except (OSError, ValueError):
        return False


def is_exchange(path: str) -> bool:
    """Whether `path` is, by its name, a REFI-QDA file of this or another program."""
    return path.lower().endswith(EXCHANGE_SUFFIXES)


def nothing_left(problems: Sequence[Problem]) -> ReadingError:
    """The error for a comparison of which no text, or only one, could be opened.

    What is doubtful about the codebook is no reason for it, and is not said.
    """
    reasons = [row for row in problems if row.where != TOPICS]
    if not reasons:
        return ReadingError("There is one text and none to compare it with.", "Name another text.")
    if len(reasons) == 1:
        return ReadingError(reasons[0].message, reasons[0].hint)
    listed = " ".join(f"{problem.message} {problem.hint}".strip() for problem in reasons)
    message = f"Nothing is left to compare. {listed}"
    return ReadingError(message.strip())


def find_codebook(topics: str, documents: Sequence[Document]) -> Choice:
    """The codebook called for, or the shipped one that fits best; a broken one is a Problem.

    Without topics the texts are still compared, by their wording alone.
    """
    from perspectives.reading.codebook import read_codebook

    if topics == NO_TOPICS:
        return Choice(None, "", "The texts are compared without topics, as asked.")
    if not topics:
        return choose_codebook(documents)
    shipped = shipped_path(topics)
    try:
        codebook = read_codebook(shipped or Path(topics))
    except CodebookError as error:
        problem = Problem(topics, error.message, error.hint)
        return Choice(None, "", "The texts are compared without topics.", (problem,))
    return Choice(codebook, topics, f"The topics are those of “{topics}”, as asked.")


def choose_codebook(documents: Sequence[Document]) -> Choice:
    """The shipped codebook whose topics speak in the most texts (`analysis.choosing` has the rule).

    No codebook, and a Problem that says so, where none fits.
    """
    from perspectives.analysis.choosing import best_codebook

    books = shipped_codebooks()
    best = best_codebook(books.values(), documents)
    if best is None:
        message = "No shipped codebook fits these texts, so they are compared without topics."
        hint = "Choose a codebook, or make one for this dispute."
        return Choice(None, "", "", (Problem(TOPICS, message, hint),))
    codebook, fit = best
    name = next(name for name, book in books.items() if book is codebook)
    texts = f"{fit.texts} of {len(documents)} texts"
    if len(documents) == 1:
        texts = "the text"
    sentence = f"The topics are those of the shipped codebook “{name}”, which speaks in {texts}."
    return Choice(codebook, name, sentence)


def shipped_codebooks() -> dict[str, Codebook]:
    """The codebooks that come with the program, by name, in order of name."""
    from perspectives.reading.codebook import read_codebook

    paths = sorted((assets.resources() / "codebooks").glob("*.toml"))
    return {path.stem: read_codebook(path) for path in paths}


def shipped_path(name: str) -> Path | None:
    """The file of the shipped codebook called `name`; None where `name` is a file or neither."""
    if Path(name).exists() or name != Path(name).name:
        return None
    path = assets.resources() / "codebooks" / f"{name}.toml"
    return path if path.is_file() else None


def _open_kept(path: str) -> Opened:
    """The project in a project file or in a REFI-QDA file."""
    if not is_exchange(path):
        return _open_project(Path(path))
    from perspectives.exchanging import open_exchange

    project, problems = open_exchange(Path(path))
    return Opened(project, problems, f"The topics are the codes of “{path}”.", path)


def _open_project(path: Path) -> Opened:
    """The project in a file, read without a lock; nothing is written."""
    from perspectives.storage.checking import check_header
    from perspectives.storage.opening import examined
    from perspectives.storage.quotes import anchor_problems

    loaded = examined(path, check_header(path))
    problems = (*loaded.unread, *anchor_problems(loaded.project))
    return Opened(loaded.project, problems, f"The topics are those of “{path.name}”.", path.name)


def _with_texts(kept: Opened, added: Texts, topics: str) -> Opened:
    project = kept.project
    last = max((row.order for row in project.documents.values()), default=-1)
    rows = [row for row in added.documents if row.id not in project.documents]
    new = [replace(row, order=last + place) for place, row in enumerate(rows, 1)]
    documents = {**project.documents, **table_of(new)}
    if not documents:
        raise nothing_left(added.problems)
    project = replace(project, documents=documents)
    problems = (*kept.problems, *added.problems)
    if not topics:
        return Opened(project, problems, kept.topics, kept.codebook)
    choice = find_codebook(topics, tuple(documents.values()))
    chosen = new_project((), choice.codebook)
    project = replace(project, topics=chosen.topics, names=chosen.names)
    return Opened(project, (*problems, *choice.problems), choice.sentence, choice.name)


def same_text(path: str, first: str) -> Problem:
    """The problem of a path that holds the text of another one."""
    if path == first:
        return Problem(path, f"“{path}” is named twice and taken once.", "Name it once.")
    message = f"“{path}” holds the same text as “{first}” and is left out."
    return Problem(path, message, "Remove one of the two.")


def other_reference(path: str, document: Document) -> Problem:
    """The problem of a first text that cannot be opened, so that another is the reference."""
    message = f"“{document.title}” is the reference, since “{path}” cannot be opened."
    return Problem(path, message, "Name another text first.")


def embedding_table(folder: str = "") -> EmbeddingTable:
    """The model in `folder`, the one of the settings, or the one that ships.

    A static model takes the place of the one that ships; an ONNX sentence encoder joins it.

    Raises PerspectivesError where a folder was named and holds no model that can be read.
    """
    from perspectives.analysis.embedding import load_table, with_encoder
    from perspectives.analysis.encoders import ModelError, load_model
    from perspectives.analysis.sentence_encoding import load_encoder, model_file
    from perspectives.settings import load_settings

    named = folder or load_settings()[0].model_folder
    if not named:
        return load_table(*assets.embedding())
    try:
        files = assets.model_files(Path(named))
        if model_file(files):
            return with_encoder(load_table(*assets.embedding()), load_encoder(files))
        return load_model(files)
    except (OSError, ModelError) as error:
        message = f"“{named}” holds no model that can be read: {error}"
        hint = "Name a folder in the format of model2vec, or one with an ONNX sentence encoder."
        raise PerspectivesError(message, hint) from error
