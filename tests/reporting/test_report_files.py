"""Reports reach the disk whole or not at all, and say what a format cannot hold."""

import io
import json
import os
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from made import LAW, REFERENCE, REPLY, ids, made

from perspectives.model.errors import Cancelled, ReportError
from perspectives.model.judgements import Judgement, tagging_judgement_id
from perspectives.model.project import table_of
from perspectives.model.states import State
from perspectives.reporting import to_pdf
from perspectives.reporting.building import build_outline
from perspectives.reporting.changes import read_previous
from perspectives.reporting.comparison_json import comparison_data
from perspectives.reporting.handout import build_handout
from perspectives.reporting.outline import Heading, Lines, Table
from perspectives.reporting.scope import Scope
from perspectives.reporting.to_jsonld import web_annotations
from perspectives.reporting.to_markdown import markdown_report
from perspectives.reporting.writing import WRITERS, Source, write_report

SOURCE = Source(*made(), Scope())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "r.md"
    path.write_text("old", encoding="utf-8")
    return path


def test_a_full_disk_leaves_the_old_file_whole(old, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ReportError, match="no space left"):
        write_report(SOURCE, old)
    assert old.read_text() == "old"
    assert [row.name for row in old.parent.iterdir()] == ["r.md"]


def test_a_folder_that_may_not_be_written_is_said(old, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReportError, match="permission denied"):
        write_report(SOURCE, old)
    monkeypatch.undo()
    assert old.read_text() == "old"


def test_a_file_open_elsewhere_is_said_and_kept(old, monkeypatch):
    def busy(*_: object) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", busy)
    with pytest.raises(ReportError, match="cannot access the file"):
        write_report(SOURCE, old)
    monkeypatch.undo()
    assert old.read_text() == "old"
    assert [row.name for row in old.parent.iterdir()] == ["r.md"]


def test_a_report_that_is_not_wanted_any_more_touches_nothing(old):
    with pytest.raises(Cancelled):
        write_report(SOURCE, old, cancelled=lambda: True)
    assert old.read_text() == "old"


def test_odt_is_refused_with_a_way_round(tmp_path):
    with pytest.raises(ReportError, match=r"\.docx"):
        write_report(SOURCE, tmp_path / "r.odt")


def test_what_a_format_leaves_out_is_told(tmp_path):
    assert any("terms" in row.message for row in write_report(SOURCE, tmp_path / "r.qdpx"))
    assert write_report(SOURCE, tmp_path / "r.md") == ()


def test_without_typst_a_pdf_is_printed_and_said(tmp_path, monkeypatch, qapp):
    monkeypatch.setattr(to_pdf, "is_available", lambda: False)
    problems = write_report(SOURCE, tmp_path / "r.pdf")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert [row.message for row in problems] == [
        "This PDF is printed without bookmarks and tags, since typst is missing."
    ]


def test_a_package_holds_every_table_and_chart():
    with zipfile.ZipFile(io.BytesIO(WRITERS[".zip"](SOURCE))) as package:
        names = package.namelist()
        assert package.read("charts/answers.png").startswith(b"\x89PNG")
    assert {"tables/pairs.csv", "tables/record.csv", "charts/answers.svg"} <= set(names)


def test_annotations_quote_exactly_with_position_and_surroundings():
    project, comparison = made()
    items = json.loads(web_annotations(project, comparison))["first"]["items"]
    targets = [row["target"] for row in items]
    targets += [part for row in items if row["motivation"] == "linking" for part in row["body"][:1]]
    texts = {f"urn:sha256:{row.source.sha256}": row.text for row in project.documents.values()}
    assert len(items) == len(comparison.taggings) + len(comparison.links)
    for target in targets:
        quote, place = target["selector"]
        text = texts[target["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])


def test_changes_since_an_earlier_report_are_annex_d():
    project, comparison = made()
    before = json.loads(json.dumps(comparison_data(project, comparison)))
    taggings = (replace(comparison.taggings[0], state=State.CONFIRMED), *comparison.taggings[2:])
    row = Judgement(tagging_judgement_id(ids(REFERENCE)[0], LAW), ids(REFERENCE)[0], LAW)
    now = replace(project, judgements=table_of([row]))
    outline = build_outline(now, replace(comparison, taggings=taggings), previous=before)
    counts = next(row for row in outline.tables() if row.name == "Changes")
    told = {row[0].text: [cell.text for cell in row[1:]] for row in counts.rows}
    assert told["Topics on passages"] == ["0", "1", "1"]
    changed = next(row for row in outline.tables() if row.name == "Changed")
    assert [cell.text for cell in changed.rows[0]] == [
        "Law & order",
        "R ¶1, 0–31",
        "not reviewed",
        "confirmed",
    ]


def test_the_same_run_has_no_changes():
    project, comparison = made()
    before = comparison_data(project, comparison)
    assert "it is the same run" in markdown_report(
        build_outline(project, comparison, previous=before)
    )


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": "other/1"}'])
def test_what_is_no_earlier_report_is_refused(tmp_path, text):
    path = tmp_path / "old.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match="no earlier report"):
        read_previous(path)


@pytest.mark.parametrize("about", ["matrix", "A", "1"])
def test_a_handout_hides_the_marks_and_its_answers_show_them(about):
    project, comparison = made(State.CONFIRMED)
    sheet, answers = build_handout(project, comparison, Scope(), about)
    ours, theirs = markdown_report(sheet), markdown_report(answers)
    shown = "same claim" if about == "1" else "silent" if about == "matrix" else "▼ against"
    task = next(at for at, row in enumerate(sheet.parts) if isinstance(row, Heading))
    hidden = "".join(
        cell.text
        for row in sheet.parts[task:]
        if isinstance(row, Table)
        for r in row.rows
        for cell in r
    )
    assert shown in theirs
    assert shown not in hidden
    assert "▼ against" not in ours.split("task")[-1]
    assert about == "matrix" or any(isinstance(row, Lines) for row in sheet.parts)


def test_a_handout_about_nothing_known_is_refused():
    with pytest.raises(ReportError, match="no topic or text"):
        build_handout(*made(), Scope(), "Z")


def test_rights_of_an_old_report_are_kept(old):
    old.chmod(0o640)
    write_report(SOURCE, old)
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert REPLY.title in old.read_text(encoding="utf-8")
