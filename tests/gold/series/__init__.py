"""Texts of our own wording whose figures are marked with the series that they belong to."""
