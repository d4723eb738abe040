"""Mentions: numbers with their units, ranges and compound amounts joined to one."""
