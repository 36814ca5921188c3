"""Texts added, removed and described; passages cut and joined with their decisions."""

from random import Random

import pytest

from inventions import dispute, passages, text
from perspectives.model import annotating, deciding, document_edits, passage_edits
from perspectives.model.comparison import Tagging
from perspectives.model.documents import passage_id, span_of
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit
from perspectives.model.project import new_project
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation, State

ONE = text("One", "We accept the plan. We reject the road.", "Buses carry more visitors.")
TWO = text("Two", "The council will reject the road.")
PROJECT = dispute(Random(7), texts=0)
PROJECT = apply(PROJECT, document_edits.add_documents(PROJECT, (ONE, TWO)))
ROAD = passage_id(ONE.id, ONE.blocks[1].span)
BUSES = passage_id(ONE.id, ONE.blocks[2].span)
COUNCIL = passage_id(TWO.id, TWO.blocks[1].span)
CUT = ONE.text.index("We reject")


def worked(*edits):
    project = PROJECT
    for edit in edits:
        project = apply(project, edit(project))
    return project


def words(row):
    return ONE.text[row.start : row.end]


def test_the_first_texts_added_bring_the_reference():
    assert PROJECT.reference == ONE.id
    assert [row.order for row in PROJECT.ordered_documents()] == [0, 1]
    assert document_edits.add_documents(PROJECT, (ONE,)).changes == ()


def test_removing_a_text_takes_what_hangs_on_it_and_passes_the_reference_on():
    project = worked(
        lambda row: deciding.link_passages(row, ROAD, COUNCIL),
        lambda row: deciding.tag(row, COUNCIL, "t0"),
        lambda row: annotating.set_text_stance(row, ONE.id, "t0", Attitude.FOR),
        lambda row: annotating.write_note(row, f"link {COUNCIL} {ROAD}", "Compare."),
        lambda row: annotating.pin(row, f"passage {ROAD}"),
        lambda row: annotating.add_page(row, "pair", f"{ROAD} {COUNCIL}"),
    )
    hanging = document_edits.hanging_on_document(project, ONE.id)
    assert (hanging.decisions, hanging.stances, hanging.notes, hanging.pins) == (1, 1, 1, 1)
    after = apply(project, document_edits.remove_document(project, ONE.id))
    assert [row.passage for row in after.judgements.values()] == [COUNCIL]
    assert (after.stances, after.notes, after.pins, after.reference) == ({}, {}, {}, TWO.id)
    assert after.pages["page 1"].shows == COUNCIL


def test_changing_the_reference_changes_the_head_alone():
    edit = document_edits.make_reference(PROJECT, TWO.id)
    assert edit.label == "Make “Two” the reference"
    assert [change.table for change in edit.changes] == ["head"]


def test_a_cut_passage_shares_its_decisions_out_by_their_words():
    start = ONE.text.index("reject the road")
    span = Span(start, start + len("reject the road"))
    project = worked(
        lambda row: deciding.tag(row, ROAD, "t0", span),
        lambda row: deciding.tag(row, ROAD, "t1"),
        lambda row: deciding.reject_tagging(row, Tagging(ROAD, "t2", span, 0.5)),
        lambda row: annotating.set_stance(row, ROAD, "t0", Attitude.AGAINST),
        lambda row: deciding.link_passages(row, ROAD, COUNCIL, Relation.SAME_CLAIM),
        lambda row: annotating.write_note(row, f"passage {ROAD}", "Look."),
    )
    after = apply(project, passage_edits.split_passage(project, ROAD, CUT))
    left, right = passages(after)[1:3]
    tagged = {
        (row.passage, row.topic): words(row)
        for row in after.judgements.values()
        if row.topic and row.state is State.MANUAL
    }
    assert tagged == {
        (right, "t0"): "reject the road",
        (left, "t1"): "We accept the plan.",
        (right, "t1"): "We reject the road.",
    }
    rejected = {row.passage for row in after.judgements.values() if row.state is State.REJECTED}
    assert rejected == {left, right}
    assert [row.passage for row in after.stances.values()] == [right]
    assert {right, COUNCIL} in [{row.passage, row.other} for row in after.judgements.values()]
    assert [row.target for row in after.notes.values()] == [f"passage {left}"]


def test_joining_what_was_cut_gives_the_same_passage_back():
    project = apply(PROJECT, passage_edits.split_passage(PROJECT, ROAD, CUT))
    left, right = passages(project)[1:3]
    assert passage_edits.merge_passages(project, left, right).label == (
        "Merge “One” ¶1 with the next passage"
    )
    back = apply(project, passage_edits.merge_passages(project, left, right))
    assert back.documents == PROJECT.documents


def test_joined_passages_put_their_tagged_words_together():
    project = worked(
        lambda row: deciding.tag(row, ROAD, "t0"), lambda row: deciding.tag(row, BUSES, "t0")
    )
    after = apply(project, passage_edits.merge_passages(project, ROAD, BUSES))
    (row,) = after.judgements.values()
    assert Span(row.start, row.end) == Span(span_of(ROAD).start, span_of(BUSES).end)


def test_a_cut_without_words_on_a_side_is_refused():
    for at in (span_of(ROAD).start, span_of(ROAD).end, 0):
        with pytest.raises(StaleEdit, match="no words on one side"):
            passage_edits.split_passage(PROJECT, ROAD, at)


def test_only_neighbours_are_joined():
    with pytest.raises(StaleEdit, match="follow each other"):
        passage_edits.merge_passages(PROJECT, BUSES, ROAD)


def test_a_version_names_the_present_revision():
    edit = document_edits.name_version(PROJECT, "Before class", when="2027-01-01T00:00:00Z")
    row = edit.changes[0].after
    assert (row.name, row.revision) == ("Before class", PROJECT.revision)
    project = apply(PROJECT, edit)
    assert document_edits.delete_version(project, row.id).label == (
        "Delete the version “Before class”"
    )


def test_the_edits_of_an_empty_project_stand():
    project = new_project(())
    assert document_edits.describe_project(project, name="Dam").label == (
        "Change the name of the comparison"
    )
