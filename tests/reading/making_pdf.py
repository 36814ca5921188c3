"""Makes small PDFs by hand: text at places, in Helvetica, plain or bold; pictures; passwords."""

from __future__ import annotations

import hashlib

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
Words = tuple[float, float, float, str]
"""x, y (points from the bottom left), size, text; a text that begins with "*" is bold."""


def pdf(pages: list[list[Words]], *, info: str = "", password: str = "") -> bytes:
    """A PDF of `pages` of 595 by 842 points; `password` opens it (RC4, 40 bits)."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects += [
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        f"<<{info}>>".encode("latin-1"),
    ]
    key, lock = _locked(password) if password else (b"", b"")
    kids: list[int] = []
    for words in pages:
        number = len(objects) + 2
        stream = "\n".join(_shown(*row) for row in words).encode("cp1252")
        if key:
            stream = _rc4(_object_key(key, number), stream)
        page = (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>"
        )
        kids.append(len(objects) + 1)
        objects += [page.encode(), _stream(stream)]
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Kids[{listed}]/Count {len(kids)}>>".encode()
    return assembled(objects, lock)


def picture_pdf() -> bytes:
    """A PDF of one page that is a picture and has no text."""
    image = _stream(
        b"\x80",
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
    )
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</XObject<</I 5 0 R>>>>>>",
            _stream(b"595 0 0 842 0 0 cm /I Do"),
            image,
        ]
    )


def assembled(objects: list[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R/Info 5 0 R%s>>" % (len(objects) + 1, trailer)
    return bytes(out + b"\nstartxref\n%d\n%%%%EOF" % start)


def column(
    text: str, x: float, top: float, *, size: float = 10, leading: float = 12, wide: int = 45
):
    """`text` as lines of at most `wide` letters from `top` down; ("x|y" breaks a line by hand)."""
    lines: list[str] = []
    for part in text.split("|"):
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > wide:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return [(x, top - at * leading, size, line) for at, line in enumerate(lines)]


def _shown(x: float, y: float, size: float, text: str) -> str:
    font = "F2" if text.startswith("*") else "F1"
    safe = text.removeprefix("*").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {x} {y} Td ({safe}) Tj ET"


def _stream(data: bytes, table: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream " % (table, len(data), data)


def _locked(password: str) -> tuple[bytes, bytes]:
    """The key, and the trailer's part, of the standard handler, revision 2 (PDF 1.4, 3.5.2)."""
    padded = (password.encode() + PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    identity, rights = b"0123456789abcdef", (-44).to_bytes(4, "little", signed=True)
    key = hashlib.md5(padded + owner + rights + identity).digest()[:5]
    table = b"/Encrypt<</Filter/Standard/V 1/R 2/P -44/O<%s>/U<%s>>>/ID[<%s><%s>]" % (
        owner.hex().encode(),
        _rc4(key, PADDING).hex().encode(),
        identity.hex().encode(),
        identity.hex().encode(),
    )
    return key, table


def _object_key(key: bytes, number: int) -> bytes:
    return hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10]


def _rc4(key: bytes, data: bytes) -> bytes:
    box = list(range(256))
    at = 0
    for place in range(256):
        at = (at + box[place] + key[place % len(key)]) % 256
        box[place], box[at] = box[at], box[place]
    out = bytearray()
    first = second = 0
    for byte in data:
        first = (first + 1) % 256
        second = (second + box[first]) % 256
        box[first], box[second] = box[second], box[first]
        out.append(byte ^ box[(box[first] + box[second]) % 256])
    return bytes(out)
