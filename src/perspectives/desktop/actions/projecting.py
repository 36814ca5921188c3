"""The actions of wall and console: they act from both windows, but never in a field of text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from perspectives.desktop.actions.action import Action, Context
from perspectives.texts import later

if TYPE_CHECKING:
    from perspectives.desktop.decisions import Decisions


def _acts(name: str, words: str, *keys: str, context: Context = Context.WALL) -> Action:
    """An action of a show; it has no menu, since there is none on wall or console."""

    def run(window: Decisions) -> None:
        import_module("perspectives.desktop.presentation").act(window, name)

    return Action(name, "", words, run, keys, context, needs=_never)


def _never(_scene: object) -> bool:
    """Outside a show there is nothing for these to act on; a show runs them itself."""
    return False


PROJECTING: tuple[Action, ...] = (
    _acts("wall-next", later("Next page"), "PgDown", "Right", "Space", "Return", "Enter", "N"),
    _acts("wall-back", later("Page before"), "PgUp", "Left", "Backspace"),
    _acts("wall-black", later("Black wall"), "B", "."),
    _acts("wall-white", later("White wall"), "W", ","),
    _acts("wall-freeze", later("Freeze the wall"), "F"),
    _acts("wall-larger", later("Larger text on the wall"), "+", "="),
    _acts("wall-smaller", later("Smaller text on the wall"), "-"),
    _acts("wall-usual", later("Usual text size on the wall"), "0"),
    _acts("wall-boost", later("Boost in a washed-out room"), "U"),
    _acts("wall-test", later("Back-row test"), "Y"),
    _acts("wall-reveal", later("Reveal the marks"), "R"),
    _acts("wall-names", later("Hide or show the names"), "X"),
    _acts("wall-zoom", later("One passage alone"), "Z"),
    _acts("wall-swap", later("Swap the sides"), "V"),
    _acts("wall-pointer", later("Show or hide the pointer"), "H"),
    _acts("wall-spotlight", later("Spotlight"), "Shift+H"),
    *(
        _acts(f"wall-text-{number}", later("Show the text of this number"), str(number))
        for number in range(1, 10)
    ),
    _acts("wall-topic", later("Go to a topic: its letter follows"), "K"),
    _acts("wall-page", later("Go to a page: its number and Enter follow"), "G"),
    _acts("wall-overview", later("Overview of the pages"), "O"),
    _acts("wall-keys", later("Keys of the show"), "?"),
    _acts("wall-leave", later("Leave zoom, freeze or black; twice: end"), "Esc"),
)
"""What acts from wall and console alike (CONTRACT.md, Keys)."""

CONSOLING: tuple[Action, ...] = tuple(
    _acts(f"console-{name}", words, *keys, context=Context.CONSOLE)
    for name, words, keys in (
        ("add", later("Add a page…"), ("Ctrl+N",)),
        ("words", later("Write on this page…"), ("Ctrl+E",)),
        ("hide", later("Hide this page, or show it again"), ("Ctrl+H",)),
        ("earlier", later("Move this page earlier"), ("Alt+Shift+Left",)),
        ("later", later("Move this page later"), ("Alt+Shift+Right",)),
        ("notes", later("Write notes"), ("Ctrl+L",)),
        ("vote", later("Enter the vote of the class"), ("Ctrl+Shift+V",)),
        ("notes-larger", later("Larger notes"), ("Ctrl++", "Ctrl+=")),
        ("notes-smaller", later("Smaller notes"), ("Ctrl+-",)),
        ("room", later("Room and screen…"), ("Ctrl+R",)),
        ("screen", later("Move the wall to the other screen"), ("Ctrl+M",)),
        ("timer", later("Start the timer anew"), ("Ctrl+T",)),
        ("undo", later("Undo"), ("Ctrl+Z",)),
        ("redo", later("Redo"), ("Ctrl+Shift+Z",)),
    )
)
"""What acts in the console alone: the pages, the notes, the room."""
