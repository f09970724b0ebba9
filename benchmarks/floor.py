"""The floor: a Flask view that checks the same session token and echoes JSON, behind the same server."""

import sys
from pathlib import Path
from typing import Any

from flask import Flask, Response, jsonify, request
from gunicorn.app.base import BaseApplication

ROOT = Path(__file__).parents[1]


def create_floor(secrets: tuple[str, ...]) -> Flask:
    from integration.bootstrap.parts import now  # noqa: PLC0415 - after the path is set
    from integration.flows.signing_in import SIDEBAR  # noqa: PLC0415
    from integration.web import sessions  # noqa: PLC0415

    app = Flask(__name__)

    @app.post("/sidebar/suggestions")
    def echo() -> Response:
        sessions.opened(request.headers.get("Authorization", ""), SIDEBAR, secrets, now())
        return jsonify(request.get_json())

    @app.get("/ready")
    def ready() -> str:
        return "ready"

    return app


class _Server(BaseApplication):
    def __init__(self, port: int, secret: str, options: dict[str, Any]) -> None:
        self._port, self._secret, self._options = port, secret, options
        super().__init__()

    def load_config(self) -> None:
        for name, value in {"bind": f"127.0.0.1:{self._port}", **self._options}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return create_floor((self._secret,))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    same = {"workers": 2, "worker_class": "gthread", "threads": 4, "loglevel": "warning", "keepalive": 5}
    _Server(int(sys.argv[1]), sys.argv[2], same).run()
