"""A paint device that keeps what is painted: each text with its font size, and all colours."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintDevice, QPaintEngine, QPainter


class Engine(QPaintEngine):
    """Keeps texts as (words, font size in pixels of the device); draws nothing."""

    def __init__(self):
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self.texts = []

    def begin(self, device):
        return True

    def end(self):
        return True

    def type(self):
        return QPaintEngine.Type.User

    def updateState(self, state):
        pass

    def drawPixmap(self, *_arguments):
        raise AssertionError("words may not come as pictures")

    def drawPath(self, path):
        pass

    def drawPolygon(self, *_arguments):
        pass

    def drawTextItem(self, point, item):
        scale = self.painter().transform().m22()
        self.texts.append((item.text(), item.font().pixelSize() * scale))


class Recorder(QPaintDevice):
    """A device of `width` by `height` pixels for one painter."""

    def __init__(self, width, height):
        super().__init__()
        self.size = (width, height)
        self.engine = Engine()

    def paintEngine(self):
        return self.engine

    def metric(self, metric):
        kinds = QPaintDevice.PaintDeviceMetric
        width, height = self.size
        values = {
            kinds.PdmWidth: width,
            kinds.PdmHeight: height,
            kinds.PdmWidthMM: width // 4,
            kinds.PdmHeightMM: height // 4,
            kinds.PdmNumColors: 1 << 24,
            kinds.PdmDepth: 32,
            kinds.PdmDevicePixelRatioScaled: 65536,
        }
        return values.get(metric, 96 if "Dpi" in metric.name else 1)


def painted_texts(paint, width=1920, height=1080):
    """The texts that `paint(painter, rect)` paints on a device of this size, with their sizes."""
    device = Recorder(width, height)
    painter = QPainter(device)
    paint(painter, QRectF(0, 0, width, height))
    painter.end()
    return device.engine.texts
