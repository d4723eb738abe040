"""Scheduling: each task runs in its own process, at the times that the configuration states."""
