"""A codebook taken in from a file, and written to one: TOML or CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from perspectives import assets
from perspectives.model.errors import PerspectivesError
from perspectives.texts import _, ngettext, told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from perspectives.desktop.commands import Commands

SUFFIXES = (".toml", ".csv")


def ask_and_import(window: Commands, parent: QWidget) -> None:
    """Choose a codebook file and show what taking it in would change."""
    folder = str(assets.resources() / "codebooks")
    kinds = _("Codebooks (*.toml *.csv *.qdc)")
    name, _kind = QFileDialog.getOpenFileName(parent, _("Import a codebook"), folder, kinds)
    if name:
        import_from(window, Path(name))


def import_from(window: Commands, path: Path) -> None:
    """Show what the codebook in a file would change, and take it in when the person says so."""
    from perspectives.desktop.rerun_dialog import RerunDialog
    from perspectives.model.codebook_edits import import_codebook
    from perspectives.reading.codebook import read_codebook

    try:
        book = read_codebook(path)
        edit = import_codebook(window.workspace.project, book)
    except PerspectivesError as error:
        window.message_bar.say(f"{told(error.message)} {told(error.hint)}".strip())
        return
    if edit.changes:
        RerunDialog(window, lambda project: import_codebook(project, book)).show()
    else:
        window.message_bar.say(_("“{name}” changes nothing here.").format(name=path.name))


def ask_and_export(window: Commands, parent: QWidget) -> str:
    """Choose where the codebook goes and write it; what was done, "" where nothing was."""
    stem = window.workspace.project.head.name or "codebook"
    kinds = ";;".join((_("Codebook (*.toml)"), _("Table (*.csv)")))
    name, kind = QFileDialog.getSaveFileName(
        parent, _("Export the codebook"), f"{stem}.toml", kinds
    )
    if not name:
        return ""
    path = Path(name)
    if path.suffix.lower() not in SUFFIXES:
        path = path.with_name(path.name + (".csv" if "csv" in kind else ".toml"))
    return export_to(window, path)


def export_to(window: Commands, path: Path) -> str:
    """Write the codebook to a file: CSV where the name ends so, else TOML; what was done."""
    from perspectives.model.codebook_edits import codebook_of
    from perspectives.reading.codebook import write_codebook

    book = codebook_of(window.workspace.project)
    try:
        write_codebook(book, path)
    except PerspectivesError as error:
        window.message_bar.say(f"{told(error.message)} {told(error.hint)}".strip())
        return ""
    count = len(book.topics)
    words = ngettext(
        "{count} topic written to “{name}”.", "{count} topics written to “{name}”.", count
    )
    return words.format(count=count, name=path.name)


def show(window: Commands) -> None:
    """Choose a codebook file to take in."""
    ask_and_import(window, window)


def show_export(window: Commands) -> None:
    """Choose where the codebook is written."""
    said = ask_and_export(window, window)
    if said:
        window.status_line.say(said)
