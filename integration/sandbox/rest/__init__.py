"""The REST API under /api/v2: one blueprint per family, each turning requests into operations on the desk."""
