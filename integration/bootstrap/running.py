"""The processes that keep running: the web server and the worker."""

from typing import Any
from urllib.parse import urlsplit

from gunicorn.app.base import BaseApplication

from integration.bootstrap.backtests import work_on_backtests
from integration.bootstrap.inbox import inbox_work
from integration.bootstrap.parts import Parts, now
from integration.store import schema
from integration.store.backtests import BacktestStore
from integration.store.pruning import Pruner
from integration.worker import queue, tasks

LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - behind the operator's proxy


def serve(parts: Parts) -> None:
    """Serve until told to stop. The app is loaded before any process is started, and says what is wrong."""
    _Server(parts).run()


def work(parts: Parts) -> None:
    """Work until told to stop."""
    schema.demand_current(parts.engine)
    line = queue.open_queue(parts.settings.queue_url, beside=parts.data_folder)
    forget_backtests, prune = BacktestStore(parts.engine).forget_before, Pruner(parts.engine).prune
    forget = (parts.visits.forget_expired, parts.pace.forget_before, forget_backtests)
    tasks.register(line, tasks.Chores(*forget, prune, now))
    work_on_backtests(parts, line)
    tasks.run(line, inbox_work(parts, now))


def address_for(public_url: str) -> str:
    """Who can only be reached from this machine listens to nobody else: a demo's secret is no secret."""
    return LOOPBACK if urlsplit(public_url).hostname in ("localhost", LOOPBACK) else EVERYWHERE


class _Server(BaseApplication):
    """gunicorn with our settings instead of its own configuration file."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        super().__init__()

    def load_config(self) -> None:
        settings = self._parts.settings

        def after_fork(_server: Any, _worker: Any) -> None:
            # A connection must not be shared by two processes: each opens its own.
            self._parts.engine.dispose(close=False)

        options: dict[str, Any] = {
            "bind": f"{address_for(settings.public_url)}:{settings.port}",
            "workers": settings.web_workers,
            "worker_class": "gthread",
            "threads": settings.web_threads,
            "timeout": 30,
            "graceful_timeout": 10,
            "keepalive": 5,
            "loglevel": "warning",
            # Models, letters and code are loaded once and shared by all workers' memory.
            "preload_app": True,
            "post_fork": after_fork,
            # A worker is replaced now and then, so that a slow leak of some library cannot grow for weeks.
            "max_requests": 50_000,
            "max_requests_jitter": 5_000,
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self._parts.web_app()
