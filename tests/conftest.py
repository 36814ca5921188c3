"""All tests draw off the screen, unless the platform is chosen by the one who runs them.

No test asserts a time, so none fails since the machine is busy: properties have no deadline, and
how fast their examples are made is not looked at.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
