"""Books: chapters in reading order, notes and menus told apart."""

import pytest

from perspectives.model.documents import Role
from perspectives.model.errors import ReadingError
from perspectives.reading.reading import read_bytes
from reading.making import PROSE, epub, zipped


def blocks_of(data):
    document = read_bytes(data, "a.epub").document
    return [(row.role, document.text[row.span.start : row.span.end]) for row in document.blocks]


def test_chapters_come_in_the_order_of_the_spine():
    second = PROSE.replace("Monday", "Friday")
    data = epub({"z.xhtml": f"<p>{PROSE}</p>", "a.xhtml": f"<p>{second}</p>"})
    assert [text for _, text in blocks_of(data)] == [PROSE, second]


def test_title_and_author_are_those_of_the_package():
    document = read_bytes(epub({"a.xhtml": f"<p>{PROSE}</p>"}), "a.epub").document
    assert (document.title, document.author) == ("A book", "Ana Berg")


def test_notes_and_page_breaks_are_told_by_their_types():
    body = (
        f'<p>{PROSE}<a epub:type="noteref" href="#n">1</a></p>'
        '<span epub:type="pagebreak" title="12"/><p>The second page begins with this sentence.</p>'
        '<aside epub:type="footnote" id="n"><p>See the report.</p></aside>'
    )
    document = read_bytes(epub({"a.xhtml": body}), "a.epub").document
    assert [row.role for row in document.blocks][-1] is Role.FOOTNOTE
    assert [row.page for row in document.blocks][:2] == [0, 12]
    aside = document.blocks[0].furniture[0]
    assert document.text[aside.start : aside.end] == "1"


def test_a_protected_book_is_refused():
    data = epub({"a.xhtml": f"<p>{PROSE}</p>"})
    locked = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="x"/><enc:CipherData>'
        '<enc:CipherReference URI="OPS/a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>'
    )
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(ReadingError, match="copy protection"):
        read_bytes(zipped({**members, "META-INF/encryption.xml": locked}), "a.epub")
