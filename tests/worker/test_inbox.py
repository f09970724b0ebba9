"""The threads that work on the inbox: they finish what they have begun, and survive what stumbles."""

import threading
from collections import deque
from dataclasses import dataclass, field

import pytest
import structlog

from integration.worker import inbox
from integration.worker.inbox import InboxWork, working

PATIENCE = 10  # seconds until a thread that never comes fails a test; nothing waits for them otherwise


@dataclass
class Days:
    """What a worker of four threads has done, with events that a test deals out; the last one waits for `go`."""

    waiting: deque[str]
    go: threading.Event = field(default_factory=threading.Event)
    begun: threading.Event = field(default_factory=threading.Event)
    done: list[tuple[str, str]] = field(default_factory=list)
    heart: list[str] = field(default_factory=list)

    def one(self, holder: str) -> bool:
        try:
            event = self.waiting.popleft()
        except IndexError:
            return False
        if event == "broken":
            raise RuntimeError("Marta from Leeds wrote that the lamp is cracked")
        if event == "long":
            self.begun.set()
            assert self.go.wait(PATIENCE)
        self.done.append((event, holder))
        return True

    def work(self) -> InboxWork:
        return InboxWork(self.one, lambda: self.heart.append("beat"), lambda: self.heart.append("gone"), "w1", 4)


def test_the_event_in_hand_is_finished_and_no_other_begun() -> None:
    """A worker that is told to end leaves nothing half done, and the rest to those who come after it."""
    day = Days(deque(["a", "b", "c", "long"]))
    stop = threading.Event()

    def end() -> None:
        assert day.begun.wait(PATIENCE)
        stop.set()
        day.waiting.append("later")
        day.go.set()

    ending = threading.Thread(target=end)
    with working(day.work(), stop):
        ending.start()
        assert stop.wait(PATIENCE)
    ending.join()

    assert sorted(event for event, _ in day.done) == ["a", "b", "c", "long"]
    assert {holder for _, holder in day.done} <= {f"w1/{number}" for number in range(1, 5)}
    assert list(day.waiting) == ["later"]
    assert (day.heart[0], day.heart[-1]) == ("beat", "gone")


def test_what_stumbles_is_told_without_a_customers_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread goes on with the next event, and the log says where it was, not what was in hand."""
    monkeypatch.setattr(inbox, "FIRST_REST", 0.0)
    day = Days(deque(["broken"] * 5 + ["long"]))
    day.go.set()

    def no_beat() -> None:
        raise ConnectionError("10.0.0.7 is away")

    work = InboxWork(day.one, no_beat, no_beat, "w1", 1)
    with structlog.testing.capture_logs() as lines, working(work, threading.Event()):
        assert day.begun.wait(PATIENCE)

    stumbled = [line for line in lines if line["event"] == "inbox stumbled"]
    assert [line["error"] for line in stumbled] == ["RuntimeError"] * 5
    assert [line["event"] for line in lines if line["log_level"] == "error" and line not in stumbled] == [
        "heartbeat failed"
    ] * 2
    assert "Marta" not in str(lines)
    assert stumbled[0]["places"][-1].endswith(" one")
    assert [event for event, _ in day.done] == ["long"]
