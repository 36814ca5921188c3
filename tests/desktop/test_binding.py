"""The binding between Python and Qt: some pairs of versions lose references until they abort."""

import sys

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLabel

CALLS = 1_000
SLACK = 50
"""References that come and go by themselves; a faulty pair loses one with every call."""


def lost(value: object, call) -> int:
    """References to `value` that went while `call` was made a thousand times."""
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(value)


def test_calls_without_a_result_keep_the_references_to_none(qapp):
    label, timer, document = QLabel(), QTimer(), QTextDocument()
    calls = (
        label.update,
        timer.stop,
        lambda: label.setText("a"),
        lambda: document.setPlainText("a"),
        lambda: QObject().setObjectName("a"),
    )
    for call in calls:
        assert abs(lost(None, call)) < SLACK


def test_calls_that_answer_yes_or_no_keep_the_references_to_both(qapp):
    label = QLabel()
    for value, call in ((True, label.isEnabled), (False, label.isVisible)):
        assert call() is value
        assert abs(lost(value, call)) < SLACK


def test_overridden_methods_keep_the_references_to_none(qapp):
    class Counting(QLabel):
        def paintEvent(self, _event) -> None:
            return None

    label = Counting()
    assert abs(lost(None, label.grab)) < SLACK
