"""What an admin supposes of a ticket to try a policy on, from the texts of a form to the values rules ask about."""

from collections.abc import Callable, Mapping
from typing import Any

from integration.apology.complaint import Severity
from integration.apology.reading import Fact, FactKind
from integration.apology.ticket import Channel
from integration.errors import BadInput
from integration.flows.trying import Supposed
from integration.web.bodies import COUNT, answer

FIELD = "field:"
_KINDS = {kind.value: kind for kind in FactKind}


def supposed(facts: Mapping[str, str]) -> tuple[Supposed, tuple[Fact, ...]]:
    """What is supposed of the ticket, and of what was read in it. Raises BadInput that names the fact."""
    given = {name: text for name, text in facts.items() if text}
    known = {name: text for name, text in given.items() if name in _READERS}
    fields = {name.removeprefix(FIELD): text for name, text in given.items() if name.startswith(FIELD)}
    read = {name: text for name, text in given.items() if name not in known and not name.startswith(FIELD)}
    values: dict[str, Any] = {name: _READERS[name](name, text) for name, text in known.items()}
    return Supposed(**values, fields=fields), tuple(_answer(name, text) for name, text in read.items())


def _answer(name: str, text: str) -> Fact:
    if name not in _KINDS:
        raise BadInput(f"{name}: this cannot be supposed of a ticket.", f"facts.{name}")
    try:
        return answer(_KINDS[name], text)
    except BadInput as error:
        raise BadInput(str(error), f"facts.{name}") from error


def _line(_name: str, text: str) -> str:
    return text


def _country(_name: str, text: str) -> str:
    return text.upper()


def _listed(_name: str, text: str) -> frozenset[str]:
    return frozenset(part for part in text.replace(",", " ").split() if part)


def _severity(name: str, text: str) -> Severity:
    return Severity(_choice(name, text, [each.value for each in Severity]))


def _channel(name: str, text: str) -> Channel:
    return Channel(_choice(name, text, [each.value for each in Channel]))


def _count(name: str, text: str) -> int:
    if not COUNT.fullmatch(text):
        raise BadInput(f"{name}: this is a number of times, such as 1.", f"facts.{name}")
    return min(int(text), 100)


def _choice(name: str, text: str, choices: list[str]) -> str:
    if text not in choices:
        raise BadInput(f"{name}: this is one of {', '.join(choices)}.", f"facts.{name}")
    return text


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "brand": _line,
    "country": _country,
    "locale": _line,
    "channel": _channel,
    "organization": _line,
    "tags": _listed,
    "requester_tags": _listed,
    "severity": _severity,
    "earlier_apologies": _count,
}
