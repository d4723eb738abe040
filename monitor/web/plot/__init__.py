"""Series drawn as SVG in the page: each value a link, colours from the style sheet, nothing to load."""

from monitor.web.plot.drawing import Plot, plot, spark
from monitor.web.plot.marks import marks
from monitor.web.plot.values import Drawn, Sort, drawn

__all__ = ["Drawn", "Plot", "Sort", "drawn", "marks", "plot", "spark"]
