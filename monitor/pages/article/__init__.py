"""The article's body: where it stands on a page, and its paragraphs."""
