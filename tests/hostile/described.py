"""Requests made from the OpenAPI document, right ones and wrong ones, with every check that schemathesis has."""

from collections.abc import Iterator, Sequence
from typing import Any

import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema

from tests.hostile.house import SIGN_ME

PHASES = ("examples", "coverage", "fuzzing", "stateful")
DOCUMENT = "/api/v1/openapi.json"


def failures(address: str, *, token: str, examples: int, seed: int, phases: Sequence[str] = PHASES) -> Iterator[str]:
    """Ask the server whatever its own description suggests; gives what went otherwise than described.

    The phase `coverage` walks along every border of every field, and makes the most of few requests.
    """
    settings = _settings(token, examples, seed)
    settings["phases"] = {phase: {"enabled": phase in phases} for phase in PHASES}
    config = SchemathesisConfig.from_dict(settings)
    schema = schemathesis.openapi.from_url(address + DOCUMENT, config=config)
    seen: set[str] = set()
    for event in from_schema(schema).execute():
        if isinstance(event, events.NonFatalError):
            yield f"{event.label}: {event.info}"
        if isinstance(event, events.FatalError):
            raise event.exception
        if isinstance(event, events.ScenarioFinished):
            for line in _failures_of(event.recorder):
                if line not in seen:
                    seen.add(line)
                    yield line


def _settings(token: str, examples: int, seed: int) -> dict[str, Any]:
    return {
        "seed": seed,
        "generation": {"max-examples": examples, "deterministic": True},
        "auth": {"openapi": {"token": {"bearer": token}, "signature": {"api_key": SIGN_ME}}},
    }


def _failures_of(recorder: Any) -> Iterator[str]:
    for case_id, checks in recorder.checks.items():
        for check in checks:
            if check.failure_info is not None:
                case = recorder.cases[case_id].value
                yield f"{check.name}: {check.failure_info.failure}\n    {case.as_curl_command()[:600]}"
