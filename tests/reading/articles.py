"""Reads articles.txt: invented articles with the role of every block."""

import re
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).with_name("articles.txt")
INLINE = re.compile(r"\{([^}]*)\}")


@dataclass
class Article:
    name: str
    said: dict[str, str] = field(default_factory=dict)
    blocks: list[tuple[str, str]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The article as plain text, paragraphs parted by empty lines."""
        return "\n\n".join(INLINE.sub(r"\1", text) for _, text in self.blocks)

    @property
    def inline(self) -> list[list[str]]:
        """The furniture inside each block."""
        return [INLINE.findall(text) for _, text in self.blocks]


def articles(path: Path = FILE) -> list[Article]:
    out: list[Article] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("== "):
            out.append(Article(line[3:]))
        elif line.startswith("@ ") and out:
            key, _, value = line[2:].partition(" ")
            out[-1].said[key] = "" if value == "-" else value
        elif out and line:
            role, _, text = line.partition(": ")
            out[-1].blocks.append((role, text.replace("\\n", "\n")))
    return out
