"""Indicators: the phrase that says what a figure counts or measures."""
