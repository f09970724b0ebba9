"""An account's own wordings over the real stores: from the admin's page to the letters that agents get."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select

from integration.bootstrap.parts import Parts, new_id
from integration.bootstrap.setting_up import upgrade_database
from integration.flows.draft import Draft, Occasion, Wishes
from integration.sandbox.apptoken import signed_request_token
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import RunningSandbox, running_sandbox
from integration.settings import read_settings
from integration.store.tables import audit, drafts, letters
from tests.builders import a_ticket
from tests.letter_fakes import shipped, shipped_writer
from tests.web.builders import boot_of

ROOT = Path(__file__).parents[2]
AMARA = 1001
LETTER = "letters/en/damaged_item"
KINDER = shipped("damaged_item").replace("reached you damaged", "came to you broken")

Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    seed = ROOT / "integration" / "sandbox" / "seed" / "demo.yaml"
    with running_sandbox(SandboxConfig(seed=seed, templates=ROOT / "templates", app_dir=ROOT / "manifest")) as running:
        yield running


def a_process(sandbox: RunningSandbox, database: str) -> Parts:
    """One server process: others over the same database know of it only by what is in there."""
    secret = "a-secret-that-only-guards-a-test-of-ours"
    made = Parts(read_settings(database_url=database, secret_key=secret, zendesk_url=sandbox.url, log_level="error"))
    made.writer = shipped_writer()
    return made


@pytest.fixture
def parts(sandbox: RunningSandbox, database: str, engine: Engine) -> Iterator[Parts]:  # noqa: ARG001 - it is emptied
    made = a_process(sandbox, database)
    upgrade_database(made)
    yield made
    made.engine.dispose()


@pytest.fixture
def ask(parts: Parts, sandbox: RunningSandbox) -> Ask:
    """Calls as Amara's page makes them; each must succeed unless another status is expected."""
    client = parts.web_app().test_client()
    installation = next(iter(sandbox.desk.installations.values()))
    token = signed_request_token(sandbox.desk, installation, AMARA, "nav_bar", sandbox.parts.key, datetime.now(UTC))
    opened = client.post("/zaf/admin", query_string={"origin": sandbox.url}, data={"token": token})
    session = boot_of(opened)["token"]

    def call(method: str, path: str, body: Any = None, status: int = 200) -> Any:
        headers = {"Authorization": f"Bearer {session}"}
        answer = client.open(f"/admin/{path}", method=method, json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json

    return call


def body(*shares: int, source: str = KINDER, expected: int = 0) -> dict[str, Any]:
    variants = [{"key": "ab"[place], "source": source, "share": share} for place, share in enumerate(shares)]
    return {"variants": variants, "note": "Warmer", "expected": expected}


def suggested(parts: Parts, ticket_id: str = "101") -> Draft:
    """What an agent gets for a ticket about a damaged lamp."""
    occasion = Occasion("demo", new_id(), datetime.now(UTC), "1002")
    return parts.drafting.suggest(a_ticket(id=ticket_id), Wishes(type="damaged_item"), occasion)


def test_a_wording_reaches_agents_in_every_process(ask: Ask, sandbox: RunningSandbox, database: str) -> None:
    """Saved on one server, it is written by another that had the shipped letter a moment ago, and given up as fast."""
    elsewhere = a_process(sandbox, database)
    assert "reached you damaged" in suggested(elsewhere).letter.text

    ask("PUT", LETTER, body(100))
    letter = suggested(elsewhere, "102").letter
    assert "came to you broken" in letter.text
    assert letter.template.startswith("en/damaged_item:a@")

    ask("DELETE", LETTER)
    assert "reached you damaged" in suggested(elsewhere, "103").letter.text
    elsewhere.engine.dispose()


def test_the_draft_keeps_which_variant_it_was(ask: Ask, parts: Parts) -> None:
    """What is measured later is on record with the draft: the template, its variant and its fingerprint."""
    ask("PUT", LETTER, body(50, 50))
    made = [suggested(parts, str(number)) for number in range(200, 212)]

    with parts.engine.connect() as connection:
        bodies = dict(connection.execute(select(drafts.c.id, drafts.c.body)).all())
    for draft in made:
        assert f'"variant":"{draft.letter.variant}"' in bodies[draft.id]
        assert f'"template":"en/damaged_item:{draft.letter.variant}@' in bodies[draft.id]
    assert {draft.letter.variant for draft in made} == {"a", "b"}


def test_trying_on_a_ticket_leaves_no_trace(ask: Ask, parts: Parts) -> None:
    """The ticket comes from Zendesk, the wording from the page; neither a draft nor a version is kept."""
    sent = {"locale": "en", "name": "damaged_item", "source": KINDER, "case": {}, "ticket_id": "101"}

    shown = ask("POST", "letters/preview", sent)

    assert "came to you broken" in shown["text"]
    assert shown["problems"] == []
    with parts.engine.connect() as connection:
        assert connection.execute(select(drafts)).all() == []
        assert connection.execute(select(letters)).all() == []
    ask("POST", "letters/preview", {**sent, "ticket_id": "987654321"}, status=404)


def test_every_change_is_on_record_as_a_sentence(ask: Ask, parts: Parts) -> None:
    """Saved, rolled back, given up: as the admin's page tells it."""
    ask("PUT", LETTER, body(100))
    ask("PUT", LETTER, body(60, 40, expected=1))
    ask("POST", f"{LETTER}/roll-back", {"number": 1, "note": "Better before"})
    ask("DELETE", LETTER)

    told = [entry["words"] for entry in ask("GET", "audit")["entries"]][:4]
    assert told == [
        "Amara Cole went back to the shipped wording of the letter for “damaged item” (en), as version 4.",
        "Amara Cole made version 1 of the letter for “damaged item” (en) live again, as version 3. “Better before”",
        "Amara Cole saved version 2 of the letter for “damaged item” (en), in variants: a 60 %, b 40 %. “Warmer”",
        "Amara Cole saved version 1 of the letter for “damaged item” (en). “Warmer”",
    ]
    with parts.engine.connect() as connection:
        assert KINDER not in str(connection.execute(select(audit.c.details)).all())
