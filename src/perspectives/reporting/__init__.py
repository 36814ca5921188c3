"""Comparison to outline to a writer for each format."""
