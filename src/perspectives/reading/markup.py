"""XML of office formats as events: no document type, no entities, bounded depth.

Parsed by expat; names come as "prefix:local" by a table of namespaces, so that the strict and the
transitional form of a format look alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from perspectives.model.errors import ReadingError

if TYPE_CHECKING:
    from collections.abc import Mapping

DEEPEST = 400
"""Elements inside one another: real documents reach 60, tables in tables 120."""

_SAVE_ANEW = "Open it in the program it comes from and save it anew."


class Handler(Protocol):
    """What takes the events of one part."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; attributes of a namespace are named like elements, others barely."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, text: str) -> None:
        """Text stands here; runs of it may come in several calls."""
        ...


class Damaged(ReadingError):
    """The XML breaks off or is wrong somewhere; what came before has been handed over."""


def parse(data: bytes, prefixes: Mapping[str, str], handler: Handler) -> None:
    """Hand the events of the XML in `data` to `handler`.

    `prefixes` has namespace to prefix; names of other namespaces come as "?:local". Raises
    ReadingError for a document type or for too deep elements, Damaged for wrong XML.
    """
    parser = expat.ParserCreate(namespace_separator="\n")
    parser.buffer_text = True
    parser.ordered_attributes = False
    walk = _Walk(prefixes, handler)
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Damaged("it is damaged.", _SAVE_ANEW) from error
    except (LookupError, UnicodeError) as error:
        # An encoding that Python does not know, or knows only for whole texts.
        raise Damaged("it is written in an unknown encoding.", _SAVE_ANEW) from error


class _Walk:
    """Names elements and watches how deep they go."""

    def __init__(self, prefixes: Mapping[str, str], handler: Handler) -> None:
        self._prefixes = prefixes
        self._handler = handler
        self._names: dict[str, str] = {}
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ReadingError("its parts are nested too deep for a text.", _SAVE_ANEW)
        self._handler.start(
            self._named(name), {self._named(key): value for key, value in attributes.items()}
        )

    def end(self, name: str) -> None:
        self._depth -= 1
        self._handler.end(self._named(name))

    def _named(self, name: str) -> str:
        short = self._names.get(name)
        if short is None:
            space, _, local = name.rpartition("\n")
            short = f"{self._prefixes.get(space, '?')}:{local}" if space else local
            if len(self._names) < 10_000:
                self._names[name] = short
        return short


def _refuse_document_type(*_: object) -> None:
    raise ReadingError(
        "it declares a document type, which no honest file of this kind does.",
        "Ask its sender for a copy in another format.",
    )
