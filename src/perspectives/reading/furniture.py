"""What surrounds an article and is none of its argument, told by wording and place.

English, Serbian and Albanian, by folded words. Precision comes first: each rule wants a whole line,
or two marks of its kind in a short block, since an argument taken for furniture is lost.
"""

from __future__ import annotations

import re

from perspectives.reading.folding import folded
from perspectives.reading.page_lines import ANYWHERE, AT_EDGES, OPENINGS, POINTERS, SHARING
from perspectives.reading.rules import Rule

_FRINGE = " \t\n.!?:;,|·•-–—→←↑↓»«>‹›[]()…▲▼▶►“”\"'*#"
_COUNT = re.compile(
    r"(?:\d+|no) (?:comments?|shares?|likes|views|komentara?|koment(?:e|et)?)"
    r"|\d+[ -]?min(?:ut[ae]?|utes?|s)?\.?(?: of)? (?:read|reading|citanja|lexim)"
    r"|(?:komentari|komentet|comments) ?\(?\d+\)?|reading time.{0,15}"
)
_REQUEST = Rule(
    r"(?:we|this (?:web)?site|our (?:web)?site|ova (?:stranica|web stranica)|ovaj sajt|nas sajt|mi"
    r"|na(?:s| ovom) sajtu|kjo faqe|faqja jone|ne)?\s*(?:uses?|koristi\w*|perdor\w*)\s+"
    r"(?:\w+ )?(?:cookies?|kolacic\w*|biskota\w*)"
    r"(?:\W*$| (?:to|and (?:other|similar)|on|for|so|in|kako|za|radi|da|per|qe|dhe)\b.*)"
    r"|by (?:continuing|using|clicking)\b.*\b(?:cookies?|terms|privacy)\b.*"
    r"|(?:subscribe|sign up|register|join|pretplati\w*|prijavi\w*|abonohu\w*|regjistrohu\w*)\b.*"
    r"\b(?:newsletters?|mailing list|inbox|channel|premium|bilten\w*|njuzleter\w*|kanal\w*"
    r"|buletin\w*)\b"
    r"|(?:follow|like us|find|prati(?:te)?|na ndiqni|ndiqni)\b.*"
    r"\b(?:facebook|twitter|instagram|telegram|youtube|viber\w*|tiktok|linkedin|fejsbuk\w*"
    r"|tviter\w*|x)\b\W*$",
    words="cookie kolacic biskota newsletter mailing inbox channel premium bilten njuzleter kanal "
    "buletin follow like find prati ndiqni",
)
_RIGHTS = Rule(
    r"(?:©|\(c\) ?\d{4}|copyright (?:©|\(c\)|\d{4}|by\b)).*"
    r"|.*\ball rights reserved\W*|.*\bsva prava zadrzana\W*"
    r"|.*\bdrejtat e rezervuara\W*",
    words="© (c) copyright reserved zadrzana rezervuara",
)
_CAPTION = Rule(
    r"\(?(?:photo(?:graph)?s?|fotos?|foto(?:grafija|grafi|grafia)|images?|picture|slika"
    r"|ilustracija|illustration|ilustrim|imazhi?|video|map|mapa|harta|screenshot"
    r"|naslovna fotografija)"
    r"(?:\s*(?:[:/|]|credits?\b|by\b)|\s+\d{1,2}\s*[:.–—-]|\s*©)"
    r"|(?:fig(?:ure|\.)|table|chart|tabel[ae]|grafikon(?:i)?|slika)\s*\d{1,2}\s*[:.–—-]",
    words="photo foto image pictur slika ilustr illustr imazh video map harta screenshot fig table "
    "chart tabel grafikon",
)
_SAID = Rule(
    r"\b(?:views?|opinions?|positions?|statements?|stavov[ie]|stav|misljenj[ae]|mendimet?"
    r"|pikepamj(?:et|e)|qendrimet?|opinionet?)\b(?:\W+\w+){0,6}\W+"
    r"(?:expressed|stated|presented|contained|given|herein|here|in this|iznet[ioae]"
    r"|iznesen[ioae]|izrazen[ioae]|izlozen[ioae]|shprehura?|paraqitura?|shfaqura?)\b",
    words="express stated presented contained given here this iznet iznesen izrazen izlozen shpreh "
    "paraqit shfaqur",
)
_AUTHORS = Rule(
    r"\b(?:views?|opinions?|stavov[ie]|stav|misljenj[ae]|mendimet|pikepamjet|qendrimet)\b"
    r"(?:\W+\w+){0,3}?\W+(?:authors?|writers?|contributors?|columnists?|autor\w*)\b",
    words="author writer contributor columnist autor",
)
_NOT_NECESSARILY = Rule(
    r"\b(?:necessarily|nuzno|obavezno|domosdoshmerisht|detyrimisht|editorial|redakcij\w*"
    r"|uredivack\w*|redaksi\w*|portal\w*)\b"
)
_NOT_OURS = Rule(
    r"\b(?:(?:do(?:es)?|need|may|should) not|don't|doesn't|ne|nuk|s') ?(?:\w+\W+){0,4}?"
    r"(?:reflect|represent|constitute|coincide|correspond|share|odrazava\w*|predstavlja\w*"
    r"|izrazava\w*|podudara\w*|pasqyroj\w*|perfaqesoj\w*|reflektoj\w*|perkoj\w*)\b",
    words="reflect represent constitute coincide correspond share odrazava predstavlja izrazava "
    "podudara pasqyroj perfaqesoj reflektoj perkoj",
)
_WHOSE = Rule(
    r"\b(?:necessarily|authors?|author's|writers?|contributors?|columnists?|nuzno|obavezno|autor\w*"
    r"|domosdoshmerisht|detyrimisht|medoemos|editorial|redakcij\w*|redaksi\w*|publisher"
    r"|portal\w*)\b"
)
_THEIRS = Rule(
    r"\b(?:are|is|su|jane|eshte)\b(?:\W+\w+){0,5}?\W+"
    r"(?:authors?|author's|writers?|autora|autorke|autorit|autores|autoreve)\b",
    words="author writer autor",
)
_PERSONAL = Rule(
    r"(?:the |all )?(?:author'?s'? |writer's )?(?:views|opinions|view|opinion)\b(?:\W+\w+){0,8}?\W+"
    r"(?:are|is)(?: \w+){0,3} (?:personal|(?:his|her|their|author's|writer's|authors'?) own)\b"
    r"|.{0,40}\b(?:represents|reflects) (?:only |solely )?the (?:personal )?(?:views?|opinions?)"
    r" of (?:the|its) authors?\b",
    words="personal own represents reflects",
)
_PIECE = (
    r"(?:article|text|piece|op-?ed|opinion|essay|column|commentary|speech|interview|post|story"
    r"|contribution|tekst|clanak|kolumna|komentar|shkrimi?|artikulli?|opinioni?|teksti|kolumne"
    r"|editorial)"
)
_WRITTEN_FOR = Rule(
    r"\b(?:exclusively|specially|specifically|solely) (?:written )?for\b|\bexclusive to\b"
    r"|\b(?:ekskluzivno|iskljucivo|specijalno) za\b"
    r"|\b(?:ekskluzivisht|enkas|posacerisht|vetem) per\b",
    words="exclusive special specific solely ekskluziv iskljucivo specijalno enkas posacer vetem",
)
_PIECE_NOT_OURS = Rule(
    rf"(?:this|the|ovaj|ova|ky|kjo) {_PIECE}\b.{{0,40}}\b(?:does not|doesn't|ne|nuk)\b.{{0,30}}"
    r"\b(?:reflect|represent|odrazava|predstavlja|pasqyron|perfaqeson|shpreh)\b.{0,60}"
    r"\b(?:views?|opinions?|positions?|policy|stavov\w+|stav|qendrim\w*|mendim\w*)\b",
    words="reflect represent odrazava predstavlja pasqyron perfaqeson shpreh",
)
_A_PIECE = Rule(rf"\b(?:{_PIECE}|written|pisan[ao]?|napisan[ao]?|shkruar)\b")
_PUBLISHED = Rule(
    rf"(?:this|the above|ovaj|ova|ky|kjo) (?:\w+ )?{_PIECE}\b.{{0,60}}\b(?:appeared|published"
    r"|republished|reprinted|translated|objavljen[ao]?|preuzet[ao]?|preveden[ao]?|botuar|botua"
    r"|publikuar|publikua|perkthyer)\b"
    rf"|{_PIECE} je (?:prvobitno|originalno|prvi put|preuzet)\b"
    r"|(?:originally|first) (?:published|appeared) (?:in|on|by|at)\b"
    r"|(?:translated|translation) (?:by|from)\b"
    r"|(?:re)?(?:printed|published) with (?:the )?permission\b|preuzeto (?:iz|sa|s)\b|prevod\s*:"
    r"|preve(?:o|la)\s*:|perktheu\b|perkthimi\s*:|botuar (?:fillimisht|per here te pare)\b",
    words="appeared published printed translat objavljen preuzet preveden botua publikua perkth "
    "prvobitno originalno prvi prevod preve",
)
_NOTICE = Rule(
    r"(?:disclaimer|editor'?s'? note|editorial note|note from the editors?|correction"
    r"|napomena(?: redakcije| urednika)?|odricanje(?: od)? odgovornosti|ispravka"
    r"|shenim(?: i redaksise| redaksional)?|sqarim|mohim pergjegjesie)\s*[:–—-]",
    words="disclaimer note correction napomena odricanje ispravka shenim sqarim mohim",
)


def is_navigation(text: str, at_edge: bool = False) -> bool:
    """Whether `text` is a line of the page around an article: a button, a teaser, an advert.

    `at_edge` says that the line stands before or after all of the article.
    """
    if len(text) > 300:
        return False
    whole = " ".join(folded(text).split())
    line = whole.strip(_FRINGE)
    words = line.count(" ") + 1
    if words <= 9 and (line in ANYWHERE or line.startswith(OPENINGS) or _COUNT.fullmatch(line)):
        return True
    if 2 <= words <= 9 and SHARING.issuperset(line.split()):
        return True
    if at_edge and (line in AT_EDGES or _is_address(line)):
        return True
    if words <= 20 and whole.startswith(POINTERS):
        return True
    return words <= 45 and bool(_REQUEST.match(whole) or _RIGHTS.fits(whole))


def is_caption(text: str) -> bool:
    """Whether `text` opens as a caption or credit does and is no longer than one."""
    return len(text) <= 300 and bool(_CAPTION.match(folded(text[:40]).strip()))


def is_disclaimer(text: str, at_edge: bool) -> bool:
    """Whether `text` says whose views these are, for whom they were written, where they appeared.

    In the midst of a text only a sentence that opens by disowning "the views expressed" is one.
    """
    if len(text) > 700:
        return False
    line = " ".join(folded(text).split())
    said = _SAID.search(line)
    if said and _NOT_OURS.search(line) and _WHOSE.search(line):
        return at_edge or (len(line) <= 300 and said.start() <= 12)
    if not at_edge:
        return False
    if _AUTHORS.search(line) and _NOT_OURS.search(line) and _NOT_NECESSARILY.search(line):
        return True
    if _NOTICE.match(line) or (said and len(line) <= 300 and _THEIRS.search(line)):
        return True
    words = line.count(" ") + 1
    if words <= 30 and (_PERSONAL.match(line) or _PIECE_NOT_OURS.match(line)):
        return True
    if words <= 30 and _WRITTEN_FOR.search(line) and _A_PIECE.search(line):
        return True
    return words <= 45 and bool(_PUBLISHED.match(line))


def _is_address(line: str) -> bool:
    """Whether `line` is a web or mail address and nothing else."""
    return " " not in line and (line.startswith(("http://", "https://", "www.")) or "@" in line[1:])
