"""Notifications: rules over the outbox, messages and digests, and their delivery.

`Postman.deliver` is one pass; it can be killed at any moment and repeated at any time.
"""
