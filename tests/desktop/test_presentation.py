"""A show with real keys: wall and console side by side, notes, pages, votes, one screen alone."""

from itertools import combinations

import pytest
from debate import DEBATE, TITLES
from making import compared
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QToolTip,
    QWidget,
)

from perspectives.analysis.legibility import Room
from perspectives.analysis.pages import PageKind
from perspectives.desktop import presentation, wall_place
from perspectives.desktop.actions import ACTIONS, Context
from perspectives.desktop.application import make_window
from perspectives.desktop.console_parts import KeyStrip
from perspectives.desktop.presenting import ACTS, Blank, Face, Panel
from perspectives.desktop.rooms import KnownRoom, room_of
from perspectives.desktop.screens import Placement
from perspectives.desktop.workspace import View, ViewState
from perspectives.settings import load_settings

NAMES = ("Unity of the town", "Office powers", "Duty to open", "Mediators’ pressure")
KEYS = {
    "PgDown": Qt.Key.Key_PageDown,
    "PgUp": Qt.Key.Key_PageUp,
    "Right": Qt.Key.Key_Right,
    "Left": Qt.Key.Key_Left,
    "Space": Qt.Key.Key_Space,
    "Return": Qt.Key.Key_Return,
    "Enter": Qt.Key.Key_Enter,
    "Backspace": Qt.Key.Key_Backspace,
    "Esc": Qt.Key.Key_Escape,
    "F5": Qt.Key.Key_F5,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Tab": Qt.Key.Key_Tab,
}


@pytest.fixture
def window(qtbot, monkeypatch, tmp_path):
    for name in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    made = make_window(QApplication.instance())
    qtbot.addWidget(made, before_close_func=_end)
    made.resize(1280, 800)
    project, comparison = compared(*DEBATE, titles=TITLES, names=NAMES)
    made.workspace.open_project(project, comparison, ViewState(view=View.READ, theme="light"))
    made.show()
    made.complete()
    return made


def _end(window):
    running = presentation.presentation_of(window)
    if running is not None and running.place.wall is not None:
        running.end()
    window.session.stop()


@pytest.fixture
def show(window, monkeypatch):
    """A show with wall and console, both on the one screen that tests have."""
    monkeypatch.setattr(wall_place, "place", lambda *_: Placement(0, 0))
    return started(window)


@pytest.fixture
def alone(window):
    """A show on the only screen."""
    return started(window)


def started(window):
    running = presentation.Presentation(window)
    running.start("", KnownRoom(Room(8, 1.6)))
    running.clock = 0

    def later():
        running.clock += 100
        return running.clock

    running.now_ms = later
    return running


def press(target, *keys):
    """Press keys on a widget: names of KEYS, or what they type."""
    for key in keys:
        if key in KEYS:
            QTest.keyClick(target, KEYS[key])
        elif key.startswith("Shift+"):
            QTest.keyClick(target, key[-1], Qt.KeyboardModifier.ShiftModifier)
        elif key == "?":
            QTest.keyClick(target, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
        else:
            QTest.keyClick(target, key)


def test_wall_and_console_open_and_the_console_has_the_keyboard(show):
    assert show.place.wall.isFullScreen()
    assert show.console.isVisible()
    assert QApplication.activeWindow() is show.console


@pytest.mark.parametrize("side", ["wall", "console"])
@pytest.mark.parametrize(
    ("keys", "attribute", "value"),
    [
        (("PgDown",), "page", 1),
        (("Right", "Space", "Return"), "page", 3),
        (("Enter", "n"), "page", 2),
        (("n", "n", "PgUp"), "page", 1),
        (("n", "n", "Left", "Backspace"), "page", 0),
        (("r",), "is_revealed", True),
        (("x",), "is_blind", True),
        (("u",), "is_boosted", True),
        (("v",), "is_swapped", True),
        (("z",), "zoom", 1),
        (("+", "="), "size", 2),
        (("-",), "size", -1),
        (("+", "0"), "size", 0),
        (("y",), "test", 1),
        (("g", "3", "Return"), "page", 2),
        (("o", "Right", "Return"), "page", 1),
    ],
)
def test_each_key_acts_from_both_windows(show, side, keys, attribute, value):
    press(show.place.wall if side == "wall" else show.console, *keys)
    assert getattr(show.state.now, attribute) == value


@pytest.mark.parametrize("side", ["wall", "console"])
def test_keys_that_act_on_the_whole_show(show, side):
    target = show.place.wall if side == "wall" else show.console
    press(target, "b")
    assert show.picture().blank is Blank.BLACK
    press(target, ",")
    assert show.picture().blank is Blank.WHITE
    press(target, ".", "f", "n", "h", "Shift+h", "?")
    assert show.state.frozen is not None
    assert show.state.has_pointer
    assert show.state.has_spotlight
    assert show.state.panel is Panel.KEYS


def test_every_action_of_the_table_is_reached_by_its_first_key(show):
    reached = set()
    act = show.act
    show.act = lambda action, **more: (reached.add(action), act(action, **more))
    for row in ACTIONS:
        if row.context is Context.WALL:
            show.state = type(show.state)()
            press(show.console, row.keys[0])
    assert reached == set(ACTS)


def test_k_and_a_letter_and_digits_choose_topics_and_texts(show):
    letters = [page.topic.letter for page in show.reel.parts if page.topic]
    press(show.console, "k", letters[-1].lower())
    assert show.page.topic.letter == letters[-1]
    press(show.console, "2")
    assert "2" in [row.sign for row in show.page.passages]


def test_keys_of_cyrillic_keyboards_are_those_on_the_same_place(show):
    for letter, attribute in (("р", "is_revealed"), ("џ", "is_blind"), ("у", "is_boosted")):
        event = QKeyEvent(
            QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter
        )
        QApplication.sendEvent(show.console, event)
        assert getattr(show.state.now, attribute)


def test_remotes_work_and_f5_does_no_harm(show):
    press(show.place.wall, "PgDown", "F5", "PgDown", ".")
    assert (show.state.now.page, show.state.blank) == (2, Blank.BLACK)
    press(show.place.wall, "Esc")
    assert show.state.blank is Blank.NONE
    show.clock += 5_000
    press(show.place.wall, "Esc")
    assert presentation.presentation_of(show.window_) is show


def test_keys_chosen_by_hand_act_and_stand_on_the_strip(window, monkeypatch):
    monkeypatch.setattr(wall_place, "place", lambda *_: Placement(0, 0))
    window.keep_setting(shortcuts=(("wall-black", "Q, ;"), ("wall-reveal", "M")))
    show = started(window)
    press(show.console, "b", "r")
    assert (show.state.blank, show.state.now.is_revealed) == (Blank.NONE, False)
    press(show.console, "q", "m")
    assert (show.state.blank, show.state.now.is_revealed) == (Blank.BLACK, True)
    press(show.console, ";")
    assert show.state.blank is Blank.NONE
    strip = show.console.findChild(KeyStrip)
    assert ("Q ;", "black") in strip.rows


def test_escape_twice_ends_and_gives_the_window_back(show, qtbot):
    wall, console, window = show.place.wall, show.console, show.window_
    press(console, "Esc", "Esc")
    assert presentation.presentation_of(window) is None
    assert not wall.isVisible()
    assert not console.isVisible()
    assert not show.awake.is_begun


def test_f5_in_the_window_begins_and_then_only_brings_the_console_forward(window, monkeypatch):
    monkeypatch.setattr(wall_place, "place", lambda *_: Placement(0, 0))
    window.keep_setting(rooms=(("", "8 1.6 0"), (screen_key(), "8 1.6 0")))
    press(window, "F5")
    running = presentation.presentation_of(window)
    assert running.console.isVisible()
    press(window, "F5")
    assert presentation.presentation_of(window) is running


def screen_key():
    from perspectives.desktop.screens import facts_of

    return facts_of(QApplication.primaryScreen()).key


def test_a_held_toggle_acts_once_and_a_held_arrow_goes_on(show):
    for key, letter in ((Qt.Key.Key_B, "b"), (Qt.Key.Key_Right, "")):
        for is_repeated in (False, True, True):
            event = QKeyEvent(
                QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter, is_repeated
            )
            QApplication.sendEvent(show.console, event)
    assert show.state.blank is Blank.BLACK
    assert show.state.now.page == 3


# Fields of text


def test_letters_in_the_notes_are_notes_and_escape_leaves_them(show):
    show.console.notes.setFocus()
    press(show.console.notes, "b", "n", "Space", "1")
    assert show.console.notes.toPlainText() == "bn 1"
    assert show.state.blank is Blank.NONE
    assert show.state.now.page == 0
    press(show.console.notes, "Esc")
    assert QApplication.focusWidget() is show.console
    assert presentation.presentation_of(show.window_) is show
    press(show.console, "n")
    assert show.state.now.page == 1


def test_tab_moves_the_focus_and_numbers_are_typed_into_the_vote(show):
    to_vote(show)
    press(show.console, "Tab")
    assert QApplication.focusWidget() is not show.console
    box = show.console.vote.before[0]
    box.setFocus()
    box.selectAll()
    press(box, "1", "7")
    assert box.value() == 17
    assert not show.state.entry


# Notes, pages, votes


def to_vote(show):
    """Go to the first page with passages."""
    at = next(at for at, page in enumerate(show.reel.parts) if page.passages)
    show.go_to(at)


def test_notes_are_kept_with_their_page_and_undone(show):
    press(show.console, "n")
    page = show.page.id
    show.console.notes.setFocus()
    press(show.console.notes, "a", "s", "k")
    press(show.console.notes, "Esc")
    press(show.console, "n")
    assert show.console.notes.toPlainText() == ""
    assert show.workspace.project.pages[page].notes == "ask"
    press(show.console, "PgUp")
    assert show.console.notes.toPlainText() == "ask"
    QTest.keyClick(show.console, "z", Qt.KeyboardModifier.ControlModifier)
    assert page not in show.workspace.project.pages
    assert show.console.notes.toPlainText() == ""


def test_notes_are_kept_at_the_end_of_the_show(show):
    show.console.notes.setFocus()
    press(show.console.notes, "o", "k")
    page = show.page.id
    show.end()
    assert show.workspace.project.pages[page].notes == "ok"


def test_notes_never_stand_on_the_wall(show):
    show.console.notes.setFocus()
    press(show.console.notes, "s", "e", "c")
    show.console.keep()
    assert "sec" in show.page.notes
    assert not any("sec" in text for text in words_on(show))


def words_on(show):
    """All words that are painted on the wall."""
    from perspectives.desktop.page_painting import slide_of
    from perspectives.reporting.slides import Text

    picture = show.picture()
    slide = slide_of(picture.page, picture.look)
    return [item.plain for item in slide.items if isinstance(item, Text)]


def test_a_page_is_hidden_and_shown_again(show):
    press(show.console, "n", "n")
    page, count = show.page.id, len(show.reel.parts)
    QTest.keyClick(show.console, "h", Qt.KeyboardModifier.ControlModifier)
    assert page not in [part.id for part in show.reel.parts]
    assert len(show.reel.parts) < count
    row = next(at for at, card in enumerate(show.console.cards()) if card.id == page)
    assert show.console.cards()[row].number == 0
    rect = show.console.list.visualItemRect(show.console.list.item(row))
    QTest.mouseClick(show.console.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert show.page.id == page
    assert len(show.reel.parts) == count


def test_a_page_moves_and_stays_on(show):
    press(show.console, "n", "n")
    page = show.page.id
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(show.console, Qt.Key.Key_Left, held)
    assert (show.page.id, show.state.now.page) == (page, 1)
    QTest.keyClick(show.console, Qt.Key.Key_Right, held)
    assert show.state.now.page == 2
    assert [row.id for row in show.reel.all][2] == page


def test_a_page_of_own_words_is_added_after_the_one_that_is_on(show, monkeypatch):
    from perspectives.desktop import console_pages

    monkeypatch.setattr(console_pages, "_ask", lambda *_: "Think\nWho gains?")
    press(show.console, "n")
    console_pages.add_words(show.console)
    assert (show.page.kind, show.page.title, show.page.body) == (
        PageKind.WORDS, "Think", "Who gains?",
    )  # fmt: skip
    assert show.state.now.page == 2
    assert any("Who gains?" in text for text in words_on(show))


def test_the_chosen_passage_and_what_answers_it_become_a_page(show):
    from perspectives.desktop import console_pages

    lookup = show.workspace.lookup
    link = show.workspace.comparison.links[0]
    show.workspace.show(active=link.left)
    found = console_pages._counterparts(show.console, link.left)
    assert lookup.counterparts(link.left, found[0][0].partition(":")[0])
    console_pages.add_page(show.console)
    menu = show.console.findChild(QMenu)
    entries = [row for row in menu.actions() if found[0][1] in row.text()]
    entries[0].trigger()
    menu.close()
    assert show.page.kind is PageKind.PAIR
    assert {row.passage for row in show.page.passages} == {link.left, found[0][0]}


def test_only_pages_that_changed_are_laid_out_again(show, monkeypatch):
    from perspectives.desktop import reel

    laid = []
    parts_of = reel.parts_of
    monkeypatch.setattr(
        reel, "parts_of", lambda pages, look: (laid.extend(pages), parts_of(pages, look))[1]
    )
    show.console.notes.setPlainText("Ask them.")
    show.console.keep()
    assert [page.id for page in laid] == [show.page.id]


def test_the_question_under_a_page_can_be_written(show, monkeypatch):
    from perspectives.desktop import console_pages

    monkeypatch.setattr(console_pages, "_ask", lambda *_: "Whose bridge?")
    to_vote(show)
    QTest.keyClick(show.console, "e", Qt.KeyboardModifier.ControlModifier)
    assert show.page.prompt == "Whose bridge?"


def test_a_vote_is_kept_and_stands_on_the_wall_as_bars(show):
    to_vote(show)
    panel = show.console.vote
    passage = panel.passage
    for box, count in zip((*panel.before, *panel.after), (9, 11, 3, 1, 14, 7, 2, 1), strict=True):
        box.setFocus()
        box.selectAll()
        press(box, *str(count))
    show.console.keep()
    vote = show.workspace.project.votes[f"vote {passage}"]
    assert (vote.before, vote.after) == ((9, 11, 3, 1), (14, 7, 2, 1))
    QTest.mouseClick(panel.on_wall, Qt.MouseButton.LeftButton)
    assert show.page.kind is PageKind.VOTE
    assert show.page.vote == vote
    words = words_on(show)
    assert all(any(str(count) in word for word in words) for count in (9, 11, 14, 7))


def test_a_count_is_kept_when_the_page_is_turned_at_once(show):
    to_vote(show)
    passage = show.console.vote.passage
    show.console.vote.before[1].setValue(5)
    show.go_to(0)
    assert show.workspace.project.votes[f"vote {passage}"].before == (0, 5, 0, 0)
    assert not show.console.vote.isVisible()


# Room and wall


def test_the_back_row_test_grows_the_least_size_and_is_kept_for_the_screen(show):
    least = show.picture().look.least
    press(show.console, "y")
    assert len(show.picture().letters.replace(" ", "")) == 7
    press(show.console, "+", "+", "y")
    assert show.picture().letters == ""
    assert show.picture().look.least > least
    known = room_of(load_settings()[0], show.place.facts.key)
    assert known == KnownRoom(Room(8, 1.6), 2)


def test_a_frozen_wall_keeps_its_picture_while_pages_change(show):
    press(show.console, "n", "f")
    before = show.place.wall.picture
    press(show.console, "n", "n", "r", "+")
    QTest.keyClick(show.console, "h", Qt.KeyboardModifier.ControlModifier)
    assert show.place.wall.picture == before
    press(show.console, "f")
    assert show.place.wall.picture.page.id == show.page.id


def test_marks_and_names_come_when_they_are_asked_for(show):
    to_vote(show)
    name = show.page.passages[0].name
    assert not show.picture().look.are_marks_shown
    assert any(name in text for text in words_on(show))
    press(show.console, "x", "r")
    assert show.picture().look.are_marks_shown
    assert not any(name in text for text in words_on(show))


def test_a_text_without_its_own_page_stands_in(show):
    to_vote(show)
    letter = show.page.topic.letter
    texts = range(1, show.reel.deck.texts + 1)
    silent = next((n for n in texts if (letter, n) not in show.reel.deck.pairs), 0)
    assert silent
    press(show.console, str(silent))
    assert show.page.passages[-1].sign == str(silent)
    assert show.page.topic.letter == letter


def test_pointing_in_the_console_points_on_the_wall(show):
    press(show.console, "h")
    view = show.console.live
    # Both windows are on one screen here, so the pointer itself would be over the wall.
    place, none = view.frame().center(), Qt.MouseButton.NoButton
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(view, moved)
    x, y = show.place.wall.picture.pointer
    assert (round(x, 1), round(y, 1)) == (0.5, 0.5)
    press(show.console, "Shift+h")
    assert show.place.wall.picture.look.spotlight == (x, y)


def test_the_pointer_is_hidden_until_it_is_asked_for(show):
    assert show.place.wall.cursor().shape() is Qt.CursorShape.BlankCursor
    press(show.console, "h")
    assert show.place.wall.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_no_tooltip_menu_or_file_name_comes_onto_the_wall(show, qtbot):
    wall = show.place.wall
    assert wall.children() == []
    wall.setToolTip("a tip")
    place = QPoint(50, 50)
    QApplication.sendEvent(wall, QHelpEvent(QEvent.Type.ToolTip, place, wall.mapToGlobal(place)))
    assert not QToolTip.isVisible()
    assert wall.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
    assert "d0" not in wall.windowTitle() + wall.windowFilePath()
    names = [document.source.path for document in show.workspace.project.documents.values()]
    for at in range(len(show.reel.parts)):
        show.go_to(at)
        assert not any(name in text for text in words_on(show) for name in names)


# One screen


def test_on_one_screen_the_wall_is_alone(alone):
    assert alone.place.wall.isFullScreen()
    assert alone.console is None
    press(alone.place.wall, "n", "r")
    assert alone.state.now == Face(1, is_revealed=True)


def test_on_one_screen_overview_and_keys_are_painted_at_readable_size(alone):
    from perspectives.desktop.wall_picture import sheet_of_lines

    press(alone.place.wall, "o", "Right")
    picture = alone.picture()
    assert len(picture.lines) == len(alone.reel.parts)
    assert picture.chosen == 1
    slide = sheet_of_lines(picture.look, picture.lines, picture.chosen)
    sizes = [item.size for item in slide.items if hasattr(item, "size")]
    assert min(sizes) >= picture.look.least
    press(alone.place.wall, "?")
    assert any("Black wall" in line for line in alone.picture().lines)
    press(alone.place.wall, "Esc")
    assert alone.picture().lines == ()


def test_on_one_screen_no_other_window_covers_the_wall(alone, qtbot):
    stranger = QLabel("Mail")
    qtbot.addWidget(stranger)
    stranger.show()
    qtbot.waitUntil(lambda: not stranger.isVisible())
    alone.end()
    assert stranger.isVisible()


# The room


def test_a_new_screen_is_asked_about_and_an_old_one_is_not(window):
    presentation.show(window)
    running = presentation.presentation_of(window)
    assert running.place.wall is None
    dialog = running.dialog
    dialog.back_row.setValue(9)
    dialog.image_height.setValue(1.5)
    dialog.accept()
    assert running.place.wall.isVisible()
    assert running.picture().look.room == Room(9, 1.5)
    running.end()
    presentation.show(window)
    again = presentation.presentation_of(window)
    assert again.dialog is None
    assert again.known.room == Room(9, 1.5)


def test_who_thinks_better_of_it_has_no_show(window, qtbot):
    presentation.show(window)
    presentation.presentation_of(window).dialog.reject()
    qtbot.waitUntil(lambda: presentation.presentation_of(window) is None)


def test_the_button_of_the_window_presents(window, qtbot):
    window.keep_setting(rooms=((screen_key(), "8 1.6 0"),))
    QTest.mouseClick(window.command_bar.present, Qt.MouseButton.LeftButton)
    assert presentation.presentation_of(window).place.wall.isVisible()


def test_the_room_can_be_asked_for_again(show):
    QTest.keyClick(show.console, "r", Qt.KeyboardModifier.ControlModifier)
    show.dialog.back_row.setValue(18)
    show.dialog.image_height.setValue(2.6)
    least = show.picture().look.least
    show.dialog.accept()
    assert show.picture().look.room == Room(18, 2.6)
    assert show.picture().look.least > least
    assert "18 m" in show.console.room_panel.room.text()


def test_the_wall_is_light_unless_other_colours_are_chosen_for_it(show):
    show.workspace.show(theme="dark")
    assert show.picture().look.theme == "projector"
    QTest.keyClick(show.console, "r", Qt.KeyboardModifier.ControlModifier)
    show.dialog.theme_box.setCurrentIndex(1)
    show.dialog.accept()
    assert show.picture().look.theme == "dark"
    assert show.place.wall.picture.look.theme == "dark"
    assert load_settings()[0].wall_theme == "dark"


def test_a_page_is_announced(show, qtbot):
    press(show.console, "n")
    qtbot.waitUntil(lambda: bool(show._announcer.said))
    assert show._announcer.said[0].startswith("Page 2: ")
    assert show.page.title in show._announcer.said[0]


def test_the_console_wears_the_windows_colours(show):
    from perspectives.desktop.theme import theme

    press(show.console, "n")
    for name in ("dark", "hc-light", "hc-dark", "light"):
        show.workspace.show(theme=name)
        assert show.console.look is theme(name)
        QApplication.processEvents()
        image = show.console.grab().toImage()
        assert image.pixelColor(4, 4) == theme(name).chrome
        assert show.console.live.picture.page.id == show.page.id


def test_every_control_of_the_console_has_a_name(show):
    from PySide6.QtGui import QAccessible

    to_vote(show)
    nameless = []
    for widget in show.console.findChildren(QWidget):
        row = QAccessible.queryAccessibleInterface(widget)
        is_control = isinstance(
            widget, QAbstractButton | QAbstractSpinBox | QPlainTextEdit | QListWidget
        )
        if is_control and widget.isVisible() and not row.text(QAccessible.Text.Name):
            nameless.append(widget)
    assert nameless == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1440, 900), (1920, 1080)])
def test_nothing_of_the_console_is_lost_on_small_screens(show, width, height):
    to_vote(show)
    console = show.console
    console.showNormal()
    console.resize(width, height)
    QApplication.processEvents()
    assert (console.width(), console.height()) == (width, height)
    parts = [console.live, console.next, console.notes, console.vote, console.list]
    parts += [console.room_panel, console.remarks]
    boxes = [QRect(part.mapTo(console, QPoint()), part.size()) for part in parts]
    assert all(console.rect().contains(box) for box in boxes)
    assert not any(one.intersects(two) for one, two in combinations(boxes, 2))
    for part in (console.live, console.next, console.notes, console.list):
        assert part.height() >= 90
    for part in (console.vote, console.room_panel):
        assert part.height() >= part.sizeHint().height()


def test_at_twice_the_size_the_console_scrolls_and_loses_nothing(show):
    font = show.console.font()
    font.setPointSizeF(2 * font.pointSizeF())
    show.console.setFont(font)
    to_vote(show)
    show.console.showNormal()
    show.console.resize(1280, 720)
    QApplication.processEvents()
    inside = show.console.body.widget()
    parts = [show.console.live, show.console.notes, show.console.vote, show.console.list]
    boxes = [QRect(part.mapTo(inside, QPoint()), part.size()) for part in parts]
    assert all(inside.rect().contains(box) for box in boxes)
    assert not any(one.intersects(two) for one, two in combinations(boxes, 2))
    assert inside.height() > show.console.body.viewport().height()
    assert show.console.body.verticalScrollBar().maximum() > 0


def test_mirroring_is_refused_with_the_reason_in_numbers(window):
    presentation.show(window)
    dialog = presentation.presentation_of(window).dialog
    dialog.back_row.setValue(9)
    dialog.image_height.setValue(1.5)
    dialog.screen_box.setCurrentIndex(dialog.screen_box.count() - 1)
    assert not dialog.buttons.button(dialog.buttons.StandardButton.Ok).isEnabled()
    assert "minutes of arc" in dialog.told.text()
    assert "needs 12" in dialog.told.text()
    dialog.reject()


def test_closing_the_window_ends_the_show(show, qtbot):
    wall, window = show.place.wall, show.window_
    window.close()
    assert not wall.isVisible()
    assert presentation.presentation_of(window) is None


def test_ending_twice_is_ending_once(show):
    show.end()
    show.end()
    assert not show.place.is_unplugged


def test_undo_takes_back_what_was_just_typed(show):
    show.console.notes.setPlainText("first")
    QTest.keyClick(show.console, "z", Qt.KeyboardModifier.ControlModifier)
    assert show.console.notes.toPlainText() == ""
    QTest.keyClick(
        show.console, "z", Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert show.console.notes.toPlainText() == "first"


def test_a_project_that_cannot_be_written_says_so_in_the_console(show):
    from perspectives.model.errors import StorageError

    def refuse(_edit):
        raise StorageError("The disk is full.", "Make room on it.")

    show.workspace.keeps = refuse
    show.console.notes.setPlainText("first")
    show.console.keep()
    assert "The disk is full." in show.prompt()
    assert "The disk is full." in show.console.told.text()
    assert show.console.notes.toPlainText() == "first"
    press(show.console, "n")
    assert show.console.notes.toPlainText() == ""
    show.workspace.keeps = lambda _edit: None
    press(show.console, "PgUp")
    assert show.console.notes.toPlainText() == "first"
    show.console.keep()
    assert show.page.notes == "first"
