"""Languages of texts by their BCP 47 tags, and what they are called."""

from perspectives.texts import _, later

NAMES = {
    "en": later("English"),
    "sq": later("Albanian"),
    "sr": later("Serbian/Bosnian/Croatian/Montenegrin"),
    "bs": later("Bosnian"),
    "hr": later("Croatian"),
    "cnr": later("Montenegrin"),
    "mk": later("Macedonian"),
    "sl": later("Slovene"),
    "bg": later("Bulgarian"),
    "de": later("German"),
    "fr": later("French"),
    "it": later("Italian"),
    "es": later("Spanish"),
    "tr": later("Turkish"),
    "el": later("Greek"),
    "hu": later("Hungarian"),
    "ro": later("Romanian"),
    "pl": later("Polish"),
    "cs": later("Czech"),
    "sk": later("Slovak"),
    "nl": later("Dutch"),
    "pt": later("Portuguese"),
    "ru": later("Russian"),
    "uk": later("Ukrainian"),
    "ar": later("Arabic"),
    "he": later("Hebrew"),
    "zh": later("Chinese"),
}
"""Primary tag to name. Detection cannot tell Serbian, Bosnian, Croatian and Montenegrin apart, so
"sr" is shown as all four; a person may narrow it."""

TAGS = ("en", "sq", "sr-Latn", "sr-Cyrl", *(tag for tag in NAMES if tag not in ("en", "sq", "sr")))
"""The tags a menu of languages offers, those of the samples first."""

SCRIPTS = {
    "latn": later("Latin"),
    "cyrl": later("Cyrillic"),
    "arab": later("Arabic"),
    "grek": later("Greek"),
}


def language_name(tag: str) -> str:
    """The name of a language, its script in brackets where the tag has one; "" for "".

    The name is in the language of the reader. A tag without a name here stands for itself.
    """
    primary, *rest = tag.lower().split("-")
    name = _(NAMES[primary]) if primary in NAMES else tag
    script = next((SCRIPTS[part] for part in rest if part in SCRIPTS), "")
    return f"{name} ({_(script)})" if script and primary in NAMES else name
