"""Every error leaves as the table says: status, sentence, nothing of the inside."""

import pytest
from flask.testing import FlaskClient

from integration import errors
from integration.web.problems import ERRORS, answer_to
from tests.web.builders import Page
from tests.web.conftest import House

SAMPLES = [
    (errors.BadInput("subject: too long.", "ticket.subject"), 422, "subject: too long."),
    (errors.UnknownAccount("no account acme"), 403, "This Zendesk account is not set up here. Tell your admin."),
    (errors.PolicyRefused(["Rule 1 has no offer."]), 422, "The policy has problems: Rule 1 has no offer."),
    (errors.Refused("suspended", "This agent is suspended in Zendesk."), 403, "This agent is suspended in Zendesk."),
    (errors.NotFound("There is no such draft."), 404, "There is no such draft."),
    (errors.Conflict("This draft was already sent."), 409, "This draft was already sent."),
    (
        errors.DeskFailure("GET /users/8: 502 from 10.0.0.3", permanent=False, retry_after=7.2),
        503,
        "Zendesk did not answer Amends. Nothing was changed. Try again in a minute.",
    ),
]


@pytest.mark.parametrize(("error", "status", "sentence"), SAMPLES)
def test_our_errors_are_problems(house: House, error: errors.AmendsError, status: int, sentence: str) -> None:
    """Each class of error has its status and a public sentence, as RFC 9457 has it."""
    page = Page(house.client())
    house.sign_in.refusal = error
    answer = page.post("/sidebar/session")
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json["detail"] == sentence
    assert answer.json["status"] == status
    assert answer.json["title"]


def test_a_wait_is_told_in_whole_seconds(house: House) -> None:
    """Zendesk's own waiting time is handed on, rounded up."""
    page = Page(house.client())
    house.sign_in.refusal = errors.DeskFailure("slow down", permanent=False, retry_after=7.2)
    assert page.post("/sidebar/session").headers["Retry-After"] == "8"


def test_what_nobody_foresaw_tells_nothing(house: House) -> None:
    """A fault of ours is a sentence; its message, which may hold a customer's words, stays inside."""
    page = Page(house.client())
    house.sign_in.refusal = ZeroDivisionError("Marta's secret")
    answer = page.post("/sidebar/session")
    assert answer.status_code == 500
    assert "Marta" not in answer.text
    assert answer.json["detail"].startswith("Something broke")


def test_a_fault_is_logged_without_words(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """The log has the kind of error and its place, not its message."""
    page = Page(house.client())
    house.sign_in.refusal = ZeroDivisionError("Marta's secret")
    page.post("/sidebar/session")
    captured = capsys.readouterr()
    logged = captured.out + captured.err
    assert "ZeroDivisionError" in logged
    assert "Marta" not in logged


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/nowhere", 404), ("get", "/sidebar/suggestions", 405), ("put", "/sidebar/session", 405)],
)
def test_wrong_addresses_are_problems_too(client: FlaskClient, method: str, path: str, status: int) -> None:
    """Paths and methods that do not exist answer in the same form."""
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert answer.json["detail"]


def test_a_huge_request_is_refused(house: House) -> None:
    """More than one megabyte is refused before it is read."""
    page = Page(house.client())
    answer = page.suggest(ticket={"ticket.id": 1, "ticket.description": "x" * (1024 * 1024)})
    assert answer.status_code == 413
    assert answer.json["detail"] == "This request is larger than one megabyte."


def test_children_stand_before_parents() -> None:
    """Every class of the family is answered by its nearest entry."""
    kinds = [kind for kind, _ in ERRORS]
    for place, kind in enumerate(kinds):
        assert not any(issubclass(later, kind) for later in kinds[place + 1 :])
    assert answer_to(errors.TooMany("x", "y", retry_after=1)).status == 429
