"""Why the program did or judged something: one catalogue in both languages."""

from monitor.reasons.reason import Reason, read, said_in, say

__all__ = ["Reason", "read", "said_in", "say"]
