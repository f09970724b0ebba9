"""One run: the story is told while everything fails, and then waited for until the inbox is empty."""

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from integration.sandbox.context import Sandbox
from integration.sandbox.faults import Fault
from tests.chaos.desks import running_desks
from tests.chaos.judging import Verdict, judge
from tests.chaos.rig import Rig, connect_account, rig
from tests.chaos.story import Story, kinds

# Two calls in ten fail, one way or the other (platform §6.7, §7.11).
CALLS = (
    Fault("429", path="/api/v2/*", probability=0.05, retry_after=1),
    Fault("500", path="/api/v2/*", probability=0.04),
    Fault("drop", path="/api/v2/*", probability=0.02),
    Fault("apply_then_drop", path="/api/v2/*", probability=0.03),
    Fault("apply_then_503", path="/api/v2/*", probability=0.02),
    Fault("latency", path="/api/v2/*", probability=0.04, seconds=2.0),
)
DELIVERIES = (Fault("duplicate_delivery", probability=0.1), Fault("reorder_deliveries", probability=0.1))
PATIENCE_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is to happen, over how many `seconds`; without `postgres` the database is a file.

    With `mercy` workers are only killed while events come, and not until the last one is done.
    """

    events: int
    tickets: int
    accounts: int
    seconds: float
    seed: int
    postgres: str = ""
    redis: str = ""
    workers: int = 2
    between_kills: tuple[float, float] = (4.0, 8.0)
    mercy: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    verdict: Verdict
    kills: int
    cuts: int


def run(plan: Plan, folder: Path) -> Result:
    """Raises TimeoutError where the inbox does not get empty."""
    chance = random.Random(plan.seed)
    names = [f"shop{number}" for number in range(1, plan.accounts + 1)]
    with (
        running_desks(names, folder, time_scale=0.2) as desks,
        rig(folder, desks.url, postgres=plan.postgres, redis=plan.redis, chance=chance) as found,
    ):
        for name in names:
            connect_account(found, name)
        for sandbox in desks.accounts.values():
            _trouble(sandbox)
        story = Story({name: sandbox.desk for name, sandbox in desks.accounts.items()}, chance)
        with found.working(plan.workers, plan.between_kills):
            _tell(story, plan, desks.accounts, found)
            if plan.mercy:
                found.spare()
            _settle(desks.accounts, found)
        verdict = judge(story.threads, desks.accounts, found.engine)
        return Result(verdict, found.kills, found.cuts)


def _trouble(sandbox: Sandbox) -> None:
    for fault in (*CALLS, *DELIVERIES):
        sandbox.faults.add(replace(fault))


def _tell(story: Story, plan: Plan, desks: Mapping[str, Sandbox], found: Rig) -> None:
    """Tickets come one after the other, and others go on meanwhile; twice the database goes away."""
    cuts = {plan.events // 3, plan.events * 2 // 3}
    to_come = enumerate(kinds(plan.tickets))
    for moment in _moments(plan):
        sent = _sent(desks)
        if sent >= plan.events and len(story.threads) == plan.tickets:
            return
        for due in [cut for cut in cuts if sent >= cut]:
            cuts.remove(due)
            found.cut()
        time.sleep(max(0.0, moment - time.monotonic()))
        if len(story.threads) < plan.tickets and (not story.threads or story.chance.random() < 0.35):
            number, kind = next(to_come)
            story.open(kind, number)
        else:
            story.go_on(story.chance.choice(story.threads))


def _moments(plan: Plan) -> Iterator[float]:
    """When the next thing happens: about as many moments as events, without end, because some things send none."""
    begun = time.monotonic()
    number = 0
    while True:
        yield begun + number * plan.seconds / (plan.events * 1.4)
        number += 1


def _sent(desks: Mapping[str, Sandbox]) -> int:
    return sum(len(records) for desk in desks.values() for records in desk.desk.invocations.values())


def _settle(desks: Mapping[str, Sandbox], found: Rig) -> None:
    """Until every delivery has ended and nothing waits, twice in a row: a last event may be on its way."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    quiet = 0
    while quiet < 2:
        if time.monotonic() > deadline:
            raise TimeoutError(f"{found.unfinished()} events are not done after {PATIENCE_SECONDS} s.")
        time.sleep(1.0)
        under_way = any(
            record["status"] == "in progress"
            for desk in desks.values()
            for records in desk.desk.invocations.values()
            for record in list(records)
        )
        quiet = quiet + 1 if not under_way and not found.unfinished() else 0
