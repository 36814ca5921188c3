"""The README is true: commands, options, rooms, files and keys are those of the program.

`python tests/test_readme.py` writes the table of keys anew.
"""

import argparse
import importlib
import re
from pathlib import Path

import pytest

from perspectives.cli import COMMANDS
from perspectives.desktop.actions import ACTIONS, Action, Context

TOP = Path(__file__).parent.parent
KEYS = (
    "<!-- keys: made from desktop/actions/ by python tests/test_readme.py -->",
    "<!-- end of keys -->",
)
README = (TOP / "README.md").read_text(encoding="utf-8")
ROOMS = {
    path.name if path.is_file() else f"{path.name}/"
    for path in (TOP / "src" / "perspectives").iterdir()
    if not path.name.startswith("_")
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_readme(name):
    assert f"perspectives {name}" in README
    parser = argparse.ArgumentParser(add_help=False)
    importlib.import_module(COMMANDS[name].module).add_arguments(parser)
    options = [row for action in parser._actions for row in action.option_strings]
    assert [
        row for row in options if not any(f"`{other}" in README for other in _all(parser, row))
    ] == []


def _all(parser: argparse.ArgumentParser, option: str) -> list[str]:
    """The option and its other spellings: one of them in the README is enough."""
    return next(row.option_strings for row in parser._actions if option in row.option_strings)


def test_every_room_is_on_the_map():
    assert {room for room in ROOMS if f"`{room}`" not in README} == set()


def test_every_link_leads_to_a_file():
    links = re.findall(r"\]\((?!https?:)([^)#]+)", README)
    assert links
    assert [link for link in links if not (TOP / link).exists()] == []


def test_every_file_named_is_there():
    named = re.findall(r"`((?:resources|samples|benchmarks|\.ci)/[\w./-]*)`", README)
    assert [name for name in named if not (TOP / name).exists()] == []


def test_every_make_target_named_is_there():
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE))
    assert {
        name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)
    } == set()


def keys_table() -> str:
    """The tables of keys as the README must have them: the window's, then wall and console's."""
    in_show = (Context.WALL, Context.CONSOLE)
    window = [row for row in ACTIONS if row.keys and row.context not in in_show]
    show = [row for row in ACTIONS if row.keys and row.context in in_show]
    return f"{_table('keys', window)}\n\n{_table('keys while presenting', show)}"


def _table(head: str, actions: list[Action]) -> str:
    """One table; neighbours that do the same share a row."""
    rows: dict[str, list[str]] = {}
    for action in actions:
        rows.setdefault(action.text.rstrip("…"), []).extend(action.keys)
    lines = [f"| {' or '.join(keys)} | {text} |" for text, keys in rows.items()]
    return "\n".join([f"| {head} | |", "|---|---|", *lines])


def with_keys(readme: str) -> str:
    """The README with its table of keys made anew."""
    start, end = KEYS
    head, _, rest = readme.partition(start)
    _, _, tail = rest.partition(end)
    return f"{head}{start}\n\n{keys_table()}\n\n{end}{tail}"


def test_the_keys_are_those_of_the_table_of_actions():
    assert with_keys(README) == README, "python tests/test_readme.py writes the keys anew"


if __name__ == "__main__":
    (TOP / "README.md").write_text(with_keys(README), encoding="utf-8")
