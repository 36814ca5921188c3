"""Starts the window: colours, fonts, the first texts painted, then everything else."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QApplication

from perspectives.desktop import recalling
from perspectives.desktop.appearance import (
    is_motion_reduced,
    language_of,
    resolved,
    view_of,
    window_font,
)
from perspectives.desktop.main_window import MainWindow
from perspectives.desktop.theme import theme
from perspectives.desktop.workspace import View, Workspace
from perspectives.settings import load_settings
from perspectives.texts import _, language

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

PROJECT_SUFFIX = ".perspectives"

USUAL_WIDTH, USUAL_HEIGHT = 1440, 900
"""The window's size at the first start."""


def run(paths: Sequence[str], **options: Any) -> int:
    """Open the window with the texts at `paths`, or the start page; returns the exit code.

    `options` are `topics` and the choices of `opening.read_texts`.
    """
    if len(paths) == 1 and paths[0].endswith(PROJECT_SUFFIX):
        from perspectives.desktop.instance import is_shown_elsewhere

        if is_shown_elsewhere(paths[0]):
            print(_("“{name}” is open already: its window is shown.").format(name=paths[0]))
            return 0
    application, window = start(paths, **options)
    if not window.settings.has_seen_tour:
        window.session.finished.connect(
            lambda: _offer_tour(window), Qt.ConnectionType.SingleShotConnection
        )
    window.show()
    return application.exec()


def start(paths: Sequence[str], **options: Any) -> tuple[QApplication, MainWindow]:
    """The application, and its window with the first texts in it, not shown yet."""
    # A stray thread of Python cannot then take more than half a millisecond from a frame.
    sys.setswitchinterval(0.0005)
    # Named here, since setStyle costs 10 ms: it hands out a QStyle with all its enumerations.
    application = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(application, QApplication)
    window = make_window(application)
    watch(window)
    if paths:
        window.open_paths(paths, **options)
    if not (window.workspace.project.documents or window.session.is_reading):
        window.workspace.show(view=View.START)
        window._show_view(View.START)
    return application, window


def watch(window: MainWindow) -> None:
    """Show a report in this window when something goes wrong."""
    sys.excepthook = lambda kind, value, trace: _tell(window, kind, value, trace)


def make_window(application: QApplication) -> MainWindow:
    """A window that is not shown yet, in the chosen colours and the system's font."""
    settings, problems = load_settings()
    application.setApplicationName("perspectives")
    application.setApplicationDisplayName("Perspectives")
    application.setDesktopFileName("perspectives")
    application.setFont(window_font())
    if (tag := language_of(settings.language)) != language():
        from perspectives.desktop.window_language import speak

        speak(application, tag)
    workspace = Workspace()
    workspace.show(**view_of(settings))
    name = workspace.view.theme
    application.setPalette(theme(name).palette())
    window = MainWindow(workspace, settings)
    window.wear(name)
    place = recalling.geometry()
    if not place or not window.restoreGeometry(QByteArray(place)):
        room = application.primaryScreen().availableSize()
        window.resize(min(USUAL_WIDTH, room.width()), min(USUAL_HEIGHT, room.height()))
    if problems:
        QTimer.singleShot(0, window, lambda: window.message_bar.tell(problems))
    hints = application.styleHints()
    hints.colorSchemeChanged.connect(lambda _scheme: _follow_system(window))
    wishes = hints.accessibility()
    for changed in ("contrastPreferenceChanged", "motionPreferenceChanged"):
        if hasattr(wishes, changed):
            getattr(wishes, changed).connect(lambda _wish: _follow_system(window))
    return window


def _offer_tour(window: MainWindow) -> None:
    from perspectives.desktop.tour import offer

    offer(window)


def _follow_system(window: MainWindow) -> None:
    settings = window.settings
    window.workspace.show(
        theme=resolved(settings.theme), reduced_motion=is_motion_reduced(settings.reduced_motion)
    )


def _tell(
    window: MainWindow,
    kind: type[BaseException],
    value: BaseException,
    trace: TracebackType | None,
) -> None:
    """A bug: print it, log it, and show a report to copy; the work goes on."""
    import traceback

    report = "".join(traceback.format_exception(kind, value, trace))
    print(report, file=sys.stderr)
    window.show_bug(report)
