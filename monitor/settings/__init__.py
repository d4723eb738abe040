"""Sections of the configuration that are large enough for their own files, and what all sections are built from."""
