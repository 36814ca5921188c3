"""Pictures of the presenter's console for rooms of 6, 8, 9 and 18 m, into build/shots/."""

import argparse
import os
import tempfile
from pathlib import Path

from benchmarks.shots import FOLDER, SIZE, THEMES, _open_sample
from benchmarks.wall_shots import ROOMS

STATES = {
    "texts": (),
    "marks": ("wall-reveal",),
    "overview": ("wall-overview",),
    "test": ("wall-test",),
}
"""What is pressed before a picture; all but the first are taken for one room only."""


def main() -> int:
    """Present the sample to each room, and save what the console shows."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.console_shots", description=__doc__)
    parser.add_argument("--folder", default=str(FOLDER))
    parser.add_argument("--size", default="x".join(map(str, SIZE)), help="WIDTHxHEIGHT")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        for name in ("CONFIG", "STATE", "CACHE", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = home
        return take(options.size, Path(options.folder))


def take(size: str, folder: Path) -> int:
    """Take the pictures and print their paths."""
    from PySide6.QtWidgets import QApplication

    from perspectives.analysis.legibility import Room
    from perspectives.desktop import presentation, wall_place
    from perspectives.desktop.application import make_window
    from perspectives.desktop.presenting import Show
    from perspectives.desktop.rooms import KnownRoom
    from perspectives.desktop.screens import Placement, ScreenFacts

    # Off the screen there is one screen only, of a size of its own.
    wall_place.place = lambda *_: Placement(0, 0)
    wall_place.facts_of = lambda _screen: ScreenFacts("HDMI-1", (0, 0, 1920, 1080), "Epson", "EB-X")
    application = QApplication([])
    window = make_window(application)
    window.show()
    window.complete()
    _open_sample(window)
    folder.mkdir(parents=True, exist_ok=True)
    for room, (back_row, height) in ROOMS.items():
        for word, theme in THEMES.items():
            window.workspace.show(theme=theme)
            show = presentation.Presentation(window)
            show.start("", KnownRoom(Room(back_row, height)))
            show.console.showNormal()
            show.console.resize(*(int(part) for part in size.split("x")))
            at = next(at for at, page in enumerate(show.reel.parts) if len(page.passages) == 2)
            for state, actions in STATES.items() if room == "8m" else (("texts", ()),):
                show.state = Show()
                show.go_to(at)
                for action in actions:
                    show.act(action)
                application.processEvents()
                path = folder / f"console-{room}-{state}-{word}.png"
                show.console.grab().save(str(path))
                print(path)
            show.end()
    window.session.stop()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
