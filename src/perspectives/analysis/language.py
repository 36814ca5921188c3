"""Tells the language of a text by its function words and letters.

Twenty-odd languages: those of the texts at hand and their neighbours, so that Macedonian is not
called Serbian. Serbian, Bosnian, Croatian and Montenegrin cannot be told apart in a short text and
are one here, "sr-Latn" or "sr-Cyrl" by script; the reader may narrow it.
"""

import re
from collections import Counter
from functools import cache

SAMPLE = 1200
"""Characters read at the start, in the middle and at the end: some 600 words decide anything."""

ENOUGH = 1.0
"""Least score for an answer: one function word that no other language has, or its letters."""

LETTER = 0.4
"""What one letter peculiar to a language counts, against 1 for a function word of its own: letters
also come with names."""

MOST_OF_LETTERS = 0.3
"""Letters count at most this share of the words in the sample, so that names decide nothing."""

_WORDS = {
    "en": "the of and to in is that it for was on are as with he be by at have this not but from "
    "or which they his had their an were has been its who would there more will if no when "
    "what can we only about into than them other could these any after our should because i "
    "you your does did",
    "sq": "dhe të e në që i një për me nga është më si nuk se u ka do duke ishte kjo ky por ose "
    "janë kanë pas tij saj ai ajo ata mund edhe deri këtë këto kur kush çdo gjatë vetëm tyre "
    "atë sa pa ndërsa midis ndaj prej cilat cili këtij kësaj jo duhet vetë tek jemi kemi nëse "
    "tanë tonë asnjë s'ka t'i ta ju ne ty mos s'është qoftë pastaj",
    "sr-Latn": "i je u da se na su za od s sa što kao iz ne koji koje koja o do bi ili ali po "
    "nije samo kako bio bila bilo biti će ćemo sam smo ste nego kad kada već jer još te ovo "
    "ova ovaj to ta taj pre prije posle poslije nakon između protiv zbog kojih kojoj kojim mi "
    "on ona oni njih njegov ako niti ni li šta ko tko treba može mogu imaju ima sve svi svoje "
    "ovog ove toga gde gdje dok pa",
    "sl": "in je v da se na so za od z s ki kot iz ne pri o do bi ali po ni samo kako bil bila "
    "bilo biti bo bodo sem smo ste ko že ker še ta to pred med proti zaradi katerih mi on ona "
    "oni njih če niti kaj kdo mora lahko imajo ima vse vsi svoje tega kjer pa tudi jih ga jo "
    "nato",
    "cs": "a je v že se na jsou za od s z ne který která které o do by nebo ale po není jen jak "
    "byl byla bylo být bude jsem jsme když už protože ještě to ten ta před mezi proti kvůli "
    "my on ona oni jejich jestli co kdo musí může mají má vše jako podle také však i ve k ke "
    "pro aby tak",
    "pl": "i jest w że się na są za od z nie który która które o do by lub ale po tylko jak był "
    "była było być będzie gdy już ponieważ jeszcze to ten ta przed między przeciw my on ona "
    "oni ich czy co kto musi może mają ma wszystko jako według także jednak dla aby tak przez "
    "oraz tego ze",
    "de": "der die das und in zu den ist von mit sich auf für nicht ein eine als auch es an "
    "werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so "
    "zum war haben nur oder aber vor zur bis mehr durch man sein wurde wir ich ihr wenn was "
    "kein keine dem des im",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce "
    "il sont avec aux cette ou mais comme on son nous leur sa été ont être même elle deux ces "
    "aussi ses fait entre sans tout après je vous ils si où dont très peut était d'une l'on "
    "qu'il",
    "it": "di e il la che in un per è a non una del si le con i da della al lo come dei più alla "
    "sono gli anche nel ma ha se o dal delle ci ed essere questo nella loro suo hanno cui "
    "dopo tra stato io noi chi perché quando anni molto tutto così era quello sul degli senza "
    "fra dell nell",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero "
    "sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había "
    "era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos ni "
    "parte tiene uno donde",
    "pt": "de a que o e do da em um para é com não uma os no se na por mais as dos como mas foi "
    "ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até "
    "isso ela entre era depois sem mesmo aos seus quem nas me esse eles você são pode",
    "ro": "de și în a la cu pe nu că o un este din pentru se să ce mai au care fi lor sunt al "
    "prin ca dar după ale sau fost această acest ei el dacă cel cea era fără între până când "
    "doar unei unui nici iar îi noi foarte poate trebuie cum lui sa",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en kadar sonra var ne ki ise her "
    "olduğu değil ama ya diye o ben biz onun sadece arasında göre karşı hem bile şey iki "
    "kendi önce zaman oldu yok ancak veya üzerine tarafından mi mı edilen dedi şu nasıl neden",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar "
    "bij nog uit door over naar heeft hij ze wordt werd was hebben kan geen we ik tot deze "
    "wel of meer moet al worden zo dit wat zou haar hun je onder na",
    "hu": "a az és hogy nem is egy ez de meg csak már volt van még el mint vagy ki fel mert ha "
    "azt minden után lehet kell között pedig ezt során szerint majd így ami aki amely akkor "
    "nagyon magyar sem be nincs illetve miatt ezek voltak azonban",
    "sr-Cyrl": "и је у да се на су за од с са што као из не који које која о до би или али по "
    "није само како био била било бити ће ћемо сам смо сте него кад када већ јер још те ово "
    "ова овај то та тај пре прије после послије након између против због којих којој којим ми "
    "он она они њих његов ако нити ни ли шта ко тко треба може могу имају има све сви своје "
    "овог ове тога где гдје док па",
    "mk": "и на во да се од за е со не што ги го ја ќе како или но по само би биде беше сум сме "
    "сте ако кога веќе бидејќи уште тоа таа тој пред после меѓу против поради кои која кое "
    "ние тие нив нивните ниту дали кој треба може имаат има сите сè свои овој оваа ова тука "
    "туку им му кон до нема без сега така нас беа била бил биле",
    "bg": "и на да се от за е с не че са в по като до със но или ще този това тази който която "
    "което които при само как би бъде беше съм сме сте ако когато вече защото още преди след "
    "между против заради ние той те тях нито дали кой трябва може имат има всички си му го я "
    "към няма без сега така бяха бил била били във през нас ги",
    "ru": "и в не на что с по как это он к из у за от так для но его то же все бы о который "
    "которые которая было был была были быть если когда уже ещё еще только мы они она их или "
    "до после между против есть нет может чтобы этого при где кто я вы нас со во также этом "
    "том мне",
    "uk": "і в не на що з по як це він до із у за від так для але його то же все би про який які "
    "яка було був була були бути якщо коли вже ще тільки ми вони вона їх або після між проти "
    "є немає може щоб цього при де хто я ви нас та й також",
}
"""The commonest function words of each language, small."""

_LETTERS = {
    "sq": "ëç",
    "sr-Latn": "čćšžđ",
    "sl": "čšž",
    "cs": "ěřůýáíéčšž",
    "pl": "łąężźśćńó",
    "de": "äöüß",
    "fr": "éèêàçùûœ",
    "it": "èàòùì",
    "es": "ñáíóú¿¡",
    "pt": "ãõçáéê",
    "ro": "ăâîșțşţ",
    "tr": "ğşıçöü",
    "hu": "őűáéíöü",
    "sr-Cyrl": "ђћџљњј",
    "mk": "ѓќѕљњј",
    "bg": "ъщйя",
    "ru": "ыэъёщйя",
    "uk": "їєіґщйя",
}
_CYRILLIC_LANGUAGES = ("sr-Cyrl", "mk", "bg", "ru", "uk")
_LATIN_LANGUAGES = tuple(tag for tag in _WORDS if tag not in _CYRILLIC_LANGUAGES)
_SCRIPTS = (
    (0x41, 0x24F, "Latn"),
    (0x400, 0x52F, "Cyrl"),
    (0x370, 0x3FF, "el"),
    (0x590, 0x5FF, "he"),
    (0x600, 0x6FF, "ar"),
    (0x4E00, 0x9FFF, "zh"),
)
"""First and last code point of a script, and its name or the language it stands for."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_NAMES = {
    "en": "English",
    "sq": "Albanian",
    "sr": "Serbian/Bosnian/Croatian/Montenegrin",
    "sr-Latn": "Serbian/Bosnian/Croatian/Montenegrin (Latin)",
    "sr-Cyrl": "Serbian/Bosnian/Croatian/Montenegrin (Cyrillic)",
    "bs": "Bosnian",
    "hr": "Croatian",
    "cnr": "Montenegrin",
    "sl": "Slovene",
    "mk": "Macedonian",
    "bg": "Bulgarian",
    "ru": "Russian",
    "uk": "Ukrainian",
    "el": "Greek",
    "de": "German",
    "fr": "French",
    "it": "Italian",
    "es": "Spanish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "tr": "Turkish",
    "nl": "Dutch",
    "cs": "Czech",
    "pl": "Polish",
    "hu": "Hungarian",
    "ar": "Arabic",
    "he": "Hebrew",
    "zh": "Chinese",
}

LANGUAGES = tuple(_NAMES)
"""The tags a menu of languages offers."""


def detect_language(text: str) -> str:
    """The BCP 47 tag of the language of `text`; "" = unknown.

    Only the start, the middle and the end of a long text are read. A text without function words of
    any known language is unknown, however long.
    """
    sample = _sample(text)
    small = sample.lower().replace("’", "'")
    signs = Counter(small)
    script = _script(signs)
    if script not in ("Latn", "Cyrl"):
        return script
    counts = Counter(_WORD.findall(small))
    scores = dict.fromkeys(_CYRILLIC_LANGUAGES if script == "Cyrl" else _LATIN_LANGUAGES, 0.0)
    weights = _weights()
    for word, count in counts.items():
        for language, weight in weights.get(word, ()):
            if language in scores:
                scores[language] += count * weight
    most = MOST_OF_LETTERS * counts.total()
    for language, words in scores.items():
        letters = min(most, LETTER * sum(signs[letter] for letter in _LETTERS.get(language, "")))
        scores[language] = words + letters / (1 if words else 4)
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= ENOUGH else ""


def language_name(tag: str) -> str:
    """How the language with this BCP 47 tag is called, in English; the tag itself where unknown."""
    return _NAMES.get(tag) or _NAMES.get(tag.partition("-")[0]) or tag or "unknown"


def _sample(text: str) -> str:
    if len(text) <= 3 * SAMPLE:
        return text
    middle = len(text) // 2
    return " ".join((text[:SAMPLE], text[middle : middle + SAMPLE], text[-SAMPLE:]))


def _script(signs: Counter[str]) -> str:
    """The script, Latn or Cyrl, or the language that the script alone tells; "" = no letters."""
    found: dict[str, int] = {}
    for sign, count in signs.items():
        if sign.isalpha():
            code = ord(sign)
            name = next((name for first, last, name in _SCRIPTS if first <= code <= last), "")
            found[name] = found.get(name, 0) + count
    return max(found, key=lambda name: found[name], default="")


@cache
def _weights() -> dict[str, tuple[tuple[str, float], ...]]:
    """For each function word the languages that have it and what it counts: 1, shared out."""
    owners: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            owners.setdefault(word, []).append(language)
    return {word: tuple((row, 1 / len(rows)) for row in rows) for word, rows in owners.items()}
