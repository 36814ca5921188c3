"""Text is decoded as it was written, whatever the encoding, and the guess is kept."""

import pytest

from perspectives.model.errors import ReadingError
from perspectives.reading import read_bytes
from perspectives.reading.encodings import decode

SERBIAN = (
    "Šta čovek može da učini kad mu zatvore školu? Može da čeka, može da se žali, a može i da "
    "uči decu kod kuće. Naši ljudi su uvek znali da sačuvaju ono što im je "
    "najvažnije, pa će i ovoga puta."
)
CYRILLIC = (
    "Шта човек може да учини кад му затворе школу? Може да чека, може да се жали, а може и да "
    "учи децу код куће. Наши људи су увек знали да сачувају оно што им је "
    "најважније, па ће и овога пута."
)
ALBANIAN = (
    "Çfarë mund të bëjë njeriu kur ia mbyllin shkollën? Mund të presë, mund të ankohet, por mund "
    "edhe t’i mësojë fëmijët në shtëpi. Njerëzit tanë e kanë ditur çfarë është më e rëndësishme."
)
ENGLISH = (
    "What can one do when a school is closed? One can wait – or complain, or “teach at home”. The "
    "people here have always known what matters to them; it isn’t the building, it is the café."
)


@pytest.mark.parametrize(
    "name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("text", [SERBIAN, CYRILLIC, ALBANIAN, ENGLISH])
def test_unicode_is_read_with_and_without_a_mark(name, text):
    assert decode(text.encode(name)).text.removeprefix("\ufeff") == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SERBIAN, "cp1250"),
        (SERBIAN, "iso8859-2"),
        (CYRILLIC, "cp1251"),
        (CYRILLIC, "iso8859-5"),
        (ALBANIAN, "cp1252"),
        (ALBANIAN.replace("’", "'"), "iso8859-1"),
        (ENGLISH, "cp1252"),
    ],
)
def test_old_encodings_are_guessed_and_said(text, name):
    decoded = decode(text.encode(name))
    assert decoded.text == text
    assert decoded.guessed


def test_the_guess_stands_in_the_source_and_among_the_problems():
    reading = read_bytes(SERBIAN.encode("cp1250"), "a.txt")
    assert reading.document.source.encoding == "cp1250"
    assert "cp1250 was guessed" in reading.problems[0].message


def test_a_chosen_encoding_overrides_the_guess():
    reading = read_bytes(SERBIAN.encode("cp1250"), "a.txt", encoding="cp1252")
    assert "è" in reading.document.text
    assert reading.document.source.encoding == "cp1252"


def test_an_encoding_that_does_not_exist_is_said():
    with pytest.raises(ReadingError, match="no text encoding called “klingon”"):
        read_bytes(b"text", "a.txt", encoding="klingon")


def test_utf_8_with_a_few_broken_bytes_stays_utf_8():
    data = CYRILLIC.encode() + b" \xff\xfe " + CYRILLIC.encode()
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.broken == 2


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\x01\x02" * 50,
        b"\x7fELF" + b"\0" * 200,
    ],
)
def test_binary_files_are_refused(data):
    with pytest.raises(ReadingError, match="not a text file"):
        decode(data)
