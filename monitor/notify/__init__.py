"""Tells people: rules over the outbox, messages, digests, and the log of deliveries."""
