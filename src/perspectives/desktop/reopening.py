"""Opens the window anew over the same comparison, as another language asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from perspectives.desktop.main_window import MainWindow

_windows: list[MainWindow] = []
"""The window that was opened anew: nobody else holds it."""


def reopen(window: MainWindow) -> MainWindow:
    """Close the window and open another one with what was open, in the chosen language.

    A comparison in a file is opened from it; one that nobody has decided on yet is handed over.
    """
    from perspectives.desktop.application import make_window, watch
    from perspectives.desktop.workspace import View

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    file, scene = window.keeper.file, window.workspace.scene
    path = file.path if file is not None else None
    is_last_to_quit = application.quitOnLastWindowClosed()
    application.setQuitOnLastWindowClosed(False)
    window.close()
    made = make_window(application)
    watch(made)
    if path is not None and path.exists():
        made.open_project(str(path))
    elif scene.project.documents:
        made.workspace.open_project(scene.project, scene.comparison, made.workspace.view)
        made.session.compare()
    made.workspace.show(view=scene.view.view, active=scene.view.active, lit=scene.view.lit)
    if not made.workspace.project.documents:
        made.workspace.show(view=View.START)
        made._show_view(View.START)
    made.show()
    application.setQuitOnLastWindowClosed(is_last_to_quit)
    _windows[:] = [made]
    window.deleteLater()
    return made
