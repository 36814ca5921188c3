import argparse
import importlib
import re
from pathlib import Path

import pytest

from perspectives.cli import COMMANDS

TOP = Path(__file__).parent.parent
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
