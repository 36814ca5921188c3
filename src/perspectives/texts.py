"""Sentences a person reads, in the language of choice: gettext over catalogues kept as .po files.

English sentences stand in the code and cost nothing. Other languages are read from
`resources/translations` when they are first asked for. Serbian in Latin letters is written from
the Cyrillic catalogue letter by letter, so that the two can never differ.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "sq": "Shqip",
    "sr-Latn": "Srpski (latinica)",
    "sr-Cyrl": "Српски (ћирилица)",
}
"""The languages of window, terminal and reports, each under its own name."""

MARKS: Mapping[str, tuple[str, str]] = {"en": (",", "."), "sq": (".", ","), "sr": (".", ",")}
"""What parts thousands and decimals in each language."""

CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
LATIN = ("a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š").split()  # noqa: SIM905
LETTERS: Mapping[int, str] = {
    **{ord(a): b for a, b in zip(CYRILLIC, LATIN, strict=True)},
    **{ord(a.upper()): b.capitalize() for a, b in zip(CYRILLIC, LATIN, strict=True)},
}
"""Serbian Cyrillic to Latin: one letter each way but for lj, nj and dž."""


LEAST_LETTERS, LEAST_INSIDE = 3, 7
"""Letters a sentence has beside its {names}, to be known again when these are filled in; the second
where a {name} begins it."""


class Catalogue:
    """The sentences of one language; what has no translation stays English."""

    def __init__(
        self, sentences: Mapping[str, tuple[str, ...]], form: Callable[[int], int], language: str
    ) -> None:
        self._sentences, self._form, self.language = sentences, form, language
        self._told: dict[str, str] = {}

    def one(self, sentence: str) -> str:
        """The translation of a sentence."""
        found = self._sentences.get(sentence)
        return found[0] if found else sentence

    def many(self, singular: str, plural: str, count: int) -> str:
        """The translation of a sentence in the form that goes with `count`."""
        found = self._sentences.get(singular)
        if not found:
            return singular if count == 1 else plural
        return found[min(self._form(count), len(found) - 1)]

    def told(self, sentence: str) -> str:
        """The translation of a sentence whose {names} were filled in already, in English.

        What stands in them without quotation marks is translated too where it is a sentence of
        the catalogue: "it is damaged." in "“a.pdf” cannot be read: it is damaged."
        """
        if not self._sentences or sentence in self._sentences:
            return self.one(sentence)
        if sentence not in self._told:
            self._told[sentence] = self._retell(sentence)
        return self._told[sentence]

    def _retell(self, sentence: str) -> str:
        for start, shape, forms in self._templates:
            found = shape.fullmatch(sentence) if sentence.startswith(start) else None
            if found is None:
                continue
            values = found.groupdict()
            counts = (row.replace(",", "") for row in values.values())
            count = next((int(row) for row in counts if row.isdecimal()), 1)
            for name, value in values.items():
                if sentence[found.start(name) - 1 : found.start(name)] != "“":
                    values[name] = self.told(value)
            return forms[min(self._form(count), len(forms) - 1)].format_map(values)
        return self._retell_parts(sentence)

    def _retell_parts(self, sentence: str) -> str:
        """Several sentences one by one: what is wrong, then what to do about it."""
        import re

        parts = re.split(r"(?<=[.!?:]) (?=[A-Z“])", sentence)
        return " ".join(map(self.told, parts)) if len(parts) > 1 else sentence

    @cached_property
    def _templates(self) -> list[tuple[str, re.Pattern[str], tuple[str, ...]]]:
        """Sentences with {names}, the longest first: how they begin, their shape, their forms."""
        import re

        rows: list[tuple[str, re.Pattern[str], tuple[str, ...]]] = []
        for key in sorted(self._sentences, key=lambda key: (-len(key), key)):
            words = re.split(r"\{(\w+)\}", key)
            letters = sum(map(str.isalpha, "".join(words[::2])))
            if len(words) == 1 or letters < (LEAST_LETTERS if words[0] else LEAST_INSIDE):
                continue
            seen: set[str] = set()
            shape = ""
            for place, word in enumerate(words):
                if place % 2:
                    shape += f"(?P={word})" if word in seen else f"(?P<{word}>.+?)"
                    seen.add(word)
                else:
                    shape += re.escape(word)
            rows.append((words[0], re.compile(shape, re.DOTALL), self._sentences[key]))
        return rows


ENGLISH = Catalogue({}, lambda count: int(count != 1), "en")
_window: Catalogue = ENGLISH
_here: ContextVar[Catalogue | None] = ContextVar("catalogue", default=None)


def set_language(tag: str) -> None:
    """Speak this language from now on; one without a catalogue is English."""
    global _window
    _window = catalogue(tag)


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Speak another language for a while, as a report does in a window of another language."""
    before = _here.set(catalogue(tag))
    try:
        yield
    finally:
        _here.reset(before)


def language() -> str:
    """The tag of the language spoken now."""
    return (_here.get() or _window).language


def _(sentence: str) -> str:
    """`sentence` in the language of the reader; its {names} are filled in by the caller."""
    return (_here.get() or _window).one(sentence)


def later(sentence: str) -> str:
    """`sentence` itself, marked for translation where it is shown: `_(NAMES[key])`."""
    return sentence


def told(sentence: str) -> str:
    """A sentence that was made elsewhere in English, in the language of the reader.

    Readers of files, the engine, the project file and the history of steps speak English: their
    sentences are kept, cached and sent between processes, and the next reader may have another
    language. They are translated where they are shown.
    """
    return (_here.get() or _window).told(sentence)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The sentence in the form that `count` asks for, in the language of the reader."""
    return (_here.get() or _window).many(singular, plural, count)


def number(value: float, decimals: int = 0) -> str:
    """A number as the reader writes it: "1,234.50" in English, "1.234,50" in Albanian."""
    thousands, point = MARKS[language().partition("-")[0]]
    marks = str.maketrans({",": thousands, ".": point})
    return f"{value:,.{decimals}f}".translate(marks)


def resolved(tag: str) -> str:
    """The language of LANGUAGES that serves a reader of `tag`, "en" where none does.

    Bosnian, Croatian and Montenegrin readers are served Serbian in Latin letters.
    """
    primary, _mark, rest = tag.replace("_", "-").lower().partition("-")
    if primary in ("sr", "bs", "hr", "cnr", "sh"):
        return "sr-Cyrl" if primary == "sr" and "latn" not in rest else "sr-Latn"
    return primary if primary in LANGUAGES else "en"


@cache
def catalogue(tag: str) -> Catalogue:
    """The catalogue of a language; Serbian without a script is Cyrillic."""
    chosen = resolved(tag)
    if chosen == "en":
        return ENGLISH
    from perspectives import assets

    folder = assets.resources() / "translations"
    sentences, form = read_po(folder / f"{chosen.partition('-')[0]}.po")
    if chosen == "sr-Latn":
        sentences = {key: tuple(map(in_latin, row)) for key, row in sentences.items()}
    return Catalogue(sentences, form, chosen)


def in_latin(text: str) -> str:
    """Serbian Cyrillic letters of `text` in Latin ones; all else stays."""
    return text.translate(LETTERS)


def read_po(path: Path) -> tuple[dict[str, tuple[str, ...]], Callable[[int], int]]:
    """The translated sentences of a .po file, all their forms, and the rule that picks one.

    Entries that are empty or marked fuzzy are left out. Raises OSError or ValueError.
    """
    import gettext
    import re

    sentences: dict[str, tuple[str, ...]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields = _fields(block)
        forms = tuple(row for key, row in fields.items() if key.startswith("msgstr"))
        if "msgid" in fields and any(forms) and not re.search(r"^#,.*\bfuzzy\b", block, re.M):
            for key in ("msgid", "msgid_plural"):
                sentences[fields.get(key, fields["msgid"])] = forms
    head = sentences.pop("", ("",))[0]
    rule = re.search(r"plural=([^;\n]+)", head)
    return sentences, gettext.c2py(rule.group(1) if rule else "n != 1")  # pyright: ignore


def _fields(block: str) -> dict[str, str]:
    """Keyword to text of one entry; quoted strings of .po files are JSON strings."""
    import json

    out: dict[str, str] = {}
    key = ""
    for line in block.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith('"'):
            key, _space, line = line.partition(" ")
            out[key] = ""
        out[key] += json.loads(line)
    return out
