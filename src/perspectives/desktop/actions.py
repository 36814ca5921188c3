"""The one table of actions: menus, buttons, palette, shortcut sheet and README come from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.decisions import Decisions
    from perspectives.desktop.workspace import Scene


class Context(StrEnum):
    """Where keys act; within one context no two actions share a key (CONTRACT.md, Keys)."""

    EVERYWHERE = "everywhere"
    PANES = "panes and shelf"
    RAIL = "topic rail"
    MATRIX = "matrix"


MENUS = ("File", "Edit", "View", "Topics", "Decide", "Compare", "Present", "Window", "Help")
"""The menu bar; a menu without actions is not shown."""


@dataclass(frozen=True)
class Action:
    """Something a person can do: its id, menu, words, keys, where the keys act, and what it runs.

    `needs` tells from the scene whether it can be done now; None = always. `is_parted` draws a line
    before it in its menu. `is_checked` is set for actions that are on or off.
    """

    id: str
    menu: str
    text: str
    run: Callable[[Decisions], None]
    keys: tuple[str, ...] = ()
    context: Context = Context.EVERYWHERE
    needs: Callable[[Scene], bool] | None = None
    is_parted: bool = False
    is_checked: Callable[[Scene], bool] | None = None


def _has_texts(scene: Scene) -> bool:
    return bool(scene.project.documents)


def _has_active(scene: Scene) -> bool:
    return scene.view.active in scene.lookup.passages


def _has_topics(scene: Scene) -> bool:
    return bool(scene.project.documents and scene.project.topics)


def _has_lit(scene: Scene) -> bool:
    return bool(scene.view.lit)


ACTIONS: tuple[Action, ...] = (
    Action("new", "File", "New comparison…", lambda w: w.new_comparison(), ("Ctrl+N",)),
    Action("add", "File", "Add texts…", lambda w: w.ask_for_texts(), ("Ctrl+O",)),
    Action("sample", "File", "Open the sample comparison", lambda w: w.open_sample()),
    Action(
        "open-project", "File", "Open a project…", lambda w: w.ask_for_project(), is_parted=True
    ),
    Action(
        "save-as", "File", "Save as…", lambda w: w.save_as(), ("Ctrl+Shift+S",), needs=_has_texts
    ),
    Action("save-copy", "File", "Save a copy…", lambda w: w.save_a_copy(), needs=_has_texts),
    Action("start", "File", "Start page", lambda w: w.go("start"), is_parted=True),
    Action("close", "File", "Close window", lambda w: w.quit(), ("Ctrl+Q",), is_parted=True),
    Action("undo", "Edit", "Undo", lambda w: w.undo(), ("Ctrl+Z",), needs=_has_texts),
    Action("redo", "Edit", "Redo", lambda w: w.redo(), ("Ctrl+Shift+Z",), needs=_has_texts),
    Action("history", "Edit", "History…", lambda w: w.show_history(), needs=_has_texts),
    Action(
        "copy", "Edit", "Copy", lambda w: w.copy(), ("Ctrl+C",), needs=_has_texts, is_parted=True
    ),
    Action(
        "copy-citation",
        "Edit",
        "Copy with citation",
        lambda w: w.copy_citation(),
        ("Ctrl+Shift+C",),
        needs=_has_active,
    ),
    Action(
        "search",
        "Edit",
        "Search in all texts…",
        lambda w: w.show_search(),
        ("Ctrl+F",),
        needs=_has_texts,
        is_parted=True,
    ),
    Action(
        "preferences",
        "Edit",
        "Preferences…",
        lambda w: w.show_preferences(),
        ("Ctrl+,",),
        is_parted=True,
    ),
    Action("read", "View", "Read", lambda w: w.go("read"), ("Ctrl+1",), needs=_has_texts),
    Action("matrix", "View", "Matrix", lambda w: w.go("matrix"), ("Ctrl+2",), needs=_has_texts),
    Action("charts", "View", "Charts", lambda w: w.go("charts"), ("Ctrl+3",), needs=_has_texts),
    Action(
        "rail",
        "View",
        "Fold or open the topics",
        lambda w: w.toggle_rail(),
        ("F9",),
        needs=_has_texts,
        is_parted=True,
    ),
    Action(
        "fold-all", "View", "Fold all texts", lambda w: w.toggle_fold(), ("F8",), needs=_has_topics
    ),
    Action(
        "evidence", "View", "Evidence", lambda w: w.toggle_evidence(), ("F12",), needs=_has_texts
    ),
    Action("shelf", "View", "Shelf", lambda w: w.toggle_shelf(), ("Ctrl+J",), needs=_has_texts),
    Action(
        "texts", "View", "List of texts", lambda w: w.toggle_texts(), ("Ctrl+L",), needs=_has_texts
    ),
    Action(
        "outline",
        "View",
        "Outline",
        lambda w: w.toggle_outline(),
        ("Ctrl+Shift+O",),
        needs=_has_texts,
    ),
    Action("problems", "View", "Problems", lambda w: w.toggle_problems()),
    Action(
        "larger", "View", "Larger text", lambda w: w.zoom(1), ("Ctrl++", "Ctrl+="), is_parted=True
    ),
    Action("smaller", "View", "Smaller text", lambda w: w.zoom(-1), ("Ctrl+-",)),
    Action("usual", "View", "Usual text size", lambda w: w.zoom(0), ("Ctrl+0",)),
    Action("theme", "View", "Next colours", lambda w: w.next_theme(), is_parted=True),
    Action("full", "View", "Full screen", lambda w: w.toggle_full_screen(), ("F11",)),
    Action("edit-topic", "Topics", "Edit the lit topic…", lambda w: w.edit_topic(), needs=_has_lit),
    Action("add-topic", "Topics", "Add a topic…", lambda w: w.add_topic(), needs=_has_texts),
    Action("dark", "Topics", "Put all topics out", lambda w: w.put_out(), needs=_has_lit),
    Action(
        "open-codebook",
        "Topics",
        "Open a codebook…",
        lambda w: w.ask_for_codebook(),
        needs=_has_texts,
        is_parted=True,
    ),
    Action(
        "enter",
        "Decide",
        "Choose or confirm",
        lambda w: w.enter(),
        ("Return", "Enter"),
        Context.PANES,
        _has_texts,
    ),
    Action(
        "reject",
        "Decide",
        "Reject the topic",
        lambda w: w.reject_active(),
        ("Del",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "link",
        "Decide",
        "Link by hand",
        lambda w: w.link_by_hand(),
        ("L",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "tag",
        "Decide",
        "Tag with a topic…",
        lambda w: w.tag_active(),
        ("K",),
        Context.PANES,
        _has_texts,
    ),
    Action(
        "untag",
        "Decide",
        "Take a topic off…",
        lambda w: w.untag_active(),
        ("Shift+K",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "stance",
        "Decide",
        "Stance…",
        lambda w: w.stance_active(),
        ("S",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "together",
        "Decide",
        "Bring together",
        lambda w: w.toggle_together(),
        ("T",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "pin",
        "Decide",
        "Pin",
        lambda w: w.pin_active(),
        ("P",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "note",
        "Decide",
        "Write a note…",
        lambda w: w.note_active(),
        ("N",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "light",
        "Decide",
        "Light this passage’s topics",
        lambda w: w.light_active(),
        ("Space",),
        Context.PANES,
        _has_active,
    ),
    Action(
        "next",
        "Compare",
        "Next passage in the light",
        lambda w: w.board.next_counterpart(),
        ("Alt+Down",),
        needs=_has_texts,
    ),
    Action(
        "previous",
        "Compare",
        "Previous passage in the light",
        lambda w: w.board.previous_counterpart(),
        ("Alt+Up",),
        needs=_has_texts,
    ),
    Action(
        "back",
        "Compare",
        "Bring the texts back",
        lambda w: w.board.back(),
        ("Alt+Left",),
        needs=_has_texts,
    ),
    Action(
        "reference",
        "Compare",
        "Make this text the reference",
        lambda w: w.board.make_reference(w.board.current()),
        needs=_has_texts,
        is_parted=True,
    ),
    Action(
        "pane-left",
        "Compare",
        "Move this text left",
        lambda w: w.board.move_pane(-1),
        ("Alt+Shift+Left",),
        needs=_has_texts,
    ),
    Action(
        "pane-right",
        "Compare",
        "Move this text right",
        lambda w: w.board.move_pane(1),
        ("Alt+Shift+Right",),
        needs=_has_texts,
    ),
    Action(
        "text-details",
        "Compare",
        "About this text…",
        lambda w: w.show_text_details(),
        needs=_has_texts,
        is_parted=True,
    ),
    Action(
        "remove-text", "Compare", "Remove this text", lambda w: w.remove_text(), needs=_has_texts
    ),
    Action(
        "follow",
        "Compare",
        "Other texts follow",
        lambda w: w.set_scroll_mode("follow"),
        is_parted=True,
        is_checked=lambda scene: scene.view.scroll_mode == "follow",
    ),
    Action(
        "proportional",
        "Compare",
        "Other texts move in proportion",
        lambda w: w.set_scroll_mode("proportional"),
        is_checked=lambda scene: scene.view.scroll_mode == "proportional",
    ),
    Action(
        "free",
        "Compare",
        "Texts move freely",
        lambda w: w.set_scroll_mode("free"),
        is_checked=lambda scene: scene.view.scroll_mode == "free",
    ),
    Action(
        "ribbons",
        "Compare",
        "Ribbons between texts",
        lambda w: w.toggle_ribbons(),
        is_checked=lambda scene: scene.view.shows_ribbons,
    ),
    Action(
        "analyse",
        "Compare",
        "Stop or start the comparison",
        lambda w: w.toggle_analysis(),
        is_parted=True,
    ),
    Action(
        "links",
        "Compare",
        "All links as a table",
        lambda w: w.show_links(),
        ("Ctrl+T",),
        needs=_has_texts,
    ),
    *(
        Action(
            f"open-{number}",
            "Window",
            f"Open text {number}",
            lambda w, number=number: w.board.open_text(number),
            (f"Ctrl+Alt+{number}",),
            needs=lambda scene, number=number: len(scene.project.documents) >= number,
        )
        for number in range(1, 9)
    ),
    Action(
        "next-region",
        "Window",
        "Next region",
        lambda w: w.next_region(1),
        ("F6",),
        is_parted=True,
    ),
    Action(
        "previous-region", "Window", "Previous region", lambda w: w.next_region(-1), ("Shift+F6",)
    ),
    Action("palette", "Help", "Find a command…", lambda w: w.show_palette(), ("Ctrl+K",)),
    Action("keys", "Help", "Keys", lambda w: w.show_keys(), ("F1",)),
    Action("about", "Help", "About Perspectives", lambda w: w.show_about(), is_parted=True),
)
"""Every action, in menu order."""


def collisions(actions: tuple[Action, ...] = ACTIONS) -> list[tuple[str, str, str]]:
    """Keys that two actions of one context share: (key, first id, second id); none in ours."""
    seen: dict[tuple[Context, str], str] = {}
    out: list[tuple[str, str, str]] = []
    for action in actions:
        for key in action.keys:
            place = (action.context, key)
            if place in seen:
                out.append((key, seen[place], action.id))
            seen[place] = action.id
    return out
