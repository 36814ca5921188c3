"""What is dropped on the window or lies on the clipboard, taken as texts.

Rich text is handed as bytes to the import process; Qt's own reader of HTML is never used, since it
opens the files and pictures that a page names.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from perspectives.texts import _

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from perspectives.desktop.filing import Filing

RICH = ("text/rtf", "application/rtf")
"""Other kinds of rich text on clipboards, where there is no HTML."""

PAGE = "<!doctype html><html><head><meta charset='utf-8'></head><body>{}</body></html>"


def show(window: Filing) -> None:
    """Add what is on the clipboard as a position: files, rich text, an address or plain text."""
    # A clipboard whose owner has gone holds nothing, not even an empty piece.
    mime = QGuiApplication.clipboard().mimeData() or QMimeData()
    if not take(window, mime):
        window.status_line.say(_("The clipboard has no text."))


def paste_plain(window: Filing) -> None:
    """Add the plain text on the clipboard as a position, without headings or lists."""
    text = QGuiApplication.clipboard().text()
    if text.strip():
        _add(window, text.encode("utf-8", "replace"))
    else:
        window.status_line.say(_("The clipboard has no text."))


def is_welcome(mime: QMimeData, *, is_own: bool = False) -> bool:
    """Whether something dragged over the window can be dropped; not words of its own texts."""
    return mime.hasUrls() or (not is_own and (mime.hasHtml() or mime.hasText()))


def take(window: Filing, mime: QMimeData) -> bool:
    """Add what was dropped or copied; False where there is nothing to add."""
    if mime.hasUrls() and take_urls(window, mime.urls()):
        return True
    html, text = mime.html(), mime.text()
    rich = next((bytes(mime.data(kind).data()) for kind in RICH if mime.hasFormat(kind)), b"")
    if html.strip():
        _add(window, page_of(html), media_type="text/html", whole=True)
    elif rich.strip():
        _add(window, rich)
    elif _is_address(text):
        from perspectives.desktop.address_dialog import ask

        ask(window, text.strip())
    elif text.strip():
        _add(window, text.encode("utf-8", "replace"))
    else:
        return False
    return True


def take_urls(window: Filing, urls: list[QUrl]) -> bool:
    """Open files and folders, or ask about the first address; False where there are none."""
    paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
    addresses = [url.toString() for url in urls if url.scheme() in ("http", "https")]
    if paths:
        window.take_files(paths)
    elif addresses:
        from perspectives.desktop.address_dialog import ask

        ask(window, addresses[0])
    return bool(paths or addresses)


def page_of(html: str) -> bytes:
    """Rich text of a clipboard as the bytes of a whole page."""
    is_whole = "<html" in html[:2_000].lower()
    # A byte order mark outweighs whatever encoding the page claims: these bytes are UTF-8.
    return (html if is_whole else PAGE.format(html)).encode("utf-8-sig", "replace")


def _is_address(text: str) -> bool:
    words = text.split()
    return len(words) == 1 and words[0].startswith(("http://", "https://"))


def _add(window: Filing, data: bytes, **choices: object) -> None:
    name = _("Clipboard {time}").format(time=f"{datetime.now():%Y-%m-%d %H:%M:%S}")
    window.session.add_paths([name], contents={0: data}, **choices)
