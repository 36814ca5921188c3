"""Takes PySide6's hook off `import`.

PySide6 puts a function of its own before `import`, which then reads the source of every module
imported, to learn whether it asks for snake_case names (`from __feature__ import snake_case`).
Nothing here does, and reading the sources costs a tenth of a bare window's start. PySide6 keeps the
interpreter's own function beside its own for this (shibokensupport/feature.py, "transparently kept
in module builtins").
"""

import builtins


def restore() -> None:
    """Let `import` be the interpreter's own; for a process whose modules use no feature."""
    import PySide6.QtCore

    assert PySide6.QtCore
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
