"""Tells the language of a text."""


def detect_language(text: str) -> str:
    """The BCP 47 tag of the language of `text`, "" = unknown."""
    return "en" if " the " in text else ""
