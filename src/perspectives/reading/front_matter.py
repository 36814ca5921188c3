"""What a text says about itself above its first line: front matter between --- or +++ lines.

Of YAML only what such headers hold is read: keys with a value on the line, lists, and values
folded over indented lines. Nothing in it can fail; keys that are not known are left out.
"""

from __future__ import annotations

import re
from typing import Any, cast

from perspectives.reading.dates import date_of
from perspectives.reading.folding import folded
from perspectives.reading.pieces import Metadata

_FENCED = re.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_PAIR = re.compile(r"([\w .:/-]{1,40}?)[ \t]*:(?:[ \t]+(.*))?")

FIELDS = {
    "title": "title",
    "naslov": "title",
    "titulli": "title",
    "author": "author",
    "authors": "author",
    "by": "author",
    "autor": "author",
    "autori": "author",
    "party": "party",
    "speaker": "party",
    "position": "party",
    "organisation": "party",
    "organization": "party",
    "date": "date",
    "published": "date",
    "datum": "date",
    "data": "date",
    "language": "language",
    "lang": "language",
    "jezik": "language",
    "gjuha": "language",
    "group": "group",
    "grupa": "group",
    "grupi": "group",
}
"""Names that a key goes by, folded, and the field of Metadata it fills."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def split(text: str) -> tuple[Metadata, str]:
    """The metadata that fences in front of `text` hold, and the text without them.

    A text without such a header, or with one that is only a rule above prose, comes back whole.
    """
    fence = _FENCED.match(text)
    if not fence:
        return Metadata(), text
    values = _toml(fence[2]) if fence[1] == "+++" else _yaml(fence[2])
    if values is None:
        return Metadata(), text
    return metadata_of(values), text[fence.end() :]


def metadata_of(values: dict[str, str]) -> Metadata:
    """Metadata from named values; dates become ISO 8601, a language that is no tag is left out."""
    rows: dict[str, str] = {}
    for key, value in values.items():
        field = FIELDS.get(folded(key).strip())
        if field and value and field not in rows:
            rows[field] = value
    if "date" in rows:
        rows["date"] = date_of(rows["date"])
    if not _TAG.fullmatch(rows.get("language", "en")):
        del rows["language"]
    return Metadata(**rows)


def _toml(matter: str) -> dict[str, str] | None:
    import tomllib

    try:
        values = tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    return {key: _joined(value) for key, value in values.items()}


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(item) for item in cast("list[object]", value))
    return str(value)


def _yaml(matter: str) -> dict[str, str] | None:
    """The pairs of `matter`, None where a line is neither pair, item, comment nor continuation."""
    values: dict[str, list[str]] = {}
    key = ""
    for line in matter.split("\n"):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair = None if line[0] in " \t-" else _PAIR.fullmatch(line.rstrip())
        if pair:
            key = pair[1]
            said = (pair[2] or "").strip()
            values[key] = [] if said in ("|", ">", "|-", ">-") else [said]
        elif key and line[0] in " \t-":
            item = re.fullmatch(r"\s*-\s+(.*)", line)
            values[key].append(f", {_bare(item[1])}" if item else line.strip())
        else:
            return None
    return {key: _value(" ".join(parts)) for key, parts in values.items()}


def _value(said: str) -> str:
    said = re.sub(r"\s+,", ",", said).strip().removeprefix(", ")
    if said.startswith("[") and said.endswith("]"):
        return ", ".join(_bare(item) for item in said[1:-1].split(","))
    return _bare(said)


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else re.sub(r'\\(["\\])', r"\1", inner)
    return re.sub(r"\s+#.*", "", value)
