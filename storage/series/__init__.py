"""Figures as points of series, what operators state about these, and where articles contradict each other."""
