"""Invisible characters drawn as signs, so that nothing in a text deceives the eye.

Only what is drawn changes, sign for sign: places, copies and quotations keep the text as it is.
"""

from perspectives.reading.cleaning import hidden_places

TO_LEFT, TO_RIGHT, END, NO_WIDTH = "⇐", "⇒", "⇔", "‸"

SIGNS = {
    "\u202a": TO_RIGHT,
    "\u202b": TO_LEFT,
    "\u202c": END,
    "\u202d": TO_RIGHT,
    "\u202e": TO_LEFT,
    "\u2066": TO_RIGHT,
    "\u2067": TO_LEFT,
    "\u2068": END,
    "\u2069": END,
}
"""Direction marks to arrows: where they send what follows, or that they end it."""


def visible(text: str) -> str:
    """`text` with a sign in place of each character that would be invisible; of the same length."""
    places = hidden_places(text)
    if not places:
        return text
    letters = list(text)
    for place in places:
        letters[place] = SIGNS.get(letters[place], NO_WIDTH)
    return "".join(letters)
