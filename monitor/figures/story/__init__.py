"""What a text has told so far, which its later figures take up: names, ways, kinds."""

from monitor.figures.story.story import Story
from monitor.figures.story.told import equals

__all__ = ["Story", "equals"]
