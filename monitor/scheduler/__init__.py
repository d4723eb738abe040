"""When things run: each task as a process of its own, on a plan that the configuration states."""
