"""Decisions about taggings and links, stances, notes, pins and votes."""

from random import Random

import pytest

from inventions import dispute, link, passages
from perspectives.model import annotating, deciding
from perspectives.model.comparison import Tagging
from perspectives.model.documents import span_of
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation, State

PROJECT = dispute(Random(7))
ROWS = passages(PROJECT)
HERE, THERE = ROWS[2], ROWS[7]
PROPOSED = Tagging(HERE, "t0", span_of(HERE), 0.5)


def judged(project, edit):
    after = apply(project, edit)
    return after, after.judgements[edit.changes[0].id]


def test_a_confirmed_tagging_keeps_words_author_and_time():
    edit = deciding.confirm_tagging(PROJECT, PROPOSED, by="Ana", when="2027-01-01T00:00:00Z")
    _, row = judged(PROJECT, edit)
    assert edit.label == "Confirm “Topic 0” on “Text 0” ¶2"
    assert (row.state, row.by, row.when) == (State.CONFIRMED, "Ana", "2027-01-01T00:00:00Z")
    assert row.quote == span_of(HERE).of(PROJECT.ordered_documents()[0].text)


def test_tagging_selected_words_keeps_their_span_and_confirming_leaves_it_by_hand():
    span = Span(span_of(HERE).start, span_of(HERE).start + 4)
    project, row = judged(PROJECT, deciding.tag(PROJECT, HERE, "t0", span))
    assert (row.start, row.end, row.state) == (*span, State.MANUAL)
    assert deciding.confirm_tagging(project, PROPOSED).changes == ()


def test_words_outside_the_passage_cannot_be_tagged():
    with pytest.raises(StaleEdit, match="not in the passage"):
        deciding.tag(PROJECT, HERE, "t0", Span(0, 3))


def test_untagging_is_remembered_as_a_rejection_of_the_same_words():
    span = Span(span_of(HERE).start, span_of(HERE).start + 4)
    project = apply(PROJECT, deciding.tag(PROJECT, HERE, "t0", span))
    _, row = judged(project, deciding.untag(project, HERE, "t0"))
    assert (row.state, row.start, row.end) == (State.REJECTED, *span)


def test_a_link_is_one_decision_from_either_side():
    made = deciding.link_passages(PROJECT, HERE, THERE, Relation.CONTRARY)
    project, row = judged(PROJECT, made)
    assert row.relation is Relation.CONTRARY
    assert deciding.link_passages(project, THERE, HERE, Relation.CONTRARY).changes == ()
    _, gone = judged(project, deciding.unlink(project, THERE, HERE))
    assert gone.state is State.REJECTED


def test_choosing_a_relation_confirms_and_a_later_confirmation_keeps_it():
    edit = deciding.set_relation(PROJECT, HERE, THERE, Relation.SAME_CLAIM)
    project, row = judged(PROJECT, edit)
    assert row.state is State.CONFIRMED
    again = deciding.confirm_link(project, link(HERE, THERE))
    assert again.changes == ()


def test_passages_of_one_text_cannot_be_linked():
    with pytest.raises(StaleEdit, match="of one text"):
        deciding.link_passages(PROJECT, ROWS[1], ROWS[2])


def test_several_edits_together_are_one():
    first = deciding.tag(PROJECT, HERE, "t0")
    second = deciding.tag(apply(PROJECT, first), HERE, "t1")
    both = deciding.together("Tag twice", (first, second))
    after = apply(PROJECT, both)
    assert len(after.judgements) == 2
    assert apply(after, both.inverse()).judgements == {}


def test_a_stance_can_be_set_changed_and_taken_away():
    project = apply(PROJECT, annotating.set_stance(PROJECT, HERE, "t0", Attitude.FOR))
    changed = annotating.set_stance(project, HERE, "t0", Attitude.AGAINST)
    assert changed.label == "Set the stance of “Text 0” ¶2 on “Topic 0” to against"
    gone = annotating.set_stance(project, HERE, "t0", None)
    assert apply(project, gone).stances == {}


def test_a_cell_has_one_note_and_a_passage_many():
    cell = f"cell t0 {PROJECT.reference}"
    project = PROJECT
    for target in (cell, cell, f"passage {HERE}", f"passage {HERE}"):
        words = f"{target} {len(project.notes)}"
        project = apply(project, annotating.write_note(project, target, words))
    assert len(project.notes) == 3
    emptied = annotating.write_note(project, cell, " ")
    assert len(apply(project, emptied).notes) == 2


def test_a_target_is_pinned_once_and_pins_keep_their_order():
    project = PROJECT
    for target in (f"passage {HERE}", f"passage {THERE}", f"passage {HERE}"):
        project = apply(project, annotating.pin(project, target))
    assert [row.target for row in project.pins.values()] == [f"passage {HERE}", f"passage {THERE}"]
    turned = annotating.order_pins(project, (f"pin passage {THERE}",))
    assert apply(project, turned).pins[f"pin passage {THERE}"].order == 0


def test_a_vote_keeps_before_when_after_is_counted():
    project = apply(PROJECT, annotating.record_vote(PROJECT, HERE, before=(1, 2, 3, 4)))
    project = apply(project, annotating.record_vote(project, HERE, after=(4, 3, 2, 1)))
    (row,) = project.votes.values()
    assert (row.before, row.after) == ((1, 2, 3, 4), (4, 3, 2, 1))


def test_what_is_gone_is_named_in_a_sentence():
    with pytest.raises(StaleEdit, match="topic is no longer"):
        deciding.tag(PROJECT, HERE, "none")
    with pytest.raises(StaleEdit, match="passage is no longer"):
        deciding.tag(PROJECT, f"{PROJECT.reference}:0-1", "t0")
    with pytest.raises(StaleEdit, match="text is no longer"):
        deciding.tag(PROJECT, "dgone:0-1", "t0")
