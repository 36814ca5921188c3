"""How trouble reaches a person.

PerspectivesError            the operation cannot be done
├── ReadingError             a file, address or clipboard content cannot be read
│   ├── PasswordNeeded       a file is protected; its password is missing or wrong
│   └── LongText             a file has so many pages that a person is asked first
├── CodebookError            a codebook cannot be used; names file and line
├── StorageError             a project file cannot be opened or written
├── StaleEdit                an edit was made for rows that have changed since
├── ReportError              a report cannot be written
└── Cancelled                the person stopped the work; nothing was changed

A `Problem` is not an error: it is data beside a result.
"""

from perspectives.model.rows import frozen_row


@frozen_row
class Problem:
    """Trouble in the material, listed beside a result that stands without it.

    `where` names the file, text or place; `message` is one plain sentence; `hint` says what to do
    next.
    """

    where: str
    message: str
    hint: str = ""


class PerspectivesError(Exception):
    """An operation that cannot be done: one sentence for a person, and what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["PerspectivesError"], tuple[str, str]]:
        return type(self), (self.message, self.hint)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class ReadingError(PerspectivesError):
    """A file, address or clipboard content cannot be read."""


class PasswordNeeded(ReadingError):
    """A file is protected by a password, which is missing or wrong: ask for it and read again."""


class LongText(ReadingError):
    """A file has so many pages that a person is asked before it is read."""


class CodebookError(PerspectivesError):
    """A codebook cannot be used; the message names file and line."""


class StorageError(PerspectivesError):
    """A project file cannot be opened or written."""


class StaleEdit(PerspectivesError):
    """An edit was made for rows that have changed since."""


class ReportError(PerspectivesError):
    """A report cannot be written."""


class Cancelled(PerspectivesError):
    """The person stopped the work; nothing was changed."""

    def __init__(self, message: str = "The work was cancelled.", hint: str = "") -> None:
        super().__init__(message, hint)
