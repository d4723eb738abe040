"""Sections of the configuration that are large enough for files of their own, and what all sections are made of."""
