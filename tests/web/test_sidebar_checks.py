"""A typed reply on its way to the check: what is passed on, who is let in, how much and how often."""

import json

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from integration.apology.review import Finding, Level
from integration.errors import NotFound
from tests.web.builders import Page, sdk_ticket
from tests.web.conftest import House

DRAFT = "d0000000000000001"
LEVELS = Finding("C-5", Level.ERROR, "Nobody can promise “never again”.", "Never again.", "Leave it out.")


def check(client: FlaskClient | Page, text: str, **body: object) -> TestResponse:
    page = client if isinstance(client, Page) else Page(client)
    return page.post(f"/sidebar/drafts/{DRAFT}/checks", {"ticket": sdk_ticket(), "text": text, **body})


def test_findings_come_with_all_the_page_shows(house: House) -> None:
    """Rule, level, sentence and advice; the text arrives as the customer will read it, with who asks and when."""
    house.checking.findings = {"Never": (LEVELS,)}
    answer = check(house.client(), "<p>Hello Marta,</p><p>Never&nbsp;again.</p>")

    assert answer.json == {
        "findings": [
            {
                "rule": "C-5",
                "level": "error",
                "message": "Nobody can promise “never again”.",
                "sentence": "Never again.",
                "suggestion": "Leave it out.",
            }
        ]
    }
    ticket, text, occasion = house.checking.asked[0]
    assert (ticket.id, text) == ("101", "Hello Marta,\n\nNever again.")
    assert (occasion.account, occasion.agent_id, occasion.draft_id) == ("acme", "8", DRAFT)


def test_plain_text_is_not_read_as_markup(house: House) -> None:
    """On plain channels a composer holds the text itself, and a < in it is a sign like any other."""
    check(house.client(), "under <b 5\nEUR", html=False)
    assert house.checking.asked[0][1] == "under <b 5\nEUR"


def test_all_is_well(client: FlaskClient) -> None:
    """Then there is nothing to say."""
    assert check(client, "<p>Hello</p>").json == {"findings": []}


def test_somebody_elses_draft_is_not_found(house: House) -> None:
    """The use case knows whose it is; an address that can be no draft's never gets that far."""
    house.checking.failure = NotFound("There is no such draft.")
    page = Page(house.client())
    assert check(page, "Hello").status_code == 404
    body = {"ticket": sdk_ticket(), "text": "x"}
    assert page.post("/sidebar/drafts/..%00/checks", body).status_code == 404
    assert len(house.checking.asked) == 1


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"text": "x" * 65_536}, 422, "text"),
        ({"text": None}, 422, "text"),
        ({"text": "x", "html": "perhaps"}, 422, "html"),
        ({"text": "x", "more": 1}, 422, "more"),
        ({"text": "x", "ticket": {}}, 422, "ticket.id"),
        ({"text": "x", "ticket": sdk_ticket(ticket_description="y" * 1_100_000)}, 413, None),
    ],
    ids=["too long", "nothing", "neither way", "unasked", "no ticket", "far too large"],
)
def test_what_cannot_be_checked_is_named(house: House, body: dict[str, object], status: int, field: str | None) -> None:
    """A text longer than Zendesk takes, or a body that is none of ours, is refused before anything reads it."""
    answer = Page(house.client()).post(f"/sidebar/drafts/{DRAFT}/checks", {"ticket": sdk_ticket(), **body})
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert json.loads(answer.text).get("field") == field
    assert house.checking.asked == []


def test_without_a_session_nothing_is_checked(client: FlaskClient) -> None:
    """The token of the page is asked for here as everywhere."""
    answer = client.post(f"/sidebar/drafts/{DRAFT}/checks", json={"ticket": sdk_ticket(), "text": "x"})
    assert answer.status_code == 401


def test_checks_have_a_pace_of_their_own(house: House) -> None:
    """Too many are asked to wait and then go on; suggestions are not counted among them."""
    house.checks_per_minute = 2
    page = Page(house.client())
    answers = [check(page, f"text {number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "20"
    assert page.suggest().status_code == 200

    house.later(seconds=61)

    assert check(page, "again").status_code == 200


def test_logs_have_no_words_of_a_reply(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """What an agent types is nobody else's before it is sent."""
    check(house.client(), "<p>secret words</p>")
    said = capsys.readouterr()
    assert "secret words" not in said.out + said.err
