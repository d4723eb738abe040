"""What the service keeps of itself: runs, locks, pauses, incidents, accounts, saved views, and messages on their way."""
