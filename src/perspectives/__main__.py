"""Lets `python -m perspectives` do what the `perspectives` command does."""

import sys

from perspectives.cli import main

if __name__ == "__main__":
    sys.exit(main())
