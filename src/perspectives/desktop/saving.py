"""Ctrl+S, out of habit: every edit is on disk already, but a comparison may want a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.filing import Filing


def show(window: Filing) -> None:
    """Ask for a name where there is none yet; else say that all is saved."""
    from perspectives.desktop.keeper import unnamed_folder
    from perspectives.storage.unnamed import is_unnamed

    file = window.keeper.file
    if file is None or file.is_read_only or is_unnamed(file.path, unnamed_folder()):
        window.save_as()
    else:
        words = _("Every step is in “{name}” as soon as you see it.")
        window.status_line.say(words.format(name=file.path.name))
