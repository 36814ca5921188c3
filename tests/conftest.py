"""All tests draw off the screen, unless the platform is chosen by the one who runs them."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
