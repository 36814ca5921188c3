import numpy as np
import pytest

import perspectives
from perspectives.analysis.engine import spoken_languages
from perspectives.analysis.tagging import CUT
from perspectives.model.topics import Codebook, Term, Topic, TopicId

QUERIES = [
    "The agreement of 2013 must be implemented by both sides without conditions.",
    "Prices of bread and flour rise faster than wages.",
]
CANDIDATES = [
    "Wages do not keep up: flour and bread cost more each month.",
    "Sporazum iz 2013. moraju da sprovedu obe strane, bez uslova.",
    "Marrëveshja e vitit 2013 duhet të zbatohet nga të dyja palët pa kushte.",
    "The orchestra played in the park on Sunday evening.",
]
LANGUAGES = ["en", "en", "en", "sr-Latn", "sq", "en"]


def test_the_counterpart_ranks_first_in_each_language():
    found = perspectives.rank(QUERIES, CANDIDATES, languages=LANGUAGES)
    assert found.shape == (2, 4)
    assert found.dtype == np.float32
    assert set(np.argsort(-found[0])[:2]) == {1, 2}
    assert np.argmax(found[1]) == 0


def test_cyrillic_ranks_as_latin_does():
    latin = perspectives.rank(QUERIES, CANDIDATES, languages=LANGUAGES)
    cyrillic = [*CANDIDATES]
    cyrillic[1] = "Споразум из 2013. морају да спроведу обе стране, без услова."
    found = perspectives.rank(QUERIES, cyrillic, languages=LANGUAGES)
    assert np.allclose(latin, found)


def test_the_order_of_candidates_changes_nothing():
    found = perspectives.rank(QUERIES, CANDIDATES, languages="en")
    turned = perspectives.rank(QUERIES, CANDIDATES[::-1], languages="en")
    assert np.allclose(found, turned[:, ::-1], atol=2e-3)


def test_a_codebook_lifts_passages_on_one_topic():
    topic = Topic(TopicId("bread"), "Bread", terms=(Term("flour"), Term("bread")))
    plain = perspectives.rank(QUERIES, CANDIDATES, languages=LANGUAGES)
    lifted = perspectives.rank(
        QUERIES, CANDIDATES, languages=LANGUAGES, codebook=Codebook("b", (topic,))
    )
    assert lifted[1, 0] > plain[1, 0]
    assert lifted[1, 3] == pytest.approx(plain[1, 3])


@pytest.mark.parametrize(
    ("queries", "candidates"),
    [([], []), (["one"], []), ([], ["one"]), ([""], [""]), (["a"], ["a"])],
)
def test_little_is_no_trouble(queries, candidates):
    assert perspectives.rank(queries, candidates).shape == (len(queries), len(candidates))
    assert np.isfinite(perspectives.rank(queries, candidates)).all()
    assert np.isfinite(perspectives.tag([("Bread", "", ["bread"])], queries)).all()


def test_texts_in_unknown_languages_are_compared_by_their_letters():
    found = perspectives.rank(
        ["Der Vertrag von Ohrid gilt."],
        ["Ohrid: Vertrag gilt nicht.", "Brot ist teuer."],
        languages="de",
    )
    assert found[0, 0] > found[0, 1]


def test_a_topic_may_be_a_plain_tuple():
    found = perspectives.tag(
        [("Bread", "What people eat.", ["flour", "bread"])], [*QUERIES, *CANDIDATES]
    )
    assert found.shape == (1, 6)
    assert list(np.flatnonzero(found[0] >= CUT)) == [1, 2]


def test_languages_come_in_any_of_four_ways():
    sides = ["q", "q", "c a"]
    rows = ["x", "y", "z"]
    assert spoken_languages(rows, sides, "sr-Latn", 2) == ["sr", "sr", "sr"]
    assert spoken_languages(rows, sides, ["en", "sq", "sr"], 2) == ["en", "sq", "sr"]
    assert spoken_languages(rows, sides, (["en", "en"], ["sq"]), 2) == ["en", "en", "sq"]
    assert spoken_languages(rows, sides, ("en", "sq"), 2) == ["en", "en", "sq"]
    assert spoken_languages(rows, sides, {"a": "hr"}, 2) == ["", "", "sr"]


def test_passages_compared_with_themselves_are_counted_once():
    passages = [*QUERIES, CANDIDATES[0], CANDIDATES[3]]
    found = perspectives.rank(passages, passages, languages="en")
    apart = perspectives.rank(passages, [*passages, ""], languages="en")[:, :4]
    np.fill_diagonal(found, 0)
    np.fill_diagonal(apart, 0)
    assert np.argmax(found[1]) == 2
    assert found[1, 2] > apart[1, 2], "what a passage shares with itself is taken from no score"


DICTIONARY = ["tax*", "wage*", "price*", "market*", "cost*", "trade", "budget*", "job*", "bread"]


def test_no_single_word_of_a_dictionary_vouches_for_its_topic():
    alike, astray = "Wages and prices: bread costs more, budgets shrink.", "A good job, Mary sang."
    found = perspectives.tag([("Economy", "", DICTIONARY)], [alike, astray], languages="en")[0]
    assert found[0] >= CUT > found[1]


def test_a_topic_without_terms_is_told_by_its_name():
    passages = ["Immigration must be limited.", "The orchestra played in the park."]
    found = perspectives.tag([("Immigration", "", [])], passages, languages="en")[0]
    assert found[0] >= CUT > found[1]
