"""Makes small files of every format, honest and hostile, in memory."""

from __future__ import annotations

import io
import zipfile
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(members: dict[str, bytes | str], *, level: int = 6) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, kind)
    return out.getvalue()


def relations(**targets: str) -> str:
    rows = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind.replace("_", "-")}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def docx(
    body: str, *, parts: dict[str, str] | None = None, namespace: str = W, before: str = ""
) -> bytes:
    """A Word document with `body`; `parts` are further members, related by their file name."""
    parts = parts or {}
    kinds = {name.removesuffix(".xml"): name for name in parts}
    document = (
        f'{before}<w:document xmlns:w="{namespace}" xmlns:mc="{MC}" xmlns:r="{R}">'
        f"<w:body>{body}</w:body></w:document>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": relations(**kinds),
            **{
                f"word/{name}": f'<w:part xmlns:w="{namespace}">{data}</w:part>'
                for name, data in parts.items()
            },
        }
    )


def paragraph(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def odt(body: str, *, styles: str = "", before: str = "", meta: str = "") -> bytes:
    """An OpenDocument text with `body` and automatic `styles`."""
    names = " ".join(
        f'xmlns:{name}="{ODF}:{long}:1.0"'
        for name, long in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("table", "table"),
            ("draw", "drawing"),
            ("fo", "xsl-fo-compatible"),
        )
    )
    content = (
        f"{before}<office:document-content {names}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "META-INF/manifest.xml": "<manifest/>",
            **({"meta.xml": meta} if meta else {}),
        }
    )


def epub(
    chapters: dict[str, str], *, title: str = "A book", before: str = "", linear: str = "yes"
) -> bytes:
    """A book of `chapters`: name to the inside of its body."""
    items = "".join(
        f'<item id="c{at}" href="{name}" media-type="application/xhtml+xml"/>'
        for at, name in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{at}" linear="{linear}"/>' for at in range(len(chapters)))
    package = (
        f'{before}<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>Ana Berg</dc:creator></metadata>"
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    )
    pages = {
        f"OPS/{name}": f"<html><head><title>x</title></head><body>{body}</body></html>"
        for name, body in chapters.items()
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OPS/book.opf": package,
            **pages,
        }
    )


def page(body: str, *, head: str = "<title>A page</title>") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


PROSE = (
    "The council decided on Monday that the bridge will be rebuilt before the winter, because the "
    "villages on the other bank have waited for it for eleven years and no ferry runs at night."
)
"""A sentence long enough to be a paragraph for any reader."""
