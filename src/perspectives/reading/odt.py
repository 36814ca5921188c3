"""OpenDocument texts, zipped or flat, to pieces, with our own reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.errors import Problem, ReadingError
from perspectives.reading import sniffing
from perspectives.reading.archive import Archive
from perspectives.reading.markup import Damaged, Handler, parse
from perspectives.reading.odt_body import Body, notes_of
from perspectives.reading.odt_styles import Styles
from perspectives.reading.pieces import Extract
from perspectives.reading.properties import properties_of, stated

if TYPE_CHECKING:
    from perspectives.reading.pieces import Options

VERSION = "1"

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_PREFIXES = {
    f"{_NAMES}:office:1.0": "office",
    f"{_NAMES}:style:1.0": "style",
    f"{_NAMES}:text:1.0": "text",
    f"{_NAMES}:table:1.0": "table",
    f"{_NAMES}:drawing:1.0": "draw",
    f"{_NAMES}:xsl-fo-compatible:1.0": "fo",
    f"{_NAMES}:svg-compatible:1.0": "svg",
    f"{_NAMES}:presentation:1.0": "presentation",
    "http://www.w3.org/1998/Math/MathML": "math",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def extract(data: bytes, options: Options) -> Extract:
    """The text of an OpenDocument text with its notes; raises ReadingError."""
    if sniffing.is_zip(data):
        archive = Archive(data)
        _refuse_encrypted(archive)
        content, look = archive.read("content.xml"), archive.read("styles.xml")
        meta = archive.read("meta.xml")
    else:
        content, look, meta = data, b"", data
    if not content:
        raise ReadingError("it has no text in it.", "Save it anew as an OpenDocument text.")
    styles = Styles()
    _parse(look, styles)
    _parse(content, styles)
    body = Body(styles, with_deleted=options.with_deleted)
    is_whole = _parse(content, body)
    pieces = (*body.pieces, *notes_of(body))
    return Extract(
        pieces, stated(pieces), _problems(body, options, is_whole), suggestions=properties_of(meta)
    )


def _parse(data: bytes, handler: Handler) -> bool:
    """Hand a part to its handler; False where it breaks off."""
    try:
        if data:
            parse(data, _PREFIXES, handler)
    except Damaged:
        # What came before the damage is kept; `extract` says that the rest is missing.
        return False
    return True


def _refuse_encrypted(archive: Archive) -> None:
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise ReadingError(
            "it is protected by a password.", "Save a copy of it without the password."
        )


def _problems(body: Body, options: Options, is_whole: bool) -> tuple[Problem, ...]:
    out: list[Problem] = []
    if not is_whole:
        message = "The file is damaged: its text breaks off before the end."
        out.append(Problem(options.name, message, "Open it in its program and save it anew."))
    if body.deletions and options.with_deleted:
        message = "Text that tracked changes deleted is shown, and left out of matching."
        out.append(Problem(options.name, message))
    elif body.deletions:
        message = "The text has tracked changes: what is inserted stands, what is deleted is gone."
        hint = "Read it again with deleted text shown to see it."
        out.append(Problem(options.name, message, hint))
    if body.hidden:
        message = "The document hides some of its text; it is left out."
        out.append(Problem(options.name, message, "Show hidden text in its program to see it."))
    return tuple(out)
