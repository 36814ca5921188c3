"""Every sentence of the program that a person may read, found by reading its code.

Three ways lead to a reader. Sentences marked with `_`, `later` or `ngettext`; words of tables that
are shown (rows of actions, members of some enumerations); and what the lower floors say in English
in Problems, errors and labels of edits, which `texts.told` translates where it is shown. Of these
an f-string counts as a sentence with {names}: `f"“{path.name}” is empty."` is "“{name}” is empty."
"""

from __future__ import annotations

import ast
import itertools
import re
from pathlib import Path

TOP = Path(__file__).parent.parent
SOURCE = TOP / "src" / "perspectives"

TOLD_ROOMS = ("model", "analysis", "reading", "storage", "desktop", "reporting")
TOLD_MODULES = ("settings.py", "opening.py", "exchanging.py")
"""Where what is put into Problems, errors and edits reaches the window or a report."""

TOLD_CALLS = re.compile(
    r"\w*(?:Problem|Error|Needed|Edit|Evidence|File)|Damaged|Choice|damaged|error|at|edit|together|Opened"
    r"|difference|_?(?:lost|stale|problem|changed|reblocked|decided|forgotten|needed)"
)
"""Calls whose arguments are such words."""

TOLD_NAMES = {"message", "hint", "label", "why", "note", "reason", "told", "texts"}
"""Variables, fields and arguments that hold such words."""

WHOLE = re.compile(r"(?:[A-Z“{].+ .+|it .+)\.", re.DOTALL)
"""A whole sentence in those rooms is read by someone, wherever it stands."""

BUGS = {
    "ValueError",
    "TypeError",
    "IndexError",
    "AttributeError",
    "RuntimeError",
    "WireError",
    "OSError",
    "FrozenInstanceError",
}

"""Errors that are bugs or are told by another sentence: nobody reads their words."""

SHOWN_TABLES = {"MENUS"}
"""Module tables whose words are shown."""

SHOWN_ENUMS = {"Context", "Sorting", "Grouping", "LineStyle"}
"""Enumerations whose values are shown."""


def marked() -> set[str]:
    """The sentences marked for translation; of plural pairs the singular."""
    out: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in ("_", "later", "ngettext"):
                words = node.args[0]
                if isinstance(words, ast.Constant):
                    out.add(str(words.value))
                elif _called(node) == "later":
                    raise ValueError(f"{path.name}:{node.lineno}: not a plain sentence")
    return out


def plural_pairs() -> dict[str, tuple[str, str]]:
    """Both sentences of each pair that goes by a count, under each of the two."""
    out: dict[str, tuple[str, str]] = {}
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) == "ngettext":
                one, many = (
                    str(row.value) for row in node.args[:2] if isinstance(row, ast.Constant)
                )
                out |= dict.fromkeys((one, many), (one, many))
    return out


def shown() -> set[str]:
    """Words of menus, actions and enumerations that are shown."""
    out: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _called(node) == "Action":
                out |= _templates(node.args[1]) | _templates(node.args[2])
            elif isinstance(node, ast.Assign) and _target(node) in SHOWN_TABLES:
                out |= _templates(node.value)
            elif isinstance(node, ast.ClassDef) and node.name in SHOWN_ENUMS:
                values = (row.value for row in node.body if isinstance(row, ast.Assign))
                out |= {str(row.value) for row in values if isinstance(row, ast.Constant)}
    return out - {""}


def told() -> set[str]:
    """What Problems, errors and edits of the lower floors say."""
    out: set[str] = set()
    for path in modules():
        if path.parent.name not in TOLD_ROOMS and path.name not in TOLD_MODULES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and TOLD_CALLS.fullmatch(_called(node)):
                if _called(node) not in BUGS:
                    keywords = [row.value for row in node.keywords if row.arg in TOLD_NAMES]
                    out |= set().union(*map(_templates, (*node.args, *keywords)))
            elif isinstance(node, ast.Assign | ast.AnnAssign) and _target(node) in TOLD_NAMES:
                out |= _templates(node.value) if node.value else set()
            elif path.parent.name == "desktop":
                continue
            elif isinstance(node, ast.Return | ast.Assign | ast.AnnAssign) and node.value:
                out |= {row for row in _templates(node.value) if WHOLE.fullmatch(row)}
            elif isinstance(node, ast.arguments):
                out |= {
                    row
                    for part in node.defaults
                    for row in _templates(part)
                    if WHOLE.fullmatch(row)
                }
    return {row for row in out if is_sentence(row)}


def is_sentence(words: str) -> bool:
    """Not an id, a key or a name: it has a blank between words and begins as one does."""
    plain = re.sub(r"\{\w+\}", "x", words)
    letters = re.sub(r"\{\w+\}|\W", "", words)
    return " " in plain.strip() and bool(re.match(r"[\w“{]", words)) and len(letters) > 2


def modules() -> list[Path]:
    """Every module of the program."""
    return sorted(SOURCE.rglob("*.py"))


def _called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def _target(node: ast.Assign | ast.AnnAssign) -> str:
    return getattr(node.target if isinstance(node, ast.AnnAssign) else node.targets[0], "id", "")


def _templates(node: ast.expr) -> set[str]:
    """The sentences an expression may be: f-strings with {names}, both sides of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.Tuple | ast.List):
        return set().union(*map(_templates, node.elts))
    if isinstance(node, ast.IfExp):
        return _templates(node.body) | _templates(node.orelse)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [_templates(node.left), _templates(node.right)]
        return {"".join(row) for row in itertools.product(*parts)}
    if not isinstance(node, ast.JoinedStr):
        return set()
    names: dict[str, str] = {}
    choices: list[list[str]] = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            choices.append([str(part.value)])
        elif isinstance(part, ast.FormattedValue):
            inner = part.value
            both = _templates(inner) if isinstance(inner, ast.IfExp) else set()
            choices.append(sorted(both) or [_named(inner, names)])
    return {"".join(row) for row in itertools.product(*choices)}


def _named(node: ast.expr, names: dict[str, str]) -> str:
    """A name in braces for a value of an f-string, the same one for the same expression."""
    words = ast.unparse(node)
    if words not in names:
        name = _name(node).strip("_").lower()
        taken = set(names.values())
        numbered = (f"{{{name}{number or ''}}}" for number in (0, *range(2, 9)))
        names[words] = next(row for row in numbered if row not in taken)
    return names[words]


def _name(node: ast.expr) -> str:
    """The word that says what an expression is: of a call its last argument, of a row its key."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return node.attr
        case ast.Call(args=[*_, last]):
            return _name(last)
        case ast.Call():
            return _name(node.func.value) if isinstance(node.func, ast.Attribute) else "value"
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            return key
        case ast.Subscript() | ast.Starred():
            return _name(node.value)
        case ast.BinOp():
            return _name(node.left)
        case ast.GeneratorExp():
            return _name(node.generators[0].iter)
        case _:
            return "value"
