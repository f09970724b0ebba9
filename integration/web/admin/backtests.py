"""Backtests: begun, fed by an upload or left to the worker, looked at, cancelled, and taken away as a table."""

from typing import Annotated, Any, Literal

from flask import Response, jsonify, request
from pydantic import BaseModel, ConfigDict, Field

from integration.apology.ticket import Ticket
from integration.errors import BadInput
from integration.flows.backtest import Backtest, BacktestState, Source, Span
from integration.flows.backtest_report import report_csv, report_json
from integration.web.admin.door import caller, guarded
from integration.web.admin.parts import BacktestParts
from integration.web.bodies import parse
from integration.web.parts import parts

MOST_IN_A_PIECE = 200
LARGEST_PIECE = 16 * 1024 * 1024  # bytes; two hundred tickets with long conversations
_SHOWN = 5  # problems of tickets that cannot be read

pages = guarded("backtests")


class BeginBody(BaseModel):
    """`POST /admin/backtests`. `days` and `most` are for tickets from Zendesk."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Literal["zendesk", "upload"]
    days: int = 30
    most: int = 1000


class PieceBody(BaseModel):
    """`POST /admin/backtests/<id>/tickets`. Who numbers the pieces, from 0 on, may send one again without harm."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tickets: Annotated[list[dict[str, Any]], Field(max_length=MOST_IN_A_PIECE)]
    piece: Annotated[int, Field(ge=0)] | None = None


@pages.post("/backtests")
def begun() -> Response:
    """One from Zendesk is left to the worker; an upload waits for its tickets."""
    body = parse(BeginBody, request.get_data())
    source = Source(body.source)
    span = Span(body.days, body.most) if source is Source.ZENDESK else None
    started = _ours().backtesting.begin(parts().new_id(), caller().visitor, source, span)
    if span:
        _ours().start(started.account, started.id)
    return jsonify(_state(started))


@pages.post("/backtests/<id_>/tickets")
def fed(id_: str) -> Response:
    """Count these tickets; those that cannot be read are passed over, and the first of them named."""
    if (request.content_length or 0) > LARGEST_PIECE:
        raise BadInput(f"A piece has at most {LARGEST_PIECE // 1024 // 1024} megabytes. Send fewer tickets.", "tickets")
    request.max_content_length = LARGEST_PIECE
    body = parse(PieceBody, request.get_data())
    tickets, skipped = _read(body.tickets)
    backtesting = _ours().backtesting
    counted = backtesting.feed(_account(), id_, tickets, skipped=len(skipped), piece=body.piece)
    return jsonify({**_state(counted), "skipped": skipped[:_SHOWN]})


@pages.post("/backtests/<id_>/end")
def ended(id_: str) -> Response:
    return jsonify(_state(_ours().backtesting.end(_account(), id_)))


@pages.delete("/backtests/<id_>")
def cancelled(id_: str) -> Response:
    return jsonify(_state(_ours().backtesting.cancel(_account(), id_)))


@pages.get("/backtests/<id_>")
def shown(id_: str) -> Response:
    """How it stands, with its report once it is over."""
    found = _ours().backtesting.seen(_account(), id_)
    over = found.state is not BacktestState.RUNNING
    report = report_json(_ours().backtesting.report(found)) if over else None
    return jsonify({**_state(found), "report": report})


@pages.get("/backtests/<id_>.csv")
def table(id_: str) -> Response:
    found = _ours().backtesting.seen(_account(), id_)
    response = Response(report_csv(_ours().backtesting.report(found)), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="backtest-{found.begun_at:%Y-%m-%d}.csv"'
    return response


def _ours() -> BacktestParts:
    return parts().admin.backtests


def _account() -> str:
    return caller().visitor.account


def _state(backtest: Backtest) -> dict[str, Any]:
    return {
        "id": backtest.id,
        "source": backtest.source.value,
        "state": backtest.state.value,
        "compared": backtest.draft is not None,  # without a draft the live policy stands alone
        "done": backtest.done,
        "of": backtest.of,
        "problem": backtest.problem or None,
    }


def _read(rows: list[dict[str, Any]]) -> tuple[list[Ticket], list[dict[str, str]]]:
    """The tickets, and where and why others cannot be read."""
    tickets: list[Ticket] = []
    skipped: list[dict[str, str]] = []
    for place, row in enumerate(rows):
        try:
            tickets.append(_ours().ticket_of(row))
        except BadInput as problem:
            field = problem.field.removeprefix("ticket.")
            skipped.append({"path": f"tickets[{place}].{field}", "words": str(problem)})
    return tickets, skipped
