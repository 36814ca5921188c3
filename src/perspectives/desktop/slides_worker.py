"""What runs in the process that writes PPTX for the window: seconds of Python, and no Qt.

To it: (path, slides, face, title). From it: ("done",) or ("failed", the sentence that says why).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.model.errors import PerspectivesError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


def serve(connection: Connection) -> None:
    """The whole life of the process: one file."""
    from perspectives.reporting.saving import write_whole
    from perspectives.reporting.to_pptx import pptx_slides

    path, slides, face, title = connection.recv()
    try:
        write_whole(pptx_slides(slides, face=face, title=title), path)
    except PerspectivesError as error:
        connection.send(("failed", str(error)))
    else:
        connection.send(("done",))
