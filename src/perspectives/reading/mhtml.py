"""Web pages saved in one file with their parts (MHTML) to pieces: the page, as web.py reads it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.model.errors import ReadingError
from perspectives.reading import encodings
from perspectives.reading.html_decoding import decode_page
from perspectives.reading.mail import Mail
from perspectives.reading.web import read_page

if TYPE_CHECKING:
    from perspectives.reading.pieces import Extract, Options

VERSION = "1"


def extract(data: bytes, options: Options) -> Extract:
    """The article of a saved page; raises ReadingError."""
    mail = Mail(data)
    address = mail.field("snapshot-content-location")
    pages = list(mail.parts("text/html")) or list(mail.parts("application/xhtml+xml"))
    if not pages:
        raise ReadingError("it is a saved page without text.", "Save the page anew.")
    page = next((row for row in pages if address and row.location() == address), pages[0])
    stated = page.encoding()
    decoded = decode_page(page.data(), options.encoding)
    if decoded.guessed and stated and not options.encoding:
        decoded = encodings.decode(page.data(), stated)
    found = read_page(decoded.text, options, address or page.location())
    problems = (*encodings.problems_of(decoded, options.name), *found.problems)
    return replace(found, problems=problems, encoding=decoded.encoding)
