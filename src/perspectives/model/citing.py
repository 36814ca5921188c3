"""How labels and sentences name a place: “Title” ¶7."""

from perspectives.model.documents import CONTENT, Document, DocumentId, document_of, span_of
from perspectives.model.errors import StaleEdit
from perspectives.model.project import Project
from perspectives.model.topics import Topic

MOST_TITLE = 40
"""Code points of a title in a label: a history line of 80 then holds verb, topic and place."""


def shortened(text: str, most: int = MOST_TITLE) -> str:
    """`text` on one line, cut at `most` code points with an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def title_of(project: Project, document: DocumentId | str) -> str:
    """The title of a text in quotes, shortened; “a text that is gone” where there is none."""
    row = project.documents.get(document)
    return f"“{shortened(row.title or row.id)}”" if row else "a text that is gone"


def name_of(project: Project, topic: str) -> str:
    """The name of a topic in quotes; “a topic that is gone” where there is none."""
    row = project.topics.get(topic)
    return f"“{shortened(row.name)}”" if row else "a topic that is gone"


def cite(project: Project, passage: str) -> str:
    """The place of a passage: its text and the number of its paragraph ("“Treaty” ¶7").

    A heading, or a passage that is no longer there, is named by its text alone.
    """
    document = document_of(passage)
    title = title_of(project, document)
    row = project.documents.get(document)
    number = number_of(row, passage) if row else 0
    return f"{title} ¶{number}" if number else title


def number_of(document: Document, passage: str) -> int:
    """The place of a passage among the content passages of its document, from 1; 0 = none."""
    span = span_of(passage)
    number = 0
    for block in document.blocks:
        is_content = block.role in CONTENT
        number += is_content
        if block.span == span:
            return number if is_content else 0
    return 0


def needed_topic(project: Project, topic: str) -> Topic:
    """The topic with this id; raises StaleEdit where it is gone."""
    row = project.topics.get(topic)
    if row is None:
        raise StaleEdit("This topic is no longer in the codebook.", "Choose another topic.")
    return row


def needed_document(project: Project, document: DocumentId | str) -> Document:
    """The text with this id; raises StaleEdit where it is gone."""
    row = project.documents.get(document)
    if row is None:
        raise StaleEdit("This text is no longer in the comparison.", "Add it again.")
    return row


def document_with(project: Project, passage: str) -> Document:
    """The text that holds a passage; raises StaleEdit where text or passage is gone."""
    row = needed_document(project, document_of(passage))
    span = span_of(passage)
    if all(block.span != span for block in row.blocks):
        raise StaleEdit("This passage is no longer in its text.", "Choose the passage anew.")
    return row
