"""The actions of the menus Compare: how the texts stand beside one another."""

from __future__ import annotations

from perspectives.desktop.actions.action import Action, has_texts, opens

COMPARING: tuple[Action, ...] = (
    Action(
        "next",
        "Compare",
        "Next passage in the light",
        lambda w: w.board.next_counterpart(),
        ("Alt+Down",),
        needs=has_texts,
    ),
    Action(
        "previous",
        "Compare",
        "Previous passage in the light",
        lambda w: w.board.previous_counterpart(),
        ("Alt+Up",),
        needs=has_texts,
    ),
    Action(
        "back",
        "Compare",
        "Bring the texts back",
        lambda w: w.board.back(),
        ("Alt+Left",),
        needs=has_texts,
    ),
    Action(
        "reference",
        "Compare",
        "Make this text the reference",
        lambda w: w.board.make_reference(w.board.current()),
        needs=has_texts,
        is_parted=True,
    ),
    Action(
        "pane-left",
        "Compare",
        "Move this text left",
        lambda w: w.board.move_pane(-1),
        ("Alt+Shift+Left",),
        needs=has_texts,
    ),
    Action(
        "pane-right",
        "Compare",
        "Move this text right",
        lambda w: w.board.move_pane(1),
        ("Alt+Shift+Right",),
        needs=has_texts,
    ),
    Action(
        "text-details",
        "Compare",
        "Review this text…",
        opens("import_review"),
        needs=has_texts,
        is_parted=True,
    ),
    Action(
        "newer-version",
        "Compare",
        "Replace with a newer version…",
        opens("newer_version"),
        needs=has_texts,
    ),
    Action(
        "remove-text", "Compare", "Remove this text", lambda w: w.remove_text(), needs=has_texts
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
        "hold",
        "Compare",
        "Hold the comparison while I edit",
        opens("rerun_dialog", "hold"),
        needs=has_texts,
        is_checked=lambda scene: scene.view.is_held,
    ),
    Action(
        "rerun",
        "Compare",
        "Run again, showing what changes…",
        opens("rerun_dialog"),
        needs=has_texts,
    ),
    Action(
        "links",
        "Compare",
        "All links as a table",
        lambda w: w.show_links(),
        ("Ctrl+T",),
        needs=has_texts,
    ),
)
