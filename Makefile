# Two commands do everything on a fresh machine with Python 3.11 or newer: make run, make test.

VENV := .venv
BIN := $(VENV)/bin
SAMPLE := $(sort $(wildcard samples/asm/*.md))
OFFSCREEN := QT_QPA_PLATFORM=offscreen
PYTEST := $(BIN)/python -m pytest
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
DEV_GROUP = import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["$(1)"], sep="\n")

# The first Python on this machine that is new enough; another one with make PYTHON=...
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$name" -c '$(IS_NEW_ENOUGH)' >/dev/null 2>&1 && echo "$$name" && break; done)
UV := $(shell command -v uv 2>/dev/null)
ifneq ($(UV),)
INSTALL := $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python
else
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

# Compiled modules halve the time to the first window.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test test-all lint windows screens readers browser office bench shots torture fuzz clean
.DEFAULT_GOAL := run

run: $(VENV)/ready
	@$(BIN)/perspectives $(SAMPLE)

$(VENV)/python:
ifneq ($(UV),)
	@$(UV) venv --quiet --allow-existing --python '>=3.11' $(VENV) || { \
	  echo "Perspectives needs Python 3.11 or newer, and uv found none: install it, or connect to the internet once."; exit 1; }
else
	@test -n "$(PYTHON)" && "$(PYTHON)" -c '$(IS_NEW_ENOUGH)' 2>/dev/null || { \
	  echo "Perspectives needs Python 3.11 or newer: install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python), or name it with make PYTHON=/path/to/python3."; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Python's venv module is missing: install it (Debian, Ubuntu: apt install python3-venv)."; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)
endif
	@touch $@

$(VENV)/ready: $(VENV)/python pyproject.toml
	@echo "Setting up in $(VENV) (once, about a minute)."
	@$(INSTALL) --editable '.[pptx]' || { \
	  echo "Setting up failed, as the lines above say: connect to the internet and try again."; exit 1; }
	@touch $@

$(VENV)/ready-%: $(VENV)/ready
	@echo "Setting up what the group “$*” needs (once)."
	@$(BIN)/python -c '$(call DEV_GROUP,$*)' >$(VENV)/$*.txt
	@$(INSTALL) --requirement $(VENV)/$*.txt || { \
	  echo "Setting up failed, as the lines above say: connect to the internet and try again."; exit 1; }
	@touch $@

lint: $(VENV)/ready-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright --pythonpath $(BIN)/python

# Qt ends the program where a system library is missing, so that is asked first.
$(VENV)/can-draw: $(VENV)/ready-dev
	@$(OFFSCREEN) $(BIN)/python -c 'import sys; from perspectives.desktop.display import why_no_window; sys.exit(why_no_window() or 0)'
	@touch $@

windows: $(VENV)/can-draw
	@if command -v xvfb-run >/dev/null 2>&1 && command -v xauth >/dev/null 2>&1; then \
	  QT_QPA_PLATFORM=xcb xvfb-run -a $(PYTEST) -m "windows and not torture" || [ $$? -eq 5 ]; \
	else echo "Not run: the tests of windows on a virtual screen (Debian, Ubuntu: apt install xvfb xauth)."; fi

# Two monitors, a window manager and a bus, all of them virtual.
screens: $(VENV)/can-draw
	@if (for name in xvfb-run xauth xrandr xdotool openbox dbus-run-session; do command -v $$name || exit 1; done) >/dev/null 2>&1; then \
	  QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 3360x1080x24 -nolisten tcp -noreset" $(PYTEST) -m screens || [ $$? -eq 5 ]; \
	else echo "Not run: the tests of wall and console on two screens (Debian, Ubuntu: apt install xvfb xauth openbox xdotool x11-xserver-utils dbus)."; fi

# What a screen reader is given, asked over AT-SPI on a bus of its own.
readers: $(VENV)/can-draw
	@if (for name in xvfb-run xauth gdbus dbus-daemon; do command -v $$name || exit 1; done; \
	     ls /usr/libexec/at-spi-bus-launcher || ls /usr/lib/at-spi2-core/at-spi-bus-launcher) >/dev/null 2>&1; then \
	  QT_QPA_PLATFORM=xcb xvfb-run -a $(PYTEST) -m at_spi || [ $$? -eq 5 ]; \
	else echo "Not run: the tests of what screen readers are given (Debian, Ubuntu: apt install xvfb xauth dbus at-spi2-core libglib2.0-bin)."; fi

# The HTML report is tested in a real browser; Chromium's driver comes in a package of its own.
browser: $(VENV)/ready-dev
	@if command -v chromium >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1; then \
	  $(PYTEST) -m browser || [ $$? -eq 5 ]; \
	else echo "Not run: the tests of HTML reports in a browser (Debian: apt install chromium chromium-driver)."; fi

office: $(VENV)/ready-dev
	@if command -v soffice >/dev/null 2>&1; then $(PYTEST) -m office || [ $$? -eq 5 ]; \
	else echo "Not run: the tests that open reports in LibreOffice (Debian, Ubuntu: apt install libreoffice-writer libreoffice-calc libreoffice-impress)."; fi

test: lint windows browser
	@$(OFFSCREEN) $(PYTEST) -m "not torture and not browser and not office and not screens and not at_spi"
	@echo "Not run by make test: the tests of two screens, of screen readers, of LibreOffice, and torture; make test-all runs them."

test-all: test screens readers office torture fuzz

torture: $(VENV)/can-draw
	@$(OFFSCREEN) $(PYTEST) -m torture || [ $$? -eq 5 ]

fuzz: $(VENV)/can-draw
	@$(OFFSCREEN) HYPOTHESIS_PROFILE=fuzz $(PYTEST) -m fuzz || [ $$? -eq 5 ]

bench: $(VENV)/ready-dev $(VENV)/ready-bench
	@$(OFFSCREEN) $(BIN)/python -m benchmarks

shots: $(VENV)/can-draw
	@$(OFFSCREEN) $(BIN)/python -m benchmarks.shots
	@$(OFFSCREEN) $(BIN)/python -m benchmarks.wall_shots
	@$(OFFSCREEN) $(BIN)/python -m benchmarks.console_shots

clean:
	@rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis
