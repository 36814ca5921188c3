"""A project shared without its full texts, and given its texts again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from perspectives.model.errors import PerspectivesError
from perspectives.texts import _, ngettext, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perspectives.desktop.filing import Filing


def show(window: Filing) -> None:
    """Choose a place, and write a copy that holds the decided passages and hashes only."""
    from PySide6.QtWidgets import QFileDialog

    from perspectives.desktop.filing import PROJECTS, SUFFIX

    file = window.keeper.file
    stem = file.path.stem if file is not None else _("Comparison")
    proposed = _("{name} excerpts").format(name=stem) + SUFFIX
    title = _("Share without full texts")
    name, _kind = QFileDialog.getSaveFileName(window, title, proposed, _(PROJECTS))
    if name:
        share(window, Path(name if name.endswith(SUFFIX) else name + SUFFIX))


def share(window: Filing, path: Path) -> None:
    """Write the copy to `path`; one sentence about it, or about why not."""
    from perspectives.desktop.recalling import signature
    from perspectives.storage.sharing import decided_passages, share_excerpts

    project = window.workspace.project
    try:
        share_excerpts(project, path, author=signature()["by"], replaces=True)
    except PerspectivesError as error:
        window.say_error(error)
        return
    count = len(decided_passages(project))
    words = ngettext(
        "“{name}” holds the one passage that was decided on, and no other words of the texts.",
        "“{name}” holds the {count} passages that were decided on, and no other words of the "
        "texts.",
        count,
    )
    window.status_line.say(words.format(name=path.name, count=number(count)))


def offer_texts(window: Filing) -> None:
    """Attach the texts that are where they were read from; ask for the files of the others."""
    file = window.keeper.file
    if file is None or not file.excerpts or file.is_read_only:
        return
    documents = window.workspace.project.documents
    attach(window, [documents[name].source.path for name in file.excerpts if name in documents])
    left = len(file.excerpts)
    if left:
        words = ngettext(
            "The project does not hold the whole of one text: what is left out shows as ░.",
            "The project does not hold the whole of {count} texts: what is left out shows as ░.",
            left,
        ).format(count=number(left))
        window.message_bar.say(words, (_("Give the texts…"), lambda: ask_for_texts(window)))


def ask_for_texts(window: Filing) -> None:
    """Choose the files of texts of which the project holds excerpts."""
    from PySide6.QtWidgets import QFileDialog

    from perspectives.desktop.filing import FILTER

    file = window.keeper.file
    if file is None or not file.excerpts:
        window.status_line.say(_("The project holds all its texts whole."))
        return
    kinds = "{texts};;{all}".format(texts=_(FILTER), all=_("All files (*)"))
    names, _kind = QFileDialog.getOpenFileNames(window, _("Give the texts"), "", kinds)
    if not names:
        return
    if attach(window, names) < len(names):
        words = _("Not every file holds a text that this project was shared from.")
        window.message_bar.say(words, (_("Give the texts…"), lambda: ask_for_texts(window)))


def attach(window: Filing, paths: Sequence[str]) -> int:
    """Give the excerpts the whole texts that the files hold; how many could be given."""
    from perspectives.desktop.kept_readings import read
    from perspectives.storage.rows import text_sum
    from perspectives.storage.sharing import attach as attaching

    file = window.keeper.file
    here = [path for path in paths if Path(path).is_file()]
    if file is None or not here:
        return 0
    documents, _problems = read(here, {})
    texts = {text_sum(row.text): row.text for row in documents}
    given = 0
    for name, whole in file.excerpts.items():
        if whole in texts:
            text = texts[whole]
            window.do(lambda _project, name=name, text=text: attaching(file, name, text))
            given += 1
    return given
