"""About: every package in use with its licence's whole text."""

import tomllib

from perspectives.desktop.about import DIRECT, licences, show, system_report
from sentences import TOP


def test_every_dependency_is_named():
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {row.partition(">")[0].strip() for row in project["dependencies"]}
    assert set(DIRECT) == asked
    plain = {row.name.lower().replace("_", "-") for row in licences()}
    assert {name.lower() for name in asked} <= plain


def test_each_has_its_licence_and_its_whole_text():
    thin = [row.name for row in licences() if not row.short or len(row.texts) < 300]
    assert thin == []


def test_the_licence_of_the_chosen_one_is_shown(window, qtbot):
    from PySide6.QtWidgets import QListWidget, QPlainTextEdit

    window.complete()
    sheet = show(window)
    qtbot.addWidget(sheet)
    names, text = sheet.findChild(QListWidget), sheet.findChild(QPlainTextEdit)
    at = next(at for at in range(names.count()) if names.item(at).text().startswith("PySide6"))
    names.setCurrentRow(at)
    assert "replace by another build" in text.toPlainText()


def test_the_system_report_names_what_a_helper_asks_for():
    for word in ("Perspectives ", "Python ", "Qt ", "Screens "):
        assert word in system_report()
