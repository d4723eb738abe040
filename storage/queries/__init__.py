"""What the page, the API, the command line, files and reports ask: reads only."""
