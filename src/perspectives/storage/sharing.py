"""A project shared without its full texts: excerpts and hashes only.

What is not an excerpt is blanked out character by character, so that every place stays where it is;
white space stays too, since blocks are parted by it. The texts' own hashes stay, by which a full
text is known again when it is attached. The history begins anew, and originals are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.documents import Document, DocumentId, document_of, passage_id, span_of
from perspectives.model.edits import Change, Edit
from perspectives.model.errors import StorageError
from perspectives.model.spans import Span, merged
from perspectives.storage.making import Content, make
from perspectives.storage.project_file import now
from perspectives.storage.rows import text_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from perspectives.model.judgements import Judgement
    from perspectives.model.project import Project
    from perspectives.storage.project_file import ProjectFile

BLANK = "░"
"""What stands for a character that is not shared: no letter, so it is never matched or tagged."""

_SHOWN = re.compile(r"\S")


def share_excerpts(
    project: Project,
    path: Path,
    passages: Iterable[str] = (),
    *,
    author: str = "",
    clock: Callable[[], str] = now,
    replaces: bool = False,
) -> None:
    """Write a copy of the project that holds excerpts only.

    Excerpts are the passages a person decided on (rejections excepted), pinned, noted, voted or
    took a stance on, and those in `passages` (for example all that are tagged or linked). Raises
    StorageError where the place cannot be written.
    """
    shown = merged_spans([*decided_passages(project), *passages])
    excerpts: dict[str, str] = {}
    documents: dict[str, Document] = {}
    for row in project.documents.values():
        text = blanked(row.text, shown.get(row.id, ()))
        documents[row.id] = replace(row, text=text)
        if text != row.text:
            excerpts[text_sum(text)] = text_sum(row.text)
    judgements = {row.id: _without_quotes(row, shown) for row in project.judgements.values()}
    shared = replace(project, documents=documents, judgements=judgements, versions={})
    label = "Share without full texts"
    content = Content(shared, excerpts=excerpts, label=label, author=author, time=clock())
    make(path, content, replaces=replaces)


def decided_passages(project: Project) -> tuple[str, ...]:
    """The passages that a decision, note, pin, vote or stance of a person is about."""
    out: dict[str, None] = {}
    for row in project.judgements.values():
        if row.state != "rejected":
            out.update({row.passage: None} | ({row.other: None} if row.other else {}))
    for row in (*project.stances.values(), *project.votes.values()):
        out[row.passage] = None
    for row in (*project.notes.values(), *project.pins.values()):
        kind, *names = row.target.split(" ")
        if kind in ("passage", "link"):
            out.update(dict.fromkeys(names))
    known = {passage_id(row.id, block.span) for row in _documents(project) for block in row.blocks}
    return tuple(name for name in out if name in known)


def merged_spans(passages: Iterable[str]) -> Mapping[str, tuple[Span, ...]]:
    """The places of passages by the text they are of."""
    out: dict[str, list[Span]] = {}
    for name in passages:
        out.setdefault(document_of(name), []).append(span_of(name))
    return {name: merged(spans) for name, spans in out.items()}


def blanked(text: str, shown: Iterable[Span]) -> str:
    """`text`, as long as before, with all but white space blanked outside of `shown`."""
    parts: list[str] = []
    at = 0
    for span in shown:
        parts += [_SHOWN.sub(BLANK, text[at : span.start]), span.of(text)]
        at = span.end
    return "".join((*parts, _SHOWN.sub(BLANK, text[at:])))


def attach(file: ProjectFile, document: DocumentId | str, text: str) -> Edit:
    """The edit that gives a text of excerpts its full text again.

    Raises StorageError where `text` is not the text that was shared.
    """
    row = file.project.documents[DocumentId(document)]
    whole = file.excerpts.get(document)
    if whole is None or text_sum(text) != whole:
        raise StorageError(
            f"This is not the text that “{row.title}” was shared from.",
            "Choose the file it was read from, unchanged.",
        )
    changes = [Change("documents", row, replace(row, text=text))]
    for old in file.project.judgements.values():
        quoted = _with_quotes(old, row.id, text)
        if quoted != old:
            changes.append(Change("judgements", old, quoted))
    return Edit(f"Attach the full text of “{row.title}”", tuple(changes))


def _without_quotes(row: Judgement, shown: Mapping[str, tuple[Span, ...]]) -> Judgement:
    """A decision without the words of passages that are not shared."""
    return replace(
        row,
        quote=row.quote if _is_shown(row.passage, shown) else "",
        other_quote=row.other_quote if row.other and _is_shown(row.other, shown) else "",
    )


def _is_shown(passage: str, shown: Mapping[str, tuple[Span, ...]]) -> bool:
    return any(span.contains(span_of(passage)) for span in shown.get(document_of(passage), ()))


def _with_quotes(row: Judgement, document: str, text: str) -> Judgement:
    """A decision with the words that were not shared filled in."""
    if not row.quote and document_of(row.passage) == document:
        span = Span(row.start, row.end) if row.end else span_of(row.passage)
        row = replace(row, quote=span.of(text))
    if row.other and not row.other_quote and document_of(row.other) == document:
        row = replace(row, other_quote=span_of(row.other).of(text))
    return row


def _documents(project: Project) -> Iterable[Document]:
    return project.documents.values()
