import random

from hypothesis import given
from hypothesis import strategies as st

from perspectives.analysis.engine import find_reuse
from perspectives.analysis.quoting import find_reuse_spans

QUOTE = (
    "neither side will block, or encourage others to block, the other side's progress in their "
    "respective paths to the European Union"
)
BEFORE = "Ten years ago both delegations put their names to a text that nobody has read since. "
AFTER = " That sentence has been broken more often than it has been kept, by everyone."


def test_a_quotation_is_found_with_exact_places_on_both_sides():
    host = BEFORE + QUOTE + AFTER
    (row,) = find_reuse(QUOTE, host)
    assert row == (0, len(QUOTE), len(BEFORE), len(BEFORE) + len(QUOTE))


def test_a_quotation_survives_edits():
    edited = QUOTE.replace("encourage others", "urge other states").replace("respective ", "")
    host = BEFORE + edited + AFTER
    (row,) = find_reuse_spans(QUOTE, host)
    assert row.left.length > 0.9 * len(QUOTE)
    assert row.equal < row.words


def test_texts_on_one_subject_share_no_wording():
    left = "The government of the city wants fewer cars in the old town from June."
    right = "From June on, cars will be fewer in the old town if the city has its way."
    assert find_reuse(left, right) == []


def test_common_phrases_are_no_quotation():
    left = "It is one of the things that have to be said, and it is not that easy."
    right = "One of the things that have to be done is to do it as well as it is."
    assert find_reuse(left, right) == []


def test_case_and_marks_do_not_matter():
    host = BEFORE + QUOTE.upper().replace(",", " –") + AFTER
    assert len(find_reuse(QUOTE, host)) == 1


def test_nothing_is_shared_with_nothing():
    assert find_reuse("", "") == find_reuse("word", "") == find_reuse("", QUOTE) == []


@given(st.text(max_size=300), st.text(max_size=300))
def test_spans_never_leave_the_texts(left, right):
    for start, end, host_start, host_end in find_reuse(left + QUOTE, right + QUOTE):
        assert 0 <= start < end <= len(left + QUOTE)
        assert 0 <= host_start < host_end <= len(right + QUOTE)


def test_most_of_a_quotation_with_a_tenth_of_its_words_changed_is_found():
    rng = random.Random(1)
    words = (QUOTE + " " + AFTER).split()
    changed = [rng.choice(["indeed", "perhaps", ""]) if rng.random() < 0.1 else w for w in words]
    host = BEFORE + " ".join(changed) + " And so on."
    covered = sum(row[1] - row[0] for row in find_reuse(" ".join(words), host))
    assert covered > 0.85 * len(" ".join(words))
