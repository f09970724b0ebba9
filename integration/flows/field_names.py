"""Custom fields by their titles, as people write them in a policy, become the ids that Zendesk knows them by."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from integration.apology.policy import Condition, Policy, Rule
from integration.apology.terms import FIELD_PREFIX
from integration.errors import PolicyRefused

TicketFields = Sequence[tuple[str, str, str]]  # id, title, type


def names_fields(policy: Policy) -> bool:
    """Whether the policy names any field by its title."""
    return any(True for _ in _named(policy))


def with_field_ids(policy: Policy, fields: TicketFields) -> Policy:
    """Raises PolicyRefused with every title that no field has, or more than one."""
    by_title: dict[str, list[str]] = {}
    for field_id, title, _ in fields:
        by_title.setdefault(_key(title), []).append(field_id)
    named = dict(_named(policy))
    problems = {path: _problem(name, by_title.get(_key(name), [])) for path, name in named.items()}
    refused = {path: words for path, words in problems.items() if words}
    if refused:
        raise PolicyRefused([f"{path}: {words}" for path, words in refused.items()], list(refused))
    ids = {name: by_title[_key(name)][0] for name in named.values()}
    return replace(
        policy,
        rules=tuple(_rule(rule, ids) for rule in policy.rules),
        field_map=_mapping(policy.field_map, ids),
        set_fields=_mapping(policy.set_fields, ids),
    )


def _named(policy: Policy) -> Iterator[tuple[str, str]]:
    """Where the policy names a field by its title, and the title."""
    for place, rule in enumerate(policy.rules):
        for part, conditions in (("all", rule.when.all), ("any", rule.when.any)):
            for number, condition in enumerate(conditions):
                name = condition.fact.removeprefix(FIELD_PREFIX)
                if condition.fact.startswith(FIELD_PREFIX) and _is_title(name):
                    yield f"rules[{place}].when.{part}[{number}].fact", name
    for what, mapping in (("field_map", policy.field_map), ("set_fields", policy.set_fields)):
        yield from ((f"{what}.{key}", name) for key, name in mapping.items() if _is_title(name))


def _problem(name: str, found: list[str]) -> str:
    if not found:
        return f"Zendesk has no ticket field “{name}”."
    return f"Zendesk has {len(found)} ticket fields “{name}”; write the id of the one you mean." if found[1:] else ""


def _rule(rule: Rule, ids: Mapping[str, str]) -> Rule:
    when = replace(rule.when, all=_conditions(rule.when.all, ids), any=_conditions(rule.when.any, ids))
    return replace(rule, when=when)


def _conditions(conditions: tuple[Condition, ...], ids: Mapping[str, str]) -> tuple[Condition, ...]:
    return tuple(replace(condition, fact=_fact(condition.fact, ids)) for condition in conditions)


def _fact(fact: str, ids: Mapping[str, str]) -> str:
    name = fact.removeprefix(FIELD_PREFIX)
    return f"{FIELD_PREFIX}{ids[name]}" if fact.startswith(FIELD_PREFIX) and name in ids else fact


def _mapping(mapping: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, str]:
    return {key: ids.get(name, name) for key, name in mapping.items()}


def _is_title(name: str) -> bool:
    return bool(name.strip()) and not (name.isascii() and name.isdigit())


def _key(title: str) -> str:
    return title.strip().casefold()
