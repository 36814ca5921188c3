"""Projects opened in the window, and what is said and offered where that has limits."""

from __future__ import annotations

import gc
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from perspectives.desktop import recalling
from perspectives.model.errors import PerspectivesError, StorageError
from perspectives.texts import _, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from perspectives.desktop.filing import Filing
    from perspectives.model.comparison import Comparison
    from perspectives.model.project import Project

    Offer = tuple[str, Callable[[], None]]


def open_project(window: Filing, path: str, *, takes_over: bool = False) -> bool:
    """Open a project file; whether that could be done. What cannot is said, with what can."""
    from perspectives.desktop.sharing import offer_texts

    try:
        window.keeper.open(Path(path), _passages, takes_over=takes_over)
    except StorageError as error:
        _offer_recovery(window, Path(path), error)
        return False
    finally:
        # The rows of a project stay: looking through them again and again costs frames.
        gc.freeze()
    window.session.forget_opening()
    recalling.remember([path])
    file = window.keeper.file
    assert file is not None
    window.session.show_problems(file.problems)
    if file.is_read_only:
        window.message_bar.say(told(file.why_read_only), *_offers(window, path))
    window.session.compare_soon()
    if file.excerpts:
        QTimer.singleShot(0, window, lambda: offer_texts(window))
    return True


def _passages(project: Project) -> Comparison:
    """The passages of a project without their sentences, which only the comparison needs."""
    from perspectives.analysis.segmenting import passages_of
    from perspectives.model.comparison import Comparison

    texts = project.ordered_documents()
    rows = tuple(row for text in texts for row in passages_of(text, has_sentences=False))
    return Comparison(rows, is_complete=False)


def say_error(window: Filing, error: PerspectivesError) -> None:
    """One sentence about what could not be done; where a file refused it, another is offered."""
    file = window.keeper.file
    is_stuck = file is not None and file.is_read_only and not file.can_go_elsewhere
    if isinstance(error, StorageError) and file is not None and not is_stuck:
        window.message_bar.say(told(str(error)), (_("Save as…"), window.save_as))
    else:
        window.message_bar.say(told(str(error)))


def _offers(window: Filing, path: str) -> list[Offer]:
    """What can be done with a project that is open for reading only."""
    file = window.keeper.file
    if file is None or not file.can_go_elsewhere:
        return []
    offers: list[Offer] = [(_("Save as…"), window.save_as)]
    if _is_locked_elsewhere(Path(path)):
        words = _("It is not open there any more")
        offers.insert(0, (words, lambda: take_over(window, path)))
    return offers


def take_over(window: Filing, path: str) -> None:
    """Open a project for writing whose lock another machine left behind."""
    open_project(window, path, takes_over=True)


def _is_locked_elsewhere(path: Path) -> bool:
    """Whether the lock names another machine, where no one here can tell if it still runs."""
    from perspectives.storage.locking import holder_of

    return holder_of(path).host not in ("", socket.gethostname())


def _offer_recovery(window: Filing, path: Path, error: StorageError) -> None:
    from perspectives.desktop.damaged_project import DamagedProject, backup_folder
    from perspectives.storage.backups import backups_of
    from perspectives.storage.faults import DamagedFile

    def recover() -> None:
        DamagedProject(window, path, error).open()

    if isinstance(error, DamagedFile) or backups_of(path, backup_folder()):
        window.message_bar.say(told(str(error)), (_("Recover…"), recover))
        # The dialog comes up once the window is there, also where this is the start.
        QTimer.singleShot(0, window, recover)
    else:
        window.message_bar.say(told(str(error)))
