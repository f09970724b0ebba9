"""The Flask app: parts in, routes, headers and problem answers wired."""

import time

from flask import Flask, Response, g, request

from integration.observability import bind
from integration.web import health, problems, security, sidebar, webhooks
from integration.web.admin.routes import BLUEPRINTS as ADMIN_PAGES
from integration.web.api import events, openapi
from integration.web.parts import EXTENSION, WebParts, parts

LARGEST_REQUEST = 1024 * 1024


def create_app(given: WebParts) -> Flask:
    """The WSGI app over these parts."""
    app = Flask(__name__, template_folder=str(given.templates))
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    app.extensions[EXTENSION] = given
    app.before_request(_start)
    app.after_request(security.harden)
    app.after_request(_count)
    app.teardown_request(_forget)
    problems.register(app)
    app.register_blueprint(health.pages)
    app.register_blueprint(sidebar.pages)
    for pages in (webhooks.pages, events.pages, openapi.pages, *ADMIN_PAGES):
        app.register_blueprint(pages)
    return app


def _start() -> None:
    g.started = time.perf_counter()
    g.let_go = bind(request=parts().new_id())


def _count(response: Response) -> Response:
    parts().metrics.seconds.labels(request.endpoint or "none").observe(time.perf_counter() - g.started)
    return response


def _forget(_error: BaseException | None) -> None:
    """The thread serves somebody else next; our ids must not stand in their log lines."""
    if let_go := g.pop("let_go", None):
        let_go()
