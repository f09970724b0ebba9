"""Tickets to measure with: our own written messages, in the shape the sidebar sends them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WRITTEN = Path(__file__).parents[1] / "integration" / "classifier" / "examples" / "written.jsonl"
EVERY = 12  # every twelfth message: all registers and lengths, about a hundred tickets


def messages() -> list[dict[str, Any]]:
    """The messages, each with `id`, `subject` and `text`."""
    lines = WRITTEN.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[::EVERY]]


def bodies(written: Sequence[dict[str, Any]]) -> list[bytes]:
    """One request body for each message."""
    return [json.dumps(_body(number, message)).encode() for number, message in enumerate(written, start=1)]


def _body(number: int, message: dict[str, Any]) -> dict[str, Any]:
    customer = {"id": 900_000 + number, "name": "Marta Lindqvist", "email": "marta@example.com", "locale": "en-GB"}
    turn = {
        "author": {"id": customer["id"], "role": "end-user", "name": customer["name"]},
        "channel": {"name": "email"},
        "message": {"content": message["text"], "contentType": "text/plain"},
        "timestamp": "2026-11-24T09:12:00Z",
    }
    return {
        "ticket": {
            "ticket.id": number,
            "ticket.subject": message.get("subject") or "",
            "ticket.status": "open",
            "ticket.createdAt": "2026-11-24T09:12:00Z",
            "ticket.tags": [],
            "ticket.brand": {"id": 1, "name": "Northlight Home"},
            "ticket.requester": customer,
            "ticket.conversation": [turn],
            "ticket.editor.targetChannel": {"name": "email"},
            "ticket.customField:custom_field_360001": "4471",
            "ticket.customField:custom_field_360002": "84.50",
            "currentUser.locale": "en-GB",
        },
        "wishes": {},
    }
