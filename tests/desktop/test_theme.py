import pytest
from PySide6.QtGui import QColor

from perspectives.desktop.theme import SLOT_STYLES, SURFACES, Theme, mixed, theme

COLOURED = ["light", "dark", "projector"]


def luminance(colour):
    def linear(value):
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = (linear(part) for part in QColor(colour).getRgbF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """The WCAG 2 ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", SURFACES)
def test_words_can_be_read_on_page_and_chrome(name):
    look = theme(name)
    for ground in (look.page, look.chrome):
        assert contrast(look.text, ground) >= 7
        assert contrast(look.muted, ground) >= 4.5
        assert contrast(look.control, ground) >= 3
    assert contrast(look.focus, look.page) >= 3
    assert contrast(look.on_accent, look.accent) >= 4.5


@pytest.mark.parametrize("name", SURFACES)
def test_topics_can_be_seen_and_their_words_read(name):
    look = theme(name)
    for slot in range(12):
        ink = look.ink(slot)
        assert contrast(ink.stroke, look.page) >= 4.5
        assert contrast(look.text, ink.tint) >= 7
        assert contrast(ink.on_stroke, ink.stroke) >= 4.5
        assert contrast(ink.stroke, ink.tint) >= 3


def test_topics_of_one_line_style_differ_in_colour():
    look = theme("light")
    for slot in range(12):
        same = [at for at in range(12) if SLOT_STYLES[at] is SLOT_STYLES[slot] and at != slot]
        assert same
        assert all(look.ink(at).stroke != look.ink(slot).stroke for at in same)


def test_topics_beyond_twelve_take_another_line_style():
    look = theme("light")
    assert look.ink(0, 12).stroke == look.ink(0, 0).stroke
    assert look.ink(0, 12).style is not look.ink(0, 0).style


def test_high_contrast_has_no_hues_and_never_dims():
    look = theme("hc-dark")
    assert {look.ink(slot).stroke.name() for slot in range(12)} == {"#ffffff"}
    assert look.dimmed is look


@pytest.mark.parametrize("name", COLOURED)
def test_a_dimmed_text_keeps_its_page(name):
    look = theme(name)
    assert look.dimmed.page == look.page
    assert contrast(look.dimmed.text, look.page) < contrast(look.text, look.page)
    assert contrast(look.dimmed.text, look.page) >= 3


def test_an_unknown_theme_is_light_and_each_is_made_once():
    assert theme("none").name == "light"
    assert theme("dark") is theme("dark")
    with pytest.raises(KeyError):
        Theme("none")


def test_mixing_is_opaque():
    assert mixed(QColor("#000000"), QColor("#ffffff"), 0.25).name() == "#bfbfbf"
