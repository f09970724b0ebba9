"""Amends: the apology your policy allows, written into the Zendesk reply."""

__version__ = "0.1.0"
