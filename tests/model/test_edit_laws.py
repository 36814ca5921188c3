"""Laws of all edits: undone they give the equal project; rejections never leave by themselves."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inventions import dispute, is_rejected, on_passage, passages, rejections, some_edit
from perspectives.model import deciding
from perspectives.model.comparison import Tagging
from perspectives.model.documents import document_of, span_of
from perspectives.model.edits import Edit, apply
from perspectives.model.errors import StaleEdit
from perspectives.model.project import TABLES
from perspectives.model.spans import Span
from perspectives.model.states import State

randoms = st.randoms(use_true_random=False)


def tables(project):
    return {name: getattr(project, name) for name in TABLES}


@settings(max_examples=150, deadline=None)
@given(randoms, st.integers(1, 25))
def test_any_sequence_of_edits_undone_gives_the_equal_project(random, count):
    project = start = dispute(random)
    done = []
    for _ in range(count):
        edit = some_edit(project, random)
        project = apply(project, edit)
        done.append(edit)
    for edit in reversed(done):
        project = apply(project, edit.inverse())
    assert tables(project) == tables(start)


@settings(max_examples=150, deadline=None)
@given(randoms, st.integers(1, 25))
def test_edits_hold_each_row_once_and_never_an_unchanged_one(random, count):
    project = dispute(random)
    for _ in range(count):
        edit = some_edit(project, random)
        rows = [(change.table, change.id) for change in edit.changes]
        assert len(rows) == len(set(rows))
        assert all(change.before != change.after for change in edit.changes)
        project = apply(project, edit)


@settings(max_examples=150, deadline=None)
@given(randoms, st.integers(1, 25))
def test_decisions_always_quote_the_words_they_stand_on(random, count):
    project = dispute(random)
    for _ in range(count):
        project = apply(project, some_edit(project, random))
    here = set(passages(project))
    for row in project.judgements.values():
        assert row.passage in here
        text = project.documents[document_of(row.passage)].text
        span = Span(row.start, row.end) if row.end else span_of(row.passage)
        assert span_of(row.passage).contains(span)
        assert row.quote == span.of(text)
    assert all(row.passage in here for row in project.stances.values() if row.passage)
    assert all(row.passage in here for row in project.votes.values())


@settings(max_examples=200, deadline=None)
@given(randoms, st.integers(1, 12))
def test_a_rejection_outlives_cutting_and_joining_passages(random, count):
    project = dispute(random)
    for _ in range(3):
        passage = random.choice(passages(project))
        proposed = Tagging(passage, random.choice(list(project.topics)), span_of(passage), 0.5)
        project = apply(project, deciding.reject_tagging(project, proposed))
    words = [(span_of(row[0]), row) for row in rejections(project)]
    for _ in range(count):
        project = apply(project, deciding_edit(project, random))
    for span, (passage, topic) in words:
        now = [
            row
            for row in passages(project)
            if document_of(row) == document_of(passage) and span_of(row).overlaps(span)
        ]
        assert now
        assert all(is_rejected(project, row, topic) for row in now)


def deciding_edit(project, random):
    try:
        return on_passage(project, random, "")
    except StaleEdit:
        return Edit("Nothing", ())


@pytest.mark.parametrize("again", ["confirm", "tag", "forget"])
def test_only_a_person_takes_a_rejection_back(again):
    from random import Random

    project = dispute(Random(1))
    passage, topic = passages(project)[1], "t0"
    proposed = Tagging(passage, topic, span_of(passage), 0.5)
    project = apply(project, deciding.reject_tagging(project, proposed))
    edit = {
        "confirm": lambda: deciding.confirm_tagging(project, proposed),
        "tag": lambda: deciding.tag(project, passage, topic),
        "forget": lambda: deciding.forget_tagging(project, passage, topic),
    }[again]()
    assert not is_rejected(apply(project, edit), passage, topic)
    assert project.judgements[edit.changes[0].id].state is State.REJECTED
