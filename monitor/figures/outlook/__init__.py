"""Outlook: which stretches of a text speak of plans and forecasts."""
