"""Sites, the frontier of pages to fetch, and what each fetch returned, as raw bytes."""
