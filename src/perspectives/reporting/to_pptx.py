"""Slides to PPTX with words that can be edited, by python-pptx, which is an extra.

Each text block is a text box with real runs; marks are highlights with a coloured underline;
stances are shapes with a description. The title stands in the title's place, so that outlines and
screen readers find it.
"""

from __future__ import annotations

import importlib.util
import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from perspectives.model.errors import ReportError
from perspectives.model.palette import LineStyle
from perspectives.reporting.slides import FIGURE_WORDS, Box, Figure, Rule, Side, Sign, Slide, Text
from perspectives.reporting.to_docx import AUTHOR, MADE, without_times
from perspectives.texts import _

if TYPE_CHECKING:
    from collections.abc import Sequence

EMU_A_POINT = 12_700
WIDTH_POINTS = 960
"""Width of a slide: 13.33 inches, what office programs call wide screen."""

TITLE_ONLY = 5
"""The place of the layout with a title alone in python-pptx's own template."""

DASHES = {
    LineStyle.DASHED: "dash",
    LineStyle.DOTTED: "sysDot",
    LineStyle.DASH_DOT: "dashDot",
    LineStyle.WAVY: "lgDash",
}
"""Line styles by the names of the format, which has no waves: those are long dashes."""


def is_available() -> bool:
    """Whether python-pptx is installed."""
    return importlib.util.find_spec("pptx") is not None


def pptx_slides(slides: Sequence[Slide], *, face: str, title: str = "") -> bytes:
    """The bytes of a PPTX file; `face` is the font the slides were measured in.

    Raises ReportError where python-pptx is not installed.
    """
    if not is_available():
        raise ReportError(
            _("PowerPoint slides need python-pptx, which is not installed."),
            _("Install it with: pip install python-pptx, or write .pdf."),
        )
    import pptx

    deck: Any = pptx.Presentation()
    first = slides[0]
    deck.slide_width = WIDTH_POINTS * EMU_A_POINT
    deck.slide_height = round(WIDTH_POINTS * EMU_A_POINT * first.height / first.width)
    properties = deck.core_properties
    properties.author = properties.last_modified_by = AUTHOR
    properties.title = title
    properties.created = properties.modified = datetime(*MADE.timetuple()[:6])
    for slide in slides:
        _Writer(deck, slide, face).write()
    buffer = io.BytesIO()
    deck.save(buffer)
    return without_times(buffer.getvalue())


class _Writer:
    """Writes one slide; python-pptx is untyped, so its objects are Any here."""

    def __init__(self, deck: Any, slide: Slide, face: str) -> None:
        self.made: Any = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
        self.slide, self.face = slide, face
        self.points = WIDTH_POINTS / slide.width

    def write(self) -> None:
        """Write ground, items and notes."""
        fill = self.made.background.fill
        fill.solid()
        fill.fore_color.rgb = _rgb(self.slide.ground)
        title: Any = self.made.shapes.title
        has_title = False
        for item in self.slide.items:
            match item:
                case Text():
                    is_first = item.is_title and not has_title
                    self.text(item, title if is_first else None)
                    has_title |= is_first
                case Box():
                    self.box(item)
                case Rule():
                    self.rule(item)
                case Sign():
                    self.sign(item)
        if not has_title:
            title._element.getparent().remove(title._element)
        if self.slide.notes:
            self.made.notes_slide.notes_text_frame.text = self.slide.notes

    def emu(self, pixels: float) -> int:
        """Pixels of the slide in the unit of the format."""
        return round(pixels * self.points * EMU_A_POINT)

    def text(self, block: Text, title: Any = None) -> None:
        """A text box with the block's runs, or the slide's title with them."""
        from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
        from pptx.util import Pt

        place = [self.emu(row) for row in (block.x, block.y, block.width, block.height)]
        shape: Any = title
        if shape is None:
            shape = self.made.shapes.add_textbox(*place)
        shape.left, shape.top, shape.width, shape.height = place
        frame = shape.text_frame
        frame.word_wrap = True
        frame.auto_size = MSO_AUTO_SIZE.NONE
        frame.vertical_anchor = MSO_ANCHOR.TOP
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        paragraph = frame.paragraphs[0]
        sides = {Side.LEFT: PP_ALIGN.LEFT, Side.CENTRE: PP_ALIGN.CENTER}
        paragraph.alignment = sides.get(block.side, PP_ALIGN.RIGHT)
        paragraph.line_spacing = Pt(block.leading * self.points)
        for part in block.runs:
            run = paragraph.add_run()
            run.text = part.text
            font = run.font
            font.size = Pt(round(block.size * self.points * 2) / 2)
            font.name, font.bold = self.face, block.is_bold
            font.color.rgb = _rgb(block.colour)
            if block.language:
                run._r.get_or_add_rPr().set("lang", block.language)
            if part.is_marked:
                _mark(run, block)

    def box(self, box: Box) -> None:
        """A rectangle, round at the corners as far as its radius says."""
        from pptx.enum.dml import MSO_LINE
        from pptx.enum.shapes import MSO_SHAPE

        kind = MSO_SHAPE.ROUNDED_RECTANGLE if box.radius else MSO_SHAPE.RECTANGLE
        shape = self.shape(kind, box.x, box.y, box.width, box.height)
        if box.radius:
            shape.adjustments[0] = min(0.5, box.radius / min(box.width, box.height))
        if box.fill:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(box.fill)
        else:
            shape.fill.background()
        if box.stroke:
            shape.line.color.rgb = _rgb(box.stroke)
            shape.line.width = self.emu(box.stroke_width)
            if box.is_dashed:
                shape.line.dash_style = MSO_LINE.DASH
        else:
            shape.line.fill.background()

    def rule(self, rule: Rule) -> None:
        """A line; the double style is the format's own, the wave a long dash."""
        from pptx.enum.shapes import MSO_CONNECTOR

        ends = [self.emu(row) for row in (rule.x, rule.y, rule.to_x, rule.to_y)]
        shape = self.made.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        # The style of the template would cast a shadow.
        for style in shape._element.findall(_name("p:style")):
            shape._element.remove(style)
        shape.line.color.rgb = _rgb(rule.colour)
        shape.line.width = self.emu(rule.width)
        line = shape.line._get_or_add_ln()
        if rule.style is LineStyle.DOUBLE:
            line.set("cmpd", "dbl")
        elif rule.style in DASHES:
            _child(line, "a:prstDash", val=DASHES[rule.style])

    def sign(self, sign: Sign) -> None:
        """The shape of a stance, described by its word."""
        from pptx.enum.shapes import MSO_SHAPE

        kinds = {
            Figure.FOR: MSO_SHAPE.ISOSCELES_TRIANGLE,
            Figure.AGAINST: MSO_SHAPE.ISOSCELES_TRIANGLE,
            Figure.MIXED: MSO_SHAPE.DIAMOND,
        }
        edge = sign.size * 0.12
        x, y, size = sign.x + edge, sign.y + edge, sign.size - 2 * edge
        shape = self.shape(kinds.get(sign.figure, MSO_SHAPE.OVAL), x, y, size, size)
        shape._element.nvSpPr.cNvPr.set("descr", _(FIGURE_WORDS[sign.figure]))
        if sign.figure is Figure.AGAINST:
            shape.rotation = 180
        if sign.figure in kinds:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(sign.colour)
            shape.line.fill.background()
            return
        shape.fill.background()
        shape.line.color.rgb = _rgb(sign.colour)
        shape.line.width = self.emu(sign.size * 0.09)
        if sign.figure is Figure.SILENT:
            low, high = y + size + edge, y - edge
            width = sign.size * 0.09
            self.rule(Rule(x - edge, low, x + size + edge, high, sign.colour, width))

    def shape(self, kind: Any, x: float, y: float, width: float, height: float) -> Any:
        """A shape of the format, without the shadow that themes give it."""
        place = [self.emu(row) for row in (x, y, width, height)]
        shape = self.made.shapes.add_shape(kind, *place)
        shape.shadow.inherit = False
        return shape


def _mark(run: Any, block: Text) -> None:
    """Underline a run in the topic's stroke and lay its tint behind it."""
    properties = run._r.get_or_add_rPr()
    properties.set("u", "dash" if block.style is LineStyle.DASHED else "heavy")
    if block.tint:
        highlight = _child(properties, "a:highlight")
        _child(highlight, "a:srgbClr", val=block.tint.lstrip("#").upper())
    underline = _child(_child(properties, "a:uFill"), "a:solidFill")
    _child(underline, "a:srgbClr", val=block.stroke.lstrip("#").upper())
    # The format wants colour, highlight, underline and face in this order.
    faces = [row for row in properties if row.tag.endswith(("}latin", "}ea", "}cs", "}sym"))]
    for row in faces:
        properties.append(row)


def _child(parent: Any, tag: str, **attributes: str) -> Any:
    element = parent.makeelement(_name(tag), attributes)
    parent.append(element)
    return element


def _name(tag: str) -> str:
    from pptx.oxml.ns import qn

    return qn(tag)


def _rgb(colour: str) -> Any:
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made.from_string(colour.lstrip("#").upper())
