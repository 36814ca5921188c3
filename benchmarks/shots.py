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
    parser.add_argument("--folder", default=str(FOLDER))
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
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
    stages = views(window)
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


def views(window) -> dict[str, tuple[Callable[[], object], Callable[[], object]]]:
    """View name to what shows it and what leaves it; the first needs no texts."""
    from PySide6.QtTest import QTest

    from perspectives.desktop.sides import sides

    def nothing() -> None: ...

    def start() -> None:
        window._show_view(window.workspace.view.view)

    def read() -> None:
        _open_sample(window)
        window.go("read")
        scene = window.workspace
        topic = scene.project.ordered_topics()[0].id
        passages = scene.lookup.tagged(scene.project.reference, topic)
        with_links = [row for row in passages if scene.lookup.links_of(row)]
        window.workspace.show(lit=(topic,), active=with_links[len(with_links) // 2])

    def after_reading(then: Callable[[], object]) -> Callable[[], object]:
        def run() -> object:
            read()
            return then()

        return run

    def palette() -> object:
        from perspectives.desktop.command_palette import open_palette

        shown = open_palette(window)
        shown.field.setText("integ")
        return shown

    def pinned() -> None:
        scene = window.workspace.scene
        if not scene.project.pins:
            window.pin_active()
            for link in scene.lookup.links_of(scene.view.active)[:2]:
                window.pin_link(link)
        aside("basket", "basket_panel", "")

    def aside(name: str, module: str, rows: str) -> None:
        import_module(f"perspectives.desktop.{module}").show(window)
        panel = sides(window).panel(name)
        waited = 0
        while rows and not getattr(panel, rows).rows.rowCount() and waited < LONGEST_MS:
            QTest.qWait(100)
            waited += 100
        if rows:
            getattr(panel, rows).setCurrentIndex(getattr(panel, rows).rows.index(0))

    def searching() -> None:
        window.workspace.show(lit=(), active="")
        window.show_search()
        sides(window).panel("search").field.setText("Banjska")

    return {
        "start": (start, nothing),
        "read": (read, nothing),
        "shelf": (read, nothing),
        "matrix": (after_reading(lambda: window.go("matrix")), nothing),
        "charts": (after_reading(lambda: window.go("charts")), nothing),
        "fold-all": (after_reading(lambda: window.toggle_fold()), lambda: window.toggle_fold()),
        "bring-together": (
            after_reading(lambda: window.toggle_together()),
            lambda: window.toggle_together(),
        ),
        "evidence": (
            after_reading(lambda: window.toggle_evidence()),
            lambda: window.toggle_evidence(),
        ),
        "palette": (after_reading(palette), nothing),
        "basket": (after_reading(pinned), lambda: sides(window).panel("basket").hide()),
        "names": (
            after_reading(lambda: aside("mentions", "mentions_panel", "list")),
            lambda: sides(window).panel("mentions").hide(),
        ),
        "wording": (
            after_reading(lambda: aside("sharing", "sharing_panel", "list")),
            lambda: sides(window).panel("sharing").hide(),
        ),
        "search": (after_reading(searching), lambda: sides(window).panel("search").hide()),
    }


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
