"""Macros, fields, installations and keys, the seed file, and what stands on its own."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from integration.sandbox.keys import public_pem
from integration.sandbox.seed import load_seed
from tests.sandbox.callers import Caller, Clock

DEMO = Path(__file__).parents[2] / "integration" / "sandbox" / "seed" / "demo.yaml"


def test_applying_a_macro_changes_nothing(admin: Caller) -> None:
    """The answer is the ticket as it would be, with the rendered comment; the ticket stays."""
    would = admin.get("tickets/1/macros/601/apply")["result"]["ticket"]

    assert (would["status"], would["tags"]) == ("pending", ["apologised", "late"])
    assert would["comment"]["html_body"] == '<p dir="auto">Dear Sue,</p>'
    assert would["comment"]["public"] is True
    assert admin.get("tickets/1")["ticket"]["status"] == "open"


def test_a_macro_without_a_ticket_tells_only_what_it_sets(admin: Caller) -> None:
    """Placeholders about a ticket are empty then."""
    would = admin.get("macros/601/apply")["result"]["ticket"]

    assert (would["status"], would["tags"], would["fields"]) == ("pending", ["apologised"], [])
    assert would["comment"]["body"] == "Dear ,"
    assert "assignee_id" not in would


def test_agents_make_macros_for_themselves_only(admin: Caller, agent: Caller) -> None:
    """A shared macro needs an admin; a personal one is seen by its owner alone."""
    actions = [{"field": "status", "value": "open"}]
    shared = agent.ask("POST", "macros", {"macro": {"title": "All", "actions": actions}})
    own = {"title": "Mine", "actions": actions, "restriction": {"type": "User", "id": 1002}}
    personal = agent.ask("POST", "macros", {"macro": own})

    assert (shared.status_code, personal.status_code) == (403, 201)
    assert personal.headers["Location"] == personal.json()["macro"]["url"]
    assert "Mine" in {macro["title"] for macro in agent.get("macros/active")["macros"]}
    assert "Mine" not in {macro["title"] for macro in admin.get("macros")["macros"]}


def test_macros_are_searched_changed_and_removed(admin: Caller) -> None:
    """A macro's title can change, it is found by the new one, and can be deleted."""
    changed = admin.put("macros/601", {"macro": {"title": "Apology::Delay"}})["macro"]
    found = admin.get("macros/search?query=delay")["macros"]
    gone = admin.ask("DELETE", "macros/601")

    assert changed["raw_title"] == "Apology::Delay"
    assert [macro["id"] for macro in found] == [601]
    assert (gone.status_code, admin.ask("GET", "macros/601").status_code) == (204, 404)


def test_installations_merge_settings_and_come_unwrapped(admin: Caller, agent: Caller) -> None:
    """A PUT keeps what it does not name; one installation is answered without a wrapper; agents may only look."""
    admin.put("apps/installations/77", {"settings": {"tone": "warm"}})

    assert admin.get("apps/installations/77")["settings"] == {"name": "Amends", "title": "Amends", "tone": "warm"}
    assert [each["app_id"] for each in agent.get("apps/installations")["installations"]] == [420]
    assert agent.ask("PUT", "apps/installations/77", {"settings": {}}).status_code == 403


def test_public_key_is_the_signing_keys(admin: Caller, signing_key: RSAPrivateKey) -> None:
    """The PEM belongs to the key that signs, and only known apps have one."""
    answer = admin.ask("GET", "apps/420/public_key.pem")

    assert answer.text == public_pem(signing_key)
    assert admin.ask("GET", "apps/1/public_key.pem").status_code == 404


def test_fields_can_be_made(admin: Caller) -> None:
    """A new drop-down is listed with its choices, and every ticket has it, empty."""
    options = [{"name": "Yes", "value": "made_yes"}]
    body = {"ticket_field": {"type": "tagger", "title": "Made", "custom_field_options": options}}

    made = admin.ask("POST", "ticket_fields", body).json()["ticket_field"]

    assert made["custom_field_options"][0]["value"] == "made_yes"
    assert {"id": made["id"], "value": None} in admin.get("tickets/1")["ticket"]["custom_fields"]


def test_ratings_are_listed_by_score(admin: Caller) -> None:
    """The bad one is found, and no good one."""
    bad = admin.get("satisfaction_ratings?score=bad")["satisfaction_ratings"]

    assert [(rating["ticket_id"], rating["comment"]) for rating in bad] == [(3, "Slow")]
    assert admin.get("satisfaction_ratings?score=good")["satisfaction_ratings"] == []


@pytest.mark.parametrize(
    ("created", "expected"),
    [
        ('"-2d 3h"', datetime(2026, 11, 22, 6, tzinfo=UTC)),
        ('"-1w"', datetime(2026, 11, 17, 9, tzinfo=UTC)),
        ("2024-01-01T00:00:00Z", datetime(2024, 1, 1, tzinfo=UTC)),
        ('"2024-01-01T01:00:00+01:00"', datetime(2024, 1, 1, tzinfo=UTC)),
    ],
)
def test_seed_times(tmp_path: Path, clock: Clock, created: str, expected: datetime) -> None:
    """Times count back from the start, or are what they say."""
    seed = tmp_path / "times.yaml"
    seed.write_text(
        "agents: [{id: 1, name: A, email: a@demo.example, role: admin}]\n"
        f"tickets: [{{created: {created}, requester: {{name: S}}, comments: [{{text: x}}, {{text: y, at: +2h}}]}}]\n"
    )

    [ticket] = load_seed(seed, clock=clock).tickets.values()

    assert ticket.created_at == ticket.comments[0].created_at == expected
    assert (ticket.comments[1].created_at - expected).total_seconds() == 7200


@pytest.mark.parametrize("wrong", ["assignee: nobody@demo.example", "brand: Nowhere", "group: Nowhere"])
def test_seed_mistakes_are_named(tmp_path: Path, wrong: str) -> None:
    """A name that the file does not explain stops the start."""
    seed = tmp_path / "wrong.yaml"
    seed.write_text(
        "agents: [{id: 1, name: A, email: a@demo.example, role: admin}]\n"
        f"tickets: [{{requester: {{name: S}}, {wrong}, comments: [{{text: x}}]}}]\n"
    )

    with pytest.raises(ValueError, match=r"nobody@demo\.example|Nowhere"):
        load_seed(seed)


def test_the_demo_seed_loads() -> None:
    """The file that the demo starts with holds at least 40 tickets, each with a description and known people."""
    desk = load_seed(DEMO)

    assert len(desk.tickets) >= 40
    assert all(ticket.comments and ticket.requester_id in desk.users for ticket in desk.tickets.values())
    assert desk.admin().id == 1001
