"""The PDF is tagged, bookmarked and in the right scripts, by the word of a reader of its own."""

import io

import pytest
from made import REFERENCE, REPLY, made
from pypdf import PdfReader

from perspectives.reporting.building import build_outline
from perspectives.reporting.scope import Scope
from perspectives.reporting.to_docx import docx_report
from perspectives.reporting.to_pdf import pdf_report


@pytest.fixture(scope="module")
def reader() -> PdfReader:
    return PdfReader(io.BytesIO(pdf_report(build_outline(*made()))))


def roles(node, found) -> dict[str, int]:
    """How often each structure element stands in the tree below `node`."""
    node = node.get_object()
    if isinstance(node, list):
        for row in node:
            roles(row, found)
        return found
    if not isinstance(node, dict):
        return found
    if "/S" in node:
        found[node["/S"]] = found.get(node["/S"], 0) + 1
        if node["/S"] == "/Figure":
            assert node.get("/Alt")
    if "/K" in node:
        roles(node["/K"], found)
    return found


def test_it_is_tagged_with_heads_tables_and_figures(reader):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    found = roles(root["/StructTreeRoot"], {})
    for role in ("/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link"):
        assert found.get(role), role


def test_it_declares_the_standard_it_keeps(reader):
    assert b"pdfuaid" in reader.trailer["/Root"]["/Metadata"].get_data()


def test_every_chapter_is_a_bookmark(reader):
    titles = [row.title for row in reader.outline if not isinstance(row, list)]
    assert any("Where the texts stand" in title for title in titles)
    assert any("Law & order" in title for title in titles)
    assert any("Annex C" in title for title in titles)


def test_words_of_every_script_can_be_taken_out(reader):
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    for words in (REFERENCE.text[:14], "Добро", "{{7*7}}", "#set *x*", "not reviewed"):
        assert words in text, words
    assert REPLY.title in text


def test_the_run_id_and_the_hashes_stand_in_the_file():
    outline = build_outline(*made())
    data = pdf_report(outline)
    assert outline.run.encode() in data
    assert dict(outline.record)["texts"].encode() in data


@pytest.mark.parametrize("language", ["sq", "sr-Latn", "sr-Cyrl"])
def test_it_is_set_in_every_language(language):
    data = pdf_report(build_outline(*made(), Scope(language=language)))
    assert PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"][:2] == language[:2]


def test_more_texts_than_paper_holds_are_said_to_be_elsewhere(monkeypatch):
    for module in ("to_pdf", "to_docx"):
        monkeypatch.setattr(f"perspectives.reporting.{module}.MOST_TEXTS", 2)
    data = pdf_report(build_outline(*made()))
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "too many for paper" in " ".join(text.split())
    assert docx_report(build_outline(*made()))
