"""Parts of the console: what the room allows, the strip of keys, the sheet of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from perspectives.analysis.legibility import LEAST_ARC, TARGET_ARC
from perspectives.desktop.actions import ACTIONS, Context
from perspectives.desktop.flat_button import FlatButton
from perspectives.desktop.page_painting import slide_of
from perspectives.desktop.presenting import Blank
from perspectives.reporting.slides import Text
from perspectives.texts import _, later, number

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from perspectives.desktop.presentation import Presentation
    from perspectives.desktop.presenting import Show
    from perspectives.desktop.theme import Theme
    from perspectives.desktop.wall_picture import Picture

STRIP = (
    ("wall-next", later("next")),
    ("wall-back", later("back")),
    ("wall-black", later("black")),
    ("wall-white", later("white")),
    ("wall-freeze", later("freeze")),
    ("wall-larger", later("text size")),
    ("wall-text-1", later("show text n")),
    ("wall-reveal", later("reveal marks")),
    ("wall-names", later("names")),
    ("wall-zoom", later("one passage")),
    ("wall-swap", later("swap sides")),
    ("wall-keys", later("all keys")),
    ("wall-pointer", later("pointer")),
    ("wall-spotlight", later("spotlight")),
    ("wall-overview", later("overview")),
)
"""The keys that stand at the foot of the console, the most pressed first."""

SHOWN_AS = {"PgDown": "PgDn", "Right": "→", "Left": "←", "wall-larger": "+ −", "wall-text-1": "1–9"}
"""How the strip writes keys; two actions are written with those beside them."""


def head(words: str) -> QLabel:
    """A small heading."""
    label = QLabel(words)
    font = label.font()
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    return label


def key_button(words: str, key: str, look: Theme) -> FlatButton:
    """A button with its key on its face; the keyboard is the show's, so it takes no focus."""
    button = FlatButton(f"{words}  {key}".strip(), look)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setAccessibleName(words)
    return button


def state_words(show: Show, *, is_unplugged: bool) -> str:
    """What the wall does now."""
    if is_unplugged:
        return _("✗ The projector is unplugged; plug it in again to go on.")
    if show.blank is not Blank.NONE:
        return _("■ black") if show.blank is Blank.BLACK else _("□ white")
    return _("● live") if show.frozen is None else _("‖ frozen")


class Outlined(QWidget):
    """A field of text with an outline, or with a ring where it has the keyboard.

    In dark themes the style itself draws none that can be seen.
    """

    def __init__(self, field: QWidget, look: Theme, margins: tuple[int, int, int, int]) -> None:
        super().__init__()
        self.look, self.field = look, field
        column = QVBoxLayout(self)
        column.setContentsMargins(*margins)
        column.addWidget(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the ring anew when the keyboard comes or goes."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw outline or ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        has_focus = self.field.hasFocus()
        painter.setPen(QPen(self.look.focus if has_focus else self.look.control, 1 + has_focus))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


class RoomPanel(QWidget):
    """The room in numbers: how large the page's text is, and what the back row makes of it."""

    def __init__(self, presentation: Presentation, look: Theme) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.room, self.reading, self.smallest = QLabel(), QLabel(), QLabel()
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, key, action in (
            (_("Back-row test"), "Y", "wall-test"),
            (_("Boost"), "U", "wall-boost"),
            (_("Room…"), "Ctrl+R", "console-room"),
        ):
            button = key_button(words, key, look)
            button.clicked.connect(lambda _on=False, action=action: presentation.act(action))
            row.addWidget(button)
        row.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(head(_("Room")))
        top.addWidget(self.room)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self.reading)
        column.addWidget(self.smallest)
        column.addLayout(row)

    def show_room(self, presentation: Presentation, picture: Picture) -> None:
        """Tell the sizes on this picture."""
        room = presentation.known.room
        told = _("back row {distance} m · image {height} m high")
        self.room.setText(
            told.format(distance=_metres(room.back_row_m), height=_metres(room.image_height_m))
        )
        reading, smallest = sizes_of(picture)
        look = picture.look
        # The correction of the back-row test makes letters larger, not the minutes of arc smaller.
        true = {size: look.arc(size) * look.room.back_row_m / room.back_row_m for size in (
            reading, smallest
        )}  # fmt: skip
        self.reading.setText(
            _("Text {size} px: {arc}′ at the back row — {verdict}").format(
                size=reading, arc=number(true[reading]), verdict=verdict(look.arc(reading))
            )
        )
        self.smallest.setText(
            _("Smallest {size} px: {arc}′ — {verdict}").format(
                size=smallest, arc=number(true[smallest]), verdict=verdict(look.arc(smallest))
            )
        )


def _metres(value: float) -> str:
    """A distance with as many decimals as it has."""
    return number(value, len(f"{value:g}".partition(".")[2]))


def verdict(arc: float) -> str:
    """What the back row makes of text under so many minutes of arc."""
    if arc >= TARGET_ARC - 0.01:
        return _("✓ comfortable")
    return _("✓ readable") if arc >= LEAST_ARC - 0.01 else _("✗ too small")


def sizes_of(picture: Picture) -> tuple[int, int]:
    """The font size that most letters of a page have, and the smallest of all."""
    if picture.page is None:
        return picture.look.least, picture.look.least
    letters: dict[int, int] = {}
    for item in slide_of(picture.page, picture.look).items:
        if isinstance(item, Text) and item.plain:
            letters[item.size] = letters.get(item.size, 0) + len(item.plain)
    if not letters:
        return picture.look.least, picture.look.least
    return max(letters, key=lambda size: (letters[size], size)), min(letters)


class KeyStrip(QWidget):
    """The most pressed keys and what they do, as many as fit."""

    def __init__(self, look: Theme, keys: dict[str, str]) -> None:
        super().__init__()
        self.look = look
        self.setFixedHeight(2 * self.fontMetrics().height() + 30)
        self.rows = tuple((_keys_of(action, keys), _(words)) for action, words in STRIP)
        self.setAccessibleName(_("Keys"))
        self.setAccessibleDescription("; ".join(f"{key}: {words}" for key, words in self.rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each key in a box, its words under it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.look.chrome)
        metrics = self.fontMetrics()
        x, line = 18.0, metrics.height()
        for keys, words in self.rows:
            wide = max(metrics.horizontalAdvance(keys) + 12, metrics.horizontalAdvance(words))
            if x + wide > self.width() - 18:
                break
            box = QRectF(x, 8, metrics.horizontalAdvance(keys) + 12, line + 5)
            painter.setPen(QPen(self.look.control, 1))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(self.look.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
            painter.setPen(self.look.muted)
            painter.drawText(QRectF(x, line + 17, wide + 2, line), words)
            x += wide + 20
        painter.end()


def _keys_of(action: str, keys: dict[str, str]) -> str:
    """The first keys of an action as they are chosen, for the strip."""
    row = next(row for row in ACTIONS if row.id == action)
    mine = [key for key, name in keys.items() if name == action]
    if action in SHOWN_AS and tuple(mine) == row.keys:
        return SHOWN_AS[action]
    return " ".join(SHOWN_AS.get(key, key) for key in mine[:2])


def key_sheet(wall: dict[str, str], console: dict[str, str]) -> QScrollArea:
    """All keys of the show in two columns."""
    body = QWidget()
    grid = QGridLayout(body)
    grid.setContentsMargins(24, 18, 24, 18)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    lines: dict[str, list[str]] = {}
    for context, keys in ((Context.WALL, wall), (Context.CONSOLE, console)):
        for row in ACTIONS:
            if row.context is context:
                mine = [key for key, name in keys.items() if name == row.id]
                lines.setdefault(_(row.text).rstrip("…"), []).extend(mine)
    half = -(-len(lines) // 2)
    for place, (words, names) in enumerate(lines.items()):
        column = 3 * (place // half)
        shown = f"{names[0]}–{names[-1]}" if len(names) > 6 else "  ".join(names)
        grid.addWidget(head(shown), place % half, column)
        grid.addWidget(QLabel(words), place % half, column + 1)
    grid.setColumnMinimumWidth(2, 40)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(4, 1)
    grid.setRowStretch(half, 1)
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(_("Keys of the show"))
    return area
