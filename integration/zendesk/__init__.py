"""Zendesk as we meet it: its API, its JSON, its signatures and its app package."""
