"""Reports quote exactly, mark what nobody reviewed, and come out the same twice."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from perspectives.analysis.segmenting import passages_of
from perspectives.model.comparison import Comparison, Coverage, Link, LinkEvidence, Reuse, Tagging
from perspectives.model.documents import Block, Document, DocumentId, Role, Source, passage_id
from perspectives.model.errors import ReportError
from perspectives.model.judgements import Note
from perspectives.model.project import new_project, table_of
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State
from perspectives.model.topics import Codebook, Topic, TopicId
from perspectives.reporting.building import build_outline
from perspectives.reporting.outline import Pairs, Quotation
from perspectives.reporting.record import run_id
from perspectives.reporting.scope import Reviewed, Scope
from perspectives.reporting.to_html import html_report
from perspectives.reporting.to_markdown import markdown_report
from perspectives.reporting.to_sheets import csv_report, neutral, sheet_name
from perspectives.reporting.writing import WRITERS, write_report
from perspectives.reporting.writing import Source as ReportSource

LAW = TopicId("law")
INJECTED = "</script><script>alert(1)</script> {{7*7}} <b>bold</b> #set *x* `y`"


def document(name: str, *paragraphs: str) -> Document:
    spans, at = [], 0
    for words in paragraphs:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    blocks = tuple(Block(span, Role.PARAGRAPH) for span in spans)
    text = "\n\n".join(paragraphs)
    return Document(DocumentId(name), name.upper(), text, blocks, Source(name), language="en")


REFERENCE = document("r", "Një marrëveshje 🕊 e nënshkruar.", "Other words of the reference.")
REPLY = document("s", f"Добро {INJECTED}", "=SUM(A1) is said here.")
MUTE = document("m", "Nothing on it.")


def ids(text: Document) -> list[str]:
    return [passage_id(text.id, block.span) for block in text.blocks]


def made(state: State = State.PROPOSED, relation: Relation = Relation.SAME_CLAIM):
    book = Codebook("Book", (Topic(LAW, "Law & order"),), question="Is it <law>?")
    project = new_project([REFERENCE, REPLY, MUTE], book)
    left, right = ids(REFERENCE)[0], ids(REPLY)[0]
    note = Note("n", f"link {left} {right}", "=A note with <marks>")
    project = replace(project, notes=table_of([note]))
    run = Reuse(Span(0, 5), Span(0, 5), 6, 7)
    evidence = LinkEvidence(0.2, reuse=(run,))
    taggings = tuple(
        Tagging(row, LAW, block.span, 0.9)
        for text in (REFERENCE, REPLY)
        for row, block in zip(ids(text), text.blocks, strict=True)
    )
    passages = tuple(row for text in (REFERENCE, REPLY, MUTE) for row in passages_of(text))
    link = Link(left, right, (LAW,), 0.8, relation, evidence, state)
    coverage = (Coverage(LAW, REFERENCE.id, 2, 9, 1.0), Coverage(LAW, REPLY.id, 2, 9, 1.0))
    return project, Comparison(passages, taggings, (link,), coverage, engine="1")


def pairs(outline):
    return [pair for part in outline.parts if isinstance(part, Pairs) for pair in part.rows]


def quotations(outline):
    rows = [part for part in outline.parts if isinstance(part, Quotation)]
    for pair in pairs(outline):
        rows += [pair.left, *([pair.right] if pair.right else [])]
    return rows


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
    rows = [(row.left.start, row.word) for row in pairs(build_outline(*made())) if not row.right]
    assert rows == [(0, "silent"), (33, "no counterpart"), (33, "silent")]


def test_what_nobody_reviewed_is_marked_in_every_text_format():
    for state, is_marked in ((State.PROPOSED, True), (State.CONFIRMED, False)):
        outline = build_outline(*made(state))
        body = html_report(outline).split("<main", 1)[1].split('id="panes"')[0]
        assert ('class="unreviewed"' in body) is is_marked
        assert ("same claim, 0.80, not reviewed" in markdown_report(outline)) is is_marked


def test_only_decided_links_stand_in_a_report_that_asks_for_them():
    outline = build_outline(*made(), Scope(states=Reviewed.DECIDED))
    assert all(row.right is None for row in pairs(outline))


def test_markup_in_a_text_stays_text():
    page = html_report(build_outline(*made()))
    assert "<script>alert" not in page
    assert "{{7*7}}" in page
    assert page.count("<script>") == 1
    assert "\\`y\\`" in markdown_report(build_outline(*made()))


def test_the_page_asks_the_network_for_nothing():
    page = html_report(build_outline(*made()))
    assert "default-src 'none'" in page
    assert not re.search(r"""(src|href)=["'](?!#)""", page)


def test_equal_inputs_give_equal_bytes_in_every_format():
    for suffix, writer in WRITERS.items():
        once, again = (writer(ReportSource(*made(), Scope())) for _ in range(2))
        assert once == again, suffix


def test_the_run_id_changes_with_a_decision_but_not_with_its_time():
    project, _ = made()
    note = project.notes["n"]
    later = replace(project, notes=table_of([replace(note, when="2030-01-01")]))
    other = replace(project, notes=table_of([replace(note, text="Other")]))
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
