"""Short lines made comparable with word lists: small letters, Latin script, no marks."""

from __future__ import annotations

_LATIN = dict(
    zip(
        "áàâäãåăąçćčďđéèêëěęíìîïĺľłńňñóòôöõőøŕřśšşșťţțúùûüůűýÿźžżı",
        "aaaaaaaacccddeeeeeeiiiilllnnnooooooorrsssstttuuuuuuyyzzzi",
        strict=True,
    )
)
_CYRILLIC = dict(
    zip("абвгдђежзијклмнопрстћуфхцчшѓќѕйыэё", "abvgddezzijklmnoprstcufhccsgkzjyee", strict=True)
)
_PAIRS = {
    "љ": "lj",
    "њ": "nj",
    "џ": "dz",
    "ю": "ju",
    "я": "ja",
    "щ": "st",
    "ъ": "",
    "ь": "",
    "ß": "ss",
}
_SIGNS = {"’": "'", "ʼ": "'", "\xa0": " "}
_TABLE = str.maketrans(_LATIN | _CYRILLIC | _PAIRS | _SIGNS)


def folded(text: str) -> str:
    """`text` in small Latin letters without marks: "Аутор" is autor, "Pikëpamjet" pikepamjet."""
    small = text.lower()
    return small if small.isascii() else small.translate(_TABLE)
