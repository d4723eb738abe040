"""A page's bytes as text, tree and lines, and what it says of itself outside its visible text."""
