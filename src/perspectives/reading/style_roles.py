"""The role that the name of a paragraph style tells, in the words of Word, LibreOffice, pandoc."""

from __future__ import annotations

import re

from perspectives.model.documents import Role

_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"(?:list (?:bullet|number|continue|\d)|numbering|list)\b ?(\d?)")
_CONTENTS = re.compile(
    r"(?:toc|contents|index|table of|user index|bibliography|illustration index)\b"
)

_ROLES = {
    "title": Role.TITLE,
    "subtitle": Role.HEADING,
    "quote": Role.QUOTE,
    "intense quote": Role.QUOTE,
    "quotations": Role.QUOTE,
    "quotation": Role.QUOTE,
    "block text": Role.QUOTE,
    "block quotation": Role.QUOTE,
    "block quote": Role.QUOTE,
    "caption": Role.CAPTION,
    "image caption": Role.CAPTION,
    "table caption": Role.CAPTION,
    "illustration": Role.CAPTION,
    "figure": Role.CAPTION,
    "drawing": Role.CAPTION,
    "author": Role.BYLINE,
    "date": Role.DATE_LINE,
    "header": Role.NAVIGATION,
    "footer": Role.NAVIGATION,
    "footnote": Role.FOOTNOTE,
    "footnote text": Role.FOOTNOTE,
    "endnote": Role.FOOTNOTE,
    "endnote text": Role.FOOTNOTE,
}


def role_of_style(name: str) -> tuple[Role, int] | None:
    """Role and level by the style `name`; None where it tells nothing."""
    name = " ".join(name.lower().replace("_20_", " ").replace("_", " ").split())
    if found := _HEADING.match(name):
        return Role.HEADING, int(found[1])
    if _CONTENTS.match(name):
        return Role.NAVIGATION, 0
    if name in _ROLES:
        return _ROLES[name], 2 if name == "subtitle" else 0
    if name != "list paragraph" and (found := _LIST.fullmatch(name)):
        return Role.ITEM, int(found[1] or 1)
    return None
