"""The pages of a comparison as one room shows them, and the picture of each state of a show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perspectives.analysis.pages import PageKind
from perspectives.analysis.paging import Pages
from perspectives.desktop.actions import ACTIONS
from perspectives.desktop.page_painting import parts_of
from perspectives.desktop.presenting import Deck, Face, Panel, Show
from perspectives.desktop.wall_picture import Picture, letters_of, look_of
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.analysis.pages import Page
    from perspectives.desktop.wall_look import Look
    from perspectives.desktop.workspace import Scene


class Reel:
    """The pages of one scene in one look.

    `all` are the pages in order, hidden ones too; `parts` what the wall turns through: hidden
    pages left out, pages that are too large for the room split. `laid` holds both by the page's
    id. Pages that are as `before` are not laid out again: a note must not cost half a second.
    """

    def __init__(self, scene: Scene, look: Look, before: Reel | None = None) -> None:
        project, comparison = scene.project, scene.comparison
        if before and before.project is project and before.comparison is comparison:
            self.builder, self.all = before.builder, before.all
        else:
            self.builder = Pages(project, scene.lookup)
            self.all = self.builder.all()
        self.project, self.comparison, self.look = project, comparison, look
        kept = before.laid if before and before.look == look else {}
        self.laid = {page.id: (page, _parts(page, look, kept)) for page in self.all}
        self.parts = tuple(part for _page, parts in self.laid.values() for part in parts)
        self.deck = deck_of(self.parts, len(self.builder.documents) - 1)

    def page(self, face: Face) -> Page | None:
        """The page of a face, with the text that stands in the other's place; None for no page."""
        if not self.parts:
            return None
        page = self.parts[min(face.page, len(self.parts) - 1)]
        if face.facing and page.topic and face.facing < len(self.builder.documents):
            text = self.builder.documents[face.facing].id
            facing = self.builder.facing(page.topic.topic, text)
            return parts_of((replace(facing, is_hidden=False),), self.look)[-1]
        return page

    def picture(self, face: Face) -> Picture:
        """What the wall shows of a face."""
        place = min(face.page, max(len(self.parts) - 1, 0))
        look = replace(look_of(self.look, face), number=place + 1, count=len(self.parts))
        return Picture(look, self.page(face), letters=letters_of(face.test))

    def following(self, face: Face) -> Picture | None:
        """The next page, its texts alone; None after the last."""
        if face.page + 1 >= len(self.parts):
            return None
        return self.picture(
            Face(face.page + 1, is_blind=face.is_blind, is_boosted=face.is_boosted, size=face.size)
        )

    def place_of(self, page: Page | None, otherwise: int) -> int:
        """The place of a page of an earlier reel; of its first part where that is gone."""
        keys = [part.key for part in self.parts]
        if page and page.key in keys:
            return keys.index(page.key)
        same = [at for at, part in enumerate(self.parts) if page and part.id == page.id]
        return same[0] if same else min(otherwise, max(len(self.parts) - 1, 0))


def _parts(
    page: Page, look: Look, kept: Mapping[str, tuple[Page, tuple[Page, ...]]]
) -> tuple[Page, ...]:
    """The parts of one page, as they were where it has not changed."""
    before, parts = kept.get(page.id, (None, ()))
    return parts if before == page else parts_of((page,), look)


def deck_of(parts: tuple[Page, ...], texts: int) -> Deck:
    """What the keys need to know of these pages."""
    pairs: dict[tuple[str, int], int] = {}
    for place, page in enumerate(parts):
        letter = page.topic.letter if page.topic else ""
        if page.kind not in (PageKind.PAIR, PageKind.PASSAGE):
            continue
        for row in page.passages:
            if row.sign.isdigit():
                pairs.setdefault((letter, int(row.sign)), place)
                pairs.setdefault(("", int(row.sign)), place)
    return Deck(
        tuple(page.topic.letter if page.topic else "" for page in parts) or ("",), pairs, texts
    )


def signs_of(page: Page) -> str:
    """The texts that stand on a page, in order: "R 2"."""
    return " ".join(dict.fromkeys(row.sign for row in page.passages if row.sign))


def card_title(page: Page) -> str:
    """How a page is called in lists: its topic's letter, then its title."""
    words = f"{page.topic.letter}  {page.title}" if page.topic else page.title
    return f"{words} ({page.part}/{page.parts})" if page.parts > 1 else words


def whole_title(page: Page) -> str:
    """How a page is called where it stands by itself: its title and the texts on it."""
    signs = signs_of(page)
    return f"{card_title(page)} · {signs}" if signs else card_title(page)


def looked_up(show: Show, reel: Reel, keys: Mapping[str, str]) -> tuple[tuple[str, ...], int]:
    """What the presenter looks up on a wall without a console: lines, and the one pointed at.

    `keys` tells the action of each key.
    """
    if show.panel is Panel.OVERVIEW:
        lines = tuple(f"{at}  {whole_title(part)}" for at, part in enumerate(reel.parts, 1))
        return lines, show.chosen
    told: dict[str, str] = {}
    for key, action in keys.items():
        words = next(row.text for row in ACTIONS if row.id == action)
        told.setdefault(words, f"{key}  {_(words)}")
    return tuple(told.values()), -1
