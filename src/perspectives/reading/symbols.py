"""Characters of symbol fonts, which Word writes as places in the font instead of Unicode."""

from __future__ import annotations

_GREEK = {
    0x22: "∀∃%&∋()∗+,−./",
    0x3A: ":;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_",
    0x61: "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    0xA1: "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…",
    0xC0: "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈",
}
"""Runs of Adobe's Symbol encoding, which Microsoft's font shares: first place, characters."""

_PICTURES = {
    "wingdings": {
        0x4A: "☺",
        0x4C: "☹",
        0x6C: "●",
        0x6E: "■",
        0x6F: "□",
        0x71: "❑",
        0x76: "❖",
        0xA7: "▪",
        0xA8: "◻",
        0xD8: "➢",
        0xDF: "←",
        0xE0: "→",
        0xE1: "↑",
        0xE2: "↓",
        0xE8: "➔",
        0xF0: "⇨",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□"},
}


def symbol(font: str, code: str) -> str:
    """The character at the place `code` (hexadecimal) of `font`; "" where nobody can tell."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if not 0 < place < 0x110000 or 0xD800 <= place < 0xE000:
        return ""
    if not 0xF000 <= place < 0xF100 and place > 0xFF:
        return chr(place)
    place &= 0xFF
    name = font.lower()
    if name == "symbol":
        for first, row in _GREEK.items():
            if first <= place < first + len(row):
                return row[place - first]
        return chr(place) if 0x30 <= place < 0x3A or place == 0x20 else ""
    if name in _PICTURES:
        return _PICTURES[name].get(place, "")
    return chr(place) if 0x20 <= place < 0x7F and "dings" not in name else ""
