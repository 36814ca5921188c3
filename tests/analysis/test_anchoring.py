"""Places are carried to a revised text by their words, or not at all."""

import random
from collections import Counter
from dataclasses import dataclass

import pytest
from revisions import KINDS, Draft, everything

from perspectives import assets
from perspectives.analysis.anchoring import Anchors
from perspectives.analysis.normalising import WORD
from perspectives.model.spans import Span

TEXTS = sorted(assets.samples().glob("*/*.md"))
DECISIONS = 200


def places(draft, chance, count):
    """Places a person might have tagged: some words, a sentence, a whole paragraph."""
    text, words = draft.written()
    out = []
    for _ in range(count):
        length = chance.choice([2, 3, 5, 8, 13, 25, 60])
        first = chance.randrange(len(words))
        last = min(first + length, len(words))
        inside = text[words[first][1] : words[last - 1][2]]
        if "\n\n" in inside:  # tagged words lie in one paragraph
            last = first + text[words[first][1] :].split("\n\n")[0].count(" ") + 1
        out.append((first, last))
    return out


@dataclass
class Outcome:
    survived: int = 0
    carried: int = 0
    wrong: int = 0
    lost: int = 0
    lost_carried: int = 0


def judged(old, new, chosen):
    """How the places `chosen` of draft `old` fared; `survived`: all words there, side by side."""
    (old_text, old_words), (new_text, new_words) = old.written(), new.written()
    where = {name: at for at, (name, _, _) in enumerate(new_words)}
    anchors = Anchors(old_text, new_text)
    out = Outcome()
    for first, last in chosen:
        names = [name for name, _, _ in old_words[first:last]]
        there = [where.get(name, -1) for name in names]
        survives = there[0] >= 0 and there == list(range(there[0], there[0] + len(names)))
        span = Span(old_words[first][1], old_words[last - 1][2])
        found = anchors.move(span)
        inside = {
            name
            for name, start, end in new_words
            if found and found.start < end and start < found.end
        }
        out.wrong += found is not None and not (
            inside & set(names) and alike(old_text[slice(*span)], new_text[slice(*found)])
        )
        out.survived += survives
        out.carried += survives and found is not None and inside == set(names)
        out.lost += all(place < 0 for place in there)
        out.lost_carried += all(place < 0 for place in there) and found is not None
    return out


def alike(old, new):
    """Whether more than half of the words are the same, whatever their order."""
    ours, theirs = (Counter(WORD.findall(text.casefold())) for text in (old, new))
    both = (ours & theirs).total()
    return 2 * both > ours.total() and 2 * both > theirs.total()


def revised(kind, seed):
    chance = random.Random(seed)
    path = TEXTS[seed % len(TEXTS)]
    old = Draft.of(path.read_text(encoding="utf-8"))
    vocabulary = [word.text for row in old.paragraphs for line in row for word in line]
    new = (KINDS.get(kind) or everything)(old, chance, vocabulary)
    return judged(old, new, places(old, chance, DECISIONS))


@pytest.mark.parametrize("kind", [*KINDS, "everything at once"])
def test_surviving_words_are_carried_and_none_to_wrong_words(kind):
    total = Outcome()
    for seed in range(8):
        outcome = revised(kind, seed)
        for name in vars(total):
            setattr(total, name, getattr(total, name) + getattr(outcome, name))
    assert total.survived > 100
    assert total.carried >= 0.95 * total.survived
    assert total.wrong == total.lost_carried == 0


def moved(old, new, quote):
    """The words in `new` that `quote` of `old` is carried to; "" = none."""
    start = old.index(quote)
    found = Anchors(old, new).move(Span(start, start + len(quote)))
    return found.of(new) if found else ""


def test_a_moved_sentence_is_found():
    old = "Buses carry more visitors. Noise keeps the people by the lake awake. Shops lose trade."
    new = "Shops lose trade. Buses carry more visitors. Noise keeps the people by the lake awake."
    assert moved(old, new, "Noise keeps the people") == "Noise keeps the people"


def test_changed_words_at_an_end_come_along():
    old = "We hope that the road will soon be closed for cars. Shops lose trade."
    new = "We hope that the road will soon be closed for vehicles. Shops lose trade."
    assert moved(old, new, "the road will soon be closed for cars") == (
        "the road will soon be closed for vehicles"
    )


def test_marks_around_the_words_come_along_where_they_are_still_there():
    old = "He said (“the road is closed to cars”) in May."
    assert moved(old, old + " And left.", "(“the road is closed to cars”)") == (
        "(“the road is closed to cars”)"
    )


def test_words_that_are_gone_are_nowhere():
    old = "Buses carry more visitors than parking. Noise keeps the people by the lake awake."
    new = "Buses carry more visitors than parking. The mayor of the town has said so in May."
    assert moved(old, new, "Noise keeps the people by the lake awake.") == ""
    assert moved(old, new, "the people") == ""


def test_of_two_equal_sentences_the_one_that_is_left_keeps_its_own_decisions():
    twice = "The road shall be closed."
    old = f"First the mayor spoke. {twice} Then came the shops. {twice} So the council voted."
    new = f"First the mayor spoke. Then came the shops. {twice} So the council voted."
    second = old.rindex(twice)
    anchors = Anchors(old, new)
    assert anchors.move(Span(second, second + len(twice))) is not None
    assert anchors.move(Span(old.index(twice), old.index(twice) + len(twice))) is None


def test_empty_texts_and_spans_without_words_have_no_place():
    assert Anchors("", "New words.").move(Span(0, 0)) is None
    assert Anchors("Old words.", "").move(Span(0, 9)) is None
    assert Anchors("Old — words.", "Old — words.").move(Span(4, 5)) is None
