"""What a browser sends, in the shapes of the client SDK."""

import json
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.conftest import opened


def sdk_ticket(**changes: Any) -> dict[str, Any]:
    """A bulk answer of the SDK; changes go by `ticket_subject` for `ticket.subject`."""
    whole: dict[str, Any] = {
        "ticket.id": 101,
        "ticket.subject": "Broken lamp",
        "ticket.description": "The lamp is broken.",
        "ticket.status": "open",
        "ticket.createdAt": "2026-05-03T10:00:00Z",
        "ticket.tags": ["vip"],
        "ticket.brand": {"id": 7, "name": "Lumen", "logo": None},
        "ticket.via": {"channel": "mail"},
        "ticket.channel": {"name": "email", "sessionBased": False},
        "ticket.editor.targetChannel": {"name": "email"},
        "ticket.requester": {"id": 20, "name": "Marta", "email": "m@example.com", "locale": "en-GB", "tags": None},
        "ticket.organization": None,
        "ticket.conversation": [turn("It is cracked.")],
        "ticket.comments": [],
        "ticket.customField:custom_field_360001": "lamp",
        "currentUser.locale": "en-US",
    }
    for name, value in changes.items():
        whole[name.replace("__", ":").replace("_", ".", 1)] = value
    return whole


def turn(content: str, **changes: Any) -> dict[str, Any]:
    """One turn of `ticket.conversation`, by the requester and in HTML."""
    return {
        "author": {"id": 20, "role": "end-user", "name": "Marta", "avatar": ""},
        "channel": {"name": "email"},
        "message": {"content": content, "contentType": "text/html"},
        "timestamp": "2026-05-03T10:00:00Z",
        "attachments": [],
    } | changes


class Page:
    """The page after its first request: calls with the token it was given."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.token = boot_of(opened(client))["token"]

    def post(self, path: str, body: Any = None) -> TestResponse:
        return self.client.post(path, json=body, headers={"Authorization": f"Bearer {self.token}"})

    def get(self, path: str) -> TestResponse:
        return self.client.get(path, headers={"Authorization": f"Bearer {self.token}"})

    def suggest(self, **body: Any) -> TestResponse:
        return self.post("/sidebar/suggestions", {"ticket": sdk_ticket(), **body})


def boot_of(page: TestResponse) -> dict[str, Any]:
    """The data block of the page."""
    block = page.text.split('id="boot">', 1)[1].split("</script>", 1)[0]
    boot: dict[str, Any] = json.loads(block)
    return boot
