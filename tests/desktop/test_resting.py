"""In a large comparison a series of decisions is compared once, after a rest."""

import pytest
from debate import DEBATE, TITLES
from making import compared

from perspectives.desktop import session as module
from perspectives.desktop.session import Session
from perspectives.desktop.workspace import View, ViewState, Workspace
from perspectives.model import deciding


class Told:
    """Stands for the worker: keeps what it is sent."""

    is_running = True

    def __init__(self):
        self.messages = []

    def send(self, *message):
        self.messages.append(message)

    def stop(self):
        self.is_running = False


@pytest.fixture
def session(qapp, monkeypatch):
    monkeypatch.setattr(module, "REST_MS", 80)
    space = Workspace()
    project, comparison = compared(*DEBATE, titles=TITLES, names="ABCDEFGH")
    space.open_project(project, comparison, ViewState(view=View.READ))
    made = Session(space)
    made._made = Told()
    made._sent = space.project
    return made


def decide(session, count):
    rows = session.workspace.comparison.taggings[:count]
    for row in rows:
        session.workspace.do(deciding.confirm_tagging(session.workspace.project, row))


def sent(session):
    return [len(row[2]) for row in session._made.messages if row[0] == "edits"]


def test_a_small_comparison_follows_each_decision(session):
    decide(session, 3)
    assert sent(session) == [1, 1, 1]


def test_a_large_one_follows_a_series_once(session, monkeypatch, qtbot):
    monkeypatch.setattr(module, "LARGE", 1)
    decide(session, 3)
    assert session.is_comparing
    assert sent(session) == []
    qtbot.waitUntil(lambda: sent(session) == [3])


def test_a_question_is_asked_about_what_was_decided_just_now(session, monkeypatch):
    monkeypatch.setattr(module, "LARGE", 1)
    decide(session, 2)
    session.ask("suggest", None, print)
    assert [row[0] for row in session._made.messages] == ["edits", "ask"]


def test_what_was_called_off_is_not_forgotten(session, monkeypatch):
    monkeypatch.setattr(module, "LARGE", 1)
    decide(session, 2)
    session.cancel()
    decide(session, 3)
    whole = [row for row in session._made.messages if row[0] == "project"]
    assert [row[2] for row in whole] == [session.workspace.project]
