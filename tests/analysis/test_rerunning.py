"""What a new run changes, what it never changes, and what the texts hold beyond the topics."""

from dataclasses import replace

import pytest
from notation import document, project, topic

from perspectives.analysis.compare import compare
from perspectives.analysis.engine import default_table
from perspectives.analysis.rerunning import changes_of_rerun
from perspectives.analysis.revising import replace_document
from perspectives.analysis.suggesting import suggested_topics
from perspectives.analysis.term_counting import TermCounter
from perspectives.model import codebook_edits, deciding, passage_edits
from perspectives.model.edits import apply
from perspectives.model.states import State
from perspectives.model.topics import Term

LEFT = document(
    "The government must build the tram line to the harbour. It must do so before winter comes.",
    "Bread has become dear, and nobody in the ministry can say why the price of flour rises.",
)
RIGHT = document(
    "Flour costs twice what it did; the ministry owes the bakers an answer about bread.",
    "A tram to the harbour would be built by winter if the government wanted it.",
)
CASE = project(LEFT, RIGHT, topics=(topic("Tram", "tram", "harbour"), topic("Bread", "bread")))


def run(case):
    return compare(case, table=default_table())


def rejected_all(case):
    """The project with every tagging and link rejected that the machine proposes."""
    comparison = run(case)
    for row in comparison.taggings:
        case = apply(case, deciding.reject_tagging(case, row))
    for row in comparison.links:
        case = apply(case, deciding.reject_link(case, row))
    return case


def shown(comparison):
    rows = (*comparison.taggings, *comparison.links)
    return [row for row in rows if row.state is not State.REJECTED]


def test_what_was_rejected_does_not_come_back_however_often_it_runs():
    case = rejected_all(CASE)
    assert shown(run(CASE))
    assert shown(run(case)) == []
    assert shown(run(case)) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda case: codebook_edits.add_term(case, "tram", Term("build")),
        lambda case: codebook_edits.rename_topic(case, "bread", "Flour"),
        lambda case: codebook_edits.order_topics(case, ("bread", "tram")),
        lambda case: passage_edits.split_passage(
            case, f"{LEFT.id}:0-{LEFT.blocks[0].span.end}", LEFT.text.index("It must")
        ),
        lambda case: (
            replace_document(
                case,
                LEFT.id,
                document(*reversed([row.span.of(LEFT.text) for row in LEFT.blocks])),
            ).edit
        ),
    ],
    ids=["a term more", "renamed", "reordered", "passage cut", "text revised"],
)
def test_what_was_rejected_does_not_come_back_by_a_change_elsewhere(change):
    case = rejected_all(CASE)
    assert shown(run(apply(case, change(case)))) == []


def test_a_rerun_says_what_it_adds_takes_away_and_keeps():
    before = run(CASE)
    edit = codebook_edits.set_terms(CASE, "bread", (Term("winter"),))
    rerun = changes_of_rerun(before, run(apply(CASE, edit)))
    added = {(row.passage, row.topic) for row in rerun.added_taggings}
    removed = {(row.passage, row.topic) for row in rerun.removed_taggings}
    assert {topic for _, topic in added | removed} == {"bread"}
    assert len(rerun.kept_taggings) == len(shown_taggings(before)) - len(removed)
    assert not rerun.is_empty
    assert changes_of_rerun(before, before).is_empty


def shown_taggings(comparison):
    return [row for row in comparison.taggings if row.state is not State.REJECTED]


def test_a_rejected_row_counts_as_taken_away():
    before = run(CASE)
    row = before.taggings[0]
    case = apply(CASE, deciding.reject_tagging(CASE, row))
    rerun = changes_of_rerun(before, run(case))
    assert (row.passage, row.topic) in [(old.passage, old.topic) for old in rerun.removed_taggings]


def test_hits_are_counted_in_every_text_and_exclusions_taken_off():
    counter = TermCounter([LEFT, RIGHT])
    assert counter.counts(topic("x", "ministry", "flour")) == {LEFT.id: 2, RIGHT.id: 2}
    assert counter.counts(topic("x", "tram", "-tram line")) == {LEFT.id: 0, RIGHT.id: 1}
    assert counter.counts(topic("x")) == {LEFT.id: 0, RIGHT.id: 0}


def test_what_recurs_outside_of_all_topics_is_suggested_with_examples():
    first = document(
        "The night buses are too few for those who work late.",
        "The tram is slow.",
        "Without night buses nobody gets home.",
    )
    second = document("Night buses cost the city little.", "Parks need water in summer.")
    case = project(first, second, topics=(topic("Tram", "tram"),))
    best = suggested_topics(case, run(case))[0]
    assert best.phrase.lower() == "night buses"
    assert len(best.passages) == 3
    assert {row.rpartition(":")[0] for row in best.examples} == {first.id, second.id}


def test_what_topics_cover_is_not_suggested_again():
    case = replace(CASE)
    words = " ".join(row.phrase.lower() for row in suggested_topics(case, run(case)))
    assert "tram" not in words
    assert "bread" not in words
