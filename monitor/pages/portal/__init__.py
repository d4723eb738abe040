"""A whole portal: its channels, and a profile proposed for it, checked and tried."""
