"""Webhooks, triggers, trigger categories and ticket fields over the REST API (platform §6.2, §6.4, §7.7)."""

import json
from collections.abc import Mapping
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from integration.errors import NotFound
from integration.flows.installation import (
    Action,
    Category,
    Clause,
    Found,
    FoundCategory,
    FoundField,
    FoundTrigger,
    FoundWebhook,
    Part,
    TicketField,
    Trigger,
    Wanted,
    Webhook,
    description,
    key_in,
)
from integration.flows.installing import Called
from integration.zendesk.desk import ZendeskDesk
from integration.zendesk.rest import Text, read_row

_TRIGGERED = "conditional_ticket_events"
_LISTS = frozenset({"tagger", "multiselect"})
_AS_JSON = "json:"  # a value of a condition that is neither text nor number, kept so that it can be written back
Id = Annotated[str, BeforeValidator(str)]
_OR_NOTHING = BeforeValidator(lambda value: value or ())


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class _WebhookRow(_Row):
    id: Id
    name: Text = ""
    endpoint: Text = ""
    status: Text = ""
    http_method: Text = ""
    request_format: Text = ""
    subscriptions: Annotated[tuple[str, ...], _OR_NOTHING] = ()
    description: Text = ""


class _ClauseRow(_Row):
    field: str
    operator: Text = ""
    value: Any = None


class _ConditionsRow(_Row):
    all: Annotated[tuple[_ClauseRow, ...], _OR_NOTHING] = ()
    any: Annotated[tuple[_ClauseRow, ...], _OR_NOTHING] = ()


class _ActionRow(_Row):
    field: str
    value: Any = None


class _TriggerRow(_Row):
    id: Id
    title: Text = ""
    description: Text = ""
    active: bool = True
    conditions: _ConditionsRow = _ConditionsRow()
    actions: tuple[_ActionRow, ...] = ()
    category_id: Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))] = ""


class _CategoryRow(_Row):
    id: Id
    name: Text = ""


class _OptionRow(_Row):
    name: Text = ""
    value: Text = ""


class _FieldRow(_Row):
    id: Id
    title: Text = ""
    type: Text = ""
    active: bool = True
    agent_description: Text = ""
    options: Annotated[tuple[_OptionRow, ...], _OR_NOTHING] = Field((), alias="custom_field_options")


def look(desk: ZendeskDesk) -> Found:
    """All that is there, ours and everybody else's, whether it is switched on or not."""
    return Found(
        webhooks=tuple(desk.listed("webhooks", "webhooks", _webhook)),
        triggers=tuple(desk.listed("triggers.json", "triggers", _trigger)),
        categories=_categories(desk),
        fields=tuple(desk.listed("ticket_fields.json", "ticket_fields", _field)),
    )


def secret(desk: ZendeskDesk, webhook_id: str) -> str:
    """What the webhook signs with now."""
    answer = desk.answer(f"webhooks/{quote(webhook_id, safe='')}/signing_secret")
    return str((answer.get("signing_secret") or {}).get("secret") or "")


def put(desk: ZendeskDesk, wanted: Wanted, part_id: str = "") -> str:
    """Makes a part like `wanted`, a new one without an id; gives its id."""
    match wanted:
        case Webhook():
            return _put_webhook(desk, wanted, part_id)
        case Trigger():
            return _put_trigger(desk, wanted, part_id)
        case Category():
            answer = desk.change("post", "trigger_categories.json", {"trigger_category": {"name": wanted.title}})
            return _id(answer, "trigger_category")
        case TicketField():
            return _put_field(desk, wanted, part_id)


def take(desk: ZendeskDesk, part: Part, part_id: str, *, off: bool = False) -> None:
    """Deletes a trigger, a category or a webhook; what is gone already is no failure."""
    places = {Part.WEBHOOK: "webhooks", Part.TRIGGER: "triggers", Part.CATEGORY: "trigger_categories"}
    path = f"{places[part]}/{quote(part_id, safe='')}"
    try:
        if off:
            desk.change("put", path, {"trigger": {"active": False}})
        else:
            desk.change("delete", path, {})
    except NotFound:
        return


def call(desk: ZendeskDesk, webhook_id: str, webhook: Webhook, payload: str) -> Called:
    """Lets Zendesk send this payload, signed as always. It answers with what it got, even where that is nothing."""
    body = {"request": {**_delivery(webhook), "payload": payload}}
    answer = desk.change("post", f"webhooks/test?webhook_id={quote(webhook_id, safe='')}", body)
    response = answer.get("response") or {}
    status = str(response.get("status") or "")
    return Called(int(status) if status.isdigit() else None, _reason(str(response.get("payload") or "")))


def _categories(desk: ZendeskDesk) -> tuple[FoundCategory, ...]:
    try:
        return tuple(desk.listed("trigger_categories.json", "trigger_categories", _category))
    except NotFound:  # an account without them
        return ()


def _put_webhook(desk: ZendeskDesk, wanted: Webhook, webhook_id: str) -> str:
    body = {
        "name": wanted.title,
        "description": description(wanted.key),
        "status": "active",
        **_delivery(wanted),
    }
    if webhook_id:
        desk.change("patch", f"webhooks/{quote(webhook_id, safe='')}", {"webhook": body})
        return webhook_id
    return _id(desk.change("post", "webhooks", {"webhook": {**body, "subscriptions": [_TRIGGERED]}}), "webhook")


def _delivery(webhook: Webhook) -> dict[str, str]:
    return {"endpoint": webhook.endpoint, "http_method": "POST", "request_format": "json"}


def _put_trigger(desk: ZendeskDesk, wanted: Trigger, trigger_id: str) -> str:
    body: dict[str, Any] = {
        "title": wanted.title,
        "description": description(wanted.key),
        "active": True,
        "conditions": {
            "all": [_written(each) for each in wanted.every],
            "any": [_written(each) for each in wanted.some],
        },
        "actions": [_action_written(*each) for each in wanted.actions],
    }
    if trigger_id:
        desk.change("put", f"triggers/{quote(trigger_id, safe='')}", {"trigger": body})
        return trigger_id
    placed = {"category_id": wanted.category_id} if wanted.category_id else {}
    return _id(desk.change("post", "triggers.json", {"trigger": {**body, **placed}}), "trigger")


def _put_field(desk: ZendeskDesk, wanted: TicketField, field_id: str) -> str:
    """A field that is there keeps its title; its options are those given, which hold what it had."""
    options = [{"name": label, "value": tag} for label, tag in wanted.options]
    listed: dict[str, Any] = {"custom_field_options": options} if options else {}
    if field_id:
        desk.change("put", f"ticket_fields/{quote(field_id, safe='')}", {"ticket_field": {"active": True, **listed}})
        return field_id
    body = {
        "type": "tagger" if options else "text",
        "title": wanted.title,
        "agent_description": description(wanted.key),
        **listed,
    }
    return _id(desk.change("post", "ticket_fields.json", {"ticket_field": body}), "ticket_field")


def _id(answer: Mapping[str, Any], name: str) -> str:
    return str((answer.get(name) or {}).get("id") or "")


def _reason(payload: str) -> str:
    try:
        answer = json.loads(payload)
    except ValueError:
        return ""
    return str(answer.get("reason") or "") if isinstance(answer, dict) else ""


def _webhook(row: Any) -> FoundWebhook:
    read = read_row(_WebhookRow, row)
    delivers = (read.status, read.http_method, read.request_format) == ("active", "POST", "json")
    fits = delivers and _TRIGGERED in read.subscriptions
    return FoundWebhook(read.id, read.name, read.endpoint, fits, key_in(read.description))


def _trigger(row: Any) -> FoundTrigger:
    read = read_row(_TriggerRow, row)
    return FoundTrigger(
        id=read.id,
        title=read.title,
        key=key_in(read.description),
        active=read.active,
        every=tuple(_clause(each) for each in read.conditions.all),
        some=tuple(_clause(each) for each in read.conditions.any),
        actions=tuple(_action(each) for each in read.actions),
        category_id=read.category_id,
    )


def _category(row: Any) -> FoundCategory:
    read = read_row(_CategoryRow, row)
    return FoundCategory(read.id, read.name)


def _field(row: Any) -> FoundField:
    read = read_row(_FieldRow, row)
    options = tuple((each.name, each.value) for each in read.options)
    return FoundField(
        read.id, read.title, key_in(read.agent_description), read.active, is_list=read.type in _LISTS, options=options
    )


def _clause(row: _ClauseRow) -> Clause:
    return row.field, row.operator, _value(row.value)


def _written(clause: Clause) -> dict[str, Any]:
    name, operator, value = clause
    written = json.loads(value.removeprefix(_AS_JSON)) if value.startswith(_AS_JSON) else value
    return {"field": name, "operator": operator, **({"value": written} if value else {})}


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, (str, int, float)) else f"{_AS_JSON}{json.dumps(value)}"


def _action(row: _ActionRow) -> Action:
    values = row.value if isinstance(row.value, list) else [row.value]
    return row.field, tuple(_value(each) for each in values)


def _action_written(name: str, values: tuple[str, ...]) -> dict[str, Any]:
    return {"field": name, "value": list(values) if name == "notification_webhook" else values[0]}
