"""A small simulated portal on 127.0.0.1 that publishes, edits, withdraws and breaks down, and says what really happened."""

from monitor.sandbox.clock import SandboxClock
from monitor.sandbox.scenario import CALM, EVERY, ROUGH, STILL, USUAL, Scenario, Trouble, TroubleKind, trouble
from monitor.sandbox.server import listening, running, serve
from monitor.sandbox.truth import Truth
from monitor.sandbox.world import EPOCH, World

__all__ = [
    "CALM",
    "EPOCH",
    "EVERY",
    "ROUGH",
    "STILL",
    "USUAL",
    "SandboxClock",
    "Scenario",
    "Trouble",
    "TroubleKind",
    "Truth",
    "World",
    "listening",
    "running",
    "serve",
    "trouble",
]
