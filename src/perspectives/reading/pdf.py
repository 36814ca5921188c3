"""PDF to pieces by pypdfium2: lines with their places, then paragraphs over columns and pages.

pdfium keeps the order of the content stream and marks a hyphen at a line's end; characters are
asked for as text of a range, since single ones come as halves of surrogate pairs. The one door to
pypdfium2, which only a worker process goes through: pdfium ends the process when memory is out.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from ctypes import c_double
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import LongText, PasswordNeeded, Problem, ReadingError
from perspectives.reading.pdf_lines import (
    Line,
    Page,
    body_size,
    ordered,
    without_running_heads,
)
from perspectives.reading.pdf_paragraphs import pieces_of
from perspectives.reading.pieces import Extract, Metadata
from perspectives.reading.properties import plausible_author, plausible_date, plausible_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perspectives.reading.pieces import Options

VERSION = "1"

MOST_PAGES = 5_000
MANY_PAGES = 1_000
"""Pages above which a person is asked, or else a problem says how long the text is."""

WIDE = 1.6
"""A gap inside a line, in multiples of the font's size, that parts columns or cells."""

DAMAGED = 0.03
"""Share of characters without meaning above which a text layer is called damaged."""

WORDLIKE = 0.6
"""Share of words that look like words, below which a text layer is called damaged."""

LONGEST_TURNED = 80
"""Characters of a turned line that is taken for a stamp or watermark at the margin and left out."""

BOLD = 600
"""Weight of type from which it is bold."""

_FORMAT_ERROR, _PASSWORD_ERROR = 3, 4
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_HYPHENS = re.compile(r"[\ufffe\x02](?=\s*$)")
_MARKS = re.compile(r"[\ufffe\x02]")
_SENSELESS = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_VOWEL = re.compile("[aeiouyrl\u00e0-\u00ff\u0100-\u017e]")
_DATE = re.compile(r"D?:?(\d{4})(\d\d)?(\d\d)?")


def extract(data: bytes, options: Options) -> Extract:
    """The text of a PDF; raises ReadingError, PasswordNeeded for a protected one."""
    pdf = _opened(data, options.password)
    count = len(pdf)
    if count > MOST_PAGES:
        raise ReadingError(
            f"it has {count:,} pages; at most {MOST_PAGES:,} are read.", "Save the part you need."
        )
    if options.asks and count > MANY_PAGES:
        raise LongText(f"it has {count:,} pages.", "Read all of them, or save the part you need.")
    pages: list[Page] = []
    scans: list[int] = []
    broken: list[int] = []
    for index in range(count):
        page = _page(pdf, index)
        if page is None:
            broken.append(index + 1)
        elif page.rows:
            pages.append(page)
        elif _has_pictures(pdf, index):
            scans.append(index + 1)
    if not pages:
        raise _without_text(scans, count)
    kept = without_running_heads(pages)
    pieces = pieces_of([ordered(page) for page in kept], body_size(kept))
    text = "\n".join(piece.text for piece in pieces)
    return Extract(
        tuple(pieces),
        problems=tuple(_problems(options.name, text, count, scans, broken)),
        suggestions=_properties(pdf),
    )


def _library() -> Any:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    return pypdfium2


def _opened(data: bytes, password: str) -> Any:
    pypdfium2 = _library()
    try:
        return pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            if password:
                raise PasswordNeeded(
                    "the password does not open it.", "Try another password."
                ) from error
            raise PasswordNeeded(
                "it is protected by a password.",
                "Give the password: in the terminal with --password-file.",
            ) from error
        raise ReadingError("it is damaged.", "Get the file anew from where it came.") from error


def _page(pdf: Any, index: int) -> Page | None:
    """The rows of one page; None where pdfium cannot read it."""
    pypdfium2 = _library()
    try:
        page = pdf[index]
        text_page = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    reader = _PageReader(text_page, index + 1)
    height = float(page.get_height())
    rows = reader.rows()
    if reader.is_upright:
        rows = _visible(rows, page.get_mediabox())
    text_page.close()
    page.close()
    return Page(index + 1, height, rows)


def _visible(rows: list[list[Line]], box: tuple[float, float, float, float]) -> list[list[Line]]:
    """The rows that are on the paper, `box` (left, bottom, right, top).

    Some programs, Qt among them, set a line that a page's end cuts off on both pages.
    """
    kept = [row for row in rows if row[0].bottom < box[3] and row[0].top > box[1]]
    # Where most is outside, the box is not to be believed.
    return kept if 2 * len(kept) > len(rows) else rows


class _PageReader:
    """Reads the characters of one page into rows of lines."""

    def __init__(self, text_page: Any, number: int) -> None:
        self._raw: Any = _library().raw
        self._text_page = text_page
        self._number = number
        self._count: int = text_page.count_chars()
        self._box = tuple(c_double() for _ in range(4))
        self._loose: Any = self._raw.FS_RECTF()
        self._turn = self._usual_turn()

    @property
    def is_upright(self) -> bool:
        """Whether the text of the page is not turned."""
        return self._turn == 0

    def rows(self) -> list[list[Line]]:
        """The lines in content order, parted where a gap is wide; turned text is left out."""
        out: list[list[Line]] = []
        start = 0
        unicode = self._raw.FPDFText_GetUnicode
        handle = self._text_page.raw
        spaces: list[int] = []
        for at in range(self._count + 1):
            code = unicode(handle, at) if at < self._count else 10
            if code in (10, 13):
                if at > start:
                    out += self._rows(start, at, spaces)
                start, spaces = at + 1, []
            elif code in (32, 0xFFFE, 2):
                spaces.append(at)
        return out

    def _rows(self, start: int, end: int, spaces: list[int]) -> Iterator[list[Line]]:
        """The rows of one of pdfium's lines, which may go on over several lines of the page."""
        if self._turn_at(start) != self._turn and end - start < LONGEST_TURNED:
            return
        parts: list[tuple[int, int]] = []
        size = self._size(start)
        for space in spaces:
            if not start < space < end - 1:
                continue
            left, right = self._char_box(space - 1), self._char_box(space + 1)
            middle = (left[2] + left[3]) / 2
            # A hyphen may part a word over two lines, or over the foot and the head of two columns.
            is_below = right[3] < middle and right[0] < left[0]
            is_elsewhere = is_below or right[2] > left[3] + size or right[3] < left[2] - 0.8 * size
            if is_elsewhere or right[0] - left[1] > WIDE * size:
                parts.append((start, space + 1 if is_elsewhere else space))
                start = space + 1
            if is_elsewhere:
                yield from self._row(parts)
                parts = []
        parts.append((start, end))
        yield from self._row(parts)

    def _row(self, parts: list[tuple[int, int]]) -> Iterator[list[Line]]:
        lines = [line for first, last in parts if (line := self._line(first, last)) is not None]
        if lines:
            yield lines

    def _char_box(self, at: int) -> tuple[float, float, float, float]:
        """Left, right, bottom and top of a character."""
        left, right, bottom, top = self._box
        self._raw.FPDFText_GetCharBox(self._text_page.raw, at, left, right, bottom, top)
        if self._turn == 0:
            return left.value, right.value, bottom.value, top.value
        if self._turn == 1:
            return bottom.value, top.value, -right.value, -left.value
        if self._turn == 2:
            return -right.value, -left.value, -top.value, -bottom.value
        return -top.value, -bottom.value, left.value, right.value

    def _size(self, at: int) -> float:
        """The height of a character's font as set on the page."""
        if self._raw.FPDFText_GetLooseCharBox(self._text_page.raw, at, self._loose):
            height = abs(self._loose.top - self._loose.bottom)
            if self._turn % 2:
                height = abs(self._loose.right - self._loose.left)
            if height > 0:
                return float(height)
        return float(self._raw.FPDFText_GetFontSize(self._text_page.raw, at)) or 10.0

    def _turn_at(self, at: int) -> int:
        """Quarter turns to the left of the character at `at`: 0 to 3, -1 for slanted ones."""
        quarters = float(self._raw.FPDFText_GetCharAngle(self._text_page.raw, at)) / (math.pi / 2)
        return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.2 else -1

    def _usual_turn(self) -> int:
        """The turn that most characters have: pages lie on their side."""
        step = max(1, self._count // 200)
        turns = Counter(self._turn_at(at) for at in range(0, self._count, step))
        return max(0, turns.most_common(1)[0][0]) if turns else 0

    def _line(self, start: int, end: int) -> Line | None:
        text: str = self._text_page.get_text_range(start, end - start)
        text = text.translate(_LIGATURES)
        text = _MARKS.sub("", _HYPHENS.sub("-", text)).strip("\r\n ")
        if not text or text.isspace():
            return None
        left = self._char_box(start)
        right = self._char_box(end - 1)
        if right[1] <= left[0] and end - start > 2:
            # A blank or a hyphen that pdfium made up has no place of its own.
            right = self._char_box(end - 2)
        middle = start + (end - start) // 2
        weight = self._raw.FPDFText_GetFontWeight
        return Line(
            text=text,
            left=left[0],
            right=max(right[1], left[1]),
            bottom=min(left[2], right[2]) if right[2] else left[2],
            top=max(left[3], right[3]),
            size=self._size(start),
            page=self._number,
            is_bold=all(
                weight(self._text_page.raw, at) >= BOLD
                for at in (start, middle, max(start, end - 2))
            ),
        )


def _has_pictures(pdf: Any, index: int) -> bool:
    pypdfium2 = _library()
    try:
        page = pdf[index]
        kinds = [pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        found = next(iter(page.get_objects(filter=kinds, max_depth=3)), None) is not None
        page.close()
    except pypdfium2.PdfiumError:
        return False
    return found


def _without_text(scans: list[int], count: int) -> ReadingError:
    if scans:
        return ReadingError(
            "it has no text layer: its pages are pictures.",
            "Recognise its text with another program first, or paste the text.",
        )
    return ReadingError("its pages have no text." if count else "it has no pages.", "")


def _problems(
    name: str, text: str, count: int, scans: list[int], broken: list[int]
) -> list[Problem]:
    out: list[Problem] = []
    if count > MANY_PAGES:
        out.append(Problem(name, f"The text has {count:,} pages.", "Save the part you need."))
    if scans:
        message = f"Without a text layer, because they are pictures: pages {_listed(scans)}."
        out.append(Problem(name, message, "Recognise their text with another program first."))
    if broken:
        message = f"Damaged and left out: pages {_listed(broken)}."
        out.append(Problem(name, message, "Get the file anew from where it came."))
    if _is_damaged(text):
        message = "The text layer is damaged: many of its characters or words make no sense."
        out.append(Problem(name, message, "Compare it with the printed page, or paste the text."))
    return out


def _listed(pages: list[int]) -> str:
    shown = ", ".join(str(page) for page in pages[:12])
    return shown if len(pages) <= 12 else f"{shown} and {len(pages) - 12} more"


def _is_damaged(text: str) -> bool:
    """Whether too many characters are none, or too few words (of Latin script) look like words."""
    if len(_SENSELESS.findall(text)) > DAMAGED * len(text):
        return True
    words = _WORD.findall(text[:200_000])
    letters = sum(map(len, words))
    if len(words) < 50 or letters < 0.4 * sum(map(str.isalpha, text[:200_000])):
        return False
    likely = sum(bool(_VOWEL.search(word.lower())) and len(word) <= 24 for word in words)
    return likely < WORDLIKE * len(words)


def _properties(pdf: Any) -> Metadata:
    table: dict[str, str] = pdf.get_metadata_dict()
    found = _DATE.match(table.get("CreationDate", ""))
    day = "-".join(part for part in found.groups() if part) if found else ""
    return Metadata(
        title=plausible_title(table.get("Title", "")),
        author=plausible_author(table.get("Author", "")),
        date=plausible_date(day),
    )
