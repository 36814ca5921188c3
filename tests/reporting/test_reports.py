"""Reports quote exactly, mark what nobody reviewed, and come out the same twice."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from made import LAW, REPLY, ids, made, quotations

from perspectives.model.errors import ReportError
from perspectives.model.judgements import Judgement
from perspectives.model.project import Reliability, table_of
from perspectives.model.states import State
from perspectives.reporting.absence import absent
from perspectives.reporting.building import build_outline
from perspectives.reporting.outline import Heading, Pairs, Paragraph, Table, parted
from perspectives.reporting.record import run_id
from perspectives.reporting.scope import CitationStyle, Reviewed, Scope
from perspectives.reporting.to_html import html_report
from perspectives.reporting.to_markdown import markdown_report
from perspectives.reporting.to_sheets import csv_report, neutral, sheet_name
from perspectives.reporting.writing import WRITERS, write_report
from perspectives.reporting.writing import Source as ReportSource


def groups(outline):
    return [row for part in outline.parts if isinstance(part, Pairs) for row in part.groups]


def table(outline, name):
    return next(row for row in outline.tables() if row.name == name)


def cells(outline, name):
    return [[cell.plain for cell in row] for row in table(outline, name).rows]


def test_every_quotation_equals_the_text_at_its_place():
    project, comparison = made()
    for row in quotations(build_outline(project, comparison)):
        assert row.text == project.documents[row.document].text[row.start : row.end]


def test_a_cut_quotation_says_so_and_is_still_exact():
    project, comparison = made()
    cut = [r for r in quotations(build_outline(project, comparison, Scope(excerpt=12))) if r.is_cut]
    assert cut
    for row in cut:
        words = project.documents[row.document].text[row.start : row.end]
        assert row.text == f"{words}…"


def test_silent_and_no_counterpart_are_never_mixed():
    rows = groups(build_outline(*made()))
    assert [(row.left.start, row.without, row.silent) for row in rows] == [
        (0, (), ("2",)),
        (33, ("1",), ("2",)),
    ]
    assert absent(rows[1]) == ("— No counterpart in 1.", "∅ Silent: 2.")


def test_what_nobody_reviewed_is_marked_in_every_text_format():
    for state, is_marked in ((State.PROPOSED, True), (State.CONFIRMED, False)):
        outline = build_outline(*made(state))
        body = html_report(outline).split("<main", 1)[1].split('id="panes"')[0]
        assert ('class="unreviewed"' in body) is is_marked
        assert ("same claim, 0.80, not reviewed" in markdown_report(outline)) is is_marked
        assert ("not reviewed" in csv_report(outline).split("Pairs\r\n")[1]) is is_marked


def test_only_decided_rows_stand_in_a_report_that_asks_for_them():
    outline = build_outline(*made(), Scope(states=Reviewed.DECIDED))
    assert groups(outline) == []
    assert cells(outline, "Standing")[0][1:] == ["silent", "silent", "silent"]


def test_a_quotation_carries_the_stance_of_its_passage_and_a_deep_link():
    project, comparison = made()
    right = groups(build_outline(project, comparison))[0].pairs[0].right
    run = run_id(project, "1")[:12]
    assert right.where == f"1 ¶1 · {right.start}–{right.end} · ▼ against"
    assert right.link == f"perspectives://{run}/s/{right.start}-{right.end}"


def test_notes_stand_beside_what_they_are_about_unless_left_out():
    outline = build_outline(*made())
    assert groups(outline)[0].pairs[0].note == "=A note with <marks>"
    assert any(
        "It says so twice." in part.text for part in outline.parts if isinstance(part, Paragraph)
    )
    bare = build_outline(*made(), Scope(has_notes=False))
    assert "=A note" not in markdown_report(bare)
    assert "It says so twice" not in markdown_report(bare)


def test_pinned_passages_are_a_chapter_with_their_translation():
    outline = build_outline(*made(), Scope(only_pinned=True))
    assert [part.text for part in outline.parts if isinstance(part, Heading)][
        1
    ] == "Pinned passages"
    assert [row.passage for row in quotations(outline)] == [
        ids(project_reference())[0],
        ids(REPLY)[0],
    ]
    assert "A signed agreement." in markdown_report(outline)


def project_reference():
    project, _ = made()
    return project.documents[project.reference]


def test_near_misses_name_the_passage_and_its_score():
    assert cells(build_outline(*made()), "Near misses")[0][:4] == [
        "A  Law & order",
        "2 ¶1, 0–14",
        "Nothing on it.",
        "0.20",
    ]


def test_an_excerpt_keeps_the_whole_texts_out_of_every_format():
    scope = Scope(excerpt=10)
    for suffix in (".html", ".md", ".csv"):
        data = WRITERS[suffix](ReportSource(*made(), scope)).decode("utf-8-sig")
        assert "Other words of the reference" not in data, suffix


def test_citations_follow_the_style_of_choice():
    project, comparison = made()
    texts = {
        key: replace(row, author="Ana Berisha", date="2023-10-20")
        for key, row in project.documents.items()
    }
    project = replace(project, documents=texts)
    styles = {
        style: groups(build_outline(project, comparison, Scope(citation=style)))[0].left.citation
        for style in CitationStyle
    }
    assert styles == {
        CitationStyle.FULL: "Ana Berisha, “R”, 2023-10-20, ¶1, 0–31",
        CitationStyle.SHORT: "Berisha 2023, ¶1",
        CitationStyle.SIGN: "R ¶1",
    }


def test_people_who_decided_are_counted():
    project, comparison = made()
    row = Judgement("j", ids(REPLY)[0], topic=LAW, by="Ana")
    outline = build_outline(replace(project, judgements=table_of([row])), comparison)
    assert any(
        "Ana: 2 decisions" in part.text for part in outline.parts if isinstance(part, Paragraph)
    )


def test_chapters_are_numbered_and_topics_share_one():
    heads = [
        row for row in build_outline(*made()).parts if isinstance(row, Heading) and row.level == 1
    ]
    numbers = [row.number for row in heads if row.number]
    assert numbers == ["1", "2", "3", "4.A", "4.B", "5", "6", "7", "8", "9", "10"]


def test_a_wide_table_is_parted_with_its_first_column():
    wide = Table("T", "", tuple("abcde"), (tuple(table_cell(letter) for letter in "vwxyz"),))
    assert [row.columns for row in parted(wide, 3)] == [("a", "b", "c"), ("a", "d", "e")]


def table_cell(text):
    from perspectives.reporting.outline import Cell

    return Cell(text)


def test_markup_in_a_text_stays_text():
    page = html_report(build_outline(*made()))
    assert "<script>document" not in page
    assert "{{7*7}}" in page
    assert page.count("<script>") == 1
    assert "\\`y\\`" in markdown_report(build_outline(*made()))


def test_the_page_asks_the_network_for_nothing():
    page = html_report(build_outline(*made()))
    assert "default-src 'none'" in page
    assert not re.search(r"""(src|href)=["'](?!#|perspectives:)""", page)


def test_equal_inputs_give_equal_bytes_in_every_format():
    for suffix, writer in WRITERS.items():
        once, again = (writer(ReportSource(*made(), Scope())) for _ in range(2))
        assert once == again, suffix


def test_the_run_id_changes_with_a_decision_but_not_with_its_time():
    project, _ = made()
    note = project.notes["n"]
    later = replace(project, notes={**project.notes, "n": replace(note, when="2030-01-01")})
    other = replace(project, notes={**project.notes, "n": replace(note, text="Other")})
    assert run_id(project, "1") == run_id(later, "1")
    assert run_id(project, "1") != run_id(other, "1")
    assert run_id(project, "1") != run_id(project, "2")


def test_no_cell_of_a_csv_is_a_formula():
    rows = csv.reader(io.StringIO(csv_report(build_outline(*made()))))
    cells = [cell for row in rows for cell in row]
    assert "'=SUM(A1) is said here." in cells or any("=A note" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert neutral("plain") == "plain"


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    path = tmp_path / "r.xlsx"
    write_report(ReportSource(*made(), Scope()), path)
    with zipfile.ZipFile(path) as book:
        sheets = [row for row in book.namelist() if row.startswith("xl/worksheets/sheet")]
        assert sheets
        assert not any(b"<f>" in book.read(row) for row in sheets)


def test_sheet_names_are_short_and_unlike():
    taken: set[str] = set()
    first, second = (sheet_name("A very long name of a table: yes", taken) for _ in range(2))
    assert first != second
    assert max(len(first), len(second)) <= 31


def test_notes_become_comments_in_a_docx(tmp_path):
    path = tmp_path / "r.docx"
    write_report(ReportSource(*made(), Scope()), path)
    with zipfile.ZipFile(path) as file:
        assert b"=A note with &lt;marks&gt;" in file.read("word/comments.xml")
        assert b"w:tblHeader" in file.read("word/document.xml")


def test_an_unknown_suffix_is_refused_in_one_sentence(tmp_path):
    with pytest.raises(ReportError, match="no report format"):
        write_report(ReportSource(*made(), Scope()), tmp_path / "r.xyz")


def test_a_report_that_cannot_be_written_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / "gone" / "r.html"
    with pytest.raises(ReportError, match="no folder"):
        write_report(ReportSource(*made(), Scope()), path)
    assert not Path(path).exists()


def test_the_method_says_how_far_two_people_agreed():
    project, comparison = made()
    assert not [
        row for row in build_outline(project, comparison).tables() if row.name == "Agreement"
    ]
    row = Reliability(LAW, "topics", "Ana", "Ben", 34, 91.2, 0.784, None)
    project = replace(project, head=replace(project.head, reliability=(row,)))
    outline = build_outline(project, comparison)
    assert cells(outline, "Agreement") == [
        ["Law & order", "Topics", "Ana and Ben", "34", "91", "0.78", "—"]
    ]
    assert "not measured" not in markdown_report(outline)
