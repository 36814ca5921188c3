"""Two people's decisions on the same texts become one project."""

from dataclasses import replace
from random import Random

import pytest

from inventions import dispute, passages, some_edit
from perspectives.model import annotating, codebook_edits, deciding, document_edits, passage_edits
from perspectives.model.documents import span_of
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit
from perspectives.model.merging import merge, take_theirs
from perspectives.model.project import TABLES
from perspectives.model.spans import Span
from perspectives.model.states import Attitude, Relation, State

START = dispute(Random(7))
ROWS = passages(START)
HERE, THERE = ROWS[2], ROWS[7]


def worked(project, *edits):
    for edit in edits:
        project = apply(project, edit(project))
    return project


def test_what_only_the_other_decided_is_taken_over_with_author_and_time():
    mine = worked(START, lambda row: deciding.tag(row, HERE, "t0", by="Ana"))
    theirs = worked(
        START,
        lambda row: deciding.link_passages(row, HERE, THERE, by="Ben", when="2027"),
        lambda row: annotating.set_stance(row, THERE, "t1", Attitude.FOR, by="Ben"),
        lambda row: annotating.write_note(row, f"passage {HERE}", "Look.", by="Ben"),
        lambda row: annotating.pin(row, f"passage {HERE}"),
        lambda row: codebook_edits.add_topic(row, "Noise"),
    )
    merged = merge(mine, theirs)
    after = apply(mine, merged.edit)
    assert merged.edit.label == "Merge the decisions of Ben"
    assert (merged.disagreements, merged.unplaced) == ((), ())
    assert {row.by for row in after.judgements.values()} == {"Ana", "Ben"}
    counts = [len(getattr(after, name)) for name in ("judgements", "stances", "notes", "pins")]
    assert counts == [2, 1, 1, 1]
    assert after.topics["noise"].order == 3


def test_different_decisions_are_listed_and_settled_one_by_one():
    mine = worked(
        START,
        lambda row: deciding.tag(row, HERE, "t0", by="Ana"),
        lambda row: deciding.link_passages(row, HERE, THERE, Relation.CONTRARY, by="Ana"),
        lambda row: annotating.set_stance(row, HERE, "t0", Attitude.FOR, by="Ana"),
        lambda row: annotating.write_note(row, f"cell t0 {START.reference}", "Mine.", by="Ana"),
    )
    theirs = worked(
        START,
        lambda row: deciding.untag(row, HERE, "t0", by="Ben"),
        lambda row: deciding.link_passages(row, HERE, THERE, Relation.RELATED, by="Ben"),
        lambda row: annotating.set_stance(row, HERE, "t0", Attitude.AGAINST, by="Ben"),
        lambda row: annotating.write_note(row, f"cell t0 {START.reference}", "Yours.", by="Ben"),
    )
    merged = merge(mine, theirs)
    assert merged.edit.changes == ()
    assert sorted(row.place for row in merged.disagreements) == [
        "the summary of “Topic 0” in “Text 0”",
        "“Text 0” ¶2 and “Text 1” ¶2",
        "“Topic 0” on “Text 0” ¶2",
        "“Topic 0” on “Text 0” ¶2",
    ]
    after = mine
    for row in merged.disagreements:
        after = apply(after, take_theirs(after, row))
    assert merge(after, theirs).disagreements == ()
    assert {row.by for row in after.judgements.values()} == {"Ben"}
    with pytest.raises(StaleEdit):
        take_theirs(after, merged.disagreements[0])


def test_words_that_hardly_meet_are_a_disagreement_and_nearly_the_same_ones_are_none():
    start, end = span_of(HERE)
    mine = worked(START, lambda row: deciding.tag(row, HERE, "t0", Span(start, start + 10)))
    near = worked(START, lambda row: deciding.tag(row, HERE, "t0", Span(start, start + 9)))
    far = worked(START, lambda row: deciding.tag(row, HERE, "t0", Span(end - 5, end)))
    assert merge(mine, near).disagreements == ()
    assert len(merge(mine, far).disagreements) == 1


def test_decisions_on_passages_cut_otherwise_follow_their_words():
    start, end = span_of(HERE)
    cut = START.documents[START.reference].text.index(" ", start) + 1
    theirs = worked(
        START,
        lambda row: passage_edits.split_passage(row, HERE, cut),
        lambda row: deciding.tag(row, f"{START.reference}:{cut}-{end}", "t0", by="Ben"),
    )
    after = apply(START, merge(START, theirs).edit)
    (row,) = after.judgements.values()
    assert (row.passage, row.start, row.end) == (HERE, cut, end)


def test_decisions_on_texts_that_are_not_here_are_listed():
    theirs = worked(START, lambda row: deciding.tag(row, THERE, "t0"))
    mine = worked(START, lambda row: document_edits.remove_document(row, row.positions()[0].id))
    merged = merge(mine, theirs)
    assert merged.edit.changes == ()
    assert [row.passage for row in merged.unplaced] == [THERE]


def test_comparisons_without_a_common_text_are_not_merged():
    with pytest.raises(StaleEdit, match="no text in common"):
        merge(START, dispute(Random(8)))


@pytest.mark.parametrize("seed", range(12))
def test_merging_keeps_all_of_mine_and_a_second_time_adds_nothing(seed):
    chance = Random(seed)
    mine = theirs = START
    for _ in range(25):
        mine = apply(mine, some_edit(mine, chance))
        theirs = apply(theirs, some_edit(theirs, chance))
    if not set(mine.documents) & set(theirs.documents):
        mine = START
    merged = merge(mine, theirs)
    after = apply(mine, merged.edit)
    for table in TABLES[1:]:
        kept = getattr(after, table)
        assert all(kept[name] == row for name, row in getattr(mine, table).items())
    again = merge(after, theirs)
    assert again.edit.changes == ()
    assert {row.state for row in mine.judgements.values()} <= set(State)
    assert replace(after, revision=0) == replace(apply(after, again.edit), revision=0)
