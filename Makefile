# Two commands do everything on a fresh machine with Python 3.11 or newer: make run, make test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/asm/00-opponent.md $(filter-out samples/asm/00-opponent.md,$(sort $(wildcard samples/asm/*.md)))
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: run test test-all bench shots fuzz torture lint clean
.DEFAULT_GOAL := run

run: $(VENV)/ready
	@$(BIN)/perspectives $(SAMPLE)

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Perspectives needs Python 3.11 or newer as “$(PYTHON)”; install it (Debian, Ubuntu: apt install python3 python3-venv) or name another with: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "Python's venv module is missing; install it (Debian, Ubuntu: apt install python3-venv)."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' || { \
	  echo "The package index cannot be reached: connect to the internet once to set up."; exit 1; }
	@touch $@

$(VENV)/ready: $(VENV)/python pyproject.toml
	@echo "Setting up (once, about a minute)..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . || { \
	  echo "Setting up failed: the lines above say which package could not be had."; exit 1; }
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev || { \
	  echo "Setting up the tests failed: the lines above say which package could not be had."; exit 1; }
	@touch $@

lint: $(VENV)/ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/pyright --pythonpath $(BIN)/python

test: lint
	@$(OFFSCREEN) $(BIN)/python -c 'import PySide6.QtWidgets' 2>build-check.txt || { \
	  tail -n 1 build-check.txt; rm -f build-check.txt; \
	  echo "A system library that Qt needs is missing; Debian, Ubuntu: apt install libglib2.0-0 libgl1 libegl1 libxkbcommon0 libx11-6 libfontconfig1 libdbus-1-3 libgssapi-krb5-2 fonts-noto-core"; exit 1; }
	@rm -f build-check.txt
	@$(OFFSCREEN) $(BIN)/python -m pytest -m "not torture"
	@if command -v xvfb-run >/dev/null 2>&1; then \
	  QT_QPA_PLATFORM=xcb xvfb-run -a $(BIN)/python -m pytest -m windows; \
	else echo "Not run: the windows tests under a virtual screen (Debian, Ubuntu: apt install xvfb xauth)."; fi

test-all: test
	@$(OFFSCREEN) $(BIN)/python -m pytest -m torture

bench: $(VENV)/ready-to-test
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench
	@$(OFFSCREEN) $(BIN)/python -m benchmarks

shots: $(VENV)/ready-to-test
	@$(OFFSCREEN) $(BIN)/python -m benchmarks.shots

torture: $(VENV)/ready-to-test
	@$(OFFSCREEN) $(BIN)/python -m pytest -m torture

fuzz: $(VENV)/ready-to-test
	@$(OFFSCREEN) HYPOTHESIS_PROFILE=fuzz $(BIN)/python -m pytest tests/fuzz

clean:
	@rm -rf $(VENV) build dist .pytest_cache .ruff_cache .hypothesis
