"""The validator's rules for the settings an app asks its installer for (platform §3.3)."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from integration.zendesk.app_problem import Problem

TYPES = frozenset({"text", "checkbox", "url", "number", "multiline", "hidden"})
SCOPES = frozenset(
    {"header", "body", "url", "jwt_secret_key", "jwt_claim", "basic_auth_username", "basic_auth_password"}
)


def parameter_problems(manifest: dict[str, Any], _files: Mapping[str, bytes]) -> Iterator[Problem]:
    given = manifest.get("parameters", [])
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        yield Problem("unacceptable_array", "parameters must be a list of objects.")
        return
    names = Counter(str(each.get("name")) for each in given)
    for name, count in names.items():
        if count > 1:
            yield Problem("duplicate_parameters", f"There is more than one parameter {name}.")
    if "name" in names:
        yield Problem("name_as_parameter_name", "A parameter may not be called name: Zendesk uses it for the title.")
    for each in given:
        yield from _one(each)


def _one(parameter: dict[str, Any]) -> Iterator[Problem]:
    name = parameter.get("name")
    for key in ("required", "secure"):
        if not isinstance(parameter.get(key, False), bool):
            yield Problem("unacceptable_boolean", f"{key} of the parameter {name} must be true or false.")
    if parameter.get("type", "text") not in TYPES:
        yield Problem("invalid_type_parameter", f"The parameter {name} must be one of {', '.join(sorted(TYPES))}.")
    if parameter.get("type") == "hidden" and parameter.get("required"):
        yield Problem("invalid_hidden_parameter", f"The parameter {name} is hidden, so nobody could fill it in.")
    scopes = parameter.get("scopes")
    if scopes is None:
        return
    if not parameter.get("secure") or not isinstance(scopes, list) or not scopes or not set(scopes) <= SCOPES:
        yield Problem("field_contains_invalid_values", f"scopes of the parameter {name} must be known, and it secure.")
