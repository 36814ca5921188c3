"""Questions of the window to its worker, and who waits for the answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Send = Callable[..., None]


class Asking:
    """Keeps the open questions; a newer one of a kind takes the place of the older."""

    def __init__(self) -> None:
        self._token = 0
        self._open: dict[str, tuple[int, Any, Callable[[Any], None]]] = {}

    def ask(self, send: Send, kind: str, what: Any, answered: Callable[[Any], None]) -> None:
        """Ask the worker; `answered` is called with the value, unless a newer question comes."""
        self._token += 1
        self._open[kind] = (self._token, what, answered)
        send("ask", self._token, kind, what)

    def take(self, token: int, value: Any) -> None:
        """Pass an answer on to who waits for it; one that nobody waits for is dropped."""
        for kind, (wanted, _, answered) in list(self._open.items()):
            if wanted == token:
                del self._open[kind]
                answered(value)

    def forget(self, *kinds: str) -> None:
        """Wait no longer for answers to questions of these kinds: who asked is gone."""
        for kind in kinds:
            self._open.pop(kind, None)

    def again(self, send: Send) -> None:
        """Ask all open questions once more: the worker that had them is gone."""
        for kind, (token, what, _) in self._open.items():
            send("ask", token, kind, what)

    @property
    def is_waiting(self) -> bool:
        """Whether any question is open."""
        return bool(self._open)
