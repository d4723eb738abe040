"""The full-text index, and what is looked up in it."""
