"""What the console does to the pages: add, write, hide, move; and to its own parts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QMenu

from perspectives.analysis.pages import PageKind
from perspectives.desktop.presenting import Panel
from perspectives.desktop.screens import facts_of
from perspectives.model.page_edits import insert_page, move_page, show_page, word_page
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from perspectives.analysis.pages import Page
    from perspectives.desktop.console import Console
    from perspectives.desktop.presenting import Show


def without_panel(show: Show) -> Show:
    """The show with overview and key sheet closed."""
    return replace(show, panel=Panel.NONE)


def _ids(console: Console) -> list[str]:
    return [page.id for page in console.presentation.reel.all]


def _on(console: Console) -> Page | None:
    """The page that is on, without a text that stands in for its own."""
    presentation = console.presentation
    return presentation.reel.page(replace(presentation.state.now, facing=0))


def add_page(console: Console) -> None:
    """Choose what kind of page to add after the one that is on."""
    menu = QMenu(console)
    menu.addAction(_("My own words…")).triggered.connect(lambda: add_words(console))
    active = console.presentation.workspace.view.active
    if active in console.presentation.workspace.lookup.passages:
        told = _("The passage chosen in the window")
        menu.addAction(told).triggered.connect(
            lambda: _insert(console, PageKind.PASSAGE, shows=active)
        )
    for counterpart, name in _counterparts(console, active):
        told = _("… with what {text} says to it").format(text=name)
        menu.addAction(told).triggered.connect(
            lambda _on=False, shows=f"{active} {counterpart}": _insert(
                console, PageKind.PAIR, shows=shows
            )
        )
    page = console.presentation.page
    for row in page.passages if page else ():
        if row.passage:
            told = _("A vote on {passage}").format(passage=f"{row.sign} {row.place}")
            menu.addAction(told).triggered.connect(
                lambda _on=False, shows=row.passage: _insert(console, PageKind.VOTE, shows=shows)
            )
    menu.popup(console.list.mapToGlobal(console.list.rect().topLeft()))


def _counterparts(console: Console, passage: str) -> list[tuple[str, str]]:
    """The best counterpart of a passage in each text, and the text's name."""
    presentation = console.presentation
    builder, lookup = presentation.reel.builder, presentation.workspace.lookup
    out: list[tuple[str, str]] = []
    for document in builder.documents:
        links = lookup.counterparts(passage, document.id)
        if links:
            out.append((links[0].other(passage), builder.names[document.id]))
    return out


def add_words(console: Console) -> None:
    """Add a page of the teacher's own words: a title, then what else it says."""
    words = _ask(console, _("A page of my own words"), _("The first line is the title."), "")
    if words:
        _insert(console, PageKind.WORDS, words=words)


def write_words(console: Console) -> None:
    """Write the question under the page that is on, or the words of a page of one's own."""
    page = _on(console)
    if page is None:
        return
    if page.kind is PageKind.WORDS:
        before = f"{page.title}\n{page.body}".strip()
        told = _("The first line is the title.")
    else:
        before, told = page.prompt, _("A question under the page, for the class.")
    words = _ask(console, _("Write on this page"), told, before)
    if words is not None:
        console.presentation.do(lambda project: word_page(project, page.id, words))


def hide_page(console: Console) -> None:
    """Leave the page that is on out of the show."""
    page = _on(console)
    if page is not None and len(console.presentation.reel.parts) > page.parts:
        console.presentation.do(lambda project: show_page(project, page.id, is_shown=False))


def show_again(console: Console, page: str) -> None:
    """Take a hidden page into the show again and go to it."""
    console.presentation.do(lambda project: show_page(project, page, is_shown=True))
    _go_to(console, page)


def move(console: Console, by: int) -> None:
    """Move the page that is on earlier or later, past hidden ones too."""
    page = _on(console)
    if page is not None:
        ids = _ids(console)
        console.presentation.do(lambda project: move_page(project, ids, page.id, by))


def show_vote(console: Console, passage: str) -> None:
    """Go to the bars of a vote: in a large room they are the last part of its page."""
    parts = console.presentation.reel.parts
    for place, page in reversed(tuple(enumerate(parts))):
        if page.kind is PageKind.VOTE and page.passages[0].passage == passage:
            console.presentation.go_to(place)
            return


def choose_screen(console: Console) -> None:
    """Choose the screen of the wall; mirroring is asked for, and refused, with the room."""
    menu = QMenu(console)
    from PySide6.QtGui import QGuiApplication

    for screen in QGuiApplication.screens():
        facts = facts_of(screen)
        entry = menu.addAction(facts.words)
        entry.setCheckable(True)
        entry.setChecked(facts.name == console.presentation.place.facts.name)
        entry.triggered.connect(lambda _on=False, key=facts.key: console.presentation.move(key))
    menu.addSeparator()
    menu.addAction(_("Room and screen…")).triggered.connect(console.presentation.ask_room)
    below = console.screen_button.rect().bottomLeft()
    menu.popup(console.screen_button.mapToGlobal(below))


def move_wall(console: Console) -> None:
    """Put the wall on the next screen, for window systems that place it wrongly."""
    from PySide6.QtGui import QGuiApplication

    keys = [facts_of(row).key for row in QGuiApplication.screens()]
    now = console.presentation.place.facts.key
    if len(keys) > 1:
        at = keys.index(now) if now in keys else 0
        console.presentation.move(keys[(at + 1) % len(keys)])


def _start_timer(console: Console) -> None:
    console.presentation.began_ms = console.presentation.now_ms()
    console.draw()


def _focus_vote(console: Console) -> None:
    if console.vote.isVisible():
        console.vote.before[0].setFocus()
        console.vote.before[0].selectAll()


def _insert(console: Console, kind: str, *, shows: str = "", words: str = "") -> None:
    page, ids = _on(console), _ids(console)
    after = page.id if page else ""
    known = set(ids)
    console.presentation.do(
        lambda project: insert_page(project, ids, kind, shows=shows, words=words, after=after)
    )
    new = [name for name in _ids(console) if name not in known]
    if new:
        _go_to(console, new[0])


def _go_to(console: Console, page: str) -> None:
    for place, part in enumerate(console.presentation.reel.parts):
        if part.id == page:
            console.presentation.go_to(place)
            return


def _ask(console: Console, title: str, told: str, before: str) -> str | None:
    """Words from a person; None where they think better of it."""
    words, is_given = QInputDialog.getMultiLineText(console, title, told, before)
    return words.strip() if is_given else None


DOES: Mapping[str, Callable[[Console], None]] = {
    "console-add": add_page,
    "console-words": write_words,
    "console-hide": hide_page,
    "console-earlier": lambda console: move(console, -1),
    "console-later": lambda console: move(console, 1),
    "console-notes": lambda console: console.notes.setFocus(),
    "console-vote": _focus_vote,
    "console-notes-larger": lambda console: console.notes.zoom(1),
    "console-notes-smaller": lambda console: console.notes.zoom(-1),
    "console-room": lambda console: console.presentation.ask_room(),
    "console-screen": move_wall,
    "console-timer": _start_timer,
    "console-undo": lambda console: console.presentation.window_.undo(),
    "console-redo": lambda console: console.presentation.window_.redo(),
}
"""The function of each action of the console."""
