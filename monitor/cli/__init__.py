"""The `monitor` command: one file per group of commands."""

from monitor.cli.app import main

__all__ = ["main"]
