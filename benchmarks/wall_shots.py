"""Pictures of each kind of page for rooms of 6, 8, 9 and 18 m, into build/shots/wall-*.png."""

import argparse
import os
from pathlib import Path

TOP = Path(__file__).parent.parent
FOLDER = TOP / "build" / "shots"
ROOMS = {"6m": (6, 1.5), "8m": (8, 1.6), "9m": (9, 1.5), "9m-70inch": (9, 0.87), "18m": (18, 2.6)}
"""Back row and image height in metres; the fourth is a panel too small for its room."""

THEMES = {"light": "projector", "dark": "dark"}


def main() -> int:
    """Compare the sample, take a few decisions, and paint a page of each kind for each room."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.wall_shots", description=__doc__)
    parser.add_argument("--folder", default=str(FOLDER))
    folder = Path(parser.parse_args().folder)
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from perspectives.analysis.legibility import Room
    from perspectives.desktop.page_painting import parts_of
    from perspectives.desktop.wall_look import Look

    application = QGuiApplication([])
    pages = sample_pages()
    for name, (back_row, height) in ROOMS.items():
        for word, theme in THEMES.items():
            look = Look(room=Room(back_row, height), theme=theme)
            parts = parts_of(pages, look)
            print(
                f"{name}: {len(parts)} pages, least {look.least} px = {look.arc(look.least):.1f}', "
                f"target {look.target} px = {look.arc(look.target):.1f}'"
            )
            shown: set[str] = set()
            for number, page in enumerate(parts, 1):
                if page.kind not in shown:
                    shown.add(page.kind)
                    path = folder / f"wall-{name}-{page.kind}-{word}.png"
                    paint(page, look, number, len(parts), path)
                    print(path)
    return 0 if application else 1


def sample_pages():
    """The pages of the sample with stances, a vote, a relation and a page of words."""
    from perspectives.analysis.compare import compare
    from perspectives.analysis.paging import pages_of
    from perspectives.model.annotating import record_vote, set_stance
    from perspectives.model.deciding import set_relation
    from perspectives.model.documents import PassageId, document_of
    from perspectives.model.edits import apply
    from perspectives.model.lookup import Lookup
    from perspectives.model.page_edits import insert_page
    from perspectives.model.states import Attitude, Relation
    from perspectives.opening import embedding_table, open_inputs

    paths = sorted(str(path) for path in (TOP / "samples" / "asm").glob("*.md"))
    project = open_inputs(paths).project
    comparison = compare(project, table=embedding_table())
    lookup = Lookup(comparison)
    words = {"-": Attitude.AGAINST, "+": Attitude.FOR, "o": Attitude.MIXED}
    attitudes = {
        row.id: words[sign]
        for row, sign in zip(project.ordered_documents(), "-o++++o-", strict=True)
    }
    for tagging in comparison.taggings:
        attitude = attitudes[document_of(tagging.passage)]
        project = apply(project, set_stance(project, tagging.passage, tagging.topic, attitude))
    pair = next(page for page in pages_of(project, comparison) if page.relation)
    left, right = (PassageId(row.passage) for row in pair.passages)
    project = apply(project, set_relation(project, left, right, Relation.CONTRARY))
    comparison = compare(project, table=embedding_table())
    first = lookup.content_of(project.reference)[4].id
    project = apply(project, record_vote(project, first, before=(12, 9, 3, 2), after=(8, 13, 4, 1)))
    words = "Work in pairs\nRead both texts aloud.\nWrite one sentence that both could sign."
    ids = [page.id for page in pages_of(project, comparison)]
    project = apply(project, insert_page(project, ids, "words", words=words))
    return pages_of(project, comparison)


def paint(page, look, number: int, count: int, path: Path) -> None:
    """Paint one page as it stands on a wall of 1920 by 1080."""
    from dataclasses import replace

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QImage, QPainter

    from perspectives.desktop.page_painting import paint_page

    image = QImage(look.width, look.height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    place = QRectF(0, 0, look.width, look.height)
    paint_page(painter, place, page, replace(look, number=number, count=count))
    painter.end()
    image.save(str(path))


if __name__ == "__main__":
    raise SystemExit(main())
