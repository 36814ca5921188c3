"""Documents made ready: passages, languages, and the words that matter of each content passage."""

from dataclasses import dataclass

from perspectives.analysis.caching import Memory, content_key
from perspectives.analysis.language import detect_language
from perspectives.analysis.normalising import primary
from perspectives.analysis.segmenting import passages_of
from perspectives.model.documents import CONTENT, Document, Passage
from perspectives.model.spans import Span


@dataclass(frozen=True, slots=True)
class ContentRow:
    """A content passage as it is compared.

    `text` is the passage's text with furniture blanked out, so that places in it plus
    `passage.span.start` are places in the document. `document` is the number of its text.
    """

    passage: Passage
    document: int
    language: str
    text: str

    def placed(self, span: Span) -> Span:
        """A span of `text` as a span of the document."""
        return span.shifted(self.passage.span.start)


@dataclass(frozen=True, slots=True)
class PreparedText:
    """One document ready for comparison; `key` names all its preparation depends on."""

    document: Document
    key: str
    language: str
    passages: tuple[Passage, ...]
    contents: tuple[tuple[Passage, str], ...]


def prepared(document: Document, memory: Memory) -> PreparedText:
    """The document with its passages; remembered by content."""
    blocks = ";".join(
        f"{row.span.start},{row.span.end},{row.role},{row.level},{row.page},{row.furniture}"
        for row in document.blocks
    )
    key = content_key(document.id, document.text, blocks, document.language)

    def make() -> PreparedText:
        language = primary(document.language or detect_language(document.text))
        passages = passages_of(document)
        contents = tuple(
            (row, blanked(row, document.text)) for row in passages if row.role in CONTENT
        )
        return PreparedText(document, key, language, passages, contents)

    return memory.recall(("prepared", key), make)


def blanked(passage: Passage, text: str) -> str:
    """The passage's text with its furniture replaced by blanks, length kept."""
    out = passage.span.of(text)
    for span in passage.furniture:
        inside = span.shifted(-passage.span.start)
        out = out[: inside.start] + " " * inside.length + out[inside.end :]
    return out


def content_rows(texts: tuple[PreparedText, ...]) -> tuple[ContentRow, ...]:
    """All content passages of some texts, in order."""
    return tuple(
        ContentRow(passage, number, text.language, words)
        for number, text in enumerate(texts)
        for passage, words in text.contents
    )
