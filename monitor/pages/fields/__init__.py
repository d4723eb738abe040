"""Headline, times, people, source and what else is told of an article, each by rules of its own."""
