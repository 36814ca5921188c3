"""`perspectives slides`: a file sized for the room, or one sentence."""

import pptx
import pypdfium2
import pytest
from test_report_command import texts  # noqa: F401

from perspectives.cli import main

pytestmark = pytest.mark.usefixtures("qapp")


def test_slides_are_written_as_pdf(texts, tmp_path, capsys):  # noqa: F811
    path = tmp_path / "s.pdf"
    assert (
        main(["slides", *texts, "--back-row", "8", "--image-height", "1.6", "-o", str(path)]) == 0
    )
    with pypdfium2.PdfDocument(path) as pdf:
        assert len(pdf) >= 3
        words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    words = " ".join(words.split())
    assert "Who says what?" in words
    assert "before winter" in words
    assert f"Wrote “{path}”." in capsys.readouterr().err


def test_a_larger_room_has_larger_words_and_more_pages(texts, tmp_path):  # noqa: F811
    sizes = []
    for back_row in ("6", "16"):
        path = tmp_path / f"s{back_row}.pptx"
        assert main(["slides", *texts, "--back-row", back_row, "-o", str(path)]) == 0
        deck = pptx.Presentation(str(path))
        runs = [
            run.font.size.pt
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_text_frame
            for run in shape.text_frame.paragraphs[0].runs
        ]
        sizes.append((min(runs), len(deck.slides)))
    assert sizes[1][0] > 1.5 * sizes[0][0]
    assert sizes[1][1] > sizes[0][1]


def test_a_topic_may_be_chosen_and_names_and_marks_left_out(texts, tmp_path):  # noqa: F811
    path = tmp_path / "s.pptx"
    options = ["--topic", "A", "--without-names", "--without-marks", "--theme", "dark"]
    assert main(["slides", *texts, *options, "-o", str(path)]) == 0
    slides = pptx.Presentation(str(path)).slides
    assert {slide.shapes.title.text_frame.text for slide in slides} == {"Tram"}


def test_a_project_file_gives_its_own_pages(texts, tmp_path):  # noqa: F811
    project, path = str(tmp_path / "p.perspectives"), tmp_path / "s.pdf"
    assert main(["project", "new", project, *texts]) == 0
    assert main(["slides", project, "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "s.odp"], "“s.odp” is no format of slides."),
        (["-o", "no/such/s.pdf"], "There is no folder"),
        (["-o", "s.pdf", "--topic", "Z"], "There is no topic “Z”."),
    ],
)
def test_what_is_impossible_is_one_sentence(texts, capsys, options, told, tmp_path, monkeypatch):  # noqa: F811
    monkeypatch.chdir(tmp_path)
    assert main(["slides", *texts, *options]) == 1
    assert told in capsys.readouterr().err.splitlines()[-1]


def test_a_room_without_size_is_wrong_usage(texts, capsys):  # noqa: F811
    with pytest.raises(SystemExit) as left:
        main(["slides", *texts, "-o", "s.pdf", "--back-row", "0"])
    assert left.value.code == 2
    assert "“0” is no length" in capsys.readouterr().err


def test_a_machine_that_cannot_draw_says_so(texts, capsys, monkeypatch):  # noqa: F811
    from perspectives.desktop import display

    reason = "No window: PySide6, which draws it, is not installed."
    monkeypatch.setattr(display, "why_no_drawing", lambda: reason)
    assert main(["slides", *texts, "-o", "s.pdf"]) == 1
    assert "No slides: PySide6" in capsys.readouterr().err


def test_what_a_teacher_made_of_the_pages_is_in_the_slides(texts, tmp_path):  # noqa: F811
    from perspectives.model import annotating, page_edits
    from perspectives.model.documents import passage_id
    from perspectives.storage.opening import open_file

    project, path = tmp_path / "p.perspectives", tmp_path / "s.pptx"
    assert main(["project", "new", str(project), *texts]) == 0
    file = open_file(project)
    reference = file.project.documents[file.project.reference]
    first = passage_id(reference.id, reference.blocks[0].span)
    file.do(annotating.record_vote(file.project, first, before=(4, 3, 2, 1), after=(5, 3, 1, 1)))
    file.do(page_edits.show_page(file.project, "matrix 1", is_shown=False))
    names = ["question", "matrix 1"]
    words = "Work in pairs\nFind the verb."
    file.do(page_edits.insert_page(file.project, names, "words", words=words, notes="Wait."))
    file.close()
    assert main(["slides", str(project), "-o", str(path)]) == 0
    slides = list(pptx.Presentation(str(path)).slides)
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == "Tram"
    assert "Who says what?" not in titles
    assert slides[-1].notes_slide.notes_text_frame.text == "Wait."
    assert titles[-2:] == ["How does the class stand?", "Work in pairs"]
