"""Makes every kind of hostile input that is known, named by what it tries."""

from __future__ import annotations

import random
import struct

from reading.making import MC, ODF, PROSE, R, W, docx, epub, odt, page, paragraph, zipped
from reading.making_pdf import assembled, column, pdf

LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha" * 10}">' for at in range(9))
DOCTYPE = f"<!DOCTYPE x [{LAUGHS}]>"


def external(address: str) -> str:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}/entity"> %p;]>'


def bomb() -> bytes:
    """One hundred megabytes of text in some hundred kilobytes."""
    return docx(f"<w:p><w:r><w:t>{'a' * 100_000_000}</w:t></w:r></w:p>")


def lying_bomb() -> bytes:
    """A member whose header says that it has ten bytes."""
    data = bytearray(docx(f"<w:p><w:r><w:t>{'a' * 80_000_000}</w:t></w:r></w:p>"))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark)
        while at >= 0:
            data[at + place : at + place + 4] = struct.pack("<I", 10)
            at = data.find(mark, at + 4)
    return bytes(data)


def many_members() -> bytes:
    members = {f"word/{number}.xml": "" for number in range(6_000)}
    return zipped({"[Content_Types].xml": "", "word/document.xml": "<x/>", **members}, level=0)


def climbing() -> bytes:
    """Members and relations that name places outside of the archive."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{R}/officeDocument" Target="../../../../etc/passwd"/>'
        "</Relationships>"
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations,
            "../../escaped.txt": "out",
            "/absolute.txt": "out",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{paragraph(PROSE)}'
            "</w:body></w:document>",
        }
    )


def locked_member() -> bytes:
    data = bytearray(docx(paragraph(PROSE)))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def deep(element: str, depth: int) -> str:
    return f"<{element}>" * depth + PROSE + f"</{element}>" * depth


def style_circle() -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{1 - at}"/></w:style>' for at in range(2)
    )
    return docx(paragraph(PROSE, "s0"), parts={"styles.xml": styles})


def chunk_of_itself() -> bytes:
    """A document that embeds its own main part, and a part that is not there."""
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="x/aFChunk" Target="document.xml"/>'
        '<Relationship Id="b" Type="x/aFChunk" Target="none.html"/></Relationships>'
    )
    return docx(
        '<w:altChunk r:id="a"/><w:altChunk r:id="b"/>' + paragraph(PROSE),
        parts={"_rels/document.xml.rels": relations},
    )


def nested_mail(depth: int) -> bytes:
    head = "From: a@b.c\nTo: d@e.f\nSubject: deep\nMIME-Version: 1.0\n"
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth)
    )
    return f"{head}{parts}Content-Type: text/plain\n\n{PROSE}\n".encode()


def many_parts() -> bytes:
    head = "From: a@b.c\nTo: d@e.f\nSubject: many\nContent-Type: multipart/mixed; boundary=b\n\n"
    return (head + f"--b\nContent-Type: text/plain\n\n{PROSE}\n" * 2_000 + "--b--\n").encode()


def long_subject() -> bytes:
    words = "=?utf-8?B?aGVsbG8=?= " * 100_000
    return f"From: a@b.c\nTo: d@e.f\nDate: x\nSubject: {words}\n\n{PROSE}\n".encode()


def page_tree(kids: str, count: str) -> bytes:
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Kids[{kids}]/Count {count}>>".encode(),
            b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>",
        ]
    )


def random_bytes(start: bytes) -> bytes:
    return start + random.Random(4).randbytes(20_000)


READ = "read"
REFUSED = "refused"
EITHER = "either"

FILES = {
    "laughs.docx": (lambda: docx(paragraph("&l8;"), before=DOCTYPE), REFUSED),
    "laughs.odt": (lambda: odt("<text:p>&l8;</text:p>", before=DOCTYPE), REFUSED),
    "laughs.epub": (lambda: epub({"a.xhtml": PROSE}, title="&l8;", before=DOCTYPE), REFUSED),
    "quadratic.docx": (
        lambda: docx(paragraph(PROSE), before=f'<!DOCTYPE x [<!ENTITY q "{"q" * 90_000}">]>'),
        REFUSED,
    ),
    "members.docx": (many_members, REFUSED),
    "climbing.docx": (climbing, READ),
    "locked.docx": (locked_member, REFUSED),
    "cut.docx": (lambda: docx(paragraph(PROSE))[:300], REFUSED),
    "noise.docx": (lambda: random_bytes(b"PK\x03\x04"), REFUSED),
    "deep.docx": (lambda: docx(deep("w:sdt", 50_000)), REFUSED),
    "deep-tables.docx": (
        lambda: docx("<w:tbl><w:tr><w:tc>" * 90 + paragraph(PROSE) + "</w:tc></w:tr></w:tbl>" * 90),
        READ,
    ),
    "deep.odt": (lambda: odt(deep("text:section", 50_000)), REFUSED),
    "circle.docx": (style_circle, READ),
    "chunks.docx": (chunk_of_itself, READ),
    "many.docx": (lambda: docx(paragraph(PROSE) * 3_000), READ),
    "blanks.odt": (
        lambda: odt(f'<text:p>{PROSE}<text:s text:c="2000000000"/>end</text:p>'),
        READ,
    ),
    "columns.odt": (
        lambda: odt(
            '<table:table><table:table-column table:number-columns-repeated="2000000000"/>'
            f"<table:table-row><table:table-cell><text:p>{PROSE}</text:p></table:table-cell>"
            "</table:table-row></table:table>"
        ),
        READ,
    ),
    "numbers.docx": (
        lambda: docx(
            '<w:p><w:pPr><w:outlineLvl w:val="99999999999999999999"/><w:numPr><w:ilvl w:val="-7"/>'
            f'<w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>{PROSE}</w:t></w:r></w:p>'
        ),
        READ,
    ),
    "doctype.epub": (
        lambda: epub({"a.xhtml": f'<!DOCTYPE html PUBLIC "x" "y.dtd"><p>{PROSE}</p>'}),
        READ,
    ),
    "climbing.epub": (lambda: epub({"../../../etc/passwd": PROSE, "a.xhtml": PROSE}), READ),
    "scripts.html": (
        lambda: page(
            f"<script>steal()</script><style>b</style><p>{PROSE}</p><p>{PROSE}</p>"
            "<iframe src=file:///etc/passwd></iframe><object data=file:///etc/passwd></object>"
        ),
        READ,
    ),
    "deep.html": (lambda: page(deep("div", 300)), READ),
    "abyss.html": (lambda: page(deep("div", 12_000)), READ),
    "lists.html": (lambda: page("<dl><dd>" * 4_000 + PROSE), READ),
    "sections.html": (lambda: page(f"<![foo[ bar ]]><!a><!><?x><p>{PROSE}</p><!--"), READ),
    "data.html": (
        lambda: page(
            f"<p>{PROSE}</p>",
            head='<script type="application/ld+json">' + "[" * 20_000 + "</script>",
        ),
        READ,
    ),
    "nul.html": (lambda: page(f"<p>{PROSE}</p><p>a\0b\ufffec</p>"), READ),
    "subject.eml": (long_subject, READ),
    "nested.eml": (lambda: nested_mail(3_000), REFUSED),
    "parts.eml": (many_parts, REFUSED),
    "charset.eml": (
        lambda: b"From: a@b.c\nTo: d@e.f\nSubject: =?utf-8\x80?q?x?=\n\n" + PROSE.encode(),
        READ,
    ),
    "nothing.html": (lambda: b"<!DOCTYPE html><!-- nothing -->", REFUSED),
    "empty.eml": (lambda: b"From: a@b.c\nTo: d@e.f\nSubject: none\n\n", REFUSED),
    "groups.rtf": (lambda: b"{\\rtf1 " + b"{\\b x}" * 20_000 + b"}", READ),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 300_000, REFUSED),
    "binary.rtf": (lambda: b"{\\rtf1 some words here\\bin999999999 \\par}", READ),
    "unicode.rtf": (
        lambda: b"{\\rtf1\\uc999999999\\u9999999999 x\\u-32768 y words\\fs9999999999\\par}",
        READ,
    ),
    "open.rtf": (lambda: b"{\\rtf1 some words here {\\footnote {\\shptxt {", READ),
    "noise.rtf": (lambda: random_bytes(b"{\\rtf1 "), EITHER),
    "cycle.pdf": (lambda: page_tree("3 0 R", "1"), REFUSED),
    "count.pdf": (lambda: page_tree("3 0 R", "2000000000"), REFUSED),
    "kids.pdf": (lambda: page_tree("3 0 R " * 50_000, "50000"), REFUSED),
    "cut.pdf": (lambda: pdf([column(PROSE, 60, 780)])[:400], REFUSED),
    "noise.pdf": (lambda: random_bytes(b"%PDF-1.7\n"), REFUSED),
    "empty.pdf": (lambda: b"", REFUSED),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), REFUSED),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), REFUSED),
    "noise.txt": (lambda: random_bytes(b""), REFUSED),
}
"""Name to (maker, what must come of it)."""

HEAVY = {
    "abyss.html": (lambda: page(deep("div", 100_000)), READ),
    "lists.html": (lambda: page("<dl><dd>" * 30_000 + PROSE), READ),
    "groups.rtf": (lambda: b"{\\rtf1 " + b"{\\b x}" * 300_000 + b"}", READ),
    "bomb.docx": (bomb, REFUSED),
    "lying.docx": (lying_bomb, REFUSED),
    "node.html": (lambda: page(f"<p>{'word ' * 3_800_000}</p>"), EITHER),
    "attributes.html": (
        lambda: page(f"<p {' '.join(f'a{at}=1' for at in range(100_000))}>{PROSE}</p>"),
        EITHER,
    ),
    "many.odt": (lambda: odt(f"<text:p>{PROSE}</text:p>" * 400_000), EITHER),
    "stream.pdf": (lambda: stream_bomb(), EITHER),
}
"""What takes seconds to make or to refuse."""


def stream_bomb() -> bytes:
    import zlib

    data = zlib.compress(b"(aaaaaaaaaaaaaaaaaaaaaaaa) Tj " * 20_000_000, 9)
    stream = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream " % (len(data), data)
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>",
            stream,
        ]
    )


def reaching_out(address: str) -> dict[str, bytes]:
    """Files that want something fetched from `address`."""
    wants = f"<img src='{address}/i'><link rel=stylesheet href='{address}/s'>"
    frame = f"<iframe src='{address}/f'></iframe><script src='{address}/x'></script>"
    chunk = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="t" Type="{R}/attachedTemplate" Target="{address}/t" '
        'TargetMode="External"/></Relationships>'
    )
    words = docx(f'<mc:x xmlns:mc="{MC}"/>' + paragraph(PROSE), parts={"settings.xml": chunk})
    mail = f"From: a@b.c\nTo: d@e.f\nSubject: x\nContent-Type: text/html\n\n<p>{PROSE}</p>{wants}"
    return {
        "entity.docx": docx(paragraph("&e;"), before=external(address)),
        "entity.odt": odt("<text:p>&e;</text:p>", before=external(address)),
        "entity.epub": epub({"a.xhtml": PROSE}, title="&e;", before=external(address)),
        "page.html": page(f"<p>{PROSE}</p><p>{PROSE}</p>{wants}{frame}"),
        "entity.html": external(address).encode() + page(f"<p>&e; {PROSE}</p>"),
        "book.epub": epub({"a.xhtml": f"<p>{PROSE}</p>{wants}{frame}"}),
        "template.docx": words,
        "mail.eml": mail.encode(),
        "link.rtf": (
            rf"{{\rtf1 {PROSE}{{\field{{\*\fldinst INCLUDETEXT {address}/r}}}}\par}}".encode()
        ),
        "action.pdf": pdf([column(PROSE, 60, 780)]).replace(
            b"/Type/Catalog",
            f"/Type/Catalog/OpenAction<</S/URI/URI({address}/u)>>".encode(),
        ),
        "flat.fodt": (
            f'{external(address)}<office:document xmlns:office="{ODF}:office:1.0" '
            'office:mimetype="application/vnd.oasis.opendocument.text"/>'
        ).encode(),
    }
