"""Use cases: the one path from a ticket to an outcome, whatever door it came in by."""
