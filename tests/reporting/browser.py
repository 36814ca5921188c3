"""A real Chromium, driven by chromedriver over plain HTTP (W3C WebDriver)."""

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from importlib.metadata import distribution
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names elements."""

SWITCHES = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--window-size=1400,950",
)


class Browser:
    """One page in one window; `close` ends what was started."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        driver = shutil.which("chromedriver") or "chromedriver"
        self._driver = subprocess.Popen(
            [driver, f"--port={port}", "--log-level=OFF"], stdout=subprocess.DEVNULL
        )
        self._address = f"http://127.0.0.1:{port}"
        self._wait()
        options = {"args": list(SWITCHES)}
        if binary := shutil.which("chromium"):
            options["binary"] = binary
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{made['sessionId']}"

    def _wait(self) -> None:
        until = time.monotonic() + 20
        while True:
            try:
                self._call("GET", "/status")
                return
            except OSError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def _call(self, method: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._address + path, data, method=method)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, address: str) -> None:
        """Load a page."""
        self._call("POST", f"{self._session}/url", {"url": address})

    def run(self, script: str, *arguments: Any) -> Any:
        """What `script` returns in the page."""
        body = {"script": script, "args": list(arguments)}
        return self._call("POST", f"{self._session}/execute/sync", body)

    def wait_for(self, script: str, *arguments: Any) -> Any:
        """What `script` hands to the function it gets as its last argument."""
        body = {"script": script, "args": list(arguments)}
        return self._call("POST", f"{self._session}/execute/async", body)

    def press(self, selector: str, keys: str) -> None:
        """Type keys into the element that `selector` finds."""
        element = self._found(selector)
        self._call("POST", f"{self._session}/element/{element}/value", {"text": keys})

    def click(self, selector: str) -> None:
        """Click the element that `selector` finds."""
        self._call("POST", f"{self._session}/element/{self._found(selector)}/click", {})

    def _found(self, selector: str) -> str:
        body = {"using": "css selector", "value": selector}
        return self._call("POST", f"{self._session}/element", body)[ELEMENT]

    def devtools(self, command: str, **parameters: Any) -> Any:
        """A command of the DevTools protocol."""
        body = {"cmd": command, "params": parameters}
        return self._call("POST", f"{self._session}/goog/cdp/execute", body)

    def log(self, kind: str) -> list[str]:
        """The messages of a log since it was last read."""
        rows = self._call("POST", f"{self._session}/se/log", {"type": kind})
        return [row["message"] for row in rows]

    def violations(self) -> list[str]:
        """What axe-core finds wrong with the page, a line each."""
        shipped = distribution("axe-core-python").locate_file("axe_core_python/axe.min.js")
        with open(str(shipped), encoding="utf-8") as file:
            self.run(f"{file.read()}; window.axe = axe;")
        found = self.wait_for(
            "const done = arguments[0]; axe.run(document, {}).then((all) => done(all.violations));"
        )
        return [f"{row['id']}: {row['nodes'][0]['html'][:200]}" for row in found]

    def close(self) -> None:
        """End the browser and its driver."""
        try:
            self._call("DELETE", self._session)
        finally:
            self._driver.terminate()
            self._driver.wait(timeout=20)
