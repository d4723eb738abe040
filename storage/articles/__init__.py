"""Articles as read: each version, its changes and its copies."""
