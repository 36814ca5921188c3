"""An outline to one self-contained HTML file: the linked panes, no network, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from perspectives import assets
from perspectives.model.documents import CONTENT
from perspectives.reporting.outline import Panes
from perspectives.reporting.wording import quoted

if TYPE_CHECKING:
    from perspectives.reporting.outline import Outline


def html_report(outline: Outline) -> str:
    """The whole report as HTML 5; the same outline gives the same text.

    The content policy allows this page's one style and one script by their hashes and nothing else:
    no request leaves the page. Without JavaScript all is readable; links are listed in the page.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = assets.resources() / "report"
    style = (folder / "report.css").read_text(encoding="utf-8")
    script = (folder / "report.js").read_text(encoding="utf-8")
    environment = Environment(
        loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined
    )
    template = environment.get_template("report.html.j2")
    return template.render(
        outline=outline,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
        content=[role.value for role in CONTENT],
        names=_names(outline),
        quoted=quoted,
        kind=lambda part: type(part).__name__,  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
    )


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _names(outline: Outline) -> dict[str, str]:
    """Passage id to what a list of links calls it: sign and paragraph of its text."""
    content = {role.value for role in CONTENT}
    names: dict[str, str] = {}
    for part in outline.parts:
        if isinstance(part, Panes):
            for text in part.texts:
                number = 0
                for role, _, identity, *_ in text.parts:
                    number += role in content
                    names[identity] = f"{text.sign} ¶{number}"
    return names
