"""`amends tokens`: a token opens the API from when it is made until it is revoked."""

import json
from collections.abc import Callable

from integration.cli.assembly import assemble
from integration.cli.tokens import SCOPES
from integration.flows.api_access import Scope

Run = Callable[..., tuple[int, str, str]]
ADDRESS = "/api/v1/events/" + "0" * 32


def test_a_token_opens_the_api_until_it_is_revoked(run: Run) -> None:
    """It is shown once, listed without its words, and refused as soon as it is taken back; the record has both."""
    run("db", "upgrade")
    assert "amends tokens add" in run("tokens", "list")[1]

    code, out, _ = run("tokens", "add", " My  shop ", "--scope", "events:read", "--scope", "events:write", "--json")
    made = json.loads(out)
    client = assemble().web_app().test_client()

    def status() -> int:
        return client.get(ADDRESS, headers={"Authorization": f"Bearer {made['token']}"}).status_code

    assert (code, made["name"], sorted(made["scopes"])) == (0, "My shop", sorted(SCOPES))
    assert status() == 404
    _, listed, _ = run("tokens", "list")
    assert made["id"] in listed
    assert "My shop" in listed
    assert "used 20" in listed
    assert made["token"] not in listed

    assert run("tokens", "revoke", made["id"])[0] == 0
    assert status() == 401
    (line,) = json.loads(run("tokens", "list", "--json")[1])["tokens"]
    assert line["revoked_at"]
    assert "revoked 20" in run("tokens", "list")[1]


def test_what_cannot_be_is_said(run: Run) -> None:
    """An empty name, and a token that is not there."""
    run("db", "upgrade")

    assert run("tokens", "add", " ", "--scope", "events:read")[0] == 1
    assert run("tokens", "revoke", "0" * 32) == (1, "", "amends: There is no such token.\n")


def test_the_command_knows_every_scope() -> None:
    """The command line keeps its own list, so that its help answers at once."""
    assert set(SCOPES) == set(Scope)
