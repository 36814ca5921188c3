"""Perspectives lays positions on one dispute side by side and shows who answers whom.

`rank`, `tag` and `find_reuse` are the same engine as the window's, loaded on first use.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from perspectives.analysis.engine import find_reuse, rank, tag

__version__ = "0.1.0"
__all__ = ["__version__", "find_reuse", "rank", "tag"]


def __getattr__(name: str) -> Any:
    if name in ("rank", "tag", "find_reuse"):
        from perspectives.analysis import engine

        return getattr(engine, name)
    raise AttributeError(f"module 'perspectives' has no attribute {name!r}")
