"""Logs: ids on every line, and never a customer's words."""

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
import structlog

from integration.observability import InboxFigures, InboxMetrics, Metrics, bind, bound, configure_logging, logger, tell


def test_lines_carry_ids_and_no_customer(capsys: pytest.CaptureFixture[str]) -> None:
    """A line within a block carries the block's ids; private keys come out blank, whoever set them."""
    configure_logging(level="info", as_json=True)

    with bound(request="r1", ticket="4471"):
        logger().info("suggested", type="damaged_item", name="Marta", text="cracked, glass in the box")

    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["request"], line["ticket"], line["type"]) == (
        "suggested",
        "r1",
        "4471",
        "damaged_item",
    )
    assert (line["name"], line["text"]) == ("[private]", "[private]")


def test_an_event_of_the_inbox_does_not_hide_what_happened(capsys: pytest.CaptureFixture[str]) -> None:
    """Its id stands beside the step, whether it is bound or told with it."""
    configure_logging(level="info", as_json=True)

    with bound(event="e1", account="demo"):
        logger().info("received")
    tell("event claimed", event="e1", tries=1)

    received, claimed = map(json.loads, capsys.readouterr().err.splitlines())
    assert (received["event"], received["event_id"], received["account"]) == ("received", "e1", "demo")
    assert (claimed["event"], claimed["event_id"], claimed["tries"]) == ("event claimed", "e1", 1)


def test_lines_below_the_level_are_silent(capsys: pytest.CaptureFixture[str]) -> None:
    """The operator decides how much is said."""
    configure_logging(level="warning", as_json=False)

    logger().info("chatter")

    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("shared", [False, True])
def test_the_inbox_is_read_for_each_look(tmp_path: Path, shared: bool) -> None:  # noqa: FBT001 - a table column
    """Its figures are of all workers, beside those of this server's processes; where it is away they are left out."""
    looks = iter([
        InboxFigures({("drafted", ""): 3, ("skipped", "solved"): 2}, 4, 21, 1.5, waiting=7, dead=1, oldest=61.5),
        None,
    ])  # fmt: skip
    metrics = Metrics(str(tmp_path) if shared else None, [InboxMetrics(lambda: next(looks))])

    told, without = (metrics.exposition().decode() for _ in range(2))

    for line in (
        'amends_events_total{reason="",result="drafted"} 3.0',
        'amends_events_total{reason="solved",result="skipped"} 2.0',
        "amends_event_retries_total 4.0",
        "amends_zendesk_calls_total 21.0",
        "amends_zendesk_seconds_total 1.5",
        "amends_events_waiting 7.0",
        "amends_events_dead 1.0",
        "amends_oldest_event_seconds 61.5",
    ):
        assert line in told.splitlines()
    assert "amends_events" not in without
    assert ("amends_request_seconds" in without) is not shared


class Meeting(dict[str, Any]):
    """structlog's variables; two threads that both miss one wait for each other before and after either makes it."""

    def __init__(self) -> None:
        super().__init__()
        self.both = Barrier(2)

    def __missing__(self, key: str) -> Any:
        self._meet()
        raise KeyError(key)

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        self._meet()

    def _meet(self) -> None:
        with suppress(BrokenBarrierError):
            self.both.wait(0.1)


@pytest.mark.parametrize("first_of_all", ["bind", "bound"])
def test_ids_go_again_where_two_threads_are_the_first(monkeypatch: pytest.MonkeyPatch, first_of_all: str) -> None:
    """Else every line of one of them would carry the id of somebody long gone."""
    monkeypatch.setattr(structlog.contextvars, "_CONTEXT_VARS", Meeting())
    name = f"first_{first_of_all}"

    def work(worker: str) -> str | None:
        if first_of_all == "bind":
            bind(**{name: worker})()
        else:
            with bound(**{name: worker}):
                pass
        return structlog.contextvars.get_contextvars().get(name)

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(work, ["one", "two"])) == [None, None]
