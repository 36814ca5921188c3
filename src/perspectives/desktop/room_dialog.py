"""Asks for the room of a screen: how far the back row is, how high the image is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
)

from perspectives.analysis.legibility import (
    LEAST_ARC,
    TARGET_ARC,
    Room,
    arc_minutes,
    farthest_m,
)
from perspectives.desktop.room_form import RoomForm
from perspectives.desktop.wall_look import THEMES, Look, x_ratio
from perspectives.texts import _, later, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

WINDOW_TEXT_PX = 17
"""The size of the texts in the window, which a mirrored image would show."""

ALONE = later(
    "There is one screen, so the wall fills it and there is no console: connect the projector and "
    "let the system extend the desktop, if you want one."
)

MIRROR = -1
"""The choice in the list of screens that is refused."""


class RoomDialog(RoomForm):
    """Screen, back row and image height, with what follows for the size of text.

    `screens` are (key, words, height in logical pixels), the proposed one first. Mirroring the
    window can be chosen like a screen, and is refused with the reason in numbers.
    """

    def __init__(
        self,
        parent: QWidget,
        screens: Sequence[tuple[str, str, int]],
        room: Room,
        theme: str = THEMES[0],
    ) -> None:
        super().__init__(parent, room, QDialogButtonBox.StandardButton.Ok, _("Present"), lines=6)
        self.setWindowTitle(_("The room"))
        self.screens = tuple(screens)
        self.screen_box = QComboBox()
        self.screen_box.setAccessibleName(_("Screen of the wall"))
        for place, (_key, words, _height) in enumerate(self.screens):
            self.screen_box.addItem(words, place)
        self.screen_box.addItem(_("Mirror this window"), MIRROR)
        self.theme_box.setCurrentIndex(max(0, self.theme_box.findData(theme)))
        self.buttons.accepted.connect(self.accept)
        self.lay_out(screen=self.screen_box)
        for box in (self.back_row, self.image_height):
            box.valueChanged.connect(self.tell)
        self.screen_box.currentIndexChanged.connect(self.tell)
        self.tell()

    @property
    def theme(self) -> str:
        """The colours chosen for the wall."""
        return str(self.theme_box.currentData())

    @property
    def screen_key(self) -> str:
        """The key of the chosen screen; "" for mirroring."""
        place = self.screen_box.currentData()
        return self.screens[place][0] if place != MIRROR else ""

    def tell(self) -> None:
        """Say what follows from the room, or why mirroring is refused."""
        place = self.screen_box.currentData()
        is_refused = place == MIRROR
        self.accept_button.setEnabled(not is_refused)
        height = self.screens[0][2] if is_refused else self.screens[place][2]
        if is_refused:
            self.told.setText(why_no_mirror(self.room, height))
        else:
            alone = "" if len(self.screens) > 1 else f" {_(ALONE)}"
            self.told.setText(what_follows(self.room, height) + alone)


def what_follows(room: Room, image_px: int) -> str:
    """The sizes of text that a room asks for, in words."""
    look = Look(round(image_px * 16 / 9), image_px, room)
    told = _(
        "Text for reading is at least {target} pixels ({target_arc} minutes of arc at "
        "the back row), and nothing is under {least} ({least_arc} minutes)."
    ).format(
        target=look.target, target_arc=number(TARGET_ARC), least=look.least,
        least_arc=number(LEAST_ARC),
    )  # fmt: skip
    if room.heights > MOST_HEIGHTS:
        told += " " + _(
            "The back row sits {heights} image heights away: pages hold few words at that distance."
        ).format(heights=number(room.heights, 1))
    return told


MOST_HEIGHTS = 6
"""Image heights within which text is read (the 4/6/8 rule, PROJECTION.md 1.3)."""


def why_no_mirror(room: Room, image_px: int) -> str:
    """Why the window itself cannot be the wall, in the numbers of this room."""
    ratio = x_ratio()
    told = _(
        "The window cannot be mirrored: its text of {size} pixels would be {arc} minutes of arc "
        "high at the back row, and reading needs {least}. It can be read from {farthest} m at "
        "most. The wall sets the same passages large enough."
    )
    return told.format(
        size=WINDOW_TEXT_PX,
        arc=number(arc_minutes(room, WINDOW_TEXT_PX, image_px, ratio), 1),
        least=number(LEAST_ARC),
        farthest=number(farthest_m(room, WINDOW_TEXT_PX, image_px, ratio), 1),
    )
