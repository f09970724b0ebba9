"""`amends suggest` and `amends classify`: JSON in, JSON out, and clear refusals."""

import io
import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from integration import classifier
from integration.apology.ticket import Message, Requester, Ticket, Writer
from integration.bootstrap.parts import Parts
from integration.bootstrap.setting_up import prepare_local_database
from integration.flows.draft import Occasion, Wishes
from integration.flows.summary import summary
from integration.sandbox.config import SandboxConfig
from integration.sandbox.server import running_sandbox
from integration.settings import read_settings
from integration.zendesk.mapping import ticket_from_rest
from tests.cli.conftest import NOW
from tests.sandbox.callers import Caller

Run = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
WRITTEN = Path(classifier.__path__[0]) / "examples" / "written.jsonl"
HOLES = re.compile(r"\{\{|\{%|\bNone\b|\bundefined\b| [,.;:!?]|\(\)|  |\[[A-Z_ ]+\]")


def test_a_suggestion_is_one_json_object(run: Run, ticket_file: Callable[..., str]) -> None:
    """Everything the letter was made from comes with it, and the policy's version."""
    path = ticket_file("My order 4471 arrived today and the lamp is broken, there is a crack right through it.")

    code, out, _ = run("suggest", path, "--now", NOW)

    answer = json.loads(out)
    assert code == 0
    assert answer["complaint"]["type"] == "damaged_item"
    assert {"kind": "order", "value": "4471", "written": "4471"}.items() <= answer["facts"][0].items()
    assert answer["policy_version"] == 1
    assert answer["abstained"] is None
    assert "4471" in answer["letter"]["text"]
    assert answer["letter"]["html"].startswith("<p>")
    assert answer["offers"][0]["kind"] == "replacement"
    assert all("“Broken on arrival”" in offer["trace"][0] and len(offer["trace"]) == 1 for offer in answer["offers"])


def test_an_abstention_is_a_result(run: Run, ticket_file: Callable[..., str]) -> None:
    """A question gets no letter, a reason, and exit code 0."""
    code, out, _ = run("suggest", ticket_file("What are your opening hours on Sundays? Thanks!"), "--now", NOW)

    answer = json.loads(out)
    assert code == 0
    assert answer["letter"] is None
    assert answer["abstained"]["reason"] == "not_a_complaint"


def test_the_same_ticket_gives_the_same_letter(run: Run, ticket_file: Callable[..., str]) -> None:
    """Clock and chance come from outside, so nothing else can change a letter."""
    path = ticket_file("My order 4471 arrived broken.", "Broken lamp")

    letters = [json.loads(run("suggest", path, "--now", NOW)[1])["letter"] for _ in range(2)]

    assert letters[0] == letters[1]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is not JSON"),
        ("[]", "ticket"),
        ('{"ticket": {"id": "x"}}', "ticket"),
        ('{"ticket": {"id": 1, "requester_id": 7}, "comments": 3}', "comments"),
    ],
)
def test_a_bad_ticket_is_refused_by_name(run: Run, tmp_path: Path, content: str, says: str) -> None:
    """The message names what is wrong, and the exit code is 1."""
    file = tmp_path / "bad.json"
    file.write_text(content)

    code, out, err = run("suggest", str(file))

    assert (code, out) == (1, "")
    assert says in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--now", "yesterday"], "is not a time"),
        (["--type", "no_such_type"], "is not a type"),
        (["--account", "acne"], "There is no account"),
    ],
)
def test_a_bad_wish_is_refused_by_name(run: Run, ticket_file: Callable[..., str], words: list[str], says: str) -> None:
    """Nothing is guessed for an option that makes no sense."""
    code, _, err = run("suggest", ticket_file("It came broken."), *words)

    assert code == 1
    assert says in err


def test_a_missing_file_is_said(run: Run) -> None:
    """The message is a sentence, not a traceback."""
    assert run("suggest", "gone.json") == (1, "", "amends: Cannot read gone.json: No such file or directory.\n")


def test_every_ticket_of_the_demo_has_an_answer(run: Run, tmp_path: Path) -> None:
    """Letters for the whole demo: nothing fails, nothing is left unrendered, no sentence has a hole.

    The command answers for every eighth ticket; the others take the path behind it, whose parts are built once.
    """
    config = SandboxConfig(
        seed=ROOT / "integration" / "sandbox" / "seed" / "demo.yaml",
        templates=ROOT / "templates",
        app_dir=ROOT / "manifest",
    )
    payloads = []
    with running_sandbox(config) as sandbox:
        admin = Caller(sandbox, "admin@demo.example")
        for ticket in admin.get("tickets.json?per_page=100")["tickets"]:
            found = admin.get(f"tickets/{ticket['id']}/comments.json?include=users")
            payloads.append({"ticket": ticket, "comments": found["comments"], "users": found["users"]})
    assert len(payloads) >= 40

    for payload in payloads[::8]:
        check_answer(run, tmp_path, payload)
    parts = own_parts()
    for number, payload in enumerate(payloads):
        occasion = Occasion("demo", f"{number:032x}", datetime.fromisoformat(NOW))
        check_letter(summary(parts.drafting.suggest(ticket_from_rest(payload), Wishes(), occasion)))


def test_two_hundred_messages_have_answers() -> None:
    """The same for messages of all kinds, each made into a ticket; the parts are built once, to be quick."""
    parts = own_parts()
    lines = WRITTEN.read_text(encoding="utf-8").splitlines()[::5][:200]
    assert len(lines) == 200

    for number, line in enumerate(lines):
        message = json.loads(line)
        words = Message("1", Writer.REQUESTER, message["text"], sent_at=datetime.fromisoformat(NOW))
        ticket = Ticket("101", message["subject"] or "", (words,), Requester("7", "Marta Ilves"))
        occasion = Occasion("demo", f"{number:032x}", datetime.fromisoformat(NOW))
        check_letter(summary(parts.drafting.suggest(ticket, Wishes(), occasion)))


def own_parts() -> Parts:
    parts = Parts(read_settings())
    prepare_local_database(parts)
    return parts


def check_answer(run: Run, folder: Path, payload: dict[str, Any]) -> None:
    file = folder / "one.json"
    file.write_text(json.dumps(payload), encoding="utf-8")
    code, out, err = run("suggest", str(file))
    assert code == 0, err
    check_letter(json.loads(out))


def check_letter(answer: dict[str, Any]) -> None:
    assert bool(answer["letter"]) is not bool(answer["abstained"])
    if answer["letter"]:
        assert not HOLES.search(answer["letter"]["text"]), answer["letter"]["text"]
        assert not HOLES.search(answer["letter"]["subject"])


def test_classify_answers_line_by_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are judged in order, each with its type, scores, severity and signals."""
    messages = [
        {"id": "a", "text": "My parcel has not arrived, it is two weeks late."},
        {"id": 2, "text": "Thank you, the lamp is lovely!", "subject": "Praise"},
        {"id": "c", "text": ""},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(json.dumps(message) for message in messages)))

    code, out, _ = run("classify")

    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [answer["id"] for answer in answers] == ["a", 2, "c"]
    assert answers[0]["type"] == "late_delivery"
    assert answers[1]["type"] == "not_a_complaint"
    assert [answer["abstained"] for answer in answers][1:] == [True, True]
    assert all(abs(sum(answer["scores"].values()) - 1) < 0.01 for answer in answers)


def test_classify_goes_on_after_a_bad_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that cannot be read is answered by number; the others are judged, and the exit code is 1."""
    lines = ["nonsense", '{"id": 1}', '{"id": 2, "text": "It is broken."}']
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))

    code, out, _ = run("classify")

    answers = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert answers[0]["error"].startswith("Line 1: this is not JSON")
    assert answers[1]["error"] == "Line 2: text must be a string."
    assert answers[2]["id"] == 2
