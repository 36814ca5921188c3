"""Pages for the wall: what follows from a comparison, and what a person makes of it."""

import pytest

from desktop.making import compared
from perspectives.analysis.pages import PageKind
from perspectives.analysis.paging import Pages, pages_of, remarks
from perspectives.model.annotating import pin, record_vote, set_stance
from perspectives.model.documents import PassageId
from perspectives.model.edits import apply
from perspectives.model.errors import StaleEdit
from perspectives.model.lookup import Lookup
from perspectives.model.page_edits import (
    arrange_pages,
    insert_page,
    move_page,
    note_page,
    reset_pages,
    show_page,
    word_page,
)
from perspectives.model.states import Attitude, Relation
from perspectives.reporting.building import build_outline
from perspectives.reporting.outline import Heading

REFERENCE = (
    "@a We see [A: territory] here.\n\n@b [B: Powers] are too wide.\n\n[C: The duty] is old."
)
REPLY = "@a The [A: territory] is safe.\n\n@b [B: Powers] are few. [D: Mediators] said so."
OTHER = "@a! No [A: territory] is lost at all."
NAMES = ("Territory", "Powers", "Duty", "Mediators", "Elections", "Schools", "Courts", "Money")


@pytest.fixture
def debate():
    return compared(REFERENCE, REPLY, OTHER, titles=("Op-ed", "Opinion", "League"), names=NAMES)


def ids(project, comparison):
    return [page.id for page in pages_of(project, comparison)]


def by_id(project, comparison, name):
    return next(page for page in pages_of(project, comparison) if page.id == name)


def test_pages_stand_in_the_order_of_the_report(debate):
    project, comparison = debate
    kinds = {"standing": "matrix", "silences": "silences"}
    told = []
    for part in build_outline(project, comparison).parts:
        if isinstance(part, Heading) and part.level == 1:
            name = kinds.get(part.anchor) or part.anchor.removeprefix("topic-")
            told.append(name)
    shown = [
        page.kind.value if page.topic is None else page.topic.topic
        for page in pages_of(project, comparison)
    ]
    wanted = [name for name in told if name in shown]
    assert list(dict.fromkeys(shown)) == ["question", *wanted]


def test_each_topic_and_pair_has_one_page_with_two_passages(debate):
    project, comparison = debate
    assert ids(project, comparison) == [
        "question",
        "matrix 1",
        "matrix 2",
        "silences",
        "pair A d0 d1",
        "pair A d0 d2",
        "pair B d0 d1",
        "passage C",
        "passage D",
    ]
    page = by_id(project, comparison, "pair A d0 d2")
    assert [row.sign for row in page.passages] == ["R", "2"]
    assert page.relation is Relation.CONTRARY
    assert page.passages[0].marks[0].of(page.passages[0].text) == "territory"


def test_the_matrix_has_six_topics_a_page_and_says_who_is_silent(debate):
    project, comparison = debate
    first, second = (by_id(project, comparison, f"matrix {at}") for at in (1, 2))
    assert [len(page.lines) for page in (first, second)] == [6, 2]
    assert [cell.sign for cell in first.lines[0].cells] == ["R", "1", "2"]
    assert [cell.is_silent for cell in first.lines[1].cells] == [False, False, True]
    silent = by_id(project, comparison, "silences").silences
    assert [mark.letter for mark in silent[2].topics] == list("BCDEFGH")


def test_a_text_without_a_link_stands_beside_the_reference_when_asked_for(debate):
    project, comparison = debate
    pages = Pages(project, Lookup(comparison))
    silent = pages.facing("B", "d2")
    assert silent.passages[1].is_silent
    assert silent.relation is None
    both = pages.facing("A", "d1")
    assert both.id == "pair A d0 d1"


def test_what_is_shortened_or_not_reviewed_is_told_to_the_teacher():
    long = "@a " + "Many words come before it. " * 30 + "The [A: territory] is safe."
    project, comparison = compared(REFERENCE, long)
    page = by_id(project, comparison, "pair A d0 d1")
    assert page.passages[1].words <= 60
    told = remarks(page)
    assert "1 ¶1 is shortened: 60 of its 154 words are on the wall." in told
    assert any("reviewed" in row for row in told)


def test_decisions_show_on_the_pages(debate):
    project, comparison = debate
    left = PassageId(comparison.links[0].left)
    project = apply(project, set_stance(project, left, "A", Attitude.AGAINST))
    page = by_id(project, comparison, "pair A d0 d1")
    assert page.passages[0].attitude is Attitude.AGAINST
    assert page.standings[0].attitude is Attitude.AGAINST


def test_votes_and_pins_have_pages_of_their_own(debate):
    project, comparison = debate
    duty, powers = (Lookup(comparison).tagged("d0", topic)[0] for topic in "CB")
    project = apply(project, record_vote(project, duty, before=(3, 2, 1, 0)))
    project = apply(project, pin(project, f"passage {powers}"))
    project = apply(project, pin(project, f"passage {duty}"))
    last = pages_of(project, comparison)[-2:]
    assert [page.kind for page in last] == [PageKind.PASSAGE, PageKind.VOTE]
    assert last[0].id == f"pin passage {powers}", "the duty has a page already"
    assert last[1].vote.before == (3, 2, 1, 0)


def test_a_teacher_adds_hides_reorders_and_writes_and_can_undo_it_all(debate):
    project, comparison = debate
    before = project
    edits = []

    def do(edit):
        nonlocal project
        edits.append(edit)
        project = apply(project, edit)

    do(
        insert_page(
            project, ids(project, comparison), "words", words="Work\nIn pairs", after="question"
        )
    )
    do(move_page(project, ids(project, comparison), "silences", -1))
    do(show_page(project, "passage C", is_shown=False))
    do(note_page(project, "pair A d0 d1", "Read aloud first."))
    do(word_page(project, "pair A d0 d1", "Which verb?"))
    now = pages_of(project, comparison)
    assert [page.id for page in now][:5] == [
        "question",
        "page 1",
        "matrix 1",
        "silences",
        "matrix 2",
    ]
    assert (now[1].title, now[1].body) == ("Work", "In pairs")
    assert [page.id for page in now if page.is_hidden] == ["passage C"]
    pair = by_id(project, comparison, "pair A d0 d1")
    assert (pair.notes, pair.prompt) == ("Read aloud first.", "Which verb?")
    for edit in reversed(edits):
        project = apply(project, edit.inverse())
    assert project.pages == before.pages


def test_new_pages_join_an_arranged_show_where_they_belong(debate):
    project, comparison = debate
    names = ids(project, comparison)
    turned = apply(project, arrange_pages(project, names, names[::-1]))
    assert ids(turned, comparison) == names[::-1]
    duty = Lookup(comparison).tagged("d0", "C")[0]
    turned = apply(turned, record_vote(turned, duty, before=(1, 0, 0, 0)))
    assert ids(turned, comparison).index(f"vote {duty}") == 1
    assert ids(apply(turned, reset_pages(turned)), comparison)[: len(names)] == names


def test_pages_of_ones_own_may_show_any_two_passages_or_a_vote(debate):
    project, comparison = debate
    lookup = Lookup(comparison)
    left, right = lookup.tagged("d1", "D")[0], lookup.tagged("d2", "A")[0]
    for kind, shows in (("pair", f"A {right} {left}"), ("vote", right), ("passage", left)):
        names = ids(project, comparison)
        project = apply(project, insert_page(project, names, kind, shows=shows))
    pair, vote, passage = pages_of(project, comparison)[-3:]
    assert [row.sign for row in pair.passages] == ["1", "2"]
    assert pair.topic.topic == "A"
    assert vote.vote.before == (0, 0, 0, 0)
    assert passage.passages[0].passage == left


def test_what_is_gone_takes_its_page_along_but_not_the_others(debate):
    project, comparison = debate
    project = apply(project, insert_page(project, ids(project, comparison), "vote", shows="d9:1-2"))
    assert "page 1" not in ids(project, comparison)
    with pytest.raises(StaleEdit):
        arrange_pages(project, ids(project, comparison), ["page 1"])


def test_a_file_name_never_reaches_the_wall():
    from dataclasses import replace

    project, comparison = compared(REFERENCE, REPLY, titles=("Op-ed", "my-draft_2"))
    row = project.documents["d1"]
    source = replace(row.source, path="papers/my-draft_2.docx")
    documents = {
        "d0": replace(project.documents["d0"], party=""),
        "d1": replace(row, source=source, party=""),
    }
    page = by_id(replace(project, documents=documents), comparison, "question")
    assert [text.name for text in page.standings] == ["Op-ed", "Text 1"]


def test_an_empty_project_has_no_pages():
    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project

    assert pages_of(Project(), Comparison()) == ()


def test_of_many_texts_those_at_work_are_shown_under_their_own_signs():
    others = [f"@a The [A: territory] is safe, says text {at}." for at in range(1, 20)]
    project, comparison = compared(REFERENCE, *others)
    first = by_id(project, comparison, "matrix 1")
    assert [cell.sign for cell in first.standings] == ["R", *map(str, range(1, 12))]
    chosen = {f"d{at}" for at in (3, 17, 18)}
    pages = pages_of(project, comparison, texts=chosen)
    assert [cell.sign for cell in pages[1].standings] == ["R", "3", "17", "18"]
    few, comparison = compared(REFERENCE, REPLY, OTHER)
    assert pages_of(few, comparison, texts={"d1"}) == pages_of(few, comparison)
