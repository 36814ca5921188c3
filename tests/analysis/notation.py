"""A tiny notation for projects: paragraphs as strings, topics as name and terms."""

import hashlib

from perspectives.model.documents import Block, Document, DocumentId, Role, Source
from perspectives.model.project import Project, new_project
from perspectives.model.spans import Span
from perspectives.model.topics import Codebook, Term, TermKind, Topic, TopicId


def document(*paragraphs: str, language: str = "en", title: str = "") -> Document:
    """A document of plain paragraphs."""
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), Role.PARAGRAPH))
        at += len(paragraph) + 1
    name = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Document(
        DocumentId(f"d{name}"), title, text, tuple(blocks), Source("x.txt"), language=language
    )


def topic(name: str, *terms: str | Term, definition: str = "") -> Topic:
    """A topic; a term that begins with "-" is an exclusion."""
    rows = [
        term
        if isinstance(term, Term)
        else Term(term.lstrip("-"), kind=TermKind.EXCLUDE if term[0] == "-" else TermKind.ANY)
        for term in terms
    ]
    return Topic(TopicId(name.lower().replace(" ", "-")), name, 0, definition, tuple(rows))


def project(*documents: Document, topics: tuple[Topic, ...] = ()) -> Project:
    """A project; the first document is the reference."""
    return new_project(documents, Codebook("test", topics))
