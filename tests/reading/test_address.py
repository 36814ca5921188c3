"""Addresses: http and https only, within bounds, one request for one address."""

import pytest

from perspectives.model.errors import ReadingError
from perspectives.reading import address, read_safely
from reading.making import PROSE, docx, page, paragraph
from reading.serving import serving

ARTICLE = page(f"<article><h1>Bridges</h1><p>{PROSE}</p><p>{PROSE}</p></article>")


@pytest.fixture
def served():
    with serving() as server:
        yield server


def test_a_page_at_an_address_is_read(served):
    there = served.give("/a", ARTICLE)
    document = read_safely(there).document
    assert PROSE in document.text
    assert document.source.path == there
    assert served.asked == ["/a"]


def test_a_file_at_an_address_is_read_as_what_it_is(served):
    there = served.give("/a.docx", docx(paragraph(PROSE)), "application/octet-stream")
    assert read_safely(there).document.source.importer == "docx 1"


def test_a_redirect_is_followed(served):
    served.give("/b", ARTICLE)
    assert PROSE in read_safely(served.lead("/a", "/b")).document.text


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/html,x"])
def test_a_redirect_to_anything_but_the_web_is_refused(served, target):
    with pytest.raises(ReadingError, match="is no address of a web page"):
        read_safely(served.lead("/a", target))


def test_redirects_in_a_circle_end(served):
    with pytest.raises(ReadingError, match="without end"):
        read_safely(served.lead("/a", "/a"))
    assert len(served.asked) == 6


def test_an_endless_body_is_cut_off(served):
    there = served.drip("/a", b"x" * 1_000_000, 0)
    with pytest.raises(ReadingError, match="has more than 20 MB"):
        read_safely(there)


def test_a_slow_drip_is_ended_after_all(served, monkeypatch):
    monkeypatch.setattr(address, "SECONDS", 2)
    with pytest.raises(ReadingError, match="within 2 seconds"):
        read_safely(served.drip("/a", b"x", 0.1))


def test_what_is_no_text_is_not_read(served):
    with pytest.raises(ReadingError, match="is no text but video/mp4"):
        read_safely(served.give("/a", b"x", "video/mp4"))


def test_a_missing_page_is_said_to_be_missing(served):
    with pytest.raises(ReadingError, match="answers 404: there is no such page"):
        read_safely(served.address + "/none")


def test_a_closed_port_cannot_be_reached():
    with pytest.raises(ReadingError, match="cannot be reached"):
        read_safely("http://127.0.0.1:9/")


@pytest.mark.parametrize("name", ["file:///etc/passwd", "ftp://example.org/a", "http://"])
def test_other_schemes_are_no_addresses(name):
    with pytest.raises(ReadingError, match="is no address of a web page"):
        read_safely(name)


def test_nothing_that_a_page_names_is_fetched(served):
    body = f"<img src='{served.address}/i.png'><iframe src='{served.address}/f'></iframe>"
    head = (
        f"<link rel=stylesheet href='{served.address}/s.css'>"
        f"<script src='{served.address}/x.js'></script>"
        f"<base href='{served.address}/'><meta http-equiv=refresh content='0;url=/r'>"
    )
    read_safely(served.give("/a", page(f"<p>{PROSE}</p>{body}", head=head)))
    assert served.asked == ["/a"]
