"""What an article says for all of its figures: what it is about, and under which time its passages stand."""
