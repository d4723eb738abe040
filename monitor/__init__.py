"""A scheduled news monitor for the governance of Ruyuan (乳源瑶族自治县)."""

__version__ = "0.1.0"
