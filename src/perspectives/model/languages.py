"""Languages of texts by their BCP 47 tags, and what they are called."""

NAMES = {
    "en": "English",
    "sq": "Albanian",
    "sr": "Serbian/Bosnian/Croatian/Montenegrin",
    "bs": "Bosnian",
    "hr": "Croatian",
    "cnr": "Montenegrin",
    "mk": "Macedonian",
    "sl": "Slovene",
    "bg": "Bulgarian",
    "de": "German",
    "fr": "French",
    "it": "Italian",
    "es": "Spanish",
    "tr": "Turkish",
    "el": "Greek",
    "hu": "Hungarian",
    "ro": "Romanian",
    "pl": "Polish",
    "cs": "Czech",
    "sk": "Slovak",
    "nl": "Dutch",
    "pt": "Portuguese",
    "ru": "Russian",
    "uk": "Ukrainian",
    "ar": "Arabic",
    "he": "Hebrew",
    "zh": "Chinese",
}
"""Primary tag to name. Detection cannot tell Serbian, Bosnian, Croatian and Montenegrin apart, so
"sr" is shown as all four; a person may narrow it."""

TAGS = ("en", "sq", "sr-Latn", "sr-Cyrl", *(tag for tag in NAMES if tag not in ("en", "sq", "sr")))
"""The tags a menu of languages offers, those of the samples first."""

SCRIPTS = {"latn": "Latin", "cyrl": "Cyrillic", "arab": "Arabic", "grek": "Greek"}


def language_name(tag: str) -> str:
    """The name of a language, its script in brackets where the tag has one; "" for "".

    A tag without a name here stands for itself.
    """
    primary, *rest = tag.lower().split("-")
    name = NAMES.get(primary, tag)
    script = next((SCRIPTS[part] for part in rest if part in SCRIPTS), "")
    return f"{name} ({script})" if script and primary in NAMES else name
