"""Pictures of every main view in three themes, into build/shots/VIEW-THEME.png, to be looked at."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

TOP = Path(__file__).parent.parent
FOLDER = TOP / "build" / "shots"
THEMES = {"light": "light", "dark": "dark", "contrast": "hc-dark"}
SIZE = (1440, 900)
LONGEST_MS = 120_000


def main() -> int:
    """Open the sample, show each view in each theme, save what is painted."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.shots", description=__doc__)
    parser.add_argument("views", nargs="*", help="only these views")
    parser.add_argument("--size", default="x".join(map(str, SIZE)), help="WIDTHxHEIGHT")
    parser.add_argument("--scale", default="1", help="pixels for each logical one, as 2")
    parser.add_argument("--folder", default=str(FOLDER))
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = options.scale
    with tempfile.TemporaryDirectory() as home:
        # Nothing a person chose on this machine may show in the pictures.
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = home
        os.environ["XDG_CACHE_HOME"] = home
        return take(options.views, options.size, Path(options.folder))


def take(chosen: list[str], size: str, folder: Path) -> int:
    """Take the pictures and print their paths."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from perspectives.desktop.application import make_window

    application = QApplication(sys.argv[:1])
    window = make_window(application)
    width, height = (int(part) for part in size.split("x"))
    window.resize(width, height)
    window.show()
    folder.mkdir(parents=True, exist_ok=True)
    stages = Stages(window).all()
    for name in chosen or list(stages):
        show, leave = stages[name]
        for word, theme in THEMES.items():
            window.workspace.show(theme=theme)
            shown = show()
            QTest.qWait(700)
            path = folder / f"{name}-{word}.png"
            (shown or window).grab().save(str(path))
            print(path)
            leave()
    window.session.stop()
    return 0


class Stages:
    """Shows each view in a window and leaves it again; all but the first open the sample."""

    def __init__(self, window) -> None:
        from perspectives.desktop.sides import sides

        self.window, self.sides = window, sides(window)

    def all(self) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
        """View name to what shows it and what leaves it."""
        window, read = self.window, self.read
        return {
            "start": (lambda: window._show_view(window.workspace.view.view), _nothing),
            "read": (read, _nothing),
            "shelf": (self.shelf, _nothing),
            "matrix": (lambda: (read(), window.go("matrix"))[1], _nothing),
            "charts": (lambda: (read(), window.go("charts"))[1], _nothing),
            "fold-all": (lambda: (read(), window.toggle_fold())[1], window.toggle_fold),
            "bring-together": (
                lambda: (read(), window.toggle_together())[1],
                window.toggle_together,
            ),
            "evidence": (lambda: (read(), window.toggle_evidence())[1], window.toggle_evidence),
            "palette": (self.palette, lambda: self.opened.leave()),
            "search": (self.search, self.closes("search")),
            "basket": (self.basket, self.closes("basket")),
            "names": (lambda: self.aside("mentions", "mentions_panel"), self.closes("mentions")),
            "wording": (lambda: self.aside("sharing", "sharing_panel"), self.closes("sharing")),
        }

    def read(self) -> None:
        """The sample, a topic lit and a passage with counterparts active."""
        _open_sample(self.window)
        self.window.go("read")
        scene = self.window.workspace
        topic = scene.project.ordered_topics()[0].id
        passages = scene.lookup.tagged(scene.project.reference, topic)
        with_links = [row for row in passages if scene.lookup.links_of(row)]
        scene.show(lit=(topic,), active=with_links[len(with_links) // 2])

    def shelf(self) -> None:
        """A card of the shelf has the keyboard."""
        self.read()
        cards = self.window.shelf.cards()
        if cards:
            cards[0].setFocus()

    def palette(self) -> None:
        """The palette with a few letters."""
        from perspectives.desktop.command_palette import open_palette

        self.read()
        self.opened = open_palette(self.window)
        self.opened.field.setText("sil")

    def search(self) -> None:
        """A word found in all texts."""
        self.read()
        self.window.workspace.show(lit=(), active="")
        self.window.show_search()
        self.sides.panel("search").field.setText("Banjska")

    def basket(self) -> None:
        """A passage and two pairs in the basket."""
        self.read()
        scene = self.window.workspace.scene
        if not scene.project.pins:
            self.window.pin_active()
            for link in scene.lookup.links_of(scene.view.active)[:2]:
                self.window.pin_link(link)
        import_module("perspectives.desktop.basket_panel").show(self.window)

    def aside(self, name: str, module: str) -> None:
        """A list beside the texts, its first row chosen."""
        from PySide6.QtTest import QTest

        self.read()
        import_module(f"perspectives.desktop.{module}").show(self.window)
        rows, waited = self.sides.panel(name).list, 0
        while not rows.rows.rowCount() and waited < LONGEST_MS:
            QTest.qWait(100)
            waited += 100
        rows.setCurrentIndex(rows.rows.index(0))

    def closes(self, name: str) -> Callable[[], object]:
        """What hides a panel at the side."""
        return lambda: self.sides.panel(name).hide()


def _nothing() -> None: ...


def _open_sample(window) -> None:
    from PySide6.QtTest import QTest

    if not window.workspace.project.documents:
        window.open_sample()
    waited = 0
    while window.session.is_comparing or not window.workspace.comparison.links:
        QTest.qWait(100)
        waited += 100
        if waited > LONGEST_MS:
            raise SystemExit("The sample comparison did not arrive.")


if __name__ == "__main__":
    raise SystemExit(main())
