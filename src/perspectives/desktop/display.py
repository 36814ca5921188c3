"""Whether a window can open here; asked before Qt is loaded, since Qt ends the program if not."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

PACKAGES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libglib-2.0.so.0": "libglib2.0-0",
}
"""System library to the Debian and Ubuntu package that holds it, for those a bare system lacks."""


def why_no_window() -> str:
    """One sentence that says why no window can be opened here; "" where one can."""
    if importlib.util.find_spec("PySide6") is None:
        return "No window: PySide6, which draws it, is not installed."
    if not sys.platform.startswith("linux"):
        return ""
    chosen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen not in ("", "xcb", "wayland"):
        return missing_library("platforms/libqoffscreen.so")
    if chosen != "xcb" and _has_wayland():
        return missing_library("platforms/libqwayland.so")
    name = os.environ.get("DISPLAY", "")
    if chosen == "wayland" or not name:
        return "No window: there is no display here."
    missing = missing_library("platforms/libqxcb.so")
    if missing or _has_x11(name):
        return missing
    return f"No window: the display “{name}” does not answer."


def why_no_drawing() -> str:
    """One sentence that says why not even slides can be drawn; "" where they can."""
    if importlib.util.find_spec("PySide6") is None:
        return "No window: PySide6, which draws it, is not installed."
    if not sys.platform.startswith("linux"):
        return ""
    return missing_library("platforms/libqoffscreen.so")


def missing_library(plugin: str) -> str:
    """One sentence that names the system libraries which Qt's `plugin` lacks; "" where none is."""
    spec = importlib.util.find_spec("PySide6")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    file = folder / "Qt" / "plugins" / plugin
    if not file.is_file() or not (trouble := _trouble(str(file))):
        return ""
    first = re.search(r"[\w.+-]+\.so[\w.]*", trouble)
    names = [name for name in PACKAGES if _trouble(name)]
    if first and first[0] not in names:
        names.insert(0, first[0])
    if not names:
        return f"No window: Qt cannot be loaded ({trouble})."
    packages = " ".join(PACKAGES[name] for name in names if name in PACKAGES)
    remedy = f" (Debian, Ubuntu: apt install {packages})" if packages else ""
    return f"No window: the system has no {', '.join(f'“{name}”' for name in names)}{remedy}."


def _trouble(library: str) -> str:
    """Why a shared library cannot be loaded; "" where it can."""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error)
    return ""


def _has_wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return (Path(os.environ.get("XDG_RUNTIME_DIR", "")) / name).exists()


def _has_x11(name: str) -> bool:
    """Whether the X server `name` accepts us; asked through the library that Qt uses as well."""
    library = ctypes.CDLL("libX11.so.6")
    library.XOpenDisplay.restype = ctypes.c_void_p
    library.XOpenDisplay.argtypes = [ctypes.c_char_p]
    library.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = library.XOpenDisplay(name.encode())
    if not display:
        return False
    library.XCloseDisplay(display)
    return True
