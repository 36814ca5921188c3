"""Edits show at once, before the worker has derived the comparison anew."""

from random import Random

import pytest
from debate import DEBATE, TITLES
from hypothesis import given, settings
from hypothesis import strategies as st
from making import compared

from inventions import dispute, some_edit
from perspectives.analysis.segmenting import passages_of
from perspectives.desktop.workspace import View, ViewState, Workspace
from perspectives.model import deciding
from perspectives.model.codebook_edits import delete_topic
from perspectives.model.comparison import Comparison
from perspectives.model.lookup import Lookup
from perspectives.model.passage_edits import merge_passages, split_passage
from perspectives.model.spans import Span
from perspectives.model.states import Relation, State


@pytest.fixture
def space():
    project, comparison = compared(*DEBATE, titles=TITLES)
    made = Workspace()
    made.open_project(project, comparison, ViewState(view=View.READ))
    assert made.lookup
    return made


def tagged(space, topic="A"):
    return space.lookup.tagged("d0", topic)


def agrees(space):
    """Whether the lookup that was changed says what one made anew says."""
    fresh, mine = Lookup(space.comparison), space.lookup
    for passage in fresh.passages:
        assert set(mine.taggings_of(passage)) == set(fresh.taggings_of(passage))
        assert mine.links_of(passage) == fresh.links_of(passage)
    for text in space.project.documents:
        for topic in space.project.topics:
            assert mine.tagged(text, topic) == fresh.tagged(text, topic)
    return True


def test_a_rejected_tagging_goes_at_once_and_comes_back_with_undo(space):
    passage = tagged(space)[0]
    proposed = next(row for row in space.lookup.taggings_of(passage) if row.topic == "A")
    edit = deciding.reject_tagging(space.project, proposed)
    space.do(edit)
    assert passage not in tagged(space)
    assert agrees(space)
    space.do(edit.inverse())
    assert passage in tagged(space)
    assert agrees(space)


def test_a_confirmed_tagging_is_a_disc_at_once(space):
    passage = tagged(space)[0]
    proposed = next(row for row in space.lookup.taggings_of(passage) if row.topic == "A")
    space.do(deciding.confirm_tagging(space.project, proposed))
    states = [row.state for row in space.lookup.taggings_of(passage) if row.topic == "A"]
    assert states == [State.CONFIRMED]


def test_words_tagged_by_hand_show_at_once_in_reading_order(space):
    free = next(row for row in space.lookup.content_of("d0") if row.id not in tagged(space))
    span = Span(free.span.start, free.span.start + 5)
    space.do(deciding.tag(space.project, free.id, "A", span, by="Ana"))
    row = next(row for row in space.lookup.taggings_of(free.id) if row.topic == "A")
    assert (row.span, row.state, row.evidence[0].why) == (span, State.MANUAL, "tagged by Ana")
    places = [int(row.rpartition(":")[2].split("-")[0]) for row in tagged(space)]
    assert places == sorted(places)
    assert agrees(space)


def test_a_tagging_only_a_person_made_goes_when_it_is_undone(space):
    free = next(row for row in space.lookup.content_of("d0") if row.id not in tagged(space))
    edit = deciding.tag(space.project, free.id, "A")
    space.do(edit)
    space.do(edit.inverse())
    assert free.id not in tagged(space)


def test_links_are_made_rejected_and_renamed_at_once(space):
    left = space.lookup.content_of("d0")[0].id
    right = space.lookup.content_of("d5")[-1].id
    space.do(deciding.link_passages(space.project, right, left, Relation.SAME_CLAIM))
    made = space.lookup.counterparts(left, "d5")[0]
    assert (made.left, made.right, made.state) == (left, right, State.MANUAL)
    assert agrees(space)
    space.do(deciding.set_relation(space.project, left, right, Relation.CONTRARY))
    assert space.lookup.counterparts(right, "d0")[0].relation is Relation.CONTRARY
    space.do(deciding.unlink(space.project, left, right))
    assert not space.lookup.counterparts(left, "d5")
    assert agrees(space)


def test_a_cut_passage_keeps_its_taggings_and_links_at_once(space):
    passage = next(row for row in tagged(space) if space.lookup.links_of(row))
    before = {row.topic for row in space.lookup.taggings_of(passage)}
    span = space.lookup.passages[passage].span
    count = len(space.lookup.content_of("d0"))
    at = space.project.documents["d0"].text.index(" ", span.start + 40)
    space.do(split_passage(space.project, passage, at))
    rows = [row for row in space.lookup.content_of("d0") if span.contains(row.span)]
    assert len(rows) == 2
    assert len(space.lookup.content_of("d0")) == count + 1
    parts = {tag.topic for row in rows for tag in space.lookup.taggings_of(row.id)}
    assert parts == before
    assert space.lookup.links_of(rows[0].id)
    space.do(merge_passages(space.project, rows[0].id, rows[1].id))
    assert passage in space.lookup.passages
    assert {row.topic for row in space.lookup.taggings_of(passage)} == before


def test_nothing_is_said_on_a_deleted_topic(space):
    space.show(lit=("A", "B"))
    space.do(delete_topic(space.project, "A"))
    assert space.view.lit == ("B",)
    assert all(row.topic != "A" for row in space.comparison.taggings)
    assert all("A" not in row.topics for row in space.comparison.links)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 25))
def test_whatever_is_decided_shows_at_once_and_nothing_rejected_does(seed, count):
    random = Random(seed)
    project = dispute(random)
    rows = [row for text in project.ordered_documents() for row in passages_of(text)]
    space = Workspace()
    space.open_project(project, Comparison(tuple(rows)), ViewState(view=View.READ))
    done = []
    for _ in range(count):
        edit = some_edit(space.project, random)
        if space.lookup:
            space.do(edit)
        done.append(edit)
    for row in space.project.judgements.values():
        if row.passage not in space.lookup.passages:
            continue  # of a text that came in since: the worker has yet to find its passages
        shown = {tag.topic: tag for tag in space.lookup.taggings_of(row.passage)}
        linked = {link.other(row.passage) for link in space.lookup.links_of(row.passage)}
        is_there = row.topic in shown if row.topic else row.other in linked
        if row.topic or row.other in space.lookup.passages:
            assert is_there == (row.state is not State.REJECTED)
    assert agrees(space)
    for edit in reversed(done):
        space.do(edit.inverse())
    assert not any(space.lookup.taggings_of(row) for row in space.lookup.passages)
