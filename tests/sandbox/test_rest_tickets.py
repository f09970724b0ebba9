"""Tickets over HTTP: shapes, writes, refusals, pages."""

from typing import Any

import pytest


def test_ticket_has_every_field_of_the_api(admin: Any) -> None:
    """A ticket is wrapped, its times are in whole seconds, and unset custom fields are null."""
    ticket = admin.get("tickets/1.json")["ticket"]

    assert ticket["created_at"] == "2026-11-22T06:00:00Z"
    assert ticket["description"] == "Hello,\n\nwhere is it?\nSue"
    assert ticket["custom_fields"] == [{"id": 360001, "value": None}, {"id": 360002, "value": "A-1"}]
    assert ticket["fields"] == ticket["custom_fields"]
    assert ticket["via"]["source"]["from"] == {"address": "sue@example.com", "name": "Sue Doe"}
