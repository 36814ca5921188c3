"""The tables of a codebook file to rows, each checked; an error names its line."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any, cast

from perspectives.model.errors import CodebookError
from perspectives.model.topics import LAST_SLOT, Codebook, Name, Term, TermKind, Topic, TopicId
from perspectives.texts import later

FORMAT = 1
NEAR_WITHIN = 12
"""Words within which a `near` pattern must stand where the file does not say: about a clause."""

KINDS = ("person", "place", "body", "document")
_TOP = ("format", "name", "question", "proposition", "topics", "names")
_TOPIC = ("id", "name", "colour", "definition", "note", "parent", "terms", "exclude")
_TERM = ("pattern", "weight", "case", "exact", "near", "within")
_NAME = ("id", "name", "kind", "forms")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_SERBIAN = {"bs": "sr", "hr": "sr", "cnr": "sr", "sh": "sr"}


class Lines:
    """Where things stand in a codebook file, found again in its text for an error."""

    def __init__(self, text: str, path: str) -> None:
        self._lines = text.split("\n")
        self.name = Path(path).name or "codebook"

    def error(
        self, message: str, hint: str, *, table: str = "", place: int = 0, needle: str = ""
    ) -> CodebookError:
        """An error at the first line with `needle` in the table `[[table]]` number `place`."""
        return CodebookError(
            f"“{self.name}”, line {self.find(table, place, needle)}: {message}", hint
        )

    def find(self, table: str, place: int, needle: str) -> int:
        """The number, from 1, of the first such line; of the table's head where there is none."""
        start, stop = 0, len(self._lines)
        if table:
            heads = [at for at, line in enumerate(self._lines) if _is_head(line, table)]
            if place < len(heads):
                start = heads[place]
                after = (
                    at for at in range(start + 1, stop) if self._lines[at].lstrip().startswith("[[")
                )
                stop = next(after, stop)
        found = (at for at in range(start, stop) if needle and needle in self._lines[at])
        return next(found, start) + 1


def _is_head(line: str, table: str) -> bool:
    return line.replace(" ", "").startswith(f"[[{table}]]")


def codebook_of(table: dict[str, Any], lines: Lines, path: str) -> Codebook:
    """The codebook in the parsed `table`; `lines` finds places for a CodebookError."""
    for key in table:
        if key not in _TOP:
            raise lines.error(f"“{key}” is not a key of a codebook.", _known(_TOP), needle=key)
    if table.get("format", FORMAT) != FORMAT:
        raise lines.error(
            f"the format {table['format']!r} is not known here.",
            "Use a newer version of Perspectives, or write format = 1.",
            needle="format",
        )
    topics = [
        _Row(lines, "topics", place, row).topic()
        for place, row in enumerate(_rows(table, "topics", lines))
    ]
    names = [
        _Row(lines, "names", place, row).name()
        for place, row in enumerate(_rows(table, "names", lines))
    ]
    _check_ids(topics, "topics", lines)
    _check_ids(names, "names", lines)
    _check_parents(topics, lines)
    top = _Row(lines, "", 0, table)
    return Codebook(
        name=top.text("name") or Path(path).stem,
        topics=tuple(topics),
        names=tuple(names),
        question=top.text("question"),
        proposition=top.text("proposition"),
        path=path,
    )


def check_pattern(pattern: str) -> str:
    """What is wrong with a term's pattern, as a sentence part; "" = nothing."""
    if not re.search(r"[^\W_]", pattern):
        return later("is empty")
    for word in pattern.split():
        stem, star, rest = word.partition("*")
        if star and rest.strip(",.;:!?)'\"’”"):
            return later("has a * that is not at a word's end")
        if star and len(re.split(r"[\W_]+", stem)[-1]) < 3:
            return later("has a stem shorter than three letters")
    return ""


class _Row:
    """One table of the file, with its place for errors."""

    def __init__(self, lines: Lines, table: str, place: int, row: dict[str, Any]) -> None:
        self._lines = lines
        self._table = table
        self._place = place
        self._row = row

    def error(self, message: str, hint: str, needle: str = "") -> CodebookError:
        return self._lines.error(message, hint, table=self._table, place=self._place, needle=needle)

    def text(self, key: str) -> str:
        value = self._row.get(key, "")
        if not isinstance(value, str):
            raise self.error(f"“{key}” must be text.", "Write it in quotation marks.", key)
        return value.strip()

    def topic(self) -> Topic:
        self._check_keys(_TOPIC, "a topic")
        colour = self._row.get("colour", self._place % (LAST_SLOT + 1))
        if type(colour) is not int or not 0 <= colour <= LAST_SLOT:
            raise self.error(
                f"the colour {colour!r} is not a slot of the palette.",
                f"Write a whole number from 0 to {LAST_SLOT}, or leave the colour out.",
                "colour",
            )
        terms = (*self._terms("terms", TermKind.ANY), *self._terms("exclude", TermKind.EXCLUDE))
        return Topic(
            id=TopicId(self._id()),
            name=self._wanted("name"),
            colour=colour,
            definition=self.text("definition"),
            terms=terms,
            parent=self.text("parent"),
            order=self._place,
            note=self.text("note"),
        )

    def name(self) -> Name:
        self._check_keys(_NAME, "a name")
        kind = self._wanted("kind")
        if kind not in KINDS:
            raise self.error(
                f"“{kind}” is not a kind of name.", f"Write one of: {', '.join(KINDS)}.", "kind"
            )
        forms = self._row.get("forms", [])
        if not isinstance(forms, list):
            raise self.error("“forms” must be a list.", 'Write forms = ["…", "…"].', "forms")
        for form in cast("list[object]", forms):
            if not isinstance(form, str) or check_pattern(form):
                raise self.error(
                    "a form of the name is empty or not text.",
                    "Write each form in quotation marks.",
                    "forms",
                )
        return Name(self._id(), self._wanted("name"), kind, tuple(cast("list[str]", forms)))

    def _check_keys(self, known: tuple[str, ...], what: str) -> None:
        for key in self._row:
            if key not in known:
                raise self.error(f"“{key}” is not a key of {what}.", _known(known), key)

    def _wanted(self, key: str) -> str:
        value = self.text(key)
        if not value:
            raise self.error(f"the {key} is missing here.", f'Add {key} = "…".', key)
        return value

    def _id(self) -> str:
        value = self._wanted("id")
        if not _ID.fullmatch(value):
            raise self.error(
                f"the id “{value}” has other characters than a to z, 0 to 9 and hyphens.",
                "Write it in small letters and digits, with hyphens for blanks.",
                "id",
            )
        return value

    def _terms(self, key: str, kind: TermKind) -> list[Term]:
        groups = self._row.get(key, {})
        if not isinstance(groups, dict):
            raise self.error(
                f"“{key}” needs a language.",
                f'Write {key}.en = ["…"], or {key}.any for every language.',
                key,
            )
        out: list[Term] = []
        for language, items in cast("dict[str, object]", groups).items():
            label = f"{key}.{language}"
            if not _LANGUAGE.fullmatch(language):
                raise self.error(
                    f"“{language}” is not a language.",
                    "Write a tag of two or three letters such as en, or any.",
                    language,
                )
            if not isinstance(items, list):
                raise self.error(
                    f"“{label}” must be a list.", f'Write {label} = ["…", "…"].', label
                )
            tag = "" if language == "any" else _SERBIAN.get(language, language)
            for item in cast("list[object]", items):
                out.extend(self._term(item, kind, tag, label))
        return out

    def _term(self, item: object, kind: TermKind, language: str, label: str) -> list[Term]:
        """The terms an item stands for: one, or one for each pattern of a list of `near`."""
        if isinstance(item, str):
            item = {"pattern": item}
        if not isinstance(item, dict):
            raise self.error(
                f"a term of “{label}” is not text.", "Write it in quotation marks.", label
            )
        row = cast("dict[str, Any]", item)
        pattern = row.get("pattern")
        if not isinstance(pattern, str):
            raise self.error(
                f"a term of “{label}” has no pattern.", 'Write { pattern = "…" }.', label
            )
        for key in row:
            if key not in _TERM:
                raise self.error(f"“{key}” is not a key of a term.", _known(_TERM), key)
        nears = self._nears(row, pattern)
        for text in (pattern, *nears):
            self._check_pattern(text, label)
        weight = row.get("weight", 1)
        if (
            isinstance(weight, bool)
            or not isinstance(weight, int | float)
            or not 0 < weight < math.inf
        ):
            raise self.error(
                f"the weight of “{pattern}” is not a number above 0.",
                "Write 1 for a plain hit, less for a weak one.",
                pattern,
            )
        within = row.get("within", NEAR_WITHIN if nears else 0)
        if "within" in row and not nears:
            raise self.error(
                f"the term “{pattern}” has within but not near.",
                "Say what must stand near, or leave within out.",
                pattern,
            )
        if type(within) is not int or (nears and within < 1):
            raise self.error(
                f"within, in the term “{pattern}”, is not a number of words.",
                "Write a whole number from 1.",
                pattern,
            )
        case, exact = (self._flag(row, key, pattern) for key in ("case", "exact"))
        return [
            Term(pattern.strip(), language, float(weight), kind, case, exact, near, within)
            for near in nears or ("",)
        ]

    def _nears(self, row: dict[str, Any], pattern: str) -> tuple[str, ...]:
        value = row.get("near", [])
        nears = cast("list[object]", value if isinstance(value, list) else [value])
        for near in nears:
            if not isinstance(near, str):
                raise self.error(
                    f"near, in the term “{pattern}”, is not text.",
                    "Write a pattern, or a list of patterns.",
                    pattern,
                )
        if "near" in row and not nears:
            raise self.error(
                f"near, in the term “{pattern}”, is empty.",
                "Write a pattern, or leave near out.",
                pattern,
            )
        return tuple(str(near).strip() for near in nears)

    def _flag(self, row: dict[str, Any], key: str, pattern: str) -> bool:
        value = row.get(key, False)
        if not isinstance(value, bool):
            raise self.error(
                f"{key}, in the term “{pattern}”, is neither true nor false.",
                "Write true or false, without quotation marks.",
                pattern,
            )
        return value

    def _check_pattern(self, pattern: str, label: str) -> None:
        trouble = check_pattern(pattern)
        if trouble == "is empty":
            raise self.error(
                f"a pattern of “{label}” {trouble}.",
                "Write a word or phrase, or take the term out.",
                label,
            )
        if trouble:
            raise self.error(
                f"the pattern “{pattern}” {trouble}.",
                "Write the star right after at least three letters, as in “secess*”.",
                pattern,
            )


def _rows(table: dict[str, Any], key: str, lines: Lines) -> list[dict[str, Any]]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) for row in cast("list[object]", rows)
    ):
        raise lines.error(
            f"“{key}” must be a list of tables.", f"Write [[{key}]] above each.", needle=key
        )
    return cast("list[dict[str, Any]]", rows)


def _check_ids(rows: list[Topic] | list[Name], table: str, lines: Lines) -> None:
    seen: set[str] = set()
    for place, row in enumerate(rows):
        if row.id in seen:
            raise lines.error(
                f"the id “{row.id}” is used twice.",
                "Give each its own.",
                table=table,
                place=place,
                needle="id",
            )
        seen.add(row.id)


def _check_parents(topics: list[Topic], lines: Lines) -> None:
    parents: dict[str, str] = {topic.id: topic.parent for topic in topics}
    for place, topic in enumerate(topics):
        above, seen = topic.parent, {str(topic.id)}
        while above:
            if above not in parents:
                raise lines.error(
                    f"the parent “{above}” is not a topic of this codebook.",
                    "Write the id of another topic, or leave the parent out.",
                    table="topics",
                    place=place,
                    needle="parent",
                )
            if above in seen:
                raise lines.error(
                    f"the topic “{topic.id}” is its own parent.",
                    "Break the circle: one of them has no parent.",
                    table="topics",
                    place=place,
                    needle="parent",
                )
            seen.add(above)
            above = parents[above]


def _known(keys: tuple[str, ...]) -> str:
    return f"Known are: {', '.join(keys)}."
