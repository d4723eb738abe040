"""The views, one file for each noun of the navigation."""
