"""The contrasts that every theme keeps, after WCAG 2.2."""

import pytest

from perspectives.model.palette import (
    GROUNDS,
    ON_DARK_STROKE,
    ON_LIGHT_STROKE,
    SLOTS,
    Line,
    line_of,
)


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    values = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio, 1..21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def drawn(slot, theme):
    """Stroke, tint and chip letter of a slot in a theme."""
    if theme == "dark":
        return slot.dark, slot.dark_tint, ON_DARK_STROKE
    tint = slot.projector_tint if theme == "projector" else slot.light_tint
    return slot.light, tint, ON_LIGHT_STROKE


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
@pytest.mark.parametrize("slot", SLOTS, ids=lambda slot: slot.name)
def test_a_slot_reads_on_its_page_and_its_tint(slot, theme):
    stroke, tint, letter = drawn(slot, theme)
    ground = GROUNDS[theme]
    assert contrast(stroke, ground.page) >= 4.5
    assert contrast(ground.text, tint) >= 7
    assert contrast(ground.muted, tint) >= 4.5
    assert contrast(stroke, tint) >= 3
    assert contrast(letter, stroke) >= 4.5


@pytest.mark.parametrize("theme", GROUNDS)
def test_text_and_controls_read_on_page_and_chrome(theme):
    ground = GROUNDS[theme]
    for back in (ground.page, ground.chrome):
        assert contrast(ground.text, back) >= 7
        assert contrast(ground.muted, back) >= 4.5
        assert contrast(ground.control, back) >= 3
        assert contrast(ground.accent, back) >= 4.5
        assert contrast(ground.focus, back) >= 3


def test_the_first_dozen_keeps_its_line_and_the_next_takes_another():
    assert line_of(0) is Line.SOLID
    assert line_of(0, 12) is not Line.SOLID
    assert {line_of(slot, slot) for slot in range(12)} == set(Line)
