"""What a reader of any format hands over: pieces of text, metadata and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.documents import Role
from perspectives.model.rows import field, frozen_row, replace

if TYPE_CHECKING:
    from perspectives.model.errors import Problem
    from perspectives.model.spans import Span


@frozen_row
class Options:
    """What the person chose for one file; "" = detect.

    `name` is the path or address as given. `encoding` is a codec's name, `language` a BCP 47 tag.
    `with_deleted` keeps what tracked changes deleted. `whole` takes all text of a web page instead
    of its article. `media_type` is what the server said that the bytes are. `asks` refuses a text
    of more than a thousand pages with LongText, so that a person can be asked first.
    """

    name: str = ""
    encoding: str = ""
    language: str = ""
    password: str = ""
    with_deleted: bool = False
    whole: bool = False
    media_type: str = ""
    asks: bool = False


@frozen_row
class Piece:
    """A block that has no place in a text yet.

    `text` is one paragraph, heading, item and so on. `level` is the depth of a heading or item (1 =
    top). `page` counts from 1, 0 = no pages. `sure` says that the format itself stated the role, so
    that it is not guessed again; a sure paragraph may still turn out to be furniture. `furniture`
    are spans of `text` excluded from matching. `close` joins this piece to the one before with one
    line feed instead of two (the lines of a list or a poem).
    """

    text: str
    role: Role = Role.PARAGRAPH
    level: int = 0
    page: int = 0
    sure: bool = False
    furniture: tuple[Span, ...] = ()
    close: bool = False


@frozen_row
class Metadata:
    """What a file says about its text; "" = not said. `date` is ISO 8601."""

    title: str = ""
    author: str = ""
    party: str = ""
    date: str = ""
    language: str = ""
    group: str = ""


@frozen_row
class Extract:
    """All that a reader found in one file, before roles are recognised.

    `suggestions` fill what neither `metadata` nor the text itself says: file properties, which are
    as often about the program or the template as about the text. `encoding` is the codec a text
    file was decoded with, "" where the format has its own. `is_clean` says that all text went
    through `cleaning.clean`, which then is not done again.
    """

    pieces: tuple[Piece, ...]
    metadata: Metadata = field(default_factory=Metadata)
    problems: tuple[Problem, ...] = ()
    encoding: str = ""
    is_clean: bool = False
    suggestions: Metadata = field(default_factory=Metadata)


def completed(metadata: Metadata, suggestions: Metadata) -> Metadata:
    """`metadata`, with `suggestions` where it says nothing; not of language, which can be told."""
    names = [name for name in Metadata.__match_args__ if name != "language"]
    found = {name: getattr(metadata, name) or getattr(suggestions, name) for name in names}
    return replace(metadata, **found)
