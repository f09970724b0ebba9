"""How long each stage of the pipeline takes, in one process without a server: median, 95th and 99th percentile."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from integration.bootstrap.parts import Parts, new_id, now
from integration.flows import deciding, drafting
from integration.flows.deciding import Deciding
from integration.flows.draft import Occasion, Wishes
from integration.flows.drafting import Drafting
from integration.web.bodies import SuggestionBody, parse
from integration.web.draft_json import draft_json
from integration.web.sdk_ticket import ticket_of
from integration.web.sessions import Session


@dataclass(slots=True)
class Stopwatch:
    """Collects how long calls take, by stage."""

    times: dict[str, list[float]] = field(default_factory=dict)

    def around(self, stage: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **named: Any) -> Any:
            begun = time.perf_counter()
            result = call(*args, **named)
            self.times.setdefault(stage, []).append((time.perf_counter() - begun) * 1000)
            return result

        return timed


class _Timed:
    """A port whose calls are timed; everything else is the real one's."""

    def __init__(self, real: Any, watch: Stopwatch, stages: dict[str, str]) -> None:
        self._real = real
        for method, stage in stages.items():
            setattr(self, method, watch.around(stage, getattr(real, method)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@dataclass(frozen=True, slots=True)
class _OneJudge:
    """The same judge for every account."""

    judge: Any

    def of(self, _account: str) -> Any:
        return self.judge


@dataclass(frozen=True, slots=True)
class _OneWriter:
    """The same writer for every account."""

    writer: Any

    def of(self, _account: str) -> Any:
        return self.writer

    def locales(self) -> tuple[str, ...]:
        found: tuple[str, ...] = self.writer.locales()
        return found


def measure_stages(parts: Parts, account: str, bodies: Sequence[bytes], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of every stage for every ticket, after one round that is not counted."""
    watch = Stopwatch()
    ledger = _Timed(parts.drafting.deciding.ledger, watch, {"hold": "remedy held"})
    flow = Drafting(
        reader=_Timed(parts.reader, watch, {"read": "reading"}),
        judges=_OneJudge(_Timed(parts.judge, watch, {"judge": "complaint"})),
        policies=_Timed(parts.policies, watch, {"live": "policy"}),
        deciding=Deciding(ledger, parts.codes),
        writers=_OneWriter(_Timed(parts.writers.of(account), watch, {"write": "letter"})),
        drafts=_Timed(parts.drafts, watch, {"keep": "draft saved"}),
        lessons=parts.lessons,
    )
    deciding.decide = watch.around("remedy", deciding.decide)
    drafting.review = watch.around("review", drafting.review)
    session = Session(account, "1002", "Priya Nair", "ticket_sidebar", 0, 0)
    policy = parts.policies.live(account).policy
    suggest = watch.around("whole flow", flow.suggest)
    take_in = watch.around("body taken in", lambda body: ticket_of(parse(SuggestionBody, body).ticket, session))
    give_out = watch.around("answer made", draft_json)
    for turn in range(rounds + 1):
        if turn == 1:
            watch.times.clear()
        for body in bodies:
            draft = suggest(take_in(body), Wishes(), Occasion(account, new_id(), now(), session.agent_id))
            give_out(draft, policy)
    return watch.times
