"""Layout: the numbers that tables and pictures set apart from the words that name them, with what those words say.

The rows of a table part their cells by tabs or blanks; its head names the columns, and a line above may say in what unit
all of it is. A picture tells its numbers in lines of their own, each with the line before or after it that names it.
"""

from monitor.figures.layout.cell import Cell
from monitor.figures.layout.layout import Layout

__all__ = ["Cell", "Layout"]
