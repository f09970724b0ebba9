"""Complete records from short descriptions: what a brand, a field, a rule or an installation looks like on the wire."""

import base64

from integration.sandbox.state import Desk, Record, User

MESSAGING = frozenset(
    {"native_messaging", "whatsapp", "facebook_messenger", "instagram_dm", "sunshine_conversations_api"}
)
_CHOICES = frozenset({"tagger", "multiselect"})


def api_url(desk: Desk, path: str) -> str:
    return f"https://{desk.subdomain}.zendesk.com/api/v2/{path}.json"


def via(desk: Desk, channel: str, author: User) -> Record:
    """How a comment came in; only e-mail says from whom and to where."""
    if channel != "email" or author.is_staff:
        return {"channel": channel, "source": {"from": {}, "to": {}, "rel": None}}
    sender = {"address": author.email, "name": author.name}
    receiver = {"address": f"support@{desk.subdomain}.zendesk.com", "name": desk.name}
    return {"channel": channel, "source": {"from": sender, "to": receiver, "rel": None}}


def brand_record(desk: Desk, row: Record) -> Record:
    subdomain = row.get("subdomain", desk.subdomain)
    return {
        "url": api_url(desk, f"brands/{row['id']}"),
        "subdomain": subdomain,
        "brand_url": f"https://{subdomain}.zendesk.com",
        "host_mapping": None,
        "has_help_center": False,
        "help_center_state": "disabled",
        "active": True,
        "default": not desk.brands,
        "is_deleted": False,
        "logo": None,
        "ticket_form_ids": [],
        "signature_template": "{{agent.signature}}",
        **row,
    }


def field_record(row: Record, at: str) -> Record:
    options = [
        {"id": row["id"] * 100 + place, "raw_name": option["name"], "default": False, **option}
        for place, option in enumerate(row.get("options") or [])
    ]
    record = {
        "type": "text",
        "raw_title": row["title"],
        "title_in_portal": row["title"],
        "description": "",
        "position": 0,
        "active": True,
        "required": False,
        "collapsed_for_agents": False,
        "visible_in_portal": False,
        "editable_in_portal": False,
        "required_in_portal": False,
        "tag": None,
        "removable": True,
        "created_at": at,
        "updated_at": at,
        **{key: value for key, value in row.items() if key != "options"},
    }
    return record | ({"custom_field_options": options} if record["type"] in _CHOICES else {})


def rule_record(row: Record, at: str) -> Record:
    """A macro or a trigger with the keys that both have."""
    return {
        "active": True,
        "default": False,
        "description": None,
        "raw_title": row["title"],
        "created_at": at,
        "updated_at": at,
        **row,
    }


def installation_record(row: Record, at: str) -> Record:
    settings = {"name": "Amends", "title": "Amends", **(row.get("settings") or {})}
    return {
        "product": "support",
        "enabled": True,
        "paid": None,
        "group_restrictions": [],
        "role_restrictions": [],
        "created_at": at,
        "updated_at": at,
        **row,
        "settings": settings,
        "settings_objects": [{"name": name, "value": value} for name, value in settings.items()],
    }


def attachment(desk: Desk, row: Record) -> Record:
    number = desk.next_id()
    name = row["file_name"]
    return {
        "url": api_url(desk, f"attachments/{number}"),
        "id": number,
        "content_url": f"https://{desk.subdomain}.zendesk.com/attachments/token/{number}/?name={name}",
        "mapped_content_url": f"https://{desk.subdomain}.zendesk.com/attachments/token/{number}/?name={name}",
        "content_type": "application/octet-stream",
        "size": 0,
        "inline": False,
        "deleted": False,
        "malware_scan_result": "malware_not_found",
        "thumbnails": [],
        **row,
    }


def webhook_headers(webhook: Record) -> dict[str, str]:
    """The headers that a webhook's own settings ask for: content type, credentials, custom ones."""
    kinds = {"json": "application/json; charset=utf-8", "xml": "application/xml; charset=utf-8"}
    headers = {"Content-Type": kinds.get(webhook["request_format"], "application/x-www-form-urlencoded")}
    headers |= webhook.get("custom_headers") or {}
    authentication = webhook.get("authentication") or {}
    data = authentication.get("data") or {}
    match authentication.get("type"):
        case "bearer_token":
            headers["Authorization"] = f"Bearer {data['token']}"
        case "basic_auth":
            pair = f"{data['username']}:{data['password']}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        case "api_key":
            headers[data["name"]] = data["value"]
    return headers
