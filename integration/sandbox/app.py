"""Put a sandbox together: one account, its doors (REST, OAuth, workspace, control) and what stands behind them."""

from flask import Flask, Response, jsonify, request
from flask.typing import ResponseReturnValue

from integration.sandbox import control, gate, oauth, workspace
from integration.sandbox.config import SandboxConfig
from integration.sandbox.context import EXTENSION, Sandbox
from integration.sandbox.courier import Courier
from integration.sandbox.faults import FaultBox
from integration.sandbox.keys import new_key
from integration.sandbox.limits import Limiter
from integration.sandbox.problems import ApiProblem
from integration.sandbox.rest import (
    apps,
    business,
    categories,
    macros,
    people,
    search,
    ticket_writes,
    tickets,
    webhooks,
)
from integration.sandbox.seed import load_seed

_REST = (tickets, ticket_writes, people, macros, business, categories, webhooks, search, apps)


def create_sandbox(config: SandboxConfig) -> Flask:
    """Build the WSGI app; its parts are in `app.extensions["sandbox"]`. Webhooks leave once `courier.start()` ran."""
    app = Flask("integration.sandbox", template_folder=str(config.templates.resolve()))
    app.extensions[EXTENSION] = build(config)
    app.json.sort_keys = False  # type: ignore[attr-defined] # the default provider has it, its base class does not
    # replacing the attribute is Flask's own advice for WSGI middleware; its stub declares a method
    app.wsgi_app = gate.without_json_suffix(app.wsgi_app)  # type: ignore[assignment,method-assign]
    gate.guard(app)
    app.register_error_handler(ApiProblem, _problem)
    app.register_error_handler(404, _no_such_page)
    for room in _REST:
        app.register_blueprint(room.blueprint, url_prefix="/api/v2")
    app.register_blueprint(oauth.blueprint)
    app.register_blueprint(control.blueprint)
    app.register_blueprint(workspace.blueprint)
    return app


def build(config: SandboxConfig) -> Sandbox:
    desk = load_seed(config.seed, subdomain=config.subdomain, clock=config.clock)
    faults = FaultBox()
    courier = Courier(desk, faults, timeout=config.webhook_timeout, time_scale=config.time_scale)
    return Sandbox(
        config=config,
        desk=desk,
        key=config.sign_with or new_key(),
        limiter=Limiter(config.limits, desk.clock),
        courier=courier,
        faults=faults,
    )


def _problem(problem: ApiProblem) -> ResponseReturnValue:
    if isinstance(problem.body, str):
        response = Response(problem.body, content_type="text/plain; charset=utf-8")
    else:
        response = jsonify(problem.body)
    response.status_code = problem.status
    response.headers.update(problem.headers)
    return response


def _no_such_page(missing: Exception) -> ResponseReturnValue:
    if request.path.startswith("/api/"):
        return jsonify(error="InvalidEndpoint", description="Not found"), 404
    return Response(str(missing), status=404, content_type="text/plain")
