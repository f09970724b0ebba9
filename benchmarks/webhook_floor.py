"""The floor of the webhook: a Flask view that checks the same signature and commits one row, behind the same server."""

import sys
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from gunicorn.app.base import BaseApplication

ROOT = Path(__file__).parents[1]


def create_floor(database_url: str, secret: str) -> tuple[Flask, Any]:
    from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table, insert  # noqa: PLC0415

    from integration.bootstrap.parts import now  # noqa: PLC0415 - after the path is set
    from integration.store.engine import connect, lasting  # noqa: PLC0415
    from integration.zendesk.webhook import verify_webhook  # noqa: PLC0415

    app, engine, metadata = Flask(__name__), lasting(connect(database_url)), MetaData()
    columns = (Column("id", Integer, primary_key=True), Column("said", String), Column("body", LargeBinary))
    row = Table("floor", metadata, *columns)
    metadata.create_all(engine)
    keep = insert(row)

    @app.post("/webhooks/zendesk/<account>")
    def view(account: str) -> Response:
        body = request.get_data()
        signature = verify_webhook(request.headers, body, secrets=[lambda: [secret]], now=now())
        with engine.begin() as connection:
            connection.execute(keep, {"said": f"{account} {signature}", "body": body})
        return Response(status=202)

    @app.get("/ready")
    def ready() -> str:
        return "ready"

    return app, engine


class _Server(BaseApplication):
    def __init__(self, port: int, database_url: str, secret: str, options: dict[str, Any]) -> None:
        self._port, self._url, self._secret, self._options = port, database_url, secret, options
        super().__init__()

    def load_config(self) -> None:
        self._app, engine = create_floor(self._url, self._secret)
        after_fork = {"post_fork": lambda _server, _worker: engine.dispose(close=False)}
        for name, value in {"bind": f"127.0.0.1:{self._port}", **self._options, **after_fork}.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._app


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    same = {"workers": 2, "worker_class": "gthread", "threads": 4, "loglevel": "warning", "keepalive": 5}
    _Server(int(sys.argv[1]), sys.argv[2], sys.argv[3], {**same, "preload_app": True}).run()
