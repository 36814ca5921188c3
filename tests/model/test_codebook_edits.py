"""The codebook edited by hand: what hangs on a topic goes, moves or stays with it."""

from dataclasses import replace
from random import Random

import pytest

from inventions import dispute, passages
from perspectives.model import annotating, codebook_edits, deciding
from perspectives.model.comparison import Tagging
from perspectives.model.documents import span_of
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, State
from perspectives.model.topic_merging import merge_topics
from perspectives.model.topics import Codebook, Term, TermKind, Topic

PROJECT = dispute(Random(7))
HERE, NEXT = passages(PROJECT)[1:3]
CELL = f"cell t1 {PROJECT.reference}"


def worked(*edits):
    """The project after edits, each a function of the project as the ones before leave it."""
    project = PROJECT
    for edit in edits:
        project = apply(project, edit(project))
    return project


def test_a_new_topic_takes_a_free_id_and_colour_and_stands_last():
    edit = codebook_edits.add_topic(PROJECT, " Çmimi i rrugës ")
    row = edit.changes[0].after
    assert (row.id, row.name, row.colour, row.order) == ("cmimi-i-rruges", "Çmimi i rrugës", 3, 3)


def test_a_name_in_another_script_still_gets_an_id():
    first = codebook_edits.add_topic(PROJECT, "Бука")
    second = codebook_edits.add_topic(apply(PROJECT, first), "Саобраћај")
    assert [edit.changes[0].after.id for edit in (first, second)] == ["topic", "topic-2"]


def test_a_colour_worn_by_another_topic_is_a_warning_not_a_refusal():
    problem = codebook_edits.colour_problem(PROJECT, "t0", 1)
    assert problem is not None
    assert "“Topic 1” has this colour too" in problem.message
    assert codebook_edits.colour_problem(PROJECT, "t0", 0) is None


def test_terms_and_exclusions_are_added_once_and_removed():
    term = Term("noise", kind=TermKind.EXCLUDE)
    project = worked(lambda row: codebook_edits.add_term(row, "t0", term))
    assert codebook_edits.add_term(project, "t0", term).changes == ()
    project = apply(project, codebook_edits.remove_term(project, "t0", term))
    assert project.topics == PROJECT.topics


def test_a_topic_cannot_lie_under_itself():
    project = worked(lambda row: codebook_edits.nest_topic(row, "t1", "t0"))
    with pytest.raises(StaleEdit, match="lies under"):
        codebook_edits.nest_topic(project, "t0", "t1")


def test_deleting_a_topic_takes_what_hangs_on_it_and_moves_its_children_up():
    project = worked(
        lambda row: codebook_edits.nest_topic(row, "t2", "t1"),
        lambda row: deciding.tag(row, HERE, "t1"),
        lambda row: annotating.set_stance(row, HERE, "t1", Attitude.FOR),
        lambda row: annotating.write_note(row, CELL, "Says little."),
        lambda row: annotating.add_page(row, "topic", f"t1 {HERE}"),
        lambda row: deciding.tag(row, HERE, "t0"),
    )
    hanging = codebook_edits.hanging_on_topic(project, "t1")
    assert (hanging.decisions, hanging.stances, hanging.notes, hanging.total) == (1, 1, 1, 3)
    after = apply(project, codebook_edits.delete_topic(project, "t1"))
    assert [row.topic for row in after.judgements.values()] == ["t0"]
    assert (after.stances, after.notes, after.topics["t2"].parent) == ({}, {}, "")
    assert after.pages["page 1"].shows == HERE


def test_merging_topics_moves_terms_decisions_stances_and_notes():
    project = worked(
        lambda row: deciding.tag(row, HERE, "t1"),
        lambda row: annotating.set_stance(row, HERE, "t1", Attitude.FOR),
        lambda row: annotating.write_note(row, CELL, "Says little."),
        lambda row: annotating.write_note(row, CELL.replace("t1", "t0"), "Says much."),
    )
    edit = merge_topics(project, "t0", ("t1", "t2"))
    after = apply(project, edit)
    assert edit.label == "Merge “Topic 1”, “Topic 2” into “Topic 0”"
    assert list(after.topics) == ["t0"]
    assert [term.pattern for term in after.topics["t0"].terms] == ["the", "lake", "road"]
    assert {row.topic for row in (*after.judgements.values(), *after.stances.values())} == {"t0"}
    assert [row.text for row in after.notes.values()] == ["Says much.\n\nSays little."]


def test_of_two_merged_decisions_the_positive_one_stands_and_words_add_up():
    start = span_of(HERE).start
    project = worked(
        lambda row: deciding.tag(row, HERE, "t0", Span(start, start + 3)),
        lambda row: deciding.tag(row, HERE, "t1", Span(start + 5, start + 9)),
        lambda row: deciding.tag(row, NEXT, "t1"),
        lambda row: deciding.reject_tagging(row, Tagging(NEXT, "t0", span_of(NEXT), 0.5)),
    )
    after = apply(project, merge_topics(project, "t0", ("t1",)))
    here, other = (after.judgements[f"tagging {row} t0"] for row in (HERE, NEXT))
    assert (here.start, here.end, here.state) == (start, start + 9, State.MANUAL)
    assert here.quote == after.documents[PROJECT.reference].text[start : start + 9]
    assert other.state is State.MANUAL


def test_merging_into_a_topic_below_leaves_no_circle():
    project = worked(
        lambda row: codebook_edits.nest_topic(row, "t1", "t0"),
        lambda row: codebook_edits.nest_topic(row, "t2", "t1"),
    )
    after = apply(project, merge_topics(project, "t2", ("t0",)))
    assert codebook_edits.lineage(after, "t1") == ("t1", "t2")


def test_an_imported_codebook_changes_known_topics_and_adds_the_rest():
    known = replace(PROJECT.topics["t1"], name="Changed", order=0)
    new = Topic("new", "New")
    book = Codebook("Other", (known, new), question="Another?")
    after = apply(PROJECT, codebook_edits.import_codebook(PROJECT, book))
    assert [row.id for row in after.ordered_topics()] == ["t0", "t1", "t2", "new"]
    assert after.topics["t1"].name == "Changed"
    assert after.head.question == "Close it?"
    assert codebook_edits.codebook_of(after).topics[3].name == "New"


def test_topics_are_brought_into_order_and_under_one_another_in_one_edit():
    places = (("t2", ""), ("t0", "t2"), ("t1", "t0"))
    edit = codebook_edits.arrange_topics(PROJECT, places, "t0")
    after = apply(PROJECT, edit)
    assert [row.id for row in after.ordered_topics()] == ["t2", "t0", "t1"]
    assert [row.parent for row in after.ordered_topics()] == ["", "t2", "t0"]
    assert edit.label == "Move the topic “Topic 0”"
    assert apply(after, edit.inverse()).topics == PROJECT.topics


def test_no_topic_is_arranged_to_lie_under_itself():
    with pytest.raises(StaleEdit, match="under itself"):
        codebook_edits.arrange_topics(PROJECT, (("t0", "t1"), ("t1", "t0"), ("t2", "")))
