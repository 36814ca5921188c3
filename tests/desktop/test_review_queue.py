"""The review queue in the window, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from perspectives import assets
from perspectives.desktop.application import make_window
from perspectives.desktop.reviewing_dialog import ReviewDialog, is_decided
from perspectives.model.comparison import Link
from perspectives.model.judgements import link_judgement_id
from perspectives.model.states import Relation, State

pytestmark = pytest.mark.windows

SAMPLE = sorted(str(path) for path in (assets.samples() / "carfree").glob("*.md"))[:3]
KEY = Qt.Key


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.resize(1300, 860)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.open_paths(SAMPLE, topics="carfree")
    qtbot.waitUntil(lambda: made.workspace.comparison.is_complete, timeout=60_000)
    return made


@pytest.fixture
def review(window, qtbot):
    window.actions_by_id["review"].trigger()
    dialog = window.findChild(ReviewDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.waitUntil(dialog.card.hasFocus)
    return dialog


def press(qtbot, review, key):
    qtbot.keyClick(review.card, key)


def judgements(review):
    return review.workspace.project.judgements


def to_kind(qtbot, review, *, is_link):
    while isinstance(review.current().subject, Link) is not is_link:
        press(qtbot, review, KEY.Key_Right)
    return review.current().subject


def test_what_is_worth_most_comes_first_and_enter_confirms_it(review, qtbot):
    assert [row.worth for row in review.queue] == sorted(
        (row.worth for row in review.queue), reverse=True
    )
    first = review.current().subject
    press(qtbot, review, KEY.Key_Return)
    (row,) = judgements(review).values()
    assert row.state is State.CONFIRMED
    assert is_decided(review.workspace.project, first)
    assert review.current().subject != first


def test_delete_rejects_and_the_progress_counts(review, qtbot):
    left = len(review.queue)
    press(qtbot, review, KEY.Key_Delete)
    press(qtbot, review, KEY.Key_Return)
    states = sorted(row.state for row in judgements(review).values())
    assert states == [State.CONFIRMED, State.REJECTED]
    assert review.progress.text() == f"{left - 2} not looked at, 2 decided"
    assert (review.bar.value(), review.bar.maximum()) == (2, left)


def test_a_digit_gives_a_link_its_sign(review, qtbot):
    link = to_kind(qtbot, review, is_link=True)
    press(qtbot, review, KEY.Key_4)
    row = judgements(review)[link_judgement_id(link.left, link.right)]
    assert row.relation is Relation.CONTRARY


def test_a_digit_does_nothing_to_a_topic(review, qtbot):
    tagging = to_kind(qtbot, review, is_link=False)
    assert not review.signs[0].isVisible()
    press(qtbot, review, KEY.Key_4)
    assert review.current().subject == tagging
    assert not judgements(review)


def test_arrows_leave_for_later_and_go_back(review, qtbot):
    first = review.current()
    press(qtbot, review, KEY.Key_Right)
    assert review.current() != first
    press(qtbot, review, KEY.Key_Left)
    assert review.current() == first
    assert not judgements(review)


def test_undo_brings_the_last_one_back(review, qtbot):
    first = review.current()
    press(qtbot, review, KEY.Key_Delete)
    press(qtbot, review, KEY.Key_U)
    assert review.current() == first
    assert not judgements(review)


def test_the_passage_is_shown_in_its_text(review, qtbot):
    subject = review.current().subject
    press(qtbot, review, KEY.Key_O)
    here = subject.left if isinstance(subject, Link) else subject.passage
    assert review.workspace.view.active == here


def test_after_the_last_one_the_queue_closes_and_has_nothing_to_open(review, window, qtbot):
    review.queue = review.queue[:2]
    press(qtbot, review, KEY.Key_Return)
    press(qtbot, review, KEY.Key_Return)
    assert not review.isVisible()
    assert "looked at" in window.status_line.words.text()
