"""What the wall shows and what a key does to it: a pure state machine, no Qt.

`Show` is the state, `ACTS` holds one function per action. A frozen wall keeps its `Face` while the
console roams; black and white act at once, frozen or not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from perspectives.model.rows import field, frozen_row
from perspectives.texts import _

TWICE_MS = 3_000
"""A second Esc within this time ends the show: remotes send Esc from a toggle (PROJECTION.md)."""

NUMBER_MS = 1_500
"""Digits that follow one another within this time are one number."""

MOST_STEPS = 6
"""Steps of text size up or down: 1.1 each, so from 0.56 to 1.77 times."""

MOST_CORRECTION = 12
"""Minutes of arc that the back-row test may add to the least size: 24 in all."""


class Blank(StrEnum):
    """What covers the page on the wall."""

    NONE = ""
    BLACK = "black"
    WHITE = "white"


class Panel(StrEnum):
    """What the presenter looks something up in."""

    NONE = ""
    OVERVIEW = "overview"
    KEYS = "keys"


@frozen_row
class Deck:
    """What the keys need to know of the pages.

    `topics` is the letter of each page's topic, "" where it has none. `pairs` tells the page of a
    topic's letter and a text's number; with letter "" the first page of that text. `texts` is how
    many texts there are beside the reference.
    """

    topics: tuple[str, ...] = ("",)
    pairs: Mapping[tuple[str, int], int] = field(default_factory=dict)
    texts: int = 0

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.topics)


@frozen_row
class Face:
    """One look of the wall.

    `facing` is the number of a text that stands on the page in place of its own, 0 for none. `zoom`
    is 0 for the whole page, 1 or 2 for its first or second passage alone. `size` are steps of text
    size. `test` is the number of the back-row test that is shown, 0 for none.
    """

    page: int = 0
    facing: int = 0
    zoom: int = 0
    is_revealed: bool = False
    is_blind: bool = False
    is_swapped: bool = False
    is_boosted: bool = False
    size: int = 0
    test: int = 0


@frozen_row
class Show:
    """The state of a show.

    `now` is where the presenter is; `frozen` what the wall holds meanwhile, None where it follows.
    `entry` is what is being typed: "K" or "G" and what follows, or digits; begun or continued at
    `typed_ms`. `escaped_ms` is when Esc was last pressed, -1 for not lately. `correction` are the
    minutes of arc that the back-row test adds. `chosen` is the page the overview points at.
    `said` tells the presenter what a key could not do.
    """

    now: Face = field(default_factory=Face)
    frozen: Face | None = None
    blank: Blank = Blank.NONE
    panel: Panel = Panel.NONE
    chosen: int = 0
    has_pointer: bool = False
    has_spotlight: bool = False
    entry: str = ""
    typed_ms: int = 0
    escaped_ms: int = -1
    correction: int = 0
    tests: int = 0
    said: str = ""
    is_over: bool = False

    @property
    def wall(self) -> Face:
        """What the wall shows."""
        return self.now if self.frozen is None else self.frozen


def _turned(show: Show, **changes: object) -> Show:
    """The show with the presenter's own face changed."""
    return replace(show, now=replace(show.now, **changes))  # type: ignore[arg-type]


def go_to(show: Show, page: int, deck: Deck) -> Show:
    """At this page, from 0, with its texts first: zoom, swap and marks begin anew."""
    page = min(max(page, 0), max(deck.count - 1, 0))
    if page == show.now.page and not show.now.test and not show.now.facing:
        return show
    new = replace(show.now, page=page, facing=0, zoom=0, test=0)
    return replace(show, now=replace(new, is_revealed=False, is_swapped=False))


def go_on(show: Show, deck: Deck, _now_ms: int) -> Show:
    """The next page; in the overview the next choice; after a back-row test the page again."""
    return _stepped(show, 1, deck)


def go_back(show: Show, deck: Deck, _now_ms: int) -> Show:
    """The page before."""
    return _stepped(show, -1, deck)


def _stepped(show: Show, step: int, deck: Deck) -> Show:
    if show.panel is Panel.OVERVIEW:
        return replace(show, chosen=min(max(show.chosen + step, 0), deck.count - 1))
    if show.now.test:
        return _turned(show, test=0)
    return go_to(show, show.now.page + step, deck)


def _blanked(blank: Blank) -> Act:
    def act(show: Show, _deck: Deck, _now_ms: int) -> Show:
        return replace(show, blank=Blank.NONE if show.blank is blank else blank)

    return act


def freeze(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Hold the wall as it is, or let it follow again."""
    return replace(show, frozen=show.now if show.frozen is None else None)


def _sized(step: int) -> Act:
    def act(show: Show, _deck: Deck, _now_ms: int) -> Show:
        if show.now.test:
            correction = show.correction + step if step else 0
            return replace(show, correction=min(max(correction, 0), MOST_CORRECTION))
        size = show.now.size + step if step else 0
        return _turned(show, size=min(max(size, -MOST_STEPS), MOST_STEPS))

    return act


def boost(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Stronger marks for a washed-out room, or the usual ones."""
    return _turned(show, is_boosted=not show.now.is_boosted)


def ask_back_row(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Show a line of letters at the least size, or the page again."""
    if show.now.test:
        return _turned(show, test=0)
    return _turned(replace(show, tests=show.tests + 1), test=show.tests + 1)


def reveal(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Show the marks, or the texts alone."""
    return _turned(show, is_revealed=not show.now.is_revealed)


def hide_names(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Hide the names of the parties, or show them."""
    return _turned(show, is_blind=not show.now.is_blind)


def zoom(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """The first passage alone, the second alone, then the whole page again."""
    return _turned(show, zoom=(show.now.zoom + 1) % 3)


def swap(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Change the sides of the two passages."""
    return _turned(show, is_swapped=not show.now.is_swapped)


def point(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Show the pointer on the wall, or hide it."""
    return replace(show, has_pointer=not show.has_pointer)


def spotlight(show: Show, _deck: Deck, _now_ms: int) -> Show:
    """Leave light around the pointer alone, or everywhere."""
    return replace(show, has_spotlight=not show.has_spotlight)


def _panelled(panel: Panel) -> Act:
    def act(show: Show, _deck: Deck, _now_ms: int) -> Show:
        shown = Panel.NONE if show.panel is panel else panel
        return replace(show, panel=shown, chosen=show.now.page)

    return act


def _typed_first(letter: str) -> Act:
    def act(show: Show, _deck: Deck, now_ms: int) -> Show:
        return replace(show, entry=letter, typed_ms=now_ms)

    return act


def _text(digit: int) -> Act:
    def act(show: Show, deck: Deck, now_ms: int) -> Show:
        return replace(_with_text(show, digit, deck), entry=str(digit), typed_ms=now_ms)

    return act


def _with_text(show: Show, number: int, deck: Deck) -> Show:
    """The text's own page on this topic; where it has none, the text in the other's place."""
    letter = deck.topics[show.now.page] if show.now.page < deck.count else ""
    page = deck.pairs.get((letter, number))
    if page is not None:
        return go_to(show, page, deck)
    if letter and number <= deck.texts:
        return _turned(show, facing=number, zoom=0, is_revealed=False, is_swapped=False, test=0)
    said = _("There is no page with text {number}.").format(number=number)
    return replace(show, said=said)


def leave(show: Show, _deck: Deck, now_ms: int) -> Show:
    """Leave what lies over the page; at rest for the second time within three seconds, end."""
    if show.entry or show.panel is not Panel.NONE:
        return replace(show, entry="", panel=Panel.NONE)
    if show.escaped_ms >= 0 and now_ms - show.escaped_ms <= TWICE_MS:
        return replace(show, is_over=True)
    show = replace(show, frozen=None, blank=Blank.NONE, has_spotlight=False, escaped_ms=now_ms)
    return _turned(show, zoom=0, test=0)


Act = Callable[[Show, Deck, int], Show]
"""What an action does to the show, given the pages and the time in milliseconds."""

ACTS: Mapping[str, Act] = {
    "wall-next": go_on,
    "wall-back": go_back,
    "wall-black": _blanked(Blank.BLACK),
    "wall-white": _blanked(Blank.WHITE),
    "wall-freeze": freeze,
    "wall-larger": _sized(1),
    "wall-smaller": _sized(-1),
    "wall-usual": _sized(0),
    "wall-boost": boost,
    "wall-test": ask_back_row,
    "wall-reveal": reveal,
    "wall-names": hide_names,
    "wall-zoom": zoom,
    "wall-swap": swap,
    "wall-pointer": point,
    "wall-spotlight": spotlight,
    **{f"wall-text-{digit}": _text(digit) for digit in range(1, 10)},
    "wall-topic": _typed_first("K"),
    "wall-page": _typed_first("G"),
    "wall-overview": _panelled(Panel.OVERVIEW),
    "wall-keys": _panelled(Panel.KEYS),
    "wall-leave": leave,
}
"""The function of each action of wall and console (their keys: desktop/actions/projecting.py)."""


def press(show: Show, action: str, deck: Deck, now_ms: int) -> Show:
    """The show after an action; Esc counts as the second only where nothing came between."""
    show = replace(show, said="")
    if action != "wall-leave":
        show = replace(show, escaped_ms=-1, entry="")
    return ACTS[action](show, deck, now_ms)


def type_key(show: Show, text: str, deck: Deck, now_ms: int) -> Show | None:
    r"""The show after a key that belongs to what is being typed; None where it does not.

    `text` is the character, "\\r" for Enter, "\\b" for Backspace, or "up" and "down".
    """
    if show.panel is Panel.OVERVIEW and not show.entry:
        return _chosen(show, text, deck)
    if show.entry.isdigit():
        return _more_digits(show, text, deck, now_ms)
    if show.entry.startswith("G"):
        return _page_number(show, text, deck)
    if show.entry.startswith("K"):
        return _topic_letter(show, text, deck)
    return None


def _chosen(show: Show, text: str, deck: Deck) -> Show | None:
    if text == "\r":
        return go_to(replace(show, panel=Panel.NONE), show.chosen, deck)
    step = {"up": -OVERVIEW_COLUMNS, "down": OVERVIEW_COLUMNS}.get(text)
    if step is None:
        return None
    chosen = show.chosen + step
    return replace(show, chosen=chosen) if 0 <= chosen < deck.count else show


OVERVIEW_COLUMNS = 3
"""Pages side by side in the overview, as in the console's list."""


def _more_digits(show: Show, text: str, deck: Deck, now_ms: int) -> Show | None:
    """Digits soon after a digit make one number; Enter soon after it ends the number."""
    if now_ms - show.typed_ms > NUMBER_MS:
        return None
    if text == "\r":
        return replace(show, entry="")
    if not (text.isascii() and text.isdigit()):
        return None
    number = int(show.entry + text)
    if number > deck.texts:
        return None
    return replace(_with_text(show, number, deck), entry=str(number), typed_ms=now_ms)


def _page_number(show: Show, text: str, deck: Deck) -> Show | None:
    digits = show.entry[1:]
    if text == "\r":
        show = replace(show, entry="", said="")
        if not digits:
            return show
        if not 1 <= int(digits) <= deck.count:
            said = _("There is no page {number}; the last one is {last}.")
            return replace(show, said=said.format(number=int(digits), last=deck.count))
        return go_to(replace(show, panel=Panel.NONE), int(digits) - 1, deck)
    if text == "\b":
        return replace(show, entry=show.entry[:-1])
    if text.isascii() and text.isdigit() and len(digits) < 4:
        return replace(show, entry=show.entry + text)
    return None


def _topic_letter(show: Show, text: str, deck: Deck) -> Show | None:
    """The page of the topic as soon as its letters can be no other's."""
    letters = show.entry[1:]
    if text == "\b":
        return replace(show, entry=show.entry[:-1])
    if text != "\r":
        if not (len(text) == 1 and text.isalpha()):
            return None
        letters += text.upper()
    page = deck.topics.index(letters) if letters and letters in deck.topics else None
    longer = any(row.startswith(letters) and row != letters for row in deck.topics)
    if longer and text != "\r":
        return replace(show, entry=f"K{letters}")
    show = replace(show, entry="", said="")
    if page is None:
        said = _("No page is on topic {letter}.").format(letter=letters) if letters else ""
        return replace(show, said=said)
    return go_to(replace(show, panel=Panel.NONE), page, deck)


def prompt(show: Show, now_ms: int) -> str:
    """What the presenter is told beside the page: what is being typed, or what went wrong."""
    if show.entry.startswith("K"):
        return _("Topic {typed}…").format(typed=show.entry[1:])
    if show.entry.startswith("G"):
        return _("Page {typed}… then Enter").format(typed=show.entry[1:])
    if show.escaped_ms >= 0 and now_ms - show.escaped_ms <= TWICE_MS:
        return _("Press Esc again to end.")
    return show.said
