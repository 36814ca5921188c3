"""Files of older formats brought to the present one, after a backup.

A new file is written beside the old one from what was read of it (missing columns at their
defaults) and put in its place, so that a migration that is cut off changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.storage import loading
from perspectives.storage.backups import keep_backup
from perspectives.storage.making import Content, make
from perspectives.storage.schema import connect

if TYPE_CHECKING:
    from pathlib import Path


def migrate(path: Path, loaded: loading.Loaded, backups: Path | None, when: str) -> Path:
    """Bring the file at `path`, which holds `loaded`, to the present format; gives the backup.

    Without a folder for `backups` the backup goes to a folder "Backups" beside the file. Raises
    StorageError where backup or file cannot be written; the file is then as it was.
    """
    connection = connect(path, is_read_only=True)
    try:
        folder = backups or path.parent / "Backups"
        backup = keep_backup(connection, path, folder, when, is_due=True)
        assert backup is not None
        rows = {
            table: list(loading.checked_rows(connection, table, loading.Loaded()))
            for table in ("sources", "edits", "places")
        }
    finally:
        connection.close()
    content = Content(
        loaded.project,
        [data for _, data in rows["sources"]],
        excerpts=loaded.excerpts,
        texts=[text for digest, text in loaded.texts.items() if digest not in loaded.excerpts],
        steps=rows["edits"],
        places=rows["places"],
        position=loaded.position,
        tip=loaded.tip,
        view=loaded.view,
    )
    make(path, content, replaces=True)
    return backup
