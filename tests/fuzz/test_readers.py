"""Damaged files of every format are read, or refused in a sentence; no reader ends otherwise.

`make test` tries the same few damages each time; `make fuzz` (HYPOTHESIS_PROFILE=fuzz) tries many
new ones for each reader.
"""

import io
import os
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perspectives.model.errors import ReadingError
from perspectives.reading.cleaning import is_clean
from perspectives.reading.pieces import Options
from perspectives.reading.reading import read_with
from reading.making import PROSE, docx, epub, odt, page, paragraph, zipped
from reading.making_pdf import column, pdf

IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "3000")) if IS_LONG else 25

LIST = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r>'
    "<w:t>x</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr><w:tc>"
    "<w:p/></w:tc></w:tr></w:tbl>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
NOTE = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>"
SAMPLES = {
    "docx": docx(paragraph(PROSE, "a") + LIST, parts={"numbering.xml": NUMBERING}),
    "odt": odt(f"<text:h text:outline-level='1'>h</text:h><text:p>{PROSE}{NOTE}</text:p>"),
    "epub": epub({"a.xhtml": f"<h1>h</h1><ol><li>{PROSE}<table><tr><td>x</ol>"}),
    "rtf": (
        rb"{\rtf1\ansi\ansicpg1250{\fonttbl{\f0\fcharset238 A;}}{\stylesheet{\s1 heading 1;}}"
        rb"\s1 Head\par\pard\trowd\cellx1\intbl a\cell\row{\footnote n}\u269? \'e8 {\*\x y}\par}"
    ),
    "html": page(
        f"<nav><a href=/>x</a></nav><article><h1>h</h1><p>{PROSE}</p><ul><li>x<li>y</ul></article>",
        head='<title>t - s</title><meta property="og:title" content="t">'
        '<script type="application/ld+json">{"@type": "Article", "author": ["a"]}</script>',
    ),
    "eml": (
        "From: A <a@b.c>\nTo: d@e.f\nSubject: =?utf-8?q?x?=\nMIME-Version: 1.0\n"
        f"Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{PROSE}\n--b--\n"
    ).encode(),
    "pdf": pdf([[*column(PROSE, 60, 780), (60, 30, 8, "1")], column(PROSE, 60, 780)]),
    "md": f"---\ntitle: x\n---\n# h\n\n{PROSE}\n\n- a\n  - b\n\n> q\n".encode(),
    "txt": f"Title\n\n{PROSE}\n\n1. a\n2. b\n".encode(),
}

DAMAGE = st.tuples(
    st.sampled_from(["cut", "drop", "repeat", "put", "flip"]),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 40),
    st.one_of(
        st.binary(max_size=6),
        st.sampled_from(
            [b"<", b">", b"&", b"{", b"}", b"\\", b"\0", b"]]>", b"<!--", b'"', b"<w:p>"]
        ),
    ),
)


def damaged(data, kind, where, length, added):
    at = int(where * len(data))
    if kind == "cut":
        return data[:at]
    if kind == "drop":
        return data[:at] + data[at + length :]
    if kind == "repeat":
        return data[: at + length] + data[at:]
    if kind == "put":
        return data[:at] + added + data[at:]
    return data[:at] + bytes([(data[at] + length) % 256]) + data[at + 1 :] if data else data


def inside(data, place, damages):
    """`data` with one member of the archive damaged, the archive itself being sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = sorted(members)[place % len(members)]
    for damage in damages:
        members[name] = damaged(members[name], *damage)
    return zipped(members)


def check(data, name):
    try:
        reading = read_with(data, Options(name))
    except ReadingError as error:
        message = error.message
    else:
        assert is_clean(reading.document.text)
        assert all(row.span.end <= len(reading.document.text) for row in reading.document.blocks)
        return
    assert message.endswith((".", "?"))


quick = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=not IS_LONG,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_damaged_file_is_read_or_refused(suffix):
    @quick
    @given(st.lists(DAMAGE, min_size=1, max_size=6))
    def attempt(damages):
        data = SAMPLES[suffix]
        for damage in damages:
            data = damaged(data, *damage)
        check(data, f"a.{suffix}")

    attempt()


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub"])
def test_a_damaged_part_is_read_or_refused(suffix):
    @quick
    @given(st.integers(0, 9), st.lists(DAMAGE, min_size=1, max_size=4))
    def attempt(place, damages):
        check(inside(SAMPLES[suffix], place, damages), f"a.{suffix}")

    attempt()
