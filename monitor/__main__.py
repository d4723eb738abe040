"""Lets `python -m monitor` be the `monitor` command."""

from monitor.cli import main

main()
