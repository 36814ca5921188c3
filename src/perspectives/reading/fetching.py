"""One address opened in a process of its own; only ever started because a person asked for it.

The job on standard input is a line of JSON with the address. The answer is a line of JSON (where
the bytes came from in the end and what the server says they are, or the sentence that says why
there are none), then the bytes. `address` is the parent's side and keeps the time. The one door to
urllib3.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from perspectives import __version__
from perspectives.model.errors import ReadingError
from perspectives.reading import guarding, wire

LARGEST = 20 << 20
MOST_REDIRECTS = 5
SECONDS_WITHOUT_A_BYTE = 15
_CHUNK = 65_536

_TEXTS = (
    "text/",
    "application/pdf",
    "application/xhtml",
    "application/rtf",
    "application/epub",
    "application/msword",
    "application/octet-stream",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml",
    "application/zip",
    "application/x-download",
    "binary/octet-stream",
    "message/rfc822",
    "multipart/related",
)
"""Beginnings of the media types that may be a text; the bytes are looked at afterwards."""

_MOVED = (301, 302, 303, 307, 308)
_REMEDY = "Check the address, or save the page in a browser and open the file."


def main() -> int:
    """Do the one job on standard input; the exit code is 0 whenever there is an answer."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    job = wire.decode(source.readline())
    guarding.limit_process(int(job["seconds"]))
    try:
        head, body = _fetched(str(job["address"]))
    except ReadingError as error:
        head, body = {"error": [error.message, error.hint]}, b""
    target.write(wire.encode(head))
    target.write(body)
    target.flush()
    os._exit(0)


def check_address(address: str) -> None:
    """Raises ReadingError where `address` is none that may be opened: http and https only."""
    try:
        parts = urlsplit(address)
        is_sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        is_sound = is_sound and parts.port != 0
    except ValueError:
        is_sound = False
    if not is_sound:
        raise ReadingError(
            f"“{address[:200]}” is no address of a web page.",
            "Give one that begins with https:// or http://.",
        )


def _fetched(address: str) -> tuple[dict[str, object], bytes]:
    """What the answer begins with, and the bytes; follows redirects."""
    check_address(address)
    may_be_private = _is_private(address)
    here = address
    for _ in range(MOST_REDIRECTS + 1):
        response = _asked(here)
        status = int(response.status)
        moved = response.headers.get("location") if status in _MOVED else None
        if not moved:
            return _body(response, here, status)
        response.close()
        here = _next(here, str(moved), may_be_private=may_be_private)
    raise ReadingError(f"“{address}” leads from one address to the next without end.", _REMEDY)


def _next(here: str, moved: str, *, may_be_private: bool) -> str:
    """The address that `here` leads to; never a file, never from safe to unsafe or inwards."""
    there = urljoin(here, moved)
    check_address(there)
    is_less_safe = urlsplit(here).scheme == "https" and urlsplit(there).scheme == "http"
    if is_less_safe or (not may_be_private and _is_private(there)):
        raise ReadingError(f"“{here}” leads to a place that is not safe to open.", _REMEDY)
    return there


def _is_private(address: str) -> bool:
    """Whether an address lies on this machine or its network."""
    parts = urlsplit(address)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    places = [ipaddress.ip_address(str(row[4][0]).partition("%")[0]) for row in found]
    return any(not place.is_global for place in places)


def _asked(address: str) -> Any:
    """The answer to one request, its body not yet read."""
    import urllib3

    parts = urlsplit(address)
    timeout = urllib3.Timeout(connect=SECONDS_WITHOUT_A_BYTE, read=SECONDS_WITHOUT_A_BYTE)
    proxy = getproxies().get(parts.scheme.lower(), "")
    is_direct = not proxy or bool(proxy_bypass(parts.hostname or ""))
    pool = urllib3.PoolManager() if is_direct else urllib3.ProxyManager(proxy)
    try:
        return pool.request(
            "GET",
            address,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=timeout,
            headers={
                "User-Agent": f"Perspectives/{__version__}",
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/*;q=0.9,*/*;q=0.5",
                "Accept-Encoding": "gzip",
            },
        )
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise ReadingError(f"“{parts.hostname}” cannot be reached.", _REMEDY) from error


def _body(response: Any, address: str, status: int) -> tuple[dict[str, object], bytes]:
    import urllib3

    host = urlsplit(address).hostname
    if status >= 400 or status < 200:
        why = {404: "there is no such page", 410: "the page is gone", 401: "it asks for a name"}
        reason = why.get(status, "it does not give the page")
        raise ReadingError(f"“{host}” answers {status}: {reason}.", _REMEDY)
    media_type = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if media_type and not media_type.startswith(_TEXTS):
        raise ReadingError(f"“{address}” is no text but {media_type[:60]}.", _REMEDY)
    parts: list[bytes] = []
    size = 0
    try:
        for part in response.stream(_CHUNK, decode_content=True):
            size += len(part)
            if size > LARGEST:
                raise ReadingError(
                    f"“{address}” has more than {LARGEST >> 20} MB.",
                    "Save the part that matters as a file of its own.",
                )
            parts.append(part)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise ReadingError(f"“{host}” broke off before the end of the page.", _REMEDY) from error
    return {"address": address, "media_type": media_type, "size": size}, b"".join(parts)


if __name__ == "__main__":
    sys.exit(main())
