"""Shared macros of an account over the REST API (platform §7.6): ours are known by the mark in their description."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from integration.errors import BadInput
from integration.flows.macro import FoundMacro, Macro, description, key_in
from integration.zendesk.desk import ZendeskDesk

_CUSTOM_FIELD = "custom_fields_"


class _Action(BaseModel):
    model_config = ConfigDict(frozen=True)

    field: str
    value: Any = None


class _Macro(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: int
    title: str = ""
    description: str | None = None
    active: bool = True
    actions: list[_Action] = Field(default_factory=list)


def macros(desk: ZendeskDesk) -> tuple[FoundMacro, ...]:
    """All macros the account's credentials can see, those that are switched off too."""
    return tuple(desk.listed("macros.json", "macros", _found))


def write(desk: ZendeskDesk, macro: Macro, macro_id: str = "") -> None:
    """Creates the macro, or makes an existing one like it, and switches it on."""
    body = {
        "title": macro.title,
        "description": description(macro),
        "active": True,
        "actions": [
            {"field": "comment_mode_is_public", "value": "true"},
            {"field": "comment_value_html", "value": macro.html},
            {"field": "current_tags", "value": " ".join(macro.tags)},
            *({"field": f"{_CUSTOM_FIELD}{name}", "value": value} for name, value in macro.fields.items()),
        ],
    }
    if macro_id:
        desk.change("put", f"macros/{int(macro_id)}.json", {"macro": body})
    else:
        desk.change("post", "macros.json", {"macro": {**body, "restriction": None}})


def switch_off(desk: ZendeskDesk, macro_id: str) -> None:
    desk.change("put", f"macros/{int(macro_id)}.json", {"macro": {"active": False}})


def _found(row: Any) -> FoundMacro:
    """Raises BadInput for what is no macro."""
    try:
        macro = _Macro.model_validate(row)
    except ValidationError as error:
        raise BadInput(f"a macro has another shape: {error.errors()[0]['msg']}.") from error
    values = {action.field: action.value for action in macro.actions}
    return FoundMacro(
        id=str(macro.id),
        title=macro.title,
        key=key_in(macro.description or ""),
        active=macro.active,
        html=str(values.get("comment_value_html") or ""),
        tags=tuple(str(values.get("current_tags") or "").split()),
        fields={
            name.removeprefix(_CUSTOM_FIELD): str(value)
            for name, value in values.items()
            if name.startswith(_CUSTOM_FIELD)
        },
    )
