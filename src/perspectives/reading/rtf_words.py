"""The control words of RTF 1.9.1 that matter for the text, and the code pages of its fonts."""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": " ",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
}
"""Words that stand for a character."""

SIGNS = {"~": "\xa0", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}

ENDS = frozenset({"par", "sect", "page", "column"})
"""Words that end a paragraph."""

CELL_ENDS = frozenset({"cell", "nestcell"})

_SKIPPED = """
colortbl filetbl header headerl headerr headerf footer footerl footerr footerf ftnsep
ftnsepc ftncn aftnsep aftnsepc aftncn pict xe rxe tc tcn txe nonesttables shprslt sp
fldinst pntxta pntxtb upr comment doccomm subject keywords category manager company
operator hlinkbase revtim printim buptim objdata objclass objname datafield formfield
ffname ffdeftext atnid atnauthor atndate atnref annotation template bkmkstart bkmkend
levelnumbers leveltext listname falt panose fontfile fontemb
"""
SKIPPED = frozenset(_SKIPPED.split())
"""Destinations whose text is none of the document; unknown ones that open with \\* are too."""

KEPT = frozenset({"shptxt", "ud", "dptxbxtext", "result", "fldrslt"})
"""Destinations with text of the document inside ones that have none."""

CHARSETS = {
    0: "cp1252",
    1: "",
    2: "symbol",
    77: "mac_roman",
    78: "cp932",
    79: "cp949",
    80: "gb18030",
    81: "big5",
    83: "mac_greek",
    84: "mac_cyrillic",
    85: "mac_turkish",
    86: "mac_iceland",
    88: "mac_latin2",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""Character set of a font (\\fcharset) to codec; "" = the document's."""
