"""Messages and saved pages: the text that was sent, the page that was saved."""

from perspectives.model.documents import Role
from perspectives.reading.reading import read_bytes
from reading.making import PROSE, page

HEAD = (
    "From: =?utf-8?Q?Ana_Ber=C4=8Di=C4=87?= <ana@example.org>\nTo: all@example.org\n"
    "Date: Fri, 20 Oct 2023 08:00:00 +0200\nSubject: Re: The bridge\nMIME-Version: 1.0\n"
)


def document_of(message):
    return read_bytes(message.encode(), "a.eml").document


def test_a_plain_message_has_its_subject_as_title_and_its_sender_as_author():
    document = document_of(f"{HEAD}\n{PROSE}\n")
    assert (document.title, document.author, document.date) == (
        "The bridge",
        "Ana Berčić",
        "2023-10-20",
    )
    assert document.text == f"The bridge\n\n{PROSE}"
    assert document.blocks[0].role is Role.TITLE


def test_plain_text_is_taken_before_html_and_attachments_last():
    parts = (
        "Content-Type: multipart/mixed; boundary=b\n\n"
        "--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nAttached.\n"
        "--b\nContent-Type: text/html\n\n<p>Pretty.</p>\n"
        f"--b\nContent-Type: text/plain\n\n{PROSE}\n--b--\n"
    )
    assert PROSE in document_of(HEAD + parts).text


def test_html_is_read_where_plain_text_says_nothing():
    parts = (
        "Content-Type: multipart/alternative; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nSee the HTML.\n"
        f"--b\nContent-Type: text/html\n\n<p>{PROSE}</p>\n--b--\n"
    )
    assert PROSE in document_of(HEAD + parts).text


def test_flowed_lines_are_joined():
    lines = PROSE.replace("because ", "because \n")
    message = f"{HEAD}Content-Type: text/plain; format=flowed\n\n{lines}\n"
    assert PROSE in document_of(message).text


def test_a_saved_page_is_read_as_a_page():
    inner = page(f"<article><h1>The bridge</h1><p>{PROSE}</p><p>{PROSE}</p></article>").decode()
    message = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/a\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary=b\n\n'
        "--b\nContent-Type: text/html\nContent-Location: https://example.org/frame\n\n<p>Frame</p>\n"
        "--b\nContent-Type: text/html\nContent-Location: https://example.org/a\n\n"
        f"{inner}\n--b--\n"
    )
    document = read_bytes(message.encode(), "a.mhtml").document
    assert document.source.importer == "mhtml 1"
    assert PROSE in document.text
    assert "Frame" not in document.text
