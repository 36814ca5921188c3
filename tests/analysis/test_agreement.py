"""Agreement of two people, against examples computed by hand and published ones."""

from random import Random

import pytest

from inventions import dispute, passages
from perspectives.analysis.agreement import (
    Agreement,
    agreement_of,
    stance_agreement,
    tagging_agreement,
    with_reliability,
)
from perspectives.model import annotating, deciding
from perspectives.model.edits import apply
from perspectives.model.merging import merge
from perspectives.model.states import Attitude


def table(**counts):
    """Pairs from counts: `yn=3` is three units the first calls y and the second n."""
    return [tuple(pair) for pair, count in counts.items() for _ in range(count)]


def test_kappa_of_a_two_by_two_table_by_hand():
    # 35 of 50 alike: .70. By chance .50 * .60 + .50 * .40 = .50. (.70 - .50) / .50 = .40
    result = agreement_of(table(yy=20, yn=5, ny=10, nn=15))
    assert (result.units, result.percent) == (50, pytest.approx(70))
    assert result.kappa == pytest.approx(0.4)


def test_alpha_of_krippendorffs_example_of_two_observers_and_binary_data():
    first, second = "0100000010", "1110010000"
    result = agreement_of(list(zip(first, second, strict=True)))
    assert result.percent == pytest.approx(60)
    assert result.alpha == pytest.approx(0.095, abs=0.0005)


def test_alpha_of_krippendorffs_example_of_two_observers_and_nominal_data():
    first, second = "aabbdcccedda", "babbbccceddd"
    result = agreement_of(list(zip(first, second, strict=True)))
    # By hand: 24 values, of which a 4, b 6, c 6, d 6, e 2; 3 of 12 units unlike.
    # Coincidences expected: 24 * 24 - (16 + 36 + 36 + 36 + 4) = 448. 1 - 23 * 6 / 448 = .692
    assert result.alpha == pytest.approx(0.692, abs=0.0005)


def test_full_agreement_is_one_and_one_value_throughout_says_nothing():
    assert agreement_of(table(yy=3, nn=2)) == Agreement(5, 100.0, 1.0, 1.0)
    assert agreement_of(table(yy=5)) == Agreement(5, 100.0, None, None)
    assert agreement_of([]) == Agreement(0)


def test_alpha_and_kappa_fall_below_nought_where_two_differ_by_rule():
    result = agreement_of(table(yn=5, ny=5))
    assert result.kappa == pytest.approx(-1)
    assert result.alpha == pytest.approx(1 - 19 * 20 / 200)


def test_taggings_are_counted_by_topic_where_both_have_decided():
    mine = theirs = dispute(Random(3))
    rows = passages(mine)[1:5]
    for row in rows[:3]:
        mine = apply(mine, deciding.tag(mine, row, "t0"))
    for row in rows[1:]:
        theirs = apply(theirs, deciding.tag(theirs, row, "t0"))
    theirs = apply(theirs, deciding.untag(theirs, rows[2], "t0"))
    result = tagging_agreement(mine, theirs)
    assert list(result) == ["t0", "t1", "t2"]
    assert (result["t0"].units, result["t0"].percent) == (2, 50)
    assert result["t1"] == Agreement(0)
    over_all = tagging_agreement(mine, theirs, rows)["t0"]
    assert (over_all.units, over_all.percent) == (4, 25)


def test_stances_are_counted_over_passages_and_texts():
    mine = theirs = dispute(Random(3))
    here = passages(mine)[1]
    mine = apply(mine, annotating.set_stance(mine, here, "t0", Attitude.FOR))
    mine = apply(mine, annotating.set_text_stance(mine, mine.reference, "t0", Attitude.FOR))
    theirs = apply(theirs, annotating.set_stance(theirs, here, "t0", Attitude.AGAINST))
    theirs = apply(theirs, annotating.set_text_stance(theirs, mine.reference, "t0", Attitude.FOR))
    assert stance_agreement(mine, theirs)["t0"].percent == 50


def test_how_far_two_agreed_is_kept_with_the_merge_and_not_twice():
    project = dispute(Random(5))
    here, there = passages(project)[1:3]
    mine = apply(project, deciding.tag(project, here, "t0", by="Ana"))
    theirs = apply(project, deciding.untag(project, here, "t0", by="Ben"))
    theirs = apply(theirs, deciding.tag(theirs, there, "t1", by="Ben"))
    merged = apply(mine, with_reliability(mine, theirs, merge(mine, theirs).edit))
    (row,) = merged.head.reliability
    assert (row.topic, row.first, row.second, row.units, row.percent) == ("t0", "Ana", "Ben", 1, 0)
    again = with_reliability(merged, theirs, merge(merged, theirs).edit)
    assert len(apply(merged, again).head.reliability) == 1
