"""The queue of what nobody has looked at, by what a decision is worth."""

from random import Random

from inventions import dispute, passages
from perspectives.analysis.calibrating import tagging_confidence
from perspectives.analysis.reviewing import decided_count, proposals
from perspectives.analysis.tagging import CUT
from perspectives.model.comparison import Comparison, Link, LinkEvidence, Tagging
from perspectives.model.deciding import confirm_link, reject_tagging
from perspectives.model.documents import document_of, span_of
from perspectives.model.edits import apply
from perspectives.model.states import Relation, State

PROJECT = dispute(Random(3))
HERE = passages(PROJECT)[1]
THERE = next(row for row in passages(PROJECT) if document_of(row) != document_of(HERE))
EDGE = tagging_confidence(CUT)


def link(score, state=State.PROPOSED):
    left, right = sorted((HERE, THERE))
    return Link(left, right, (), score, Relation.RELATED, LinkEvidence(0.1), state)


def tagging(topic, score, state=State.PROPOSED):
    return Tagging(HERE, topic, span_of(HERE), score, (), state)


def names(comparison, project=PROJECT):
    return [
        "link" if isinstance(row.subject, Link) else row.subject.topic
        for row in proposals(project, comparison)
    ]


def test_strong_links_and_taggings_near_the_threshold_come_first():
    comparison = Comparison(
        taggings=(tagging("t0", 0.99), tagging("t1", EDGE + 0.01)), links=(link(0.9),)
    )
    assert names(comparison) == ["t1", "link", "t0"]


def test_a_tagging_just_missed_is_offered_and_named_so():
    comparison = Comparison(near_misses=(tagging("t0", EDGE - 0.05),))
    (row,) = proposals(PROJECT, comparison)
    assert row.is_missed
    assert row.worth > 0.8


def test_what_was_decided_is_not_asked_again():
    edge = tagging("t0", EDGE)
    comparison = Comparison(taggings=(edge, tagging("t1", 0.9, State.MANUAL)), links=(link(0.8),))
    project = apply(PROJECT, reject_tagging(PROJECT, edge))
    assert names(comparison, project) == ["link"]
    project = apply(project, confirm_link(project, link(0.8)))
    assert names(comparison, project) == []
    assert decided_count(project) == 2


def test_equal_worth_keeps_one_order():
    rows = (tagging("t1", EDGE), tagging("t0", EDGE))
    assert names(Comparison(taggings=rows)) == names(Comparison(taggings=rows[::-1]))
