"""Backups, restoring them, and what is deleted with age."""
