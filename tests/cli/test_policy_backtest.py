"""`amends policy backtest`: over tickets in a file, and over those of a Zendesk."""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integration.apology.ticket import Ticket
from integration.bootstrap.ticket_export import AccountExport
from integration.errors import DeskFailure
from integration.zendesk.exported import ticket_from_file

Run = Callable[..., tuple[int, str, str]]
BROKEN = "The lamp I ordered arrived broken, the glass is cracked right through. I want my money back."


def row(id_: int, words: str = BROKEN) -> dict[str, Any]:
    fields = [{"id": 360001, "value": "4471"}, {"id": 360002, "value": "84.50"}]
    plain = {"id": id_, "requester_id": id_, "subject": "Lamp", "description": words, "custom_fields": fields}
    return {**plain, "created_at": "2026-11-24T09:00:00Z"}


@pytest.fixture
def tickets(tmp_path: Path) -> str:
    """Two broken lamps, praise, and two lines that are no tickets."""
    lines = [*map(json.dumps, (row(1), row(2), row(3, "Thank you, the lamp is lovely."))), "{", '{"id": 4}', ""]
    path = tmp_path / "tickets.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def dearer(run: Run, tmp_path: Path) -> str:
    """The default policy with a rule before all others."""
    run("db", "upgrade")
    text = run("policy", "export")[1]
    rule = "rules:\n- {id: gift, name: Gift, when: {}, offers: [{id: fifty, kind: service_credit, amount: AMOUNT}]}\n"
    path = tmp_path / "draft.yaml"
    path.write_text(text.replace("rules:\n", rule.replace("AMOUNT", "{basis: fixed, value: 50}"), 1), encoding="utf-8")
    return str(path)


def test_a_draft_in_a_file_is_compared(run: Run, tickets: str, dearer: str) -> None:
    """The answer has all the figures, and what could not be read is named."""
    code, out, err = run("policy", "backtest", "--tickets", tickets, "--draft", dearer, "--json")

    report = json.loads(out)
    assert code == 0
    assert (report["tickets"], report["complaints"], report["skipped"], report["changed"]) == (3, 2, 2, 2)
    assert report["cost"]["draft"]["total"] == {"amount": "100.00", "currency": "EUR"}
    assert report["rules"]["draft"][0]["fired"] == 2
    assert "Line 4 is passed over: this is not JSON" in err
    assert "Line 5 is passed over: ticket.requester_id is missing." in err


def test_the_report_is_a_table_for_people(run: Run, tickets: str, dearer: str, tmp_path: Path) -> None:
    """Costs, differences, rules and tickets in lines, and a spreadsheet where one is asked for."""
    table = tmp_path / "rules.csv"

    code, out, _ = run("policy", "backtest", "--tickets", tickets, "--draft", dearer, "--csv", str(table))

    assert code == 0
    assert "3 tickets, 2 complaints, 2 answered differently, 2 that could not be read" in out
    assert "Draft: 2 letters, 100.00 EUR (95 % between" in out
    assert "few letters, so this may be far off" in out
    assert "EUR more (95 % between" in out
    assert "Rules of the draft" in out
    assert "-> Service credit of 50.00 EUR" in out
    with table.open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["part"] == "rule"


def test_without_a_draft_the_live_policy_stands_alone(run: Run, tickets: str) -> None:
    """It says so, and compares nothing."""
    code, out, err = run("policy", "backtest", "--tickets", tickets)

    assert code == 0
    assert "There is no draft: the live policy is tried on its own." in err
    assert "Live policy: 2 letters" in out
    assert "Draft" not in out


def test_no_more_tickets_than_asked_for(run: Run, tickets: str) -> None:
    """`--most` ends the reading."""
    assert json.loads(run("policy", "backtest", "--tickets", tickets, "--most", "1", "--json")[1])["tickets"] == 1


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """A Zendesk with so many broken lamps, which then does something else."""

    def set_up(count: int, then: BaseException | None = None) -> None:
        def tickets(*_about: object) -> Iterator[Ticket]:
            for number in range(count):
                yield ticket_from_file(row(number))
            if then:
                raise then

        monkeypatch.setattr(AccountExport, "tickets", tickets)

    return set_up


def test_zendesks_tickets_are_counted_with_progress(run: Run, export: Callable[..., None]) -> None:
    """Every two hundred a line says how far it is, apart from the answer."""
    export(401)

    code, out, err = run("policy", "backtest", "--json")

    assert (code, json.loads(out)["tickets"]) == (0, 401)
    assert "200 tickets\n400 tickets\n" in err


def test_an_end_by_hand_reports_what_there_is(run: Run, export: Callable[..., None]) -> None:
    """Ctrl-C loses nothing of what was counted, and says what the report is of."""
    export(3, KeyboardInterrupt())

    code, out, err = run("policy", "backtest", "--json")

    assert (code, json.loads(out)["tickets"]) == (0, 3)
    assert "Stopped. The report is of the first 3 tickets." in err


def test_a_zendesk_that_fails_reports_what_there_is(run: Run, export: Callable[..., None]) -> None:
    """The exit code says that it is not all."""
    export(3, DeskFailure("Zendesk cannot be reached.", permanent=False))

    code, out, err = run("policy", "backtest", "--json")

    assert (code, json.loads(out)["tickets"]) == (1, 3)
    assert "amends: Zendesk cannot be reached. The report is of the first 3 tickets." in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--days", "0"), "days: this is a number from 1 to 730."),
        (("--most", "0"), "most: this is a number from 1 to 100,000."),
        (("--tickets", "nowhere.jsonl"), "Cannot read nowhere.jsonl"),
        (("--draft", "nowhere.yaml"), "Cannot read nowhere.yaml"),
    ],
)
def test_what_cannot_be_is_refused(run: Run, words: tuple[str, ...], said: str) -> None:
    """In words, with exit code 1."""
    code, out, err = run("policy", "backtest", *words)

    assert (code, out) == (1, "")
    assert said in err


def test_days_are_zendesks(run: Run, tickets: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A file has all the days it has: asking for some is misuse."""
    with pytest.raises(SystemExit) as ended:
        run("policy", "backtest", "--tickets", tickets, "--days", "3")

    assert ended.value.code == 2
    assert "--days is about Zendesk's tickets" in capsys.readouterr().err
