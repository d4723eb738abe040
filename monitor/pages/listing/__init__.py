"""Links to articles: list pages, and the feeds and sitemaps beside them."""
