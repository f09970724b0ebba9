"""A local stand-in for a Zendesk account, for demos and tests; it imports nothing of the rest of the product."""
