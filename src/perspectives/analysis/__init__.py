"""Project to comparison: pure functions, no files, clock, Qt or randomness."""
