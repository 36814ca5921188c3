"""What a person has chosen for the program: one frozen dataclass, kept in one JSON file.

Choices are about the program, never about a comparison: those are in the project.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from perspectives import folders
from perspectives.model.errors import Problem
from perspectives.model.rows import field, frozen_row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def _setting(default: Any, sentence: str) -> Any:
    return field(default=default, metadata={"sentence": sentence})


@frozen_row
class Settings:
    """Every choice with its default and the sentence that explains it (`sentence_of`)."""

    theme: str = _setting("system", "Colours: “system”, “light”, “dark”, “hc-light” or “hc-dark”.")
    language: str = _setting(
        "system", "Language of the window: “system”, “en”, “sq”, “sr-Latn” or “sr-Cyrl”."
    )
    text_px: float = _setting(17.0, "Size of the texts in logical pixels, 10 to 40.")
    has_serifs: bool = _setting(True, "Whether the texts are set in a font with serifs.")
    line_height: float = _setting(1.5, "Line height of the texts in parts of their size.")
    letter_spacing: float = _setting(0.0, "Room between letters in parts of the size.")
    word_spacing: float = _setting(0.0, "More room between words in parts of the size.")
    scroll_mode: str = _setting(
        "follow", "How the other texts move with yours: “follow”, “proportional” or “free”."
    )
    shows_ribbons: bool = _setting(True, "Whether ribbons join counterparts between open texts.")
    lines_only_for_lit: bool = _setting(
        False, "Whether lines and letters are drawn for lit topics only."
    )
    reduced_motion: bool = _setting(False, "Whether texts jump instead of gliding.")
    has_letter_keys: bool = _setting(
        True, "Whether single letters are commands where no text is typed."
    )
    rail: str = _setting(
        "auto", "The list of topics: “open”, “folded”, or “auto”, folded in a narrow window."
    )
    model_folder: str = _setting(
        "", "Folder of a model (model2vec, or an ONNX sentence encoder); empty: the one that ships."
    )
    has_seen_tour: bool = _setting(False, "Whether the tour of the first run was seen or skipped.")
    shortcuts: tuple[tuple[str, str], ...] = _setting(
        (), "Keys chosen by hand: pairs of an action's id and its keys, parted by “, ”."
    )
    rooms: tuple[tuple[str, str], ...] = _setting(
        (),
        "Rooms by screen: metres to the back row, image height in metres, and minutes of arc that "
        "the back-row test added, parted by blanks.",
    )
    wall_theme: str = _setting(
        "projector", "Colours of the wall: “projector”, “dark”, “hc-light” or “hc-dark”."
    )
    wall_screen: str = _setting("", "The screen that was the wall last; empty: the second one.")


LIMITS: Mapping[str, tuple[float, float]] = {
    "text_px": (10.0, 40.0),
    "line_height": (1.2, 2.0),
    "letter_spacing": (0.0, 0.2),
    "word_spacing": (0.0, 0.4),
}
"""The least and most a number may be (VISUAL 3.2; WCAG 1.4.12 asks for 0.12 and 0.16)."""

WORDS: Mapping[str, tuple[str, ...]] = {
    "theme": ("system", "light", "dark", "hc-light", "hc-dark"),
    "language": ("system", "en", "sq", "sr-Latn", "sr-Cyrl"),
    "wall_theme": ("projector", "dark", "hc-light", "hc-dark"),
    "scroll_mode": ("follow", "proportional", "free"),
    "rail": ("auto", "open", "folded"),
}
"""The words a setting may be, where only some are allowed."""


def sentence_of(name: str) -> str:
    """What the setting of this name means, in one sentence."""
    from dataclasses import fields

    return next(row.metadata["sentence"] for row in fields(Settings) if row.name == name)


def settings_path() -> Path:
    """Where the settings are kept."""
    return folders.config() / "settings.json"


def load_settings(path: Path | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings as saved; what is missing, unknown or broken stands at its default.

    Each thing that could not be used is a Problem. No file is no problem.
    """
    path = path or settings_path()
    rows, problem = read_table(path)
    problems = [problem] if problem else []
    chosen: dict[str, Any] = {}
    defaults = Settings()
    for name, value in rows.items():
        usable = _usable(name, value, getattr(defaults, name, None))
        if usable is None:
            problems.append(
                Problem(
                    str(path),
                    f"The setting “{name}” has a value that cannot be used, so it is left out.",
                    "Choose it anew in the window, or correct the file.",
                )
            )
        else:
            chosen[name] = usable
    return Settings(**chosen), tuple(problems)


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Keep what differs from the defaults; raises OSError where the folder refuses it."""
    defaults = Settings()
    rows = {
        name: getattr(settings, name)
        for name in Settings.__match_args__
        if getattr(settings, name) != getattr(defaults, name)
    }
    write_table(path or settings_path(), rows)


def read_table(path: Path) -> tuple[dict[str, Any], Problem | None]:
    """The JSON object in a file: {} where there is no file, {} and a Problem where it is broken."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        return {}, Problem(str(path), f"This file cannot be read: {error.strerror}.")
    import json  # 4 ms that a first start does not pay

    try:
        rows = json.loads(data)
    except ValueError:
        rows = None
    if isinstance(rows, dict):
        return {str(name): value for name, value in rows.items()}, None  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    hint = "Delete it to be rid of this message; it is written anew at the next change."
    return {}, Problem(str(path), "This file is damaged, so the defaults are used.", hint)


def write_table(path: Path, rows: Mapping[str, Any]) -> None:
    """Write a JSON object whole or not at all: to a file beside it, then renamed over it."""
    import json

    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8") as file:
        json.dump(rows, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)


def _usable(name: str, value: Any, default: Any) -> Any:
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, float):
        low, high = LIMITS[name]
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return float(value) if is_number and low <= value <= high else None
    if isinstance(default, str):
        is_free = isinstance(value, str) and name not in WORDS
        return value if is_free or value in WORDS.get(name, ()) else None
    if isinstance(default, tuple) and isinstance(value, list):
        pairs: list[Any] = value  # pyright: ignore[reportUnknownVariableType]
        if all(isinstance(pair, list) and [*map(type, pair)] == [str, str] for pair in pairs):  # pyright: ignore[reportUnknownArgumentType]
            return tuple((pair[0], pair[1]) for pair in pairs)
    return None
