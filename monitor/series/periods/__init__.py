"""When a figure holds, as series need it."""
