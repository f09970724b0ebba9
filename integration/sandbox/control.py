"""The sandbox's own doors, which a Zendesk does not have: faults, limits, requests seen, mail coming in, reset."""

from dataclasses import asdict, replace
from typing import Any

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from integration.sandbox.context import sandbox
from integration.sandbox.faults import KINDS, fault_from
from integration.sandbox.mail import receive
from integration.sandbox.problems import bad_request
from integration.sandbox.wire import audit_json

blueprint = Blueprint("control", __name__, url_prefix="/sandbox")


@blueprint.get("/health")
def health() -> ResponseReturnValue:
    desk = sandbox().desk
    return jsonify(status="ok", subdomain=desk.subdomain, tickets=len(desk.tickets))


@blueprint.get("/requests")
def requests_seen() -> ResponseReturnValue:
    return jsonify(requests=sandbox().requests.listed())


@blueprint.post("/reset")
def reset() -> ResponseReturnValue:
    sandbox().reset()
    return jsonify(status="ok", tickets=len(sandbox().desk.tickets))


@blueprint.post("/mail")
def mail() -> ResponseReturnValue:
    """A customer writes: `{from: {name, email}, subject, text or html, ticket_id?}`; triggers run as for real mail."""
    if not request.is_json:
        form = request.form
        audit = receive(sandbox().desk, {**form, "from": {"name": form["name"], "email": form["email"]}})
        return redirect(url_for("workspace.ticket", ticket_id=audit.ticket_id), code=303)
    audit = receive(sandbox().desk, request.get_json())
    return jsonify(ticket_id=audit.ticket_id, audit=audit_json(audit)), 201


@blueprint.get("/mail/page")
def mail_page() -> ResponseReturnValue:
    return render_template("sandbox/mail.html")


@blueprint.get("/limits")
def limits() -> ResponseReturnValue:
    return jsonify(asdict(sandbox().limiter.limits))


@blueprint.put("/limits")
def set_limits() -> ResponseReturnValue:
    limiter = sandbox().limiter
    given: dict[str, Any] = request.get_json()
    unknown = sorted(set(given) - set(asdict(limiter.limits)))
    if unknown:
        raise bad_request("UnknownLimit", ", ".join(unknown))
    limiter.limits = replace(limiter.limits, **{name: int(value) for name, value in given.items()})
    limiter.reset()
    return limits()


@blueprint.get("/faults")
def faults() -> ResponseReturnValue:
    return jsonify(faults=sandbox().faults.listed())


@blueprint.post("/faults")
def add_fault() -> ResponseReturnValue:
    given: dict[str, Any] = request.get_json() if request.is_json else request.form.to_dict()
    try:
        fault = sandbox().faults.add(fault_from(given))
    except ValueError as wrong:
        raise bad_request("UnknownFault", str(wrong)) from wrong
    if request.is_json:
        return jsonify(fault=asdict(fault)), 201
    return redirect(url_for("control.faults_page"), code=303)


@blueprint.delete("/faults")
def clear_faults() -> ResponseReturnValue:
    sandbox().faults.clear()
    return "", 204


@blueprint.delete("/faults/<int:fault_id>")
def clear_fault(fault_id: int) -> ResponseReturnValue:
    sandbox().faults.clear(fault_id)
    return "", 204


@blueprint.get("/faults/page")
def faults_page() -> ResponseReturnValue:
    parts = sandbox()
    seen = list(reversed(parts.requests.listed()))[:30]
    return render_template("sandbox/faults.html", faults=parts.faults.listed(), kinds=KINDS, requests=seen)


@blueprint.post("/faults/page/clear")
def clear_from_page() -> ResponseReturnValue:
    """Forms cannot send DELETE."""
    number = request.form.get("id")
    sandbox().faults.clear(int(number) if number else None)
    return redirect(url_for("control.faults_page"), code=303)
