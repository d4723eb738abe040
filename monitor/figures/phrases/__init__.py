"""Phrases: what the words before a number and the words after its measure word amount to."""
