"""The actions of the menus View: what is shown, and how large and in which colours."""

from __future__ import annotations

from perspectives.desktop.actions.action import Action, has_texts, has_topics, opens
from perspectives.texts import later

VIEWING: tuple[Action, ...] = (
    Action("read", "View", "Read", lambda w: w.go("read"), ("Ctrl+1",), needs=has_texts),
    Action("matrix", "View", "Matrix", lambda w: w.go("matrix"), ("Ctrl+2",), needs=has_texts),
    Action("charts", "View", "Charts", lambda w: w.go("charts"), ("Ctrl+3",), needs=has_texts),
    Action("report", "View", "Report", lambda w: w.go("report"), ("Ctrl+4",), needs=has_texts),
    Action(
        "rail",
        "View",
        "Fold or open the topics",
        lambda w: w.toggle_rail(),
        ("F9",),
        needs=has_texts,
        is_parted=True,
    ),
    Action(
        "fold-all", "View", "Fold all texts", lambda w: w.toggle_fold(), ("F8",), needs=has_topics
    ),
    Action(
        "evidence", "View", "Evidence", lambda w: w.toggle_evidence(), ("F12",), needs=has_texts
    ),
    Action(
        "basket",
        "View",
        later("Quote basket"),
        opens("basket_panel"),
        ("Ctrl+Shift+B",),
        needs=has_texts,
    ),
    Action(
        "mentions",
        "View",
        later("Names, dates and documents"),
        opens("mentions_panel"),
        ("Ctrl+Shift+N",),
        needs=has_texts,
    ),
    Action(
        "shared-wording",
        "View",
        later("Shared wording"),
        opens("sharing_panel"),
        ("Ctrl+Shift+W",),
        needs=has_texts,
    ),
    Action("shelf", "View", "Shelf", lambda w: w.toggle_shelf(), ("Ctrl+J",), needs=has_texts),
    Action("texts", "View", "List of texts", opens("text_list"), ("Ctrl+L",), needs=has_texts),
    Action(
        "outline",
        "View",
        "Outline",
        lambda w: w.toggle_outline(),
        ("Ctrl+Shift+O",),
        needs=has_texts,
    ),
    Action("problems", "View", "Problems", lambda w: w.toggle_problems()),
    Action(
        "larger", "View", "Larger text", lambda w: w.zoom(1), ("Ctrl++", "Ctrl+="), is_parted=True
    ),
    Action("smaller", "View", "Smaller text", lambda w: w.zoom(-1), ("Ctrl+-",)),
    Action("usual", "View", "Usual text size", lambda w: w.zoom(0), ("Ctrl+0",)),
    Action("theme", "View", "Next colours", lambda w: w.next_theme(), is_parted=True),
    Action("full", "View", "Full screen", lambda w: w.toggle_full_screen(), ("F11",)),
)
