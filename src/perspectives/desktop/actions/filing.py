"""The actions of the menus File and Edit: what is opened, kept, undone, copied and searched."""

from __future__ import annotations

from perspectives.desktop.actions.action import Action, has_active, has_texts, opens
from perspectives.texts import later

FILING: tuple[Action, ...] = (
    Action("new", "File", "New comparison…", lambda w: w.new_comparison(), ("Ctrl+N",)),
    Action("add", "File", "Add texts…", lambda w: w.ask_for_texts(), ("Ctrl+O",)),
    Action(
        "add-folder", "File", "Add the texts in a folder…", opens("arrival_list", "ask_for_folder")
    ),
    Action("address", "File", "Open an address…", opens("address_dialog")),
    Action("arrivals", "File", "What was read…", opens("arrival_list")),
    Action("recent", "File", "Open recent…", opens("recent_menu")),
    Action("sample", "File", "Open the sample comparison", lambda w: w.open_sample()),
    Action(
        "open-project", "File", "Open a project…", lambda w: w.ask_for_project(), is_parted=True
    ),
    Action("save", "File", "Save", opens("saving"), ("Ctrl+S",), needs=has_texts),
    Action(
        "save-as", "File", "Save as…", lambda w: w.save_as(), ("Ctrl+Shift+S",), needs=has_texts
    ),
    Action("save-copy", "File", "Save a copy…", lambda w: w.save_a_copy(), needs=has_texts),
    Action(
        "revert",
        "File",
        "Revert to a version…",
        opens("history_dialog", "show_versions"),
        needs=has_texts,
    ),
    Action(
        "share",
        "File",
        "Share without full texts…",
        opens("sharing"),
        needs=has_texts,
        is_parted=True,
    ),
    Action(
        "attach",
        "File",
        "Give the full texts again…",
        opens("sharing", "ask_for_texts"),
        needs=has_texts,
    ),
    Action(
        "export-decisions",
        "File",
        "Export decisions…",
        opens("merging_dialog", "export"),
        needs=has_texts,
    ),
    Action(
        "merge",
        "File",
        "Merge another person’s decisions…",
        opens("merging_dialog"),
        needs=has_texts,
    ),
    Action(
        "agreement",
        "File",
        "Agreement of two people…",
        opens("agreement_table"),
        needs=has_texts,
    ),
    Action(
        "export",
        "File",
        "Export the report…",
        opens("report_view", "export"),
        ("Ctrl+E",),
        needs=has_texts,
        is_parted=True,
    ),
    Action("print", "File", later("Print…"), opens("printing"), ("Ctrl+P",), needs=has_texts),
    Action("start", "File", "Start page", lambda w: w.go("start"), is_parted=True),
    Action("close", "File", "Close window", lambda w: w.quit(), ("Ctrl+Q",), is_parted=True),
    Action("undo", "Edit", "Undo", lambda w: w.undo(), ("Ctrl+Z",), needs=has_texts),
    Action("redo", "Edit", "Redo", lambda w: w.redo(), ("Ctrl+Shift+Z",), needs=has_texts),
    Action("history", "Edit", "History…", lambda w: w.show_history(), needs=has_texts),
    Action(
        "copy", "Edit", "Copy", lambda w: w.copy(), ("Ctrl+C",), needs=has_texts, is_parted=True
    ),
    Action(
        "copy-citation",
        "Edit",
        "Copy with citation",
        lambda w: w.copy_citation(),
        ("Ctrl+Shift+C",),
        needs=has_active,
    ),
    Action("paste", "Edit", "Paste as a position", opens("pasting"), ("Ctrl+V",)),
    Action(
        "paste-plain",
        "Edit",
        "Paste as plain text",
        opens("pasting", "paste_plain"),
        ("Ctrl+Shift+V",),
    ),
    Action(
        "search",
        "Edit",
        "Search in all texts…",
        lambda w: w.show_search(),
        ("Ctrl+F",),
        needs=has_texts,
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
)
