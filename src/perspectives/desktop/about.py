"""About the program: its version, and everything it is made with, each with its whole licence.

The licences' texts are read from what is installed, so that they are those of the versions in use.
"""

from __future__ import annotations

import platform
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from perspectives import __version__, assets
from perspectives.desktop.sheets import Sheet
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.desktop.commands import Commands

DIRECT = (
    "PySide6-Essentials",
    "diff-match-patch",
    "platformdirs",
    "numpy",
    "simplemma",
    "charset-normalizer",
    "markdown-it-py",
    "trafilatura",
    "lxml-html-clean",
    "pypdfium2",
    "Jinja2",
    "python-docx",
    "XlsxWriter",
    "typst",
)
"""What the program asks for (pyproject.toml); what these ask for in turn is found by them."""

QT_TEXTS = ("LGPL-3", "GPL-3", "GPL-2")
"""The licences of Qt. Its wheels carry no text, so the system's copy is shown where it has one."""

SYSTEM_TEXTS = Path("/usr/share/common-licenses")
"""Where Debian and its kin keep the texts of common licences."""

QT_SENTENCES = (
    "Qt for Python is used under the GNU Lesser General Public License, version 3. It is loaded as "
    "separate libraries, which you may replace by another build of the same version: install it in "
    "place of the package PySide6-Essentials.\n\n"
    "Text: https://www.gnu.org/licenses/lgpl-3.0.html\nSource: https://code.qt.io\n"
)


@dataclass(frozen=True)
class Licence:
    """A part of the program: its name, version, the licence in short, and all its texts."""

    name: str
    version: str
    short: str
    texts: str


def licences() -> tuple[Licence, ...]:
    """The program itself, the embedding, then every package in use, in order of names."""
    own = Licence("Perspectives", __version__, "MIT", _own_text())
    folder = assets.resources() / "embedding"
    table = Licence(
        "all-MiniLM-L6-v2",
        "",
        "Apache-2.0",
        "\n\n".join(
            (folder / name).read_text(encoding="utf-8")
            for name in ("NOTICE.md", "LICENSE-Apache-2.0.txt")
        ),
    )
    found = {row.name.lower(): row for name in DIRECT for row in _packages(name, set())}
    return (own, table, *(found[name] for name in sorted(found)))


def _own_text() -> str:
    """The program's licence: beside the sources, or as it was installed."""
    for place in Path(__file__).parents[:4]:
        if (place / "LICENSE").is_file():
            return (place / "LICENSE").read_text(encoding="utf-8")
    return "\n\n".join(_texts(metadata.distribution("perspectives")))


def _packages(name: str, seen: set[str]) -> Iterator[Licence]:
    """A package and what it needs here; one that is not installed is needed elsewhere only."""
    seen.add(_plain(name))
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    head = found.metadata
    kinds = [row for row in head.get_all("Classifier") or () if row.startswith("License")]
    said = (*(head.get_all("License-Expression") or ()), *(head.get_all("License") or ()))
    short = next(iter(said), "")
    if not short or "\n" in short:
        short = kinds[0].rpartition(" :: ")[2] if kinds else ""
    texts = list(_texts(found))
    if _plain(name) in ("pyside6-essentials", "shiboken6"):
        texts = [QT_SENTENCES, *_system_texts()]
    yield Licence(head["Name"], found.version, short, "\n\n".join(texts))
    for row in found.requires or ():
        needed = re.match(r"[\w.-]+", row)
        if needed and "extra ==" not in row and _plain(needed[0]) not in seen:
            yield from _packages(needed[0], seen)


def _texts(found: metadata.Distribution) -> Iterator[str]:
    for file in found.files or ():
        is_licence = re.search(r"licen[sc]e|copying|notice", str(file), re.IGNORECASE)
        if is_licence and file.suffix.lower() in ("", ".txt", ".md", ".rst", ".markdown-it"):
            path = Path(str(found.locate_file(file)))
            if path.is_file():
                yield f"{file.name}\n\n{path.read_text(encoding='utf-8', errors='replace')}"


def _system_texts() -> Iterator[str]:
    for name in QT_TEXTS:
        path = SYSTEM_TEXTS / name
        if path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def show(window: Commands) -> Sheet:
    """Version, privacy, all licences with their texts, and a report about the system to copy."""
    rows = licences()
    body = QWidget()
    names, text = QListWidget(), QPlainTextEdit()
    names.setAccessibleName(_("Licences"))
    for row in rows:
        names.addItem(" · ".join(filter(None, (f"{row.name} {row.version}".strip(), row.short))))
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName(_("The text of the licence"))
    names.currentRowChanged.connect(lambda at: text.setPlainText(rows[at].texts))
    parts = QSplitter()
    parts.addWidget(names)
    parts.addWidget(text)
    parts.setSizes([260, 460])
    copy, about_qt = QPushButton(_("Copy system report")), QPushButton(_("About Qt"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(system_report()))
    about_qt.clicked.connect(lambda: QMessageBox.aboutQt(window))
    buttons = QHBoxLayout()
    buttons.addWidget(copy)
    buttons.addWidget(about_qt)
    buttons.addStretch(1)
    column = QVBoxLayout(body)
    for words in (
        _("Perspectives {version}, MIT licence").format(version=__version__),
        _("Nothing leaves this machine; no network is used unless you ask."),
    ):
        label = QLabel(words)
        label.setWordWrap(True)
        column.addWidget(label)
    column.addWidget(parts, 1)
    column.addLayout(buttons)
    names.setCurrentRow(0)
    return Sheet(window, _("About Perspectives"), body)


def system_report() -> str:
    """What someone who helps needs to know about this machine."""
    screens = ", ".join(
        f"{row.size().width()}x{row.size().height()} at {row.devicePixelRatio():g}"
        for row in QGuiApplication.screens()
    )
    return (
        f"Perspectives {__version__}\nPython {platform.python_version()}\nQt {qVersion()}\n"
        f"{platform.platform()}\nScreens {screens}\n"
    )
