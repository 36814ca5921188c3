"""The window's language: who chooses it, what it changes, and Qt's own words."""

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from perspectives.desktop.appearance import language_of, system_tag
from perspectives.desktop.window_language import choose_language
from perspectives.texts import set_language


@pytest.fixture(autouse=True)
def _english_again():
    yield
    set_language("en")
    from perspectives.desktop.qt_words import leave_qt

    leave_qt(QApplication.instance())


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        ({"LANG": "sr_RS.UTF-8"}, "sr-Cyrl"),
        ({"LANG": "sr_RS.UTF-8@latin"}, "sr-Latn"),
        ({"LANG": "sr_RS@latin"}, "sr-Latn"),
        ({"LANG": "sq_AL.UTF-8"}, "sq"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "sq:en"}, "sq"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "sq"}, "en"),
        ({"LANG": "sq_AL", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_system_says_the_language(monkeypatch, said, tag):
    for name in ("LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert language_of("system") == tag, system_tag()


def test_another_language_opens_the_window_anew_with_the_same_texts(window, qtbot):
    window.open_sample("carfree")
    qtbot.waitUntil(lambda: not window.session.is_comparing, timeout=20000)
    title = window.workspace.project.documents[window.workspace.project.reference].title
    made = choose_language(window, "sq")
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    made.complete()
    assert made.settings.language == "sq"
    assert made.actions_by_id["undo"].text() == "Zhbëj"
    assert made.menuBar().actions()[0].text() == "&Skedari"
    assert made.workspace.project.documents[made.workspace.project.reference].title == title
    assert window.keeper.file is None


def test_qt_speaks_the_language_of_the_window(window, qtbot):
    made = choose_language(window, "sr-Latn")
    qtbot.addWidget(made, before_close_func=lambda widget: widget.session.stop())
    buttons = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(buttons.Cancel | buttons.Close | buttons.Save)
    words = {row.text().replace("&", "") for row in box.buttons()}
    assert words == {"Otkaži", "Zatvori", "Sačuvaj"}
    assert QApplication.translate("QFileDialog", "Files of type:") == "Vrste datoteka:"
    assert QApplication.translate("Nobody", "An unknown sentence") == "An unknown sentence"
    assert choose_language(made, "en") is not made
    box = QDialogButtonBox(buttons.Cancel)
    assert box.buttons()[0].text().replace("&", "") == "Cancel"


def test_english_makes_no_translator(tmp_path):
    import os
    import subprocess
    import sys

    code = (
        "import sys; from perspectives.desktop import application as a; a.start([]);"
        "print('perspectives.desktop.qt_words' in sys.modules)"
    )
    environment = {**os.environ, "LANG": "en_GB.UTF-8", "XDG_CONFIG_HOME": str(tmp_path)}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        environment.pop(name, None)
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert found.stdout.strip() == "False"
