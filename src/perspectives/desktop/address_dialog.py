"""Open Address: one page from the web, fetched only when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout

from perspectives.texts import _

if TYPE_CHECKING:
    from perspectives.desktop.filing import Filing


class AddressDialog(QDialog):
    """Asks for an address and says what will be fetched before anything is."""

    def __init__(self, window: Filing, address: str = "") -> None:
        super().__init__(window)
        self.window_ = window
        self.setWindowTitle(_("Open an address"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(address)
        self.field.setPlaceholderText("https://")
        self.field.setAccessibleName(_("Address"))
        self.about = QLabel()
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setMinimumHeight(3 * self.about.fontMetrics().lineSpacing())
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.fetch = self.buttons.addButton(
            _("Fetch this page"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        for widget in (self.field, self.about, self.buttons):
            column.addWidget(widget)
        self.field.textChanged.connect(lambda _words: self._tell())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(560, 170)
        self._tell()

    def _tell(self) -> None:
        host = host_of(self.field.text())
        self.fetch.setEnabled(bool(host))
        if host:
            self.about.setText(
                _(
                    "This fetches one page from {host}, once and now: no pictures, no cookies, "
                    "nothing that it links to, 20 MB at most. {host} sees the network address of "
                    "this machine. Nothing of your comparison is sent."
                ).format(host=host)
            )
        else:
            self.about.setText(
                _("Type or paste the address of one page. Nothing is fetched before you say so.")
            )

    def accept(self) -> None:
        """Fetch the page; what becomes of it is told like that of a file."""
        address = full_address(self.field.text())
        super().accept()
        self.window_.session.add_paths([address])


def show(window: Filing) -> None:
    """Ask for an address."""
    AddressDialog(window).open()


def ask(window: Filing, address: str) -> None:
    """Ask whether to fetch the page at `address`."""
    AddressDialog(window, address).open()


def full_address(text: str) -> str:
    """What was typed as an address with its scheme; https where none is named."""
    text = text.strip()
    return text if "://" in text or not text else f"https://{text}"


def host_of(text: str) -> str:
    """The machine that an address names; "" where `text` is no address of the web."""
    if any(letter.isspace() for letter in text.strip()):
        return ""
    try:
        parts = urlsplit(full_address(text))
        host = parts.hostname or ""
    except ValueError:
        return ""
    is_web = parts.scheme in ("http", "https")
    is_host = "." in host.strip(".") or ":" in host or host == "localhost"
    return host if is_web and is_host else ""
