"""The floors of the house, kept by reading the imports of every module."""

import ast
import re
import subprocess
import warnings
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
SOURCE = TOP / "src"
FLOORS = {
    "model": 1,
    "assets": 1,
    "folders": 1,
    "texts": 1,
    "analysis": 2,
    "reading": 3,
    "storage": 3,
    "reporting": 3,
    "settings": 3,
    "desktop": 4,
    "cli": 4,
    "opening": 4,
    "exchanging": 4,
    "terminal": 4,
    "__main__": 4,
}
"""Each room and the floor it stands on; a room imports only from floors below, or from itself."""

WIRING = {"cli", "terminal", "opening", "exchanging", "desktop", "__main__"}
"""Rooms of the top floor, which may use one another."""

GROUND = {"assets", "texts"}
"""Single modules of the lowest floor, which every room may use, `texts` among them `assets`."""

DOORS = {
    "PySide6": ("desktop/", "reporting/print.py"),
    "shiboken6": ("desktop/",),
    "numpy": ("analysis/",),
    "diff_match_patch": ("analysis/differences.py",),
    "simplemma": ("analysis/",),
    "onnxruntime": ("analysis/sentence_encoding.py",),
    "tokenizers": ("analysis/sentence_encoding.py",),
    "sqlite3": ("storage/",),
    "charset_normalizer": ("reading/encodings.py",),
    "markdown_it": ("reading/markdown.py",),
    "trafilatura": ("reading/web",),
    "lxml": ("reading/web",),
    "pypdfium2": ("reading/pdf.py",),
    "striprtf": ("reading/rtf.py",),
    "urllib3": ("reading/fetching.py",),
    "jinja2": ("reporting/",),
    "docx": ("reporting/",),
    "xlsxwriter": ("reporting/",),
    "typst": ("reporting/",),
    "pptx": ("reporting/to_pptx.py",),
}
"""Libraries and the only places that may import them."""

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60

modules = sorted((SOURCE / "perspectives").rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path, *, at_import: bool = False) -> list[str]:
    """The modules a file imports; `at_import`: only those that run when it is imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(_running(tree)) if at_import else list(ast.walk(tree))
    out: list[str] = []
    for node in nodes:
        if isinstance(node, ast.Import):
            out += [row.name for row in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            out += [f"{node.module}.{row.name}" for row in node.names]
            out.append(node.module or "")
    return out


def _running(node: ast.AST):
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from _running(child)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


@pytest.mark.parametrize("path", modules, ids=name_of)
def test_a_room_imports_only_from_floors_below(path):
    own = room_of(name_of(path))
    assert own == "" or own in FLOORS, f"“{own}” is a room without a floor"
    for module in imports_of(path):
        room = room_of(module) if module.startswith("perspectives.") else ""
        if not own or room not in FLOORS or room == own or {room, own} <= WIRING or room in GROUND:
            continue
        assert FLOORS[room] < FLOORS[own], f"{name_of(path)} may not import {module}"


@pytest.mark.parametrize("path", modules, ids=name_of)
def test_libraries_stay_behind_their_doors(path):
    place = path.relative_to(SOURCE / "perspectives").as_posix()
    for module in imports_of(path):
        library = module.partition(".")[0]
        doors = DOORS.get(library)
        assert doors is None or place.startswith(doors), f"{place} may not import {library}"


def test_no_module_imports_itself_in_a_circle():
    known = {name_of(path): path for path in modules}
    graph = {
        name: {row for row in imports_of(path, at_import=True) if row in known and row != name}
        for name, path in known.items()
    }
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " -> ".join((*trail, name))
        if name not in done:
            for following in sorted(graph[name]):
                visit(following, (*trail, name))
            done.add(name)

    for name in sorted(graph):
        if name != "perspectives":
            visit(name, ())


@pytest.mark.parametrize("path", modules, ids=name_of)
def test_modules_stay_short(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST_MODULE, f"{path.name} has {lines} lines: which two rooms is it?"


def test_long_functions_are_pointed_out():
    for path in modules:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    warnings.warn(f"{path.name}: {node.name} has {length} lines", stacklevel=1)


@pytest.mark.parametrize("path", modules, ids=name_of)
def test_no_star_imports_and_no_catch_all_rooms(path):
    assert "import *" not in path.read_text(encoding="utf-8")
    assert path.stem not in {"utils", "common", "helpers", "manager", "base"}


def tracked_texts() -> dict[str, str]:
    """The text of every tracked file, by its path; all files where there is no git."""
    git = subprocess.run(
        ["git", "ls-files", "-z"], cwd=TOP, capture_output=True, text=True, check=False
    )
    names = [name for name in git.stdout.split("\0") if (TOP / name).is_file()]
    if git.returncode != 0:
        folders = ("src", "tests", "benchmarks", "resources", "samples", ".ci")
        names = [str(path) for row in folders for path in (TOP / row).rglob("*") if path.is_file()]
    data = {name: (TOP / name).read_bytes() for name in names if not name.endswith(".pyc")}
    return {name: row.decode("utf-8") for name, row in data.items() if b"\0" not in row[:8192]}


def test_tracked_files_carry_no_paths_of_a_machine():
    path = re.compile(r"(?<![\w.])/(?:work|home|root|Users)/\w")
    assert [name for name, text in tracked_texts().items() if path.search(text)] == []


def test_nothing_is_left_for_later():
    marks = re.compile(r"\b(?:TODO|FIXME|XXX)\b|pytest\.(?:skip|xfail)|mark\.(?:skip|xfail)")
    texts = {name: text for name, text in tracked_texts().items() if name.endswith(".py")}
    found = [name for name, text in texts.items() if marks.search(text)]
    assert [name for name in found if Path(name).name != Path(__file__).name] == []


def test_test_modules_have_names_of_their_own():
    names = [path.name for path in (TOP / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names)), "pytest imports test modules by their bare names"
