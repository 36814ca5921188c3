"""Choices: each shows at once, is kept, and is there again at the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from perspectives.desktop.actions import ACTIONS, Context
from perspectives.desktop.keys import chosen_keys, conflict, wear_keys
from perspectives.desktop.preferences import Preferences
from perspectives.desktop.typography import USUAL, choose
from perspectives.settings import Settings, load_settings

BY_ID = {row.id: row for row in ACTIONS}


@pytest.fixture
def preferences(window, qtbot):
    window.complete()
    dialog = Preferences(window)
    qtbot.addWidget(dialog)
    dialog.show()
    yield dialog
    choose(USUAL)


def chosen(box, value):
    box.setCurrentIndex([box.itemData(at) for at in range(box.count())].index(value))


def test_colours_fonts_and_sizes_show_at_once_and_are_kept(preferences, window):
    chosen(preferences.theme, "dark")
    chosen(preferences.face, False)
    preferences.text_size.setValue(22)
    preferences.line_height.setValue(1.8)
    preferences.letters.setValue(0.12)
    view = window.workspace.view
    assert (view.theme, view.text_px, view.typesetting) == ("dark", 22.0, (False, 1.8, 0.12, 0.0))
    body = window.board.typography.body
    assert body.line == round(22 * 1.8)
    assert body.font.letterSpacing() == pytest.approx(body.font.pixelSize() * 0.12, abs=0.02)
    kept, problems = load_settings()
    assert (kept.theme, kept.text_px, kept.has_serifs, problems) == ("dark", 22.0, False, ())


def test_reading_choices_are_there_again_at_the_next_start(preferences, window, qtbot):
    from PySide6.QtWidgets import QApplication

    from perspectives.desktop.application import make_window

    chosen(preferences.mode, "free")
    preferences.ribbons.setChecked(False)
    preferences.motion.setChecked(True)
    again = make_window(QApplication.instance())
    qtbot.addWidget(again, before_close_func=lambda widget: widget.session.stop())
    view = again.workspace.view
    assert (view.scroll_mode, view.shows_ribbons, view.reduced_motion) == ("free", False, True)


def test_a_key_is_chosen_anew(preferences, window, qtbot):
    page = preferences.keys
    page.choose("matrix")
    page.keys.setKeySequence(QKeySequence("Ctrl+M"))
    assert page.use.isEnabled()
    qtbot.mouseClick(page.use, Qt.MouseButton.LeftButton)
    shortcuts = [row.toString() for row in window.actions_by_id["matrix"].shortcuts()]
    assert shortcuts == ["Ctrl+M"]
    assert load_settings()[0].shortcuts == (("matrix", "Ctrl+M"),)
    qtbot.mouseClick(page.usual, Qt.MouseButton.LeftButton)
    assert load_settings()[0].shortcuts == ()


@pytest.mark.parametrize(
    ("action", "key", "holder"),
    [("matrix", "Ctrl+1", "read"), ("stance", "T", "together"), ("pin", "Ctrl+1", "read")],
)
def test_a_key_that_is_taken_is_named_and_refused(preferences, window, qtbot, action, key, holder):
    page = preferences.keys
    page.choose(action)
    page.keys.setKeySequence(QKeySequence(key))
    assert not page.use.isEnabled()
    assert BY_ID[holder].text.rstrip("…") in page.about.text()
    page.assign()
    assert load_settings()[0].shortcuts == ()


def test_every_action_can_be_given_keys(preferences):
    page = preferences.keys
    ids = [
        page.list.topLevelItem(at).data(0, Qt.ItemDataRole.UserRole) for at in range(len(ACTIONS))
    ]
    assert ids == [row.id for row in ACTIONS]


def test_keys_as_they_come_do_not_meet():
    settings = Settings()
    met = [
        (row.id, key, other.id)
        for row in ACTIONS
        for key in chosen_keys(row, settings)
        if (other := conflict(row, key, settings)) is not None
    ]
    assert met == []


def test_single_letters_can_be_turned_off(preferences, window):
    pin = window.actions_by_id["pin"]
    assert BY_ID["pin"].context is Context.PANES
    assert [row.toString() for row in pin.shortcuts()] == ["P"]
    preferences.keys.letters.setChecked(False)
    assert pin.shortcuts() == []
    assert window.actions_by_id["matrix"].shortcuts() != []


def test_the_key_sheet_shows_chosen_keys(preferences, window, qtbot):
    from perspectives.desktop.sheets import show_keys

    window.keep_setting(shortcuts=(("matrix", "Ctrl+M"),))
    sheet = show_keys(window)
    qtbot.addWidget(sheet)
    table = sheet.body
    keys = {table.item(row, 1).text(): table.item(row, 2).text() for row in range(table.rowCount())}
    assert keys["Matrix"] == "Ctrl+M"


def test_the_system_s_wish_for_little_motion_is_followed(monkeypatch, window):
    from PySide6.QtGui import QGuiApplication

    from perspectives.desktop import appearance

    class Wishes:
        @staticmethod
        def motionPreference():
            return "less"

    class Hints:
        @staticmethod
        def accessibility():
            return Wishes

    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Hints)
    monkeypatch.setattr(appearance, "REDUCED", "less")
    assert appearance.is_motion_reduced(False)
    assert appearance.is_motion_reduced(True)


@pytest.mark.parametrize(("is_dark", "worn"), [(False, "hc-light"), (True, "hc-dark")])
def test_high_contrast_of_the_system_is_followed_while_running(monkeypatch, window, is_dark, worn):
    from PySide6.QtGui import QGuiApplication

    from perspectives.desktop import application

    class Wishes:
        @staticmethod
        def contrastPreference():
            return Qt.ContrastPreference.HighContrast

    class Hints:
        @staticmethod
        def accessibility():
            return Wishes

        @staticmethod
        def colorScheme():
            return Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light

    monkeypatch.setattr(QGuiApplication, "styleHints", lambda: Hints)
    application._follow_system(window)
    assert window.workspace.view.theme == worn


def test_the_shelf_hears_the_chosen_keys(window, qtbot):
    import walking

    walking.ready(window, qtbot)
    card = next(row for row in window.shelf.cards() if row.card.link is not None)
    window.keep_setting(shortcuts=(("pin", "Ctrl+Shift+9"),))
    wear_keys(window.actions_by_id, window.settings)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_P)
    assert window.workspace.project.pins == {}
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(card, Qt.Key.Key_9, held)
    assert len(window.workspace.project.pins) == 1
    wear_keys(window.actions_by_id, Settings())
