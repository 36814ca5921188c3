"""Tells formats by their bytes; loads no library."""

from __future__ import annotations

import re

_MARK = b"\xef\xbb\xbf"
_BEFORE_TAG = re.compile(rb"(?:\s+|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_WEB_TAG = re.compile(rb"<!doctype\s+html\b|<(?:html|head|body)[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
_MAIL_FIELDS = frozenset(
    b"received return-path delivered-to message-id mime-version from to subject date cc bcc"
    b" reply-to content-type content-transfer-encoding snapshot-content-location".split()
)

_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "it is an old Word file, or one protected by a password.",
        "Open it in its program and save it as .docx without a password.",
    ),
    (b"\x89PNG\r\n", "it is a picture.", "Recognise its text with another program first."),
    (b"\xff\xd8\xff", "it is a picture.", "Recognise its text with another program first."),
    (b"GIF8", "it is a picture.", "Recognise its text with another program first."),
    (b"II*\x00", "it is a picture.", "Recognise its text with another program first."),
    (b"MM\x00*", "it is a picture.", "Recognise its text with another program first."),
    (b"\x1f\x8b", "it is a packed archive.", "Unpack it and choose the files inside."),
    (b"7z\xbc\xaf", "it is a packed archive.", "Unpack it and choose the files inside."),
    (b"Rar!", "it is a packed archive.", "Unpack it and choose the files inside."),
    (b"SQLite format 3\x00", "it is a database.", "Open a project with the Open command."),
    (
        b"PK\x03\x04",
        "it is a ZIP archive without a text document in it, or a damaged one.",
        "Choose a .docx, .odt or .epub file, or unpack the archive first.",
    ),
)
"""First bytes of what is not read, what it is, and what to do."""


def is_pdf(data: bytes) -> bool:
    """Whether a PDF begins within the first 1,024 bytes, as readers of PDF allow."""
    return b"%PDF-" in data[:1024]


def is_zip(data: bytes) -> bool:
    """Whether `data` is a ZIP archive with something in it."""
    return data.startswith(b"PK\x03\x04")


def is_docx(data: bytes) -> bool:
    """Whether `data` is an Office Open XML file that is no spreadsheet or presentation."""
    names = zip_names(data)
    return b"[Content_Types].xml" in names and b"xl/" not in names and b"ppt/" not in names


def is_odt(data: bytes) -> bool:
    """Whether `data` is an OpenDocument text, a template for one or a flat XML one."""
    if is_zip(data):
        mark = b"application/vnd.oasis.opendocument.text"
        return mark in data[:256] or (
            b"content.xml" in zip_names(data) and b"META-INF/manifest.xml" in zip_names(data)
        )
    return b"<office:document " in data[:4096] and b"opendocument.text" in data[:16384]


def is_epub(data: bytes) -> bool:
    """Whether `data` is an EPUB book."""
    return is_zip(data) and (
        b"application/epub+zip" in data[:256] or b"META-INF/container.xml" in zip_names(data)
    )


def is_rtf(data: bytes) -> bool:
    r"""Whether `data` begins with "{\rtf"."""
    return data[:64].removeprefix(_MARK).lstrip().startswith(b"{\\rtf")


def is_web_page(data: bytes) -> bool:
    """Whether `data` begins with the first tags of a web page, in any encoding of the web."""
    head = _narrow(data[:8192])
    before = _BEFORE_TAG.match(head)
    return _WEB_TAG.match(head, before.end() if before else 0) is not None


def is_web_archive(data: bytes) -> bool:
    """Whether `data` is a web page saved with its parts in one file (MHTML)."""
    head = data[:8192].lower()
    return is_mail(data) and (
        b"snapshot-content-location:" in head
        or b"saved by " in head[:256]
        or (b"multipart/related" in head and b"text/html" in head and b"\nfrom: " not in head)
    )


def is_mail(data: bytes) -> bool:
    """Whether `data` begins with the header of a message: three lines of fields that mails have."""
    known = 0
    for line in data[:65536].removeprefix(_MARK).lstrip().splitlines():
        if line[:1] in (b" ", b"\t"):
            continue
        if not _HEADER.match(line):
            break
        known += line.partition(b":")[0].strip().lower() in _MAIL_FIELDS
    return known >= 3


def is_markdown(data: bytes) -> bool:
    """Whether `data` is surely Markdown: front matter, or two lines that are headings.

    Without either, the file's suffix decides.
    """
    head = data[:65536].removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    if head.startswith(b"---\n"):
        matter = head[4:].partition(b"\n---")[0]
        lines = [line for line in matter.split(b"\n") if line.strip()]
        return bool(lines) and all(b":" in line or line[:1] in b" -#" for line in lines)
    marks = (b"# ", b"## ", b"### ", b"#### ")
    return sum(line.startswith(marks) for line in head.split(b"\n")) >= 2


def what_else(data: bytes) -> tuple[str, str]:
    """What `data` is, and what to do, where it is of a kind known and not read; else ("", "")."""
    for mark, what, remedy in _OTHERS:
        if data.startswith(mark):
            return what, remedy
    return "", ""


def zip_names(data: bytes) -> bytes:
    """The directory at the end of a ZIP archive, names among other bytes; b"" where it is none.

    Nothing is parsed, so that a directory of a million lines costs nothing.
    """
    if not is_zip(data):
        return b""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    if end < 0 or end + 20 > len(data):
        return b""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[max(0, end - size) : end]


def _narrow(head: bytes) -> bytes:
    """`head` with UTF-16 made narrow, so that tags can be looked for."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(_MARK)
