"""Pages as files: PDF pages that can be searched, PPTX words that can be edited."""

import io
import shutil
import subprocess
from pathlib import Path

import pptx
import pypdfium2
import pytest
from making import compared
from pptx.util import Emu

from perspectives.analysis.legibility import LEAST_ARC, Room
from perspectives.analysis.paging import pages_of
from perspectives.desktop.slides import slides_file, slides_of
from perspectives.desktop.wall_look import Look
from perspectives.model.edits import apply
from perspectives.model.errors import ReportError
from perspectives.model.page_edits import note_page
from perspectives.reporting import to_pptx

REFERENCE = "@a We see [A: the territory] here & there.\n\n[C: The duty] is old."
REPLY = "@a! The [A: territory] is safe: čuvamo, ruajmë, чувамо."
LOOK = Look(room=Room(8, 1.6))


@pytest.fixture
def debate(qapp):
    project, comparison = compared(REFERENCE, REPLY, titles=("Op-ed", "Opinion"))
    project = apply(project, note_page(project, "pair A d0 d1", "Read both aloud."))
    return pages_of(project, comparison)


def texts_of(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_a_pdf_has_a_page_for_each_slide_and_its_words(debate):
    slides = slides_of(debate, LOOK)
    with pypdfium2.PdfDocument(slides_file(".pdf", slides, "Town")) as pdf:
        assert len(pdf) == len(slides)
        assert pdf[0].get_size() == (960, 540)
        assert pdf.get_metadata_value("Title") == "Town"
        found = next(at for at, row in enumerate(slides) if "Territorial" in row.title)
        words = " ".join(pdf[found].get_textpage().get_text_range().split())
    for told in (
        "the territory",
        "čuvamo",
        "ruajmë",
        "чувамо",
        "≠",
        f"{found + 1} of {len(slides)}",
    ):
        assert told in words
    assert words.index("Territorial integrity") < words.index("the territory")


def test_a_pptx_has_editable_words_marks_and_notes(debate):
    slides = slides_of(debate, LOOK)
    deck = pptx.Presentation(io.BytesIO(slides_file(".pptx", slides, "Town")))
    assert len(deck.slides) == len(slides)
    assert (deck.slide_width, deck.slide_height) == (Emu(960 * 12700), Emu(540 * 12700))
    assert deck.core_properties.title == "Town"
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles == [slide.title for slide in slides]
    pair = next(slide for slide in deck.slides if "≠" in texts_of(slide))
    assert "We see the territory here & there." in texts_of(pair)
    assert pair.notes_slide.notes_text_frame.text == "Read both aloud."
    body = next(
        row for row in pair.shapes if row.has_text_frame and "We see" in row.text_frame.text
    )
    marked = [run for run in body.text_frame.paragraphs[0].runs if "highlight" in run._r.xml]
    assert [run.text for run in marked] == ["the territory"]
    assert marked[0]._r.rPr.get("u") == "heavy"


def test_no_words_of_a_pptx_are_under_the_least_size(debate):
    slides = slides_of(debate, LOOK)
    deck = pptx.Presentation(io.BytesIO(slides_file(".pptx", slides, "")))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                for run in shape.text_frame.paragraphs[0].runs:
                    assert LOOK.arc(run.font.size.pt * 2) >= LEAST_ARC - 0.2


def test_the_same_slides_give_the_same_bytes(debate):
    slides = slides_of(debate, LOOK)
    for suffix in (".pptx", ".pdf"):
        assert slides_file(suffix, slides, "T") == slides_file(suffix, slides, "T")
    assert b"D:20000101000000Z" in slides_file(".pdf", slides, "T")


def test_stances_are_described_for_those_who_do_not_see_them(debate):
    deck = pptx.Presentation(io.BytesIO(slides_file(".pptx", slides_of(debate, LOOK), "")))
    told = {
        row.attrib["descr"]
        for slide in deck.slides
        for row in slide._element.iter()
        if row.attrib.get("descr")
    }
    assert "silent" in told


def test_what_cannot_be_written_is_one_sentence(debate, monkeypatch):
    slides = slides_of(debate, LOOK)
    with pytest.raises(ReportError, match=r"\.pdf or \.pptx"):
        slides_file(".odp", slides, "")
    with pytest.raises(ReportError, match="no page to show"):
        slides_file(".pdf", (), "")
    monkeypatch.setattr(to_pptx, "is_available", lambda: False)
    with pytest.raises(ReportError, match="python-pptx"):
        slides_file(".pptx", slides, "")


SOFFICE = shutil.which("soffice") or ""
HAS_IMPRESS = bool(SOFFICE) and (Path(SOFFICE).resolve().parent / "libsdlo.so").exists()


@pytest.mark.office
@pytest.mark.parametrize("suffix", [".pptx"] if HAS_IMPRESS else [])
def test_libreoffice_opens_the_slides(debate, tmp_path, suffix):
    path = tmp_path / f"s{suffix}"
    path.write_bytes(slides_file(suffix, slides_of(debate, LOOK), "Town"))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [SOFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(tmp_path / "s.pdf") as pdf:
        assert len(pdf) == len(slides_of(debate, LOOK))
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "чувамо" in words
