"""What a figure measures: one name for the many ways in which articles say it."""
